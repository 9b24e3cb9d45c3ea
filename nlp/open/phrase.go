package open

import (
	"slices"
	"strings"

	"graphd/nlp"
)

// A reader reads one Sentence.
type reader struct {
	s    *nlp.Sentence
	t    []nlp.Token
	tree *nlp.Tree
	text string
	out  []Relation
}

// rel gives the relation of Token i without its subtype.
func (r *reader) rel(i int) string {
	base, _, _ := strings.Cut(r.t[i].Rel, ":")
	return base
}

// is reports whether Token i depends by one of rels (with or without subtype).
func (r *reader) is(i int, rels ...string) bool {
	base := r.rel(i)
	for _, x := range rels {
		if x == base || x == r.t[i].Rel {
			return true
		}
	}
	return false
}

// children gives those that depend on i by one of rels.
func (r *reader) children(i int, rels ...string) []int {
	var out []int
	for _, c := range r.tree.Children(i) {
		if r.is(c, rels...) {
			out = append(out, c)
		}
	}
	return out
}

// child gives the first of children, -1 if there is none.
func (r *reader) child(i int, rels ...string) int {
	if c := r.children(i, rels...); len(c) > 0 {
		return c[0]
	}
	return -1
}

// phrase gives the Tokens that depend on i, itself included, in order, without
// the branches that leave out says to leave.
func (r *reader) phrase(i int, out func(i int) bool) []int {
	got := []int{i}
	for k := 0; k < len(got); k++ {
		for _, c := range r.tree.Children(got[k]) {
			if !out(c) {
				got = append(got, c)
			}
		}
	}
	slices.Sort(got)
	return r.trim(got)
}

// trim drops marks at the ends of a phrase, save those that come in pairs.
func (r *reader) trim(p []int) []int {
	for len(p) > 0 && (r.mark(p[0]) && !opens(r.t[p[0]].Text) || r.t[p[0]].Tag == "CC") {
		p = p[1:]
	}
	for len(p) > 0 && (r.mark(p[len(p)-1]) && !closes(r.t[p[len(p)-1]].Text) || r.t[p[len(p)-1]].Tag == "CC") {
		p = p[:len(p)-1]
	}
	if len(p) > 2 && r.t[p[0]].Text == "(" && r.t[p[len(p)-1]].Text == ")" && !r.closed(p[1:len(p)-1]) {
		p = p[1 : len(p)-1]
	}
	if len(p) > 2 { // a bracket or quotation mark without its partner
		if a, b := opens(r.t[p[0]].Text), r.closed(p[1:]); a && !b {
			p = p[1:]
		}
		if a, b := closes(r.t[p[len(p)-1]].Text), r.opened(p[:len(p)-1]); a && !b {
			p = p[:len(p)-1]
		}
	}
	return p
}

func (r *reader) closed(p []int) bool {
	return slices.ContainsFunc(p, func(i int) bool { return closes(r.t[i].Text) })
}

func (r *reader) opened(p []int) bool {
	return slices.ContainsFunc(p, func(i int) bool { return opens(r.t[i].Text) })
}

func (r *reader) mark(i int) bool { return r.t[i].UPOS == "PUNCT" || r.t[i].Rel == "punct" }

func opens(s string) bool { return strings.Contains("(|[|``|“|‘|\"|«", s) && s != "|" }

func closes(s string) bool { return strings.Contains(")|]|''|”|’|\"|»", s) && s != "|" }

// words writes Tokens as the text has them, with one space where it has any or
// where Tokens are left out between.
func (r *reader) words(p []int) string {
	var b strings.Builder
	for k, i := range p {
		if k > 0 && (p[k-1] != i-1 || r.t[i-1].End < r.t[i].Start) {
			b.WriteByte(' ')
		}
		b.WriteString(strings.Join(strings.Fields(r.text[r.t[i].Start:r.t[i].End]), " "))
	}
	return b.String()
}
