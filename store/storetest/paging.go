package storetest

import (
	"fmt"
	"slices"
	"testing"

	"graphd/kg"
)

func pagings() []law {
	return []law{
		{"pages in every order from both ends are the list", everyOrder},
		{"no row is lost or twice while rows come and go", pagesUnderWrites},
		{"a cursor keeps its place when its row is gone", cursorOutlives},
		{"each owner has a page of its own", ownerPages},
		{"a window that cannot be meant is refused", badWindows},
	}
}

// crowd are Documents with enough of everything for several pages.
func crowd() []loading {
	twice := Statement{Subject: house, Predicate: "opposes", Object: ramon, By: nieto} // twice in one Document
	out := append(news(), loading{"twice.txt", Text{Says: []Statement{twice, twice}}})
	for i := range 12 {
		out = append(out, loading{fmt.Sprint("crowd ", i), RandomText().Example(i)})
	}
	return out
}

// withCrowd opens a store and the reference, both with the crowd in.
func (h Harness) withCrowd(t *testing.T, use func(s, want kg.Store)) {
	t.Helper()
	h.with(t, func(s kg.Store) {
		want := reference()
		load(t, s, crowd()...)
		load(t, want, crowd()...)
		use(s, want)
		must(t, want.Close())
	})
}

// listings are all lists in all their orders.
func listings(entities, relations, documents []kg.ID) (out []any) {
	every := kg.RelationFilter{Statuses: kg.Statuses()}
	for _, order := range []string{kg.ByID, kg.ByName, kg.ByDegree, kg.ByMentions, kg.ByLastSeen} {
		out = append(out, kg.EntityQuery{Order: order}, kg.EntityQuery{Order: order, Owners: documents})
	}
	for _, order := range []string{kg.ByID, kg.ByEvidence, kg.ByPredicate, kg.ByFirstSeen, kg.ByLastSeen} {
		out = append(out, kg.RelationQuery{Order: order, Where: every}, kg.RelationQuery{Order: order, Where: every, Owners: slices.Concat(entities, documents)})
	}
	for _, order := range []string{kg.ByID, kg.ByPublished, kg.ByTitle} {
		out = append(out, kg.DocumentQuery{Order: order}, kg.DocumentQuery{Order: order, Owners: entities})
	}
	return append(out, kg.EvidenceQuery{Owners: relations}, kg.MentionQuery{Owners: entities}, kg.MentionQuery{Owners: documents},
		kg.SearchQuery{Text: "e", Statuses: kg.Statuses()})
}

// present lists the IDs of Entities, Relations and Documents in a store.
func present(t tb, s kg.Store) (entities, relations, documents []kg.ID) {
	t.Helper()
	all := kg.Window{First: 1000}
	for _, row := range got(s.Entities(ctx, kg.EntityQuery{Order: kg.ByID, Window: all}))(t)[0].Rows {
		entities = append(entities, row.Node.ID)
	}
	for _, row := range got(s.Relations(ctx, kg.RelationQuery{Order: kg.ByID, Window: all, Where: kg.RelationFilter{Statuses: kg.Statuses()}}))(t)[0].Rows {
		relations = append(relations, row.Node.ID)
	}
	for _, row := range got(s.Documents(ctx, kg.DocumentQuery{Order: kg.ByID, Window: all}))(t)[0].Rows {
		documents = append(documents, row.Node.ID)
	}
	return entities, relations, documents
}

func everyOrder(t *testing.T, h Harness) {
	h.withCrowd(t, func(s, want kg.Store) {
		entities, relations, documents := present(t, want)
		for _, question := range listings(entities[:4], relations[:6], documents[:3]) {
			sameAnswers(t, s, want, withWindow(question, kg.Window{First: 1000, Count: true}))
			sameAnswers(t, s, want, withWindow(question, kg.Window{Last: 1000}))
			sameAnswers(t, s, want, withWindow(question, kg.Window{Last: 2, Count: true}))
		}
		for _, question := range listings(entities[:1], relations[:1], documents[:1]) {
			whole := cursorsOf(t, want, withWindow(question, kg.Window{First: 1000}))
			if len(whole) == 0 {
				t.Fatalf("%T %+v has no rows to page through", question, question)
			}
			if have := pageThrough(t, s, question, true); !slices.Equal(have, whole) {
				t.Errorf("%T %+v\nforward: %d rows, want %d", question, question, len(have), len(whole))
			}
			if have := pageThrough(t, s, question, false); !slices.Equal(have, whole) {
				t.Errorf("%T %+v\nback: %d rows, want %d", question, question, len(have), len(whole))
			}
			between := kg.Window{First: 3, After: whole[0], Before: whole[len(whole)-1], Count: true}
			sameAnswers(t, s, want, withWindow(question, between))
			between.First, between.Last = 0, 3
			sameAnswers(t, s, want, withWindow(question, between))
		}
	})
}

