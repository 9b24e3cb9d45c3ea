package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wrapLimit is the greatest width in runes at which text is taken to be wrapped.
const wrapLimit = 110

// A sourceLine is one line of plain text, without outer space. Hung lines are set
// in below the list member that they belong to.
type sourceLine struct {
	text string
	hung bool
}

// plainBlocks cuts plain text into blocks. A blank line ends a block. A line end
// does too, unless the lines were wrapped to a width or the next line goes on in
// the middle of a sentence.
func plainBlocks(text string) []block {
	var groups [][]sourceLine
	var group []sourceLine
	indent := -1 // of the list member above; -1 if there is none
	usual := 0   // the width that groups of the text are wrapped to
	text = normalise(joinPages(text))
	for l := range strings.SplitSeq(text+"\n\n", "\n") {
		line := oneLine(l)
		if line == "" {
			if len(group) > 0 {
				groups = append(groups, group)
				usual = max(usual, wrapWidth(group))
			}
			group, indent = nil, -1
			continue
		}
		in := len(l) - len(strings.TrimLeft(l, " \t"))
		hung := false
		switch {
		case bulleted(line):
			indent = in
		case indent >= 0 && in > indent:
			hung = true
		default:
			indent = -1
		}
		group = append(group, sourceLine{line, hung})
	}
	var blocks []block
	hyphens := hyphenator{text: text}
	for _, g := range groups {
		blocks = appendGroup(blocks, g, usual, &hyphens)
	}
	return blocks
}

// appendGroup adds the blocks of lines between two blank lines.
func appendGroup(blocks []block, lines []sourceLine, usual int, hyphens *hyphenator) []block {
	width := wrapWidth(lines)
	if len(lines) == 2 {
		width = usual
	}
	for i := 0; i < len(lines); {
		parts := []string{lines[i].text}
		j := i + 1
		for j < len(lines) && (lines[j].hung || wrapped(lines[j-1].text, lines[j].text, width)) {
			parts = append(parts, lines[j].text)
			j++
		}
		b := block{text: hyphens.join(parts), tight: i > 0}
		if bulleted(b.text) {
			b.tag = item
		}
		blocks = append(blocks, b)
		i = j
	}
	return blocks
}

// wrapWidth returns the width that three or more lines were wrapped to, 0 if
// they were not: of wrapped lines, none but the last could have taken the next
// one's first word.
func wrapWidth(lines []sourceLine) int {
	width := 0
	for _, l := range lines {
		if strings.Contains(l.text, " ") { // a long address is not cut to any width
			width = max(width, utf8.RuneCountInString(l.text))
		}
	}
	if len(lines) < 3 || width < 40 || width > wrapLimit {
		return 0
	}
	full := 0
	for i, l := range lines[:len(lines)-1] {
		word, _, _ := strings.Cut(lines[i+1].text, " ")
		if utf8.RuneCountInString(l.text)+1+utf8.RuneCountInString(word) > width-4 {
			full++
		}
	}
	if full*4 < (len(lines)-1)*3 {
		return 0
	}
	return width
}

// wrapped reports whether the line next goes on with the paragraph of line.
func wrapped(line, next string, width int) bool {
	if bulleted(next) {
		return false
	}
	n := utf8.RuneCountInString(line)
	if width > 0 {
		word, _, _ := strings.Cut(next, " ")
		return n+1+utf8.RuneCountInString(word) > width-8
	}
	first, _ := utf8.DecodeRuneInString(next)
	last, _ := utf8.DecodeLastRuneInString(line)
	return n >= 40 && unicode.IsLower(first) && (unicode.IsLetter(last) || last == ',' || last == '-')
}

// bulleted reports whether a line begins as a member of a list.
func bulleted(line string) bool {
	mark, rest, ok := strings.Cut(line, " ")
	if !ok || rest == "" {
		return false
	}
	switch mark {
	case "-", "*", "•", "·", "–", "—", "o", "▪", "●", "◦", "‣", "»":
		return true
	}
	if len(mark) > 4 {
		return false
	}
	inner := strings.Trim(mark, "().")
	if inner == "" || inner == mark {
		return false
	}
	if strings.Trim(inner, "0123456789") == "" {
		return true
	}
	return len(inner) == 1 && (mark[0] == '(' || mark[len(mark)-1] == ')') && unicode.IsLetter(rune(inner[0]))
}
