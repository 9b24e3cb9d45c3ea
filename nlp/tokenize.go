package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenize splits a stretch of text into Tokens: words with their inner
// hyphens, full stops of abbreviations and numbers, clitics apart, each
// punctuation mark by itself (runs of dots and dashes together).
func tokenize(text string, from, to int) []Token {
	var out []Token
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:to])
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff':
			i += n
		case wordRune(r):
			j := wordEnd(text, i, to)
			out = appendWord(out, text, i, j)
			i = j
		case strings.ContainsRune("$€£#", r) && i+n < to && digitAt(text, i+n):
			out = append(out, token(text, i, i+n))
			i += n
		default:
			j := i + n
			for j < to && (r == '.' || r == '-' || r == '–' || r == '—' || r == '*' || r == '_' || r == '=') {
				q, m := utf8.DecodeRuneInString(text[j:to])
				if q != r {
					break
				}
				j += m
			}
			if j == i+n {
				if k := cliticEnd(text, i, to); k > 0 {
					j = k
				}
			}
			out = append(out, token(text, i, j))
			i = j
		}
	}
	return out
}

func token(text string, i, j int) Token {
	s := text[i:j]
	return Token{Start: i, End: j, Text: s, Lower: strings.ToLower(s)}
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Mc, r)
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

func digitAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsDigit(r)
}

func letterAt(text string, i, to int) bool {
	if i >= to {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:to])
	return wordRune(r)
}

// wordEnd finds the end of the word that starts at i: letters and digits, with
// a single hyphen, apostrophe, ampersand or slash between letters, full stops
// inside of abbreviations ("U.S.", "e.g.") and marks inside of numbers.
func wordEnd(text string, i, to int) int {
	var last rune
	start := i
	for i < to {
		r, n := utf8.DecodeRuneInString(text[i:to])
		next := letterAt(text, i+n, to)
		switch {
		case wordRune(r):
		case (r == '-' || r == '‑' || r == '–') && next && i > start && (last != '.' || r == '-'):
			if r == '–' && !joinedByDash(text, start, i, i+n, to) {
				return i // names on both sides of a dash are names of their own
			}
		case apostrophe(r) && next && i > start:
			if cliticEnd(text, i, to) > 0 {
				return i
			}
		case r == '.' && next && unicode.IsDigit(last) && digitAt(text, i+n):
		case r == ',' && next && unicode.IsDigit(last) && digitAt(text, i+n):
		case r == '.' && strings.EqualFold(text[start:i], "no") && !digitAt(text[:to], min(i+2, to)):
			return i // the answer, not the number
		case r == '.' && abbreviation(text[start:i]) && !strings.ContainsAny(text[start:i], "0123456789"):
			if !next && !(i+n < to && text[i+n] == '-' && letterAt(text, i+n+1, to)) {
				return i + n
			}
		case r == '&' && next && unicode.IsUpper(last):
		case r == '@' && next, r == '_' && next, r == '/' && next && (unicode.IsDigit(last) || strings.Contains(text[start:i], "://")):
		default:
			return i
		}
		last = r
		i += n
	}
	return i
}

// joinedByDash reports whether an en dash at i joins parts of one number: "16–17".
func joinedByDash(text string, start, i, after, to int) bool {
	before, _ := utf8.DecodeRuneInString(text[start:i])
	next, _ := utf8.DecodeRuneInString(text[after:to])
	return unicode.IsDigit(before) && unicode.IsDigit(next)
}

// abbreviation reports whether a full stop after s belongs to it.
func abbreviation(s string) bool {
	if dotted(s[strings.LastIndexByte(s, '-')+1:]) {
		return true
	}
	return abbreviations[strings.ToLower(s)]
}

// dotted reports whether s is a single letter or letters set apart by stops:
// "J", "U.S", "e.g".
func dotted(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case r == '.':
			letters = 0
		case unicode.IsLetter(r):
			letters++
			if letters > 1 {
				return false
			}
		default:
			return false
		}
	}
	return letters == 1
}

var abbreviations = wordSet(`mr mrs ms dr prof gen col lt sgt capt maj adm cmdr sen rep gov pres hon rev st messrs jr sr
	inc corp co ltd bros no vs etc al ca dept est fig vol pp ed eds op cit approx jan feb mar apr jun jul aug sep sept oct nov dec
	mt ft ave blvd rd ph llc art sec para amb`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// cliticEnd gives the end of a clitic that starts with an apostrophe at i
// ('s, 're, 'll ...), or 0 if there is none.
func cliticEnd(text string, i, to int) int {
	r, n := utf8.DecodeRuneInString(text[i:to])
	if !apostrophe(r) {
		return 0
	}
	for _, c := range []string{"s", "re", "ve", "ll", "d", "m", "S"} {
		j := i + n + len(c)
		if strings.HasPrefix(text[i+n:to], c) && !letterAt(text, j, to) {
			return j
		}
	}
	return 0
}

// appendWord appends the word text[i:j], split before n't and in "cannot".
func appendWord(out []Token, text string, i, j int) []Token {
	w := strings.ToLower(text[i:j])
	cut := 0
	switch {
	case strings.HasSuffix(w, "n't") && len(w) > 3:
		cut = 3
	case strings.HasSuffix(w, "n’t") && len(w) > 5:
		cut = 5
	case w == "cannot":
		cut = 3
	}
	if cut > 0 && len(w) == j-i {
		return append(out, token(text, i, j-cut), token(text, j-cut, j))
	}
	return append(out, token(text, i, j))
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
