package slot

import "graphd/nlp"

// Lost tells how far a triple that the Sentences are known to say comes:
// "no span" is an end of it, its subject is "unlikely", the ontology
// has no such "slot", it is not "possible" or only "judged" down; or it is "found".
func (r *Reader) Lost(text string, sents []nlp.Sentence, g Gold, same func(said, gold string) bool) string {
	order := []string{"no span", "", "slot", "unlikely subject", "impossible", "judged down", "found"}
	best := 0
	names := r.namer.Names(sents)
	for n := range sents {
		best = max(best, r.lost(newPage(&sents[n], names[n], r.l, r.slots), text, g, same))
	}
	return order[best]
}

func (r *Reader) lost(p *page, text string, g Gold, same func(said, gold string) bool) int {
	words := func(c Span) string { return render(text, p.s, c, r.l) }
	spans := [2]bool{}
	for _, c := range p.spans {
		spans[0] = spans[0] || same(words(c), g.Subject)
		spans[1] = spans[1] || same(words(c), g.Object)
	}
	if !spans[0] || !spans[1] {
		return 0
	}
	known := false
	for _, s := range r.slots {
		known = known || s.Label == g.Label
	}
	if !known {
		return 2
	}
	best := 3
	subjects := r.subjects(p, r.w.Subject)
	for _, q := range subjects {
		if same(words(p.spans[q.span]), g.Subject) {
			best = 4
		}
	}
	for _, c := range r.candidates(p, subjects, nil) {
		if r.slots[c.k].Label == g.Label && same(words(p.spans[c.s]), g.Subject) && same(words(p.spans[c.o]), g.Object) {
			best = max(best, 5)
			if r.w.Triple.Scores(c.features)[0] >= r.w.Least {
				best = 6
			}
		}
	}
	return best
}
