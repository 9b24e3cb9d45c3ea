package graph

import (
	"context"

	"graphd/graph/model"
	"graphd/kg"
)

// mentionFields answers the fields of Mention.
type mentionFields struct{ *resolver }

func (f mentionFields) Entity(ctx context.Context, m *model.Mention) (model.Entity, error) {
	return present(load(m.Level, m.At, "entity", nil, func(rows []kg.DocumentMention) ([]model.Entity, error) {
		return f.entities(ctx, each(rows, func(m kg.DocumentMention) kg.ID { return m.Entity }))
	}))
}

func (f mentionFields) Document(ctx context.Context, m *model.Mention) (*model.Document, error) {
	return present(load(m.Level, m.At, "document", nil, func(rows []kg.DocumentMention) ([]*model.Document, error) {
		return f.documents(ctx, each(rows, func(m kg.DocumentMention) kg.ID { return m.Document }))
	}))
}

// mentionsOf lists the Mentions of each member of a Level of Entities or Documents.
func mentionsOf[T any](ctx context.Context, r *resolver, l *model.Level[T], at int, id func(T) kg.ID, s stretch) (*model.MentionConnection, error) {
	return load(l, at, "mentions", []any{s.Window, s.none}, func(rows []T) ([]*model.MentionConnection, error) {
		pages, err := r.store.Mentions(ctx, kg.MentionQuery{Owners: each(rows, id), Window: s.Window})
		if err != nil {
			return nil, err
		}
		return connections(pages, s, func(m kg.DocumentMention) string { return kg.MentionMark(m).Place }, model.Mentions), nil
	})
}
