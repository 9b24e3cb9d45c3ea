package graph

import (
	"context"
	"sync/atomic"

	"graphd/kg"
)

// A cost is what one request has cost so far.
type cost struct {
	calls      atomic.Int64 // of the store
	nodes      atomic.Int64 // rows that the store gave
	complexity int
	depth      int
}

type costKey struct{}

func withCost(ctx context.Context) (context.Context, *cost) {
	c := &cost{}
	return context.WithValue(ctx, costKey{}, c), c
}

// costOf returns the cost of the request under way, nil if there is none.
func costOf(ctx context.Context) *cost {
	c, _ := ctx.Value(costKey{}).(*cost)
	return c
}

// extension is what a response tells of the cost.
func (c *cost) extension() map[string]any {
	return map[string]any{"storeCalls": c.calls.Load(), "nodes": c.nodes.Load(), "complexity": c.complexity, "depth": c.depth}
}

// A metered Store counts its calls into the cost of the request they are made
// for, and logs what it fails of, once for each call: the error of a call may
// belong to many fields.
type metered struct {
	of     Store
	faults faults
}

func meter[T any](ctx context.Context, f faults, rows func(T) int, result T, err error) (T, error) {
	if c := costOf(ctx); c != nil {
		c.calls.Add(1)
		if err == nil {
			c.nodes.Add(int64(rows(result)))
		}
	}
	return result, f.logged(ctx, err)
}

func pagesRows[T any](pages []kg.Page[T]) int {
	n := 0
	for _, p := range pages {
		n += len(p.Rows)
	}
	return n
}

func listRows[T any](list []T) int { return len(list) }

func (m metered) Lookup(ctx context.Context, ids []kg.ID) ([]kg.Record, error) {
	r, err := m.of.Lookup(ctx, ids)
	return meter(ctx, m.faults, listRows[kg.Record], r, err)
}

func (m metered) Entities(ctx context.Context, q kg.EntityQuery) ([]kg.Page[kg.Entity], error) {
	r, err := m.of.Entities(ctx, q)
	return meter(ctx, m.faults, pagesRows[kg.Entity], r, err)
}

func (m metered) Relations(ctx context.Context, q kg.RelationQuery) ([]kg.Page[kg.Relation], error) {
	r, err := m.of.Relations(ctx, q)
	return meter(ctx, m.faults, pagesRows[kg.Relation], r, err)
}

func (m metered) Evidence(ctx context.Context, q kg.EvidenceQuery) ([]kg.Page[kg.Evidence], error) {
	r, err := m.of.Evidence(ctx, q)
	return meter(ctx, m.faults, pagesRows[kg.Evidence], r, err)
}

func (m metered) Mentions(ctx context.Context, q kg.MentionQuery) ([]kg.Page[kg.DocumentMention], error) {
	r, err := m.of.Mentions(ctx, q)
	return meter(ctx, m.faults, pagesRows[kg.DocumentMention], r, err)
}

func (m metered) Documents(ctx context.Context, q kg.DocumentQuery) ([]kg.Page[kg.Document], error) {
	r, err := m.of.Documents(ctx, q)
	return meter(ctx, m.faults, pagesRows[kg.Document], r, err)
}

func (m metered) Search(ctx context.Context, q kg.SearchQuery) (kg.Page[kg.Hit], error) {
	r, err := m.of.Search(ctx, q)
	return meter(ctx, m.faults, func(p kg.Page[kg.Hit]) int { return len(p.Rows) }, r, err)
}

func (m metered) Neighbours(ctx context.Context, q kg.NeighbourQuery) ([]kg.Edges, error) {
	r, err := m.of.Neighbours(ctx, q)
	return meter(ctx, m.faults, func(all []kg.Edges) int {
		n := 0
		for _, e := range all {
			n += len(e.List)
		}
		return n
	}, r, err)
}

func (m metered) Stats(ctx context.Context, where kg.RelationFilter) (kg.Stats, error) {
	r, err := m.of.Stats(ctx, where)
	return meter(ctx, m.faults, func(kg.Stats) int { return 1 }, r, err)
}

func (m metered) Readings(ctx context.Context, documents []kg.ID) ([]*kg.Reading, error) {
	r, err := m.of.Readings(ctx, documents)
	return meter(ctx, m.faults, listRows[*kg.Reading], r, err)
}

func (m metered) Delete(ctx context.Context, document kg.ID) error {
	err := m.of.Delete(ctx, document)
	_, err = meter(ctx, m.faults, func(struct{}) int { return 0 }, struct{}{}, err)
	return err
}
