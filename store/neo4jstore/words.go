package neo4jstore

import (
	"strings"
	"unicode"

	"graphd/kg"
)

// luceneWords bounds the words that the index is asked for; the query looks at
// the others itself.
const luceneWords = 20

// wordQuery puts the folded words of a text into q and reports whether there are
// any: a text without words matches nothing.
func wordQuery(text string, q map[string]any) bool {
	words := kg.Fold(text)
	if len(words) == 0 {
		return false
	}
	last := len(words) - 1
	q["words"] = map[string]any{"whole": words[:last], "last": words[last], "query": strings.Join(words, " "), "lucene": lucene(words)}
	return true
}

// lucene asks an index for all of the words, the last as a prefix.
func lucene(words []string) string {
	last := len(words) - 1
	var b strings.Builder
	for _, w := range words[:min(last, luceneWords)] {
		b.WriteString("+" + escapeLucene(beginning(w, wordBytes)) + " ")
	}
	b.WriteString("+" + escapeLucene(beginning(words[last], wordBytes)) + "*")
	return b.String()
}

// escapeLucene puts a backslash before all that could mean something to Lucene's
// query parser. Folded words hold letters and digits only; this does not rely on it.
func escapeLucene(w string) string {
	var b strings.Builder
	for _, r := range w {
		if r < unicode.MaxASCII && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// holds is the condition that a folded text holds the words, as kg.MatchWords says.
func holds(text string) string {
	return "(all(w IN $q.words.whole WHERE (' ' + " + text + " + ' ') CONTAINS (' ' + w + ' ')) AND (' ' + " + text + ") CONTAINS (' ' + $q.words.last))"
}

// found binds node to what a full-text index gives for the words.
func found(index, node string) string {
	return "CALL db.index.fulltext.queryNodes('" + index + "', $q.words.lucene) YIELD node AS " + node
}
