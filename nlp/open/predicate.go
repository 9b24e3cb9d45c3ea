package open

import "slices"

// describe gives the relation and arguments of the clause of v.
func (r *reader) describe(v, drop int) description {
	c := description{verb: v, last: v}
	if cop := r.child(v, "cop"); cop >= 0 {
		r.copular(&c, cop)
		return c
	}
	c.rel = r.verbWords(v)
	if h := r.t[v].Head; h >= 0 && r.is(v, "conj") && r.chained(h) {
		c.rel = join(c.rel, r.chainBefore(h, v))
	}
	if h := r.t[v].Head; h >= 0 && r.is(v, "conj") && r.t[h].Tag == r.t[v].Tag && r.child(v, "aux") < 0 && r.child(v, "nsubj") < 0 {
		c.rel = join(c.rel, r.children(h, "aux")) // "was cut and washed"
	}
	if r.is(v, "acl", "advcl") && r.child(v, "aux") < 0 {
		switch r.t[v].Tag {
		case "VBN", "VBG":
			c.be = "be"
		}
	}
	chain := []int{v}
	for {
		x := r.child(c.last, "xcomp")
		if x < 0 || !r.chained(x) || len(chain) > 4 {
			break
		}
		c.rel = append(c.rel, r.verbWords(x)...)
		c.last = x
		chain = append(chain, x)
	}
	slices.Sort(c.rel)
	r.objects(&c, v)
	for _, w := range chain {
		r.adjuncts(&c, w)
	}
	return c
}

// chainBefore gives what a verb shares with the one before it in a list: "aims
// to stop the flow and disrupt the trade".
func (r *reader) chainBefore(first, v int) []int {
	var out []int
	if to := r.child(first, "mark"); to >= 0 && r.child(v, "mark") < 0 && r.t[v].Tag == "VB" {
		out = append(out, to)
	}
	for p := first; r.chained(p) && len(out) < 12; {
		p = r.t[p].Head
		out = append(append(out, r.verbWords(p)...), r.children(p, "cop")...)
	}
	return out
}

// verbWords gives a verb with its auxiliaries, negation, particles and the
// adverbs among them.
func (r *reader) verbWords(v int) []int {
	out := []int{v}
	first := v
	for _, a := range r.children(v, "aux") {
		out, first = append(out, a), min(first, a)
	}
	for _, a := range r.tree.Children(v) {
		switch {
		case r.t[a].Rel == "compound:prt", r.is(a, "mark") && r.t[a].Lower == "to":
			out = append(out, a)
		case r.is(a, "advmod") && a < v && (a > first || a == v-1) && len(r.tree.Children(a)) == 0:
			out = append(out, a)
		case r.is(a, "advmod") && r.t[a].Is("not", "n't", "never"):
			out = append(out, a)
		}
	}
	slices.Sort(out)
	return out
}

// copular fills in a clause of the kind "X is Y".
func (r *reader) copular(c *description, cop int) {
	v := c.verb
	c.rel = []int{cop}
	for _, a := range r.tree.Children(v) {
		if r.is(a, "aux") || r.is(a, "advmod") && a < v && (a < cop || a == cop+1) && a+3 > cop && len(r.tree.Children(a)) == 0 ||
			r.is(a, "mark") && r.t[a].Lower == "to" {
			c.rel = append(c.rel, a)
		}
	}
	slices.Sort(c.rel)
	if c.rel[0] < cop-3 {
		c.rel = c.rel[slices.Index(c.rel, cop):]
	}
	if cases := r.children(v, "case"); len(cases) > 0 && r.t[v].UPOS != "ADJ" {
		c.rel = append(c.rel, r.fixed(cases)...)
		c.objects = r.members(v, -1)
		r.adjuncts(c, v)
		return
	}
	switch r.t[v].UPOS {
	case "ADJ", "ADV", "VERB":
		if obls := r.children(v, "obl"); len(obls) > 0 && obls[0] > v {
			c.rel = join(c.rel, r.predicateWords(v))
			r.adjuncts(c, v)
			return
		}
		if x := r.child(v, "xcomp"); x > v && r.t[x].UPOS == "VERB" {
			c.rel = join(c.rel, r.predicateWords(v), r.verbWords(x))
			c.last = x
			r.objects(c, v)
			r.adjuncts(c, x)
			r.adjuncts(c, v)
			return
		}
		if x := r.child(v, "xcomp", "ccomp", "advcl"); x > v {
			c.rel = join(c.rel, r.predicateWords(v))
			c.objects = [][]int{r.complement(x)}
			return
		}
		c.objects = r.members(v, -1)
		for k := range c.objects {
			c.objects[k] = slices.DeleteFunc(c.objects[k], func(i int) bool { return slices.Contains(c.rel, i) })
		}
	default:
		c.objects = r.predicateNouns(v, c.rel)
		r.adjunctsOf(c, v, "obl", "advmod")
	}
}

