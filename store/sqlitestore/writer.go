package sqlitestore

import (
	"context"
	"math"

	"graphd/kg"
)

// keptChanges is the number of changes of the adjacency that stay in the file
// for processes that have it open, and for a snapshot that is behind.
const keptChanges = 1024

// writer is the writing connection and what the transaction under way knows. It
// implements kg.Base.
type writer struct {
	conn      *conn
	dirty     bool                                  // the transaction changed something
	adjacency func(context.Context) (*graph, error) // as of the state before the transaction

	last struct { // the highest number in use in each table
		document, entity, name, key, relation, group, sentence int64
	}
	documents map[kg.ID]int64
	entities  map[kg.ID]numbered[kg.Entity]
	keys      map[kg.Key]int64
	relations map[kg.ID]int64
	groups    map[kg.KeyRelation]int64
	newKeys   []kg.Key                // numbered, but not written yet
	newGroups map[kg.KeyRelation]bool // written by this transaction
	patch     patch

	titles, names, quotes wordRows // not written yet

	log []kg.Judgement // as far as read; it only grows
}

type numbered[T any] struct {
	n    int64
	node T
}

// reset forgets the last transaction.
func (w *writer) reset() {
	w.dirty = false
	w.documents, w.entities, w.keys = map[kg.ID]int64{}, map[kg.ID]numbered[kg.Entity]{}, map[kg.Key]int64{}
	w.relations, w.groups, w.patch = map[kg.ID]int64{}, map[kg.KeyRelation]int64{}, patch{}
	w.newKeys, w.newGroups = nil, map[kg.KeyRelation]bool{}
	w.titles, w.names, w.quotes = wordRows{}, wordRows{}, wordRows{}
}

// begin learns the generation and the numbers in use.
func (w *writer) begin(ctx context.Context) error {
	_, err := w.conn.row(ctx, `SELECT (SELECT value FROM meta WHERE name = 'generation'),
		(SELECT ifnull(max(n), 0) FROM documents), (SELECT ifnull(max(n), 0) FROM entities), (SELECT ifnull(max(n), 0) FROM names),
		(SELECT ifnull(max(n), 0) FROM keys), (SELECT ifnull(max(n), 0) FROM relations),
		(SELECT ifnull(max(n), 0) FROM key_relations), (SELECT ifnull(max(n), 0) FROM sentences)`, nil,
		&w.patch.Generation, &w.last.document, &w.last.entity, &w.last.name, &w.last.key, &w.last.relation, &w.last.group, &w.last.sentence)
	w.patch.Generation++
	return err
}

// finish writes the change of the adjacency and the new generation.
func (w *writer) finish(ctx context.Context) error {
	if !w.dirty {
		w.patch = patch{}
		return nil
	}
	if max(w.last.entity, w.last.relation) > math.MaxInt32 {
		return kg.Errorf(kg.TooLarge, "write", "", "the file has no numbers left for more Entities or Relations: export it and import it into a new one")
	}
	g := w.patch.Generation
	if err := w.conn.exec(ctx, "INSERT INTO changes VALUES (?, ?)", g, w.patch.encode()); err != nil {
		return err
	}
	if err := w.conn.exec(ctx, "DELETE FROM changes WHERE generation <= ?", g-keptChanges); err != nil {
		return err
	}
	return w.conn.exec(ctx, "UPDATE meta SET value = ? WHERE name = 'generation'", g)
}

// change plans a change of the facts and does it.
func (w *writer) change(ctx context.Context, leave []stored, come []packed, judge *kg.Judgement) error {
	w.dirty = true
	c := kg.Change{Judge: judge}
	for _, d := range leave {
		r, err := d.body.unpack()
		if err != nil {
			return err
		}
		c.Leave = append(c.Leave, r)
	}
	for _, p := range come {
		c.Come = append(c.Come, p.reading)
	}
	if len(c.Leave)+len(c.Come) == 0 && judge == nil {
		return nil
	}
	delta, err := kg.Plan(ctx, w, c)
	if err != nil {
		return err
	}
	return w.apply(ctx, leave, come, delta)
}
