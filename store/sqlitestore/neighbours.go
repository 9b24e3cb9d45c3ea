package sqlitestore

import (
	"context"

	"graphd/kg"
)

// Neighbours implements kg.Reader, on the adjacency. Only a filter that looks at
// Evidence takes SQL: one statement that says which of the Relations in question
// have Evidence that passes.
func (s *Store) Neighbours(ctx context.Context, q kg.NeighbourQuery) ([]kg.Edges, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	var out []kg.Edges
	err := s.walk(ctx, "list neighbours", q.Where, func(c *conn, g *graph) error {
		by, err := g.relationSieve(ctx, c, q.Where, func(yield func(int32)) {
			for _, id := range q.Of {
				if _, from := g.find(id); from != nil {
					for i := range from.steps {
						yield(from.steps[i].relation)
					}
				}
			}
		})
		if err != nil {
			return err
		}
		out = g.neighbours(q, by)
		return nil
	})
	return out, err
}

// walk runs do on the present adjacency. c is nil unless the filter looks at
// Evidence; then it sees the same state.
func (s *Store) walk(ctx context.Context, op string, f kg.RelationFilter, do func(*conn, *graph) error) error {
	known := s.adjacency.Load()
	if f.OnEvidence() {
		return s.read(ctx, op, func(c *conn) error {
			g, err := s.current(ctx, c, known)
			if err != nil {
				return err
			}
			return do(c, g)
		})
	}
	var g *graph
	err := s.look(ctx, op, func(c *conn) (err error) {
		g, err = s.current(ctx, c, known)
		return err
	})
	if err != nil {
		return err
	}
	return do(nil, g)
}

func (g *graph) neighbours(q kg.NeighbourQuery, by *sieve) []kg.Edges {
	out := make([]kg.Edges, len(q.Of))
	classes, statuses := kg.Classes(), kg.Statuses()
	for i, id := range q.Of {
		_, from := g.find(id)
		if from == nil {
			continue
		}
		out[i].From = from.id
		for j := range from.steps {
			t := &from.steps[j]
			if !by.step(t) {
				continue
			}
			to := g.nodes.at(t.to)
			if !by.end(to) {
				continue
			}
			out[i].Total++
			if q.Limit == 0 || len(out[i].List) < q.Limit {
				out[i].List = append(out[i].List, kg.Edge{
					Relation: g.edges.at(t.relation).id.id(kg.RelationPrefix), To: to.id, ToClass: classes[to.class], Forward: t.forward,
					Predicate: kg.Predicate(g.predicates.list[t.predicate]), Status: statuses[t.status], Evidence: int(t.evidence),
				})
			}
		}
	}
	return out
}
