package sqlitestore

import (
	"context"

	"graphd/kg"
)

// sieve is a RelationFilter made ready for the adjacency.
type sieve struct {
	statuses   [256]bool
	predicates []bool // nil: all; likewise below
	kinds      []bool
	classes    []bool
	evidence   int32
	passing    map[int32]bool // Relations whose Evidence passes; nil: not asked for
}

func (g *graph) sieve(f kg.RelationFilter) sieve {
	s := sieve{predicates: chosen(g.predicates, f.Predicates), kinds: chosen(g.kinds, f.Kinds), evidence: int32(min(f.MinEvidence, 1<<30))}
	for _, status := range f.Wants() {
		s.statuses[statusNumber(status)] = true
	}
	if len(f.Classes) > 0 {
		s.classes = make([]bool, 256)
		for _, c := range f.Classes {
			s.classes[classNumber(c)] = true
		}
	}
	return s
}

// step reports whether a step passes, leaving its far end aside.
func (s *sieve) step(t *step) bool {
	return s.statuses[t.status] && t.evidence >= s.evidence &&
		(s.predicates == nil || s.predicates[t.predicate]) &&
		(s.passing == nil || s.passing[t.relation])
}

// end reports whether an end passes.
func (s *sieve) end(n *node) bool {
	return (s.classes == nil || s.classes[n.class]) && (s.kinds == nil || s.kinds[n.kind])
}

// Neighbours implements kg.Reader, on the adjacency. Only a filter that looks at
// Evidence takes SQL: one statement that says which of the Relations in question
// have Evidence that passes.
func (s *Store) Neighbours(ctx context.Context, q kg.NeighbourQuery) ([]kg.Edges, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	var out []kg.Edges
	err := s.walk(ctx, "list neighbours", q.Where, func(c *conn, g *graph) error {
		by := g.sieve(q.Where)
		if q.Where.OnEvidence() {
			var err error
			if by.passing, err = g.passing(ctx, c, q, by); err != nil {
				return err
			}
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

func (g *graph) neighbours(q kg.NeighbourQuery, by sieve) []kg.Edges {
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

// passing finds those Relations next to q.Of that have Evidence that passes.
func (g *graph) passing(ctx context.Context, c *conn, q kg.NeighbourQuery, by sieve) (map[int32]bool, error) {
	asked := map[int32]bool{}
	var candidates []int32
	for _, id := range q.Of {
		_, from := g.find(id)
		if from == nil {
			continue
		}
		for j := range from.steps {
			if t := &from.steps[j]; by.step(t) && !asked[t.relation] {
				asked[t.relation] = true
				candidates = append(candidates, t.relation)
			}
		}
	}
	return evidenced(ctx, c, candidates, q.Where)
}

// manyRelations is how many Relations are too many to ask for one by one.
const manyRelations = 20_000

// evidenced returns a set that says which of some Relations have Evidence that
// passes; what it says of others does not count.
func evidenced(ctx context.Context, c *conn, candidates []int32, f kg.RelationFilter) (map[int32]bool, error) {
	t := &text{}
	if selective(f) || len(candidates) > manyRelations {
		t.add("SELECT DISTINCT g.relation FROM " + factTables + " WHERE g.relation IS NOT NULL")
		evidenceFilter(t, f)
	} else {
		list, err := jsonList(candidates)
		if err != nil {
			return nil, err
		}
		t.add("SELECT r.n FROM (SELECT value AS n FROM json_each(?)) r WHERE 1", list)
		onEvidence(t, f)
	}
	out := map[int32]bool{}
	err := c.query(ctx, t.b.String(), t.args, func(row scan) error {
		var n int32
		err := row(&n)
		out[n] = true
		return err
	})
	return out, err
}
