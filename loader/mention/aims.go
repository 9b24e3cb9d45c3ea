package mention

import (
	"strings"

	"graphd/kg"
	"graphd/nlp"
)

// aims finds, by the tree, what may be an objective and no rule has announced:
// whether it is one is left to who judges the chains. What it finds is Loose.
func (p *page) aims() {
	kind := p.f.l.DefaultKind(kg.Objective, "Objective")
	if kind == "" || len(p.s.Tokens) == 0 {
		return
	}
	tree := p.s.Tree()
	taken := map[int]bool{}
	for _, m := range p.out {
		if m.Kind == kind {
			taken[m.First] = true
			taken[p.s.Chunks[m.Chunk].Head] = true
		}
	}
	at := p.chunksAt()
	aim := make([]bool, len(p.s.Tokens))
	for i := range p.s.Tokens {
		t := p.s.Tokens[i]
		if t.Verb() {
			aim[i] = p.verbAim(tree, i, aim)
		} else if t.Noun() && !t.Proper() {
			aim[i] = p.nounAim(tree, i, aim)
		}
		if !aim[i] || taken[i] || at[i] < 0 || p.namedAt(i) {
			continue
		}
		first, last := p.aimSpan(tree, i)
		if taken[first] || last-first+1 > longestObjective || last == first && t.Verb() {
			continue
		}
		cue := at[i]
		for g, n := i, 0; n < 4; n++ {
			h := p.s.Tokens[g].Head
			if h < 0 {
				break
			}
			if rel := p.s.Tokens[g].Rel; rel != "conj" && at[h] >= 0 && at[h] != at[i] {
				cue = at[h]
				break
			}
			g = h
		}
		p.add(Mention{First: first, Last: last, Form: kg.Name, Kind: kind, Name: p.words(first, last), Loose: true, Head: t.Lemma, Chunk: at[i], Cue: cue})
	}
}

// chunksAt gives the Chunk of each Token, -1 for none.
func (p *page) chunksAt() []int {
	at := make([]int, len(p.s.Tokens))
	for i := range at {
		at[i] = -1
	}
	for i, c := range p.s.Chunks {
		for k := c.First; k <= c.Last; k++ {
			at[k] = i
		}
	}
	return at
}

func (p *page) namedAt(i int) bool {
	for _, r := range p.held {
		if r.First <= i && i <= r.Last {
			return true
		}
	}
	return false
}

// verbAim reports whether the verb i may say what somebody wants: an infinitive,
// a gerund after a preposition or verb, what one helps to do, or a verb of change
// in the present or future.
func (p *page) verbAim(tree *nlp.Tree, i int, aim []bool) bool {
	t := p.s.Tokens
	rel, _, _ := strings.Cut(t[i].Rel, ":")
	words := p.f.l.Objectives()
	if rel == "conj" && t[i].Head >= 0 && t[i].Head < i && aim[t[i].Head] && t[t[i].Head].Verb() {
		return true
	}
	to, prep, modal, subject := false, false, false, false
	for _, c := range tree.Children(i) {
		switch {
		case t[c].Tag == "TO" && c < i:
			to = true
		case (t[c].Rel == "mark" || t[c].Rel == "case") && t[c].Tag == "IN":
			prep = aimPreps[t[c].Lower] || t[c].Lower == "by" || t[c].Lower == "through" || t[c].Lower == "from"
		case t[c].Tag == "MD":
			modal = true
		case strings.HasPrefix(t[c].Rel, "nsubj"):
			subject = true
		}
	}
	switch t[i].Tag {
	case "VB":
		if to {
			return rel == "xcomp" || rel == "advcl" || rel == "acl" || rel == "ccomp" || rel == "conj" || rel == "csubj" || rel == "root"
		}
		if modal && subject {
			return words.Changes[t[i].Lemma]
		}
		return rel == "xcomp" || rel == "ccomp"
	case "VBG":
		return prep || rel == "xcomp" || rel == "ccomp" || rel == "obj" || rel == "acl" && words.Changes[t[i].Lemma] || rel == "advcl" && words.Changes[t[i].Lemma]
	case "VBZ", "VBP":
		return words.Changes[t[i].Lemma]
	}
	return false
}

