package storetest

import (
	"fmt"
	"slices"
	"testing"

	"graphd/kg"
)

func walkings() []law {
	return []law{
		{"neighbours are those of the reference", neighbours},
		{"a path tells its hops with direction", pathHops},
		{"paths do not walk what is not asserted unless asked to", pathStatus},
		{"paths and neighbourhoods are those of the reference", walksAsReference},
		{"walks see a write as soon as it is done", walksAfterWrites},
	}
}

func neighbours(t *testing.T, h Harness) {
	h.withCrowd(t, func(s, want kg.Store) {
		entities, _, _ := present(t, want)
		ids := append([]kg.ID{"ent_0", "", kg.EntityID(epic.key()), kg.EntityID(center.key()), entities[0]}, entities...)
		for limit := range 4 {
			for _, statuses := range [][]kg.Status{nil, kg.Statuses()} {
				sameAnswers(t, s, want, kg.NeighbourQuery{Of: ids, Limit: limit, Where: kg.RelationFilter{Statuses: statuses}})
			}
		}
		sameAnswers(t, s, want, kg.NeighbourQuery{})
	})
}

// chainOf is a Text in which Office 0 supports Office 1 supports Office 2 ...,
// every second step told the other way round.
func chainOf(n int) Text {
	var text Text
	for i := range n {
		a, b := Agency(fmt.Sprint("Office ", i)), Agency(fmt.Sprint("Office ", i+1))
		if i%2 == 1 {
			a, b = b, a
		}
		text.Says = append(text.Says, Statement{Subject: a, Predicate: "supports", Object: b})
	}
	return text
}

func pathHops(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, loading{"chain", chainOf(5)})
		from, to := kg.EntityID(Agency("Office 0").key()), kg.EntityID(Agency("Office 4").key())
		r := got(kg.Paths(ctx, s, kg.PathQuery{From: from, To: to}))(t)
		if r.Outcome != kg.Found || len(r.Paths) != 1 || len(r.Paths[0].Hops) != 4 {
			t.Fatalf("%+v", r)
		}
		for i, hop := range r.Paths[0].Hops {
			relation := got(s.Lookup(ctx, []kg.ID{hop.Relation}))(t)[0].Relation
			if hop.Forward != (i%2 == 0) || hop.From != kg.EntityID(Agency(fmt.Sprint("Office ", i)).key()) {
				t.Errorf("hop %d is %+v", i, hop)
			}
			if relation == nil || hop.Forward && relation.Subject != hop.From || !hop.Forward && relation.Subject != hop.To {
				t.Errorf("hop %d says %+v, its relation %+v", i, hop, relation)
			}
		}
		if r := got(kg.Paths(ctx, s, kg.PathQuery{From: from, To: kg.EntityID(Agency("Office 5").key())}))(t); r.Outcome != kg.None {
			t.Errorf("five hops where four are allowed: %+v", r)
		}
		if r := got(kg.Paths(ctx, s, kg.PathQuery{From: from, To: to, Budget: 2}))(t); r.Outcome != kg.BudgetSpent || r.Explored > 2 {
			t.Errorf("a budget of two edges: %+v", r)
		}
		if _, err := kg.Paths(ctx, s, kg.PathQuery{From: from, To: "ent_0"}); err == nil || kg.KindOf(err) != kg.NotFound {
			t.Errorf("an end that is not there: %v", err)
		}
	})
}

func pathStatus(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, loading{"source", Text{Says: []Statement{
			{Subject: epic, Predicate: "supports", Object: merida, Status: kg.Denied},
			{Subject: us, Predicate: "supports", Object: merida},
		}}})
		q := kg.PathQuery{From: kg.EntityID(epic.key()), To: kg.EntityID(us.key())}
		if r := got(kg.Paths(ctx, s, q))(t); r.Outcome != kg.None {
			t.Errorf("a denial is walked: %+v", r)
		}
		q.Where.Statuses = []kg.Status{kg.Asserted, kg.Denied}
		if r := got(kg.Paths(ctx, s, q))(t); r.Outcome != kg.Found {
			t.Errorf("a denial is not walked though it was asked for: %+v", r)
		}
	})
}

