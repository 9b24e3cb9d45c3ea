package storetest

import (
	"fmt"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"graphd/kg"
	"pgregory.net/rapid"
)

// sameAnswer fails if two stores answer a question differently, or one refuses
// it and the other does not, or for another kind of reason.
func sameAnswer[T any](t tb, question any, have T, haveErr error, want T, wantErr error) {
	t.Helper()
	if (haveErr == nil) != (wantErr == nil) || wantErr != nil && kg.KindOf(haveErr) != kg.KindOf(wantErr) {
		t.Fatalf("%+v\nthe error is %v, want %v", question, haveErr, wantErr)
	}
	if wantErr != nil {
		return
	}
	if d := cmp.Diff(want, have, cmpopts.EquateEmpty()); d != "" {
		t.Fatalf("%T %+v\nthe answer differs (- wanted, + had)\n%s", question, question, d)
	}
}

// sameAnswers asks two stores one question of any type.
func sameAnswers(t tb, have, want kg.Store, question any) {
	t.Helper()
	switch q := question.(type) {
	case []kg.ID:
		compare(t, q, have, want, func(s kg.Store) ([]kg.Record, error) { return s.Lookup(ctx, q) })
	case kg.EntityQuery:
		compare(t, q, have, want, func(s kg.Store) ([]kg.Page[kg.Entity], error) { return s.Entities(ctx, q) })
	case kg.RelationQuery:
		compare(t, q, have, want, func(s kg.Store) ([]kg.Page[kg.Relation], error) { return s.Relations(ctx, q) })
	case kg.EvidenceQuery:
		compare(t, q, have, want, func(s kg.Store) ([]kg.Page[kg.Evidence], error) { return s.Evidence(ctx, q) })
	case kg.MentionQuery:
		compare(t, q, have, want, func(s kg.Store) ([]kg.Page[kg.DocumentMention], error) { return s.Mentions(ctx, q) })
	case kg.DocumentQuery:
		compare(t, q, have, want, func(s kg.Store) ([]kg.Page[kg.Document], error) { return s.Documents(ctx, q) })
	case kg.SearchQuery:
		compare(t, q, have, want, func(s kg.Store) (kg.Page[kg.Hit], error) { return s.Search(ctx, q) })
	case kg.NeighbourQuery:
		compare(t, q, have, want, func(s kg.Store) ([]kg.Edges, error) { return s.Neighbours(ctx, q) })
	case kg.RelationFilter:
		compare(t, q, have, want, func(s kg.Store) (kg.Stats, error) { return s.Stats(ctx, q) })
	default:
		t.Fatalf("no such question: %T", question)
	}
}

func compare[T any](t tb, question any, have, want kg.Store, ask func(kg.Store) (T, error)) {
	t.Helper()
	a, aErr := ask(have)
	b, bErr := ask(want)
	sameAnswer(t, question, a, aErr, b, bErr)
}

// knownIDs are the IDs a question may hold: those of every Key of the cast, of
// Relations, Evidence and Documents that are or were there, and of nothing.
func (g *game) knownIDs() (entities, relations, evidence, documents []kg.ID) {
	for _, thing := range cast() {
		entities = append(entities, kg.EntityID(thing.key()))
	}
	relations, evidence, documents = []kg.ID{"rel_0"}, []kg.ID{"evi_0"}, []kg.ID{"doc_0"}
	for _, r := range g.put {
		documents = append(documents, r.Document.ID)
		for _, f := range kg.Facts(r) {
			relations = append(relations, kg.RelationID(f.Of))
			evidence = append(evidence, f.Evidence.ID)
		}
	}
	return entities, relations, evidence, documents
}

