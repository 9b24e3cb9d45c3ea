package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"graphd/loader/slot"
)

// counts are what a measurement adds up.
type counts struct {
	gold, said, right int
	known             int // said of relations that the gold of the sentence has
	invented          int // said, with an end that is not in the text
}

const header = "    P     R    F1  | known P    F1 | said gold  made up"

func (n *counts) add(o counts) {
	n.gold += o.gold
	n.said += o.said
	n.right += o.right
	n.known += o.known
	n.invented += o.invented
}

// score holds what was said of one sentence against the gold.
func (n *counts) score(s *sentence, said []slot.Gold, wrong bool) {
	gold, has := map[string]slot.Gold{}, map[string]bool{}
	for _, g := range s.gold {
		gold[key(g)] = g
		has[plain(g.Label)] = true
	}
	n.gold += len(gold)
	seen := map[string]bool{}
	text := plain(s.text)
	for _, g := range said {
		made := !strings.Contains(text, plain(g.Subject)) || !strings.Contains(text, plain(g.Object))
		g.Subject, g.Object = slot.Text2KG(g.Subject), slot.Text2KG(g.Object)
		k := key(g)
		if seen[k] {
			continue
		}
		seen[k] = true
		n.said++
		if made {
			n.invented++
		}
		if has[plain(g.Label)] {
			n.known++
		}
		_, ok := gold[k]
		if ok {
			n.right++
			delete(gold, k)
		} else if wrong {
			fmt.Printf("  - %s | %s | %s\n", g.Subject, g.Label, g.Object)
		}
	}
	if wrong {
		for _, g := range s.gold {
			if _, ok := gold[key(g)]; ok {
				fmt.Printf("  + %s | %s | %s\n", g.Subject, g.Label, g.Object)
			}
		}
		fmt.Printf("%s\n", s.text)
	}
}

func key(g slot.Gold) string { return plain(g.Subject) + "|" + plain(g.Label) + "|" + plain(g.Object) }

func f1(right, said, gold int) (p, r, f float64) {
	p, r = float64(right)/float64(max(said, 1)), float64(right)/float64(max(gold, 1))
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

func (n counts) String() string {
	p, r, f := f1(n.right, n.said, n.gold)
	kp, _, kf := f1(n.right, n.known, n.gold)
	return fmt.Sprintf("%.3f %.3f %.3f  | %.3f %.3f  | %d %d %d", p, r, f, kp, kf, n.said, n.gold, n.invented)
}

// lostCounts counts gold triples by where they are lost.
type lostCounts map[string]int

func (l *lostCounts) add(where string) {
	if *l == nil {
		*l = lostCounts{}
	}
	(*l)[where]++
}

func (l lostCounts) String() string {
	var out []string
	for _, w := range slices.Sorted(maps.Keys(l)) {
		out = append(out, fmt.Sprintf("%s %d", w, l[w]))
	}
	return strings.Join(out, ", ")
}
