package article

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// normalise writes text in the one form that Documents have, apart from how its
// lines are joined: NFC, plain spaces, \n for every line end, and nothing that
// cannot be seen. It keeps tabs and newlines.
func normalise(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == '\r':
			if i+1 == len(s) || s[i+1] != '\n' {
				b.WriteByte('\n')
			}
		case r == '\n', r == '\t':
			b.WriteRune(r)
		case r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
			b.WriteByte('\n')
		case r >= 0x80 && r < 0xA0:
			// Windows-1252 that was taken for Latin-1 on its way here.
			if w := charmap.Windows1252.DecodeByte(byte(r)); w >= 0xA0 && w != unicode.ReplacementChar {
				b.WriteRune(w)
			}
		case unicode.IsControl(r), unseen(r):
		case unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// unseen reports whether a rune has no shape and no meaning for what a text
// says: soft hyphen, zero-width space, byte order mark, marks of direction. The
// joiners of Persian and of emoji are not among them.
func unseen(r rune) bool {
	switch {
	case r == 0xAD, r == 0x200B, r == 0x200E, r == 0x200F, r == 0x2060, r == 0xFEFF:
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

// oneLine joins all words of s by single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
