package sqlitestore

import (
	"context"

	"graphd/kg"
)

// allEntities lists all Entities that pass a filter without words, in any order
// but ByName.
func (s *Store) allEntities(ctx context.Context, q kg.EntityQuery) ([]kg.Page[kg.Entity], error) {
	r, err := newRanking(kg.EntityPrefix, q.Order, q.Window)
	if err != nil {
		return nil, err
	}
	var out []kg.Page[kg.Entity]
	known := s.adjacency.Load()
	err = s.read(ctx, "list entities", func(c *conn) error {
		g, err := s.current(ctx, c, known)
		if err != nil {
			return err
		}
		by := g.sieve(kg.RelationFilter{Classes: q.Where.Classes, Kinds: q.Where.Kinds})
		g.nodes.each(func(n int32, at *node) {
			if at.id == "" || !by.end(at) || int(at.degree) < q.Where.MinDegree {
				return
			}
			x := ranked{n: n}
			x.id, _ = packID(kg.EntityPrefix, at.id)
			switch q.Order {
			case kg.ByDegree:
				x.number = -int64(at.degree)
			case kg.ByMentions:
				x.number = -int64(at.mentions)
			case kg.ByLastSeen:
				x.number = -int64(at.last)
			}
			r.show(x)
		})
		found := []stretch{r.stretch()}
		nodes, err := byNumber(ctx, c, entitiesByNumber, found, scanEntity)
		out = pages(found, q.Window, nodes)
		return err
	})
	return out, err
}

// Relations implements kg.Reader, on the adjacency: SQL says what a Document has
// Evidence for and what Evidence passes the filter, and fetches the rows of the pages.
func (s *Store) Relations(ctx context.Context, q kg.RelationQuery) ([]kg.Page[kg.Relation], error) {
	const op = "list relations"
	if err := q.Where.Check(); err != nil {
		return nil, err
	}
	if _, err := kg.RelationMark(q.Order, kg.Relation{}); err != nil {
		return nil, err
	}
	switch q.Direction {
	case kg.Both, kg.Out, kg.In, "":
	default:
		return nil, kg.Errorf(kg.Invalid, op, "", "unknown direction %q", q.Direction)
	}
	lists := make([]*ranking, max(len(q.Owners), 1))
	for i := range lists {
		var err error
		if lists[i], err = newRanking(kg.RelationPrefix, q.Order, q.Window); err != nil {
			return nil, err
		}
	}
	var out []kg.Page[kg.Relation]
	known := s.adjacency.Load()
	err := s.read(ctx, op, func(c *conn) error {
		g, err := s.current(ctx, c, known)
		if err != nil {
			return err
		}
		owned, err := g.owned(ctx, c, q)
		if err != nil {
			return err
		}
		by, err := g.relationSieve(ctx, c, q.Where, func(yield func(int32)) {
			owned(func(_ int, n, _ int32) { yield(n) })
		})
		if err != nil {
			return err
		}
		owned(func(at int, n, near int32) {
			if by.pass(n, near) {
				lists[at].show(g.rank(q.Order, n))
			}
		})
		found := make([]stretch, len(lists))
		for i, l := range lists {
			found[i] = l.stretch()
		}
		nodes, err := byNumber(ctx, c, relationsByNumber, found, scanRelation)
		out = pages(found, q.Window, nodes)
		return err
	})
	return out, err
}

// owned returns a function that shows the Relations of each owner: the owner's
// place in the list of owners, the Relation, and the Entity it is seen from (0 for
// none).
func (g *graph) owned(ctx context.Context, c *conn, q kg.RelationQuery) (func(yield func(at int, n, near int32)), error) {
	if len(q.Owners) == 0 {
		return func(yield func(int, int32, int32)) { g.all(func(n int32) { yield(0, n, 0) }) }, nil
	}
	stated, err := statedIn(ctx, c, q.Owners)
	if err != nil {
		return nil, err
	}
	return func(yield func(int, int32, int32)) {
		for at, id := range q.Owners {
			for _, n := range stated[at] {
				yield(at, n, 0)
			}
			near, from := g.find(id)
			if from == nil {
				continue
			}
			for i := range from.steps {
				if t := &from.steps[i]; t.forward && q.Direction != kg.In || !t.forward && q.Direction != kg.Out {
					yield(at, t.relation, near)
				}
			}
		}
	}, nil
}

// statedIn returns the Relations that those owners that are Documents have
// Evidence for, by their place in the list.
func statedIn(ctx context.Context, c *conn, owners []kg.ID) (map[int][]int32, error) {
	asked := make([]kg.ID, len(owners)) // by place: others are left empty, and find nothing
	some := false
	for i, id := range owners {
		if id.Is(kg.DocumentPrefix) {
			asked[i], some = id, true
		}
	}
	if !some {
		return nil, nil
	}
	list, err := jsonList(asked)
	if err != nil {
		return nil, err
	}
	const query = `SELECT DISTINCT j.key, g.relation FROM json_each(?) j CROSS JOIN documents d ON d.id = j.value
		CROSS JOIN sentences q ON q.document = d.n CROSS JOIN evidence v ON v.sentence = q.n
		CROSS JOIN key_relations g ON g.n = v.of WHERE g.relation IS NOT NULL`
	out := map[int][]int32{}
	err = c.query(ctx, query, []any{list}, func(row scan) error {
		var at int
		var n int32
		err := row(&at, &n)
		out[at] = append(out[at], n)
		return err
	})
	return out, err
}

// rank gives a Relation its sort values, as kg.RelationMark does.
func (g *graph) rank(order string, n int32) ranked {
	r := g.edges.at(n)
	x := ranked{id: r.id, n: n}
	switch order {
	case kg.ByEvidence:
		x.number = -int64(r.evidence)
	case kg.ByPredicate:
		x.text = g.predicates.list[r.predicate]
	case kg.ByFirstSeen:
		if x.number = int64(r.first); x.number == 0 {
			x.number = 99999999
		}
	case kg.ByLastSeen:
		x.number = -int64(r.last)
	}
	return x
}
