package open

import (
	"slices"
	"strings"
)

// tell writes the Relations of a clause with one of its subjects.
func (r *reader) tell(c description, subject []int, rule string) {
	rel, objects, rest := c.rel, c.objects, [][]int(nil)
	near := c.near
	if len(objects) == 0 && len(near) > 0 {
		rel = append(slices.Clone(rel), near[0].prep...)
		objects = [][]int{near[0].of}
		near = near[1:]
	}
	for _, a := range near {
		rest = append(rest, a.whole())
	}
	for _, a := range c.far {
		rest = append(rest, a.whole())
	}
	if len(objects) == 0 {
		if len(rest) == 0 {
			return
		}
		objects, rest = rest[:1], rest[1:]
	}
	if len(objects) > longestList {
		objects = objects[:longestList]
	}
	for _, o := range objects {
		r.add(c.be, rel, append([][]int{subject, o}, rest...), rule)
	}
}

// add keeps a Relation if all that it must have is there.
func (r *reader) add(be string, rel []int, args [][]int, rule string) {
	words := strings.TrimSpace(be + " " + r.words(rel))
	out := Relation{Words: words, Rule: rule, Confidence: r.confidence(rule, rel, args)}
	for k, a := range args {
		w := r.words(a)
		if w == "" && k < 2 {
			return
		}
		if w != "" {
			out.Args = append(out.Args, w)
		}
	}
	if words == "" || out.Args[0] == out.Args[1] {
		return
	}
	r.out = append(r.out, out)
}

// trust holds the share of the words of each rule's Relations that are right.
var trust = map[string]float64{"clause": 0.7, "shared": 0.65, "relative": 0.65, "participle": 0.55, "controlled": 0.4, "adverbial": 0.45,
	"apposition": 0.6, "possessive": 0.35, "title": 0.4}

// confidence is the trust in the rule, less for what is long.
func (r *reader) confidence(rule string, rel []int, args [][]int) float64 {
	c := trust[rule]
	n := 0
	for _, a := range args {
		n += len(a)
	}
	if n > 25 {
		c -= 0.05
	}
	return c
}
