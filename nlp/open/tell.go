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
		k := r.closest(near)
		for _, a := range c.far { // "relies heavily on"
			if len(a.prep) == 0 && len(a.of) == 1 && a.of[0] > c.last && len(near[k].prep) > 0 && a.of[0] == near[k].prep[0]-1 {
				rel = join(rel, a.of)
				c.far = slices.DeleteFunc(slices.Clone(c.far), func(b argument) bool { return slices.Equal(b.of, a.of) })
				break
			}
		}
		rel = append(slices.Clone(rel), near[k].prep...)
		objects = [][]int{near[k].of}
		near = slices.Delete(slices.Clone(near), k, k+1)
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
		be := c.be
		if be != "" {
			be = r.be(c.verb, subject)
		}
		r.add(be, rel, append([][]int{subject, o}, rest...), rule)
	}
}

// closest chooses the prepositional phrase that belongs to the relation: what
// somebody is known as, who does it, or else the first that is no time.
func (r *reader) closest(near []argument) int {
	for _, prep := range []string{"as", "by"} {
		for k, a := range near {
			if len(a.prep) == 1 && r.t[a.prep[0]].Lower == prep && !r.time(a.of) {
				return k
			}
		}
	}
	for k, a := range near {
		if !r.time(a.of) {
			return k
		}
	}
	return 0
}

// time reports whether a phrase is a date or a time.
func (r *reader) time(p []int) bool {
	for _, i := range p {
		if t := r.t[i]; times[t.Lower] || t.UPOS == "NUM" && len(t.Text) == 4 && (t.Text[0] == '1' || t.Text[0] == '2') {
			return true
		}
		if r.t[i].Tag == "IN" {
			return false
		}
	}
	return false
}

var times = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`january february march april may june july august september october november december
		monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
		day week month year years months weeks days decade century morning afternoon evening night season spring summer autumn winter`) {
		m[w] = true
	}
	return m
}()

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
	if words == "" || out.Args[0] == out.Args[1] || r.empty(args[0]) || r.empty(args[1]) {
		return
	}
	r.out = append(r.out, out)
}

// empty reports whether a phrase is only a word that stands for another.
func (r *reader) empty(p []int) bool {
	if len(p) != 1 {
		return false
	}
	switch t := r.t[p[0]]; t.Tag {
	case "WP", "WDT", "WRB", "EX":
		return true
	default:
		return t.Is("that", "if", "so") && t.Tag == "IN"
	}
}

// trust holds about the share of the words of each rule's short Relations that
// annotators have too, as measured on the first half of CaRB's development
// sentences.
var trust = map[string]float64{"clause": 0.72, "controlled": 0.66, "shared": 0.6, "relative": 0.53, "participle": 0.45, "adverbial": 0.42,
	"apposition": 0.38, "title": 0.55, "possessive": 0.16}

// What moves the confidence from the trust in the rule.
const (
	shortEnough    = 8     // words of all arguments together
	perWord        = 0.006 // less for each further one
	mostForWords   = 0.15
	forPreposition = 0.04 // more for "lives in": it has its place
)

// confidence is the trust in the rule, less for what is long.
func (r *reader) confidence(rule string, rel []int, args [][]int) float64 {
	c, n := trust[rule], 0
	for _, a := range args {
		n += len(a)
	}
	c -= min(mostForWords, perWord*float64(max(0, n-shortEnough)))
	if len(rel) > 0 && r.t[rel[len(rel)-1]].UPOS == "ADP" {
		c += forPreposition
	}
	return max(c, leastConfidence)
}

const leastConfidence = 0.05
