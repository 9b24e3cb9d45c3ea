package graph

import (
	"context"

	"graphd/graph/model"
	"graphd/kg"
)

// lookup reads what ids name in one call. The result has the length of ids; what
// is not there, or is no T, is N's zero value. All that was found is one Level.
func lookup[T, N any](ctx context.Context, store kg.Reader, ids []kg.ID, pick func(kg.Record) *T, id func(T) kg.ID, nodes func([]T) []N) ([]N, error) {
	distinct, at := unique(ids)
	out := make([]N, len(ids))
	if len(distinct) == 0 {
		return out, nil
	}
	records, err := store.Lookup(ctx, distinct)
	if err != nil {
		return nil, err
	}
	found := gather(records, pick, id, nodes)
	for i, a := range at {
		if a >= 0 {
			out[i] = found[a]
		}
	}
	return out, nil
}

// unique returns the ids that are not empty, each once, and for each of ids its
// place there, -1 for an empty one.
func unique(ids []kg.ID) (distinct []kg.ID, at []int) {
	places := map[kg.ID]int{}
	at = make([]int, len(ids))
	for i, id := range ids {
		if id == "" {
			at[i] = -1
			continue
		}
		p, seen := places[id]
		if !seen {
			p = len(distinct)
			places[id] = p
			distinct = append(distinct, id)
		}
		at[i] = p
	}
	return distinct, at
}

// gather makes the nodes of one sort that records hold, aligned with records. Two
// records of the same thing (two ids of one Entity) share their node.
func gather[T, N any](records []kg.Record, pick func(kg.Record) *T, id func(T) kg.ID, nodes func([]T) []N) []N {
	places := map[kg.ID]int{}
	var rows []T
	at := make([]int, len(records))
	for i, r := range records {
		t := pick(r)
		if t == nil {
			at[i] = -1
			continue
		}
		p, seen := places[id(*t)]
		if !seen {
			p = len(rows)
			places[id(*t)] = p
			rows = append(rows, *t)
		}
		at[i] = p
	}
	made := nodes(rows)
	out := make([]N, len(records))
	for i, p := range at {
		if p >= 0 {
			out[i] = made[p]
		}
	}
	return out
}

func entityID(e kg.Entity) kg.ID     { return e.ID }
func relationID(r kg.Relation) kg.ID { return r.ID }
func evidenceID(e kg.Evidence) kg.ID { return e.ID }
func documentID(d kg.Document) kg.ID { return d.ID }

func pickEntity(r kg.Record) *kg.Entity     { return r.Entity }
func pickRelation(r kg.Record) *kg.Relation { return r.Relation }
func pickEvidence(r kg.Record) *kg.Evidence { return r.Evidence }
func pickDocument(r kg.Record) *kg.Document { return r.Document }

func (r *resolver) entities(ctx context.Context, ids []kg.ID) ([]model.Entity, error) {
	return lookup(ctx, r.store, ids, pickEntity, entityID, model.Entities)
}

func (r *resolver) relations(ctx context.Context, ids []kg.ID) ([]*model.Relation, error) {
	return lookup(ctx, r.store, ids, pickRelation, relationID, model.Relations)
}

func (r *resolver) documents(ctx context.Context, ids []kg.ID) ([]*model.Document, error) {
	return lookup(ctx, r.store, ids, pickDocument, documentID, model.Documents)
}

// present refuses a node that another node names but that is not there any more:
// the graph was changed between two calls of one request.
func present[N comparable](n N, err error) (N, error) {
	var none N
	if err == nil && n == none {
		err = kg.Errorf(kg.Conflict, "read", "", "the graph was changed while it was being read: ask again")
	}
	return n, err
}

// each maps rows to IDs.
func each[T any](rows []T, id func(T) kg.ID) []kg.ID {
	out := make([]kg.ID, len(rows))
	for i, r := range rows {
		out[i] = id(r)
	}
	return out
}
