package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"graphd/score"
)

func report(f flags, dev []text, results map[string]score.Result) {
	var total score.Counts
	groups := map[string]*score.Counts{}
	stages := map[string]int{}
	rules := map[string]*score.RuleCount{}
	for _, t := range dev {
		r := results[t.name]
		total.Add(r.Counts)
		g := "mixed"
		switch {
		case t.name[:2] >= "54":
			g = "news"
		case t.name[:2] >= "30":
			g = "releases"
		case t.name[:2] == "00":
			g = "seed"
		}
		if groups[g] == nil {
			groups[g] = &score.Counts{}
		}
		groups[g].Add(r.Counts)
		for _, l := range r.Lost {
			stages[l.Stage]++
			if f.lost {
				fmt.Printf("lost %-22s %s -> %s (%s)  %.200s\n", l.Stage, l.Subject, l.Object, strings.TrimSpace(l.Type), l.Sentence)
			}
		}
		if f.wrong {
			for _, m := range r.Misses {
				fmt.Printf("wrong %-28s %s -> %s (%s) %s | %.200s\n", m.Rule, m.Subject, m.Object, m.Type, m.Near, m.Quote)
			}
		}
		for k, c := range r.Rules {
			if rules[k] == nil {
				rules[k] = &score.RuleCount{}
			}
			rules[k].Right += c.Right
			rules[k].Optional += c.Optional
			rules[k].Wrong += c.Wrong
		}
	}
	for _, g := range slices.Sorted(maps.Keys(groups)) {
		fmt.Printf("%-10s %s\n", g, row(*groups[g]))
	}
	fmt.Printf("%-10s %s\n", "TOTAL", row(total))
	if f.rules {
		for _, k := range slices.SortedFunc(maps.Keys(rules), func(a, b string) int { return cmp.Or(rules[b].Wrong-rules[a].Wrong, cmp.Compare(a, b)) }) {
			fmt.Printf("%-44s %5d %8d %5d\n", k, rules[k].Right, rules[k].Optional, rules[k].Wrong)
		}
	}
	for _, k := range slices.SortedFunc(maps.Keys(stages), func(a, b string) int { return cmp.Or(stages[b]-stages[a], cmp.Compare(a, b)) }) {
		fmt.Printf("%6d %s\n", stages[k], k)
	}
}

func row(c score.Counts) string {
	e, r := c.Entities, c.Relations
	s := func(a, b int) float64 { return float64(a) / float64(max(b, 1)) }
	return fmt.Sprintf("ent %.3f %.3f %.3f kind %.2f class %.2f | rel %.3f %.3f %.3f typed %.3f of matched %.2f | denied %d/%d hedged %d/%d status %.2f", e.Precision(), e.Recall(), e.F1(),
		s(c.KindRight, c.Matched), s(c.ClassRight, c.Matched), r.Precision(), r.Recall(), r.F1(), c.Typed.F1(), s(c.Typed.Found, r.Found),
		c.NegatedWrong, c.NegatedHit, c.HedgedWrong, c.HedgedHit, s(c.StatusRight, c.StatusHit))
}

// bounds says what the pairs hold: how many there are, how many are in the gold,
// and how well a judge without fault would score.
func bounds(dev []text, lessons map[string]lesson) {
	pairs, right, optional, required, said, saidRight := 0, 0, 0, 0, 0, 0
	for _, t := range dev {
		for _, e := range lessons[t.name].related {
			pairs++
			if e.Class == 1 {
				right++
				if e.Weight > 0 {
					optional++
				}
			}
		}
		for _, x := range lessons[t.name].said {
			said++
			if x {
				saidRight++
			}
		}
		required += score.Document(t.gold, score.Graph{}).Relations.Required
	}
	r := float64(right-optional) / float64(required)
	fmt.Printf("%d pairs, %d related (%d of them optional), %d required: recall at most %.3f, F1 at most %.3f; rules say %d, %d of them related\n", pairs, right, optional, required, r, 2*r/(1+r), said, saidRight)
}
