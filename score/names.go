package score

import (
	"regexp"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

var (
	quotes     = strings.NewReplacer("‘", "'", "’", "'", "‚", "'", "‛", "'", "“", "\"", "”", "\"", "„", "\"", "‟", "\"", "«", "\"", "»", "\"", "–", "-", "—", "-", "−", "-", "‐", "-", "‑", "-")
	possessive = regexp.MustCompile(`([\pL\pN_.])'s($|[^\pL\pN_])`)
	plural     = regexp.MustCompile(`s'($|[^\pL\pN_])`)
	determiner = regexp.MustCompile(`^(?:the|an?|this|that|these|those|its|his|her|their|our|my|your)\s+`)
	word       = regexp.MustCompile(`[\pL\pN_]+`)
)

const outer = " \t\n!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~…•·"

// plain writes a text without case, with one kind of quote and single spaces.
func plain(s string) string {
	return strings.Join(strings.Fields(cases.Fold().String(quotes.Replace(norm.NFKC.String(s)))), " ")
}

// fold writes a name as names are compared.
func fold(s string) string {
	s = possessive.ReplaceAllString(plain(s), "$1$2")
	s = strings.Trim(plural.ReplaceAllString(s, "s$1"), outer)
	for {
		t := determiner.ReplaceAllString(s, "")
		if t == s {
			return s
		}
		s = strings.Trim(t, outer)
	}
}

func tokens(s string) map[string]int {
	out := map[string]int{}
	for _, w := range word.FindAllString(s, -1) {
		out[w]++
	}
	return out
}

// overlap is the F1 of the tokens of two texts.
func overlap(a, b map[string]int) float64 {
	both, all := 0, 0
	for w, n := range a {
		both += min(n, b[w])
		all += n
	}
	for _, n := range b {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(both) / float64(all)
}

// sameSentence reports whether a quote cites the sentence.
func sameSentence(quote, sentence string) bool {
	q, s := plain(quote), plain(sentence)
	return q != "" && (strings.Contains(s, q) || strings.Contains(q, s) || overlap(tokens(q), tokens(s)) >= 0.8)
}

var classes = map[string]string{
	"Person": "Actor", "Government": "Actor", "Agency": "Actor", "Organization": "Actor", "CriminalGroup": "Actor",
	"Program": "Program", "Strategy": "Program", "Law": "Program", "Document": "Program", "Agreement": "Program",
}

func class(kind string) string {
	if c, ok := classes[kind]; ok {
		return c
	}
	return kind
}

var symmetric = map[string]bool{"cooperates_with": true, "opposes": true, "met_with": true}
