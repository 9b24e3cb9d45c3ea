package kg

import (
	"cmp"
	"context"
	"slices"
)

// A Walker is the part of a Reader that paths and neighbourhoods need.
type Walker interface {
	Lookup(ctx context.Context, ids []ID) ([]Record, error)
	Neighbours(ctx context.Context, q NeighbourQuery) ([]Edges, error)
}

// A PathQuery asks how two Entities are joined. Zero values mean the defaults.
type PathQuery struct {
	From, To ID // by the ID of any Key
	// Where says which Relations may be walked; Subject, Object and Entity are not
	// allowed. Classes and Kinds speak of every Entity but From.
	Where   RelationFilter
	MaxHops int // 1 to 8, default 4
	First   int // Paths at most, 1 to 50, default 5
	Budget  int // Edges to look at, at most; default 200,000
}

// The limits of a PathQuery.
const (
	DefaultHops   = 4
	MaxHops       = 8
	DefaultPaths  = 5
	MaxPaths      = 50
	DefaultBudget = 200_000
)

// A Hop is one step of a Path over the best supported Relation between two
// Entities that passes the filter: most Evidence, then least ID.
type Hop struct {
	From, To ID
	Relation ID
	Forward  bool // From is the subject
	Evidence int  // of the Relation
}

// A Path goes from one Entity to another without visiting any twice.
type Path struct{ Hops []Hop }

// A PathOutcome says how a search for Paths ended.
type PathOutcome string

// The PathOutcomes.
const (
	Found       PathOutcome = "FOUND"        // Paths holds the first ones there are, at least one
	None        PathOutcome = "NONE"         // there is no Path of that many hops
	BudgetSpent PathOutcome = "BUDGET_SPENT" // gave up; Paths holds those that are certain, maybe none, and more may exist
)

// A PathResult holds Paths in their order: fewest hops, then most Evidence at the
// weakest hop, then by the IDs of the Entities on the way.
type PathResult struct {
	Paths    []Path
	Outcome  PathOutcome
	Explored int // Edges looked at
}

// Paths finds the first Paths between two Entities. Relations are walked in both
// directions; provenance is not walked.
//
// It goes out from both ends level by level, from the smaller side first, a batch
// of Entities at a time, and stops at the level at which all asked for are known:
// the answer is the same on every store, whatever the sizes of the batches. The
// errors are of kind NotFound for an end that is not there, and Invalid for ends
// that are one Entity or a query out of its limits.
func Paths(ctx context.Context, w Walker, q PathQuery) (PathResult, error) {
	q, err := q.check()
	if err != nil {
		return PathResult{}, err
	}
	records, err := w.Lookup(ctx, []ID{q.From, q.To})
	if err != nil {
		return PathResult{}, err
	}
	for i, id := range []ID{q.From, q.To} {
		if records[i].Entity == nil {
			return PathResult{}, Errorf(NotFound, "find paths", string(id), "no such entity")
		}
	}
	from, to := records[0].Entity, records[1].Entity
	if from.ID == to.ID {
		return PathResult{}, Errorf(Invalid, "find paths", string(q.To), "a path needs two entities; both ends are %q", from.Name)
	}
	s := &pathSearch{walker: w, q: q, left: q.Budget}
	s.from, s.to = s.web.number(from.ID), s.web.number(to.ID)
	for end, near := range map[int32]*side{s.from: &s.fore, s.to: &s.back} {
		near.reach(end)
		near.frontier = []int32{end}
	}
	if !q.Where.enters(*to) {
		return PathResult{Outcome: None}, nil
	}
	return s.run(ctx)
}

func (q PathQuery) check() (PathQuery, error) {
	q.MaxHops = cmp.Or(q.MaxHops, DefaultHops)
	q.First = cmp.Or(q.First, DefaultPaths)
	q.Budget = cmp.Or(q.Budget, DefaultBudget)
	switch {
	case q.MaxHops < 1 || q.MaxHops > MaxHops:
		return q, Errorf(Invalid, "find paths", "", "the number of hops must be 1 to %d, not %d", MaxHops, q.MaxHops)
	case q.First < 1 || q.First > MaxPaths:
		return q, Errorf(Invalid, "find paths", "", "the number of paths must be 1 to %d, not %d", MaxPaths, q.First)
	case q.Budget < 1:
		return q, Errorf(Invalid, "find paths", "", "the budget must be above 0, not %d", q.Budget)
	}
	return q, NeighbourQuery{Where: q.Where}.Check()
}

