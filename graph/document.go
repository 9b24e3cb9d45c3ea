package graph

import (
	"context"

	"graphd/graph/model"
	"graphd/kg"
)

// documentFields answers the fields of Document.
type documentFields struct{ *resolver }

// reading reads the Readings of a whole Level of Documents.
func (f documentFields) reading(ctx context.Context, d *model.Document) (*kg.Reading, error) {
	return present(load(d.Level, d.At, "reading", nil, func(rows []kg.Document) ([]*kg.Reading, error) {
		return f.store.Readings(ctx, each(rows, documentID))
	}))
}

func (f documentFields) Text(ctx context.Context, d *model.Document) (string, error) {
	r, err := f.reading(ctx, d)
	if err != nil {
		return "", err
	}
	return r.Document.Text, nil
}

func (f documentFields) Zones(ctx context.Context, d *model.Document) ([]*model.Zone, error) {
	r, err := f.reading(ctx, d)
	if err != nil {
		return nil, err
	}
	spans := make([]kg.Span, len(r.Document.Zones))
	for i, z := range r.Document.Zones {
		spans[i] = z.Span
	}
	out := make([]*model.Zone, len(spans))
	for i, x := range kg.Locate(r.Document.Text, spans) {
		out[i] = &model.Zone{Kind: r.Document.Zones[i].Kind, Span: model.Span{Text: spans[i].Of(r.Document.Text), Extent: x}}
	}
	return out, nil
}

func (f documentFields) Entities(ctx context.Context, d *model.Document, where *model.EntityFilter, orderBy string, first *int, after *string, last *int, before *string) (*model.EntityConnection, error) {
	s, err := window(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	filter, err := f.words.entityFilter(where)
	if err != nil {
		return nil, err
	}
	q := kg.EntityQuery{Where: filter, Order: orderBy, Window: s.Window}
	return load(d.Level, d.At, "entities", []any{q, s.none}, func(rows []kg.Document) ([]*model.EntityConnection, error) {
		q := q
		q.Owners = each(rows, documentID)
		pages, err := f.store.Entities(ctx, q)
		if err != nil {
			return nil, err
		}
		return connections(pages, s, func(e kg.Entity) string { return string(e.ID) }, model.Entities), nil
	})
}

func (f documentFields) Relations(ctx context.Context, d *model.Document, where *model.RelationFilter, orderBy string, first *int, after *string, last *int, before *string) (*model.RelationConnection, error) {
	s, err := window(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	filter, err := f.words.relationFilter(where)
	if err != nil {
		return nil, err
	}
	return relationsOf(ctx, f.resolver, d.Level, d.At, documentID, kg.RelationQuery{Where: filter, Order: orderBy, Window: s.Window}, s)
}

func (f documentFields) Mentions(ctx context.Context, d *model.Document, first *int, after *string, last *int, before *string) (*model.MentionConnection, error) {
	s, err := window(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	return mentionsOf(ctx, f.resolver, d.Level, d.At, documentID, s)
}
