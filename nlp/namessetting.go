package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameWord is what the features of names see of a Token.
type nameWord struct {
	lower, shape, form string // form is the shape in short: runs of one kind of sign count once
	suf2, suf3, suf4   string
	pre3               string
	tag                string
	upper              bool
	role               string
	fine, coarse       string // classes of words that stand in like places
	list               string // what known name it stands in, with its place in it
	run                int    // index of the run of capitalised words it stands in, -1 for none
}

// a run of capitalised words, with the small words that may join them.
type capitalRun struct{ first, last int }

// nameSetting is a Document whose names are looked for.
type nameSetting struct {
	sents   []Sentence
	words   NameWords
	style   string
	seen    map[string]*seenWord
	classes *WordClasses

	i    int
	w    []nameWord
	runs []capitalRun
	text []string
}

// seenWord is what the Document says of a capitalised word: how often it stands so
// where nothing but being a name asks for it, whether it stands without a capital
// as well, and what stands around it.
type seenWord struct {
	upper, lower int
	sights       []sight
}

// sight is one place of a capitalised word.
type sight struct {
	sentence, token       int
	before, after         string
	runFirst, runLast     string
	firstRole, beforeRole string
	length                int
}

const mostSights = 6

func newNameSetting(sents []Sentence, words NameWords, classes *WordClasses, style string) *nameSetting {
	x := &nameSetting{sents: sents, words: words, classes: classes, style: style, seen: map[string]*seenWord{}}
	for i := range sents {
		s := &sents[i]
		if s.AllCaps || s.TitleCase {
			continue
		}
		t := s.Tokens
		for k := range t {
			if !t[k].Upper() {
				if isLetter(t[k].Text) {
					if w := x.seen[t[k].Lower]; w != nil {
						w.lower++
					} else if len(t[k].Text) > 3 {
						x.seen[t[k].Lower] = &seenWord{lower: 1}
					}
				}
				continue
			}
			w := x.seen[t[k].Lower]
			if w == nil {
				w = &seenWord{}
				x.seen[t[k].Lower] = w
			}
			if !opensSentence(t, k) {
				w.upper++
			}
			if len(w.sights) < mostSights {
				first, last := k, k
				for first > 0 && t[first-1].Upper() {
					first--
				}
				for last+1 < len(t) && t[last+1].Upper() {
					last++
				}
				g := sight{sentence: i, token: k, before: "<", after: ">", runFirst: t[first].Lower, runLast: t[last].Lower, length: min(last-first, 3)}
				if first > 0 {
					g.before = t[first-1].Lower
					g.beforeRole = words.Role(t[first-1].Text)
				}
				if last+1 < len(t) {
					g.after = t[last+1].Lower
				}
				g.firstRole = words.Role(t[first].Text)
				w.sights = append(w.sights, g)
			}
		}
	}
	return x
}

func isLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// opensSentence reports whether any word has a capital at this place.
func opensSentence(t []Token, i int) bool {
	if i == 0 {
		return true
	}
	switch t[i-1].Text {
	case "\"", "“", "‘", "'", "(", ":", "•", "*", "-", "–", "—", "·", ".", "!", "?":
		return true
	}
	return false
}

// any reports whether Sentence i may hold a name.
func (x *nameSetting) any(i int) bool {
	for k := range x.sents[i].Tokens {
		t := &x.sents[i].Tokens[k]
		if t.Upper() || t.Tag == "NNP" || t.Tag == "NNPS" {
			return true
		}
	}
	return false
}

// start makes Sentence i the one whose features are asked for.
func (x *nameSetting) start(i int) {
	x.i = i
	t := x.sents[i].Tokens
	x.w, x.text, x.runs = x.w[:0], x.text[:0], x.runs[:0]
	for k := range t {
		x.text = append(x.text, t[k].Text)
	}
	for k := range t {
		l := noDigits(t[k].Lower)
		w := nameWord{lower: l, shape: signs(t[k].Text), form: outline(t[k].Text), suf2: tail(l, 2), suf3: tail(l, 3), suf4: tail(l, 4), pre3: l[:min(3, len(l))],
			tag: t[k].Tag, upper: t[k].Upper(), run: -1}
		if isLetter(l) {
			w.role = x.words.Role(t[k].Text)
		}
		if x.classes != nil {
			fine, coarse := x.classes.Of(t[k].Lower)
			w.fine, w.coarse = string([]byte{byte(fine), byte(fine >> 8)}), string([]byte{coarse})
		}
		x.w = append(x.w, w)
	}
	for k := 0; k < len(t); k++ {
		if !x.w[k].upper {
			continue
		}
		if n, list := x.words.NameAt(x.text, k); n > 0 {
			for j := k; j < k+n; j++ {
				if x.w[j].list == "" {
					x.w[j].list = list + placeIn(j-k, n)
				}
			}
		}
	}
	for k := 0; k < len(t); k++ {
		if !x.w[k].upper {
			continue
		}
		last := k
		for last+1 < len(t) && (x.w[last+1].upper || last+2 < len(t) && joinsNames(x.w[last+1].lower) && x.w[last+2].upper) {
			last++
		}
		for j := k; j <= last; j++ {
			x.w[j].run = len(x.runs)
		}
		x.runs = append(x.runs, capitalRun{k, last})
		k = last
	}
}

func joinsNames(w string) bool {
	switch w {
	case "of", "de", "al", "bin", "von", "van", "for", "&", "del", "la", "the":
		return true
	}
	return false
}

func placeIn(i, n int) string {
	switch {
	case n == 1:
		return "U"
	case i == 0:
		return "B"
	case i+1 == n:
		return "L"
	}
	return "I"
}

// outline is a word with each run of one kind of sign written once.
func outline(s string) string {
	var b [32]byte
	n, last := 0, byte(0)
	for _, r := range s {
		if c := sign(r); c != last && n < len(b) {
			b[n] = c
			n++
			last = c
		}
	}
	return string(b[:n])
}

// signs is a word with the kind of each sign, of the first four and the last two.
func signs(s string) string {
	var b [7]byte
	n := 0
	for _, r := range s {
		c := sign(r)
		if n < 5 {
			b[n] = c
			n++
			continue
		}
		b[5], b[6] = b[6], c
	}
	if b[6] != 0 {
		return string(b[:])
	}
	return string(b[:n])
}

func sign(r rune) byte {
	switch {
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLower(r):
		return 'x'
	case unicode.IsDigit(r):
		return '0'
	case r == '-' || r == '\'' || r == '’' || r == '&':
		return '-'
	}
	return '.'
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// noDigits writes each digit of s as 0, so that numbers share what is learned of them.
func noDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if '1' <= r && r <= '9' {
			return '0'
		}
		return r
	}, s)
}

var noNameWord = nameWord{lower: "<>", shape: "<>", form: "<>", suf2: "<>", suf3: "<>", suf4: "<>", pre3: "<>", tag: "<>", run: -1}

func (x *nameSetting) at(k int) *nameWord {
	if k < 0 || k >= len(x.w) {
		return &noNameWord
	}
	return &x.w[k]
}
