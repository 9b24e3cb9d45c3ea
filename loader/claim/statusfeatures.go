package claim

import (
	"strconv"
	"strings"
	"time"

	"graphd/kg"
)

// statusFeatures lists what tells how much the text commits to a Pair: what rules
// say of it, the words that hang on the way between its ends and over them, and
// what else stands in the Sentence.
func (r *reader) statusFeatures(p Pair) []uint32 {
	var f featureSet
	t := r.s.Tokens
	s, o := r.ends(p)
	aim := r.k.class(o.Kind) == kg.Objective
	says, sure := r.pairStatus(p, kg.RelatedTo)
	rule := "-"
	class := string(r.k.class(s.Kind)) + ">" + string(r.k.class(o.Kind))
	f.add("status")
	f.add("status pair", string(says), strconv.FormatBool(sure), strconv.FormatBool(aim))
	if len(p.Said) > 0 {
		rule = string(p.Said[0].Status)
		f.add("status rule", rule, p.Said[0].Rule)
	}
	reported := strconv.FormatBool(r.reported(p))
	f.add("status both", rule, string(says), reported, strconv.FormatBool(aim))
	f.add("status classes", class, string(says))
	f.add("status kinds", string(s.Kind), string(o.Kind))
	f.add("status reported", reported, strconv.FormatBool(r.ours(s)))
	f.add("status unsaid", strconv.FormatBool(p.Subject < 0))
	hs, ho := r.endHeads(p)
	up, down, apex := r.tree.Path(hs, ho)
	for _, way := range [][]int{up, down} {
		for _, x := range way {
			if x != hs && x != ho {
				r.hung(&f, x, "way", aim)
			}
		}
	}
	if apex >= 0 {
		at := "apex"
		if apex == hs || apex == ho {
			at = "end"
		}
		r.hung(&f, apex, at, aim)
		below := apex
		for n, x := 0, t[apex].Head; x >= 0 && n < 6; n, x = n+1, t[x].Head {
			rel, _, _ := strings.Cut(t[below].Rel, ":")
			where := "above " + strconv.Itoa(min(n, 2)) + rel
			r.hung(&f, x, where, aim)
			f.add("status over", t[x].Lemma, rel, strconv.FormatBool(aim))
			f.add("status over cue", string(r.k.l.VerbCue(t[x].Lemma)), rel, t[below].Tag, strconv.FormatBool(aim))
			below = x
		}
	}
	for _, x := range []int{hs, ho} {
		if x < 0 {
			continue
		}
		for _, c := range r.tree.Children(x) {
			if t[c].Rel == "amod" || t[c].Rel == "det" || t[c].Rel == "advmod" || t[c].Rel == "case" {
				f.add("status end", t[c].Lower, strconv.FormatBool(x == ho))
			}
		}
	}
	lo, hi := min(s.Last, o.Last)+1, max(s.First, o.First)
	for i := lo; i < hi && i < lo+12; i++ {
		f.add("status between", t[i].Lemma, strconv.FormatBool(aim))
		if i+1 < hi {
			f.add("status between two", t[i].Lower, t[i+1].Lower)
		}
	}
	r.around(&f, o, aim)
	return f.out
}

// ours reports whether the text is written from the side of the Mention.
func (r *reader) ours(m Mention) bool { return m.Chain >= 0 && m.Chain == r.side }

// hung lists the Token x of the tree and what hangs from it.
func (r *reader) hung(f *featureSet, x int, where string, aim bool) {
	t := r.s.Tokens
	a := strconv.FormatBool(aim)
	f.add("status at", where, t[x].Lemma)
	f.add("status at tag", where, t[x].Tag, t[x].Rel, a)
	f.add("status at cue", where, string(r.k.l.VerbCue(t[x].Lemma)), string(r.k.l.EndCue(t[x].Lemma)), a)
	f.add("status at sense", where, strconv.Itoa(int(t[x].Sense)))
	for _, c := range r.tree.Children(x) {
		switch rel, _, _ := strings.Cut(t[c].Rel, ":"); rel {
		case "aux", "cop", "mark", "advmod", "neg", "det", "amod":
			f.add("status hung", where, rel, t[c].Lower, a)
			f.add("status hung tag", where, rel, t[c].Tag, t[x].Tag, a)
		}
	}
}

// around lists what else the Sentence holds.
func (r *reader) around(f *featureSet, o Mention, aim bool) {
	t := r.s.Tokens
	f.add("status title", strconv.FormatBool(r.s.TitleCase), strconv.FormatBool(aim))
	f.add("status quoted", strconv.FormatBool(o.Chunk >= 0 && r.quoted(o.Chunk)))
	last := ""
	for i := range t {
		switch cue := r.k.l.VerbCue(t[i].Lemma); {
		case cue == kg.Asserted:
		case t[i].Verb():
			f.add("status cue", string(cue), strconv.FormatBool(i < o.First), strconv.FormatBool(aim))
			last = t[i].Lemma
		}
		if t[i].Tag == "MD" {
			f.add("status modal", t[i].Lemma, strconv.FormatBool(i < o.First), strconv.FormatBool(aim))
		}
		if negations[t[i].Lower] {
			f.add("status denial", strconv.FormatBool(i < o.First), strconv.FormatBool(aim))
		}
		if t[i].Lower == "according" {
			f.add("status according")
		}
		if d, ok := r.s.DateAt(i); ok && d.Year > 0 && !r.published.IsZero() {
			at := time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
			f.add("status dated", strconv.FormatBool(at.After(r.published)))
		}
	}
	f.add("status last", last)
}