// pageThrough collects the cursors of a list, some rows at a time.
func pageThrough(t tb, s kg.Store, question any, forward bool) (out []kg.Cursor) {
	t.Helper()
	const size = 7
	w := kg.Window{First: size}
	if !forward {
		w = kg.Window{Last: size}
	}
	for {
		p := cursorsOf(t, s, withWindow(question, w))
		if len(p) == 0 {
			return out
		}
		if forward {
			out = append(out, p...)
			w.After = p[len(p)-1]
		} else {
			out = append(slices.Clone(p), out...)
			w.Before = p[0]
		}
	}
}

func pagesUnderWrites(t *testing.T, h Harness) {
	stable := func(i int) Text {
		return Text{Title: fmt.Sprintf("Stable %02d", i), Says: []Statement{{Subject: Agency(fmt.Sprintf("Stable %02d", i)), Predicate: "supports", Object: Strategy(fmt.Sprintf("Plan %02d", i))}}}
	}
	passing := func(i int) Text {
		return Text{Title: fmt.Sprintf("Stable %02d and a half", i*5%12), Says: []Statement{{Subject: Agency(fmt.Sprintf("Stable %02d and %d halves", i*5%12, i)), Predicate: "supports", Object: Strategy("Plan")}}}
	}
	h.with(t, func(s kg.Store) {
		constant := map[string]bool{}
		for i := range 12 {
			load(t, s, loading{fmt.Sprint("stable ", i), stable(i)})
		}
		names := func(w kg.Window, order string) (found []string, cursors []kg.Cursor) {
			for _, row := range got(s.Entities(ctx, kg.EntityQuery{Where: kg.EntityFilter{Classes: []kg.Class{kg.Actor}}, Order: order, Window: w}))(t)[0].Rows {
				found = append(found, row.Node.Name)
				cursors = append(cursors, row.Cursor)
			}
			return found, cursors
		}
		before, _ := names(kg.Window{First: 100}, kg.ByID)
		for _, n := range before {
			constant[n] = true
		}
		turn := 0
		for _, order := range []string{kg.ByName, kg.ByID} {
			for _, forward := range []bool{true, false} {
				seen := map[string]bool{}
				w := kg.Window{First: 3}
				if !forward {
					w = kg.Window{Last: 3}
				}
				for {
					found, cursors := names(w, order)
					if len(found) == 0 {
						break
					}
					for _, n := range found {
						if seen[n] {
							t.Errorf("%s: %q is there twice", order, n)
						}
						seen[n] = true
					}
					if forward {
						w.After = cursors[len(cursors)-1]
					} else {
						w.Before = cursors[0]
					}
					load(t, s, loading{fmt.Sprint("passing ", turn%4), passing(turn)}) // the version before it leaves
					turn++
				}
				for n := range constant {
					if !seen[n] {
						t.Errorf("%s: %q was there all along and is not listed", order, n)
					}
				}
			}
		}
	})
}

func cursorOutlives(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, crowd()...)
		entities, relations, documents := present(t, s)
		query := kg.DocumentQuery{Order: kg.ByTitle, Window: kg.Window{First: 1000}}
		rows := got(s.Documents(ctx, query))(t)[0].Rows
		middle := len(rows) / 2
		must(t, s.Delete(ctx, rows[middle].Node.ID))
		query.Window = kg.Window{First: 1000, After: rows[middle].Cursor}
		after := got(s.Documents(ctx, query))(t)[0]
		query.Window = kg.Window{Last: 1000, Before: rows[middle].Cursor}
		before := got(s.Documents(ctx, query))(t)[0]
		if len(after.Rows) != len(rows)-middle-1 || len(before.Rows) != middle || after.Rows[0].Node.ID != rows[middle+1].Node.ID || !after.HasPrevious || !before.HasNext {
			t.Errorf("of %d rows, %d come before the one that is gone and %d after it", len(rows), len(before.Rows), len(after.Rows))
		}
		if len(entities) == 0 || len(relations) == 0 || len(documents) != len(rows) {
			t.Errorf("%d documents are listed, %d by title", len(documents), len(rows))
		}
	})
}

