package carb

import "strings"

// A Tuple is one open relation: the words that relate, and the arguments in the
// order of the first, the second and further ones.
type Tuple struct {
	Relation   string
	Args       []string
	Confidence float64
	Rule       string // who made it, for reports; not compared
}

// A Match is how well a system's Tuple fits a gold one.
type Match struct{ Precision, Recall float64 }

// said holds the verbs whose speaker and speech may come in either order.
func said(relation string) bool {
	for _, v := range []string{"said", "told", "added", "adds", "says"} {
		if strings.Contains(relation, v) {
			return true
		}
	}
	return false
}

// Compare gives how well the system's Tuple fits the gold one.
func (gold Tuple) Compare(system Tuple) Match {
	g, s := gold.binary(), system.binary()
	m := g.compare(s)
	if len(s.Args) == 2 && said(gold.Relation) {
		s.Args = []string{s.Args[1], s.Args[0]}
		if r := g.compare(s); r.Precision > m.Precision || r.Precision == m.Precision && r.Recall > m.Recall {
			return r
		}
	}
	return m
}

// binary joins all arguments after the first.
func (t Tuple) binary() Tuple {
	if len(t.Args) > 2 {
		t.Args = []string{t.Args[0], strings.Join(t.Args[1:], " ")}
	}
	return t
}

func (gold Tuple) compare(system Tuple) Match {
	g, s := strings.Fields(gold.Relation), strings.Fields(system.Relation)
	same := shared(g, s)
	if has(s, "be") && !has(g, "be") && (has(g, "is") || has(g, "am") || has(g, "are") || has(g, "was") || has(g, "were") || has(g, "been") || has(g, "being")) {
		same++ // the plain form stands for all
	}
	if same == 0 {
		return Match{}
	}
	matched, ofGold, ofSystem := same, len(g), len(s)
	for i := range gold.Args {
		g := strings.Fields(gold.Args[i])
		ofGold += len(g)
		if i >= len(system.Args) {
			return Match{}
		}
		s := strings.Fields(system.Args[i])
		ofSystem += len(s)
		matched += shared(g, s)
	}
	return Match{float64(matched) / float64(ofSystem), float64(matched) / float64(ofGold)}
}

// shared counts the words that two bags have in common.
func shared(a, b []string) int {
	left := make(map[string]int, len(b))
	for _, w := range b {
		left[w]++
	}
	n := 0
	for _, w := range a {
		if left[w] > 0 {
			left[w]--
			n++
		}
	}
	return n
}

func has(words []string, w string) bool {
	for _, x := range words {
		if x == w {
			return true
		}
	}
	return false
}
