package main

import (
	"unicode"

	"graphd/kg"
	"graphd/loader"
)

// readingNotes says what may spoil the reading of a Document.
func readingNotes(d kg.Document) []string {
	read, upper, lower := 0, 0, 0
	for _, z := range d.Zones {
		if !z.Kind.Read() {
			continue
		}
		read++
		for _, r := range z.Of(d.Text) {
			if unicode.IsUpper(r) {
				upper++
			} else if unicode.IsLower(r) {
				lower++
			}
		}
	}
	var out []string
	if read == 0 {
		out = append(out, "no title and no body was found in it; nothing is read")
	}
	if !loader.Language(d).MayBeEnglish() {
		out = append(out, "the text does not look like English; names are read, relations only where a sentence is plainly English")
	}
	if upper > manyCapitals && lower*8 < upper {
		out = append(out, "the text is in capitals, which hide what is a name; much will be missed")
	}
	return out
}

// manyCapitals is the number of capital letters from which a text, not only a
// title, is written in them.
const manyCapitals = 80
