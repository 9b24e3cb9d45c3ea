package worth

import (
	"cmp"
	"slices"

	"graphd/kg"
)

// rivals gives a worth of 0 to each objective that shares most of its words of
// the text with one that is worth more: they are two readings of one phrase.
func (j *Judge) rivals(chains []Chain, worth []float64) {
	type phrase struct{ chain, sentence, first, last int }
	var all []phrase
	for i, c := range chains {
		if class, _ := j.o.Class(c.Kind); class == kg.Objective && len(c.Mentions) > 0 {
			m := c.Mentions[0]
			all = append(all, phrase{i, m.Sentence, m.First, m.Last})
		}
	}
	slices.SortStableFunc(all, func(a, b phrase) int {
		return cmp.Or(cmp.Compare(a.sentence, b.sentence), -cmp.Compare(worth[a.chain], worth[b.chain]), a.first-b.first, b.last-a.last)
	})
	kept := all[:0:0]
	for _, p := range all {
		rival := slices.ContainsFunc(kept, func(k phrase) bool {
			shared := min(k.last, p.last) - max(k.first, p.first) + 1
			return k.sentence == p.sentence && 5*shared > 2*(max(k.last, p.last)-min(k.first, p.first)+1)
		})
		if rival {
			worth[p.chain] = 0
			continue
		}
		kept = append(kept, p)
		if len(kept) > 64 {
			kept = kept[32:]
		}
	}
}
