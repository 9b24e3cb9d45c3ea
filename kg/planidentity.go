package kg

import (
	"context"
	"maps"
	"slices"
)

// Plan works out what a write changes in the graph, from the state around what
// it touches only: the cost depends on the Readings that leave and come and on
// the Entities that merge or part by it, not on the size of the graph. It
// changes nothing. Errors of base are returned as they are.
//
// The result of applying Deltas is what Build makes of all facts: that is tested
// with random sequences, here and on every store.
func Plan(ctx context.Context, base Base, change Change) (Delta, error) {
	p := &planning{base: base, change: change, leaving: map[ID]bool{}}
	for _, step := range []func(context.Context) error{
		p.facts, p.judgements, p.closure, p.identify, p.entities, p.affected, p.relations, p.degrees,
	} {
		if err := step(ctx); err != nil {
			return Delta{}, err
		}
	}
	return p.delta, nil
}

// planning holds what the steps of one Plan hand on.
type planning struct {
	base    Base
	change  Change
	delta   Delta
	leaving map[ID]bool // Documents in change.Leave

	// facts: what the Readings add and take away
	counts    map[Key]*KeyCount // change of counters
	linksBy   map[Link]int      // change of numbers
	coming    map[KeyRelation][]EvidenceMark
	facted    map[KeyRelation]bool // with Evidence that comes or leaves
	docChange []chainKeys          // per Document: its Chains' Keys, and +1 or -1
	touched   map[Key]bool

	// judgements
	inForce  []Judgement
	rejected []Judgement // REJECTs whose being in force changes

	// closure and identify
	component map[Key]bool
	links     map[Link]int // numbers after the write, in the component
	before    map[Key]KeyCount
	after     map[Key]KeyCount
	oldMember map[Key]ID
	member    map[Key]ID // after; no entry: of no Entity
	sets      map[ID][]Key
	old       map[ID]Entity // Entities as they were, fetched so far
	now       map[ID]Entity // Entities to write

	// relations
	shown   map[ID]Relation // after, of the groups looked at
	wasIDs  map[ID]bool     // Relations before, of the groups looked at
	groups  map[group]bool
	orphans map[KeyRelation]ID // affected KeyRelations with an end that is gone
	known   map[KeyRelation]ID // Groups as they were, fetched so far
}

type chainKeys struct {
	keys []Key
	sign int
}

// facts adds up what the Readings bring and take.
func (p *planning) facts(context.Context) error {
	p.counts, p.linksBy = map[Key]*KeyCount{}, map[Link]int{}
	p.coming, p.facted, p.touched = map[KeyRelation][]EvidenceMark{}, map[KeyRelation]bool{}, map[Key]bool{}
	add := func(r *Reading, sign int) {
		keys := chainKeys{sign: sign}
		for _, c := range r.Chains {
			if p.counts[c.Key] == nil {
				p.counts[c.Key] = &KeyCount{Key: c.Key}
			}
			p.counts[c.Key].Add(CountChain(r.Document, c), sign)
			p.touched[c.Key] = true
			keys.keys = append(keys.keys, c.Key)
		}
		for _, l := range r.Links {
			p.linksBy[l] += sign
			p.touched[l.Short], p.touched[l.Full] = true, true
		}
		for _, f := range Facts(r) {
			p.facted[f.Of] = true
			if sign > 0 {
				p.coming[f.Of] = append(p.coming[f.Of], f.Mark())
			}
		}
		p.docChange = append(p.docChange, keys)
	}
	for _, r := range p.change.Leave {
		p.leaving[r.Document.ID] = true
		add(r, -1)
	}
	for _, r := range p.change.Come {
		add(r, 1)
	}
	return nil
}

// judgements finds which are in force, and touches the Keys of those that begin
// or cease to be.
func (p *planning) judgements(ctx context.Context) error {
	log, err := p.base.Judgements(ctx)
	if err != nil {
		return err
	}
	p.inForce = InForce(log)
	if p.change.Judge == nil {
		return nil
	}
	was := map[ID]Judgement{}
	for _, j := range p.inForce {
		was[j.ID] = j
	}
	p.inForce = InForce(append(slices.Clone(log), *p.change.Judge))
	var changed []Judgement
	for _, j := range p.inForce {
		if _, ok := was[j.ID]; !ok {
			changed = append(changed, j)
		}
		delete(was, j.ID)
	}
	for _, j := range was {
		changed = append(changed, j)
	}
	for _, j := range changed {
		p.touched[j.A], p.touched[j.B] = true, true
		if j.Verdict == Reject {
			p.rejected = append(p.rejected, j)
		}
	}
	return nil
}

// closure finds all Keys that a chain of Links or SAMEs joins to a touched one,
// before or after the write.
func (p *planning) closure(ctx context.Context) error {
	same := map[Key][]Key{}
	for _, j := range p.inForce {
		if j.Verdict == Same {
			same[j.A] = append(same[j.A], j.B)
			same[j.B] = append(same[j.B], j.A)
		}
	}
	p.component, p.links = map[Key]bool{}, map[Link]int{}
	frontier := sorted(p.touched)
	for _, k := range frontier {
		p.component[k] = true
	}
	for len(frontier) > 0 {
		found, err := p.base.Links(ctx, frontier)
		if err != nil {
			return err
		}
		next := map[Key]bool{}
		reach := func(k Key) {
			if !p.component[k] {
				p.component[k], next[k] = true, true
			}
		}
		for _, l := range found {
			p.links[l.Link] = l.Documents
			reach(l.Short)
			reach(l.Full)
		}
		for _, k := range frontier {
			for _, o := range same[k] {
				reach(o)
			}
		}
		frontier = sorted(next)
	}
	for _, l := range slices.SortedFunc(maps.Keys(p.linksBy), CompareLinks) {
		if n := p.linksBy[l]; n != 0 {
			p.links[l] += n
			p.delta.Links = append(p.delta.Links, LinkCount{l, p.links[l]})
		}
	}
	maps.DeleteFunc(p.links, func(_ Link, n int) bool { return n == 0 })
	return nil
}

