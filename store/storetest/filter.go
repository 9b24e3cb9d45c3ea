package storetest

import (
	"fmt"
	"testing"

	"graphd/kg"
)

func filterings() []law {
	return []law{
		{"every field of a relation filter alone and with every other", relationFilters},
		{"every field of an entity filter alone and with every other", entityFilters},
		{"every field of a document filter alone and with every other", documentFilters},
		{"stats count everything once", stats},
		{"only asserted relations show unless others are asked for", assertedOnly},
	}
}

// A setting sets one field of a filter.
type setting[F any] struct {
	name string
	set  func(*F)
}

// combined gives the filters with one and with two of the settings.
func combined[F any](settings []setting[F]) map[string]F {
	out := map[string]F{}
	for i, a := range settings {
		for _, b := range settings[i:] {
			var f F
			a.set(&f)
			b.set(&f)
			out[a.name+" and "+b.name] = f
		}
	}
	return out
}

func relationFilters(t *testing.T, h Harness) {
	h.withCrowd(t, func(s, want kg.Store) {
		entities, _, documents := present(t, want)
		id := func(thing Thing) kg.ID { return kg.EntityID(thing.key()) }
		doc := news()[0].text.Reading().Document.ID
		type f = kg.RelationFilter
		settings := []setting[f]{
			{"subject", func(f *f) { f.Subject = id(epic) }}, {"object", func(f *f) { f.Object = id(merida) }}, {"entity", func(f *f) { f.Entity = id(us) }},
			{"predicate", func(f *f) { f.Predicates = []kg.Predicate{"supports", "implements"} }},
			{"class", func(f *f) { f.Classes = []kg.Class{kg.Program} }}, {"kind", func(f *f) { f.Kinds = []kg.Kind{"Agency", "Law"} }},
			{"status", func(f *f) { f.Statuses = kg.Statuses() }}, {"document", func(f *f) { f.Document = doc }}, {"source", func(f *f) { f.Source = "world.txt" }},
			{"attribution", func(f *f) { f.AttributedTo = id(pena) }}, {"from", func(f *f) { f.PublishedFrom = "2013-01-01" }},
			{"to", func(f *f) { f.PublishedTo = "2012-12-31" }}, {"evidence", func(f *f) { f.MinEvidence = 2 }}, {"text", func(f *f) { f.Text = "MÉRIDA init" }},
		}
		hits := map[string]int{}
		for name, where := range combined(settings) {
			sameAnswers(t, s, want, kg.RelationQuery{Where: where, Order: kg.ByID, Window: kg.Window{First: 100, Count: true}})
			sameAnswers(t, s, want, kg.RelationQuery{Owners: append(entities[:6:6], documents[:4]...), Where: where, Order: kg.ByEvidence, Window: kg.Window{First: 3, Count: true}})
			sameAnswers(t, s, want, where)
			hits[name] = got(want.Stats(ctx, where))(t).Relations
			where.Subject, where.Object, where.Entity = "", "", ""
			sameAnswers(t, s, want, kg.NeighbourQuery{Of: entities, Where: where, Limit: 3})
		}
		for _, one := range settings {
			if name := one.name + " and " + one.name; hits[name] == 0 {
				t.Errorf("no relation passes by %s: this checks nothing", one.name)
			}
		}
	})
}

func entityFilters(t *testing.T, h Harness) {
	h.withCrowd(t, func(s, want kg.Store) {
		_, _, documents := present(t, want)
		type f = kg.EntityFilter
		settings := []setting[f]{
			{"class", func(f *f) { f.Classes = []kg.Class{kg.Actor, kg.Place} }}, {"kind", func(f *f) { f.Kinds = []kg.Kind{"Agency", "Law"} }},
			{"name", func(f *f) { f.Name = "EPIC" }}, {"text", func(f *f) { f.Text = "el paso inte" }},
			{"document", func(f *f) { f.Document = news()[0].text.Reading().Document.ID }}, {"degree", func(f *f) { f.MinDegree = 2 }},
		}
		for name, where := range combined(settings) {
			q := kg.EntityQuery{Where: where, Order: kg.ByName, Window: kg.Window{First: 100, Count: true}}
			sameAnswers(t, s, want, q)
			if got(want.Entities(ctx, q))(t)[0].Total == 0 {
				t.Errorf("no entity passes by %s: this checks nothing", name)
			}
			q.Owners = documents
			sameAnswers(t, s, want, q)
		}
		for _, where := range []f{{Name: "the white house"}, {Name: "white house"}, {Name: "!"}, {Text: "!"}, {Text: "nieto pen"}, {Document: "doc_0"}, {Classes: []kg.Class{"Thing"}}, {MinDegree: -1}} {
			sameAnswers(t, s, want, kg.EntityQuery{Where: where, Order: kg.ByID, Window: kg.Window{First: 100, Count: true}})
		}
	})
}

