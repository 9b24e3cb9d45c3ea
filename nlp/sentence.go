package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSentence is the number of Tokens at which a Sentence is cut, so that the
// work on one sentence is bounded.
const maxSentence = 400

// sentences splits a stretch of text into Sentences of untagged Tokens. Blank
// lines and list marks end a sentence always, a single line break only after a
// closing mark or a short line.
func sentences(text string, at Stretch) []Sentence {
	var out []Sentence
	for _, p := range paragraphs(text, at) {
		toks := tokenize(text, p.Start, p.End)
		begin := 0
		for i := range toks {
			if i+1 == len(toks) || i+1-begin >= maxSentence || endsSentence(text, toks, begin, i) {
				out = append(out, newSentence(toks[begin:i+1:i+1]))
				begin = i + 1
			}
		}
	}
	return out
}

func newSentence(toks []Token) Sentence {
	s := Sentence{Start: toks[0].Start, End: toks[len(toks)-1].End, Tokens: toks}
	upper, lower := 0, 0
	for _, t := range toks {
		for _, r := range t.Text {
			if unicode.IsUpper(r) {
				upper++
			} else if unicode.IsLower(r) {
				lower++
			}
		}
	}
	s.AllCaps = upper > 12 && lower*8 < upper
	capital, words := 0, 0
	for _, t := range toks {
		if len(t.Text) > 3 && letters(t.Text) {
			words++
			if startsUpper(t.Text) {
				capital++
			}
		}
	}
	s.TitleCase = !s.AllCaps && words >= 4 && len(toks) <= 40 && !isStop(toks[len(toks)-1].Text) && capital*10 >= words*8
	return s
}