// ask draws one question and compares the answers.
func (g *game) ask() {
	entities, relations, evidence, documents := g.knownIDs()
	some := func(what string, lists ...[]kg.ID) []kg.ID {
		var all []kg.ID
		for _, l := range lists {
			all = append(all, l...)
		}
		return rapid.SliceOfN(rapid.SampledFrom(all), 0, 6).Draw(g.T, what)
	}
	order := func(list ...string) string { return rapid.SampledFrom(list).Draw(g.T, "order") }
	var question any
	switch rapid.IntRange(0, 9).Draw(g.T, "question") {
	case 0:
		question = some("ids", entities, relations, evidence, documents)
	case 1:
		question = kg.EntityQuery{Owners: some("documents", documents), Where: g.entityFilter(documents), Order: order(kg.ByID, kg.ByName, kg.ByDegree, kg.ByMentions, kg.ByLastSeen)}
	case 2:
		question = kg.RelationQuery{Owners: some("owners", documents, entities), Where: g.relationFilter(entities, documents),
			Direction: rapid.SampledFrom([]kg.Direction{"", kg.Both, kg.Out, kg.In}).Draw(g.T, "direction"),
			Order:     order(kg.ByID, kg.ByEvidence, kg.ByPredicate, kg.ByFirstSeen, kg.ByLastSeen)}
	case 3:
		question = kg.EvidenceQuery{Owners: some("relations", relations)}
	case 4:
		question = kg.MentionQuery{Owners: some("owners", documents, entities)}
	case 5:
		question = kg.DocumentQuery{Owners: some("entities", entities), Where: g.documentFilter(), Order: order(kg.ByID, kg.ByPublished, kg.ByTitle)}
	case 6:
		question = kg.SearchQuery{Text: rapid.SampledFrom(queries).Draw(g.T, "search"), Classes: g.classes(), Statuses: g.statuses()}
	case 7:
		w := g.relationFilter(entities, documents)
		w.Subject, w.Object, w.Entity = "", "", ""
		question = kg.NeighbourQuery{Of: some("of", entities), Where: w, Limit: rapid.IntRange(0, 3).Draw(g.T, "limit")}
	case 8:
		sameWalks(g, g.store, g.want, rapid.SampledFrom(entities).Draw(g.T, "from"), rapid.SampledFrom(entities).Draw(g.T, "to"), rapid.IntRange(0, 99).Draw(g.T, "which"))
		return
	default:
		question = g.relationFilter(entities, documents)
	}
	g.walk(question)
}

var queries = []string{"", "nieto", "pena n", "ENRIQUE peña", "el paso cent", "center el paso", "epic", "supports", "merida init", "known", "the body", "mexico", "us", "u.s.", "<b>o'brien", "ali 😀", "القاهرة", "!!"}

// walk asks for the first page of a list, from either end, then for the next one
// after a row drawn from it.
func (g *game) walk(question any) {
	window := kg.Window{Count: rapid.Bool().Draw(g.T, "count")}
	size := rapid.IntRange(1, 4).Draw(g.T, "size")
	forward := rapid.Bool().Draw(g.T, "forward")
	if window.First = size; !forward {
		window.First, window.Last = 0, size
	}
	for {
		asked := withWindow(question, window)
		sameAnswers(g, g.store, g.want, asked)
		cursors := cursorsOf(g, g.want, asked)
		if len(cursors) == 0 || !rapid.Bool().Draw(g.T, "on") {
			return
		}
		c := rapid.SampledFrom(cursors).Draw(g.T, "cursor")
		if rapid.Bool().Draw(g.T, "after") {
			window.After = c
		} else {
			window.Before = c
		}
	}
}

func withWindow(question any, w kg.Window) any {
	switch q := question.(type) {
	case kg.EntityQuery:
		q.Window = w
		return q
	case kg.RelationQuery:
		q.Window = w
		return q
	case kg.EvidenceQuery:
		q.Window = w
		return q
	case kg.MentionQuery:
		q.Window = w
		return q
	case kg.DocumentQuery:
		q.Window = w
		return q
	case kg.SearchQuery:
		q.Window = w
		return q
	}
	return question
}

// cursorsOf lists the cursors in the answer to a question.
func cursorsOf(t tb, s kg.Store, question any) (out []kg.Cursor) {
	switch q := question.(type) {
	case kg.EntityQuery:
		out = cursors(got(s.Entities(ctx, q))(t))
	case kg.RelationQuery:
		out = cursors(got(s.Relations(ctx, q))(t))
	case kg.EvidenceQuery:
		out = cursors(got(s.Evidence(ctx, q))(t))
	case kg.MentionQuery:
		out = cursors(got(s.Mentions(ctx, q))(t))
	case kg.DocumentQuery:
		out = cursors(got(s.Documents(ctx, q))(t))
	case kg.SearchQuery:
		out = cursors([]kg.Page[kg.Hit]{got(s.Search(ctx, q))(t)})
	}
	return out
}