// enters reports whether a walk may step on an Entity.
func (f RelationFilter) enters(e Entity) bool {
	return (len(f.Classes) == 0 || slices.Contains(f.Classes, e.Class)) && (len(f.Kinds) == 0 || slices.Contains(f.Kinds, e.Kind))
}

// A side is what is known around one end.
type side struct {
	hops     int     // Edges of all Entities nearer than this are known
	frontier []int32 // the Entities at that distance, by number, in the order of their IDs
	reached  []bool  // by number: nearer or at that distance; shorter than the web at times
}

func (s *side) has(n int32) bool { return int(n) < len(s.reached) && s.reached[n] }

// reach notes an Entity and reports whether it is new.
func (s *side) reach(n int32) bool {
	if s.has(n) {
		return false
	}
	for int(n) >= len(s.reached) {
		s.reached = append(s.reached, make([]bool, len(s.reached)+64)...)
	}
	s.reached[n] = true
	return true
}

type pathSearch struct {
	walker     Walker
	q          PathQuery
	web        web
	from, to   int32 // by number
	fore, back side
	left       int // of the budget
}

func (s *pathSearch) run(ctx context.Context) (PathResult, error) {
	var paths []Path
	for {
		// All Paths of so many hops are known. Where one side has nowhere to go
		// on, all there are.
		known := s.fore.hops + s.back.hops
		dry := len(s.fore.frontier) == 0 || len(s.back.frontier) == 0
		if dry {
			known = s.q.MaxHops
		}
		paths = s.best(min(known, s.q.MaxHops))
		if len(paths) >= s.q.First || known >= s.q.MaxHops {
			break
		}
		// The first step is the one from From: Classes and Kinds do not bind From,
		// so it may not be found from the other side.
		near := &s.fore
		if s.fore.hops > 0 && len(s.back.frontier) < len(s.fore.frontier) {
			near = &s.back
		}
		ok, err := s.widen(ctx, near)
		if err != nil {
			return PathResult{}, err
		}
		if !ok {
			return PathResult{paths, BudgetSpent, s.q.Budget}, nil
		}
	}
	r := PathResult{paths, Found, s.q.Budget - s.left}
	if len(paths) == 0 {
		r.Outcome = None
	}
	return r, nil
}

const (
	stepBatch = 1000 // Entities in one call
	stepFirst = 64   // Edges of each at first: whole lists for most
)

// widen learns the Edges of one side's frontier. It reports false, and learns
// nothing, if they are more than the budget allows. Each batch takes two calls:
// the first also counts, so that the long lists of a hub are fetched only if
// they can be paid for.
func (s *pathSearch) widen(ctx context.Context, near *side) (bool, error) {
	var known []Edges
	total := 0
	for batch := range slices.Chunk(s.web.named(near.frontier), stepBatch) {
		lists, err := s.walker.Neighbours(ctx, NeighbourQuery{Of: batch, Where: s.q.Where, Limit: stepFirst})
		if err != nil {
			return false, err
		}
		var long []ID
		for _, l := range lists {
			if total += l.Total; l.Total > len(l.List) {
				long = append(long, l.From)
			} else {
				known = append(known, l)
			}
		}
		if total > s.left {
			return false, nil
		}
		if len(long) == 0 {
			continue
		}
		if lists, err = s.walker.Neighbours(ctx, NeighbourQuery{Of: long, Where: s.q.Where}); err != nil {
			return false, err
		}
		known = append(known, lists...)
	}
	s.left -= total
	near.hops++
	near.frontier = nil
	for _, l := range known {
		from := s.web.number(l.From)
		for _, e := range l.List {
			if to := s.web.add(from, e); near.reach(to) {
				near.frontier = append(near.frontier, to)
			}
		}
	}
	s.web.sort(near.frontier)
	return true, nil
}

// best finds the first Paths of at most so many hops in the web.
func (s *pathSearch) best(hops int) []Path {
	n := s.web.between(s.from, s.to, hops)
	if n == nil {
		return nil
	}
	var out []Path
	for _, way := range n.paths(hops, s.q.First) {
		var p Path
		for i, to := range way[1:] {
			step := n.step(way[i], to)
			p.Hops = append(p.Hops, Hop{n.ids[way[i]], n.ids[to], step.relation, step.forward, step.evidence})
		}
		out = append(out, p)
	}
	return out
}
