package graph

import (
	"context"
	"slices"

	"graphd/graph/model"
	"graphd/kg"
)

// The bounds of walks.
const (
	mostHops            = kg.MaxHops
	mostPaths           = kg.MaxPaths
	mostDepth           = kg.MaxDepth
	largestNeighborhood = kg.MaxNeighbours
)

func (q queries) Paths(ctx context.Context, from, to kg.ID, where *model.RelationFilter, maxHops, first int) (*model.PathResult, error) {
	filter, err := q.words.walkFilter(where)
	if err != nil {
		return nil, err
	}
	if err := within("maxHops", maxHops, mostHops); err != nil {
		return nil, err
	}
	if err := within("first", first, mostPaths); err != nil {
		return nil, err
	}
	found, err := kg.Paths(ctx, q.store, kg.PathQuery{From: from, To: to, Where: filter, MaxHops: maxHops, First: first})
	if err != nil {
		return nil, err
	}
	var ends, relations []kg.ID // of all hops of all paths, in order: one call for all that they name
	for _, p := range found.Paths {
		for _, h := range p.Hops {
			ends = append(ends, h.From, h.To)
			relations = append(relations, h.Relation)
		}
	}
	nodes, edges, err := q.hops(ctx, ends, relations)
	if err != nil {
		return nil, err
	}
	out := &model.PathResult{Paths: make([]model.Path, len(found.Paths)), Outcome: model.PathOutcome(found.Outcome), Explored: found.Explored}
	at := 0
	for i, p := range found.Paths {
		hops := make([]model.Hop, len(p.Hops))
		for j, h := range p.Hops {
			hops[j] = model.Hop{From: nodes[2*at], Relation: edges[at], To: nodes[2*at+1], Forward: h.Forward}
			at++
		}
		out.Paths[i] = model.Path{Hops: hops}
	}
	return out, nil
}

// hops reads the Entities and Relations of paths in one call.
func (q queries) hops(ctx context.Context, ends, relations []kg.ID) ([]model.Entity, []*model.Relation, error) {
	distinct, at := unique(append(slices.Clone(ends), relations...))
	if len(distinct) == 0 {
		return nil, nil, nil
	}
	records, err := q.store.Lookup(ctx, distinct)
	if err != nil {
		return nil, nil, err
	}
	entities := gather(records, pickEntity, entityID, model.Entities)
	edges := gather(records, pickRelation, relationID, model.Relations)
	nodes, over := make([]model.Entity, len(ends)), make([]*model.Relation, len(relations))
	for i := range nodes {
		if nodes[i], err = present(entities[at[i]], nil); err != nil {
			return nil, nil, err
		}
	}
	for i := range over {
		if over[i], err = present(edges[at[len(ends)+i]], nil); err != nil {
			return nil, nil, err
		}
	}
	return nodes, over, nil
}

func (q queries) Neighborhood(ctx context.Context, of []kg.ID, depth int, where *model.RelationFilter, limit int) (*model.Neighborhood, error) {
	filter, err := q.words.walkFilter(where)
	if err != nil {
		return nil, err
	}
	if len(of) == 0 || len(of) > mostNodes {
		return nil, kg.Errorf(kg.Invalid, "neighborhood", "", "of must name 1 to %d entities, not %d", mostNodes, len(of))
	}
	if err := within("depth", depth, mostDepth); err != nil {
		return nil, err
	}
	if err := within("limit", limit, largestNeighborhood); err != nil {
		return nil, err
	}
	n, err := kg.Explore(ctx, q.store, kg.NeighbourhoodQuery{Of: of, Depth: depth, Where: filter, Limit: limit})
	if err != nil {
		return nil, err
	}
	return &model.Neighborhood{
		Entities: model.Entities(n.Entities), Relations: model.Relations(n.Relations), Truncated: n.Truncated, Omitted: classCounts(n.Omitted, false),
	}, nil
}

func within(name string, n, most int) error {
	if n < 1 || n > most {
		return kg.Errorf(kg.Invalid, "walk", "", "%s is %d, but must be from 1 to %d", name, n, most)
	}
	return nil
}
