package graph

import (
	"context"
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"

	"graphd/graph/model"
	"graphd/kg"
)

// The sizes of a page: of one that asks for none, and of the largest.
const (
	defaultPage = 20
	largestPage = 100
)

// A stretch is which part of a list a request asks for.
type stretch struct {
	kg.Window
	none bool // no rows are wanted, only what is told beside them
}

// window reads the arguments of a connection. The whole list is counted only if
// the request asks for totalCount.
func window(ctx context.Context, first *int, after *string, last *int, before *string) (stretch, error) {
	s := stretch{Window: kg.Window{After: cursor(after), Before: cursor(before), Count: selected(ctx, "totalCount")}}
	size := func(name string, n int) (int, error) {
		if n < 0 || n > largestPage {
			return 0, kg.Errorf(kg.Invalid, "page", "", "%s is %d, but must be from 0 to %d", name, n, largestPage)
		}
		if n == 0 {
			s.none = true
			n = 1
		}
		return n, nil
	}
	var err error
	switch {
	case first != nil && last != nil:
		return s, kg.Errorf(kg.Invalid, "page", "", "first and last cannot be asked for together")
	case first != nil:
		s.First, err = size("first", *first)
	case last != nil:
		s.Last, err = size("last", *last)
	default:
		s.First = defaultPage
	}
	return s, err
}

func cursor(s *string) kg.Cursor {
	if s == nil {
		return ""
	}
	return kg.Cursor(*s)
}

// selected reports whether the field being resolved asks for a field of this name
// directly below it.
func selected(ctx context.Context, name string) bool {
	for _, f := range graphql.CollectFieldsCtx(ctx, nil) {
		if f.Name == name {
			return true
		}
	}
	return false
}

// connections turns pages into Connections. The rows of all pages together, each
// key once, become the nodes of one Level.
func connections[T, N any](pages []kg.Page[T], s stretch, key func(T) string, nodes func([]T) []N) []*model.Connection[N] {
	at := map[string]int{}
	var rows []T
	for _, p := range pages {
		for _, r := range p.Rows {
			k := key(r.Node)
			if _, seen := at[k]; !seen {
				at[k] = len(rows)
				rows = append(rows, r.Node)
			}
		}
	}
	all := nodes(rows)
	out := make([]*model.Connection[N], len(pages))
	for i, p := range pages {
		out[i] = connection(p, s, func(n T) N { return all[at[key(n)]] })
	}
	return out
}

// connection turns one page into a Connection.
func connection[T, N any](p kg.Page[T], s stretch, node func(T) N) *model.Connection[N] {
	c := &model.Connection[N]{
		Edges: []model.Edge[N]{}, Nodes: []N{}, TotalCount: p.Total,
		PageInfo: model.PageInfo{HasNextPage: p.HasNext, HasPreviousPage: p.HasPrevious},
	}
	if s.none {
		c.PageInfo.HasNextPage = p.HasNext || s.First > 0 && len(p.Rows) > 0
		c.PageInfo.HasPreviousPage = p.HasPrevious || s.Last > 0 && len(p.Rows) > 0
		return c
	}
	for _, r := range p.Rows {
		n := node(r.Node)
		c.Nodes = append(c.Nodes, n)
		c.Edges = append(c.Edges, model.Edge[N]{Cursor: string(r.Cursor), Node: n})
	}
	if len(p.Rows) > 0 {
		start, end := c.Edges[0].Cursor, c.Edges[len(c.Edges)-1].Cursor
		c.PageInfo.StartCursor, c.PageInfo.EndCursor = &start, &end
	}
	return c
}

// load answers a field of the member at of a Level, for the whole Level. query is
// all that the answer depends on besides the Level's rows.
func load[T, R any](l *model.Level[T], at int, field string, query any, read func(rows []T) ([]R, error)) (R, error) {
	var none R
	text, err := json.Marshal(query)
	if err != nil {
		return none, err
	}
	all, err := model.Load(l, field+" "+string(text), read)
	if err != nil {
		return none, err
	}
	return all[at], nil
}
