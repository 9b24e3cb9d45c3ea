package linear

import "math"

// minimise finds a minimum of f, which gives its value at x and writes its
// gradient, by L-BFGS (Liu and Nocedal 1989) with backtracking. x is the start and
// holds the result.
func minimise(f func(x, gradient []float64) float64, x []float64, rounds int) {
	const memory = 8
	n := len(x)
	g, next, ng, d := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	var ss, ys [][]float64
	var rho []float64
	alpha := make([]float64, memory)
	value := f(x, g)
	for round := range rounds {
		copy(d, g)
		for i := len(ss) - 1; i >= 0; i-- {
			alpha[i] = rho[i] * dot(ss[i], d)
			axpy(-alpha[i], ys[i], d)
		}
		if k := len(ss) - 1; k >= 0 {
			scale := 1 / (rho[k] * dot(ys[k], ys[k]))
			for i := range d {
				d[i] *= scale
			}
		}
		for i := range ss {
			axpy(alpha[i]-rho[i]*dot(ys[i], d), ss[i], d)
		}
		slope := -dot(g, d)
		if slope > -1e-9 {
			return
		}
		step := 1.0
		if round == 0 {
			step = 1 / math.Sqrt(-slope)
		}
		better := false
		v := value
		for range 20 {
			for i := range next {
				next[i] = x[i] - step*d[i]
			}
			if v = f(next, ng); v <= value+1e-4*step*slope {
				better = true
				break
			}
			step /= 2
		}
		if !better {
			return
		}
		s, y := make([]float64, n), make([]float64, n)
		for i := range s {
			s[i], y[i] = next[i]-x[i], ng[i]-g[i]
		}
		if sy := dot(s, y); sy > 1e-12 {
			ss, ys, rho = append(ss, s), append(ys, y), append(rho, 1/sy)
			if len(ss) > memory {
				ss, ys, rho = ss[1:], ys[1:], rho[1:]
			}
		}
		done := value-v < 1e-6*math.Abs(value)
		copy(x, next)
		copy(g, ng)
		value = v
		if done {
			return
		}
	}
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range a {
		sum += x * b[i]
	}
	return sum
}

// axpy adds k times a to b.
func axpy(k float64, a, b []float64) {
	for i, x := range a {
		b[i] += k * x
	}
}
