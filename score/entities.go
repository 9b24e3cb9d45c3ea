package score

import (
	"cmp"
	"slices"
)

// matching says which entity of the gold each entity of the Graph stands for.
type matching struct {
	one    map[int]int // Graph to gold, one to one
	double map[int]int // further entities of the Graph for the same gold entity
}

type nameSet struct {
	names  []string
	tokens []map[string]int
}

func namesOf(lists ...[]string) nameSet {
	var out nameSet
	seen := map[string]bool{}
	for _, l := range lists {
		for _, s := range l {
			f := fold(s)
			if f != "" && !seen[f] {
				seen[f] = true
				out.names = append(out.names, f)
				out.tokens = append(out.tokens, tokens(f))
			}
		}
	}
	return out
}

// affinity says how well two entities fit: 2 equal, below 1 an objective alike.
func affinity(g nameSet, kind string, p nameSet) float64 {
	for _, a := range g.names {
		if slices.Contains(p.names, a) {
			return 2
		}
	}
	if kind != "Objective" {
		return 0
	}
	best := 0.0
	for _, a := range g.tokens {
		for _, b := range p.tokens {
			best = max(best, overlap(a, b))
		}
	}
	if best < 0.6 {
		return 0
	}
	return best
}

type edge struct {
	affinity             float64
	generic, kind, class bool
	gold, pred           int
}

func boolean(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func matchEntities(gold []GoldEntity, pred []Entity) matching {
	gs, ps := make([]nameSet, len(gold)), make([]nameSet, len(pred))
	for i, g := range gold {
		gs[i] = namesOf([]string{g.Name}, g.Aliases)
	}
	for i, p := range pred {
		ps[i] = namesOf([]string{p.Name}, p.Aliases, p.Mentions)
	}
	var edges []edge
	for i, g := range gold {
		for j, p := range pred {
			if a := affinity(gs[i], g.Type, ps[j]); a > 0 {
				edges = append(edges, edge{a, g.Generic, g.Type != p.Type, class(g.Type) != class(p.Type), i, j})
			}
		}
	}
	slices.SortFunc(edges, func(a, b edge) int {
		return cmp.Or(-cmp.Compare(a.affinity, b.affinity), boolean(a.generic, b.generic), boolean(a.kind, b.kind), boolean(a.class, b.class), a.gold-b.gold, a.pred-b.pred)
	})
	toPred, m := map[int]int{}, matching{one: map[int]int{}, double: map[int]int{}}
	options := map[int][]int{}
	for _, e := range edges {
		options[e.gold] = append(options[e.gold], e.pred)
		if _, taken := toPred[e.gold]; taken {
			continue
		}
		if _, taken := m.one[e.pred]; !taken {
			toPred[e.gold], m.one[e.pred] = e.pred, e.gold
		}
	}
	var place func(g int, seen map[int]bool) bool
	place = func(g int, seen map[int]bool) bool {
		for _, p := range options[g] {
			if seen[p] {
				continue
			}
			seen[p] = true
			if other, taken := m.one[p]; !taken || place(other, seen) {
				toPred[g], m.one[p] = p, g
				return true
			}
		}
		return false
	}
	order := make([]int, 0, len(options))
	for g := range options {
		order = append(order, g)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(boolean(gold[a].Generic, gold[b].Generic), a-b) })
	for _, g := range order {
		if _, taken := toPred[g]; !taken {
			place(g, map[int]bool{})
		}
	}
	for _, e := range edges {
		if _, taken := m.one[e.pred]; !taken {
			if _, twice := m.double[e.pred]; !twice {
				m.double[e.pred] = e.gold
			}
		}
	}
	return m
}
