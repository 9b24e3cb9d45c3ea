package nlp

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// A NameLesson is a Document in which somebody marked the names.
type NameLesson struct {
	Style string
	Sents []Sentence   // with tags
	Marks [][]NameMark // of each Sentence, in order and apart
	Free  []string     // types that nobody marked: a capitalised word without a mark may be in a name of these
}

// A NameMark is a marked run of Tokens. Types are the types that the mark may
// stand for; none says that nobody knows whether there is a name.
type NameMark struct {
	First, Last int
	Types       []string
}

// NameOptions say how to train a Namer.
type NameOptions struct {
	Words   NameWords
	Classes *WordClasses
	Epochs  int
	Rate    float64 // of AdaGrad
	Decay   float64 // L2
	Drop    float64 // share of the features of a Token that is left out at a time
	Seen    int     // features of fewer Tokens are left out
	Least   float64 // weights nearer to zero are left out
	Lean    float64 // how much more a name is looked for than the marks ask for
	Watch   func(epoch int, raw []byte)
}

// TrainNames fits the weights of a Namer, a conditional random field, by gradient
// ascent on what the marks leave open, and gives them as [ReadNamer] reads them.
// The same lessons and options give the same bytes.
func TrainNames(lessons []NameLesson, o NameOptions) ([]byte, error) {
	f := &nameFit{o: o, states: countStates()}
	f.prepare(lessons)
	random := rand.New(rand.NewPCG(3, 5))
	f.random = random
	order := make([]int, len(f.sents))
	for i := range order {
		order[i] = i
	}
	var raw []byte
	for e := range o.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			f.step(&f.sents[i])
		}
		if 2*e >= o.Epochs-1 {
			f.gather()
		}
		if o.Watch != nil || e+1 == o.Epochs {
			var err error
			if raw, err = f.encode(lessons); err != nil {
				return nil, err
			}
			if o.Watch != nil {
				o.Watch(e, raw)
			}
		}
	}
	return raw, nil
}

// fitSentence is a Sentence ready to learn from: the rows of the features of each
// Token, and the states that the marks allow it.
type fitSentence struct {
	rows    [][]int32
	allowed []uint64
}

type nameFit struct {
	o      NameOptions
	states int
	keys   []uint32
	row    map[uint32]int32
	w, sq  []float32 // rows of states
	sum    []float64
	sums   int
	step0  []float32 // transitions, states+1 rows
	sq0    []float32
	sum0   []float64
	sents  []fitSentence

	alpha, beta, free, bound []float64
	exp                      []float64
	random                   *rand.Rand
	kept, live               [][]int32
	grad0                    []float64
}

func (f *nameFit) prepare(lessons []NameLesson) {
	counts := newCounter()
	each := func(visit func(features []uint32), open func(l *NameLesson, i int), done func()) {
		var features []uint32
		for li := range lessons {
			l := &lessons[li]
			x := newNameSetting(l.Sents, f.o.Words, f.o.Classes, l.Style)
			for i := range l.Sents {
				if !x.any(i) || len(l.Sents[i].Tokens) > 150 {
					continue
				}
				x.start(i)
				open(l, i)
				for k := range l.Sents[i].Tokens {
					features = x.features(k, features[:0])
					visit(features)
				}
				done()
			}
		}
	}
	each(func(fs []uint32) { counts.add(fs) }, func(*NameLesson, int) {}, func() {})
	f.row = map[uint32]int32{}
	for i, n := range counts.n {
		if i > 0 && int(n) >= f.o.Seen {
			f.keys = append(f.keys, counts.keys[i])
		}
	}
	slices.Sort(f.keys)
	for i, k := range f.keys {
		f.row[k] = int32(i)
	}
	var cur fitSentence
	each(func(fs []uint32) {
		var rows []int32
		for _, x := range fs {
			if r, ok := f.row[x]; ok {
				rows = append(rows, r)
			}
		}
		cur.rows = append(cur.rows, rows)
	}, func(l *NameLesson, i int) {
		cur = fitSentence{allowed: allowedStates(l, i)}
	}, func() { f.sents = append(f.sents, cur) })
	f.w, f.sq = make([]float32, len(f.keys)*f.states), make([]float32, len(f.keys)*f.states)
	f.sum = make([]float64, len(f.w))
	n := (f.states + 1) * f.states
	f.step0, f.sq0, f.sum0, f.grad0 = make([]float32, n), make([]float32, n), make([]float64, n), make([]float64, n)
	f.exp = make([]float64, n)
}