func documentFilters(t *testing.T, h Harness) {
	h.withCrowd(t, func(s, want kg.Store) {
		entities, _, _ := present(t, want)
		type f = kg.DocumentFilter
		settings := []setting[f]{
			{"source", func(f *f) { f.Source = "border.txt" }}, {"publisher", func(f *f) { f.Publisher = "Times" }}, {"from", func(f *f) { f.PublishedFrom = "2013-01-01" }},
			{"to", func(f *f) { f.PublishedTo = "2013-01-01" }}, {"text", func(f *f) { f.Text = "news bord" }},
		}
		for name, where := range combined(settings) {
			q := kg.DocumentQuery{Where: where, Order: kg.ByPublished, Window: kg.Window{First: 100, Count: true}}
			sameAnswers(t, s, want, q)
			if got(want.Documents(ctx, q))(t)[0].Total == 0 {
				t.Errorf("no document passes by %s: this checks nothing", name)
			}
			q.Owners = entities
			sameAnswers(t, s, want, q)
		}
		for _, where := range []f{{Source: "BORDER.TXT"}, {Publisher: "times"}, {Text: "elysee"}, {Text: "!"}, {PublishedFrom: "2014-01-01"}} {
			sameAnswers(t, s, want, kg.DocumentQuery{Where: where, Order: kg.ByTitle, Window: kg.Window{First: 100, Count: true}})
		}
	})
}

func assertedOnly(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		var text Text
		for i, status := range kg.Statuses() {
			text.Says = append(text.Says, Statement{Subject: epic, Predicate: "supports", Object: Strategy(fmt.Sprint("Plan ", i)), Status: status})
		}
		load(t, s, loading{"source", text})
		all := kg.Window{First: 100, Count: true}
		if n := entityOf(t, s, epic).Degree; n != 1 {
			t.Errorf("the degree counts %d relations", n)
		}
		for status, want := range map[kg.Status]int{"": 1, kg.Asserted: 1, kg.Denied: 1, kg.Planned: 1} {
			where := kg.RelationFilter{}
			if status != "" {
				where.Statuses = []kg.Status{status}
			}
			if n := got(s.Relations(ctx, kg.RelationQuery{Where: where, Order: kg.ByID, Window: all}))(t)[0].Total; n != want {
				t.Errorf("%q lists %d relations", status, n)
			}
			if n := got(s.Stats(ctx, where))(t); n.Relations != want || n.Evidence != want {
				t.Errorf("%q counts %+v", status, n)
			}
			if n := got(s.Neighbours(ctx, kg.NeighbourQuery{Of: []kg.ID{kg.EntityID(epic.key())}, Where: where}))(t)[0].Total; n != want {
				t.Errorf("%q walks %d relations", status, n)
			}
			if n := got(s.Search(ctx, kg.SearchQuery{Text: "supports", Statuses: where.Statuses, Window: all}))(t).Total; n != want {
				t.Errorf("%q finds %d quotes", status, n)
			}
		}
		if n := got(s.Stats(ctx, kg.RelationFilter{Statuses: kg.Statuses()}))(t); n.Relations != 6 || len(n.ByStatus) != 6 {
			t.Errorf("all that are asked for: %+v", n)
		}
	})
}

func stats(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, news()...)
		load(t, s, loading{"also", news()[0].text})
		have := got(s.Stats(ctx, kg.RelationFilter{Statuses: kg.Statuses()}))(t)
		want := kg.Stats{
			Documents: 3, Entities: 7, Relations: 9, Evidence: 11,
			ByClass:     map[kg.Class]int{kg.Actor: 3, kg.Program: 1, kg.Objective: 1, kg.Place: 1, kg.Event: 1},
			ByKind:      map[kg.Kind]int{"Agency": 2, "Person": 1, "Strategy": 1, "Objective": 1, "Place": 1, "Event": 1},
			ByPredicate: map[kg.Predicate]int{"supports": 3, "has_objective": 2, "opposes": 1, "located_in": 2, "implements": 1},
			ByStatus:    map[kg.Status]int{kg.Asserted: 5, kg.Denied: 1, kg.Planned: 1, kg.Reported: 1, kg.Possible: 1},
		}
		sameAnswer(t, "the stats of three documents", have, nil, want, nil)
	})
}