func letters(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// paragraphs cuts a stretch at line breaks that end a paragraph.
func paragraphs(text string, at Stretch) []Stretch {
	var out []Stretch
	begin := at.Start
	for i := at.Start; i < at.End; {
		k := strings.IndexByte(text[i:at.End], '\n')
		if k < 0 {
			break
		}
		nl := i + k
		if breaksHere(text, begin, nl, at.End) {
			out = append(out, Stretch{begin, nl})
			begin = nl + 1
		}
		i = nl + 1
	}
	out = append(out, Stretch{begin, at.End})
	full := out[:0]
	for _, p := range out {
		if strings.TrimSpace(text[p.Start:p.End]) != "" {
			full = append(full, p)
		}
	}
	return full
}

func breaksHere(text string, begin, nl, end int) bool {
	rest := text[nl+1 : end]
	line := text[begin:nl]
	if k := strings.LastIndexByte(line, '\n'); k >= 0 {
		line = line[k+1:]
	}
	line = strings.TrimSpace(line)
	if k := strings.IndexByte(rest, '\n'); k >= 0 {
		rest = rest[:k]
	}
	rest = strings.TrimSpace(rest)
	if line == "" || rest == "" {
		return true
	}
	switch r, _ := utf8.DecodeRuneInString(rest); r {
	case '•', '*', '·', '▪', '–', '—', '-':
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?:;”\"", last) || utf8.RuneCountInString(line) < 45
}

// endsSentence reports whether toks[i] is the last Token of a sentence that
// started at toks[begin].
func endsSentence(text string, toks []Token, begin, i int) bool {
	t, next := toks[i], toks[i+1]
	switch {
	case noteEnd(toks, i+1) > 0 && (isStop(t.Text) || closing(t.Text) || afterNote(toks[:i+1], begin, i)):
		return false // the mark of a note belongs to the sentence before it
	case afterNote(toks, begin, i):
		return startsUpper(next.Text) || opening(next.Text)
	case i > begin+1 && (lineOfDate(toks[i+1:]) || next.Is("image", "photo") && i+2 < len(toks) && toks[i+2].Text == ":"):
		return true
	case t.Text == ":" && i > begin+3 && questions[next.Text]:
		return true
	case t.Text == "." && i == begin+1 && number(toks[begin].Text) || t.Lower == "div.":
		return false // the number of a heading
	case figure(toks[begin:i+1]) && startsUpper(next.Text):
		return true
	case (t.Text == "—" || t.Text == "–") && i > begin && brokeOff(toks, i-1) && startsUpper(next.Text) && speaksUp(toks, i+1) && next.Lower != toks[begin].Lower:
		return t.End < next.Start // somebody breaks off
	case isStop(t.Text):
		if closing(next.Text) && t.End == next.Start {
			return false
		}
	case closing(t.Text) && i > begin && isStop(toks[i-1].Text) && toks[i-1].End == t.Start:
		if closing(next.Text) && t.End == next.Start {
			return false
		}
	case strings.HasSuffix(t.Text, ".") && len(t.Text) > 1:
		return abbreviationEnds(toks, i)
	default:
		return false
	}
	if t.End == next.Start && !opening(next.Text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next.Text)
	if unicode.IsLower(r) {
		return t.Text != "." && t.Text != "..." && t.Text != "…" && !closing(t.Text) && gap(text, t.End, next.Start) > 1
	}
	return true
}

// abbreviationEnds decides whether an abbreviation's full stop ends a sentence
// too: only where a word follows that usually starts one.
func abbreviationEnds(toks []Token, i int) bool {
	t, next := toks[i], toks[i+1]
	if !startsUpper(next.Text) {
		return false
	}
	if abbreviations[strings.TrimSuffix(t.Lower, ".")] && !wordSetEnd[t.Lower] || t.Lower == "e.g." || t.Lower == "i.e." {
		return false
	}
	return len(t.Text) > 2 && starters[next.Text]
}

// noteEnd gives the last Token of the mark of a note that starts at i, or 0:
// "[17]", "[citation needed]", "(2012)", and a small number before a word that
// opens a sentence.
func noteEnd(toks []Token, i int) int {
	if i >= len(toks) {
		return 0
	}
	switch t := toks[i]; {
	case t.Text == "[":
		for k := i + 2; k < len(toks) && k < i+5; k++ {
			if toks[k].Text == "]" {
				return k
			}
		}
	case t.Text == "(" && i+2 < len(toks) && toks[i+2].Text == ")" && number(toks[i+1].Text):
		return i + 2
	case len(t.Text) < 3 && number(t.Text) && i+1 < len(toks) && starters[toks[i+1].Text]:
		return i
	}
	return 0
}

// afterNote reports whether the marks of notes that follow a sentence's end
// themselves end at i.
func afterNote(toks []Token, begin, i int) bool {
	if noteEnd(toks, i+1) > 0 {
		return false // another follows
	}
	from := i + 1
	for k := i; k > begin && k > from-6; k-- {
		if noteEnd(toks, k) == from-1 {
			from = k
		}
	}
	t := toks[from-1]
	return from <= i && (isStop(t.Text) || strings.HasSuffix(t.Text, ".") || closing(t.Text) && from > begin+1 && isStop(toks[from-2].Text))
}

// lineOfDate reports whether toks are a date as it stands over an article, and
// nothing else: "Tuesday, September 1, 2015".
func lineOfDate(toks []Token) bool {
	return len(toks) == 6 && strings.HasSuffix(toks[0].Lower, "day") && toks[1].Text == "," && startsUpper(toks[2].Text) && number(toks[3].Text) && toks[4].Text == "," && len(toks[5].Text) == 4 && number(toks[5].Text)
}

// figure reports whether toks number a figure or table: "Figure 1.5".
func figure(toks []Token) bool {
	return len(toks) == 2 && (toks[0].Text == "Figure" || toks[0].Text == "Table") && number(toks[1].Text)
}

func number(s string) bool {
	for i := 0; i < len(s); i++ {
		if (s[i] < '0' || s[i] > '9') && s[i] != '.' {
			return false
		}
	}
	return s != "" && s[0] != '.'
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

var wordSetEnd = wordSet("inc. corp. co. ltd. etc. al. jr. sr. llc.")

var starters = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`The A An This That These Those It He She They We I You In On At As By For From With Without While
		When Where If Although Though However Since After Before But And Or So Yet Both Its His Her Their Our My Today Meanwhile
		Moreover Furthermore Additionally Also Despite During Under Over Through Such There Here Some Many Most All Each Every
		Once Until Even Following According Earlier Later Now Then Thus Therefore Instead Last Next No Not One`) {
		m[w] = true
	}
	return m
}()

// brokeOff reports whether a dash may cut off the word at i: a small one, a
// clitic, or a part of one ("kn-").
func brokeOff(toks []Token, i int) bool {
	t := toks[i]
	if t.Text == "-" && i > 0 && toks[i-1].End == t.Start {
		t = toks[i-1]
	}
	return startsLower(strings.TrimLeft(t.Text, "'’"))
}

// speaksUp reports whether the word at i may open what is said after somebody
// broke off.
func speaksUp(toks []Token, i int) bool {
	t := toks[i]
	return t.Text != "I" && starters[t.Text] || replies[t.Text] || i+1 < len(toks) && toks[i+1].Text == "-" && toks[i+1].Start == t.End
}

var questions = map[string]bool{"Who": true, "What": true, "Why": true, "How": true, "Where": true, "When": true}

var replies = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("Yes No Oh Well Yeah Okay See Do Does Did Can Could Would Will What Why How Who Wait Is Are Was Were") {
		m[w] = true
	}
	return m
}()

func gap(text string, i, j int) int { return len(text[i:j]) }

func isStop(s string) bool {
	switch s {
	case ".", "!", "?", "...", "…", "..", "....":
		return true
	}
	return false
}

func closing(s string) bool {
	switch s {
	case "\"", "”", "’", "'", ")", "]", "»", "''":
		return true
	}
	return false
}

func opening(s string) bool {
	switch s {
	case "\"", "“", "‘", "'", "(", "[", "«":
		return true
	}
	return false
}
