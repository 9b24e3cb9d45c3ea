package nlp

// speaking are verbs that stand before who speaks, after the words spoken.
var speaking = wordSet("say add tell warn note explain claim argue state insist write tweet declare announce conclude report ask")

// invert makes the noun phrase after a verb of speech its subject where the words
// spoken stand before: “...,” said the minister.
func (a *attacher) invert() {
	for v, c := range a.c {
		if c.Kind != VerbGroup || !c.Verb.Finite || c.Verb.Passive || !speaking[c.Verb.Lemma] || v == 0 || v+1 >= len(a.c) {
			continue
		}
		if k := a.c[v-1]; k.Kind != Comma && !(k.Kind == Stop && quote(a.s.Tokens[k.First].Text)) {
			continue
		}
		if len(a.s.hanging(v, Subject)) > 0 {
			continue
		}
		n := v + 1
		if a.c[n].Role == OwnerOf {
			n++
		}
		if n < len(a.c) && a.c[n].Kind == NounPhrase && a.c[n].Role == Object && a.c[n].Up == v {
			a.c[n].Role = Subject
			a.c[v].Role, a.c[v].Up = NoRole, -1
		}
	}
}

func quote(w string) bool {
	switch w {
	case "\"", "”", "''", "’", "'":
		return true
	}
	return false
}

// parallel lifts the second of two names that each have a phrase of their own to
// the first: in "Ann of Kenya and Ben of Norway" Ben is beside Ann.
func (a *attacher) parallel() {
	for j := 2; j+2 < len(a.c); j++ {
		c := a.c[j]
		if c.Kind != NounPhrase || c.Role != Member || c.Up < 0 || a.c[c.Up].Role != ByPrep || a.c[c.Up].Via < 0 {
			continue
		}
		own := a.c[j+2]
		n := a.c[c.Up].Up
		if own.Role != ByPrep || own.Up != j || own.Via != j+1 || a.s.Words(j+1) != a.s.Words(a.c[c.Up].Via) || n < 0 || a.c[n].Kind != NounPhrase {
			continue
		}
		if a.s.Tokens[a.c[n].Head].Tag == "NNP" && a.s.Tokens[c.Head].Tag == "NNP" {
			a.c[j].Up = a.first(n)
		}
	}
}
