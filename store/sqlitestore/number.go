package sqlitestore

import (
	"context"
	"maps"
	"slices"

	"graphd/kg"
)

// number makes sure that the transaction knows the numbers of all that the Delta
// and the coming Readings speak of, and gives new ones to what is new.
func (w *writer) number(ctx context.Context, come []packed, d kg.Delta) error {
	if err := w.numberEntities(ctx, d); err != nil {
		return err
	}
	if err := w.numberRelations(ctx, d); err != nil {
		return err
	}
	if err := w.numberKeys(ctx, come, d); err != nil {
		return err
	}
	var unknown []kg.KeyRelation
	for _, g := range d.Groups {
		if _, ok := w.groups[g.Of]; !ok {
			unknown = append(unknown, g.Of)
		}
	}
	for _, p := range come {
		for _, c := range p.reading.Claims {
			if _, ok := w.groups[c.Of()]; !ok {
				unknown = append(unknown, c.Of())
			}
		}
	}
	if len(unknown) > 0 {
		if _, err := w.Groups(ctx, unknown); err != nil {
			return err
		}
	}
	return w.addGroups(ctx, unknown, d)
}

func (w *writer) numberEntities(ctx context.Context, d kg.Delta) error {
	wanted := map[kg.ID]bool{}
	for _, m := range d.Members {
		wanted[m.Entity] = true
	}
	for _, r := range d.Relations {
		wanted[r.Subject], wanted[r.Object] = true, true
	}
	for _, e := range d.Entities {
		wanted[e.ID] = true
	}
	for _, id := range d.Gone {
		wanted[id] = true
	}
	delete(wanted, "")
	maps.DeleteFunc(wanted, func(id kg.ID, _ bool) bool { return w.entities[id].n != 0 })
	if len(wanted) > 0 {
		if _, err := w.Entities(ctx, slices.Sorted(maps.Keys(wanted))); err != nil {
			return err
		}
	}
	for _, e := range d.Entities {
		if w.entities[e.ID].n == 0 {
			w.last.entity++
			w.entities[e.ID] = numbered[kg.Entity]{n: w.last.entity}
		}
	}
	return nil
}

func (w *writer) numberRelations(ctx context.Context, d kg.Delta) error {
	wanted := map[kg.ID]bool{}
	for _, g := range d.Groups {
		wanted[g.Relation] = true
	}
	for _, r := range d.Relations {
		wanted[r.ID] = true
	}
	for _, id := range d.GoneRelations {
		wanted[id] = true
	}
	delete(wanted, "")
	maps.DeleteFunc(wanted, func(id kg.ID, _ bool) bool { return w.relations[id] != 0 })
	if len(wanted) > 0 {
		if _, err := w.Relations(ctx, slices.Sorted(maps.Keys(wanted))); err != nil {
			return err
		}
	}
	for _, r := range d.Relations {
		if w.relations[r.ID] == 0 {
			w.last.relation++
			w.relations[r.ID] = w.last.relation
		}
	}
	return nil
}

func (w *writer) numberKeys(ctx context.Context, come []packed, d kg.Delta) error {
	wanted := map[kg.Key]bool{}
	for _, p := range come {
		for _, c := range p.reading.Chains {
			wanted[c.Key] = true
		}
	}
	for _, c := range d.Counts {
		wanted[c.Key] = true
	}
	for _, l := range d.Links {
		wanted[l.Short], wanted[l.Full] = true, true
	}
	for _, m := range d.Members {
		wanted[m.Key] = true
	}
	for _, g := range d.Groups {
		wanted[g.Of.Subject], wanted[g.Of.Object] = true, true
	}
	unknown := func() []kg.Key {
		maps.DeleteFunc(wanted, func(k kg.Key, _ bool) bool { return w.keys[k] != 0 })
		return slices.Sorted(maps.Keys(wanted))
	}
	if ask := unknown(); len(ask) > 0 {
		if _, err := w.KeyCounts(ctx, ask); err != nil {
			return err
		}
	}
	for _, k := range unknown() {
		w.last.key++
		w.keys[k] = w.last.key
		w.newKeys = append(w.newKeys, k)
	}
	return nil
}

// addGroups writes those KeyRelations that are new.
func (w *writer) addGroups(ctx context.Context, of []kg.KeyRelation, d kg.Delta) error {
	to := map[kg.KeyRelation]kg.ID{}
	for _, g := range d.Groups {
		to[g.Of] = g.Relation
	}
	groups := w.batch("INSERT INTO key_relations", "")
	for _, r := range of {
		if w.groups[r] != 0 {
			continue
		}
		w.last.group++
		w.groups[r] = w.last.group
		w.newGroups[r] = true
		if err := groups.add(ctx, w.last.group, string(kg.RelationID(r)),
			w.keys[r.Subject], string(r.Predicate), w.keys[r.Object], string(r.Status), orNull(w.relations[to[r]])); err != nil {
			return err
		}
	}
	return groups.end(ctx)
}

// orNull writes the number 0 as NULL.
func orNull(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}
