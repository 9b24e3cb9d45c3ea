package main

import (
	"testing"

	"graphd/loader/slot"
)

func TestStrictTriplesAreCountedAsTheBenchmarkCompares(t *testing.T) {
	s := &sentence{text: "Silver Gull was designed by Anna Lindqvist in 1911.", gold: []slot.Gold{
		{Subject: "silver gull", Label: "designer", Object: "Anna  Lindqvist"}, {Subject: "Silver Gull", Label: "launch date", Object: "01 January 1911"}}}
	var n counts
	n.score(s, []slot.Gold{
		{Subject: "Silver Gull", Label: "designer", Object: "Anna Lindqvist"},
		{Subject: "Silver Gull", Label: "launch date", Object: "1911"},
		{Subject: "Silver Gull", Label: "owner", Object: "Karl Berg"}, // not in the text
		{Subject: "Silver Gull", Label: "designer", Object: "Anna Lindqvist"},
	}, false)
	if n != (counts{gold: 2, said: 3, right: 2, known: 2, invented: 1}) {
		t.Errorf("%+v", n)
	}
	if p, r, f := f1(n.right, n.said, n.gold); r != 1 || p < 0.66 || f < 0.79 || f > 0.81 {
		t.Errorf("P %v R %v F1 %v", p, r, f)
	}
}

func TestRowsOfOneSentenceAreOne(t *testing.T) {
	got := group([]row{{Text: "a", Subject: "x", Label: "r ", Object: "y"}, {Text: "b"}, {Text: "a", Subject: "x", Label: "q", Object: "z"}})
	if len(got) != 2 || len(got[0].gold) != 2 || got[0].gold[0].Label != "r" || len(got[1].gold) != 0 {
		t.Errorf("%+v", got)
	}
}
