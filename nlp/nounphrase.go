package nlp

// modifies reports whether the participle at i describes the noun after it, or
// is itself the head of a noun phrase ("the broadening of").
func (c *chunker) modifies(i int) bool {
	t := c.s.Tokens
	tag := t[i].Tag
	if tag != "VBG" && tag != "VBN" {
		return false
	}
	inside := i > 0 && len(c.out) > 0 && c.out[len(c.out)-1].Last == i-1 && c.out[len(c.out)-1].Kind == NounPhrase && t[i-1].Tag == "POS"
	noun := i+1 < len(t) && (t[i+1].Noun() || t[i+1].Tag[:1] == "J")
	if r, ok := c.name(i + 1); ok && noun {
		noun = r.First == r.Last && !t[i+1].Proper()
	}
	if inside {
		return true
	}
	return tag == "VBN" && noun && !c.afterAux(i)
}

func (c *chunker) afterAux(i int) bool {
	t := c.s.Tokens
	for i--; i >= 0 && t[i].Tag[:1] == "R"; i-- {
	}
	return i >= 0 && (t[i].Lemma == "be" || t[i].Lemma == "have" || t[i].Lemma == "get")
}

// nounPhrase takes determiners, modifiers and nouns from i on; its head is the
// last noun, and it ends before a possessive 's, which the next phrase opens.
func (c *chunker) nounPhrase(i int) {
	t := c.s.Tokens
	owned := t[i].Tag == "POS"
	j, head := i, -1
	if owned {
		j++
	}
	begin := j
	for j < len(t) {
		if r, ok := c.name(j); ok {
			if head >= 0 && (t[head].Tag == "NNS" || times[t[head].Lower]) {
				goto done
			}
			head, j = r.Last, r.Last+1
			continue
		}
		if _, ok := c.date(j); ok && head >= 0 {
			goto done
		}
		tag := t[j].Tag
		switch {
		case tag == "PRP" || tag == "EX":
			if j > begin {
				goto done
			}
			head = j
			j++
			goto done
		case t[j].Noun() || tag == "CD" || tag == "FW" || tag == "ADD" || tag == "GW" || tag == "$":
			head = j
		case tag == "DT" || tag == "PRP$" || tag == "PDT":
			if head >= 0 || j > begin && t[j-1].Tag != "PDT" && !t[j-1].Is("all", "both", "such", "half") {
				goto done
			}
		case tag == "JJ" || tag == "JJR" || tag == "JJS" || tag == "AFX":
			if head >= 0 && !c.nounFollows(j) {
				goto done
			}
		case tag == "VBG":
			if head < 0 && j == begin && !owned {
				goto done
			}
			if !c.nounFollows(j) && head >= 0 && !c.endsPhrase(j) {
				goto done
			}
			if head >= 0 && j+1 < len(t) && (t[j+1].Tag[:1] == "J" || c.determiner(j+1)) {
				goto done
			}
			head = j
		case tag == "VBN":
			if !c.nounFollows(j) || head >= 0 {
				goto done
			}
		case (tag == "RB" || tag == "RBR") && head < 0 && j > begin && t[j-1].Tag == "," && j+1 < len(t) && t[j+1].Tag == "," && c.listOfAdjectives(j-1):
		case tag == "RB" || tag == "RBR" || tag == "RBS":
			if head >= 0 || j+1 >= len(t) || !(t[j+1].Tag[:1] == "J" || t[j+1].Tag == "VBN" || t[j+1].Tag == "CD") {
				goto done
			}
		case tag == "CC" || tag == ",":
			if j == begin || head == j-1 || !c.listOfAdjectives(j) {
				goto done
			}
		case tag == "``" || tag == "''" || tag == "\"":
			if head >= 0 || j+1 >= len(t) || !(t[j+1].Tag[:1] == "J" || t[j+1].Noun()) && j == begin {
				goto done
			}
		default:
			goto done
		}
		j++
	}
done:
	for j > begin && head < j-1 && head >= 0 {
		j--
	}
	if head < 0 {
		c.headless(i, max(j, i+1))
		return
	}
	c.add(NounPhrase, i, j-1, head)
	n := len(c.out) - 1
	if owned && n > 0 && c.out[n-1].Kind == NounPhrase {
		c.out[n].Owner = n - 1
		c.out[n-1].Role, c.out[n-1].Up = OwnerOf, n
	}
}

// headless takes tokens that looked like a noun phrase but hold no noun:
// adjectives, or a determiner that stands alone ("this marks").
func (c *chunker) headless(i, j int) {
	t := c.s.Tokens
	for k := i; k < j; k++ {
		if t[k].Tag[:1] == "J" || t[k].Tag == "VBN" {
			c.add(Adjective, i, j-1, j-1)
			return
		}
	}
	if t[i].Tag == "DT" || t[i].Tag == "PDT" || t[i].Tag == "PRP$" {
		c.add(NounPhrase, i, i, i)
		return
	}
	c.add(Other, i, i, i)
}

func (c *chunker) determiner(i int) bool {
	t := c.s.Tokens
	return i < len(t) && (t[i].Tag == "DT" || t[i].Tag == "PRP$" || t[i].Tag == "PRP")
}

// nounFollows reports whether after j, over modifiers, comes a noun.
func (c *chunker) nounFollows(j int) bool {
	t := c.s.Tokens
	for k := j + 1; k < len(t) && k < j+8; k++ {
		switch tag := t[k].Tag; {
		case t[k].Noun() || tag == "CD":
			return true
		case tag[:1] == "J" || tag == "VBN" || tag == "VBG" || tag == "''":
		case (tag == "CC" || tag == ",") && k+1 < len(t) && t[k+1].Tag[:1] == "J":
		default:
			return false
		}
	}
	return false
}

// endsPhrase reports whether a noun phrase may end at j: "institution building,".
func (c *chunker) endsPhrase(j int) bool {
	t := c.s.Tokens
	if j+1 >= len(t) {
		return true
	}
	switch t[j+1].Tag {
	case ",", ".", "CC", "MD", "VBZ", "VBP", "VBD", "-RRB-", ":":
		return true
	}
	return false
}

// listOfAdjectives reports whether the comma or "and" at j stands between
// adjectives of one noun phrase: "resilient, secure and open region".
func (c *chunker) listOfAdjectives(j int) bool {
	t := c.s.Tokens
	if p := t[j-1].Tag; p[:1] != "J" && p != "VBN" && p != "," {
		return false
	}
	k := j + 1
	if k < len(t) && t[j].Tag == "," && t[k].Tag == "CC" {
		k++
	}
	for k < len(t) && t[k].Tag[:1] == "R" {
		if k+2 < len(t) && t[k+1].Tag == "," && (t[k+2].Tag[:1] == "J" || t[k+2].Tag == "CC") { // "safe, orderly, and humane"
			k++
			if t[k+1].Tag == "CC" {
				k++
			}
		}
		k++
	}
	return k < len(t) && (t[k].Tag[:1] == "J" || t[k].Tag == "VBN") && c.nounFollows(k)
}
