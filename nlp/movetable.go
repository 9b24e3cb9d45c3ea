package nlp

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// A moveTable holds what features say of the moves. It is read-only.
type moveTable struct {
	shift uint8
	slots []moveSlot
	seen  sieve
}

// moveSlot is a feature with its weights, as codes of [weightOf]; an empty slot
// has no weights.
type moveSlot struct {
	key  uint32
	code [moves]int8
	full bool
}

// score adds what the features say of the moves. It changes the order of features.
func (t *moveTable) score(features []uint32, out *[moves]int32) {
	mask := uint32(len(t.slots) - 1)
	for _, f := range t.seen.sift(features) {
		i := f >> t.shift
		for t.slots[i].full && t.slots[i].key != f {
			i = (i + 1) & mask
		}
		c := &t.slots[i].code // an empty slot has codes of nothing
		out[shift] += weightOf[uint8(c[shift])]
		out[left] += weightOf[uint8(c[left])]
		out[right] += weightOf[uint8(c[right])]
	}
}

// moveRow is a feature with its weights, when tables are made.
type moveRow struct {
	key  uint32
	code [moves]int8
}

func appendMoveRows(b []byte, rows []moveRow) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(rows)))
	before := uint32(0)
	for _, r := range rows {
		b = binary.AppendUvarint(b, uint64(r.key-before))
		before = r.key
		for _, c := range r.code {
			b = append(b, byte(c))
		}
	}
	return b
}

func (d *decoder) readMoveTable() (*moveTable, error) {
	n := int(d.u32())
	if n > len(d.b)/4 {
		return nil, fmt.Errorf("%d features do not fit %d bytes", n, len(d.b))
	}
	bits := 4
	for 1<<bits < n*3/2 {
		bits++
	}
	t := &moveTable{shift: uint8(32 - bits), slots: make([]moveSlot, 1<<bits), seen: newSieve(n)}
	key := uint32(0)
	for range n {
		key += uint32(d.uvarint())
		s := moveSlot{key: key, full: true}
		for m := range s.code {
			s.code[m] = int8(d.u8())
		}
		i := key >> t.shift
		for t.slots[i].full {
			i = (i + 1) & uint32(len(t.slots)-1)
		}
		t.slots[i] = s
		t.seen.put(key)
	}
	if d.short {
		return nil, fmt.Errorf("cut short")
	}
	return t, nil
}

// Weights are stored as codes of one byte: fine steps near zero, coarse ones
// far from it, up to about 8000.
const (
	codeFirst = 2.0  // the weight of code 1
	codeCurve = 0.05 // how fast steps grow
)

// weightOf gives the weight of a code.
var weightOf = func() (w [256]int32) {
	for c := range 128 {
		v := int32(math.Round(codeFirst / codeCurve * (math.Exp(codeCurve*float64(c)) - 1)))
		w[c] = v
		w[uint8(-int8(c))] = -v
	}
	return w
}()

// codeOf gives the code whose weight is nearest.
func codeOf(v float64) int8 {
	a := math.Abs(v)
	c := min(math.Round(math.Log(a*codeCurve/codeFirst+1)/codeCurve), 127)
	if v < 0 {
		c = -c
	}
	return int8(c)
}

// A moveLearner holds the weights of moves while they are learnt. Only features
// that were counted often enough have weights.
type moveLearner struct {
	slots []learnSlot
	moved [][moves]int64 // of each slot: its changes, each times the step it came in
	seen  sieve
	step  int64
}

type learnSlot struct {
	key uint32
	now [moves]int32
}

func newMoveLearner(counts *counter, least uint32) *moveLearner {
	var keys []uint32
	for i, n := range counts.n {
		if n >= least && counts.keys[i] != 0 {
			keys = append(keys, counts.keys[i])
		}
	}
	slices.Sort(keys)
	size := 16
	for size < 2*len(keys) {
		size *= 2
	}
	l := &moveLearner{slots: make([]learnSlot, size), moved: make([][moves]int64, size), seen: newSieve(len(keys))}
	for _, k := range keys {
		l.slots[l.find(k)].key = k
		l.seen.put(k)
	}
	return l
}

// find gives the slot of a feature, or the empty one where it would be.
func (l *moveLearner) find(f uint32) uint32 {
	mask := uint32(len(l.slots) - 1)
	i := f * 2654435769 >> 3 & mask
	for l.slots[i].key != 0 && l.slots[i].key != f {
		i = (i + 1) & mask
	}
	return i
}

func (l *moveLearner) score(features []uint32, out *[moves]int32) {
	for _, f := range l.seen.sift(features) {
		s := &l.slots[l.find(f)]
		out[shift] += s.now[shift]
		out[left] += s.now[left]
		out[right] += s.now[right]
	}
}

// move changes what each of the features says of a move.
func (l *moveLearner) move(features []uint32, m move, by int32) {
	for _, f := range features {
		i := l.find(f)
		if l.slots[i].key != 0 {
			l.slots[i].now[m] += by
			l.moved[i][m] += l.step * int64(by)
		}
	}
}

// restart sets all weights to nothing and goes on: what was learnt stays in the
// averages, which become those of several learners.
func (l *moveLearner) restart() {
	for i := range l.slots {
		for m, w := range l.slots[i].now {
			l.moved[i][m] -= l.step * int64(w)
			l.slots[i].now[m] = 0
		}
	}
}

// average gives the averaged weights; features of which the moves' weights
// differ by less than least are left out.
func (l *moveLearner) average(least float64) []moveRow {
	var out []moveRow
	for i, s := range l.slots {
		if s.key == 0 {
			continue
		}
		var mean [moves]float64
		lo, hi, sum := math.Inf(1), math.Inf(-1), 0.0
		for m, w := range s.now {
			mean[m] = (float64(w) - float64(l.moved[i][m])/float64(l.step)) * weightScale
			lo, hi, sum = min(lo, mean[m]), max(hi, mean[m]), sum+mean[m]
		}
		if hi-lo < least {
			continue
		}
		r := moveRow{key: s.key}
		for m := range mean {
			r.code[m] = codeOf(mean[m])
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b moveRow) int { return int(int64(a.key) - int64(b.key)) })
	return out
}

// weightScale is what a weight of one is when stored.
const weightScale = 32
