package kg

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"gonum.org/v1/gonum/graph/path"
	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"
)

// A plainGraph is a Walker over lists of Entities and Relations.
type plainGraph struct {
	entities  []Entity
	relations []Relation
	calls     int
}

func entityName(i int) ID { return ID(fmt.Sprintf("ent_%02d", i)) }

func (g *plainGraph) Lookup(_ context.Context, ids []ID) ([]Record, error) {
	g.calls++
	out := make([]Record, len(ids))
	for i, id := range ids {
		for _, e := range g.entities {
			if e.ID == id {
				out[i].Entity = &e
			}
		}
		for _, r := range g.relations {
			if r.ID == id {
				out[i].Relation = &r
			}
		}
	}
	return out, nil
}

func (g *plainGraph) entity(id ID) Entity {
	return g.entities[slices.IndexFunc(g.entities, func(e Entity) bool { return e.ID == id })]
}

func (g *plainGraph) Neighbours(_ context.Context, q NeighbourQuery) ([]Edges, error) {
	g.calls++
	out := make([]Edges, len(q.Of))
	for i, from := range q.Of {
		out[i].From = from
		for _, r := range g.relations {
			to := r.Object
			if r.Object == from {
				to = r.Subject
			} else if r.Subject != from {
				continue
			}
			if r.Evidence >= q.Where.MinEvidence && q.Where.enters(g.entity(to)) {
				out[i].List = append(out[i].List, Edge{Relation: r.ID, To: to, ToClass: g.entity(to).Class, Forward: r.Subject == from, Evidence: r.Evidence})
			}
		}
		slices.SortFunc(out[i].List, func(a, b Edge) int {
			return cmp.Or(cmp.Compare(b.Evidence, a.Evidence), cmp.Compare(a.Relation, b.Relation))
		})
		out[i].Total = len(out[i].List)
		if q.Limit > 0 && out[i].Total > q.Limit {
			out[i].List = out[i].List[:q.Limit]
		}
	}
	return out, nil
}

func plainGraphs() *rapid.Generator[*plainGraph] {
	return rapid.Custom(func(t *rapid.T) *plainGraph {
		g := &plainGraph{}
		n := rapid.IntRange(2, 9).Draw(t, "entities")
		for i := range n {
			g.entities = append(g.entities, Entity{ID: entityName(i), Class: rapid.SampledFrom([]Class{Actor, Actor, Program}).Draw(t, "class")})
		}
		for i := range rapid.IntRange(0, 24).Draw(t, "relations") {
			a, b := rapid.IntRange(0, n-1).Draw(t, "a"), rapid.IntRange(0, n-1).Draw(t, "b")
			if a != b {
				g.relations = append(g.relations, Relation{ID: ID(fmt.Sprintf("rel_%02d", i)), Subject: entityName(a), Object: entityName(b), Evidence: rapid.IntRange(1, 3).Draw(t, "evidence")})
			}
		}
		return g
	})
}

// allPaths lists every simple Path by trying all, in the order of Paths.
func allPaths(g *plainGraph, q PathQuery) []Path {
	var out []Path
	var walk func(at ID, seen []ID, hops []Hop)
	walk = func(at ID, seen []ID, hops []Hop) {
		if at == q.To {
			out = append(out, Path{slices.Clone(hops)})
			return
		}
		if len(hops) == q.MaxHops {
			return
		}
		lists, _ := g.Neighbours(context.Background(), NeighbourQuery{Of: []ID{at}, Where: q.Where})
		stepped := map[ID]bool{}
		for _, e := range lists[0].List {
			if stepped[e.To] || slices.Contains(seen, e.To) {
				continue
			}
			stepped[e.To] = true
			walk(e.To, append(slices.Clone(seen), e.To), append(slices.Clone(hops), Hop{at, e.To, e.Relation, e.Forward, e.Evidence}))
		}
	}
	walk(q.From, []ID{q.From}, nil)
	weakest := func(p Path) int {
		return slices.MinFunc(p.Hops, func(a, b Hop) int { return a.Evidence - b.Evidence }).Evidence
	}
	way := func(p Path) (ids []ID) {
		for _, h := range p.Hops {
			ids = append(ids, h.To)
		}
		return ids
	}
	slices.SortFunc(out, func(a, b Path) int {
		return cmp.Or(len(a.Hops)-len(b.Hops), weakest(b)-weakest(a), slices.Compare(way(a), way(b)))
	})
	return out
}

