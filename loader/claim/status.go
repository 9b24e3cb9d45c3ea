package claim

import (
	"graphd/kg"
	"graphd/nlp"
)

// status gives what the text commits to in the clause of verb group v: by its
// own modal, negation and cues, and by the clauses above it.
func (r *reader) status(v int) kg.Status {
	out := r.own(v)
	up := v
	for range 6 {
		c := r.s.Chunks[up]
		if c.Up < 0 {
			break
		}
		parent := r.s.Chunks[c.Up]
		switch {
		case parent.Kind == nlp.VerbGroup && (c.Role == nlp.Infinitive || c.Role == nlp.Clausal || c.Role == nlp.ByPrep):
			out = out.Stronger(r.k.l.VerbCue(parent.Verb.Lemma)).Stronger(r.own(c.Up))
		case parent.Kind == nlp.VerbGroup && c.Role == nlp.Member:
			if m := parent.Verb.Modal; m != "" && r.s.Chunks[up].Verb.Modal == "" && r.s.Tokens[c.Head].Tag == "VB" {
				out = out.Stronger(r.k.l.ModalCue(m))
			}
		}
		if parent.Kind != nlp.VerbGroup && c.Role == nlp.RelClause {
			break
		}
		up = c.Up
	}
	return out
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
	first, last := c.First, c.Last
	if first > 0 && r.s.Chunks[v-1].Kind == nlp.Adverb {
		first--
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

// source gives the Mention of who says the clause of verb group v, -1 if the
// text says it itself.
func (r *reader) source(v int) int {
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
