package article

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inline takes the marks off the text of one Markdown block and counts the bytes
// that are links. It looks at each byte a fixed number of times.
func inline(s string) (text string, linked int) {
	var out strings.Builder
	closing := brackets(s)
	type link struct{ end, skipTo, from int }
	var open []link // links that are being read, innermost last
	for i := 0; i < len(s); {
		if n := len(open); n > 0 && i == open[n-1].end {
			if n == 1 {
				linked += out.Len() - open[0].from
			}
			i = open[n-1].skipTo
			open = open[:n-1]
			continue
		}
		c := s[i]
		switch {
		case c == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_{}[]()#+-.!|<>~", s[i+1]) >= 0:
			out.WriteByte(s[i+1])
			i += 2
		case c == '!' && i+1 < len(s) && s[i+1] == '[' && closing[i+1] > 0:
			i = afterTarget(s, closing[i+1]+1, closing) // a picture is not seen
		case c == '[' && closing[i] > 0 && i+1 < len(s) && s[i+1] == '^':
			i = closing[i] + 1 // the number of a note
		case c == '[' && closing[i] > 0:
			end := closing[i]
			if to := afterTarget(s, end+1, closing); to > end+1 {
				open = append(open, link{end, to, out.Len()})
				i++
				continue
			}
			out.WriteByte(c)
			i++
		case c == '<':
			i = angle(&out, s, i, &linked)
		case c == '`':
			for i < len(s) && s[i] == '`' {
				i++
			}
		case c == '*', c == '~' && i+1 < len(s) && s[i+1] == '~':
			i++
			if c == '~' {
				i++
			} else if alone(s, i-1) {
				out.WriteByte('*')
			}
		case c == '_' && !within(s, i):
			i++
		default:
			out.WriteByte(c)
			i++
		}
	}
	return html.UnescapeString(out.String()), linked
}

// brackets gives, for each opening square or round bracket, the index of the one
// that closes it; 0 if none does.
func brackets(s string) map[int]int {
	closing := map[int]int{}
	var square, round []int
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			square = append(square, i)
		case ']':
			if n := len(square); n > 0 {
				closing[square[n-1]] = i
				square = square[:n-1]
			}
		case '(':
			round = append(round, i)
		case ')':
			if n := len(round); n > 0 {
				closing[round[n-1]] = i
				round = round[:n-1]
			}
		}
	}
	return closing
}

// afterTarget returns the index after the "(address)" or "[name]" at i, i itself
// if there is none.
func afterTarget(s string, i int, closing map[int]int) int {
	if i < len(s) && (s[i] == '(' || s[i] == '[') && closing[i] > 0 {
		return closing[i] + 1
	}
	return i
}

// angle reads "<": an address, a tag that is left out, or the sign itself.
func angle(out *strings.Builder, s string, i int, linked *int) int {
	end := strings.IndexByte(s[i:min(len(s), i+300)], '>')
	if end < 2 {
		out.WriteByte('<')
		return i + 1
	}
	inner := s[i+1 : i+end]
	switch {
	case strings.Contains(inner, "://") && !strings.Contains(inner, " "), strings.Contains(inner, "@") && !strings.Contains(inner, " "):
		out.WriteString(inner)
		*linked += len(inner)
	case inner[0] == '/' || inner[0] == '!' || inner[0]|0x20 >= 'a' && inner[0]|0x20 <= 'z':
	default:
		out.WriteByte('<')
		return i + 1
	}
	return i + end + 1
}

// alone reports whether the mark at i has space on both sides.
func alone(s string, i int) bool {
	return (i == 0 || s[i-1] == ' ') && (i+1 == len(s) || s[i+1] == ' ')
}

// within reports whether the byte at i stands inside of a word.
func within(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
	return i > 0 && i+1 < len(s) && word(before) && word(after)
}
