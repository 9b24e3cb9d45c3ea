package kg

import (
	"cmp"
	"context"
	"maps"
	"reflect"
	"slices"
)

// group is a Relation's identity in terms of the Entities after the write.
type group struct {
	subject   ID
	predicate Predicate
	object    ID
	status    Status
}

// affected finds the groups whose Relation has to be made anew: those with
// Evidence that comes or leaves, those at Keys whose Entity changed (the group
// they are in now, and the one they left), and those that a REJECT begins or
// ceases to hide.
func (p *planning) affected(ctx context.Context) error {
	moved := map[Key]bool{}
	for _, m := range p.delta.Members {
		moved[m.Key] = true
	}
	var carriers []Key // moved Keys that may have KeyRelations already
	for _, k := range sorted(moved) {
		if p.before[k].Documents > 0 {
			carriers = append(carriers, k)
		}
	}
	p.known = map[KeyRelation]ID{}
	if len(carriers) > 0 {
		at, err := p.base.GroupsAt(ctx, carriers)
		if err != nil {
			return err
		}
		maps.Copy(p.known, at)
	}
	rels := map[KeyRelation]bool{}
	for r := range p.known {
		rels[r] = true
	}
	for r := range p.facted {
		rels[r] = true
	}
	for _, j := range p.inForce {
		if j.Verdict == Reject && (moved[j.A] || moved[j.B]) {
			p.rejected = append(p.rejected, j)
		}
	}
	outside := map[Key]bool{}
	look := func(k Key) {
		if !p.component[k] {
			outside[k] = true
		}
	}
	for r := range rels {
		look(r.Subject)
		look(r.Object)
	}
	for _, j := range p.rejected {
		look(j.A)
		look(j.B)
	}
	if err := p.fetchOutside(ctx, outside); err != nil {
		return err
	}
	p.groups, p.orphans = map[group]bool{}, map[KeyRelation]ID{}
	for r := range rels {
		p.addGroups(r)
		if p.member[r.Subject] == "" || p.member[r.Object] == "" {
			p.orphans[r] = ""
		}
	}
	for _, j := range p.rejected {
		p.addGroups(j.Of())
	}
	return nil
}

// fetchOutside learns the Entities of Keys that the write does not touch.
func (p *planning) fetchOutside(ctx context.Context, keys map[Key]bool) error {
	if len(keys) == 0 {
		return nil
	}
	members, err := p.base.Members(ctx, sorted(keys))
	if err != nil {
		return err
	}
	ids := map[ID]bool{}
	for k, id := range members {
		p.member[k], p.oldMember[k] = id, id
		ids[id] = true
	}
	return p.fetchEntities(ctx, ids)
}

// addGroups adds the group a KeyRelation is in now and the one it was in, if
// that is still there.
func (p *planning) addGroups(r KeyRelation) {
	for _, g := range []group{
		{p.member[r.Subject], r.Predicate, p.member[r.Object], r.Status},
		{p.oldMember[r.Subject], r.Predicate, p.oldMember[r.Object], r.Status},
	} {
		if len(p.keysOf(g.subject)) > 0 && len(p.keysOf(g.object)) > 0 {
			p.groups[g] = true
		}
	}
}

// keysOf returns the Keys of an Entity after the write, nil if it is no more.
func (p *planning) keysOf(id ID) []Key {
	if set, ok := p.sets[id]; ok {
		return set
	}
	e, ok := p.old[id]
	if !ok || len(e.Keys) == 0 || p.component[e.Keys[0]] {
		return nil // of the component, and not among its sets: gone
	}
	return e.Keys
}

// carriersOf returns those Keys of an Entity that can have KeyRelations.
func (p *planning) carriersOf(id ID) []Key {
	var out []Key
	for _, k := range p.keysOf(id) {
		if !p.component[k] || p.before[k].Documents > 0 || p.after[k].Documents > 0 {
			out = append(out, k)
		}
	}
	return out
}

// relations makes the Relations of the affected groups.
func (p *planning) relations(ctx context.Context) error {
	in := map[KeyRelation]group{}
	for g := range p.groups {
		for _, s := range p.carriersOf(g.subject) {
			for _, o := range p.carriersOf(g.object) {
				in[KeyRelation{s, g.predicate, o, g.status}] = g
			}
		}
	}
	marks, err := p.marks(ctx, in)
	if err != nil {
		return err
	}
	byGroup := map[group][]EvidenceMark{}
	for r, m := range marks {
		if g, ok := in[r]; ok {
			byGroup[g] = append(byGroup[g], m...)
		}
	}
	p.shown = map[ID]Relation{}
	ids := map[group]ID{}
	for g, m := range byGroup {
		if len(m) == 0 || g.subject == g.object || p.hidden(g) {
			continue
		}
		r := FoldRelation(g.subject, g.object, m)
		p.shown[r.ID] = r
		ids[g] = r.ID
	}
	p.wasIDs = map[ID]bool{}
	all := maps.Clone(p.orphans)
	for r := range in {
		all[r] = ""
	}
	for _, r := range slices.SortedFunc(maps.Keys(all), compareKeyRelations) {
		was, had := p.known[r]
		if was != "" {
			p.wasIDs[was] = true
		}
		out := Group{Of: r, Gone: len(marks[r]) == 0}
		if g, ok := in[r]; ok && !out.Gone {
			out.Relation = ids[g]
		}
		if had == out.Gone || had && was != out.Relation { // it went, it is new, or it moved
			p.delta.Groups = append(p.delta.Groups, out)
		}
	}
	return nil
}