func ownerPages(t *testing.T, h Harness) {
	h.withCrowd(t, func(s, want kg.Store) {
		entities, relations, documents := present(t, want)
		entities = append([]kg.ID{kg.EntityID(epic.key()), kg.EntityID(center.key()), "ent_0", "", kg.EntityID(us.key()), kg.EntityID(us.key())}, entities...)
		relations = append([]kg.ID{"rel_0", relations[0]}, relations...)
		documents = append([]kg.ID{"doc_0", documents[0]}, documents...)
		for _, question := range listings(entities, relations, documents) {
			sameAnswers(t, s, want, withWindow(question, kg.Window{First: 2, Count: true}))
			sameAnswers(t, s, want, withWindow(question, kg.Window{Last: 1}))
		}
		for _, d := range []kg.Direction{kg.Out, kg.In, kg.Both} {
			sameAnswers(t, s, want, kg.RelationQuery{Owners: entities, Direction: d, Order: kg.ByEvidence, Window: kg.Window{First: 100, Count: true}})
		}
	})
}

func badWindows(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, news()...)
		entities, relations, documents := present(t, s)
		other := got(s.Entities(ctx, kg.EntityQuery{Order: kg.ByMentions, Window: kg.Window{First: 1}}))(t)[0].Rows[0].Cursor
		refused := func(what string, question any) {
			t.Helper()
			if err := errorOf(t, s, question); err == nil || kg.KindOf(err) != kg.Invalid {
				t.Errorf("%s: %T %+v\nthe error is %v, want one of kind %s", what, question, question, err, kg.Invalid)
			}
		}
		for _, question := range listings(entities, relations, documents) {
			for what, w := range map[string]kg.Window{
				"no end": {}, "both ends": {First: 1, Last: 1}, "below none": {First: -1}, "strange cursor": {First: 1, After: "x"},
				"cursor of another order": {Last: 1, Before: other}, "cursor of nothing": {First: 1, After: "e30"},
			} {
				if q, ok := question.(kg.EntityQuery); !ok || q.Order != kg.ByMentions || what != "cursor of another order" {
					refused(what, withWindow(question, w))
				}
			}
		}
		one := kg.Window{First: 1}
		refused("order", kg.EntityQuery{Order: kg.ByEvidence, Window: one})
		refused("order", kg.EntityQuery{Window: one})
		refused("order", kg.RelationQuery{Order: kg.ByName, Window: one})
		refused("order", kg.RelationQuery{Order: "", Window: one, Owners: entities})
		refused("order", kg.DocumentQuery{Order: "id", Window: one})
		refused("direction", kg.RelationQuery{Order: kg.ByID, Window: one, Owners: entities, Direction: "UP"})
		refused("status", kg.RelationQuery{Order: kg.ByID, Window: one, Where: kg.RelationFilter{Statuses: []kg.Status{"asserted"}}})
		refused("status", kg.SearchQuery{Text: "epic", Window: one, Statuses: []kg.Status{""}})
		refused("status", kg.RelationFilter{Statuses: []kg.Status{"SURE"}})
		refused("date", kg.RelationFilter{PublishedTo: "2013"})
		refused("date", kg.DocumentQuery{Order: kg.ByID, Window: one, Where: kg.DocumentFilter{PublishedFrom: "1 May"}})
		refused("step", kg.NeighbourQuery{Of: entities, Where: kg.RelationFilter{Subject: entities[0]}})
		refused("step", kg.NeighbourQuery{Of: entities, Where: kg.RelationFilter{Object: entities[0]}})
		refused("step", kg.NeighbourQuery{Of: entities, Where: kg.RelationFilter{Entity: entities[0]}})
		refused("limit", kg.NeighbourQuery{Of: entities, Limit: -1})
	})
}
