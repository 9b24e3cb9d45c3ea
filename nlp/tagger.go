package nlp

import "strings"

// tagSentence sets the Tag of each Token, from left to right, each by the tags
// before it.
func (m *Model) tagSentence(s *Sentence) {
	words := make([]word, len(s.Tokens))
	for i, t := range s.Tokens {
		text := t.Text
		if s.AllCaps || s.TitleCase {
			text = t.Lower
		}
		words[i] = makeWord(plainMark(text), plainMark(t.Lower))
	}
	m.tagWords(words, func(i int, tag string) { s.Tokens[i].Tag = tag })
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Upper() {
			t.Common = m.common(words[i].norm)
		}
	}
}

// common reports whether the word was met in training and does not speak for a
// proper noun.
func (m *Model) common(norm string) bool {
	if t, ok := m.known[norm]; ok {
		return !strings.HasPrefix(m.tags[t], "NNP")
	}
	p, ok := m.index[hash(1, norm, "")]
	if !ok {
		return false
	}
	for k := p.at; k < p.at+p.n; k++ {
		if strings.HasPrefix(m.tags[m.tag[k]], "NNP") && m.value[k] > 0 {
			return false
		}
	}
	return true
}

// tagWords tags prepared words and tells each tag.
func (m *Model) tagWords(words []word, set func(int, string)) {
	tags := make([]string, len(words))
	scores := make([]int32, len(m.tags))
	for i := range words {
		best, ok := m.known[words[i].norm]
		if !ok {
			clear(scores)
			features(words, tags, i, func(h uint64) {
				p, found := m.index[h]
				if !found {
					return
				}
				for k := p.at; k < p.at+p.n; k++ {
					scores[m.tag[k]] += int32(m.value[k])
				}
			})
			best = 0
			for t := range scores {
				if scores[t] > scores[best] {
					best = uint8(t)
				}
			}
		}
		tags[i] = m.tags[best]
		set(i, tags[i])
	}
}

// plainMark writes typographic quotes and dashes as the treebanks have them.
func plainMark(s string) string {
	switch s {
	case "’s", "’S":
		return "'s"
	case "’":
		return "'"
	case "“", "”", "«", "»":
		return "\""
	case "–", "—", "--":
		return "-"
	case "…":
		return "..."
	case "n’t":
		return "n't"
	case "’re", "’ve", "’ll", "’d", "’m":
		return "'" + s[len("’"):]
	}
	return s
}