// marks returns the marks of KeyRelations after the write: of those in groups,
// and of orphans. It fills p.known for them.
func (p *planning) marks(ctx context.Context, in map[KeyRelation]group) (map[KeyRelation][]EvidenceMark, error) {
	var ask []KeyRelation
	for r := range in {
		if _, ok := p.known[r]; !ok {
			ask = append(ask, r)
		}
	}
	for r := range p.orphans {
		if _, ok := p.known[r]; !ok {
			ask = append(ask, r)
		}
	}
	if len(ask) > 0 {
		slices.SortFunc(ask, compareKeyRelations)
		found, err := p.base.Groups(ctx, slices.Compact(ask))
		if err != nil {
			return nil, err
		}
		maps.Copy(p.known, found)
	}
	var there []KeyRelation
	for _, r := range slices.SortedFunc(maps.Keys(p.known), compareKeyRelations) {
		if _, ok := in[r]; ok {
			there = append(there, r)
		} else if _, ok := p.orphans[r]; ok {
			there = append(there, r)
		}
	}
	out := map[KeyRelation][]EvidenceMark{}
	if len(there) > 0 {
		stored, err := p.base.Marks(ctx, there)
		if err != nil {
			return nil, err
		}
		for _, m := range stored {
			if !p.leaving[m.Document] {
				out[m.Of] = append(out[m.Of], m)
			}
		}
	}
	for r, m := range p.coming {
		out[r] = append(out[r], m...)
	}
	return out, nil
}

// hidden reports whether a REJECT in force speaks of the group.
func (p *planning) hidden(g group) bool {
	return slices.ContainsFunc(p.inForce, func(j Judgement) bool {
		return j.Verdict == Reject && j.Predicate == g.predicate && j.Status == g.status &&
			slices.Contains(p.keysOf(g.subject), j.A) && slices.Contains(p.keysOf(g.object), j.B)
	})
}

// degrees works out which Relations are to be written and what that does to the
// degrees of their ends, and closes the lists of Relations and Entities.
func (p *planning) degrees(ctx context.Context) error {
	var was []Relation
	if ids := sorted(p.wasIDs); len(ids) > 0 {
		var err error
		if was, err = p.base.Relations(ctx, ids); err != nil {
			return err
		}
	}
	change := map[ID]int{}
	count := func(r Relation, by int) {
		if r.Status == Asserted {
			change[r.Subject] += by
			change[r.Object] += by
		}
	}
	before := map[ID]Relation{}
	for _, r := range was {
		before[r.ID] = r
		count(r, -1)
		if _, ok := p.shown[r.ID]; !ok {
			p.delta.GoneRelations = append(p.delta.GoneRelations, r.ID)
		}
	}
	slices.Sort(p.delta.GoneRelations)
	for _, id := range sorted(p.shown) {
		r := p.shown[id]
		count(r, 1)
		if b, ok := before[id]; !ok || !sameRelation(b, r) {
			p.delta.Relations = append(p.delta.Relations, r)
		}
	}
	for id := range p.now {
		e := p.now[id]
		e.Degree += change[id]
		p.now[id] = e
		delete(change, id)
	}
	maps.DeleteFunc(change, func(_ ID, n int) bool { return n == 0 })
	ids := map[ID]bool{}
	for id := range change {
		ids[id] = true
	}
	if err := p.fetchEntities(ctx, ids); err != nil {
		return err
	}
	for _, id := range sorted(change) {
		if e, ok := p.old[id]; ok && len(p.keysOf(id)) > 0 {
			e.Degree += change[id]
			p.now[id] = e
		}
	}
	for _, id := range sorted(p.now) {
		if old, had := p.old[id]; !had || !reflect.DeepEqual(old, p.now[id]) {
			p.delta.Entities = append(p.delta.Entities, p.now[id])
		}
	}
	return nil
}

func sameRelation(a, b Relation) bool {
	a.SubjectClass, a.ObjectClass, b.SubjectClass, b.ObjectClass = "", "", "", ""
	return reflect.DeepEqual(a, b)
}

func compareKeyRelations(a, b KeyRelation) int {
	return cmp.Or(cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Predicate, b.Predicate), cmp.Compare(a.Object, b.Object), cmp.Compare(a.Status, b.Status))
}
