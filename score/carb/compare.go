package carb

import (
	"slices"
)

// A Point is precision and recall of the Tuples whose confidence is at least
// Confidence.
type Point struct{ Confidence, Precision, Recall float64 }

// F1 is the harmonic mean of precision and recall.
func (p Point) F1() float64 {
	if p.Precision+p.Recall == 0 {
		return 0
	}
	return 2 * p.Precision * p.Recall / (p.Precision + p.Recall)
}

// Compare gives the curve of a system's Tuples against the gold ones, from the
// least confidence to the greatest. Sentences are keys as Key makes them; those
// that the gold does not hold are passed over.
func Compare(gold, system map[string][]Tuple) []Point {
	var all []float64
	for k, ts := range system {
		if _, ok := gold[k]; !ok {
			continue
		}
		for _, t := range ts {
			all = append(all, t.Confidence)
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	sums := make([]sum, len(all))
	golds := 0
	for _, k := range keys(gold) {
		golds += len(gold[k])
		g := newGrid(gold[k], system[k])
		levels := make([]float64, 0, len(system[k]))
		for _, t := range system[k] {
			levels = append(levels, t.Confidence)
		}
		slices.Sort(levels)
		from := 0
		for _, level := range slices.Compact(levels) {
			to, _ := slices.BinarySearch(all, level)
			s := g.at(level)
			for i := from; i <= to; i++ {
				sums[i].add(s)
			}
			from = to + 1
		}
	}
	out := make([]Point, len(all))
	for i, s := range sums {
		out[i] = Point{all[i], s.precision / float64(s.tuples), s.recall / float64(golds)}
	}
	return out
}

// Best gives the Point of greatest F1, the zero Point if there is none.
func Best(curve []Point) Point {
	var best Point
	for _, p := range curve {
		if p.F1() > best.F1() {
			best = p
		}
	}
	return best
}

// Area is the area under the curve, which starts at precision 1 and recall 0.
func Area(curve []Point) float64 {
	last, area := Point{Precision: 1}, 0.0
	for i := len(curve) - 1; i >= 0; i-- {
		p := curve[i]
		area += (p.Recall - last.Recall) * (p.Precision + last.Precision) / 2
		last = p
	}
	return area
}

type sum struct {
	precision, recall float64
	tuples            int
}

func (s *sum) add(t sum) {
	s.precision += t.precision
	s.recall += t.recall
	s.tuples += t.tuples
}

// A grid holds the Match of each gold Tuple (rows) with each of the system's.
type grid struct {
	match  [][]Match
	system []Tuple
}

func newGrid(gold, system []Tuple) grid {
	g := grid{make([][]Match, len(gold)), system}
	for i := range gold {
		g.match[i] = make([]Match, len(system))
		for j := range system {
			g.match[i][j] = gold[i].Compare(system[j])
		}
	}
	return g
}

// at sums what the Tuples of at least the given confidence reach.
func (g grid) at(level float64) sum {
	var s sum
	for _, t := range g.system {
		if t.Confidence >= level {
			s.tuples++
		}
	}
	for i := range g.match {
		best := 0.0
		for j, t := range g.system {
			if t.Confidence >= level {
				best = max(best, g.match[i][j].Recall)
			}
		}
		s.recall += best
	}
	for _, p := range g.pairs(level) {
		s.precision += g.match[p.gold][p.system].Precision
	}
	return s
}

// A pair is a gold Tuple and one of the system's, by their indices.
type pair struct{ gold, system int }

// pairs matches one to one, the pair of greatest precision first.
func (g grid) pairs(level float64) []pair {
	usedGold, used := make([]bool, len(g.match)), make([]bool, len(g.system))
	var out []pair
	for {
		best, at := 0.0, pair{-1, -1}
		for i := range g.match {
			if usedGold[i] {
				continue
			}
			for j, t := range g.system {
				if !used[j] && t.Confidence >= level && g.match[i][j].Precision > best {
					best, at = g.match[i][j].Precision, pair{i, j}
				}
			}
		}
		if at.gold < 0 {
			return out
		}
		usedGold[at.gold], used[at.system] = true, true
		out = append(out, at)
	}
}

func keys(m map[string][]Tuple) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
