package sqlitestore

import (
	"context"
	"maps"
	"slices"

	"graphd/kg"
)

// writeEntities removes and writes Entities with the names they are found by.
func (w *writer) writeEntities(ctx context.Context, d kg.Delta) error {
	for _, id := range d.Gone {
		n := w.entities[id].n
		if err := w.dropNames(ctx, n); err != nil {
			return err
		}
		if err := w.conn.exec(ctx, "DELETE FROM entities WHERE n = ?", n); err != nil {
			return err
		}
		w.patch.GoneEntities = append(w.patch.GoneEntities, n)
	}
	entities := w.batch("INSERT INTO entities (n, id, name, class, kind, aliases, description, keys, degree, mentions, documents, first_day, last_day, by_name)",
		` ON CONFLICT (n) DO UPDATE SET name = excluded.name, class = excluded.class, kind = excluded.kind, aliases = excluded.aliases,
		description = excluded.description, keys = excluded.keys, degree = excluded.degree, mentions = excluded.mentions,
		documents = excluded.documents, first_day = excluded.first_day, last_day = excluded.last_day, by_name = excluded.by_name`)
	for _, e := range d.Entities {
		aliases, err := jsonList(e.Aliases)
		if err != nil {
			return err
		}
		keys, err := jsonList(e.Keys)
		if err != nil {
			return err
		}
		n := w.entities[e.ID].n
		if err := entities.add(ctx, n, string(e.ID), e.Name, string(e.Class), string(e.Kind), aliases, e.Description, keys, e.Degree, e.Mentions,
			e.Documents, dayOf(e.FirstSeen), dayOf(e.LastSeen), kg.FoldText(e.Name)); err != nil {
			return err
		}
		w.patch.Entities = append(w.patch.Entities, patchEntity{n, e.ID, e.Class, e.Kind, e.Degree, e.Mentions, dayOf(e.LastSeen)})
	}
	if err := entities.end(ctx); err != nil {
		return err
	}
	return w.writeNames(ctx, d.Entities)
}

// writeNames writes what Entities are found by, where it changed.
func (w *writer) writeNames(ctx context.Context, entities []kg.Entity) error {
	names := w.batch("INSERT INTO names", "")
	for _, e := range entities {
		old := w.entities[e.ID]
		was, is := folds(old.node), folds(e)
		if slices.Equal(was, is) {
			continue
		}
		if len(was) > 0 {
			if err := w.dropNames(ctx, old.n); err != nil {
				return err
			}
		}
		for _, fold := range is {
			w.last.name++
			w.names.add(w.last.name, fold)
			if err := names.add(ctx, w.last.name, old.n, fold); err != nil {
				return err
			}
		}
	}
	return names.end(ctx)
}

func (w *writer) dropNames(ctx context.Context, entity int64) error {
	if err := w.conn.exec(ctx, "DELETE FROM name_words WHERE rowid IN (SELECT n FROM names WHERE entity = ?)", entity); err != nil {
		return err
	}
	return w.conn.exec(ctx, "DELETE FROM names WHERE entity = ?", entity)
}