func walksAsReference(t *testing.T, h Harness) {
	h.withCrowd(t, func(s, want kg.Store) {
		entities, _, _ := present(t, want)
		hops := 0
		for i, from := range entities[1:] {
			sameWalks(t, s, want, from, entities[0], i)
			r := got(kg.Paths(ctx, want, kg.PathQuery{From: from, To: entities[0], Where: kg.RelationFilter{Statuses: kg.Statuses()}}))(t)
			for _, p := range r.Paths {
				hops = max(hops, len(p.Hops))
			}
		}
		if hops < 3 {
			t.Errorf("the longest path has %d hops: this checks little", hops)
		}
	})
}

// sameWalks compares Paths and Neighbourhoods; which picks the filter and limits.
func sameWalks(t tb, s, want kg.Store, from, to kg.ID, which int) {
	t.Helper()
	where := kg.RelationFilter{Statuses: kg.Statuses()}
	switch which % 4 {
	case 1:
		where.Classes = []kg.Class{kg.Actor, kg.Program}
	case 2:
		where.Text = "supports"
	case 3:
		where.Statuses = nil
	}
	paths := kg.PathQuery{From: from, To: to, Where: where, MaxHops: 1 + which%6, First: 1 + which%7}
	compare(t, paths, s, want, func(s kg.Store) (kg.PathResult, error) { return kg.Paths(ctx, s, paths) })
	around := kg.NeighbourhoodQuery{Of: []kg.ID{from}, Where: where, Depth: 1 + which%3, Limit: 2 + which%20}
	compare(t, around, s, want, func(s kg.Store) (kg.Neighbourhood, error) { return kg.Explore(ctx, s, around) })
}

func walksAfterWrites(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		first, last := kg.EntityID(Agency("Office 0").key()), kg.EntityID(Agency("Office 3").key())
		outcome := func() kg.PathOutcome {
			return got(kg.Paths(ctx, s, kg.PathQuery{From: first, To: last}))(t).Outcome
		}
		load(t, s, loading{"chain", chainOf(3)})
		if outcome() != kg.Found {
			t.Error("no path after the load")
		}
		cut := judge(t, s, kg.Judgement{Verdict: kg.Reject, A: Agency("Office 2").key(), B: Agency("Office 1").key(), Predicate: "supports", Status: kg.Asserted})
		if outcome() != kg.None {
			t.Error("a path over a rejected relation")
		}
		judge(t, s, kg.Judgement{Verdict: kg.Same, A: Agency("Office 1").key(), B: Agency("Office 3").key()})
		if r := got(kg.Paths(ctx, s, kg.PathQuery{From: first, To: last}))(t); r.Outcome != kg.Found || len(r.Paths[0].Hops) != 1 {
			t.Errorf("after the merge: %+v", r)
		}
		judge(t, s, kg.Judgement{Verdict: kg.Different, A: Agency("Office 1").key(), B: Agency("Office 3").key(), When: "2024-02-01T00:00:00Z"})
		judge(t, s, kg.Judgement{Verdict: kg.Undo, Undoes: cut.ID})
		if r := got(kg.Paths(ctx, s, kg.PathQuery{From: first, To: last}))(t); r.Outcome != kg.Found || len(r.Paths[0].Hops) != 3 {
			t.Errorf("after its end: %+v", r)
		}
		load(t, s, loading{"chain", chainOf(1)})
		if n := got(s.Neighbours(ctx, kg.NeighbourQuery{Of: []kg.ID{first, last}}))(t); n[0].Total != 1 || n[1].From != "" || len(n[1].List) != 0 {
			t.Errorf("after a shorter version: %+v", n)
		}
		load(t, s, loading{"chain", chainOf(3)})
		if found := got(s.Neighbours(ctx, kg.NeighbourQuery{Of: []kg.ID{first}}))(t)[0].List; !slices.ContainsFunc(found, func(e kg.Edge) bool { return e.Forward }) {
			t.Errorf("after the longer version again: %+v", found)
		}
	})
}
