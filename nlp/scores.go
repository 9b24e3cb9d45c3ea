package nlp

import "strings"

// TreeScores say how far tags and trees are as they should be.
type TreeScores struct {
	Tokens int
	Tags   int // Tokens with the right Penn tag
	UPOS   int // Tokens with the right Universal Dependencies part of speech
	UAS    int // Tokens with the right head
	LAS    int // Tokens with the right head and relation; subtypes are ignored
}

// CompareTrees counts where the sentences of got, Token by Token those of want, agree.
func CompareTrees(want, got []Sentence) TreeScores {
	var c TreeScores
	for i := range want {
		for j, w := range want[i].Tokens {
			g := got[i].Tokens[j]
			c.Tokens++
			if g.Tag == w.Tag {
				c.Tags++
			}
			if g.UPOS == w.UPOS {
				c.UPOS++
			}
			if g.Head == w.Head {
				c.UAS++
				if plainRel(g.Rel) == plainRel(w.Rel) {
					c.LAS++
				}
			}
		}
	}
	return c
}

func plainRel(s string) string {
	base, _, _ := strings.Cut(s, ":")
	return base
}

// CopySentences copies Sentences and their Tokens.
func CopySentences(sents []Sentence) []Sentence {
	out := make([]Sentence, len(sents))
	for i, s := range sents {
		s.Tokens = append([]Token(nil), s.Tokens...)
		s.Chunks = nil
		out[i] = s
	}
	return out
}
