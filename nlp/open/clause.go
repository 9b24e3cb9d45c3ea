package open

import "slices"

// longestList bounds how many members of a list get a Relation of their own.
const longestList = 8

// predicate reports whether Token i heads a clause: a verb that is no auxiliary,
// or whatever has a copula.
func (r *reader) predicate(i int) bool {
	if r.child(i, "cop") >= 0 {
		return true
	}
	t := r.t[i]
	if t.UPOS != "VERB" && !(t.UPOS == "AUX" && !r.is(i, "aux", "cop")) {
		return false
	}
	return !r.is(i, "amod", "compound", "case", "mark", "fixed", "flat", "aux", "cop", "det") && !(r.is(i, "xcomp") && r.chained(i))
}

// chained reports whether the infinitive or predicate i belongs to the relation
// of the verb over it: "wants to go", "began working".
func (r *reader) chained(i int) bool {
	h := r.t[i].Head
	return h >= 0 && r.is(i, "xcomp") && r.t[i].UPOS == "VERB" && r.child(h, "obj") < 0 && r.predicateOrChained(h)
}

func (r *reader) predicateOrChained(i int) bool {
	return r.predicate(i) || r.t[i].UPOS == "VERB"
}

// clause reads the clause that Token v heads.
func (r *reader) clause(v int) {
	subjects, rule, drop := r.subjects(v, 0)
	if len(subjects) == 0 {
		return
	}
	c := r.describe(v, drop)
	if len(c.rel) == 0 {
		return
	}
	for _, s := range subjects {
		r.tell(c, s, rule)
	}
}

// An argument is a phrase, with the preposition before it kept apart.
type argument struct {
	prep []int
	of   []int
}

// whole gives the preposition and the phrase together.
func (a argument) whole() []int {
	out := append(slices.Clone(a.prep), a.of...)
	slices.Sort(out)
	return out
}

// A description is a clause without its subject.
type description struct {
	verb    int
	last    int    // of a chain of verbs: the last
	be      string // what stands in for a missing copula or auxiliary
	rel     []int
	objects [][]int // one for each member of the list
	near    []argument
	far     []argument
}

// subjects gives the phrases that are the subject of v, how they were found, and
// the branch of a noun that holds the clause itself, which is no part of them.
func (r *reader) subjects(v, depth int) (out [][]int, rule string, drop int) {
	if depth > 8 {
		return nil, "", -1
	}
	if s := r.child(v, "nsubj"); s >= 0 {
		if relative(r.t[s].Lower, r.t[s].Tag) {
			if h := r.relativeHead(v); h >= 0 {
				return r.described(h, r.relativeRoot(v)), "relative", -1
			}
			if h := r.nounBefore(s); h >= 0 {
				return [][]int{r.member(h, v)}, "relative", -1
			}
		}
		return r.members(s, -1), "clause", -1
	}
	if s := r.child(v, "csubj"); s >= 0 {
		return [][]int{r.phrase(s, func(int) bool { return false })}, "clause", -1
	}
	h := r.t[v].Head
	if h < 0 {
		return nil, "", -1
	}
	switch {
	case r.is(v, "conj"):
		out, rule, drop = r.subjects(h, depth+1)
		if rule == "clause" {
			rule = "shared"
		}
		return out, rule, drop
	case r.is(v, "acl"):
		if r.t[h].UPOS == "VERB" {
			return nil, "", -1
		}
		if r.t[v].Rel == "acl:relcl" {
			return nil, "", -1
		}
		if r.t[v].Tag == "VB" {
			return nil, "", -1
		}
		return r.described(h, v), "participle", -1
	case r.is(v, "xcomp"):
		if o := r.child(h, "obj"); o >= 0 {
			return r.members(o, -1), "controlled", -1
		}
		out, _, drop = r.subjects(h, depth+1)
		return out, "controlled", drop
	case r.is(v, "advcl", "parataxis") && (r.t[v].Tag == "VBG" || r.t[v].Tag == "VBN" || r.t[v].Tag == "VB"):
		out, _, drop = r.subjects(h, depth+1)
		return out, "adverbial", drop
	}
	return nil, "", -1
}

// described gives what a clause that hangs from the noun h says something of: the
// noun, or what the noun itself is said of ("Ann is a baker who lives in Rome").
func (r *reader) described(h, clause int) [][]int {
	switch {
	case r.child(h, "cop") >= 0:
		if s := r.child(h, "nsubj"); s >= 0 && !relative(r.t[s].Lower, r.t[s].Tag) && r.t[s].Tag != "EX" {
			return r.members(s, -1)
		}
	case r.is(h, "appos"):
		return [][]int{r.member(r.t[h].Head, clause)}
	}
	return r.members(h, clause)
}

// relativeHead gives the noun that the relative clause around v describes.
func (r *reader) relativeHead(v int) int {
	if c := r.relativeRoot(v); c >= 0 {
		return r.t[c].Head
	}
	return -1
}

// relativeRoot gives the head of the relative clause around v.
func (r *reader) relativeRoot(v int) int {
	for range 6 {
		if v < 0 {
			return -1
		}
		if r.is(v, "acl") {
			return v
		}
		if !r.is(v, "conj", "xcomp", "ccomp") {
			return -1
		}
		v = r.t[v].Head
	}
	return -1
}

// nounBefore gives the noun that stands before a relative pronoun, for clauses
// that hang from elsewhere in the tree.
func (r *reader) nounBefore(pronoun int) int {
	for i := pronoun - 1; i >= 0 && i > pronoun-6; i-- {
		if t := r.t[i]; t.UPOS == "NOUN" || t.UPOS == "PROPN" {
			for r.is(i, "compound", "flat") && r.t[i].Head < pronoun {
				i = r.t[i].Head
			}
			return i
		} else if t.UPOS == "VERB" {
			return -1
		}
	}
	return -1
}

func relative(lower, tag string) bool {
	return lower == "who" || lower == "which" || lower == "whom" || lower == "that" && (tag == "WDT" || tag == "WP" || tag == "IN")
}

// members gives the phrases of a list, the first without the others. The branch
// drop is left out.
func (r *reader) members(i, drop int) [][]int {
	out := [][]int{r.member(i, drop)}
	for _, c := range r.children(i, "conj") {
		if len(out) < longestList && r.t[c].UPOS != "VERB" {
			out = append(out, r.member(c, drop))
		}
	}
	return out
}

// member gives the phrase of i without what the list adds to it.
func (r *reader) member(i, drop int) []int {
	return r.phrase(i, func(c int) bool {
		if c == drop {
			return true
		}
		if r.t[c].Head == i {
			return r.is(c, "conj", "cc", "case", "mark", "cop", "parataxis", "nsubj", "aux", "advcl") || r.aside(c)
		}
		return false
	})
}

// aside reports whether Token c heads something said in passing: an apposition
// or relative clause behind a comma.
func (r *reader) aside(c int) bool {
	if !r.is(c, "appos", "acl") {
		return false
	}
	first := r.tree.Yield(c).First
	return r.is(c, "appos") || first > 0 && r.t[first-1].Text == ","
}
