package neo4jstore

import (
	"context"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graphd/kg"
)

// work is what one write does: to the facts, and to Documents and Sources.
type work struct {
	change      kg.Change
	document    *parcel  // that is put; nil for Delete and Judge
	sources     []string // of document, after the write
	newSource   string
	rewrite     bool    // document's Reading is written, not only its Sources
	gone        []kg.ID // Documents that are no more
	goneSources []string
	fewer       []map[string]any // Documents that lose a Source and stay
}

// batchRows bounds the rows of one query, so that a huge Document needs many
// messages and not a huge one.
const batchRows = 2000

// apply plans the write and carries the plan out. The transaction holds the lock
// of writers.
func (s *Store) apply(ctx context.Context, tx neo4j.ManagedTransaction, w work) error {
	b := newBase(tx)
	var delta kg.Delta
	if len(w.change.Leave) > 0 || len(w.change.Come) > 0 || w.change.Judge != nil {
		var err error
		if delta, err = kg.Plan(ctx, b, w.change); err != nil {
			return err
		}
	}
	a := applying{tx: tx, text: s.text, w: w, delta: delta, known: b.relations}
	for _, step := range []func(context.Context) error{a.leave, a.unrelate, a.identity, a.relate, a.come, a.facts} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// applying carries one Delta out, step by step; a step with nothing to do costs
// nothing. Rows come sorted by id out of the Delta.
type applying struct {
	tx    neo4j.ManagedTransaction
	text  applyText
	w     work
	delta kg.Delta
	known map[kg.ID]kg.Relation // as they were before
}

func (a *applying) run(ctx context.Context, query string, q map[string]any) error {
	_, err := single(ctx, a.tx, query, q)
	return err
}

// leave removes what Documents brought that leave.
func (a *applying) leave(ctx context.Context) error {
	if len(a.w.change.Leave) == 0 {
		return nil
	}
	ids := make([]kg.ID, len(a.w.change.Leave))
	for i, r := range a.w.change.Leave {
		ids[i] = r.Document.ID
	}
	slices.Sort(ids)
	return a.run(ctx, leaveQuery, map[string]any{"leave": ids, "gone": a.w.gone, "goneSources": a.w.goneSources})
}

// moved reports whether a Relation's relationship must be made anew, because it
// is at other Entities now.
func (a *applying) moved(r kg.Relation) bool {
	was, had := a.known[r.ID]
	return had && (was.Subject != r.Subject || was.Object != r.Object)
}

// unrelate removes the relationships of Relations that are no more or have moved,
// before their Entities go.
func (a *applying) unrelate(ctx context.Context) error {
	drop := map[string][]kg.ID{}
	add := func(id kg.ID) error {
		t, err := relationshipType(a.known[id].Predicate)
		drop[t] = append(drop[t], id)
		return err
	}
	for _, id := range a.delta.GoneRelations {
		if err := add(id); err != nil {
			return err
		}
	}
	for _, r := range a.delta.Relations {
		if a.moved(r) {
			if err := add(r.ID); err != nil {
				return err
			}
		}
	}
	if len(drop) == 0 {
		return nil
	}
	return a.run(ctx, a.text.unrelate, map[string]any{"drop": drop, "gone": a.delta.GoneRelations})
}

// identity writes Keys, Links and Entities.
func (a *applying) identity(ctx context.Context) error {
	keys := map[kg.Key]map[string]any{}
	row := func(k kg.Key) map[string]any {
		if keys[k] == nil {
			keys[k] = map[string]any{"key": k}
		}
		return keys[k]
	}
	perhaps := map[kg.Key]bool{} // Keys that may be needed no more
	for _, n := range a.delta.Counts {
		text, err := countsText(n)
		if err != nil {
			return err
		}
		row(n.Key)["counts"] = filled(text)
		perhaps[n.Key] = perhaps[n.Key] || text == ""
	}
	var links, unlinks []any
	for _, l := range a.delta.Links {
		out := map[string]any{"kind": l.Kind, "short": keyID(l.Short), "full": keyID(l.Full), "documents": l.Documents}
		row(l.Short)
		row(l.Full)
		if l.Documents > 0 {
			links = append(links, out)
			continue
		}
		unlinks = append(unlinks, out)
		perhaps[l.Short], perhaps[l.Full] = true, true
	}
	var moved []any
	for _, m := range a.delta.Members {
		row(m.Key)["entityId"] = filled(m.Entity)
		if m.Entity == "" {
			perhaps[m.Key] = true
		} else {
			moved = append(moved, map[string]any{"key": keyID(m.Key), "entity": m.Entity})
		}
	}
	var entities []any
	for _, e := range a.delta.Entities {
		out, err := entityRow(e)
		if err != nil {
			return err
		}
		entities = append(entities, out)
	}
	var keyRows []any
	var loose []string
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		keyRows = append(keyRows, map[string]any{"id": keyID(k), "set": keys[k]})
		if perhaps[k] {
			loose = append(loose, keyID(k))
		}
	}
	if len(keyRows)+len(entities) == 0 {
		return nil
	}
	return a.run(ctx, identityQuery, map[string]any{"keys": keyRows, "links": links, "unlinks": unlinks, "entities": entities, "moved": moved, "gone": a.delta.Gone, "loose": loose})
}

