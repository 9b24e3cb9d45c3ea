package claim

import (
	"strings"

	"graphd/kg"
	"graphd/nlp"
)

// negations are words that deny what they stand with.
var negations = map[string]bool{"not": true, "n't": true, "never": true, "no": true, "neither": true, "nor": true, "none": true, "nothing": true, "without": true}

// ending are the Predicates of which a verb of ending says that they hold no longer;
// for others, ending something is what is told.
var ending = map[kg.Predicate]bool{kg.RelatedTo: true, "implements": true, "supports": true, "member_of": true, "created": true, "funds": true, "operates_in": true, "cooperates_with": true}

// denied gives DENIED where a word of denial stands with Token x.
func (r *reader) denied(x int) kg.Status {
	t := r.s.Tokens
	for _, c := range r.tree.Children(x) {
		if l := r.tree.Child(c, "advmod"); t[c].Is("longer", "more") && l >= 0 && negations[t[l].Lower] {
			return kg.Denied // "no longer"
		}
		if negations[t[c].Lower] && !(c+1 < len(t) && t[c+1].Lower == "only") {
			switch t[c].Rel {
			case "advmod", "det", "cc", "case", "cc:preconj", "mark":
				return kg.Denied
			}
		}
	}
	return kg.Asserted
}

// commits gives the Status that what Token x depends on gives to it: "wants to", "a
// plan to", "refused to".
func (r *reader) commits(x int, predicate kg.Predicate) kg.Status {
	t := r.s.Tokens
	h := t[x].Head
	if h < 0 {
		return kg.Asserted
	}
	cue := r.verbCue(h)
	switch rel, _, _ := strings.Cut(t[x].Rel, ":"); {
	case cue == kg.Reported && rel != "ccomp" && rel != "parataxis", cue == kg.Denied && !ending[predicate]:
		return kg.Asserted
	case rel == "xcomp" || rel == "ccomp" || rel == "acl" && t[x].Rel == rel || rel == "advcl" && (t[x].Tag != "VB" && t[h].Verb() || t[h].Lemma == "look") || rel == "parataxis":
		return cue
	}
	return kg.Asserted
}

// pairStatus gives what the text commits to where no rule has said how a Pair is
// related: by the words on the way between the two ends in the tree, and over
// them. It is unsure where something is denied near by and the tree does not tell
// whether it is this.
func (r *reader) pairStatus(p Pair, predicate kg.Predicate) (status kg.Status, sure bool) {
	status = kg.Asserted
	s, o := r.ends(p)
	t := r.s.Tokens
	hs, ho := r.endHeads(p)
	up, down, apex := r.tree.Path(hs, ho)
	aim := r.k.class(o.Kind) == kg.Objective
	if !aim && r.headline(apex) {
		status = kg.Planned
	}
	below := -1
	for n, x := 0, apex; x >= 0 && n < 8; n, x = n+1, t[x].Head { // the apex, and what it depends on
		if below >= 0 && !aim {
			status = status.Stronger(r.commits(below, predicate))
		}
		if below >= 0 && (t[below].Rel == "acl:relcl" || t[below].Rel == "parataxis") {
			break
		}
		below = x
		status = status.Stronger(r.denied(x))
	}
	for _, path := range [][]int{up, down} {
		for _, x := range append(path[:len(path):len(path)], apex) {
			if x < 0 {
				break
			}
			if !aim && x != apex {
				status = status.Stronger(r.commits(x, predicate))
			}
			if x != hs && x != ho && !aim && ending[predicate] {
				status = status.Stronger(r.k.l.EndCue(t[x].Lemma))
			}
			status = status.Stronger(r.denied(x))
			for _, c := range r.tree.Children(x) {
				switch {
				case aim:
				case t[c].Tag == "MD":
					status = status.Stronger(r.k.l.ModalCue(t[c].Lemma))
				case t[c].Rel == "advmod" || t[c].Rel == "amod":
					status = status.Stronger(r.k.l.WordCue(t[c].Lower))
				}
			}
			if t[x].Rel == "acl:relcl" || t[x].Rel == "parataxis" { // what is above is another clause's matter
				break
			}
		}
	}
	if v := r.verbOver(p); v >= 0 && !aim {
		status = status.Stronger(r.status(v))
	}
	if aim && status != kg.Denied {
		status = kg.Asserted
	}
	if aim && r.away(p.Object) {
		status = kg.Denied
	}
	if status == kg.Denied {
		return status, true
	}
	for x := max(min(s.First, o.First)-2, 0); x < max(s.First, o.First); x++ {
		if x >= o.First && x <= o.Last || x >= s.First && x <= s.Last || x+1 < len(t) && t[x+1].Lower == "only" {
			continue
		}
		if negations[t[x].Lower] || t[x].Verb() && (r.k.l.EndCue(t[x].Lemma) == kg.Denied || r.k.l.VerbCue(t[x].Lemma) == kg.Denied) {
			return status, false
		}
	}
	return status, true
}

// reported reports whether the tree puts what relates a Pair into the mouth of
// somebody else: it hangs from a verb of saying ("said that ..."), or one hangs
// from it ("..., officials said").
func (r *reader) reported(p Pair) bool {
	t := r.s.Tokens
	s, _ := r.ends(p)
	_, _, x := r.tree.Path(r.endHeads(p))
	says := func(v int) bool {
		if !t[v].Verb() || r.k.l.VerbCue(t[v].Lemma) != kg.Reported {
			return false
		}
		who := r.tree.Child(v, "nsubj")
		if who < 0 {
			return false
		}
		for i := r.begin; i < r.end; i++ { // who speaks of himself tells no hearsay
			if m := r.m[i]; m.First <= who && who <= m.Last && m.Chain >= 0 && (m.Chain == s.Chain || m.Chain == r.side) {
				return false
			}
		}
		return true
	}
	for i := range t {
		if i+1 < len(t) && t[i].Lower == "according" && t[i+1].Lower == "to" {
			return true
		}
	}
	for n := 0; x >= 0 && n < 10; n, x = n+1, t[x].Head {
		for _, c := range r.tree.Children(x) {
			if t[c].Rel == "parataxis" && says(c) {
				return true
			}
		}
		if h := t[x].Head; h >= 0 && (t[x].Rel == "ccomp" || t[x].Rel == "parataxis") && says(h) {
			return true
		}
	}
	return false
}

// saidStatus gives the Status of a statement: what is denied or wished in it is no
// matter, only whether it was made.
func (r *reader) saidStatus(p Pair) kg.Status {
	if v := r.verbOver(p); v >= 0 {
		return r.own(v)
	}
	return kg.Asserted
}

// ends gives the Mentions of both ends; the object's stands in for a subject that is
// left unsaid.
func (r *reader) ends(p Pair) (s, o Mention) {
	if p.Subject < 0 {
		return r.m[p.Object], r.m[p.Object]
	}
	return r.m[p.Subject], r.m[p.Object]
}

// endHeads gives the Tokens in the tree that the ends stand for.
func (r *reader) endHeads(p Pair) (s, o int) {
	if p.Subject < 0 {
		return r.head(p.Object), r.head(p.Object)
	}
	return r.head(p.Subject), r.head(p.Object)
}

// head gives the Token in the tree that a Mention of the Sentence stands for.
func (r *reader) head(i int) int {
	if r.tokens == nil {
		r.tokens = make([]int, r.end-r.begin)
		for k := range r.tokens {
			m := r.m[r.begin+k]
			r.tokens[k] = r.tree.Head(nlp.Range{First: m.First, Last: m.Last})
		}
	}
	return r.tokens[i-r.begin]
}
