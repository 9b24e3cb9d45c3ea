package storetest

import (
	"testing"

	"graphd/kg"
)

// reopenings are the laws of a store that keeps what it was given.
func reopenings() []law {
	return []law{
		{"a store that is opened again holds all and answers as before", reopenHolds},
		{"random writes with reopening between leave the graph that the reference has", func(t *testing.T, h Harness) {
			h.play(t, true)
		}},
	}
}

func reopenHolds(t *testing.T, h Harness) {
	write := func(s kg.Store) {
		load(t, s, crowd()...)
		judge(t, s, kg.Judgement{Verdict: kg.Same, A: center.key(), B: privacy.key()})
		judge(t, s, kg.Judgement{Verdict: kg.Reject, A: epic.key(), B: merida.key(), Predicate: "supports", Status: kg.Asserted})
	}
	s := h.Open(t)
	defer func() { must(t, s.Close()) }()
	want := reference()
	write(s)
	write(want)
	for range 2 {
		s = h.Reopen(t, s)
		sameGraph(t, dump(t, s), dump(t, want))
	}
	entities, relations, documents := present(t, want)
	for _, question := range listings(entities, relations, documents) {
		sameAnswers(t, s, want, withWindow(question, kg.Window{First: 5, Count: true}))
	}
	for i, from := range entities[1:10] {
		sameWalks(t, s, want, from, entities[0], i)
	}
	for _, l := range crowd()[:5] {
		must(t, s.Delete(ctx, l.text.Reading().Document.ID))
		must(t, want.Delete(ctx, l.text.Reading().Document.ID))
	}
	s = h.Reopen(t, s)
	sameGraph(t, dump(t, s), dump(t, want))
	for i, from := range entities[1:10] {
		sameWalks(t, s, want, from, entities[0], i)
	}
	must(t, want.Close())
}
