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
	classes, statuses := kg.Classes(), kg.Statuses()
	byClass, byKind := make([]int, len(classes)), make([]int, len(g.kinds.list))
	byStatus, byPredicate := make([]int, len(statuses)), make([]int, len(g.predicates.list))
	g.nodes.each(func(_ int32, n *node) {
		if n.id != "" {
			byClass[n.class]++
			byKind[n.kind]++
		}
	})
	for _, n := range relations {
		r := g.edges.at(n)
		out.Evidence += int(r.evidence)
		byPredicate[r.predicate]++
		byStatus[r.status]++
	}
	tally(out.ByClass, classes, byClass)
	tally(out.ByStatus, statuses, byStatus)
	for i, n := range byKind {
		tally(out.ByKind, []kg.Kind{kg.Kind(g.kinds.list[i])}, []int{n})
	}
	for i, n := range byPredicate {
		tally(out.ByPredicate, []kg.Predicate{kg.Predicate(g.predicates.list[i])}, []int{n})
	}
	return out
}

// tally enters the numbers that are not 0.
func tally[K comparable](to map[K]int, names []K, numbers []int) {
	for i, n := range numbers {
		if n > 0 {
			to[names[i]] = n
		}
	}
}
