package nlp

// Analyse reads the given stretches of text, in order and apart, and gives
// their Sentences with tagged Tokens. Chunks are not set: see [Sentence.Shape].
func (m *Model) Analyse(text string, at []Stretch) []Sentence {
	var out []Sentence
	for _, p := range at {
		for _, s := range sentences(text, p) {
			m.tagSentence(&s)
			for i := range s.Tokens {
				t := &s.Tokens[i]
				t.Lemma = lemma(t.Lower, t.Tag)
			}
			out = append(out, s)
		}
	}
	return out
}
