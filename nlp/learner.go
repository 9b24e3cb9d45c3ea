package nlp

import (
	"math"
	"slices"
)

// A learner holds the weights of a perceptron while it learns, and what
// averaging them needs. Only features that were counted often enough have weights.
type learner struct {
	slots []slot
	seen  sieve
	rows  []weightRow
	step  int64
}

// weightRow holds the weights of a feature: the class in the low byte, the
// weight above it. moved sums the changes of each, times the step they came in.
type weightRow struct {
	now   []int32
	moved []int64
}

// newLearner makes a learner of the features that were counted least times or more.
func newLearner(counts *counter, least uint32) *learner {
	var keys []uint32
	for i, n := range counts.n {
		if n >= least {
			keys = append(keys, counts.keys[i])
		}
	}
	slices.Sort(keys)
	l := &learner{rows: make([]weightRow, 1+len(keys)), seen: newSieve(len(keys))}
	size := 16
	for size < 2*len(keys) {
		size *= 2
	}
	l.slots = make([]slot, size)
	for i, k := range keys {
		l.slots[findSlot(l.slots, k)] = slot{k, uint32(i + 1)}
		l.seen.put(k)
	}
	return l
}

// findSlot gives the slot of a key, or the empty one where it belongs.
func findSlot(slots []slot, key uint32) uint32 {
	mask := uint32(len(slots) - 1)
	i := key * 2654435769 & mask
	for slots[i].at != 0 && slots[i].key != key {
		i = (i + 1) & mask
	}
	return i
}

func (l *learner) score(features []uint32, out []int32) {
	for _, f := range features {
		if b := f & l.seen.mask; l.seen.bits[b>>6]>>(b&63)&1 == 0 {
			continue
		}
		if at := l.slots[findSlot(l.slots, f)].at; at != 0 {
			for _, w := range l.rows[at].now {
				out[uint8(w)] += w >> 8
			}
		}
	}
}

// move changes what each of the features says of class.
func (l *learner) move(features []uint32, class uint8, by int32) {
	for _, f := range features {
		at := l.slots[findSlot(l.slots, f)].at
		if at == 0 {
			continue
		}
		r := &l.rows[at]
		k := slices.IndexFunc(r.now, func(w int32) bool { return uint8(w) == class })
		if k < 0 {
			k = len(r.now)
			r.now, r.moved = append(r.now, int32(class)), append(r.moved, 0)
		}
		r.now[k] += by << 8
		r.moved[k] += l.step * int64(by)
	}
}

// restart sets all weights to nothing and goes on: what was learnt stays in the
// averages, which become those of several learners.
func (l *learner) restart() {
	for _, r := range l.rows {
		for k, w := range r.now {
			r.moved[k] -= l.step * int64(w>>8)
			r.now[k] = w & 0xff
		}
	}
}

// average gives the rows of averaged weights, without those less than least.
func (l *learner) average(least float64) []row {
	out := make([]row, 0, len(l.rows))
	for _, s := range l.slots {
		if s.at == 0 {
			continue
		}
		r := l.rows[s.at]
		to := row{key: s.key}
		for k, w := range r.now {
			mean := (float64(w>>8) - float64(r.moved[k])/float64(l.step)) * weightScale
			if c := codeOf(mean); math.Abs(mean) >= least && c != 0 {
				to.cells = append(to.cells, cell{uint8(w), c})
			}
		}
		slices.SortFunc(to.cells, func(a, b cell) int { return int(a.class) - int(b.class) })
		out = append(out, to)
	}
	return sortRows(out)
}

// A counter counts features.
type counter struct {
	slots []slot
	keys  []uint32
	n     []uint32
}

func newCounter() *counter {
	return &counter{slots: make([]slot, 1<<16), keys: make([]uint32, 1), n: make([]uint32, 1)}
}

func (c *counter) add(features []uint32) {
	for _, f := range features {
		i := findSlot(c.slots, f)
		if c.slots[i].at == 0 {
			if 2*len(c.keys) > len(c.slots) {
				c.slots = make([]slot, 2*len(c.slots))
				for at, k := range c.keys[1:] {
					c.slots[findSlot(c.slots, k)] = slot{k, uint32(at + 1)}
				}
				i = findSlot(c.slots, f)
			}
			c.slots[i] = slot{f, uint32(len(c.keys))}
			c.keys, c.n = append(c.keys, f), append(c.n, 0)
		}
		c.n[c.slots[i].at]++
	}
}
