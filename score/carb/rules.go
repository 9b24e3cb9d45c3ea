package carb

import (
	"cmp"
	"slices"
)

// A RuleScore is how the Tuples of one rule do among all.
type RuleScore struct {
	Rule      string
	Tuples    int
	Precision float64
}

// Rules gives the mean precision of each rule's Tuples when all are taken, the
// rule of most Tuples first.
func Rules(gold, system map[string][]Tuple) []RuleScore {
	sums := map[string]*RuleScore{}
	for _, k := range keys(gold) {
		g := newGrid(gold[k], system[k])
		for _, t := range system[k] {
			if sums[t.Rule] == nil {
				sums[t.Rule] = &RuleScore{Rule: t.Rule}
			}
			sums[t.Rule].Tuples++
		}
		for _, p := range g.pairs(0) {
			sums[system[k][p.system].Rule].Precision += g.match[p.gold][p.system].Precision
		}
	}
	var out []RuleScore
	for _, s := range sums {
		s.Precision /= float64(s.Tuples)
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b RuleScore) int { return cmp.Or(b.Tuples-a.Tuples, cmp.Compare(a.Rule, b.Rule)) })
	return out
}
