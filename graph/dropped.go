package graph

import (
	"context"
	"fmt"
	"slices"

	"graphd/graph/model"
	"graphd/kg"
)

// droppedFields answers the fields of DroppedClaim.
type droppedFields struct{ *resolver }

func (f droppedFields) Subject(ctx context.Context, d *model.DroppedClaim) (model.Entity, error) {
	return load(d.Level, d.At, "subject", nil, func(rows []model.DroppedRow) ([]model.Entity, error) {
		return f.entities(ctx, each(rows, func(d model.DroppedRow) kg.ID { return d.Subject }))
	})
}

func (f droppedFields) Object(ctx context.Context, d *model.DroppedClaim) (model.Entity, error) {
	return load(d.Level, d.At, "object", nil, func(rows []model.DroppedRow) ([]model.Entity, error) {
		return f.entities(ctx, each(rows, func(d model.DroppedRow) kg.ID { return d.Object }))
	})
}

// Dropped lists the dropped candidates of a Document, in the order of its text.
func (f documentFields) Dropped(ctx context.Context, d *model.Document, first *int, after *string, last *int, before *string) (*model.DroppedClaimConnection, error) {
	s, err := window(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	if _, err := f.reading(ctx, d); err != nil { // for the whole Level, shared with text and zones
		return nil, err
	}
	return load(d.Level, d.At, "dropped", []any{s.Window, s.none}, func(rows []kg.Document) ([]*model.DroppedClaimConnection, error) {
		pages := make([]kg.Page[placed], len(rows))
		for i := range rows {
			r, err := f.reading(ctx, &model.Document{Document: rows[i], Level: d.Level, At: i})
			if err != nil {
				return nil, err
			}
			if pages[i], err = kg.Paginate(droppedRows(r), placed.mark, kg.ByPlace, s.Window); err != nil {
				return nil, err
			}
		}
		return connections(pages, s, func(p placed) string { return p.key() }, func(list []placed) []*model.DroppedClaim {
			rows := make([]model.DroppedRow, len(list))
			for i, p := range list {
				rows[i] = p.DroppedRow
			}
			return model.DroppedClaims(rows)
		}), nil
	})
}

// A placed row is a dropped candidate of one Document.
type placed struct {
	document kg.ID
	model.DroppedRow
}

func (p placed) mark() kg.Mark {
	return kg.Mark{Order: kg.ByPlace, Number: int64(p.Sentence.Start.Byte), Place: p.key()}
}

func (p placed) key() string {
	return fmt.Sprintf("%s/%09d/%s/%s/%s", p.document, p.Sentence.Start.Byte, p.Subject, p.Object, p.Reason)
}

// droppedRows are the dropped candidates of a Reading, each once, sorted by mark.
func droppedRows(r *kg.Reading) []placed {
	spans := make([]kg.Span, len(r.Dropped))
	for i, d := range r.Dropped {
		spans[i] = d.Sentence
	}
	seen := map[string]bool{}
	var out []placed
	for i, x := range kg.Locate(r.Document.Text, spans) {
		d := r.Dropped[i]
		p := placed{r.Document.ID, model.DroppedRow{
			Subject: kg.EntityID(d.Subject), Object: kg.EntityID(d.Object), Reason: d.Reason,
			Sentence: model.Span{Text: spans[i].Of(r.Document.Text), Extent: x},
		}}
		if k := p.key(); !seen[k] {
			seen[k] = true
			out = append(out, p)
		}
	}
	sortPlaced(out)
	return out
}

func sortPlaced(list []placed) {
	slices.SortFunc(list, func(a, b placed) int { return a.mark().Compare(b.mark()) })
}
