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
		if err := g.pass(ctx, c, where, func(n int32, _ *relation) { kept = append(kept, n) }); err != nil {
			return err
		}
		out = g.count(kept)
		return nil
	})
	return out, err
}

// pass calls each for all Relations that pass a filter. c is needed if it looks at
// Evidence only.
func (g *graph) pass(ctx context.Context, c *conn, f kg.RelationFilter, each func(int32, *relation)) error {
	passes := g.relationSieve(f)
	if !f.OnEvidence() {
		g.edges.each(func(n int32, r *relation) {
			if r.subject != 0 && passes(n, r) {
				each(n, r)
			}
		})
		return nil
	}
	var kept []int32
	g.edges.each(func(n int32, r *relation) {
		if r.subject != 0 && passes(n, r) {
			kept = append(kept, n)
		}
	})
	passing, err := evidenced(ctx, c, kept, f)
	if err != nil {
		return err
	}
	for _, n := range kept {
		if passing[n] {
			each(n, g.edges.at(n))
		}
	}
	return nil
}

// relationSieve makes the part of a filter that does not look at Evidence ready.
func (g *graph) relationSieve(f kg.RelationFilter) func(int32, *relation) bool {
	by := g.sieve(f)
	number := func(id kg.ID) int32 {
		if id == "" {
			return 0
		}
		n, at := g.find(id)
		if at == nil {
			return -1 // matches nothing
		}
		return n
	}
	subject, object, entity := number(f.Subject), number(f.Object), number(f.Entity)
	return func(n int32, r *relation) bool {
		t, _ := r.sides(n)
		if !by.step(&t) || subject != 0 && r.subject != subject || object != 0 && r.object != object || entity != 0 && r.subject != entity && r.object != entity {
			return false
		}
		from, to := by.end(g.nodes.at(r.subject)), by.end(g.nodes.at(r.object))
		switch { // which end is the far one: see kg.RelationFilter
		case entity != 0 && r.subject == entity, entity == 0 && subject != 0 && object == 0:
			return to
		case entity != 0, entity == 0 && object != 0 && subject == 0:
			return from
		}
		return from || to
	}
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
