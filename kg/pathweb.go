package kg

import (
	"cmp"
	"slices"
)

// A web is the part of the graph that a search for Paths knows. Entities have
// numbers in the order in which they were found.
type web struct {
	numbers map[ID]int32
	ids     []ID
	links   [][]webLink // of each Entity; a Relation may be there twice
}

type webLink struct {
	to       int32
	forward  bool
	evidence int
	relation ID
}

// number returns the number of an Entity, a new one if it is not known.
func (w *web) number(id ID) int32 {
	n, ok := w.numbers[id]
	if !ok {
		if w.numbers == nil {
			w.numbers = map[ID]int32{}
		}
		n = int32(len(w.ids))
		w.numbers[id] = n
		w.ids = append(w.ids, id)
		w.links = append(w.links, nil)
	}
	return n
}

// add notes an Edge in both directions and returns the number of its far end.
func (w *web) add(from int32, e Edge) int32 {
	to := w.number(e.To)
	w.links[from] = append(w.links[from], webLink{to, e.Forward, e.Evidence, e.Relation})
	w.links[to] = append(w.links[to], webLink{from, !e.Forward, e.Evidence, e.Relation})
	return to
}

// named returns the IDs of Entities.
func (w *web) named(numbers []int32) []ID {
	out := make([]ID, len(numbers))
	for i, n := range numbers {
		out[i] = w.ids[n]
	}
	return out
}

// sort puts Entities in the order of their IDs.
func (w *web) sort(numbers []int32) {
	slices.SortFunc(numbers, func(a, b int32) int { return cmp.Compare(w.ids[a], w.ids[b]) })
}

const far = int8(MaxHops + 1) // farther than any Path goes

// between keeps what lies on a way of at most so many hops; nil if there is no
// such way.
func (w *web) between(from, to int32, hops int) *ways {
	fore := w.distances(from, hops)
	if fore[to] == far {
		return nil
	}
	back := w.distances(to, hops)
	var kept []int32
	for n := range w.ids {
		if int(fore[n])+int(back[n]) <= hops {
			kept = append(kept, int32(n))
		}
	}
	w.sort(kept)
	place := make([]int32, len(w.ids)) // in kept, from 1
	for i, n := range kept {
		place[n] = int32(i) + 1
	}
	out := &ways{ids: w.named(kept), next: make([][]wayStep, len(kept)), from: int(place[from]) - 1, to: int(place[to]) - 1}
	for i, n := range kept {
		for _, l := range w.links[n] {
			if p := place[l.to]; p > 0 {
				out.next[i] = append(out.next[i], wayStep{int(p) - 1, l.evidence, l.relation, l.forward})
			}
		}
		slices.SortFunc(out.next[i], func(a, b wayStep) int {
			return cmp.Or(cmp.Compare(a.to, b.to), cmp.Compare(b.evidence, a.evidence), cmp.Compare(a.relation, b.relation))
		})
		out.next[i] = slices.CompactFunc(out.next[i], func(a, b wayStep) bool { return a.to == b.to })
	}
	return out
}

// distances gives the hops from one Entity to all, far where they are more than
// so many.
func (w *web) distances(from int32, hops int) []int8 {
	out := make([]int8, len(w.ids))
	for i := range out {
		out[i] = far
	}
	out[from] = 0
	level := []int32{from}
	for d := int8(1); len(level) > 0 && int(d) <= hops; d++ {
		var next []int32
		for _, a := range level {
			for _, l := range w.links[a] {
				if out[l.to] == far {
					out[l.to] = d
					next = append(next, l.to)
				}
			}
		}
		level = next
	}
	return out
}
