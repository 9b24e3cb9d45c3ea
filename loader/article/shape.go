package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A shape is what the letters and marks of a block show, whatever it says.
type shape struct {
	words    int
	capital  int  // words that begin with a capital or digit
	terminal bool // ends as a sentence does
	cutOff   bool // ends in "…": the beginning of a text that stands elsewhere
	colon    bool // announces what follows
	upper    bool // has no lower-case letter
	speaker  bool // "MR PRICE: Well —", a turn of a conversation
	lowEnd   bool // its last word begins with a small letter
	first    rune
}

func shapeOf(s string) shape {
	var sh shape
	for i, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
		if i == 0 {
			sh.first = r
		}
		if r == utf8.RuneError {
			continue // a word without letters
		}
		sh.words++
		sh.lowEnd = unicode.IsLower(r)
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			sh.capital++
		}
		if unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r) || unicode.Is(unicode.Thai, r) {
			sh.words += utf8.RuneCountInString(w) / 2 // written without spaces
		}
	}
	sh.upper = strings.ContainsFunc(s, unicode.IsUpper) && !strings.ContainsFunc(s, unicode.IsLower)
	end := strings.TrimRightFunc(s, func(r rune) bool { return strings.ContainsRune(` "'”’)]»*`, r) })
	last, _ := utf8.DecodeLastRuneInString(end)
	switch {
	case last == '…' || strings.HasSuffix(end, "..."):
		sh.cutOff = true
	case strings.ContainsRune(".!?。！？؟।።", last) && end != "":
		sh.terminal = true
	case last == ':':
		sh.colon = true
	}
	sh.speaker = speakerTurn(s)
	return sh
}

// speakerTurn reports whether s begins with a name or office in capitals and a
// colon, followed by what was said.
func speakerTurn(s string) bool {
	name, said, ok := strings.Cut(s, ": ")
	if !ok || said == "" || len(name) < 3 || len(name) > 60 {
		return false
	}
	if strings.ToUpper(name) != name || !strings.ContainsFunc(name, unicode.IsLetter) || strings.IndexFunc(said, unicode.IsLower) < 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(said)
	return !titled(said) || unicode.IsPunct(last) // "FACT SHEET: New Actions to Counter Crime" is a title
}

// titled reports whether nearly all longer words begin with a capital.
func titled(s string) bool {
	long, capital := 0, 0
	for _, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, `"'“‘(`))
		if utf8.RuneCountInString(w) < 4 && !unicode.IsUpper(r) {
			continue
		}
		long++
		if !unicode.IsLower(r) {
			capital++
		}
	}
	return long > 0 && capital*10 >= long*8
}

// prose reports whether the block reads as running text.
func (b *block) prose() bool {
	sh := b.shape
	switch {
	case b.tag == headline || b.tag == heading || b.tag == caption:
		return false
	case sh.speaker:
		return true
	case sh.upper && sh.words < 30:
		return false
	case sh.cutOff:
		return sh.words >= 40
	case sh.terminal:
		return sh.words >= 5 && sh.capital < sh.words
	case sh.colon:
		return sh.words >= 8
	}
	return sh.words >= 18 && sh.capital*2 < sh.words
}

// linky reports whether most of the block is links.
func (b *block) linky() bool { return b.linked*10 >= len(b.text)*7 }
