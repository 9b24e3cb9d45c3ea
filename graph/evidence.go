package graph

import (
	"context"

	"graphd/graph/model"
	"graphd/kg"
)

// evidenceFields answers the fields of Evidence.
type evidenceFields struct{ *resolver }

func (f evidenceFields) Relation(ctx context.Context, e *model.Evidence) (*model.Relation, error) {
	return present(load(e.Level, e.At, "relation", nil, func(rows []kg.Evidence) ([]*model.Relation, error) {
		return f.relations(ctx, each(rows, func(e kg.Evidence) kg.ID { return e.Relation }))
	}))
}

func (f evidenceFields) Document(ctx context.Context, e *model.Evidence) (*model.Document, error) {
	return present(load(e.Level, e.At, "document", nil, func(rows []kg.Evidence) ([]*model.Document, error) {
		return f.documents(ctx, each(rows, evidenceDocument))
	}))
}

func (f evidenceFields) AttributedTo(ctx context.Context, e *model.Evidence) (model.Entity, error) {
	if e.Evidence.AttributedTo == "" {
		return nil, nil
	}
	return present(load(e.Level, e.At, "attributedTo", nil, func(rows []kg.Evidence) ([]model.Entity, error) {
		return f.entities(ctx, each(rows, func(e kg.Evidence) kg.ID { return e.AttributedTo }))
	}))
}

// Antecedents gives the Spans with their words. Words outside of the quote are
// cut from the Document's text, which is read only if they are asked for.
func (f evidenceFields) Antecedents(ctx context.Context, e *model.Evidence) ([]*model.Span, error) {
	words := selected(ctx, "text")
	return load(e.Level, e.At, "antecedents", words, func(rows []kg.Evidence) ([][]*model.Span, error) {
		out := make([][]*model.Span, len(rows))
		elsewhere := make([]kg.ID, len(rows)) // Documents to read, empty where the quote is enough
		for i, e := range rows {
			out[i] = []*model.Span{}
			for _, x := range e.Antecedents {
				span, ok := model.CutSpan(e.Quote, e.Sentence.Start.Byte, x)
				out[i] = append(out[i], &span)
				if !ok && words {
					elsewhere[i] = e.Document
				}
			}
		}
		texts, err := f.texts(ctx, elsewhere)
		if err != nil {
			return nil, err
		}
		for i, e := range rows {
			if elsewhere[i] == "" {
				continue
			}
			for j, x := range e.Antecedents {
				span, ok := model.CutSpan(texts[i], 0, x)
				if !ok {
					_, err := present[*model.Span](nil, nil)
					return nil, err
				}
				out[i][j] = &span
			}
		}
		return out, nil
	})
}

// texts reads the texts of Documents, each once, in one call; none if all IDs are
// empty. The text of an empty ID, or of a Document that is not there, is empty.
func (r *resolver) texts(ctx context.Context, documents []kg.ID) ([]string, error) {
	out := make([]string, len(documents))
	distinct, at := unique(documents)
	if len(distinct) == 0 {
		return out, nil
	}
	readings, err := r.store.Readings(ctx, distinct)
	if err != nil {
		return nil, err
	}
	for i, a := range at {
		if a >= 0 && readings[a] != nil {
			out[i] = readings[a].Document.Text
		}
	}
	return out, nil
}

func evidenceDocument(e kg.Evidence) kg.ID { return e.Document }
