package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"graphd/kg"
)

func strangenesses() []law {
	return []law{
		{"a name may be anything", strangeNames},
		{"a source title or publisher may be anything", strangeSources},
		{"a document may say nothing or very much", strangeSizes},
	}
}

// strangers are texts that break what is not careful.
func strangers() []string {
	return []string{
		`<script>alert("x")</script>`, `<img src=x onerror=alert(1)> Corp`, `"double" 'single' ` + "`back`", `back\slash \n \u0041 \`,
		`Robert'); DROP TABLE entities;--`, `x' OR '1'='1`, `}) MATCH (n) DETACH DELETE n //`, `:Actor {id: 1} $param`, `{"json": [null]}`,
		`AND OR NOT (near) +a -b "c* ~d^2 [e TO f] /g/ \\`, `column:value NEAR(a b)`, `100% _under*score?`, `a|b||c`, `ent_00000000000000000000`, `null`,
		"😀 👩‍👩‍👧 emoji 🇲🇽", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 astral", "עברית و العربية", "\u202eright to left", "e\u0301 combining é", "zero\u200bwidth", "new\nline\ttab",
		"ﬁ ligature ½ ™", "İstanbul ı", "日本語のテキスト", "ไทย", "a.b.c.", "- x -", "ÿ \ufffd replaced", strings.Repeat("long ", 400) + "name", strings.Repeat("x", 12_000),
	}
}

func strangeNames(t *testing.T, h Harness) {
	var list []loading
	for i, name := range strangers() {
		list = append(list, loading{fmt.Sprint("source ", i), Text{Means: []Means{{kg.LinkAlias, Agency("Alias " + name), Agency(name)}}, Says: []Statement{
			{Subject: Agency(name), Predicate: "supports", Object: Strategy("Plan " + name)},
			{Subject: Agency(name), Predicate: "opposes", Object: Agency("Next"), By: Person(name)},
		}}})
	}
	h.with(t, func(s kg.Store) {
		want := reference()
		load(t, s, list...)
		load(t, want, list...)
		sameGraph(t, dump(t, s), dump(t, want))
		for _, name := range strangers() {
			e := entityOf(t, s, Agency(name))
			if e == nil || e.Name != name || !slices.Equal(e.Aliases, []string{"Alias " + name}) {
				t.Fatalf("%.80q is found as %.300v", name, fmt.Sprint(e))
			}
			all := kg.Window{First: 100, Count: true}
			sameAnswers(t, s, want, kg.EntityQuery{Where: kg.EntityFilter{Name: name}, Order: kg.ByName, Window: all})
			sameAnswers(t, s, want, kg.EntityQuery{Where: kg.EntityFilter{Text: name}, Order: kg.ByName, Window: all})
			sameAnswers(t, s, want, kg.SearchQuery{Text: name, Window: all})
			sameAnswers(t, s, want, kg.RelationQuery{Where: kg.RelationFilter{Text: name}, Order: kg.ByID, Window: all})
			sameAnswers(t, s, want, []kg.ID{kg.ID(name), e.ID})
			sameAnswers(t, s, want, kg.RelationFilter{Source: name, Document: kg.ID(name), Subject: kg.ID(name)})
			sameAnswers(t, s, want, kg.RelationFilter{Kinds: []kg.Kind{kg.Kind(name)}, Classes: []kg.Class{kg.Class(name)}, Predicates: []kg.Predicate{kg.Predicate(name)}})
		}
		for _, order := range []string{kg.ByName, kg.ByID} {
			q := kg.EntityQuery{Order: order, Window: kg.Window{First: 1000}}
			if have, want := pageThrough(t, s, q, true), cursorsOf(t, want, q); !slices.Equal(have, want) {
				t.Errorf("%s: %d entities in pages, want %d", order, len(have), len(want))
			}
		}
		must(t, want.Close())
	})
}

func strangeSources(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		want := reference()
		for i, strange := range strangers() {
			l := loading{strange, Text{Title: strings.ReplaceAll(strange, "\n", " "), Publisher: strange, Knows: []Thing{Agency(fmt.Sprint("Office ", i))}}}
			load(t, s, l, loading{"also " + strange, l.text})
			load(t, want, l, loading{"also " + strange, l.text})
		}
		sameGraph(t, dump(t, s), dump(t, want))
		all := kg.Window{First: 100, Count: true}
		for _, strange := range strangers() {
			for _, where := range []kg.DocumentFilter{{Source: strange}, {Publisher: strange}, {Text: strange}} {
				q := kg.DocumentQuery{Where: where, Order: kg.ByTitle, Window: all}
				sameAnswers(t, s, want, q)
				if got(want.Documents(ctx, q))(t)[0].Total == 0 {
					t.Errorf("no document passes by %+.100v: this checks nothing", where)
				}
			}
		}
		q := kg.DocumentQuery{Order: kg.ByTitle, Window: all}
		if have, want := pageThrough(t, s, q, false), cursorsOf(t, want, q); !slices.Equal(have, want) {
			t.Errorf("%d documents in pages, want %d", len(have), len(want))
		}
		must(t, want.Close())
	})
}

func strangeSizes(t *testing.T, h Harness) {
	var long Text
	for i := range 300 {
		long.Says = append(long.Says, Statement{Subject: Agency(fmt.Sprint("Office ", i%40)), Predicate: "supports", Object: Strategy(fmt.Sprint("Plan ", i%70)), Phrase: fmt.Sprint("backs ", i)})
	}
	write := func(s kg.Store) {
		load(t, s, loading{"empty", Text{}}, loading{"title only", Text{Title: "Title"}}, loading{"long", long})
	}
	h.with(t, func(s kg.Store) {
		write(s)
		sameAsReference(t, s, write)
		must(t, s.Delete(ctx, long.Reading().Document.ID))
		if n := got(s.Stats(ctx, kg.RelationFilter{}))(t); n.Documents != 2 || n.Entities != 0 {
			t.Errorf("what is left: %+v", n)
		}
	})
}
