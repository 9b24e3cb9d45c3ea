package kg

import (
	"cmp"
	"context"
	"slices"
)

// A NeighbourhoodQuery asks what lies around some Entities. Zero values mean the
// defaults.
type NeighbourhoodQuery struct {
	Of    []ID // by the ID of any Key; at least one, at most Limit
	Depth int  // hops, 1 to 3, default 1
	// Where says which Relations count; Subject, Object and Entity are not allowed.
	// Classes and Kinds speak of every Entity but those in Of.
	Where RelationFilter
	Limit int // Entities at most, those in Of included; 1 to 1000, default 100
}

// The limits of a NeighbourhoodQuery.
const (
	DefaultNeighbours = 100
	MaxNeighbours     = 1000
	MaxDepth          = 3
)

// MaxEdges bounds the Relations of one Entity that a Neighbourhood looks at: of
// an Entity with more, the best supported.
const MaxEdges = 100_000

// A Neighbourhood is a piece of the graph.
type Neighbourhood struct {
	Entities  []Entity   // nearest first, then best connected; see Explore
	Relations []Relation // all that pass between those Entities, by ID
	Truncated bool       // Limit left Entities out
	Omitted   map[Class]int
}

// Explore returns the Entities at most Depth hops away from those in Of, and all
// Relations between them that pass the filter.
//
// It goes out level by level. On each level those come first that the most
// Relations join to Entities before them, then those with the most Evidence on
// these Relations, then by ID. Where Limit cuts a level short, it is the last
// one, and Omitted counts the rest of it by Class.
//
// It takes at most Depth + 1 calls to Neighbours, and one call to Lookup before
// and one after. Ids that are not there are an error of kind NotFound.
func Explore(ctx context.Context, w Walker, q NeighbourhoodQuery) (Neighbourhood, error) {
	q, err := q.check()
	if err != nil {
		return Neighbourhood{}, err
	}
	records, err := w.Lookup(ctx, q.Of)
	if err != nil {
		return Neighbourhood{}, err
	}
	x := explorer{walker: w, q: q, kept: map[ID]bool{}, relations: map[ID][2]ID{}, omitted: map[Class]int{}}
	var level []ID
	for i, id := range q.Of {
		e := records[i].Entity
		if e == nil {
			return Neighbourhood{}, Errorf(NotFound, "explore", string(id), "no such entity")
		}
		if !x.kept[e.ID] {
			x.kept[e.ID] = true
			level = append(level, e.ID)
		}
	}
	x.list = level
	for hop := 0; hop < q.Depth && len(x.omitted) == 0; hop++ {
		if level, err = x.step(ctx, level); err != nil {
			return Neighbourhood{}, err
		}
	}
	// One more look around, for Relations inside of the last level.
	if err := x.look(ctx, level, func(ID, Edge) {}); err != nil {
		return Neighbourhood{}, err
	}
	return x.gather(ctx)
}

func (q NeighbourhoodQuery) check() (NeighbourhoodQuery, error) {
	q.Depth = cmp.Or(q.Depth, 1)
	q.Limit = cmp.Or(q.Limit, DefaultNeighbours)
	switch {
	case q.Depth < 1 || q.Depth > MaxDepth:
		return q, Errorf(Invalid, "explore", "", "the depth must be 1 to %d, not %d", MaxDepth, q.Depth)
	case q.Limit < 1 || q.Limit > MaxNeighbours:
		return q, Errorf(Invalid, "explore", "", "the limit must be 1 to %d, not %d", MaxNeighbours, q.Limit)
	case len(q.Of) == 0 || len(q.Of) > q.Limit:
		return q, Errorf(Invalid, "explore", "", "a neighbourhood is that of 1 to %d entities, not %d", q.Limit, len(q.Of))
	}
	return q, NeighbourQuery{Where: q.Where}.Check()
}

type explorer struct {
	walker    Walker
	q         NeighbourhoodQuery
	kept      map[ID]bool
	list      []ID         // those kept, in order
	relations map[ID][2]ID // seen so far, with their ends
	omitted   map[Class]int
}

// look calls each with every Edge of some Entities, and notes the Relations.
func (x *explorer) look(ctx context.Context, of []ID, each func(from ID, e Edge)) error {
	if len(of) == 0 {
		return nil
	}
	lists, err := x.walker.Neighbours(ctx, NeighbourQuery{Of: of, Where: x.q.Where, Limit: MaxEdges})
	if err != nil {
		return err
	}
	for _, l := range lists {
		for _, e := range l.List {
			x.relations[e.Relation] = [2]ID{l.From, e.To}
			each(l.From, e)
		}
	}
	return nil
}

// step goes from one level to the next.
func (x *explorer) step(ctx context.Context, level []ID) ([]ID, error) {
	type joined struct {
		id                  ID
		class               Class
		relations, evidence int
	}
	found := map[ID]*joined{}
	if err := x.look(ctx, level, func(_ ID, e Edge) {
		if x.kept[e.To] {
			return
		}
		j := found[e.To]
		if j == nil {
			j = &joined{id: e.To, class: e.ToClass}
			found[e.To] = j
		}
		j.relations++
		j.evidence += e.Evidence
	}); err != nil {
		return nil, err
	}
	list := make([]*joined, 0, len(found))
	for _, j := range found {
		list = append(list, j)
	}
	slices.SortFunc(list, func(a, b *joined) int {
		return cmp.Or(cmp.Compare(b.relations, a.relations), cmp.Compare(b.evidence, a.evidence), cmp.Compare(a.id, b.id))
	})
	var next []ID
	for _, j := range list {
		if len(x.list) == x.q.Limit {
			x.omitted[j.class]++
			continue
		}
		x.kept[j.id] = true
		x.list = append(x.list, j.id)
		next = append(next, j.id)
	}
	return next, nil
}

// gather fetches what is kept.
func (x *explorer) gather(ctx context.Context) (Neighbourhood, error) {
	ids := slices.Clone(x.list)
	for id, ends := range x.relations {
		if x.kept[ends[0]] && x.kept[ends[1]] {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids[len(x.list):])
	records, err := x.walker.Lookup(ctx, ids)
	if err != nil {
		return Neighbourhood{}, err
	}
	n := Neighbourhood{Truncated: len(x.omitted) > 0, Omitted: x.omitted}
	for _, r := range records {
		// What a write took away in the meantime is left out.
		switch {
		case r.Entity != nil && x.kept[r.Entity.ID]:
			n.Entities = append(n.Entities, *r.Entity)
		case r.Relation != nil && x.kept[r.Relation.Subject] && x.kept[r.Relation.Object]:
			n.Relations = append(n.Relations, *r.Relation)
		}
	}
	return n, nil
}
