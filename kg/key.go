package kg

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A Key is a folded name with its Class: "actor|pena nieto". Chains are named by
// Keys, and an Entity is a set of Keys.
type Key string

// MakeKey folds a name to a Key. The Key of a name without letters or digits is
// Blank.
func MakeKey(c Class, name string) Key {
	words := Fold(name)
	for len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	return Key(strings.ToLower(string(c)) + "|" + strings.Join(words, " "))
}

// Class returns the Class in the Key, "" if there is none.
func (k Key) Class() Class {
	c, _, _ := strings.Cut(string(k), "|")
	for _, class := range Classes() {
		if strings.EqualFold(c, string(class)) {
			return class
		}
	}
	return ""
}

// Words returns the folded name in the Key.
func (k Key) Words() string {
	_, w, _ := strings.Cut(string(k), "|")
	return w
}

// Blank reports whether the Key names nothing.
func (k Key) Blank() bool { return k.Class() == "" || k.Words() == "" }

// settled reports whether MakeKey makes such Keys: a Chain's are, by its names.
func (k Key) settled() bool { return MakeKey(k.Class(), k.Words()) == k }

// Fold turns text into the words that names are compared by and that search
// looks for: without case, accents, full stops, apostrophes and possessive 's;
// everything else that is no letter or digit separates words. "The U.S.'s Peña-Nieto"
// gives [the us pena nieto].
func Fold(s string) []string {
	var words []string
	var w strings.Builder
	flush := func() {
		if w.Len() > 0 {
			words = append(words, w.String())
			w.Reset()
		}
	}
	runes := []rune(norm.NFKD.String(strings.ToValidUTF8(s, "\ufffd")))
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case unicode.Is(unicode.Mn, r), r == '.':
		case apostrophe(r):
			if i+1 < len(runes) && (runes[i+1] == 's' || runes[i+1] == 'S') && (i+2 == len(runes) || !wordRune(runes[i+2])) && w.Len() > 0 {
				i++
			}
		case wordRune(r):
			w.WriteRune(foldRune(r))
		default:
			flush()
		}
	}
	flush()
	return words
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mc, r)
}

// foldRune lowers a rune and writes the letters that Unicode does not decompose
// in their plain form.
func foldRune(r rune) rune {
	switch l := unicode.ToLower(r); l {
	case 'ø':
		return 'o'
	case 'ł':
		return 'l'
	case 'đ', 'ð':
		return 'd'
	case 'ı':
		return 'i'
	default:
		return l
	}
}

// FoldText is Fold with the words joined by one space.
func FoldText(s string) string { return strings.Join(Fold(s), " ") }