func TestPathsAreTheFirstOfAllPaths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := plainGraphs().Draw(t, "graph")
		q := PathQuery{From: entityName(0), To: entityName(1), MaxHops: rapid.IntRange(1, 8).Draw(t, "hops"), First: rapid.IntRange(1, 10).Draw(t, "first"),
			Where: RelationFilter{MinEvidence: rapid.IntRange(0, 2).Draw(t, "evidence")}}
		if rapid.Bool().Draw(t, "one class") {
			q.Where.Classes = []Class{Actor}
		}
		have, err := Paths(context.Background(), g, q)
		if err != nil {
			t.Fatal(err)
		}
		want := allPaths(g, q)
		want = want[:min(len(want), q.First)]
		if fmt.Sprint(have.Paths) != fmt.Sprint(want) {
			t.Fatalf("have %v\nwant %v", have.Paths, want)
		}
		if (have.Outcome == Found) != (len(want) > 0) || (have.Outcome == None) != (len(want) == 0) {
			t.Fatalf("outcome %s of %d paths", have.Outcome, len(want))
		}
	})
}

func TestShortestPathAgreesWithGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := plainGraphs().Draw(t, "graph")
		u := simple.NewUndirectedGraph()
		number := map[ID]int64{}
		for i, e := range g.entities {
			number[e.ID] = int64(i)
			u.AddNode(simple.Node(i))
		}
		for _, r := range g.relations {
			u.SetEdge(simple.Edge{F: simple.Node(number[r.Subject]), T: simple.Node(number[r.Object])})
		}
		want, _ := path.DijkstraFrom(simple.Node(0), u).To(1)
		have, err := Paths(context.Background(), g, PathQuery{From: entityName(0), To: entityName(1), MaxHops: 8, First: 1})
		if err != nil {
			t.Fatal(err)
		}
		hops := 0
		if len(have.Paths) > 0 {
			hops = len(have.Paths[0].Hops)
		}
		if hops != max(0, len(want)-1) {
			t.Fatalf("%d hops, gonum says %d", hops, len(want)-1)
		}
	})
}

func TestPathsWithinABudgetAreCertain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := plainGraphs().Draw(t, "graph")
		q := PathQuery{From: entityName(0), To: entityName(1), MaxHops: 6, First: 5, Budget: rapid.IntRange(1, 60).Draw(t, "budget")}
		have, err := Paths(context.Background(), g, q)
		if err != nil {
			t.Fatal(err)
		}
		want := allPaths(g, q)
		if n := len(have.Paths); n > len(want) || fmt.Sprint(have.Paths) != fmt.Sprint(want[:n]) {
			t.Fatalf("have %v\nwant the first of %v", have.Paths, want)
		}
		if have.Explored > q.Budget || have.Outcome != BudgetSpent && len(have.Paths) != min(len(want), q.First) {
			t.Fatalf("%s after %d of %d edges with %d of %d paths", have.Outcome, have.Explored, q.Budget, len(have.Paths), len(want))
		}
	})
}

func TestPathsTakeTwoCallsForABatch(t *testing.T) {
	g := &plainGraph{}
	for i := range 90 { // a hub on the way, with more Edges than one step fetches at first
		g.entities = append(g.entities, Entity{ID: entityName(i)})
		if i != 1 {
			g.relations = append(g.relations, Relation{ID: ID(fmt.Sprintf("rel_%02d", i)), Subject: entityName(1), Object: entityName(i), Evidence: 1})
		}
	}
	have, err := Paths(context.Background(), g, PathQuery{From: entityName(0), To: entityName(89), First: 2})
	if err != nil || len(have.Paths) != 1 || len(have.Paths[0].Hops) != 2 {
		t.Fatalf("%+v, %v", have, err)
	}
	if g.calls > 1+2*DefaultHops {
		t.Errorf("%d calls", g.calls)
	}
}

func TestPathQueriesThatCannotBeMeant(t *testing.T) {
	g := &plainGraph{entities: []Entity{{ID: "ent_00"}, {ID: "ent_01"}}}
	for name, c := range map[string]struct {
		q    PathQuery
		kind ErrorKind
	}{
		"unknown from":     {PathQuery{From: "ent_77", To: "ent_01"}, NotFound},
		"unknown to":       {PathQuery{From: "ent_00", To: "rel_01"}, NotFound},
		"both ends one":    {PathQuery{From: "ent_00", To: "ent_00"}, Invalid},
		"too many hops":    {PathQuery{From: "ent_00", To: "ent_01", MaxHops: 9}, Invalid},
		"below one hop":    {PathQuery{From: "ent_00", To: "ent_01", MaxHops: -1}, Invalid},
		"too many paths":   {PathQuery{From: "ent_00", To: "ent_01", First: 51}, Invalid},
		"below the budget": {PathQuery{From: "ent_00", To: "ent_01", Budget: -1}, Invalid},
		"an end in where":  {PathQuery{From: "ent_00", To: "ent_01", Where: RelationFilter{Entity: "ent_00"}}, Invalid},
		"unknown status":   {PathQuery{From: "ent_00", To: "ent_01", Where: RelationFilter{Statuses: []Status{"SURE"}}}, Invalid},
	} {
		if _, err := Paths(context.Background(), g, c.q); err == nil || KindOf(err) != c.kind {
			t.Errorf("%s: %v, want an error of kind %s", name, err, c.kind)
		}
	}
}

