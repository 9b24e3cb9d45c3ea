package loader

import (
	"cmp"
	"slices"

	"graphd/kg"
)

// chainEnd gives the End of a Claim at a Mention of a chain, with the name that the
// Mention stands for if it is none.
func chainEnd(c *kg.Chain, span kg.Span) (kg.End, bool) {
	e := kg.End{Key: c.Key, Span: span}
	best := -1
	for j, m := range c.Mentions {
		if m.Span == span && m.Form == kg.Name {
			return e, true
		}
		if m.Form == kg.Name && (best < 0 || m.Start <= span.Start) {
			best = j
		}
	}
	if best < 0 {
		return kg.End{}, false
	}
	antecedent := c.Mentions[best].Span
	e.Antecedent = &antecedent
	return e, true
}

// sortClaims puts Claims in the order that kg asks for.
func sortClaims(claims []kg.Claim) {
	slices.SortStableFunc(claims, func(x, y kg.Claim) int {
		return cmp.Or(cmp.Compare(x.Sentence.Start, y.Sentence.Start), cmp.Compare(x.Trigger.Start, y.Trigger.Start), cmp.Compare(x.Trigger.End, y.Trigger.End),
			cmp.Compare(x.Subject.Span.Start, y.Subject.Span.Start), cmp.Compare(x.Object.Span.Start, y.Object.Span.Start),
			cmp.Compare(x.Subject.Key, y.Subject.Key), cmp.Compare(x.Object.Key, y.Object.Key), cmp.Compare(x.Predicate, y.Predicate))
	})
}

// sortDropped puts dropped candidates in the order that kg asks for, each once.
func sortDropped(out []kg.Dropped) []kg.Dropped {
	slices.SortFunc(out, func(x, y kg.Dropped) int {
		return cmp.Or(cmp.Compare(x.Sentence.Start, y.Sentence.Start), cmp.Compare(x.Subject, y.Subject), cmp.Compare(x.Object, y.Object), cmp.Compare(x.Reason, y.Reason))
	})
	return slices.Compact(out)
}
