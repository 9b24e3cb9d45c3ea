package claim

import (
	"strconv"
	"strings"

	"graphd/kg"
)

// hang gives how Token i depends on its head, with the preposition that joins it.
func (r *reader) hang(i int) string {
	t := r.s.Tokens[i]
	switch rel, _, _ := strings.Cut(t.Rel, ":"); rel {
	case "nmod", "obl":
		if t.Rel == "nmod:poss" {
			return t.Rel
		}
		return rel + "." + r.tree.Case(i)
	case "acl", "advcl", "ccomp", "xcomp":
		if m := r.tree.Child(i, "mark"); m >= 0 {
			return t.Rel + "." + r.s.Tokens[m].Lower
		}
		return t.Rel
	}
	return t.Rel
}

// plainSteps gives the steps of Tokens, without those that only lead from one of
// several alike to the next.
func (r *reader) plainSteps(at []int) []string {
	var out []string
	for _, i := range at {
		switch rel, _, _ := strings.Cut(r.s.Tokens[i].Rel, ":"); rel {
		case "conj", "appos", "flat":
			continue
		}
		out = append(out, r.hang(i))
	}
	return out
}

// rough forgets prepositions and subtypes.
func rough(steps []string) string {
	out := make([]string, len(steps))
	for i, s := range steps {
		s, _, _ = strings.Cut(s, ".")
		if s != "nsubj:pass" && s != "nmod:poss" && s != "acl:relcl" {
			s, _, _ = strings.Cut(s, ":")
		}
		out[i] = s
	}
	return strings.Join(out, " ")
}

// sense names the words that mean about the same as Token i.
func (r *reader) sense(i int) string {
	if n := r.s.Tokens[i].Sense; n > 0 {
		return strconv.Itoa(int(n))
	}
	return r.s.Tokens[i].UPOS
}

// treeFeatures tell how the two ends depend on one another.
func (r *reader) treeFeatures(f *featureSet, p *Pair, ks, ko, cs, co, order string) {
	t := r.s.Tokens
	s, o := r.m[p.Subject], r.m[p.Object]
	hs, ho := r.head(p.Subject), r.head(p.Object)
	up, down, apex := r.tree.Path(hs, ho)
	if apex < 0 {
		f.add("tree apart")
		return
	}
	us, ds := r.plainSteps(up), r.plainSteps(down)
	way := strings.Join(us, " ") + "^" + strings.Join(ds, " ")
	roughly := rough(us) + "^" + rough(ds)
	lemma := t[apex].Lemma
	f.add("tree way", way)
	f.add("tree way classes", way, cs, co)
	f.add("tree rough", roughly)
	f.add("tree rough classes", roughly, cs, co)
	f.add("tree rough kinds", roughly, ks, ko)
	f.add("tree rough lemma", roughly, lemma)
	f.add("tree way lemma", way, lemma)
	f.add("tree lemma", lemma, cs, co)
	f.add("tree long", bucket(len(us)), bucket(len(ds)), order)
	top := func(steps []string) string {
		if len(steps) == 0 {
			return "="
		}
		return steps[len(steps)-1]
	}
	ts, to := top(us), top(ds)
	f.add("tree tops", ts, to, cs, co)
	f.add("tree tops lemma", ts, to, lemma)
	f.add("tree apex", t[apex].UPOS, ts, to)
	sense := r.sense(apex)
	f.add("sense tops", sense, ts, to)
	f.add("sense tops classes", sense, ts, to, cs, co)
	f.add("sense rough", sense, roughly)
	f.add("sense s", r.sense(hs), cs, co)
	f.add("sense o", r.sense(ho), cs, co)
	f.add("sense s rough", r.sense(hs), roughly)
	f.add("sense o rough", r.sense(ho), roughly)
	f.add("senses", r.sense(hs), r.sense(ho))
	frames := r.k.l.VerbFrames(lemma)
	if t[apex].Noun() {
		frames = r.k.l.NounFrames(lemma)
	}
	for _, fr := range frames {
		f.add("tree frame", string(fr.Predicate), ts, to)
		f.add("tree frame rough", string(fr.Predicate), roughly)
	}
	on := func(side string, path []int, from int) {
		for _, i := range path {
			if i != from {
				f.add("tree on", side, t[i].Lemma)
				f.add("sense on", side, r.sense(i), co)
				for _, fr := range r.k.l.VerbFrames(t[i].Lemma) {
					f.add("tree on frame", side, string(fr.Predicate))
				}
				for _, fr := range r.k.l.NounFrames(t[i].Lemma) {
					f.add("tree on frame", side, string(fr.Predicate))
				}
			}
		}
	}
	on("s", up, hs)
	on("o", down, ho)
	// what else lies on the way
	others := 0
	for i := r.begin; i < r.end; i++ {
		m := r.m[i]
		if m.Chain < 0 || m.Chain == s.Chain || m.Chain == o.Chain {
			continue
		}
		h := r.head(i)
		for _, p := range [][]int{up, down, {apex}} {
			for _, x := range p {
				if x == h {
					others++
					f.add("tree by way of", string(r.k.class(m.Kind)), cs, co)
				}
			}
		}
	}
	f.add("tree others", bucket(others), cs, co)
	f.add("tree lists", strconv.FormatBool(len(us) < len(up)), strconv.FormatBool(len(ds) < len(down)))
	if r.s.Tokens[apex].Rel == "root" {
		f.add("tree root", ts, to)
	}
	if co == string(kg.Objective) && len(ds) > 0 {
		f.add("tree aim", ds[0], cs)
		if len(down) > 1 {
			f.add("tree aim from", ds[0], t[t[ho].Head].Lemma)
		} else {
			f.add("tree aim from", ds[0], lemma)
		}
	}
}
