package nlp

// verbGroup finds what the verb group at a.i belongs to and its subject.
func (a *attacher) verbGroup() {
	i := a.i
	v := a.c[i].Verb
	prev := a.before(i)
	switch {
	case v.To:
		a.infinitive(prev)
		a.inf = i
	case v.Ing && !v.Finite:
		a.gerund(prev)
		if a.ing < 0 || a.c[i].Role != Participle || a.c[a.c[i].Up].Kind != NounPhrase {
			a.ing = i
		}
	case v.Passive && !v.Finite && !a.lone(i, prev):
		a.prep = -1
		if prev >= 0 && prev == a.verb && a.comma {
			a.hang(i, prev, Participle, -1)
		} else if prev >= 0 && a.c[prev].Kind == NounPhrase {
			a.hang(i, prev, Participle, -1)
		}
	case a.helped(i, prev):
		a.prep = -1
		a.hang(i, a.c[prev].Up, Infinitive, -1)
		a.inf = i
	case a.bare(i):
		a.prep = -1
	default:
		a.prep = -1
		if v.Passive && !v.Finite {
			a.c[i].Verb.Passive, a.c[i].Verb.Finite = false, true // "leaders met", taken for a participle
		}
		a.finiteVerb(prev)
		a.finite = i
	}
}

// lone reports whether the participle at i is in truth a past tense: it has a
// subject that waits, and no other verb follows to take it.
func (a *attacher) lone(i, prev int) bool {
	if a.open < 0 || prev != a.open {
		return false
	}
	for j := i + 1; j < len(a.c) && j < i+lookahead; j++ {
		switch a.c[j].Kind {
		case VerbGroup:
			if a.c[j].Verb.Finite {
				return false
			}
		case Mark, Relative:
			return true
		case Stop:
			if a.s.Tokens[a.c[j].First].Text == ";" {
				return true
			}
		}
	}
	return true
}

// helped reports whether the verb at i is what "help", "let" or "make" with an
// object has somebody do: "help students return".
func (a *attacher) helped(i, prev int) bool {
	if prev < 0 || prev != a.noun || a.c[prev].Role != Object || a.joined() {
		return false
	}
	if tag := a.s.Tokens[a.c[i].First].Tag; tag != "VB" && tag != "VBP" {
		return false
	}
	switch a.c[a.c[prev].Up].Verb.Lemma {
	case "help", "let", "make":
		return true
	}
	return false
}

// bare joins a bare verb form ("and support") to the infinitive, or to the verb
// with a modal, that it continues.
func (a *attacher) bare(i int) bool {
	tag := a.s.Tokens[a.c[i].Head].Tag
	if tag != "VB" && tag != "VBP" || a.c[i].Verb.Modal != "" || !a.joined() {
		return false
	}
	switch {
	case a.inf >= 0 && a.inf >= a.finite:
		a.hang(i, a.first(a.inf), Member, -1)
		a.inf = i
		return true
	case a.finite >= 0 && a.c[a.finite].Verb.Modal != "" && a.open < 0:
		a.hang(i, a.first(a.finite), Member, -1)
		a.finite = i
		return true
	}
	return false
}

// first climbs from a member to the head of its list.
func (a *attacher) first(i int) int {
	if a.c[i].Role == Member && a.c[i].Up >= 0 {
		return a.c[i].Up
	}
	return i
}

func (a *attacher) infinitive(prev int) {
	i := a.i
	a.prep = -1
	switch {
	case a.joined() && a.inf >= 0 && a.inf >= a.finite:
		a.hang(i, a.first(a.inf), Member, -1)
	case prev >= 0:
		a.hang(i, prev, Infinitive, -1)
	}
}

func (a *attacher) gerund(prev int) {
	i := a.i
	switch {
	case a.prep >= 0:
		up := a.above(a.prep)
		if a.ing >= 0 && a.ing > a.finite && a.prep > 0 && a.c[a.prep-1].Kind == Coord && a.c[a.first(a.ing)].Role == ByPrep {
			up = a.c[a.first(a.ing)].Up // "away from providing X and towards building Y"
		}
		a.hang(i, up, ByPrep, a.prep)
		a.prep = -1
	case a.joined() && a.ing >= 0 && a.ing >= a.finite:
		a.hang(i, a.first(a.ing), Member, -1)
	case a.comma && a.finite >= 0:
		a.hang(i, a.finite, Participle, -1)
	case prev >= 0 && !a.joined():
		a.hang(i, prev, Participle, -1)
	}
}

func (a *attacher) finiteVerb(prev int) {
	i := a.i
	switch {
	case a.rel >= 0:
		a.relative()
	case a.open >= 0:
		a.subject(a.open)
		switch {
		case a.mark >= 0 && a.finite >= 0:
			if a.s.Tokens[a.c[a.mark].First].Is("that", "whether", "if") {
				a.hang(i, a.finite, Clausal, a.mark)
			} else {
				a.hang(i, a.finite, Adverbial, a.mark)
			}
		case a.mark >= 0:
			a.c[i].Via = a.mark
		}
	case a.outer >= 0 && !a.coord && a.c[a.outer].Role == NoRole:
		a.subject(a.outer) // "the group that attacked the base denied"
		a.outer = -1
	case prev >= 0 && prev == a.noun && a.c[prev].Role == Object && !a.joined():
		up := a.c[prev].Up
		a.subject(prev)
		a.hang(i, up, Clausal, -1)
	case a.joined() && a.finite >= 0:
		a.hang(i, a.first(a.finite), Member, -1)
	case prev >= 0 && prev == a.noun && a.c[prev].Role == Member && a.c[a.c[prev].Up].Role != NoRole:
		a.subject(prev)
	case a.finite >= 0:
		a.hang(i, a.finite, Adverbial, -1)
	}
	a.mark, a.rel, a.open = -1, -1, -1
}

func (a *attacher) subject(n int) {
	a.hang(n, a.i, Subject, -1)
}

// relative hangs the clause of the verb at a.i from the noun phrase before the
// relative word; a noun phrase between the two is the subject.
func (a *attacher) relative() {
	n := a.before(a.rel)
	a.hang(a.i, n, RelClause, a.rel)
	if a.open > a.rel {
		a.subject(a.open)
		return
	}
	if n < 0 || a.c[n].Kind != NounPhrase {
		return
	}
	tag := a.s.Tokens[a.c[a.i].First].Tag
	for range 3 {
		plural := a.plural(n)
		if (tag == "VBZ" && plural || tag == "VBP" && !plural) && a.c[n].Role == ByPrep && a.c[n].Up >= 0 && a.c[a.c[n].Up].Kind == NounPhrase {
			n = a.c[n].Up
			continue
		}
		break
	}
	a.hang(a.i, n, RelClause, a.rel)
}

func (a *attacher) plural(n int) bool {
	t := a.s.Tokens[a.c[n].Head]
	return t.Tag == "NNS" || t.Tag == "NNPS"
}
