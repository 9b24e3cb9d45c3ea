package export

import (
	"bufio"
	"context"
	"encoding/json"
	"io"

	"graphd/kg"
)

// A Store is what an export reads.
type Store interface {
	kg.Reader
	kg.Archive
}

// An entityLine, relationLine or judgementLine is one line of an export.
type (
	entityLine struct {
		Entity kg.Entity `json:"entity"`
	}
	relationLine struct {
		Relation relationCited `json:"relation"`
	}
	relationCited struct {
		kg.Relation
		Cites []kg.ID `json:"evidence"`
	}
	judgementLine struct {
		Judgement kg.Judgement `json:"judgement"`
	}
)

const (
	listPage     = 2000 // Entities, Relations and Documents in one call
	textPage     = 16   // whole Readings in one call
	evidencePage = 1000 // Evidence of one Relation in one call
)

// WriteJSONL writes the whole store: Documents by ID, Entities by ID, Relations of
// every Status by ID, Judgements in log order.
func WriteJSONL(ctx context.Context, s Store, w io.Writer) error {
	buffered := bufio.NewWriterSize(w, 1<<16)
	e := json.NewEncoder(buffered)
	e.SetEscapeHTML(false)
	for _, part := range []func(context.Context, Store, *json.Encoder) error{writeDocuments, writeEntities, writeRelations, writeJudgements} {
		if err := part(ctx, s, e); err != nil {
			return err
		}
	}
	return kg.E(kg.Unavailable, "export", "", buffered.Flush())
}

func write(e *json.Encoder, line any) error {
	return kg.E(kg.Unavailable, "export", "", e.Encode(line))
}

func writeDocuments(ctx context.Context, s Store, e *json.Encoder) error {
	return walk(listPage, func(w kg.Window) (kg.Page[kg.Document], error) {
		return first(s.Documents(ctx, kg.DocumentQuery{Order: kg.ByID, Window: w}))
	}, func(rows []kg.Document) error {
		for len(rows) > 0 {
			n := min(textPage, len(rows))
			ids := make([]kg.ID, n)
			for i := range ids {
				ids[i] = rows[i].ID
			}
			rows = rows[n:]
			readings, err := s.Readings(ctx, ids)
			if err != nil {
				return err
			}
			for _, r := range readings {
				if r == nil {
					continue // deleted since it was listed
				}
				if err := write(e, wholeObject(r)); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func writeEntities(ctx context.Context, s Store, e *json.Encoder) error {
	return walk(listPage, func(w kg.Window) (kg.Page[kg.Entity], error) {
		return first(s.Entities(ctx, kg.EntityQuery{Order: kg.ByID, Window: w}))
	}, func(rows []kg.Entity) error {
		for _, row := range rows {
			row.Aliases, row.Keys = list(row.Aliases), list(row.Keys)
			if err := write(e, entityLine{row}); err != nil {
				return err
			}
		}
		return nil
	})
}

func writeRelations(ctx context.Context, s Store, e *json.Encoder) error {
	return walk(listPage, func(w kg.Window) (kg.Page[kg.Relation], error) {
		return first(s.Relations(ctx, kg.RelationQuery{Where: kg.RelationFilter{Statuses: kg.Statuses()}, Order: kg.ByID, Window: w}))
	}, func(rows []kg.Relation) error {
		owners := make([]kg.ID, len(rows))
		for i, row := range rows {
			owners[i] = row.ID
		}
		pages, err := s.Evidence(ctx, kg.EvidenceQuery{Owners: owners, Window: kg.Window{First: evidencePage}})
		if err != nil {
			return err
		}
		for i, row := range rows {
			line := relationLine{relationCited{row, []kg.ID{}}}
			if err := cite(ctx, s, &line.Relation, pages[i]); err != nil {
				return err
			}
			if err := write(e, line); err != nil {
				return err
			}
		}
		return nil
	})
}

// cite lists all Evidence of a Relation, of which the first page is at hand.
func cite(ctx context.Context, s Store, r *relationCited, p kg.Page[kg.Evidence]) error {
	for {
		for _, row := range p.Rows {
			r.Cites = append(r.Cites, row.Node.ID)
		}
		if !p.HasNext {
			return nil
		}
		var err error
		w := kg.Window{First: evidencePage, After: p.Rows[len(p.Rows)-1].Cursor}
		if p, err = first(s.Evidence(ctx, kg.EvidenceQuery{Owners: []kg.ID{r.ID}, Window: w})); err != nil {
			return err
		}
	}
}

func writeJudgements(ctx context.Context, s Store, e *json.Encoder) error {
	log, err := s.Judgements(ctx)
	if err != nil {
		return err
	}
	for _, j := range log {
		if err := write(e, judgementLine{j}); err != nil {
			return err
		}
	}
	return nil
}

// walk goes through a list page by page.
func walk[T any](size int, list func(kg.Window) (kg.Page[T], error), each func([]T) error) error {
	w := kg.Window{First: size}
	for {
		p, err := list(w)
		if err != nil {
			return err
		}
		rows := make([]T, len(p.Rows))
		for i, row := range p.Rows {
			rows[i] = row.Node
		}
		if err := each(rows); err != nil {
			return err
		}
		if !p.HasNext {
			return nil
		}
		w.After = p.Rows[len(p.Rows)-1].Cursor
	}
}

// first returns the only page of a list without several owners.
func first[T any](pages []kg.Page[T], err error) (kg.Page[T], error) {
	if err != nil {
		return kg.Page[T]{}, err
	}
	if len(pages) != 1 {
		return kg.Page[T]{}, kg.Errorf(kg.Internal, "export", "", "the store gave %d pages for one list", len(pages))
	}
	return pages[0], nil
}
