package claim

import (
	"graphd/kg"
	"graphd/nlp"
)

// status gives what the text commits to in the clause of verb group v: by its
// own modal, negation and cues, by the clauses above it, and by who says it.
func (r *reader) status(v int) kg.Status {
	out := r.own(v)
	if r.attributed(v) {
		out = out.Stronger(kg.Reported)
	}
	at := v
	for range 6 {
		c := r.s.Chunks[at]
		if c.Up < 0 {
			break
		}
		parent := r.s.Chunks[c.Up]
		if parent.Kind != nlp.VerbGroup {
			if c.Role == nlp.RelClause {
				break
			}
			if parent.Kind == nlp.NounPhrase && (c.Role == nlp.Infinitive || c.Role == nlp.ByPrep) {
				out = out.Stronger(r.k.l.VerbCue(r.s.Tokens[parent.Head].Lemma)) // "plans to help"
			}
			at = c.Up
			continue
		}
		switch c.Role {
		case nlp.Infinitive, nlp.Clausal, nlp.ByPrep:
			if cue := r.verbCue(parent.Head); cue != kg.Reported || !r.sameSubject(c.Up, v) {
				out = out.Stronger(cue)
			}
			out = out.Stronger(r.own(c.Up))
		case nlp.Participle:
			if c.Up == at-1 { // "will continue supporting"
				out = out.Stronger(r.own(c.Up))
			}
		case nlp.Member:
			if m := parent.Verb.Modal; m != "" && r.s.Chunks[at].Verb.Modal == "" && r.s.Tokens[c.Head].Tag == "VB" {
				out = out.Stronger(r.k.l.ModalCue(m))
			}
		}
		if c.Role == nlp.Object && at != v { // "urged Kenya to release": the infinitive hangs from the object
			if cue := r.k.l.VerbCue(parent.Verb.Lemma); cue != kg.Reported {
				out = out.Stronger(cue).Stronger(r.own(c.Up))
			}
		}
		at = c.Up
	}
	return out
}

// wished gives DESIRED to what a verb of wishing is about: "called for X".
func (r *reader) wished(v int, prep string) kg.Status {
	if r.k.l.VerbCue(r.s.Chunks[v].Verb.Lemma) == kg.Desired && (prep == direct || prep == "for") {
		return kg.Desired
	}
	return kg.Asserted
}

// undone gives DENIED where what stands between a verb and its argument denies
// it: "shows no sign of friction".
func (r *reader) undone(v, m int) kg.Status {
	var words []string
	for i := r.s.Chunks[v].Last + 1; i < r.m[m].First && i < r.s.Chunks[v].Last+12; i++ {
		w := r.s.Tokens[i]
		if w.Lower == "no" && w.Tag == "DT" {
			return kg.Denied
		}
		words = append(words, w.Lower)
	}
	return r.k.l.PhraseCue(words)
}

// ended gives DENIED to what a verb of ending is said of: "lifted the ban" says
// that it holds no longer. A verb that says what is done against something is none.
func (r *reader) ended(v int, p kg.Predicate) kg.Status {
	if p == kg.RelatedTo && r.k.l.VerbCue(r.s.Chunks[v].Verb.Lemma) == kg.Denied {
		return kg.Denied // "denied funding for X"
	}
	switch p {
	case kg.RelatedTo, "implements", "supports", "member_of", "created", "funds":
		if len(r.aims[v]) == 0 { // to want the end of something denies nothing
			return r.k.l.EndCue(r.s.Chunks[v].Verb.Lemma)
		}
	}
	return kg.Asserted
}

// held gives the Status that a verb of planning or wishing gives to the noun it
// governs: "pledged support for X", "called for cooperation with X".
func (r *reader) held(v, n int) kg.Status {
	c := r.s.Chunks[n]
	if c.Up != v || c.Role != nlp.Object && c.Role != nlp.ByPrep || c.Role == nlp.ByPrep && c.Via >= 0 && r.s.Words(c.Via) != "to" && r.s.Words(c.Via) != "for" {
		return kg.Asserted
	}
	if cue := r.verbCue(r.s.Chunks[v].Head); cue == kg.Planned || cue == kg.Desired {
		return cue
	}
	return kg.Asserted
}

// ceased gives DENIED to what the noun of a verb of ending or refusing says: "lifted
// the sanctions on X", "denied funding for X". To deny a charge leaves it standing.
func (r *reader) ceased(v, n int, p kg.Predicate) kg.Status {
	if v < 0 || p == "accused_of" || p == "criticizes" || p == "said" {
		return kg.Asserted
	}
	g, c := r.s.Chunks[v], r.s.Chunks[n]
	if c.Up != v || c.Role != nlp.Object && !(g.Verb.Passive && c.Role == nlp.Subject) {
		return kg.Asserted
	}
	if r.k.l.EndCue(g.Verb.Lemma) == kg.Denied || r.k.l.VerbCue(g.Verb.Lemma) == kg.Denied {
		return kg.Denied
	}
	return kg.Asserted
}

// verbCue gives what the verb at Token x gives to what hangs from it, by itself or
// with the word after it.
func (r *reader) verbCue(x int) kg.Status {
	out, t := r.k.l.VerbCue(r.s.Tokens[x].Lemma), r.s.Tokens
	if x+1 < len(t) {
		out = out.Stronger(r.k.l.PhraseCue([]string{t[x].Lemma, t[x+1].Lower}))
	}
	return out
}

