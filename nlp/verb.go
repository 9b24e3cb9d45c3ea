package nlp

// verbGroup takes auxiliaries, adverbs and verbs from i on and says what they
// make together.
func (c *chunker) verbGroup(i int) {
	t := c.s.Tokens
	v := Verb{}
	j, head, verbs := i, -1, 0
	lastVerb := -1
	for j < len(t) {
		if _, ok := c.name(j); ok && j > i {
			break
		}
		tag := t[j].Tag
		switch {
		case t[j].Is("not", "n't", "never") && (tag == "RB" || tag == "NEG"):
			v.Negated = true
		case tag == "MD":
			if verbs > 0 {
				goto done
			}
			v.Modal, v.Finite = t[j].Lemma, true
		case tag == "TO" || t[j].Lower == "to" && j == i:
			if j > i {
				goto done
			}
			v.To = true
		case t[j].Verb():
			if lastVerb >= 0 && !chains(t[lastVerb], t[j]) {
				goto done
			}
			if verbs == 0 && !v.To && v.Modal == "" {
				v.Finite = tag == "VBZ" || tag == "VBP" || tag == "VBD" || tag == "VB"
				v.Ing = tag == "VBG"
				v.Passive = tag == "VBN"
			}
			verbs++
			lastVerb, head = j, j
		case tag == "RB" || tag == "RBR":
			if !c.verbAfter(j, lastVerb >= 0) {
				goto done
			}
		default:
			goto done
		}
		j++
	}
done:
	if head < 0 {
		head = j - 1
		if j == i {
			j, head = i+1, i
		}
	}
	v.Lemma = t[head].Lemma
	if verbs > 1 {
		v.Passive = t[head].Tag == "VBN" && aux(t, i, head) == "be"
		if v.Ing && t[head].Tag != "VBG" {
			v.Ing = true
		}
	}
	if v.To && verbs > 1 && t[head].Tag == "VBN" {
		v.Passive = aux(t, i, head) == "be"
	}
	last := j - 1
	if copulas[v.Lemma] && !v.Passive {
		v.Copula = true
		if k := c.predicate(j); k >= 0 {
			v.Lemma, v.Copula, last = t[k].Lemma, false, k
			head = k
		}
	}
	c.add(VerbGroup, i, last, head)
	c.out[len(c.out)-1].Verb = v
}

var copulas = wordSet("be become remain stay seem appear")

// chains reports whether verb b may follow verb a in one group.
func chains(a, b Token) bool {
	switch a.Lemma {
	case "be", "get":
		return b.Tag == "VBN" || b.Tag == "VBG" || b.Tag == "VBD"
	case "have":
		return b.Tag == "VBN" || b.Tag == "VBD"
	case "do", "help", "let":
		return b.Tag == "VB"
	}
	return false
}

func aux(t []Token, from, head int) string {
	for k := head - 1; k >= from; k-- {
		if t[k].Verb() {
			return t[k].Lemma
		}
	}
	return ""
}

// verbAfter reports whether over adverbs from j on another verb of the group
// comes.
func (c *chunker) verbAfter(j int, started bool) bool {
	t := c.s.Tokens
	for j < len(t) && t[j].Tag[:1] == "R" {
		j++
	}
	return j < len(t) && (t[j].Verb() || t[j].Tag == "MD") && (!started || t[j].Tag != "VBZ" && t[j].Tag != "VBP")
}

// predicate gives the adjective at j that follows a copula and describes its
// subject ("is responsible for"), or -1.
func (c *chunker) predicate(j int) int {
	t := c.s.Tokens
	for j < len(t) && t[j].Tag[:1] == "R" {
		j++
	}
	if j >= len(t) || t[j].Tag != "JJ" && t[j].Tag != "VBN" || c.nounFollows(j) {
		return -1
	}
	return j
}
