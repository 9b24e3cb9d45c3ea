package nlp

import (
	"math"
	"slices"
)

// step moves the weights toward what one Sentence says.
func (f *nameFit) step(s *fitSentence) {
	n, st := len(s.rows), f.states
	need := n * st
	if cap(f.alpha) < need {
		f.alpha, f.beta, f.free, f.bound = make([]float64, need), make([]float64, need), make([]float64, need), make([]float64, need)
	}
	score := make([]float64, need)
	f.live = f.live[:0]
	for k := range s.rows {
		if k == len(f.kept) {
			f.kept = append(f.kept, nil)
		}
		kept := f.kept[k][:0]
		for _, r := range s.rows[k] {
			if f.o.Drop == 0 || f.random.Float64() >= f.o.Drop {
				kept = append(kept, r)
			}
		}
		f.kept[k] = kept
		f.live = append(f.live, kept)
	}
	for k, rows := range f.live {
		out := score[k*st:][:st]
		for _, r := range rows {
			for c, w := range f.w[int(r)*st:][:st] {
				out[c] += float64(w)
			}
		}
		top := slices.Max(out)
		for c := range out {
			out[c] = math.Exp(out[c] - top)
		}
	}
	for i, w := range f.step0 {
		f.exp[i] = math.Exp(float64(w))
	}
	clear(f.grad0)
	f.posterior(score, nil, f.free[:need], n, 1)
	f.posterior(score, s.allowed, f.bound[:need], n, -1)
	rate, decay := f.o.Rate, f.o.Decay
	var hot [64]int
	for k, rows := range f.live {
		m := 0
		for c := range st {
			if d := f.free[k*st+c] - f.bound[k*st+c]; d > 1e-3 || d < -1e-3 {
				hot[m] = c
				m++
			}
		}
		if m == 0 {
			continue
		}
		for _, r := range rows {
			at := int(r) * st
			for _, c := range hot[:m] {
				g := f.free[k*st+c] - f.bound[k*st+c] + decay*float64(f.w[at+c])
				f.sq[at+c] += float32(g * g)
				f.w[at+c] -= float32(rate * g / (math.Sqrt(float64(f.sq[at+c])) + 1e-6))
			}
		}
	}
	for i, g := range f.grad0 {
		if g > 1e-4 || g < -1e-4 {
			g += decay * float64(f.step0[i])
			f.sq0[i] += float32(g * g)
			f.step0[i] -= float32(rate * g / (math.Sqrt(float64(f.sq0[i])) + 1e-6))
		}
	}
}

// posterior writes the probability of each state of each Token to out, under the
// allowed states if there are any, and adds sign times those of the steps to grad0.
func (f *nameFit) posterior(score []float64, allowed []uint64, out []float64, n int, sign float64) {
	st := f.states
	a, b := f.alpha[:n*st], f.beta[:n*st]
	ok := func(k, c int) bool { return allowed == nil || allowed[k]&(1<<c) != 0 }
	from := nameFrom
	norm := func(x []float64) {
		sum := 0.0
		for _, v := range x {
			sum += v
		}
		if sum > 0 {
			for i := range x {
				x[i] /= sum
			}
		}
	}
	for c := range st {
		a[c] = 0
		if ok(0, c) && may(-1, c) {
			a[c] = score[c] * f.exp[st*st+c]
		}
	}
	norm(a[:st])
	for k := 1; k < n; k++ {
		for c := range st {
			sum := 0.0
			if ok(k, c) {
				for _, p := range from[c] {
					sum += a[(k-1)*st+int(p)] * f.exp[int(p)*st+c]
				}
			}
			a[k*st+c] = sum * score[k*st+c]
		}
		norm(a[k*st:][:st])
	}
	for c := range st {
		b[(n-1)*st+c] = 0
		if may(c, -1) {
			b[(n-1)*st+c] = 1
		}
	}
	for k := n - 2; k >= 0; k-- {
		clear(b[k*st:][:st])
		for c := range st {
			if !ok(k+1, c) {
				continue
			}
			v := b[(k+1)*st+c] * score[(k+1)*st+c]
			if v == 0 {
				continue
			}
			for _, p := range from[c] {
				b[k*st+int(p)] += f.exp[int(p)*st+c] * v
			}
		}
		norm(b[k*st:][:st])
	}
	for k := range n {
		sum := 0.0
		for c := range st {
			out[k*st+c] = a[k*st+c] * b[k*st+c]
			sum += out[k*st+c]
		}
		if sum > 0 {
			for c := range st {
				out[k*st+c] /= sum
			}
		}
	}
	for c := range st {
		f.grad0[st*st+c] += sign * out[c]
	}
	for k := 1; k < n; k++ {
		sum := 0.0
		for c := range st {
			v := b[k*st+c] * score[k*st+c]
			if v == 0 || !ok(k, c) {
				continue
			}
			for _, p := range from[c] {
				sum += a[(k-1)*st+int(p)] * f.exp[int(p)*st+c] * v
			}
		}
		if sum == 0 {
			continue
		}
		for c := range st {
			v := b[k*st+c] * score[k*st+c]
			if v == 0 || !ok(k, c) {
				continue
			}
			for _, p := range from[c] {
				f.grad0[int(p)*st+c] += sign * a[(k-1)*st+int(p)] * f.exp[int(p)*st+c] * v / sum
			}
		}
	}
}

var nameFrom = func() [][]uint8 { return newChain(countStates(), nil).from }()
