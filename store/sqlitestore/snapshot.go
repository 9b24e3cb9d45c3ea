package sqlitestore

import (
	"context"
	"errors"
	"fmt"
	"math"

	"graphd/kg"
)

// A snapshot is the adjacency as one blob in the file: it is read many times
// faster than the tables are scanned. It is written when the store is closed and
// may be some writes behind: the change log leads on from it.

const (
	snapshotPart = 4 << 20         // bytes in a row
	staleAfter   = keptChanges / 2 // writes after which a new one is worth its while
	scanIsQuick  = 10_000          // Relations from which on there is one at all
)

// saveGraph writes a snapshot if there is none that is fresh enough.
func (s *Store) saveGraph(ctx context.Context, c *conn) error {
	known := s.adjacency.Load()
	return c.in(ctx, "BEGIN IMMEDIATE", func() error {
		g, err := s.current(ctx, c, known)
		if err != nil || g.relations < s.scanIsQuick {
			return err
		}
		var at int64
		there, err := c.row(ctx, "SELECT generation FROM snapshots LIMIT 1", nil, &at)
		if err != nil || there && g.generation-at < staleAfter {
			return err
		}
		if err := c.exec(ctx, "DELETE FROM snapshots"); err != nil {
			return err
		}
		body := g.encode()
		for part := 0; len(body) > 0; part++ {
			n := min(len(body), snapshotPart)
			if err := c.exec(ctx, "INSERT INTO snapshots VALUES (?, ?, ?)", part, g.generation, body[:n]); err != nil {
				return err
			}
			body = body[n:]
		}
		return nil
	})
}

// readGraph makes the adjacency as of the state that c sees: from the snapshot and
// the changes since, or where that cannot be, from the tables.
func readGraph(ctx context.Context, c *conn) (*graph, error) {
	g, err := readSnapshot(ctx, c)
	if err != nil && !errors.Is(err, errDamaged) {
		return nil, err
	}
	if g == nil || err != nil { // a snapshot only repeats what the tables say
		return scanGraph(ctx, c)
	}
	var generation int64
	if _, err := c.row(ctx, generationQuery, nil, &generation); err != nil {
		return nil, err
	}
	if g.generation == generation {
		return g, nil
	}
	patches, err := changesBetween(ctx, c, g.generation, generation)
	if err != nil {
		return nil, err
	}
	if patches == nil {
		return scanGraph(ctx, c)
	}
	return g.apply(patches...), nil
}

// readSnapshot reads the snapshot; nil if there is none.
func readSnapshot(ctx context.Context, c *conn) (*graph, error) {
	var body []byte
	err := c.query(ctx, "SELECT body FROM snapshots ORDER BY part", nil, func(row scan) error {
		var part []byte
		err := row(&part)
		body = append(body, part...)
		return err
	})
	if err != nil || body == nil {
		return nil, err
	}
	return decodeGraph(body)
}

// encode writes the graph as a blob.
func (g *graph) encode() []byte {
	b := make([]byte, 0, 64*g.relations)
	for _, n := range []int{int(g.generation), g.documents, g.entities, g.relations} {
		b = appendNumber(b, n)
	}
	for _, w := range []words{g.kinds, g.predicates} {
		b = appendNumber(b, len(w.list))
		for _, word := range w.list {
			b = appendText(b, word)
		}
	}
	g.edges.each(func(n int32, r *relation) {
		if r.subject != 0 {
			b = appendID(appendNumber(b, int(n)), r.id)
			for _, v := range []int32{r.subject, r.object, r.evidence, r.first, r.last, int32(r.predicate), int32(r.status)} {
				b = appendNumber(b, int(v))
			}
		}
	})
	g.nodes.each(func(n int32, at *node) {
		if at.id != "" {
			b = appendText(appendNumber(b, int(n)), string(at.id))
			for _, v := range []int32{int32(at.class), int32(at.kind), at.degree, at.mentions, at.last, int32(len(at.steps))} {
				b = appendNumber(b, int(v))
			}
			for i := range at.steps {
				b = appendNumber(b, int(at.steps[i].relation))
			}
		}
	})
	b = appendNumber(b, g.keys.size)
	for _, shard := range g.keys.shards {
		for _, k := range shard {
			b = appendNumber(appendID(b, k.id), int(k.n))
		}
	}
	return b
}

func appendID(b []byte, id packedID) []byte {
	return appendNumber(appendNumber(b, int(id.hi)), int(id.lo))
}

func (b *blob) id() packedID {
	id := packedID{uint64(b.number()), uint64(b.number())}
	if id.hi>>60 > 0 || id.lo>>40 > 0 {
		b.err, id = errShort, packedID{}
	}
	return id
}

// decodeGraph reads what encode wrote.
func decodeGraph(body []byte) (*graph, error) {
	b := &blob{b: body}
	g := &graph{generation: int64(b.number()), documents: b.number(), entities: b.number(), relations: b.number()}
	for _, w := range []*words{&g.kinds, &g.predicates} {
		for n := b.number(); n > 0 && b.err == nil; n-- {
			*w, _ = w.with(b.text())
		}
	}
	if g.relations > len(body) {
		return nil, errShort
	}
	edges, nodes := g.edges.editor(), g.nodes.editor()
	for range g.relations {
		n, r := b.place(), relation{id: b.id()}
		for _, v := range []*int32{&r.subject, &r.object, &r.evidence, &r.first, &r.last} {
			*v = int32(b.number())
		}
		r.predicate, r.status = uint16(min(b.number(), math.MaxUint16)), uint8(min(b.number(), math.MaxUint8))
		if b.err != nil {
			return nil, b.err
		}
		*edges.edit(n) = r
	}
	g.edges = edges.paged
	all := make([]step, 0, 2*g.relations)
	for range min(g.entities, len(body)) {
		n, at := b.place(), node{id: kg.ID(b.text()), class: uint8(min(b.number(), math.MaxUint8)), kind: uint16(min(b.number(), math.MaxUint16))}
		at.degree, at.mentions, at.last = int32(b.number()), int32(b.number()), int32(b.number())
		from := len(all)
		for steps := b.number(); steps > 0 && b.err == nil; steps-- {
			relation := b.place()
			r := g.edges.at(relation)
			if r == nil || r.subject != n && r.object != n {
				return nil, fmt.Errorf("%w: the snapshot contradicts itself", errDamaged)
			}
			subject, object := r.sides(relation)
			if r.subject == n {
				all = append(all, subject)
			} else {
				all = append(all, object)
			}
		}
		if b.err != nil {
			return nil, b.err
		}
		at.steps = all[from:len(all):len(all)]
		*nodes.edit(n) = at
	}
	g.nodes = nodes.paged
	keys := make([]found, 0, min(b.number(), len(b.b)))
	for len(b.b) > 0 && b.err == nil {
		keys = append(keys, found{b.id(), b.place()})
	}
	g.keys = makeIndex(keys)
	return g, errors.Join(b.err, g.sound())
}

// place reads a number of an Entity or Relation.
func (b *blob) place() int32 {
	n := b.number()
	if n <= 0 || n > 1<<31-1 {
		b.err, n = errShort, 0
	}
	return int32(n)
}
