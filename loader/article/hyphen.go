package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// joinPages takes the page breaks out of text that was cut into pages: a sentence
// that goes on overleaf is one again.
func joinPages(text string) string {
	if !strings.Contains(text, "\f") {
		return text
	}
	var b strings.Builder
	for i, page := range strings.Split(text, "\f") {
		page = strings.TrimSpace(page)
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(b.String())
			first, _ := utf8.DecodeRuneInString(page)
			if unicode.IsLower(first) && (unicode.IsLetter(last) || last == ',' || last == '-') {
				b.WriteByte('\n')
			} else {
				b.WriteString("\n\n")
			}
		}
		b.WriteString(page)
	}
	return b.String()
}

// A hyphenator joins the lines of a paragraph. Where a line ends in a hyphen it
// asks the rest of the text whether the word has one: "coop-" and "eration" are
// one word, "drug-" and "related" are two.
type hyphenator struct {
	text  string
	words map[string]int // how often the text has each, in small letters; made when needed
	parts bool           // most words that are parted at line ends have no hyphen
}

func (h *hyphenator) join(lines []string) string {
	if len(lines) == 1 {
		return lines[0]
	}
	var b strings.Builder
	for i, l := range lines {
		if i+1 == len(lines) {
			b.WriteString(l)
			break
		}
		next := lines[i+1]
		first, _ := utf8.DecodeRuneInString(next)
		head, hyphen := strings.CutSuffix(l[strings.LastIndexByte(l, ' ')+1:], "-")
		last, _ := utf8.DecodeLastRuneInString(head)
		switch {
		case !hyphen || !unicode.IsLetter(last) && !unicode.IsDigit(last) && last != '.' || !unicode.IsLetter(first) && !unicode.IsDigit(first):
			b.WriteString(l)
			b.WriteByte(' ')
		case unicode.IsLower(last) && unicode.IsLower(first) && h.oneWord(head, next):
			b.WriteString(l[:len(l)-1])
		default:
			b.WriteString(l)
		}
	}
	return b.String()
}

var partedPattern = regexp.MustCompile(`(\p{L}+)-\n *(\p{Ll}+)`)

// learn counts the words of the text, and whether the words that are parted at
// the ends of its lines are mostly parted between syllables or at hyphens.
func (h *hyphenator) learn() {
	h.words = map[string]int{}
	for _, w := range strings.FieldsFunc(h.text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		h.words[strings.ToLower(w)]++
	}
	parted := partedPattern.FindAllStringSubmatch(h.text, -1)
	for _, p := range parted {
		h.words[strings.ToLower(p[2])]-- // half a word, not one
	}
	votes := 0
	for _, p := range parted {
		votes += h.evidence(strings.ToLower(p[1]), strings.ToLower(p[2]))
	}
	h.parts = votes > 0
}

// evidence is above 0 if the text shows that head and tail are one word, and
// below 0 if it shows that a hyphen stands between them.
func (h *hyphenator) evidence(head, tail string) int {
	switch {
	case h.words[head+tail] > 0:
		return 1
	case h.words[head+"-"+tail] > 0, h.words[head] > 0 && h.words[tail] > 0:
		return -1
	}
	return 0
}

// oneWord reports whether a word that was parted at a line end is written without
// a hyphen. Where the text does not show it, the other such words decide.
func (h *hyphenator) oneWord(head, next string) bool {
	if h.words == nil {
		h.learn()
	}
	tail := next
	if i := strings.IndexFunc(next, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		tail = next[:i]
	}
	if i := strings.LastIndexFunc(head, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		_, n := utf8.DecodeRuneInString(head[i:])
		head = head[i+n:]
	}
	if e := h.evidence(strings.ToLower(head), strings.ToLower(tail)); e != 0 {
		return e > 0
	}
	return h.parts
}
