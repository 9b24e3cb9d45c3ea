package neo4jstore

import (
	"context"
	"slices"

	"graphd/kg"
)

// Relations implements kg.Reader.
func (s *Store) Relations(ctx context.Context, q kg.RelationQuery) ([]kg.Page[kg.Relation], error) {
	const op = "list relations"
	if err := q.Where.Check(); err != nil {
		return nil, err
	}
	if !slices.Contains([]kg.Direction{"", kg.Both, kg.Out, kg.In}, q.Direction) {
		return nil, kg.Errorf(kg.Invalid, op, "", "unknown direction %q", q.Direction)
	}
	if _, err := kg.RelationMark(q.Order, kg.Relation{}); err != nil {
		return nil, err
	}
	l := listing{op: op, owners: q.Owners, head: filterHead, vars: relationVars, fields: relationFields, q: map[string]any{}}
	var err error
	if l.window, err = newWindow(relationList.orders[q.Order], q.Order, q.Window, l.q); err != nil {
		return nil, err
	}
	near := "near"
	if len(q.Owners) > 0 {
		l.match = relationsOf(q.Where, q.Direction)
	} else {
		var whole bool
		if l.match, whole = relationsWhere(q.Where); whole {
			l.scan, near = scanOf("Relation", l.window.order), "null"
		}
	}
	l.where = slices.Concat(onRelation(q.Where, "n"), onEnds(q.Where), onFarEnd(q.Where, near))
	if !filterValues(q.Where, l.q) {
		l.where, l.match, l.scan = []string{"false"}, "MATCH (n:Relation)", ""
	}
	return pages(ctx, s, l, sure(relation), func(r kg.Relation) (kg.Mark, error) { return kg.RelationMark(q.Order, r) })
}
