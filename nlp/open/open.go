package open

import (
	"cmp"
	"slices"

	"graphd/nlp"
)

// A Relation is what one clause or noun phrase says.
type Relation struct {
	Words      string   // that relate: "was founded by"
	Args       []string // the first, the second, and further ones; two at least
	Confidence float64  // 0 < c < 1
	Rule       string   // that read it
}

// Relations gives what a Sentence of text says, the most trusted first. The
// Tokens must have their heads and parts of speech.
func Relations(s *nlp.Sentence, text string) []Relation {
	if len(s.Tokens) < 2 {
		return nil
	}
	r := &reader{s: s, t: s.Tokens, tree: s.Tree(), text: text}
	clauses := 0
	for i := range r.t {
		if r.predicate(i) {
			r.clause(i)
			clauses++
		}
	}
	for i := 0; clauses > 0 && i < len(r.t); i++ { // lists look like appositions where nothing is said
		r.nominal(i)
	}
	return r.sorted()
}

// sorted drops what was read twice.
func (r *reader) sorted() []Relation {
	slices.SortStableFunc(r.out, func(a, b Relation) int { return cmp.Compare(b.Confidence, a.Confidence) })
	var out []Relation
	for _, x := range r.out {
		if !slices.ContainsFunc(out, func(y Relation) bool { return x.Words == y.Words && slices.Equal(x.Args, y.Args) }) {
			out = append(out, x)
		}
	}
	return out
}
