package graph

import (
	"context"

	"graphd/graph/model"
	"graphd/kg"
)

// The bounds of walks: package kg's.
const (
	mostHops            = 8
	mostPaths           = 50
	largestNeighborhood = 1000
)

func (q queries) Paths(ctx context.Context, from, to kg.ID, where *model.RelationFilter, maxHops, first int) (*model.PathResult, error) {
	return nil, kg.Errorf(kg.Unavailable, "paths", "", "walks are not there yet")
}

func (q queries) Neighborhood(ctx context.Context, of []kg.ID, depth int, where *model.RelationFilter, limit int) (*model.Neighborhood, error) {
	return nil, kg.Errorf(kg.Unavailable, "neighborhood", "", "walks are not there yet")
}
