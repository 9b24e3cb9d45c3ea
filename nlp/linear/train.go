package linear

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
)

// An Example is something whose class is known.
type Example struct {
	Features []uint32
	Class    int     // of Options.Classes; where there is one class, 1 for yes and 0 for no
	Weight   float64 // how much it counts; 0 counts as 1
}

// Options say how to train.
type Options struct {
	Classes []string // one for a question of yes or no
	Epochs  int      // how often all Examples are shown
	Rate    float64  // of learning, for AdaGrad
	Decay   float64  // how strongly weights are drawn to zero (L2)
	Least   int      // features of fewer Examples are left out
	Seed    uint64   // of the order in which Examples are shown
}

// Train fits a Model by stochastic gradient descent with a rate of its own for
// each weight (AdaGrad: Duchi, Hazan and Singer 2011), averages the weights over
// the second half of the epochs and rounds them to 8 bits.
func Train(examples []Example, o Options) *Model {
	m := &Model{classes: slices.Clone(o.Classes), rows: map[uint32]int32{}}
	n := len(o.Classes)
	counts := map[uint32]int{}
	for _, e := range examples {
		for _, f := range e.Features {
			counts[f]++
		}
	}
	rows := make([][]int32, len(examples))
	for i, e := range examples {
		for _, f := range e.Features {
			if counts[f] < o.Least {
				continue
			}
			row, ok := m.rows[f]
			if !ok {
				row = int32(len(m.rows))
				m.rows[f] = row
			}
			rows[i] = append(rows[i], row)
		}
		slices.Sort(rows[i])
		rows[i] = slices.Compact(rows[i])
	}
	w := make([]float64, len(m.rows)*n)
	sum := make([]float64, len(w))
	grad := make([]float64, len(w))
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(o.Seed, 1))
	p := make([]float64, n)
	averaged := 0
	for epoch := range o.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			e := examples[i]
			clear(p)
			for _, row := range rows[i] {
				for c, x := range w[int(row)*n : int(row)*n+n] {
					p[c] += x
				}
			}
			squash(p)
			weight := e.Weight
			if weight == 0 {
				weight = 1
			}
			for c := range p {
				right := 0.0
				if n == 1 && e.Class == 1 || n > 1 && e.Class == c {
					right = 1
				}
				p[c] = weight * (p[c] - right)
			}
			for _, row := range rows[i] {
				at := int(row) * n
				for c, g := range p {
					if math.Abs(g) < 1e-4 {
						continue
					}
					g += o.Decay * w[at+c]
					grad[at+c] += g * g
					w[at+c] -= o.Rate * g / (math.Sqrt(grad[at+c]) + 1e-8)
				}
			}
		}
		if epoch >= o.Epochs/2 {
			averaged++
			for i, x := range w {
				sum[i] += x
			}
		}
	}
	for i := range sum {
		sum[i] /= float64(max(averaged, 1))
	}
	m.round(sum)
	return m
}

// round keeps the weights as 8 bit steps and forgets features that weigh nothing.
func (m *Model) round(w []float64) {
	n := len(m.classes)
	m.scale = make([]float64, n)
	for c := range n {
		top := 0.0
		for i := c; i < len(w); i += n {
			top = max(top, math.Abs(w[i]))
		}
		m.scale[c] = top / 127
	}
	keys := slices.Sorted(maps.Keys(m.rows))
	rows := map[uint32]int32{}
	var weights []int8
	for _, k := range keys {
		row := make([]int8, n)
		some := false
		for c := range n {
			if m.scale[c] > 0 {
				row[c] = int8(math.Round(w[int(m.rows[k])*n+c] / m.scale[c]))
			}
			some = some || row[c] != 0
		}
		if some {
			rows[k] = int32(len(rows))
			weights = append(weights, row...)
		}
	}
	m.rows, m.weights = rows, weights
}
