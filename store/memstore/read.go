package memstore

import (
	"context"
	"slices"

	"graphd/kg"
)

// Lookup implements kg.Reader.
func (s *Store) Lookup(ctx context.Context, ids []kg.ID) ([]kg.Record, error) {
	v, done, err := s.read(ctx, "look up", "")
	if err != nil {
		return nil, err
	}
	defer done()
	out := make([]kg.Record, len(ids))
	for i, id := range ids {
		if e := v.entities[id]; e != nil {
			c := *e
			out[i].Entity = &c
		} else if r := v.relations[id]; r != nil {
			c := *r
			out[i].Relation = &c
		} else if e, ok := v.evidence[id]; ok {
			out[i].Evidence = &e
		} else if n := slices.IndexFunc(v.documents, func(d kg.Document) bool { return d.ID == id }); n >= 0 {
			d := v.documents[n]
			out[i].Document = &d
		}
	}
	return out, nil
}

// page filters, sorts and cuts a whole list.
func page[T any](list []T, pass func(T) bool, mark func(T) (kg.Mark, error), order string, w kg.Window) (kg.Page[T], error) {
	var zero T
	if _, err := mark(zero); err != nil {
		return kg.Page[T]{}, err
	}
	placed := func(t T) kg.Mark {
		m, _ := mark(t) // it fails for an unknown order only, which was refused above
		return m
	}
	var kept []T
	for _, t := range list {
		if pass(t) {
			kept = append(kept, t)
		}
	}
	if order != kg.ByID && order != kg.ByPlace { // all lists of a view are in that order
		slices.SortFunc(kept, func(a, b T) int { return placed(a).Compare(placed(b)) })
	}
	return kg.Paginate(kept, placed, order, w)
}

