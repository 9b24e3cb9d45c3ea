package open

import (
	"strings"

	"graphd/nlp"
)

// Line gives what a line of text says that is one sentence. Where the line was
// cut into words before, by spaces, they are kept. One of more words than any
// sentence has is read in parts.
func Line(m *nlp.Model, line string) []Relation {
	var out []Relation
	for _, s := range Sentences(m, line) {
		out = append(out, Relations(&s, line)...)
	}
	return out
}

// Sentences gives the trees of a line that is one sentence: one, if it is not
// too long.
func Sentences(m *nlp.Model, line string) []nlp.Sentence {
	var toks []nlp.Token
	if CutIntoWords(line) {
		toks = wordsOf(line)
	} else {
		for _, s := range m.Analyse(line, []nlp.Stretch{{Start: 0, End: len(line)}}) {
			toks = append(toks, s.Tokens...)
		}
	}
	var out []nlp.Sentence
	for len(toks) > 0 {
		n := min(longest, len(toks))
		out = append(out, nlp.Sentence{Start: toks[0].Start, End: toks[n-1].End, Tokens: toks[:n:n]})
		toks = toks[n:]
	}
	m.Annotate(out)
	return out
}

// longest bounds the words that are read together.
const longest = 400

// CutIntoWords reports whether marks stand by themselves in a line, as they do
// where a program cut it into words.
func CutIntoWords(line string) bool {
	alone, joined := 0, 0
	for _, f := range strings.Fields(line) {
		switch {
		case strings.Contains(", . ; : ? ! '' ``", f):
			alone++
		case len(f) > 2 && strings.ContainsAny(f[len(f)-1:], ",;:?!"), f[len(f)-1] == '.' && len(f) > 5:
			joined++
		}
	}
	return alone > joined
}

// brackets and quotation marks as treebanks write them.
var written = map[string]string{"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": "“", "''": "”", "`": "‘"}

// wordsOf makes Tokens of the words between spaces. Words around a hyphen that
// stands alone are one Token: "stock - index".
func wordsOf(line string) []nlp.Token {
	var out []nlp.Token
	at, hyphen := 0, false
	for _, f := range strings.Fields(line) {
		start := at + strings.Index(line[at:], f)
		at = start + len(f)
		if f == "-" && len(out) > 0 && wordlike(out[len(out)-1].Text) {
			hyphen = true
			continue
		}
		if hyphen && wordlike(f) {
			t := &out[len(out)-1]
			t.End, t.Text = at, t.Text+"-"+f
			t.Lower = strings.ToLower(t.Text)
			hyphen = false
			continue
		}
		if hyphen { // the hyphen joins nothing
			end := out[len(out)-1].End
			h := end + strings.Index(line[end:], "-")
			out = append(out, nlp.Token{Start: h, End: h + 1, Text: "-", Lower: "-"})
			hyphen = false
		}
		text := f
		if w, ok := written[f]; ok {
			text = w
		}
		out = append(out, nlp.Token{Start: start, End: at, Text: text, Lower: strings.ToLower(text)})
	}
	return out
}

func wordlike(s string) bool {
	for _, r := range s {
		return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127 && r != '“' && r != '”' && r != '‘'
	}
	return false
}
