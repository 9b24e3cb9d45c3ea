package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"graphd/score"
)

// report tells how texts scored that were read by weights which had not seen them.
func report(w io.Writer, f flags, dev []text, results map[string]score.Result) {
	var total score.Counts
	groups := map[string]*score.Counts{}
	stages, whys := map[string]int{}, map[string]int{}
	rules := map[string]*score.RuleCount{}
	kinds := map[string][3]int{}
	fmt.Fprintf(w, "%-40s %s\n", "", score.Header)
	for _, t := range dev {
		r := results[t.name]
		fmt.Fprintf(w, "%-40.40s %s\n", t.name, r.Row())
		total.Add(r.Counts)
		g := groupOf(t.name)
		if groups[g] == nil {
			groups[g] = &score.Counts{}
		}
		groups[g].Add(r.Counts)
		for _, l := range r.Lost {
			stages[l.Stage]++
			if f.lost {
				fmt.Fprintf(w, "    lost %s: %s -> %s (%s)  %.200s\n", l.Stage, l.Subject, l.Object, strings.TrimSpace(l.Type), l.Sentence)
			}
		}
		for _, m := range r.Misses {
			whys[m.Why()]++
			if f.wrong {
				fmt.Fprintf(w, "    wrong %s: %s -> %s (%s) %s | %.200s\n", m.Why(), m.Subject, m.Object, m.Type, m.Rule, m.Quote)
			}
		}
		for k, n := range r.Kinds {
			sum := kinds[k]
			for i := range n {
				sum[i] += n[i]
			}
			kinds[k] = sum
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
		fmt.Fprintf(w, "%-40s %s\n", strings.ToUpper(g), groups[g].Row())
	}
	fmt.Fprintf(w, "%-40s %s\n", "TOTAL", total.Row())
	fmt.Fprintln(w, "\nkind             found missed wrong")
	for _, k := range slices.Sorted(maps.Keys(kinds)) {
		fmt.Fprintf(w, "%-16s %5d %6d %5d\n", k, kinds[k][0], kinds[k][1], kinds[k][2])
	}
	if f.rules {
		fmt.Fprintln(w, "\nrule                                        right optional wrong")
		for _, k := range slices.SortedFunc(maps.Keys(rules), func(a, b string) int { return cmp.Or(rules[b].Wrong-rules[a].Wrong, cmp.Compare(a, b)) }) {
			fmt.Fprintf(w, "%-44s %5d %8d %5d\n", k, rules[k].Right, rules[k].Optional, rules[k].Wrong)
		}
	}
	tally(w, "required relations that were lost, by the stage that lost them", stages)
	tally(w, "relations that are not in the gold", whys)
}

func tally(w io.Writer, title string, counts map[string]int) {
	fmt.Fprintf(w, "\n%s\n", title)
	for _, k := range slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) }) {
		fmt.Fprintf(w, "%6d %s\n", counts[k], k)
	}
}

// groupOf parts the documents by the number that starts their names.
func groupOf(name string) string {
	switch {
	case name < "01":
		return "seed"
	case name < "30":
		return "mixed"
	case name < "54":
		return "releases"
	}
	return "news"
}
