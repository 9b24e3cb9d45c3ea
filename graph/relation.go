package graph

import (
	"context"
	"slices"

	"graphd/graph/model"
	"graphd/kg"
)

// relationFields answers the fields of Relation.
type relationFields struct{ *resolver }

func (f relationFields) Subject(ctx context.Context, r *model.Relation) (model.Entity, error) {
	return present(load(r.Level, r.At, "subject", nil, func(rows []kg.Relation) ([]model.Entity, error) {
		return f.entities(ctx, each(rows, func(r kg.Relation) kg.ID { return r.Subject }))
	}))
}

func (f relationFields) Object(ctx context.Context, r *model.Relation) (model.Entity, error) {
	return present(load(r.Level, r.At, "object", nil, func(rows []kg.Relation) ([]model.Entity, error) {
		return f.entities(ctx, each(rows, func(r kg.Relation) kg.ID { return r.Object }))
	}))
}

func (f relationFields) Evidence(ctx context.Context, r *model.Relation, first *int, after *string, last *int, before *string) (*model.EvidenceConnection, error) {
	s, err := window(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	return load(r.Level, r.At, "evidence", []any{s.Window, s.none}, func(rows []kg.Relation) ([]*model.EvidenceConnection, error) {
		pages, err := f.store.Evidence(ctx, kg.EvidenceQuery{Owners: each(rows, relationID), Window: s.Window})
		if err != nil {
			return nil, err
		}
		return connections(pages, s, func(e kg.Evidence) string { return string(e.ID) }, model.AllEvidence), nil
	})
}

func (f relationFields) Contradicts(ctx context.Context, r *model.Relation) ([]*model.Relation, error) {
	return load(r.Level, r.At, "contradicts", nil, func(rows []kg.Relation) ([][]*model.Relation, error) {
		return f.opposites(ctx, rows)
	})
}

// opposites finds for each Relation those with the same ends and Predicate and
// the opposite Status. A Relation is found by the ID that any two Keys of its ends
// give it, so two lookups are enough: of the ends, and of all that could be.
func (r *resolver) opposites(ctx context.Context, rows []kg.Relation) ([][]*model.Relation, error) {
	var ends []kg.ID
	for _, r := range rows {
		ends = append(ends, r.Subject, r.Object)
	}
	entities, err := r.entities(ctx, ends)
	if err != nil {
		return nil, err
	}
	var ids []kg.ID
	until := make([]int, len(rows)) // the end of each Relation's part of ids
	for i, row := range rows {
		subject, object := entities[2*i], entities[2*i+1]
		if subject != nil && object != nil {
			ids = append(ids, candidates(row, subject.Row().Keys, object.Row().Keys, r.ontology.Symmetric(row.Predicate))...)
		}
		until[i] = len(ids)
	}
	found, err := r.relations(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([][]*model.Relation, len(rows))
	from := 0
	for i := range rows {
		out[i] = []*model.Relation{}
		for _, o := range found[from:until[i]] {
			if o != nil && !slices.Contains(out[i], o) {
				out[i] = append(out[i], o)
			}
		}
		from = until[i]
	}
	return out, nil
}

// candidates are the IDs that the opposites of a Relation can have, by Status; of
// a symmetric one also those with the ends exchanged.
func candidates(r kg.Relation, subject, object []kg.Key, symmetric bool) []kg.ID {
	var ids []kg.ID
	for _, status := range kg.Statuses() {
		if (status == kg.Denied) == (r.Status == kg.Denied) {
			continue
		}
		for _, s := range subject {
			for _, o := range object {
				ids = append(ids, kg.RelationID(kg.KeyRelation{Subject: s, Predicate: r.Predicate, Object: o, Status: status}))
				if symmetric {
					ids = append(ids, kg.RelationID(kg.KeyRelation{Subject: o, Predicate: r.Predicate, Object: s, Status: status}))
				}
			}
		}
	}
	return ids
}