// pages makes a page for each owner, or one if there are no owners.
func pages[T any](owners []kg.ID, make func(owner kg.ID) (kg.Page[T], error)) ([]kg.Page[T], error) {
	if len(owners) == 0 {
		owners = []kg.ID{""}
	}
	var out []kg.Page[T]
	for _, owner := range owners {
		p, err := make(owner)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

// Entities implements kg.Reader.
func (s *Store) Entities(ctx context.Context, q kg.EntityQuery) ([]kg.Page[kg.Entity], error) {
	v, done, err := s.read(ctx, "list entities", "")
	if err != nil {
		return nil, err
	}
	defer done()
	mark := func(e kg.Entity) (kg.Mark, error) { return kg.EntityMark(q.Order, e) }
	return pages(q.Owners, func(owner kg.ID) (kg.Page[kg.Entity], error) {
		return page(v.Entities, func(e kg.Entity) bool {
			return (len(q.Owners) == 0 || v.mentionsIn[owner][e.ID]) && v.passEntity(e, q.Where)
		}, mark, q.Order, q.Window)
	})
}

// Relations implements kg.Reader.
func (s *Store) Relations(ctx context.Context, q kg.RelationQuery) ([]kg.Page[kg.Relation], error) {
	v, done, err := s.read(ctx, "list relations", "")
	if err != nil {
		return nil, err
	}
	defer done()
	if err := q.Where.Check(); err != nil {
		return nil, err
	}
	if !slices.Contains([]kg.Direction{"", kg.Both, kg.Out, kg.In}, q.Direction) {
		return nil, kg.Errorf(kg.Invalid, "list relations", "", "unknown direction %q", q.Direction)
	}
	mark := func(r kg.Relation) (kg.Mark, error) { return kg.RelationMark(q.Order, r) }
	return pages(q.Owners, func(owner kg.ID) (kg.Page[kg.Relation], error) {
		return page(v.Relations, func(r kg.Relation) bool {
			near := v.entity(owner)
			return (len(q.Owners) == 0 || v.owns(owner, q.Direction, r)) && v.passRelation(r, q.Where, near)
		}, mark, q.Order, q.Window)
	})
}

// owns reports whether a Relation is in the list of an owner.
func (v *view) owns(owner kg.ID, d kg.Direction, r kg.Relation) bool {
	if v.statedIn[owner][r.ID] {
		return true
	}
	e := v.entity(owner)
	return e != "" && (d != kg.In && r.Subject == e || d != kg.Out && r.Object == e)
}

// Evidence implements kg.Reader.
func (s *Store) Evidence(ctx context.Context, q kg.EvidenceQuery) ([]kg.Page[kg.Evidence], error) {
	v, done, err := s.read(ctx, "list evidence", "")
	if err != nil {
		return nil, err
	}
	defer done()
	if len(q.Owners) == 0 {
		return nil, nil
	}
	return pages(q.Owners, func(owner kg.ID) (kg.Page[kg.Evidence], error) {
		return kg.Paginate(v.Graph.Evidence[v.relation(owner)], kg.EvidenceOrderMark, kg.ByPublished, q.Window)
	})
}

// Mentions implements kg.Reader.
func (s *Store) Mentions(ctx context.Context, q kg.MentionQuery) ([]kg.Page[kg.DocumentMention], error) {
	v, done, err := s.read(ctx, "list mentions", "")
	if err != nil {
		return nil, err
	}
	defer done()
	if len(q.Owners) == 0 {
		return nil, nil
	}
	mark := func(m kg.DocumentMention) (kg.Mark, error) { return kg.MentionMark(m), nil }
	return pages(q.Owners, func(owner kg.ID) (kg.Page[kg.DocumentMention], error) {
		return page(v.mentions, func(m kg.DocumentMention) bool {
			return m.Document == owner || m.Entity == v.entity(owner)
		}, mark, kg.ByPlace, q.Window)
	})
}

// Documents implements kg.Reader.
func (s *Store) Documents(ctx context.Context, q kg.DocumentQuery) ([]kg.Page[kg.Document], error) {
	v, done, err := s.read(ctx, "list documents", "")
	if err != nil {
		return nil, err
	}
	defer done()
	if err := q.Where.Check(); err != nil {
		return nil, err
	}
	mark := func(d kg.Document) (kg.Mark, error) { return kg.DocumentMark(q.Order, d) }
	return pages(q.Owners, func(owner kg.ID) (kg.Page[kg.Document], error) {
		return page(v.documents, func(d kg.Document) bool {
			return (len(q.Owners) == 0 || v.mentionsIn[d.ID][v.entity(owner)]) && passDocument(d, q.Where)
		}, mark, q.Order, q.Window)
	})
}

// Search implements kg.Reader.
func (s *Store) Search(ctx context.Context, q kg.SearchQuery) (kg.Page[kg.Hit], error) {
	v, done, err := s.read(ctx, "search", "")
	if err != nil {
		return kg.Page[kg.Hit]{}, err
	}
	defer done()
	if err := q.Check(); err != nil {
		return kg.Page[kg.Hit]{}, err
	}
	hits := v.search(q)
	slices.SortFunc(hits, func(a, b kg.Hit) int { return kg.HitMark(a).Compare(kg.HitMark(b)) })
	return kg.Paginate(hits, kg.HitMark, kg.ByRank, q.Window)
}

// Neighbours implements kg.Reader.
func (s *Store) Neighbours(ctx context.Context, q kg.NeighbourQuery) ([]kg.Edges, error) {
	v, done, err := s.read(ctx, "list neighbours", "")
	if err != nil {
		return nil, err
	}
	defer done()
	if err := q.Check(); err != nil {
		return nil, err
	}
	out := make([]kg.Edges, len(q.Of))
	for i, id := range q.Of {
		from := v.entity(id)
		out[i].From = from
		for _, r := range v.edges[from] {
			if !v.passRelation(*r, q.Where, from) {
				continue
			}
			e := kg.Edge{Relation: r.ID, To: r.Object, ToClass: r.ObjectClass, Forward: true, Predicate: r.Predicate, Status: r.Status, Evidence: r.Evidence}
			if r.Object == from {
				e.To, e.ToClass, e.Forward = r.Subject, r.SubjectClass, false
			}
			out[i].List = append(out[i].List, e)
		}
		slices.SortFunc(out[i].List, compareEdges)
		out[i].Total = len(out[i].List)
		if q.Limit > 0 && out[i].Total > q.Limit {
			out[i].List = out[i].List[:q.Limit]
		}
	}
	return out, nil
}

// Stats implements kg.Reader.
func (s *Store) Stats(ctx context.Context, where kg.RelationFilter) (kg.Stats, error) {
	v, done, err := s.read(ctx, "count", "")
	if err != nil {
		return kg.Stats{}, err
	}
	defer done()
	if err := where.Check(); err != nil {
		return kg.Stats{}, err
	}
	n := kg.Stats{Documents: len(v.documents), Entities: len(v.Entities), ByClass: map[kg.Class]int{}, ByKind: map[kg.Kind]int{},
		ByPredicate: map[kg.Predicate]int{}, ByStatus: map[kg.Status]int{}}
	for _, e := range v.Entities {
		n.ByClass[e.Class]++
		n.ByKind[e.Kind]++
	}
	for _, r := range v.Relations {
		if v.passRelation(r, where, "") {
			n.Relations++
			n.Evidence += r.Evidence
			n.ByPredicate[r.Predicate]++
			n.ByStatus[r.Status]++
		}
	}
	return n, nil
}
