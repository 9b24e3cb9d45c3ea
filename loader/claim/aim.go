package claim

import (
	"graphd/kg"
	"graphd/nlp"
)

// holders relates each objective of the Sentence to who has it.
func (r *reader) holders() {
	for i := r.begin; i < r.end; i++ {
		if m := r.m[i]; m.Chain >= 0 && m.Worth >= leastWorth && r.k.class(m.Kind) == kg.Objective {
			r.aim(i)
		}
	}
}

func (r *reader) aim(i int) {
	cue := r.m[i].Cue
	c := r.s.Chunks[cue]
	status := kg.Asserted
	if r.away(i) || r.denies(cue) {
		status = kg.Denied
	}
	tell := func(m int, rule string) bool {
		if r.m[m].First >= r.m[i].First && r.m[m].Last <= r.m[i].Last || r.k.class(r.m[m].Kind) == kg.Event && !holdsAims[rule] && !gathering[r.m[m].Head] {
			return false
		}
		return r.tell(Claim{Subject: m, Object: i, Predicate: "has_objective", Trigger: r.trigger(cue), Phrase: r.words(cue), Status: status, Rule: rule, Confidence: 0.6, AttributedTo: -1})
	}
	if c.Kind == nlp.VerbGroup {
		if r.own(cue) == kg.Denied && status != kg.Denied {
			status = kg.Denied
		}
		found := false
		for _, s := range r.all(r.s.Subjects(cue)) {
			found = tell(s, "aim:verb") || found
		}
		if !found {
			r.above(cue, tell)
		}
		r.means(cue, tell)
		return
	}
	defer r.means(cue, tell)
	found := false
	for _, s := range r.heads[cue] {
		if k := r.m[s].Kind; !r.m[s].Described || k == "Strategy" || k == "Agreement" || k == "Law" {
			found = tell(s, "aim:head") || found
		}
	}
	if c.Owner >= 0 {
		for _, s := range r.refs(c.Owner) {
			found = tell(s, "aim:owner") || found
		}
	}
	if !found {
		for _, s := range r.parts[cue] {
			found = tell(s, "aim:part") || found
		}
	}
	for _, p := range r.s.PrepPhrases(cue) {
		if p.Prep == "of" && p.At < r.m[i].Chunk {
			for _, s := range r.refs(p.At) {
				found = tell(s, "aim:of") || found
			}
		}
	}
	if !found {
		for _, s := range r.all(r.s.Holders(cue)) {
			found = tell(s, "aim:holder") || found
		}
	}
	if !found && c.Role == nlp.Subject {
		return
	}
	if !found {
		r.above(cue, tell)
	}
}

// holdsAims are the rules by which any event has an aim: a verb says so of it, it
// is what is held for the aim, or it has the noun of aim by "of" or "'s". By the
// others, only one where people meet has: an election that stands above an aim
// wants nothing.
var (
	holdsAims = map[string]bool{"aim:verb": true, "aim:object": true, "aim:through": true, "aim:head": true, "aim:owner": true, "aim:of": true}
	gathering = map[string]bool{"meeting": true, "summit": true, "conference": true, "dialogue": true, "talks": true, "ministerial": true, "session": true,
		"forum": true, "event": true, "workshop": true, "visit": true, "mission": true}
)

// means relates the works and events by which an aim is pursued to it: what the
// verb acts on ("host a ministerial to ..."), what describes the aim ("an
// arrangement detailing our commitments to ..."), and what it is done through
// ("Through the memorandum, ...").
func (r *reader) means(cue int, tell func(int, string) bool) {
	work := func(m int) bool {
		k := r.k.class(r.m[m].Kind)
		return (k == kg.Program || k == kg.Event) && r.m[m].Form != kg.Pronoun
	}
	v := cue
	if r.s.Chunks[cue].Kind != nlp.VerbGroup {
		v = r.s.Governor(cue)
		if v >= 0 {
			for _, s := range r.all(r.s.Subjects(v)) {
				if work(s) {
					tell(s, "aim:describing")
				}
			}
		}
	} else {
		for _, o := range r.all(r.s.Objects(v)) {
			if work(o) {
				tell(o, "aim:object")
			}
		}
	}
	for range 4 {
		if v < 0 {
			return
		}
		if r.s.Chunks[v].Kind == nlp.VerbGroup {
			for _, p := range r.s.PrepPhrases(v) {
				if p.Prep == "through" || p.Prep == "under" || p.Prep == "with" {
					for _, m := range r.heads[p.At] {
						if work(m) {
							tell(m, "aim:through")
						}
					}
				}
			}
		}
		v = r.s.Chunks[v].Up
	}
}

// above looks for a holder in the clauses over the Chunk.
func (r *reader) above(i int, tell func(int, string) bool) {
	for range 6 {
		c := r.s.Chunks[i]
		if c.Up < 0 {
			return
		}
		i = c.Up
		if r.s.Chunks[i].Kind == nlp.VerbGroup {
			found := false
			for _, s := range r.all(r.s.Subjects(i)) {
				found = tell(s, "aim:above") || found
			}
			if found {
				return
			}
		}
	}
}

// away reports whether the objective is one that is left: "away from ...".
func (r *reader) away(i int) bool {
	t := r.s.Tokens
	at := r.m[i].First
	for k := at; k+1 < r.m[i].Last; k++ {
		switch {
		case t[k].Lower == "towards" || t[k].Lower == "toward":
			return false
		case t[k].Lower == "away" && t[k+1].Lower == "from":
			return true
		}
	}
	return at >= 2 && t[at-1].Lower == "from" && (t[at-2].Lower == "away" || r.k.l.VerbCue(t[at-2].Lemma) == kg.Denied) ||
		at >= 2 && t[at-1].Lower == "of" && t[at-2].Lower == "instead" || at >= 2 && t[at-1].Lower == "than" && t[at-2].Lower == "rather"
}

func (r *reader) words(c int) string {
	switch r.s.Chunks[c].Kind {
	case nlp.VerbGroup:
		return r.s.Chunks[c].Verb.Lemma
	case nlp.Prep:
		return r.s.Words(c)
	}
	return r.s.Tokens[r.s.Chunks[c].Head].Lemma
}
