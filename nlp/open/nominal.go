package open

import (
	"slices"
	"strings"

	"graphd/nlp"
)

// nominal reads what the noun i says beside the clause it stands in.
func (r *reader) nominal(i int) {
	t := r.t[i]
	if t.UPOS != "NOUN" && t.UPOS != "PROPN" {
		return
	}
	for _, a := range r.children(i, "appos") {
		if r.t[a].UPOS == "NOUN" || r.t[a].UPOS == "PROPN" {
			r.add("is", nil, [][]int{r.member(i, a), r.member(a, -1)}, "apposition")
		}
	}
	if p := r.child(i, "nmod:poss"); p >= 0 && r.t[p].UPOS != "PRON" {
		owner := r.member(p, -1)
		owned := slices.DeleteFunc(r.member(i, p), func(k int) bool { return k <= p })
		r.add("has", nil, [][]int{owner, owned}, "possessive")
	}
	if t.UPOS == "PROPN" {
		r.titled(i)
	}
}

// be gives the form of "be" that stands for an unsaid one: it agrees with the
// subject, and with the tense of the verb over i.
func (r *reader) be(i int, subject []int) string {
	past := false
	for range 12 {
		i = r.t[i].Head
		if i < 0 {
			break
		}
		if r.finite(i, "VBD") || r.finite(i, "VBZ") || r.finite(i, "VBP") || r.finite(i, "MD") {
			past = r.finite(i, "VBD")
			break
		}
	}
	many := r.plural(subject)
	switch {
	case past && many:
		return "were"
	case past:
		return "was"
	case many:
		return "are"
	}
	return "is"
}

// finite reports whether the predicate i, or the first of its auxiliaries, has
// the tag.
func (r *reader) finite(i int, tag string) bool {
	if a := r.child(i, "aux", "cop"); a >= 0 {
		return r.t[a].Tag == tag
	}
	return r.t[i].Tag == tag
}

// plural reports whether a phrase speaks of several.
func (r *reader) plural(p []int) bool {
	if len(p) == 0 {
		return false
	}
	t := r.t[r.tree.Head(nlp.Range{First: p[0], Last: p[len(p)-1]})]
	return t.Tag == "NNS" || t.Tag == "NNPS" || t.Is("they", "we", "you", "these", "those")
}

// titled reads "President Ada Bell", "the baker Ada Bell": the words before the
// name are what it is.
func (r *reader) titled(i int) {
	name := r.member(i, -1)
	cut := -1
	for k, j := range name {
		if j > i || j > name[0]+k {
			break
		}
		t := r.t[j]
		if titles[t.Lower] && t.Upper() || t.UPOS == "NOUN" && k > 0 && !t.Upper() {
			cut = k
		}
	}
	if cut < 0 || cut+1 >= len(name) || !r.t[name[cut+1]].Upper() {
		return
	}
	for _, j := range name[cut+1:] {
		if r.t[j].UPOS != "PROPN" && !r.mark(j) {
			return
		}
	}
	r.add("is", nil, [][]int{name[cut+1:], name[:cut+1]}, "title")
}

var titles = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`president senator secretary minister representative governor general colonel captain major admiral judge justice
		king queen prince princess duke emperor pope bishop archbishop father sister professor director chairman chairwoman ambassador commissioner
		congressman congresswoman sheriff mayor chancellor premier attorney lord lady sir commander lieutenant sergeant coach spokesman spokeswoman`) {
		m[w] = true
	}
	return m
}()
