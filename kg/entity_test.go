package kg

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func count(k Key, forms map[string]int, more ...func(*KeyCount)) KeyCount {
	n := KeyCount{Key: k, Documents: 1, Forms: forms, Kinds: map[Kind]int{"Agency": 1}}
	for _, uses := range forms {
		n.Mentions += uses
	}
	for _, m := range more {
		m(&n)
	}
	return n
}

func TestAnEntityIsNamedByItsFullForm(t *testing.T) {
	const epic, center = Key("actor|epic"), Key("actor|el paso center")
	link := Link{LinkAcronym, epic, center}
	for name, c := range map[string]struct {
		counts  []KeyCount
		links   []Link
		want    string
		aliases string
	}{
		"the full form, though the short one is used more": {[]KeyCount{count(epic, map[string]int{"EPIC": 9}), count(center, map[string]int{"El Paso Center": 1})}, []Link{link}, "El Paso Center", "[EPIC]"},
		"the form used most":                             {[]KeyCount{count(center, map[string]int{"El Paso Center": 2, "EL PASO CENTER": 3})}, nil, "EL PASO CENTER", "[El Paso Center]"},
		"of equals the least":                            {[]KeyCount{count(center, map[string]int{"the El Paso Center": 2, "El Paso Center": 2})}, nil, "El Paso Center", "[the El Paso Center]"},
		"a short form under the full key does not count": {[]KeyCount{count(center, map[string]int{"EPIC": 9, "El Paso Center": 1})}, []Link{link}, "El Paso Center", "[EPIC]"},
		"the short form where there is no other":         {[]KeyCount{count(epic, map[string]int{"EPIC": 2, "E.P.I.C.": 1})}, []Link{link}, "EPIC", "[E.P.I.C.]"},
		"a link that leads outside of the set is none":   {[]KeyCount{count(epic, map[string]int{"EPIC": 1})}, []Link{{LinkAcronym, epic, "actor|other"}}, "EPIC", "[]"},
	} {
		e := FoldEntity([]Key{center, epic}, c.counts, c.links, 3)
		if e.Name != c.want || fmt.Sprint(e.Aliases) != c.aliases {
			t.Errorf("%s: %q %v", name, e.Name, e.Aliases)
		}
		if e.ID != EntityID(center) || e.Class != Actor || e.Documents != 3 || e.Degree != 0 {
			t.Errorf("%s: %+v", name, e)
		}
	}
}

func TestAnEntityAddsUpItsKeys(t *testing.T) {
	a := count("actor|a", map[string]int{"A": 2}, func(n *KeyCount) {
		n.Kinds, n.Descriptions, n.Dates = map[Kind]int{"Agency": 1, "Person": 1}, map[string]int{"a person": 1, "chief": 1}, map[string]int{"2013-01-01": 1, "2012-01-01": 1}
	})
	b := count("actor|b", map[string]int{"B": 1}, func(n *KeyCount) {
		n.Kinds, n.Descriptions, n.Dates = map[Kind]int{"Person": 1}, map[string]int{"chief": 1}, map[string]int{"2014-01-01": 1}
	})
	e := FoldEntity([]Key{"actor|a", "actor|b"}, []KeyCount{a, b}, nil, 2)
	if e.Kind != "Person" || e.Description != "chief" || e.Mentions != 3 || e.FirstSeen != "2012-01-01" || e.LastSeen != "2014-01-01" {
		t.Errorf("%+v", e)
	}
	if undated := FoldEntity([]Key{"actor|a"}, []KeyCount{count("actor|a", map[string]int{"A": 1})}, nil, 1); undated.FirstSeen+undated.LastSeen+undated.Description != "" {
		t.Errorf("%+v", undated)
	}
}

func TestAChainCountsItsMentions(t *testing.T) {
	d := Document{Text: "EPIC, the body, EPIC", Published: "2013-01-01"}
	c := Chain{Key: "actor|epic", Kind: "Agency", Description: "a body", Mentions: []Mention{{Span{0, 4}, Name}, {Span{6, 14}, Nominal}, {Span{16, 20}, Name}}}
	n := CountChain(d, c)
	want := KeyCount{"actor|epic", 1, 3, map[Kind]int{"Agency": 1}, map[string]int{"EPIC": 2}, map[string]int{"a body": 1}, map[string]int{"2013-01-01": 1}}
	if fmt.Sprint(n) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", n, want)
	}
}

func TestCountsThatAreTakenAwayLeaveNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var n KeyCount
		var added []KeyCount
		for range rapid.IntRange(0, 6).Draw(t, "chains") {
			o := count("actor|a", map[string]int{rapid.SampledFrom([]string{"A", "a", "Ä"}).Draw(t, "form"): rapid.IntRange(1, 3).Draw(t, "uses")})
			o.Kinds = map[Kind]int{rapid.SampledFrom([]Kind{"Agency", "Person"}).Draw(t, "kind"): 1}
			added = append(added, o)
			n.Add(o, 1)
		}
		want := 0
		for _, o := range added {
			want += o.Mentions
		}
		if n.Documents != len(added) || n.Mentions != want {
			t.Fatalf("%+v of %d chains", n, len(added))
		}
		for _, o := range rapid.Permutation(added).Draw(t, "leave") {
			n.Add(o, -1)
		}
		if n.Documents+n.Mentions+len(n.Forms)+len(n.Kinds)+len(n.Descriptions)+len(n.Dates) != 0 {
			t.Fatalf("%+v is left", n)
		}
	})
}

func TestARelationIsFoldedFromItsMarks(t *testing.T) {
	one, other := KeyRelation{"actor|a", "supports", "program|p", Asserted}, KeyRelation{"actor|b", "supports", "program|p", Asserted}
	mark := func(of KeyRelation, doc ID, date, phrase, sentence string) EvidenceMark {
		return EvidenceMark{of, doc, date, phrase, SentenceMark(sentence)}
	}
	marks := []EvidenceMark{
		mark(one, "doc_1", "2013-01-01", "backs", "A backs P."),
		mark(other, "doc_2", "2012-01-01", "supports", "a BACKS p"), // a copy of doc_1's sentence
		mark(one, "doc_2", "2012-01-01", "backs", "A still backs P."),
		mark(one, "doc_3", "", "aids", "A aids P."),
		mark(one, "doc_4", "2011-01-01", "aids", "A, it is said, aids P."),
	}
	r := FoldRelation("ent_1", "ent_2", marks)
	want := Relation{ID: min(RelationID(one), RelationID(other)), Subject: "ent_1", Predicate: "supports", Object: "ent_2", Status: Asserted,
		Phrases: []string{"aids", "backs", "supports"}, Evidence: 5, Documents: 4, Independent: 3, FirstSeen: "2011-01-01", LastSeen: "2013-01-01",
		SubjectClass: Actor, ObjectClass: Program}
	if fmt.Sprint(r) != fmt.Sprint(want) {
		t.Errorf("%+v\nwant %+v", r, want)
	}
	rapid.Check(t, func(t *rapid.T) {
		if have := FoldRelation("ent_1", "ent_2", rapid.Permutation(marks).Draw(t, "marks")); fmt.Sprint(have) != fmt.Sprint(want) {
			t.Fatalf("in another order %+v\nwant %+v", have, want)
		}
	})
	var many []EvidenceMark
	for i := range 9 {
		many = append(many, mark(one, "doc_1", "", fmt.Sprint("phrase ", i%7), fmt.Sprint(i)))
	}
	if r := FoldRelation("ent_1", "ent_2", many); !slices.Equal(r.Phrases, []string{"phrase 0", "phrase 1", "phrase 2", "phrase 3", "phrase 4"}) || r.Independent != 1 {
		t.Errorf("%+v", r)
	}
}

func TestTheStrongerStatusWins(t *testing.T) {
	for i, s := range Statuses() {
		for k, o := range Statuses() {
			want := Statuses()[max(i, k)]
			if s.Stronger(o) != want || !s.Valid() {
				t.Errorf("%s with %s gives %s", s, o, s.Stronger(o))
			}
		}
	}
	if Status("SURE").Valid() || Status("").Valid() {
		t.Error("an unknown status is valid")
	}
}