// relate writes KeyRelations and Relations, each Relation as a node and as a
// relationship.
func (a *applying) relate(ctx context.Context) error {
	var groups, gone, regroup []any
	for _, g := range a.delta.Groups {
		id := kg.RelationID(g.Of)
		if g.Gone {
			gone = append(gone, id)
			continue
		}
		groups = append(groups, map[string]any{"id": id, "set": map[string]any{
			"subjectKey": g.Of.Subject, "subjectKeyId": keyID(g.Of.Subject), "objectKey": g.Of.Object, "objectKeyId": keyID(g.Of.Object),
			"predicate": g.Of.Predicate, "status": g.Of.Status, "relationId": filled(g.Relation),
		}})
		regroup = append(regroup, map[string]any{"id": id, "relation": filled(g.Relation)})
	}
	var nodes, create []any
	update := map[string][]any{}
	for _, r := range a.delta.Relations {
		t, err := relationshipType(r.Predicate)
		if err != nil {
			return err
		}
		set, err := relationRow(r)
		if err != nil {
			return err
		}
		nodes = append(nodes, map[string]any{"id": r.ID, "set": set})
		row := map[string]any{"id": r.ID, "set": relationshipRow(r)}
		if _, had := a.known[r.ID]; had && !a.moved(r) {
			update[t] = append(update[t], row)
			continue
		}
		row["type"], row["subject"], row["object"] = t, r.Subject, r.Object
		create = append(create, row)
	}
	if len(groups)+len(gone)+len(nodes) == 0 {
		return nil
	}
	return a.run(ctx, a.text.relate, map[string]any{"groups": groups, "gone": gone, "regroup": regroup, "nodes": nodes, "create": create, "update": update})
}

// come writes the Document and its Sources, and the Judgement of a Judge.
func (a *applying) come(ctx context.Context) error {
	if a.w.change.Judge != nil {
		return a.run(ctx, `CREATE (j:Judgement) SET j = $q.set`, map[string]any{"set": judgementRow(*a.w.change.Judge)})
	}
	if a.w.document == nil {
		return nil
	}
	d := a.w.document.reading.Document
	q := map[string]any{"id": d.ID, "source": a.w.newSource, "sourceId": sourceID(a.w.newSource), "fewer": a.w.fewer, "parts": [][]byte{},
		"set": map[string]any{"source": a.w.sources[0], "sources": a.w.sources}}
	if a.w.rewrite {
		row, err := documentRow(d, a.w.document.digest, a.w.sources)
		if err != nil {
			return err
		}
		q["set"], q["parts"] = row, a.w.document.parts
	}
	return a.run(ctx, comeQuery, q)
}

// facts writes the Mentions and the Evidence of the Reading that comes.
func (a *applying) facts(ctx context.Context) error {
	for _, r := range a.w.change.Come {
		for _, chains := range mentionRows(r, batchRows) {
			if err := a.run(ctx, mentionsQuery, map[string]any{"id": r.Document.ID, "chains": chains}); err != nil {
				return err
			}
		}
		facts := kg.Facts(r)
		for chunk := range slices.Chunk(facts, batchRows) {
			rows := make([]any, len(chunk))
			for i, f := range chunk {
				rows[i] = evidenceRow(f)
			}
			if err := a.run(ctx, evidenceQuery, map[string]any{"id": r.Document.ID, "evidence": rows}); err != nil {
				return err
			}
		}
	}
	return nil
}