// identify decides the Component anew.
func (p *planning) identify(ctx context.Context) error {
	keys := sorted(p.component)
	stored, err := p.base.KeyCounts(ctx, keys)
	if err != nil {
		return err
	}
	if p.oldMember, err = p.base.Members(ctx, keys); err != nil {
		return err
	}
	p.before, p.after = map[Key]KeyCount{}, map[Key]KeyCount{}
	for _, n := range stored {
		p.before[n.Key] = n
		p.after[n.Key] = n
	}
	for _, k := range sorted(p.counts) {
		n := KeyCount{Key: k}
		n.Add(p.before[k], 1) // a copy: its maps are not those of before
		n.Add(*p.counts[k], 1)
		p.after[k] = n
		p.delta.Counts = append(p.delta.Counts, n)
	}
	present := map[Key]bool{}
	for k, n := range p.after {
		if n.Documents > 0 {
			present[k] = true
		}
	}
	c := Component{Judgements: p.inForce, Links: slices.Collect(maps.Keys(p.links))}
	for _, l := range c.Links {
		present[l.Short], present[l.Full] = true, true
	}
	c.Keys = sorted(present)
	p.member, p.sets = map[Key]ID{}, map[ID][]Key{}
	for _, set := range Identify(c) {
		if !slices.ContainsFunc(set, func(k Key) bool { return p.after[k].Documents > 0 }) {
			continue // a short form that is linked nowhere now names nothing
		}
		id := EntityID(set[0])
		p.sets[id] = set
		for _, k := range set {
			p.member[k] = id
		}
	}
	for _, k := range keys {
		if p.member[k] != p.oldMember[k] {
			p.delta.Members = append(p.delta.Members, Member{k, p.member[k]})
		}
	}
	return nil
}

// entities folds the Entities of the Component that could have changed.
func (p *planning) entities(ctx context.Context) error {
	ids := map[ID]bool{}
	for _, id := range p.oldMember {
		ids[id] = true
	}
	p.old, p.now = map[ID]Entity{}, map[ID]Entity{}
	if err := p.fetchEntities(ctx, ids); err != nil {
		return err
	}
	for _, id := range sorted(ids) {
		if p.sets[id] == nil && id != "" {
			p.delta.Gone = append(p.delta.Gone, id)
		}
	}
	inside := map[Key][]Link{}
	for l := range p.links {
		inside[l.Short] = append(inside[l.Short], l)
	}
	for _, id := range sorted(p.sets) {
		set := p.sets[id]
		old, had := p.old[id]
		same := had && slices.Equal(old.Keys, set)
		if same && !slices.ContainsFunc(set, func(k Key) bool { return p.touched[k] }) {
			continue
		}
		var counts []KeyCount
		var chains []Key
		var links []Link
		for _, k := range set {
			links = append(links, inside[k]...)
			if n := p.after[k]; n.Documents > 0 {
				counts = append(counts, n)
				chains = append(chains, k)
			}
		}
		documents := counts[0].Documents
		if len(counts) > 1 {
			var err error
			if documents, err = p.countDocuments(ctx, set, chains, old, same); err != nil {
				return err
			}
		}
		e := FoldEntity(set, counts, links, documents)
		e.Degree = old.Degree
		p.now[id] = e
	}
	return nil
}

// countDocuments counts the Documents of a set with several Chains: by what the
// write changes if the set stays what it was, else from the Documents themselves.
func (p *planning) countDocuments(ctx context.Context, set, chains []Key, old Entity, same bool) (int, error) {
	if same {
		n := old.Documents
		for _, d := range p.docChange {
			if slices.ContainsFunc(d.keys, func(k Key) bool { return slices.Contains(set, k) }) {
				n += d.sign
			}
		}
		return n, nil
	}
	stored, err := p.base.Documents(ctx, chains)
	if err != nil {
		return 0, err
	}
	docs := map[ID]bool{}
	for _, k := range chains {
		for _, d := range stored[k] {
			if !p.leaving[d] {
				docs[d] = true
			}
		}
	}
	for _, r := range p.change.Come {
		for _, c := range r.Chains {
			if slices.Contains(chains, c.Key) {
				docs[r.Document.ID] = true
			}
		}
	}
	return len(docs), nil
}

// fetchEntities makes sure that the old Entities with these IDs are in p.old.
func (p *planning) fetchEntities(ctx context.Context, ids map[ID]bool) error {
	var missing []ID
	for _, id := range sorted(ids) {
		if _, ok := p.old[id]; !ok && id != "" {
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	found, err := p.base.Entities(ctx, missing)
	for _, e := range found {
		p.old[e.ID] = e
	}
	return err
}

func sorted[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
