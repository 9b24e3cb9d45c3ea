package graph

import (
	"context"

	"graphd/graph/model"
	"graphd/kg"
)

// entityFields answers the fields of the five types of Entity.
type entityFields[E model.Entity] struct{ *resolver }

func (f entityFields[E]) Relations(ctx context.Context, of E, where *model.RelationFilter, direction kg.Direction, orderBy string, first *int, after *string, last *int, before *string) (*model.RelationConnection, error) {
	s, err := window(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	filter, err := f.words.relationFilter(where)
	if err != nil {
		return nil, err
	}
	q := kg.RelationQuery{Direction: direction, Where: filter, Order: orderBy, Window: s.Window}
	return relationsOf(ctx, f.resolver, of.Row().Level, of.Row().At, entityID, q, s)
}

// relationsOf lists the Relations of each member of a Level of Entities or Documents.
func relationsOf[T any](ctx context.Context, r *resolver, l *model.Level[T], at int, id func(T) kg.ID, q kg.RelationQuery, s stretch) (*model.RelationConnection, error) {
	return load(l, at, "relations", []any{q, s.none}, func(rows []T) ([]*model.RelationConnection, error) {
		q := q
		q.Owners = each(rows, id)
		pages, err := r.store.Relations(ctx, q)
		if err != nil {
			return nil, err
		}
		return connections(pages, s, func(r kg.Relation) string { return string(r.ID) }, model.Relations), nil
	})
}

func (f entityFields[E]) Mentions(ctx context.Context, of E, first *int, after *string, last *int, before *string) (*model.MentionConnection, error) {
	s, err := window(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	return mentionsOf(ctx, f.resolver, of.Row().Level, of.Row().At, entityID, s)
}

func (f entityFields[E]) Documents(ctx context.Context, of E, where *model.DocumentFilter, orderBy string, first *int, after *string, last *int, before *string) (*model.DocumentConnection, error) {
	s, err := window(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	q := kg.DocumentQuery{Where: documentFilter(where), Order: orderBy, Window: s.Window}
	row := of.Row()
	return load(row.Level, row.At, "documents", []any{q, s.none}, func(rows []kg.Entity) ([]*model.DocumentConnection, error) {
		q := q
		q.Owners = each(rows, entityID)
		pages, err := f.store.Documents(ctx, q)
		if err != nil {
			return nil, err
		}
		return connections(pages, s, func(d kg.Document) string { return string(d.ID) }, model.Documents), nil
	})
}