// folds lists the folded name and aliases of an Entity, sorted, none twice.
func folds(e kg.Entity) []string {
	if e.ID == "" {
		return nil
	}
	out := []string{kg.FoldText(e.Name)}
	for _, a := range e.Aliases {
		out = append(out, kg.FoldText(a))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// writeRelations removes and writes Relations.
func (w *writer) writeRelations(ctx context.Context, d kg.Delta) error {
	for _, id := range d.GoneRelations {
		n := w.relations[id]
		if err := w.conn.exec(ctx, "DELETE FROM relations WHERE n = ?", n); err != nil {
			return err
		}
		w.patch.GoneRelations = append(w.patch.GoneRelations, n)
	}
	relations := w.batch("INSERT INTO relations (n, id, subject, predicate, object, status, phrases, evidence, documents, independent, first_day, last_day, subject_class, object_class)",
		` ON CONFLICT (n) DO UPDATE SET subject = excluded.subject, object = excluded.object, phrases = excluded.phrases, evidence = excluded.evidence,
		documents = excluded.documents, independent = excluded.independent, first_day = excluded.first_day, last_day = excluded.last_day,
		subject_class = excluded.subject_class, object_class = excluded.object_class`)
	for _, r := range d.Relations {
		phrases, err := jsonList(r.Phrases)
		if err != nil {
			return err
		}
		n, subject, object := w.relations[r.ID], w.entities[r.Subject].n, w.entities[r.Object].n
		if err := relations.add(ctx,
			n, string(r.ID), subject, string(r.Predicate), object, string(r.Status), phrases, r.Evidence, r.Documents, r.Independent,
			dayOf(r.FirstSeen), dayOf(r.LastSeen), string(r.SubjectClass), string(r.ObjectClass)); err != nil {
			return err
		}
		w.patch.Relations = append(w.patch.Relations, patchRelation{N: n, ID: r.ID, Subject: subject, Object: object, Predicate: r.Predicate, Status: r.Status,
			Evidence: r.Evidence, First: dayOf(r.FirstSeen), Last: dayOf(r.LastSeen)})
	}
	if err := relations.end(ctx); err != nil {
		return err
	}
	for _, g := range d.Groups {
		if g.Gone || w.newGroups[g.Of] {
			continue
		}
		if err := w.conn.exec(ctx, "UPDATE key_relations SET relation = ? WHERE n = ?", orNull(w.relations[g.Relation]), w.groups[g.Of]); err != nil {
			return err
		}
	}
	return nil
}

// dropGroups removes the KeyRelations without Evidence.
func (w *writer) dropGroups(ctx context.Context, groups []kg.Group) error {
	for _, g := range groups {
		if !g.Gone {
			continue
		}
		if err := w.conn.exec(ctx, "DELETE FROM key_relations WHERE n = ?", w.groups[g.Of]); err != nil {
			return err
		}
	}
	return nil
}

// writeKeys writes counters, Links and what Entity a Key belongs to.
func (w *writer) writeKeys(ctx context.Context, d kg.Delta) error {
	counts, members := map[kg.Key]kg.KeyCount{}, map[kg.Key]int64{}
	for _, c := range d.Counts {
		counts[c.Key] = c
	}
	for _, m := range d.Members {
		members[m.Key] = w.entities[m.Entity].n
		w.patch.Keys = append(w.patch.Keys, patchKey{ID: kg.EntityID(m.Key), Entity: members[m.Key]})
	}
	keys := w.batch("INSERT INTO keys (n, key, id, entity, counts)", " ON CONFLICT (n) DO UPDATE SET counts = excluded.counts")
	add := func(k kg.Key) error {
		var body any
		if c := counts[k]; c.Documents > 0 {
			body = encodeCounts(c)
		}
		return keys.add(ctx, w.keys[k], string(k), string(kg.EntityID(k)), orNull(members[k]), body)
	}
	for _, k := range w.newKeys {
		if err := add(k); err != nil {
			return err
		}
		delete(counts, k)
		delete(members, k)
	}
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		if err := add(k); err != nil {
			return err
		}
	}
	if err := keys.end(ctx); err != nil {
		return err
	}
	for _, k := range slices.Sorted(maps.Keys(members)) {
		if err := w.conn.exec(ctx, "UPDATE keys SET entity = ? WHERE n = ?", orNull(members[k]), w.keys[k]); err != nil {
			return err
		}
	}
	for _, l := range d.Links {
		short, full := w.keys[l.Short], w.keys[l.Full]
		var err error
		if l.Documents == 0 {
			err = w.conn.exec(ctx, "DELETE FROM links WHERE short = ? AND full = ? AND kind = ?", short, full, string(l.Kind))
		} else {
			err = w.conn.exec(ctx, "INSERT INTO links VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET documents = excluded.documents", short, full, string(l.Kind), l.Documents)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// dropKeys removes the Keys that nothing speaks of any more.
func (w *writer) dropKeys(ctx context.Context, d kg.Delta) error {
	gone := map[int64]bool{}
	for _, c := range d.Counts {
		if c.Documents == 0 {
			gone[w.keys[c.Key]] = true
		}
	}
	for _, l := range d.Links {
		if l.Documents == 0 {
			gone[w.keys[l.Short]], gone[w.keys[l.Full]] = true, true
		}
	}
	for _, m := range d.Members {
		if m.Entity == "" {
			gone[w.keys[m.Key]] = true
		}
	}
	for n := range gone {
		if err := w.conn.exec(ctx, `DELETE FROM keys WHERE n = ? AND entity IS NULL AND counts IS NULL
			AND NOT EXISTS (SELECT 1 FROM links WHERE short = keys.n) AND NOT EXISTS (SELECT 1 FROM links WHERE full = keys.n)`, n); err != nil {
			return err
		}
	}
	return nil
}
