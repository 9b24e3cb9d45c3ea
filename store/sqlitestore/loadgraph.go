package sqlitestore

import (
	"context"
	"fmt"
	"slices"

	"graphd/kg"
)

// loadGraph brings the adjacency into memory when the store is opened.
func (s *Store) loadGraph(ctx context.Context) error {
	return s.read(ctx, "open store", func(c *conn) error {
		g, err := readGraph(ctx, c)
		if err == nil {
			s.publish(g)
		}
		return err
	})
}

// publish makes g the version that readers take, unless there is a newer one.
func (s *Store) publish(g *graph) {
	for {
		now := s.adjacency.Load()
		if now != nil && now.generation >= g.generation || s.adjacency.CompareAndSwap(now, g) {
			return
		}
	}
}

// advance publishes the version after a write of this Store. If another process
// wrote in between, readers will find the changes in the file.
func (s *Store) advance(p patch) {
	if now := s.adjacency.Load(); now.generation == p.Generation-1 {
		s.publish(now.apply(p))
	}
}

const generationQuery = "SELECT value FROM meta WHERE name = 'generation'"

// current returns the adjacency as of the state that c sees. known must have been
// loaded before c's transaction began: then it is not newer.
func (s *Store) current(ctx context.Context, c *conn, known *graph) (*graph, error) {
	var generation int64
	if _, err := c.row(ctx, generationQuery, nil, &generation); err != nil {
		return nil, err
	}
	if known.generation >= generation {
		return known, nil
	}
	patches, err := changesBetween(ctx, c, known.generation, generation)
	if err != nil {
		return nil, err
	}
	var g *graph
	if patches != nil {
		g = known.apply(patches...)
	} else if g, err = readGraph(ctx, c); err != nil {
		return nil, err
	}
	s.publish(g)
	return g, nil
}

// changesBetween reads the patches that lead from one generation to another; nil
// if the file no longer has them all.
func changesBetween(ctx context.Context, c *conn, from, to int64) ([]patch, error) {
	if to-from > keptChanges {
		return nil, nil
	}
	var patches []patch
	err := c.query(ctx, "SELECT body FROM changes WHERE generation > ? AND generation <= ? ORDER BY generation", []any{from, to}, func(row scan) error {
		var body []byte
		if err := row(&body); err != nil {
			return err
		}
		p, err := decodePatch(body)
		patches = append(patches, p)
		return err
	})
	if err != nil || int64(len(patches)) != to-from {
		return nil, err
	}
	return patches, nil
}

// scanGraph makes the adjacency from the tables.
func scanGraph(ctx context.Context, c *conn) (*graph, error) {
	g := &graph{}
	if _, err := c.row(ctx, "SELECT value, (SELECT count(*) FROM documents) FROM meta WHERE name = 'generation'", nil, &g.generation, &g.documents); err != nil {
		return nil, err
	}
	nodes, edges := g.nodes.editor(), g.edges.editor()
	err := c.query(ctx, "SELECT n, id, class, kind, degree, mentions, last_day FROM entities", nil, func(row scan) error {
		var n int32
		var id, class, kind string
		var x node
		err := row(&n, &id, &class, &kind, &x.degree, &x.mentions, &x.last)
		x.id, x.class = kg.ID(id), classNumber(kg.Class(class))
		at := nodes.edit(n)
		*at = x
		g.kinds, at.kind = g.kinds.with(kind)
		g.entities++
		return err
	})
	if err != nil {
		return nil, err
	}
	var keys []found
	err = c.query(ctx, "SELECT id, entity FROM keys WHERE entity IS NOT NULL", nil, func(row scan) error {
		var id string
		var n int32
		err := row(&id, &n)
		if p, ok := packID(kg.EntityPrefix, kg.ID(id)); ok {
			keys = append(keys, found{p, n})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	err = c.query(ctx, "SELECT n, id, subject, object, evidence, first_day, last_day, predicate, status FROM relations", nil, func(row scan) error {
		var n int32
		var id, predicate, status string
		var r relation
		err := row(&n, &id, &r.subject, &r.object, &r.evidence, &r.first, &r.last, &predicate, &status)
		r.id, _ = packID(kg.RelationPrefix, kg.ID(id))
		r.status = statusNumber(kg.Status(status))
		g.predicates, r.predicate = g.predicates.with(predicate)
		*edges.edit(n) = r
		g.relations++
		return err
	})
	if err != nil {
		return nil, err
	}
	g.nodes, g.edges, g.keys = nodes.paged, edges.paged, makeIndex(keys)
	if err := g.sound(); err != nil {
		return nil, err
	}
	g.connect()
	return g, nil
}

// sound refuses rows that no write of ours makes, so that nothing trips over them.
func (g *graph) sound() error {
	bad := 0
	there := func(n int32) bool { at := g.nodes.at(n); return at != nil && at.id != "" }
	g.nodes.each(func(_ int32, at *node) {
		if at.id != "" && (int(at.class) >= len(kg.Classes()) || int(at.kind) >= len(g.kinds.list)) {
			bad++
		}
	})
	g.edges.each(func(_ int32, r *relation) {
		if r.subject != 0 && (!there(r.subject) || !there(r.object) || int(r.status) >= len(kg.Statuses()) || int(r.predicate) >= len(g.predicates.list)) {
			bad++
		}
	})
	if bad > 0 {
		return fmt.Errorf("%w: %d Entities or Relations in it cannot be", errDamaged, bad)
	}
	return nil
}

// connect fills the steps of all nodes from the Relations, in one piece of memory.
func (g *graph) connect() {
	degree := map[int32]int32{}
	g.edges.each(func(_ int32, r *relation) {
		if r.subject != 0 {
			degree[r.subject]++
			degree[r.object]++
		}
	})
	all := make([]step, 0, 2*g.relations)
	g.nodes.each(func(n int32, at *node) {
		end := len(all) + int(degree[n])
		at.steps = all[len(all):len(all):end]
		all = all[:end]
	})
	g.edges.each(func(n int32, r *relation) {
		if r.subject == 0 {
			return
		}
		subject, object := r.sides(n)
		from, to := g.nodes.at(r.subject), g.nodes.at(r.object)
		from.steps, to.steps = append(from.steps, subject), append(to.steps, object)
	})
	g.nodes.each(func(_ int32, at *node) { slices.SortFunc(at.steps, g.compareSteps) })
}