// nounAim reports whether the noun i may name what somebody wants.
func (p *page) nounAim(tree *nlp.Tree, i int, aim []bool) bool {
	t := p.s.Tokens
	rel, _, _ := strings.Cut(t[i].Rel, ":")
	h := t[i].Head
	if h < 0 {
		return false
	}
	if rel == "conj" {
		return aim[h] && t[h].Noun()
	}
	if rel != "obl" && rel != "nmod" && rel != "obj" && rel != "nsubj" && rel != "list" && rel != "appos" || t[i].Rel == "nmod:poss" {
		return false
	}
	words := p.f.l.Objectives()
	prep := tree.Case(i)
	action := words.Actions[t[i].Lemma] || words.Actions[t[i].Lower]
	for _, end := range []string{"tion", "ment", "sion", "ance", "ence", "ity", "ing", "ism", "cy", "ness"} {
		action = action || strings.HasSuffix(t[i].Lemma, end) && len(t[i].Lemma) > len(end)+2
	}
	over := words.Nouns[t[h].Lemma] || words.Verbs[t[h].Lemma] || words.Direct[t[h].Lemma] || words.VerbPreps[t[h].Lemma+" "+prep] || words.Changes[t[h].Lemma]
	switch prep {
	case "":
		return rel == "obj" && words.Direct[t[h].Lemma] || rel == "obj" && action && over
	case "for", "to", "towards", "toward", "on", "against", "at", "of", "in":
		return words.Nouns[t[h].Lemma] || words.VerbPreps[t[h].Lemma+" "+prep] || action && (prep == "for" || prep == "towards" || prep == "toward" || over)
	}
	return false
}

// aimCuts are words after which something else begins that is no part of an aim.
var aimCuts = map[string]bool{"by": true, "through": true, "via": true, "including": true, "despite": true, "while": true, "as": true, "under": true, "after": true, "before": true,
	"during": true, "pursuant": true, "since": true, "because": true, "although": true, "if": true, "when": true, "unless": true, "where": true}

// aimSpan gives the Tokens of the aim with head i: a verb with what follows, a
// noun with its modifiers, to the end of what depends on it.
func (p *page) aimSpan(tree *nlp.Tree, i int) (first, last int) {
	t := p.s.Tokens
	y := tree.Yield(i)
	first, last = i, y.Last
	if t[i].Noun() {
		first = max(y.First, i-8)
		for first < i {
			switch rel, _, _ := strings.Cut(t[first].Rel, ":"); {
			case t[first].Rel == "nmod:poss", rel == "det", rel == "case", rel == "cc", rel == "punct", rel == "mark", t[first].Tag == "PRP$", t[first].Tag == "POS":
				first++
				continue
			}
			break
		}
		for k := i - 1; k >= first; k-- { // after a possessor the noun itself begins
			if t[k].Tag == "POS" || t[k].Tag == "PRP$" || t[k].Tag == "," || t[k].Tag == "CC" && t[k].Head > i {
				first = k + 1
				break
			}
		}
	}
	for k := i + 1; k <= last; k++ {
		switch {
		case aimCuts[t[k].Lower] && (t[k].Rel == "case" || t[k].Rel == "mark" || t[k].Rel == "advmod"),
			t[k].Rel == "cc" && t[k].Head > k && t[t[k].Head].Head == i,
			t[k].Rel == "punct" && t[k].Head > k && t[t[k].Head].Head == i && t[t[k].Head].Rel == "conj",
			t[k].Tag == ":", t[k].Tag == ".":
			last = k - 1
		}
	}
	for last > i && (t[last].Rel == "punct" && t[last].Tag != "-RRB-" || t[last].Rel == "cc" || t[last].Tag == "," || t[last].Tag == "CC") {
		last--
	}
	return first, last
}
