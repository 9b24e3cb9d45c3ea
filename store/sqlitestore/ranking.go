package sqlitestore

import (
	"cmp"
	"context"
	"slices"

	"graphd/kg"
)

// ranked is an Entity or Relation of the adjacency with its sort values.
type ranked struct {
	number int64
	text   string
	id     packedID
	n      int32
}

func (r ranked) compare(o ranked) int {
	return cmp.Or(cmp.Compare(r.number, o.number), cmp.Compare(r.text, o.text), compareIDs(r.id, o.id))
}

// ranking keeps the rows of one page while it is shown a whole list in any order.
// It spares an index on every order, which would cost each write dearly.
type ranking struct {
	prefix        string // of the IDs
	order         string
	window        kg.Window
	after, before *kg.Mark
	kept          []ranked // sorted, nearest to the end asked from first; at most one more than asked for
	total         int
}

func newRanking(prefix, order string, w kg.Window) (*ranking, error) {
	r := &ranking{prefix: prefix, order: order, window: w}
	var err error
	r.after, r.before, err = w.Bounds(order)
	return r, err
}

// show takes the row in if it belongs to the page as far as is known.
func (r *ranking) show(x ranked) {
	r.total++
	if r.after != nil && r.against(x, r.after) <= 0 || r.before != nil && r.against(x, r.before) >= 0 {
		return
	}
	full := len(r.kept) > r.window.Size()
	if full && r.compare(x, r.kept[len(r.kept)-1]) > 0 {
		return
	}
	i, _ := slices.BinarySearchFunc(r.kept, x, r.compare)
	if full {
		r.kept = r.kept[:len(r.kept)-1]
	}
	r.kept = slices.Insert(r.kept, i, x)
}

func (r *ranking) compare(a, b ranked) int {
	if r.window.Last > 0 {
		return b.compare(a)
	}
	return a.compare(b)
}

func (r *ranking) mark(x ranked) kg.Mark {
	return kg.Mark{Order: r.order, Number: x.number, Text: x.text, Place: string(x.id.id(r.prefix))}
}

func (r *ranking) against(x ranked, m *kg.Mark) int {
	if x.number != m.Number || x.text != m.Text {
		return cmp.Or(cmp.Compare(x.number, m.Number), cmp.Compare(x.text, m.Text))
	}
	return r.mark(x).Compare(*m)
}

// stretch returns the rows in list order.
func (r *ranking) stretch() []stretch {
	s := stretch{total: -1}
	if r.window.Count {
		s.total = r.total
	}
	for _, x := range r.kept {
		s.rows = append(s.rows, placed{int64(x.n), r.mark(x)})
	}
	if r.window.Last > 0 {
		slices.Reverse(s.rows)
	}
	return []stretch{s}
}

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
		found := r.stretch()
		nodes, err := byNumber(ctx, c, entitiesByNumber, found, scanEntity)
		out = pages(found, q.Window, nodes)
		return err
	})
	return out, err
}

// allRelations lists all Relations that pass a filter.
func (s *Store) allRelations(ctx context.Context, q kg.RelationQuery) ([]kg.Page[kg.Relation], error) {
	r, err := newRanking(kg.RelationPrefix, q.Order, q.Window)
	if err != nil {
		return nil, err
	}
	var out []kg.Page[kg.Relation]
	known := s.adjacency.Load()
	err = s.read(ctx, "list relations", func(c *conn) error {
		g, err := s.current(ctx, c, known)
		if err != nil {
			return err
		}
		if err := g.pass(ctx, c, q.Where, func(n int32, at *relation) { r.show(g.rank(q.Order, n, at)) }); err != nil {
			return err
		}
		found := r.stretch()
		nodes, err := byNumber(ctx, c, relationsByNumber, found, scanRelation)
		out = pages(found, q.Window, nodes)
		return err
	})
	return out, err
}

// rank gives a Relation its sort values, as kg.RelationMark does.
func (g *graph) rank(order string, n int32, r *relation) ranked {
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