// headline reports whether the verb at Token x is the infinitive by which a headline
// says what is to come: "President to send bill".
func (r *reader) headline(x int) bool {
	t := r.s.Tokens
	if x < 0 || t[x].Tag != "VB" || t[x].Head >= 0 {
		return false
	}
	to, who := r.tree.Child(x, "mark"), r.tree.Child(x, "nsubj")
	return to >= 0 && t[to].Tag == "TO" && who >= 0 && who < to
}

// sameSubject reports whether the one who says the clause is its subject too:
// "announced it was donating" is no hearsay.
func (r *reader) sameSubject(said, v int) bool {
	for _, a := range r.all(r.s.Subjects(said)) {
		for _, b := range r.all(r.s.Subjects(v)) {
			if r.m[a].Chain >= 0 && r.m[a].Chain == r.m[b].Chain {
				return true
			}
		}
	}
	return false
}

// attributed reports whether the clause of verb group v is another's word: the
// sentence names a source ("according to ..."), or a verb of saying follows a
// quotation or stands before one that v is part of.
func (r *reader) attributed(v int) bool {
	inside := r.quoted(v)
	for i, c := range r.s.Chunks {
		switch {
		case c.Kind == nlp.Prep && r.s.Words(i) == "according to":
			return true
		case c.Kind == nlp.VerbGroup && i != v && c.Verb.Finite && r.k.l.VerbCue(c.Verb.Lemma) == kg.Reported:
			if inside && !r.quoted(i) || i > v && i >= len(r.s.Chunks)-4 && c.Role != nlp.RelClause && !c.Verb.Negated && r.commaBefore(i) {
				return !r.sameSubject(i, v)
			}
		}
	}
	return false
}

// commaBefore reports whether a comma or a quotation mark stands in the two
// Chunks before the subject of verb group v.
func (r *reader) commaBefore(v int) bool {
	for i := v - 1; i >= 0 && i >= v-4; i-- {
		if k := r.s.Chunks[i].Kind; k == nlp.Comma || k == nlp.Stop {
			return true
		}
	}
	return false
}

// quoted reports whether Chunk i stands inside of quotation marks.
func (r *reader) quoted(i int) bool {
	in := false
	for k := 0; k < r.s.Chunks[i].First; k++ {
		switch r.s.Tokens[k].Text {
		case "\"":
			in = !in
		case "“":
			in = true
		case "”":
			in = false
		}
	}
	return in
}

// own gives the Status of the verb group's own words.
func (r *reader) own(v int) kg.Status {
	c := r.s.Chunks[v]
	if c.Kind != nlp.VerbGroup {
		return kg.Asserted
	}
	out := kg.Asserted
	if c.Verb.Negated {
		out = kg.Denied
	}
	if c.Verb.Modal != "" {
		out = out.Stronger(r.k.l.ModalCue(c.Verb.Modal))
	}
	if r.headline(c.Head) {
		out = out.Stronger(kg.Planned)
	}
	first, last := c.First, c.Last
	for k := v - 1; k >= 0 && k >= v-2 && (r.s.Chunks[k].Kind == nlp.Adverb || r.s.Tokens[r.s.Chunks[k].First].Lower == "no"); k-- {
		first = r.s.Chunks[k].First // "no longer supports"
	}
	var words []string
	for i := first; i <= last; i++ {
		t := r.s.Tokens[i]
		if t.Tag[:1] == "R" || t.Tag[:1] == "J" {
			out = out.Stronger(r.k.l.WordCue(t.Lower))
		}
		words = append(words, t.Lower)
	}
	return out.Stronger(r.k.l.PhraseCue(words))
}

// denies reports whether a word of denial stands close before Chunk c, with no
// other clause between: "had not, as of yesterday, announced any plans".
func (r *reader) denies(c int) bool {
	first := r.s.Chunks[c].First
	if t := r.s.Tokens[first]; t.Lower == "no" && t.Tag == "DT" {
		return true // "has no agreement with"
	}
	for i := first - 1; i >= 0 && i >= first-9; i-- {
		t := r.s.Tokens[i]
		switch {
		case t.Lower == "no" && t.Tag == "DT" && i >= first-5:
			return true
		case t.Is("not", "n't", "never"):
			return i+1 >= len(r.s.Tokens) || r.s.Tokens[i+1].Lower != "only"
		case t.Tag == "CC" || t.Tag == ":" || t.Tag == "WDT" || t.Tag == "WP":
			return false
		}
	}
	return false
}

// quoter gives the Mention of who speaks the quotation in which Chunk v stands:
// the subject of a verb of saying outside of it. It is -1 if there is none.
func (r *reader) quoter(v int) int {
	if !r.quoted(v) {
		return -1
	}
	for i, c := range r.s.Chunks {
		if c.Kind == nlp.VerbGroup && c.Verb.Finite && r.k.l.VerbCue(c.Verb.Lemma) == kg.Reported && !r.quoted(i) {
			if subs := r.all(r.s.Subjects(i)); len(subs) > 0 {
				return subs[0]
			}
		}
	}
	return -1
}

// source gives the Mention of who says the clause of verb group v, -1 if the
// text says it itself.
func (r *reader) source(v int) int {
	if q := r.quoter(v); q >= 0 {
		return q
	}
	for range 6 {
		c := r.s.Chunks[v]
		if c.Up < 0 {
			return -1
		}
		parent := r.s.Chunks[c.Up]
		if c.Role == nlp.Clausal && parent.Kind == nlp.VerbGroup && r.k.l.VerbCue(parent.Verb.Lemma) == kg.Reported {
			if subs := r.all(r.s.Subjects(c.Up)); len(subs) > 0 {
				return subs[0]
			}
			return -1
		}
		v = c.Up
	}
	return -1
}