func TestExploreKeepsTheNearestAndBestConnected(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := plainGraphs().Draw(t, "graph")
		q := NeighbourhoodQuery{Of: []ID{entityName(0)}, Depth: rapid.IntRange(1, 3).Draw(t, "depth"), Limit: rapid.IntRange(1, 9).Draw(t, "limit")}
		if rapid.Bool().Draw(t, "one class") {
			q.Where.Classes = []Class{Actor}
		}
		have, err := Explore(context.Background(), g, q)
		if err != nil {
			t.Fatal(err)
		}
		if g.calls > q.Depth+3 {
			t.Fatalf("%d calls for depth %d", g.calls, q.Depth)
		}
		ids, omitted := exploreByHand(g, q)
		var entities []ID
		for _, e := range have.Entities {
			entities = append(entities, e.ID)
		}
		if !slices.Equal(entities, ids) || !maps.Equal(have.Omitted, omitted) || have.Truncated != (len(omitted) > 0) {
			t.Fatalf("have %v and %v omitted\nwant %v and %v", entities, have.Omitted, ids, omitted)
		}
		var want, relations []ID
		for _, r := range g.relations {
			if slices.Contains(ids, r.Subject) && slices.Contains(ids, r.Object) && (q.Where.enters(g.entity(r.Subject)) || q.Where.enters(g.entity(r.Object))) {
				want = append(want, r.ID)
			}
		}
		for _, r := range have.Relations {
			relations = append(relations, r.ID)
		}
		if !slices.Equal(relations, want) {
			t.Fatalf("have %v, want %v", relations, want)
		}
	})
}

// exploreByHand grows the list of Entities one by one.
func exploreByHand(g *plainGraph, q NeighbourhoodQuery) (ids []ID, omitted map[Class]int) {
	ids, omitted = slices.Clone(q.Of), map[Class]int{}
	level := ids
	for range q.Depth {
		type score struct{ relations, evidence int }
		found := map[ID]score{}
		for _, r := range g.relations {
			for _, step := range [][2]ID{{r.Subject, r.Object}, {r.Object, r.Subject}} {
				if slices.Contains(level, step[0]) && !slices.Contains(ids, step[1]) && q.Where.enters(g.entity(step[1])) {
					s := found[step[1]]
					found[step[1]] = score{s.relations + 1, s.evidence + r.Evidence}
				}
			}
		}
		next := slices.SortedFunc(maps.Keys(found), func(a, b ID) int {
			return cmp.Or(found[b].relations-found[a].relations, found[b].evidence-found[a].evidence, cmp.Compare(a, b))
		})
		room := min(len(next), q.Limit-len(ids))
		for _, id := range next[room:] {
			omitted[g.entity(id).Class]++
		}
		level = next[:room]
		ids = append(ids, level...)
		if len(omitted) > 0 {
			break
		}
	}
	return ids, omitted
}

func TestNeighbourhoodQueriesThatCannotBeMeant(t *testing.T) {
	g := &plainGraph{entities: []Entity{{ID: "ent_00"}}}
	for name, c := range map[string]struct {
		q    NeighbourhoodQuery
		kind ErrorKind
	}{
		"of nothing":     {NeighbourhoodQuery{}, Invalid},
		"of unknown":     {NeighbourhoodQuery{Of: []ID{"ent_77"}}, NotFound},
		"too deep":       {NeighbourhoodQuery{Of: []ID{"ent_00"}, Depth: 4}, Invalid},
		"too large":      {NeighbourhoodQuery{Of: []ID{"ent_00"}, Limit: 1001}, Invalid},
		"more than fits": {NeighbourhoodQuery{Of: []ID{"ent_00", "ent_00"}, Limit: 1}, Invalid},
		"with an end":    {NeighbourhoodQuery{Of: []ID{"ent_00"}, Where: RelationFilter{Subject: "ent_00"}}, Invalid},
	} {
		if _, err := Explore(context.Background(), g, c.q); err == nil || KindOf(err) != c.kind {
			t.Errorf("%s: %v, want an error of kind %s", name, err, c.kind)
		}
	}
}
