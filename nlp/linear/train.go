package linear

import (
	"maps"
	"math"
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
	Rounds  int      // of the optimiser, at most
	Decay   float64  // how strongly weights are drawn to zero (L2)
	Least   int      // features of fewer Examples are left out
}

// Train fits a Model by logistic regression with L2 regularisation and rounds its
// weights to 8 bits.
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
	p := make([]float64, n)
	minimise(func(w, gradient []float64) float64 {
		loss := 0.0
		for i, x := range w {
			loss += o.Decay / 2 * x * x
			gradient[i] = o.Decay * x
		}
		for i, e := range examples {
			clear(p)
			for _, row := range rows[i] {
				at := int(row) * n
				for c, x := range w[at : at+n] {
					p[c] += x
				}
			}
			squash(p)
			weight := e.Weight
			if weight == 0 {
				weight = 1
			}
			switch {
			case n > 1:
				loss -= weight * math.Log(max(p[e.Class], 1e-300))
				p[e.Class]--
			case e.Class == 1:
				loss -= weight * math.Log(max(p[0], 1e-300))
				p[0]--
			default:
				loss -= weight * math.Log(max(1-p[0], 1e-300))
			}
			for _, row := range rows[i] {
				at := int(row) * n
				for c, g := range p {
					gradient[at+c] += weight * g
				}
			}
		}
		return loss
	}, w, o.Rounds)
	m.round(w)
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
