package nlp

import "strings"

// Retokenize gives the sentences of a treebank with the Tokens that text is cut
// into here: words that the treebank splits at hyphens are one Token, with the
// head of the part that the others hang from. Sentences where a word of the
// treebank would be split are left out.
func Retokenize(text string, sents []Sentence) []Sentence {
	var out []Sentence
	for i := range sents {
		if s, ok := retokenize(text, &sents[i]); ok {
			out = append(out, s)
		}
	}
	return out
}

func retokenize(text string, s *Sentence) (Sentence, bool) {
	toks := tokenize(text, s.Start, s.End)
	if len(toks) == 0 {
		return Sentence{}, false
	}
	group := make([]int, len(s.Tokens)) // of each old Token: the new one
	k := 0
	for i, t := range s.Tokens {
		for k < len(toks) && toks[k].End < t.End {
			k++
		}
		if k == len(toks) || toks[k].Start > t.Start {
			return Sentence{}, false
		}
		group[i] = k
	}
	filled := make([]bool, len(toks))
	for i, t := range s.Tokens {
		n := &toks[group[i]]
		if !filled[group[i]] || t.Head < 0 || group[t.Head] != group[i] {
			n.Rel, n.Head, n.UPOS = t.Rel, -1, t.UPOS
			if t.Head >= 0 {
				n.Head = group[t.Head]
			}
		}
		filled[group[i]] = true
		switch {
		case n.Tag == "":
			n.Tag, n.Lemma = t.Tag, t.Lemma
		case t.Tag != "HYPH":
			n.Tag = joinTag(t.Tag)
		}
	}
	for i, t := range toks {
		if !filled[i] || t.Head == i {
			return Sentence{}, false
		}
		if strings.Contains(t.Text, "-") && len(t.Text) > 1 && (t.Tag == "JJ" || t.Tag == "VBN") {
			toks[i].UPOS = "ADJ"
		}
	}
	return newSentence(toks), true
}

// joinTag is the tag of a hyphenated word whose last part has the given tag.
func joinTag(last string) string {
	switch last {
	case "VBN", "VBD", "VBG":
		return "JJ"
	}
	return last
}
