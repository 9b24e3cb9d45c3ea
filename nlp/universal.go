package nlp

import "strings"

// universal gives the Universal Dependencies part of speech of a word: what the
// tagger says, unless Penn tag and relation together know better.
func universal(tag, said, lower, rel string) string {
	base, _, _ := strings.Cut(rel, ":")
	switch tag {
	case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ":
		if base == "aux" || base == "cop" {
			return "AUX"
		}
		if said == "AUX" {
			return "VERB"
		}
	case "IN":
		switch {
		case base == "mark" && said == "ADP":
			return "SCONJ"
		case base == "case" && said == "SCONJ":
			return "ADP"
		}
	}
	return said
}