// allowedStates gives the states that the marks of Sentence i allow each Token, as
// a set of bits.
func allowedStates(l *NameLesson, i int) []uint64 {
	of := func(types []string, places ...int) uint64 {
		var m uint64
		for _, t := range types {
			k := slices.Index(NameTypes, t)
			for _, p := range places {
				m |= 1 << stateOf(k, p)
			}
		}
		return m
	}
	out := make([]uint64, len(l.Sents[i].Tokens))
	for k := range out {
		out[k] = 1
		if l.Sents[i].Tokens[k].Upper() {
			out[k] |= of(l.Free, begins, inside, ends, alone)
		}
	}
	for _, m := range l.Marks[i] {
		for k := m.First; k <= m.Last; k++ {
			switch {
			case len(m.Types) == 0:
				out[k] = 1<<countStates() - 1
			case m.First == m.Last:
				out[k] = of(m.Types, alone)
			case k == m.First:
				out[k] = of(m.Types, begins)
			case k == m.Last:
				out[k] = of(m.Types, ends)
			default:
				out[k] = of(m.Types, inside)
			}
		}
	}
	return out
}

// gather adds the weights to their average.
func (f *nameFit) gather() {
	f.sums++
	for i, w := range f.w {
		f.sum[i] += float64(w)
	}
	for i, w := range f.step0 {
		f.sum0[i] += float64(w)
	}
}

// nameScale is how many steps a weight of 1 has.
const nameScale = 20

func (f *nameFit) encode(lessons []NameLesson) ([]byte, error) {
	mean := func(i int) float64 {
		if f.sums == 0 {
			return float64(f.w[i])
		}
		return f.sum[i] / float64(f.sums)
	}
	var styles []string
	for _, l := range lessons {
		if l.Style != "" && !slices.Contains(styles, l.Style) {
			styles = append(styles, l.Style)
		}
	}
	slices.Sort(styles)
	var b []byte
	b = append(b, namesMagic...)
	b = append(b, byte(len(NameTypes)), byte(len(styles)))
	for _, s := range styles {
		b = append(append(b, byte(len(s))), s...)
	}
	for i, w := range f.step0 {
		x := float64(w)
		if f.sums > 0 {
			x = f.sum0[i] / float64(f.sums)
		}
		if p := (i%f.states - 1) % 4; i%f.states > 0 && (p == begins || p == alone) {
			x += f.o.Lean
		}
		b = binary.LittleEndian.AppendUint16(b, uint16(int16(math.Round(x*nameScale))))
	}
	var rows []row
	for r, key := range f.keys {
		var out row
		out.key = key
		for c := range f.states {
			x := mean(r*f.states+c) * (1 - f.o.Drop)
			if math.Abs(x) < f.o.Least {
				continue
			}
			if v := int(math.Round(x * nameScale)); v != 0 {
				out.cells = append(out.cells, cell{uint8(c), int8(min(max(v, -127), 127))})
			}
		}
		rows = append(rows, out)
	}
	b = appendRows(b, sortRows(rows))
	var z bytes.Buffer
	g, err := gzip.NewWriterLevel(&z, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := g.Write(b); err != nil {
		return nil, fmt.Errorf("name weights: %w", err)
	}
	if err := g.Close(); err != nil {
		return nil, fmt.Errorf("name weights: %w", err)
	}
	return z.Bytes(), nil
}
