package sqlitestore

import (
	"context"

	"graphd/kg"
)

// Stats implements kg.Reader: it counts on the adjacency.
func (s *Store) Stats(ctx context.Context, where kg.RelationFilter) (kg.Stats, error) {
	if err := where.Check(); err != nil {
		return kg.Stats{}, err
	}
	var out kg.Stats
	err := s.walk(ctx, "count", where, func(c *conn, g *graph) error {
		var kept []int32
		by, err := g.relationSieve(ctx, c, where, func(yield func(int32)) { g.all(yield) })
		if err != nil {
			return err
		}
		g.all(func(n int32) {
			if by.pass(n, 0) {
				kept = append(kept, n)
			}
		})
		out = g.count(kept)
		return nil
	})
	return out, err
}

// count counts the whole graph, and some of its Relations.
func (g *graph) count(relations []int32) kg.Stats {
	out := kg.Stats{Documents: g.documents, Entities: g.entities, Relations: len(relations), ByClass: map[kg.Class]int{}, ByKind: map[kg.Kind]int{},
		ByPredicate: map[kg.Predicate]int{}, ByStatus: map[kg.Status]int{}}
	g.nodes.each(func(_ int32, n *node) {
		if n.id != "" {
			out.ByClass[kg.Classes()[n.class]]++
			out.ByKind[kg.Kind(g.kinds.list[n.kind])]++
		}
	})
	for _, n := range relations {
		r := g.edges.at(n)
		out.Evidence += int(r.evidence)
		out.ByPredicate[kg.Predicate(g.predicates.list[r.predicate])]++
		out.ByStatus[kg.Statuses()[r.status]]++
	}
	return out
}
