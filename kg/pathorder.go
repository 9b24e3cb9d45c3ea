package kg

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// ways is the part of a web that Paths between two Entities can lead through,
// with the Entities numbered in the order of their IDs.
type ways struct {
	ids      []ID
	next     [][]wayStep // of each Entity, by number; one for each neighbour
	from, to int
}

// A wayStep is the best supported Relation from one Entity to another.
type wayStep struct {
	to, evidence int
	relation     ID
	forward      bool
}

// A way is a Path in numbers, with the Evidence of its weakest hop.
type way struct {
	at      []int
	weakest int
}

// compareWays is the order of Paths.
func compareWays(a, b way) int {
	return cmp.Or(cmp.Compare(len(a.at), len(b.at)), cmp.Compare(b.weakest, a.weakest), slices.Compare(a.at, b.at))
}

// paths lists the first simple ways of at most so many hops, in their order. It
// is Yen's algorithm: of all ways that share a beginning with one that was
// listed and then leave it, the best is a candidate for the next place.
func (n *ways) paths(hops, first int) [][]int {
	var listed []way
	var candidates []way
	seen := map[string]bool{}
	propose := func(root []int, banned map[int]bool) {
		w, ok := n.shortest(root, banned, hops)
		if key := fmt.Sprint(w.at); ok && !seen[key] {
			seen[key] = true
			candidates = append(candidates, w)
		}
	}
	propose([]int{n.from}, nil)
	for len(candidates) > 0 {
		slices.SortFunc(candidates, compareWays)
		last := candidates[0]
		candidates = candidates[1:]
		if listed = append(listed, last); len(listed) == first {
			break
		}
		for i := range last.at[1:] {
			root, banned := last.at[:i+1], map[int]bool{}
			for _, l := range listed {
				if len(l.at) > i+1 && slices.Equal(l.at[:i+1], root) {
					banned[l.at[i+1]] = true
				}
			}
			propose(root, banned)
		}
	}
	out := make([][]int, len(listed))
	for i, l := range listed {
		out[i] = l.at
	}
	return out
}

// shortest finds the best way that begins with root, goes on from its last
// Entity to none of the banned, and has at most so many hops.
func (n *ways) shortest(root []int, banned map[int]bool, hops int) (way, bool) {
	spur := root[len(root)-1]
	distance, support := n.towards(root, hops-len(root))
	allowed := func(s wayStep) bool { return !banned[s.to] && distance[s.to] >= 0 }
	length, best := math.MaxInt, 0
	for _, s := range n.next[spur] {
		if !allowed(s) {
			continue
		}
		if d := distance[s.to] + 1; d < length {
			length, best = d, min(s.evidence, support[s.to])
		} else if d == length {
			best = max(best, min(s.evidence, support[s.to]))
		}
	}
	if length == math.MaxInt {
		return way{}, false
	}
	w := way{at: slices.Clone(root), weakest: best}
	for i := range root[1:] {
		w.weakest = min(w.weakest, n.step(root[i], root[i+1]).evidence)
	}
	for at := spur; at != n.to; length-- {
		for _, s := range n.next[at] {
			if distance[s.to] == length-1 && min(s.evidence, support[s.to]) >= w.weakest && (at != spur || allowed(s)) {
				at = s.to
				break
			}
		}
		w.at = append(w.at, at)
	}
	return w, true
}

// towards gives for each Entity the hops to the end of the way, -1 if it is
// farther than that or in root, and the most Evidence that the weakest hop of a
// way so short can have.
func (n *ways) towards(root []int, hops int) (distance, support []int) {
	distance, support = make([]int, len(n.ids)), make([]int, len(n.ids))
	for i := range distance {
		distance[i] = -1
	}
	taken := make([]bool, len(n.ids))
	for _, i := range root {
		taken[i] = true
	}
	distance[n.to], support[n.to] = 0, math.MaxInt
	for level := []int{n.to}; len(level) > 0 && hops > 0; hops-- {
		var next []int
		for _, at := range level {
			for _, s := range n.next[at] {
				if taken[s.to] {
					continue
				}
				if distance[s.to] < 0 {
					distance[s.to] = distance[at] + 1
					next = append(next, s.to)
				}
				if distance[s.to] == distance[at]+1 {
					support[s.to] = max(support[s.to], min(s.evidence, support[at]))
				}
			}
		}
		level = next
	}
	return distance, support
}

// step returns the step between two neighbours.
func (n *ways) step(a, b int) wayStep {
	i, _ := slices.BinarySearchFunc(n.next[a], b, func(s wayStep, b int) int { return cmp.Compare(s.to, b) })
	return n.next[a][i]
}