func cursors[T any](pages []kg.Page[T]) (out []kg.Cursor) {
	for _, p := range pages {
		for _, row := range p.Rows {
			out = append(out, row.Cursor)
		}
	}
	return out
}

// maybe draws a value one time in four, else it gives the zero value.
func maybe[T any](g *game, what string, from ...T) (v T) {
	if rapid.IntRange(0, 3).Draw(g.T, what+"?") == 0 {
		v = rapid.SampledFrom(from).Draw(g.T, what)
	}
	return v
}

func (g *game) statuses() []kg.Status {
	return maybe(g, "statuses", kg.Statuses(), []kg.Status{kg.Asserted, kg.Denied}, []kg.Status{kg.Planned})
}

func (g *game) classes() []kg.Class {
	return maybe(g, "classes", []kg.Class{kg.Actor}, []kg.Class{kg.Program, kg.Objective}, []kg.Class{kg.Place, kg.Event})
}

func (g *game) kinds() []kg.Kind {
	return maybe(g, "kinds", []kg.Kind{"Agency"}, []kg.Kind{"Person", "Strategy"}, []kg.Kind{"Law", "Organization"})
}

func (g *game) entityFilter(documents []kg.ID) kg.EntityFilter {
	return kg.EntityFilter{
		Classes: g.classes(), Kinds: g.kinds(), Document: maybe(g, "document", documents...), MinDegree: maybe(g, "degree", 1, 2, 3),
		Name: maybe(g, "name", "epic", "PENA NIETO", "the white house", "White House", "!"), Text: maybe(g, "text", queries...),
	}
}

func (g *game) relationFilter(entities, documents []kg.ID) kg.RelationFilter {
	return kg.RelationFilter{
		Subject: maybe(g, "subject", entities...), Object: maybe(g, "object", entities...), Entity: maybe(g, "entity", entities...),
		Predicates: maybe(g, "predicates", []kg.Predicate{"supports"}, []kg.Predicate{"related_to", "opposes"}),
		Classes:    g.classes(), Kinds: g.kinds(), Statuses: g.statuses(), Document: maybe(g, "document", documents...),
		Source: maybe(g, "source", "source 1", "source 2", "none"), AttributedTo: maybe(g, "attributed", entities...),
		PublishedFrom: maybe(g, "from", "2012-12-31", "2013-01-01"), PublishedTo: maybe(g, "to", "2012-12-31", "2013-01-31"),
		MinEvidence: maybe(g, "evidence", 1, 2), Text: maybe(g, "text", queries...),
	}
}

func (g *game) documentFilter() kg.DocumentFilter {
	return kg.DocumentFilter{
		Source: maybe(g, "source", fmt.Sprint("source ", 1), "none"), Publisher: maybe(g, "publisher", "Times", "Post", "times"),
		PublishedFrom: maybe(g, "from", "2012-12-31", "2013-01-01"), PublishedTo: maybe(g, "to", "2012-12-31", "2013-01-31"),
		Text: maybe(g, "text", "border", "news bor", "elysee", "uber", "!"),
	}
}

// errorOf asks a question for its error.
func errorOf(t tb, s kg.Store, question any) (err error) {
	t.Helper()
	switch q := question.(type) {
	case kg.EntityQuery:
		_, err = s.Entities(ctx, q)
	case kg.RelationQuery:
		_, err = s.Relations(ctx, q)
	case kg.EvidenceQuery:
		_, err = s.Evidence(ctx, q)
	case kg.MentionQuery:
		_, err = s.Mentions(ctx, q)
	case kg.DocumentQuery:
		_, err = s.Documents(ctx, q)
	case kg.SearchQuery:
		_, err = s.Search(ctx, q)
	case kg.NeighbourQuery:
		_, err = s.Neighbours(ctx, q)
	case kg.RelationFilter:
		_, err = s.Stats(ctx, q)
	default:
		t.Fatalf("no such question: %T", question)
	}
	return err
}
