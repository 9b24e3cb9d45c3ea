package worth_test

import (
	"testing"

	"graphd/kg"
	"graphd/loader/worth"
	"graphd/nlp"
	"graphd/nlp/linear"
	"graphd/ontology"
)

func analysed(t *testing.T, text string) []nlp.Sentence {
	t.Helper()
	m, err := nlp.Default()
	if err != nil {
		t.Fatal(err)
	}
	sents := m.Analyse(text, []nlp.Stretch{{Start: 0, End: len(text)}})
	for i := range sents {
		sents[i].Shape(nil)
	}
	return sents
}

func objective(first, last int, loose bool) worth.Chain {
	return worth.Chain{Kind: "Objective", Mentions: []worth.Mention{{First: first, Last: last, Form: kg.Name, Head: "x", Chunk: 0, Cue: 0, Loose: loose}}}
}

func TestWithoutWeightsRulesDecide(t *testing.T) {
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	sents := analysed(t, "Norway wants to reduce violence and to train many teachers.")
	got := worth.NewJudge(o, nil).Worth(sents, []worth.Chain{objective(3, 4, false), objective(7, 9, true)})
	if got[0] != 1 || got[1] != 0 {
		t.Errorf("what a rule found and what is loose are worth %v, want 1 and 0", got)
	}
}

// Of two readings of one phrase one is kept, however many words more the other has.
func TestOfTwoReadingsOfOnePhraseOneIsKept(t *testing.T) {
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	sents := analysed(t, "Norway wants to reduce violence and to train many teachers.")
	got := worth.NewJudge(o, nil).Worth(sents, []worth.Chain{objective(3, 4, false), objective(2, 4, false), objective(7, 9, false)})
	if got[0]+got[1] != 1 || got[2] != 1 {
		t.Errorf("two readings of one phrase and another phrase are worth %v", got)
	}
}

func TestWeightsGiveProbabilities(t *testing.T) {
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	sents := analysed(t, "Norway wants to reduce violence and to train many teachers.")
	m := linear.Train([]linear.Example{{Features: []uint32{linear.Hash("kind", "Objective")}, Class: 1}, {Features: []uint32{linear.Hash("kind", "Place")}}},
		linear.Options{Classes: []string{"worth"}, Rounds: 20, Decay: 0.1, Least: 1})
	got := worth.NewJudge(o, m).Worth(sents, []worth.Chain{objective(3, 4, true), {Kind: "Place", Mentions: []worth.Mention{{First: 0, Last: 0, Form: kg.Name, Chunk: 0}}}, {Kind: "Place"}})
	if got[0] <= 0.5 || got[0] >= 1 || got[1] >= 0.5 || got[1] <= 0 {
		t.Errorf("worth %v", got)
	}
}
