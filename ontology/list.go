package ontology

import (
	"strings"

	"graphd/kg"
)

// NameAt gives how many of the words, from i on, the longest name that the
// Ontology lists has, 0 for none, and the list that it is on.
func (l *Lexicon) NameAt(words []string, i int) (n int, list string) {
	folded := kg.Fold(words[i])
	if len(folded) == 0 {
		return 0, ""
	}
	longest := l.Longest(folded[0])
	for j := i; len(folded) <= longest; {
		if k, ok := l.Known(strings.Join(folded, " ")); ok {
			n, list = j-i+1, k.list()
		}
		j++
		if j >= len(words) || len(folded) >= longest {
			break
		}
		more := kg.Fold(words[j])
		if len(more) == 0 {
			break
		}
		folded = append(folded, more...)
	}
	return n, list
}

func (k Known) list() string {
	switch {
	case k.Adjective:
		return "people"
	case k.State:
		return "part"
	}
	return string(k.Kind)
}

// Role tells what a word by itself says of a name that it stands in or beside:
// "title", "title modifier", "given", or the Kind whose head it is; "" for nothing.
func (l *Lexicon) Role(word string) string {
	w := strings.ToLower(word)
	switch {
	case l.titleWords[w] || l.titleWords[strings.TrimSuffix(w, "s")]:
		return "title"
	case l.titleMods[w]:
		return "title modifier"
	case word != w && l.given[w]:
		return "given"
	}
	if k := l.heads[w]; len(k) > 0 {
		return string(k[0])
	}
	if n := strings.TrimSuffix(w, "s"); n != w && len(l.heads[n]) > 0 {
		return string(l.heads[n][0])
	}
	if word != w {
		if f := kg.FoldText(word); f != w && l.given[f] {
			return "given"
		}
	}
	return ""
}
