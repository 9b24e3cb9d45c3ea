package kg

import "testing"

func TestWordsMatchWholeAndTheLastAsABeginning(t *testing.T) {
	for _, c := range []struct {
		query, text string
		want        bool
	}{
		{"pena", "Peña Nieto", true}, {"nieto pe", "Peña Nieto", true}, {"ni pena", "Peña Nieto", false}, {"PEÑA n", "pena nieto", true},
		{"ieto", "Peña Nieto", false}, {"us", "the U.S. fleet", true}, {"us fleet x", "the U.S. fleet", false}, {"", "anything", false}, {"!?", "anything", false},
		{"nieto nieto", "Peña Nieto", true},
	} {
		if have := MatchWords(Fold(c.query), c.text); have != c.want {
			t.Errorf("%q in %q: %v", c.query, c.text, have)
		}
	}
}

func TestEntitiesRankByTheirBestName(t *testing.T) {
	e := Entity{Name: "Northern Border Office", Aliases: []string{"Border Office", "NBO"}, Degree: 7}
	for query, want := range map[string]int64{
		"nbo": 0, "border office": 0, "Border Off": 1, "office": 2, "northern": 1, "office border": 2, "nb": 1,
	} {
		rank, ok := RankEntity(Fold(query), e)
		if !ok || rank != want*tier-7 {
			t.Errorf("%q ranks %d, %v, want tier %d", query, rank, ok, want)
		}
	}
	for _, query := range []string{"", "southern", "nbo border"} {
		if _, ok := RankEntity(Fold(query), e); ok {
			t.Errorf("%q matches", query)
		}
	}
}

func TestEvidenceRanksBehindEntitiesLatestFirst(t *testing.T) {
	rank := func(published string) int64 {
		n, ok := RankEvidence(Fold("backs"), Evidence{Quote: "A backs B.", Published: published})
		if !ok {
			t.Fatal("the quote does not match")
		}
		return n
	}
	worst, _ := RankEntity([]string{"b"}, Entity{Name: "a b"})
	if !(worst < rank("2013-01-01") && rank("2013-01-01") < rank("2012-12-31") && rank("2012-12-31") < rank("")) {
		t.Error("the order is not entities, later, earlier, undated")
	}
	if _, ok := RankEvidence(Fold("backed"), Evidence{Quote: "A backs B."}); ok {
		t.Error("another word matches")
	}
}