// predicateWords gives an adjective with its adverbs.
func (r *reader) predicateWords(v int) []int {
	out := []int{v}
	for _, a := range r.children(v, "advmod") {
		if a == v-1 {
			out = append(out, a)
		}
	}
	slices.Sort(out)
	return out
}

// predicateNouns gives the nouns of "X is Y" without what belongs to the clause.
func (r *reader) predicateNouns(v int, rel []int) [][]int {
	var out [][]int
	for _, m := range append([]int{v}, r.children(v, "conj")...) {
		if m == v || r.t[m].UPOS != "VERB" && r.child(m, "cop") < 0 && len(out) < longestList {
			out = append(out, r.member(m, r.child(m, "acl")))
		}
	}
	for k := range out {
		out[k] = r.trim(slices.DeleteFunc(out[k], func(i int) bool { return slices.Contains(rel, i) || i < rel[0] }))
	}
	return out
}

// join puts Tokens together, each once, in order.
func join(lists ...[]int) []int {
	out := slices.Concat(lists...)
	slices.Sort(out)
	return slices.Compact(out)
}

func (r *reader) fixed(cases []int) []int {
	var out []int
	for _, c := range cases {
		out = append(append(out, c), r.children(c, "fixed")...)
	}
	slices.Sort(out)
	return out
}

// objects finds what the verbs of the chain act on.
func (r *reader) objects(c *description, v int) {
	for w := c.last; ; w = r.t[w].Head {
		if o := r.child(w, "obj"); o >= 0 {
			if relative(r.t[o].Lower, r.t[o].Tag) {
				if h := r.relativeHead(v); h >= 0 {
					c.objects = r.members(h, r.relativeRoot(v))
					return
				}
			}
			c.objects = r.members(o, -1)
			if x := r.child(w, "xcomp"); x > o && !r.chained(x) && len(c.objects) == 1 {
				c.objects[0] = append(c.objects[0], r.complement(x)...)
			}
			return
		}
		if x := r.child(w, "ccomp"); x > w && !r.apart(w, x) {
			c.objects = [][]int{r.complement(x)}
			if m := r.child(x, "mark"); m >= 0 && r.t[m].Lower == "that" {
				c.rel = append(c.rel, m)
			}
			return
		}
		if x := r.child(w, "ccomp"); x >= 0 && x < w {
			c.objects = [][]int{r.complement(x)}
			return
		}
		if x := r.child(w, "xcomp"); x >= 0 && !r.chained(x) {
			c.objects = [][]int{r.complement(x)}
			return
		}
		if w == v {
			break
		}
	}
	if next := r.child(v, "conj"); next > v && next <= v+3 && r.t[next].UPOS == "VERB" { // "buy and sell stocks"
		if o := r.child(next, "obj"); o > next {
			c.objects = r.members(o, -1)
		}
	}
}

// apart reports whether a semicolon or the like stands between a verb and what
// follows: then it is another sentence.
func (r *reader) apart(w, x int) bool {
	first := r.tree.Yield(x).First
	return first > w && first > 0 && r.t[first-1].Text == ";"
}

// complement gives a clause or predicate without the word that opens it.
func (r *reader) complement(x int) []int {
	return r.phrase(x, func(c int) bool { return r.t[c].Head == x && r.is(c, "mark") && r.t[c].Lower == "that" })
}

// adjuncts finds the prepositional phrases and adverbs of a verb.
func (r *reader) adjuncts(c *description, v int) { r.adjunctsOf(c, v, "obl", "advmod", "iobj") }

func (r *reader) adjunctsOf(c *description, v int, rels ...string) {
	for _, a := range r.children(v, rels...) {
		if slices.Contains(c.rel, a) || relative(r.t[a].Lower, r.t[a].Tag) || r.t[a].Tag == "WRB" {
			continue
		}
		var arg argument
		if cases := r.children(a, "case"); len(cases) > 0 {
			arg.prep = r.fixed(cases)
		}
		arg.of = slices.DeleteFunc(r.phrase(a, func(i int) bool { return r.t[i].Head == a && r.is(i, "case") || r.aside(i) }), func(i int) bool { return slices.Contains(c.rel, i) })
		if len(arg.of) == 0 {
			continue
		}
		if a > v && !r.is(a, "advmod") && r.t[a].Rel != "obl:tmod" && r.t[a].Rel != "obl:npmod" && len(arg.prep) > 0 {
			c.near = append(c.near, arg)
		} else if !(r.is(a, "advmod") && discourse[r.t[a].Lower]) {
			c.far = append(c.far, arg)
		}
	}
}

// discourse holds adverbs that join sentences and say nothing of the clause.
var discourse = map[string]bool{"however": true, "thus": true, "also": true, "therefore": true, "moreover": true, "instead": true, "then": true, "so": true, "too": true, "furthermore": true, "nevertheless": true, "meanwhile": true, "additionally": true}
