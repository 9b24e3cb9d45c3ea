package kg

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// A denseGraph is a Walker over prepared lists of Edges.
type denseGraph map[ID][]Edge

func (g denseGraph) Lookup(_ context.Context, ids []ID) ([]Record, error) {
	out := make([]Record, len(ids))
	for i, id := range ids {
		if len(g[id]) > 0 {
			out[i].Entity = &Entity{ID: id}
		}
	}
	return out, nil
}

func (g denseGraph) Neighbours(_ context.Context, q NeighbourQuery) ([]Edges, error) {
	out := make([]Edges, len(q.Of))
	for i, id := range q.Of {
		list := g[id]
		out[i] = Edges{From: id, List: list, Total: len(list)}
		if q.Limit > 0 && len(list) > q.Limit {
			out[i].List = list[:q.Limit]
		}
	}
	return out, nil
}

// newDenseGraph has hubs: low numbers are drawn more often.
func newDenseGraph(entities, relations int) denseGraph {
	r := rand.New(rand.NewPCG(1, 2))
	g := denseGraph{}
	name := func() ID {
		return ID(fmt.Sprintf("ent_%06d", int(float64(entities)*r.Float64()*r.Float64()*r.Float64())))
	}
	for i := range relations {
		a, b, id, n := name(), name(), ID(fmt.Sprintf("rel_%07d", i)), 1+r.IntN(9)
		if a != b {
			g[a] = append(g[a], Edge{Relation: id, To: b, Forward: true, Evidence: n})
			g[b] = append(g[b], Edge{Relation: id, To: a, Evidence: n})
		}
	}
	for _, list := range g {
		slices.SortFunc(list, func(a, b Edge) int {
			return cmp.Or(cmp.Compare(b.Evidence, a.Evidence), cmp.Compare(a.Relation, b.Relation))
		})
	}
	return g
}

func BenchmarkPaths(b *testing.B) {
	g := newDenseGraph(50_000, 300_000)
	for _, first := range []int{1, 5, 50} {
		b.Run(fmt.Sprint("first=", first), func(b *testing.B) {
			explored, paths := 0, 0
			for i := 0; b.Loop(); i++ {
				r, err := Paths(context.Background(), g, PathQuery{From: ID(fmt.Sprintf("ent_%06d", 100+i%400*50)), To: ID(fmt.Sprintf("ent_%06d", 20_000-i%390*50)), First: first})
				if err != nil {
					b.Fatal(err)
				}
				explored += r.Explored
				paths += len(r.Paths)
			}
			b.ReportMetric(float64(explored)/float64(b.N), "edges/op")
			b.ReportMetric(float64(paths)/float64(b.N), "paths/op")
		})
	}
}
