package claim

import (
	"graphd/kg"
	"graphd/nlp"
)

// speech relates who speaks to what the reported clause is about: its subject.
func (r *reader) speech(v int, subs []int) {
	if r.k.l.VerbCue(r.s.Chunks[v].Verb.Lemma) != kg.Reported || len(subs) == 0 || len(subs) > 2 {
		return
	}
	about := -1
	for j := v + 1; j < len(r.s.Chunks) && about < 0; j++ {
		c := r.s.Chunks[j]
		if c.Kind == nlp.VerbGroup && c.Verb.Finite && (c.Role == nlp.Clausal && c.Up == v || c.Up < 0 && r.quoteBetween(v, j)) {
			about = j
		}
	}
	if about < 0 { // "...", X said
		for j := v - 1; j >= 0; j-- {
			if c := r.s.Chunks[j]; c.Kind == nlp.VerbGroup && c.Verb.Finite && c.Up < 0 {
				about = j
				break
			}
		}
	}
	if about < 0 {
		return
	}
	r.says(v, r.own(v), subs, about)
}

// says relates speakers to what the clause of verb group about is about: its
// subject, or its object where the subject is no more than a pronoun.
func (r *reader) says(v int, status kg.Status, subs []int, about int) {
	topics := r.all(r.s.Subjects(about))
	if len(topics) == 0 || r.m[topics[0]].Form == kg.Pronoun {
		topics = r.all(r.s.Objects(about))
	}
	for _, s := range subs {
		for _, o := range topics {
			if r.m[o].Form == kg.Pronoun {
				continue
			}
			r.tell(Claim{Subject: s, Object: o, Predicate: "said", Trigger: r.trigger(v), Phrase: r.words(v), Status: status, AttributedTo: -1, Rule: "speech", Confidence: 0.5})
		}
	}
}

// accordingTo relates the source of "according to" to what the sentence is about.
func (r *reader) accordingTo() {
	for n, c := range r.s.Chunks {
		if c.Kind != nlp.NounPhrase || c.Role != nlp.ByPrep || c.Via < 0 || r.s.Words(c.Via) != "according to" {
			continue
		}
		for v, g := range r.s.Chunks {
			if g.Kind == nlp.VerbGroup && g.Verb.Finite && g.Role == nlp.NoRole {
				r.says(c.Via, kg.Asserted, r.refs(n), v)
				break
			}
		}
	}
}

// quoteBetween reports whether a quotation starts between two Chunks.
func (r *reader) quoteBetween(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if c := r.s.Chunks[i]; c.Kind == nlp.Stop && r.s.Tokens[c.First].Tag == "''" {
			return true
		}
	}
	return false
}

// under lists the infinitives that hang from verb group v or from its objects.
func (r *reader) under(v int) []int {
	var out []int
	for j := v + 1; j < len(r.s.Chunks); j++ {
		c := r.s.Chunks[j]
		if c.Kind == nlp.VerbGroup && c.Role == nlp.Infinitive && c.Up >= v && (c.Up == v || r.s.Governor(c.Up) == v) {
			out = append(out, j)
		}
	}
	return out
}

// happened places the events of a clause: what happens in it happens where it
// says.
func (r *reader) happened(v int, args []argument) {
	for _, j := range r.under(v) {
		for _, a := range r.arguments(j) {
			if r.k.class(r.m[a.at].Kind) == kg.Event {
				args = append(args, argument{prep: subjects, at: a.at})
			}
		}
	}
	for _, e := range args {
		if r.k.class(r.m[e.at].Kind) != kg.Event {
			continue
		}
		for _, p := range args {
			if k := r.k.class(r.m[p.at].Kind); (k == kg.Place || r.m[p.at].Kind == "Government") && (p.prep == "in" || p.prep == "at" || p.prep == "near") && p.at != e.at {
				r.tell(Claim{Subject: e.at, Object: p.at, Predicate: "located_in", Trigger: r.trigger(v), Phrase: phrase(r.s.Chunks[v].Verb.Lemma, p.prep), Status: r.status(v), AttributedTo: -1, Rule: "happened", Confidence: 0.5})
			}
		}
	}
}
