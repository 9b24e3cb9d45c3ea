package sqlitestore

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"graphd/kg"
)

func TestASearchTakesAnyText(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	load(t, s, 3)
	ctx := context.Background()
	many := "agency"
	for i := range 3000 {
		many += fmt.Sprint(" word", i)
	}
	for _, c := range []struct {
		text string
		hits int
	}{
		{`agency" OR "x`, 0}, {"agency*", 3}, {"AND", 0}, {"-agency", 3}, {`"`, 0}, {"col:agency", 0}, {"NEAR(agency", 0}, {many, 0},
		{strings.Repeat("agency ", 3000), 3}, {strings.Repeat("x", 100_000), 0}, {"ag\x00ency", 0}, {"\xff\xfe", 0}, {"(((((", 0},
	} {
		p, err := s.Search(ctx, kg.SearchQuery{Text: c.text, Window: kg.Window{First: 50, Count: true}, Statuses: kg.Statuses()})
		if err != nil || len(p.Rows) != c.hits || p.Total != c.hits {
			t.Errorf("%.40q: %d hits of %d, want %d (%v)", c.text, len(p.Rows), p.Total, c.hits, err)
		}
		if _, err := s.Entities(ctx, kg.EntityQuery{Where: kg.EntityFilter{Text: c.text}, Order: kg.ByName, Window: kg.Window{First: 5}}); err != nil {
			t.Errorf("%.40q: %v", c.text, err)
		}
		if _, err := s.Neighbours(ctx, kg.NeighbourQuery{Of: []kg.ID{"ent_0"}, Where: kg.RelationFilter{Text: c.text}}); err != nil {
			t.Errorf("%.40q: %v", c.text, err)
		}
	}
	must(t, s.Close())
}

type lists struct{ documents, entities, relations, evidence []kg.ID }

// The number of statements of a call does not grow with the lists in it.
func TestStatementsDoNotGrowWithLists(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	var few, many lists
	ctx := context.Background()
	for i := range 40 {
		r := load(t, s, i)
		many.documents = append(many.documents, r.Document.ID)
		for _, c := range r.Chains {
			many.entities = append(many.entities, kg.EntityID(c.Key))
		}
		for _, f := range kg.Facts(r) {
			many.relations, many.evidence = append(many.relations, kg.RelationID(f.Of)), append(many.evidence, f.Evidence.ID)
		}
	}
	few = many
	few.documents, few.entities, few.relations, few.evidence = few.documents[:1], few.entities[:1], few.relations[:1], few.evidence[:1]
	w := kg.Window{First: 3, Count: true}
	on := kg.RelationFilter{PublishedFrom: "2000-01-01", Statuses: kg.Statuses()}
	for name, ask := range map[string]func(l lists) error{
		"lookup": func(l lists) error {
			_, err := s.Lookup(ctx, append(append(append(append([]kg.ID{}, l.documents...), l.entities...), l.relations...), l.evidence...))
			return err
		},
		"entities": func(l lists) error {
			_, err := s.Entities(ctx, kg.EntityQuery{Owners: l.documents, Order: kg.ByName, Window: w})
			return err
		},
		"relations": func(l lists) error {
			_, err := s.Relations(ctx, kg.RelationQuery{Owners: append(append([]kg.ID{}, l.documents...), l.entities...), Where: on, Order: kg.ByEvidence, Window: w})
			return err
		},
		"evidence": func(l lists) error {
			_, err := s.Evidence(ctx, kg.EvidenceQuery{Owners: l.relations, Window: w})
			return err
		},
		"mentions": func(l lists) error {
			_, err := s.Mentions(ctx, kg.MentionQuery{Owners: l.entities, Window: w})
			return err
		},
		"documents": func(l lists) error {
			_, err := s.Documents(ctx, kg.DocumentQuery{Owners: l.entities, Order: kg.ByTitle, Window: w})
			return err
		},
		"neighbours": func(l lists) error {
			_, err := s.Neighbours(ctx, kg.NeighbourQuery{Of: l.entities, Where: on})
			return err
		},
		"readings": func(l lists) error {
			_, err := s.Readings(ctx, l.documents)
			return err
		},
	} {
		one, all := statements(t, s, func() error { return ask(few) }), statements(t, s, func() error { return ask(many) })
		if one != all || one == 0 {
			t.Errorf("%s: %d statements for one, %d for many", name, one, all)
		}
	}
	must(t, s.Close())
}

// statements counts those that a call runs.
func statements(t *testing.T, s *Store, call func() error) int64 {
	t.Helper()
	count := func() (n int64) {
		for range cap(s.readers) {
			c := <-s.readers
			n += c.ran
			s.readers <- c
		}
		return n
	}
	before := count()
	must(t, call())
	return count() - before
}
