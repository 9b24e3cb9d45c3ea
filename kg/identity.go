package kg

import (
	"cmp"
	"slices"
)

// A Component is what Identify needs to decide on some Keys: the Keys, all Links
// between them, and the Judgements in force on them. It must be closed: a Link
// or a SAME with one end in Keys has both ends there. (A store finds the closure
// of the Keys a write touches by walking Links and SAMEs breadth first.)
type Component struct {
	Keys       []Key
	Links      []Link      // order and repetition do not matter
	Judgements []Judgement // in force; see InForce
}

// Identify joins the Keys of a Component into sets, each an Entity. Every set is
// sorted; the sets are sorted by their least Key. The result depends on what is
// in the Component only, and deciding on the union of two Components that no
// Link joins gives the union of their results.
//
// SAME Judgements are taken first, in log order, then Links by kind, then by
// Key. Each joins two sets unless a DIFFERENT stands between members of them. An
// acronym or short form that by now could stand for more than one set is
// ambiguous: none of its Links of that kind is taken, so it means what it means
// only inside of the Documents that explain it.
func Identify(c Component) [][]Key {
	s := newSets(c.Keys)
	for _, j := range c.Judgements {
		if j.Verdict == Different {
			s.part(j.A, j.B)
		}
	}
	for _, j := range c.Judgements {
		if j.Verdict == Same {
			s.join(j.A, j.B)
		}
	}
	links := slices.Clone(c.Links)
	slices.SortFunc(links, CompareLinks)
	links = slices.Compact(links)
	for _, kind := range LinkKinds() {
		var stage []Link
		for _, l := range links {
			if l.Kind == kind {
				stage = append(stage, l)
			}
		}
		if kind == LinkAcronym || kind == LinkShort {
			stage = s.unambiguous(stage)
		}
		for _, l := range stage {
			s.join(l.Short, l.Full)
		}
	}
	return s.list()
}

// CompareLinks orders Links by kind, then Short, then Full.
func CompareLinks(a, b Link) int {
	return cmp.Or(
		cmp.Compare(slices.Index(LinkKinds(), a.Kind), slices.Index(LinkKinds(), b.Kind)),
		cmp.Compare(a.Short, b.Short), cmp.Compare(a.Full, b.Full))
}

// sets is a union-find over Keys that keeps members and knows what must stay apart.
type sets struct {
	root    map[Key]Key
	members map[Key][]Key // by root
	apart   map[Key][]Key // by Key, not by root: DIFFERENT both ways
}

func newSets(keys []Key) *sets {
	s := &sets{root: map[Key]Key{}, members: map[Key][]Key{}, apart: map[Key][]Key{}}
	for _, k := range keys {
		if _, ok := s.root[k]; !ok {
			s.root[k] = k
			s.members[k] = []Key{k}
		}
	}
	return s
}

func (s *sets) part(a, b Key) {
	s.apart[a] = append(s.apart[a], b)
	s.apart[b] = append(s.apart[b], a)
}

func (s *sets) join(a, b Key) {
	ra, okA := s.root[a]
	rb, okB := s.root[b]
	if !okA || !okB || ra == rb || a.Class() != b.Class() {
		return
	}
	if len(s.members[ra]) < len(s.members[rb]) {
		ra, rb = rb, ra
	}
	for _, k := range s.members[rb] {
		for _, other := range s.apart[k] {
			if r, ok := s.root[other]; ok && r == ra {
				return
			}
		}
	}
	for _, k := range s.members[rb] {
		s.root[k] = ra
	}
	s.members[ra] = append(s.members[ra], s.members[rb]...)
	delete(s.members, rb)
}

// unambiguous keeps the links whose Short could stand for one set only.
func (s *sets) unambiguous(links []Link) []Link {
	meant := map[Key]map[Key]bool{}
	for _, l := range links {
		r, ok := s.root[l.Full]
		if !ok {
			continue
		}
		if meant[l.Short] == nil {
			meant[l.Short] = map[Key]bool{}
		}
		meant[l.Short][r] = true
	}
	return slices.DeleteFunc(links, func(l Link) bool { return len(meant[l.Short]) != 1 })
}

func (s *sets) list() [][]Key {
	out := make([][]Key, 0, len(s.members))
	for _, m := range s.members {
		slices.Sort(m)
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b []Key) int { return cmp.Compare(a[0], b[0]) })
	return out
}
