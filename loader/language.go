package loader

import (
	"graphd/kg"
	"graphd/nlp"
)

// NotEnglish is the reason why a candidate in a sentence that is not English is
// dropped: the frames are English, and what they find there is chance.
const NotEnglish = "NOT_ENGLISH"

// Language tells what the zones of a Document that are read seem to be written in.
func Language(d kg.Document) nlp.Language { return nlp.LanguageOf(d.Text, readZones(d)) }

// readZones gives the zones of a Document that are read.
func readZones(d kg.Document) []nlp.Stretch {
	var at []nlp.Stretch
	for _, z := range d.Zones {
		if z.Kind.Read() {
			at = append(at, nlp.Stretch{Start: z.Start, End: z.End})
		}
	}
	return at
}

// DropForeign takes from a Reading the Claims of sentences that are not English
// and notes them as dropped; in a Document that is not English a sentence counts
// as such unless it plainly is. Mentions stay: names are names in every language.
// A Reading of English is left as it is.
func DropForeign(r *kg.Reading) {
	whole := !Language(r.Document).MayBeEnglish()
	foreign := map[kg.Span]bool{}
	for _, c := range r.Claims {
		if _, ok := foreign[c.Sentence]; !ok {
			at := nlp.Stretch{Start: c.Sentence.Start, End: c.Sentence.End}
			l := nlp.LanguageOf(r.Document.Text, []nlp.Stretch{at})
			foreign[c.Sentence] = !l.MayBeEnglish() || whole && !l.PlainlyEnglish()
		}
	}
	var kept []kg.Claim
	for _, c := range r.Claims {
		if !foreign[c.Sentence] {
			kept = append(kept, c)
			continue
		}
		r.Dropped = append(r.Dropped, kg.Dropped{Subject: c.Subject.Key, Object: c.Object.Key, Sentence: c.Sentence, Reason: NotEnglish})
	}
	if len(kept) == len(r.Claims) {
		return
	}
	r.Claims = kept
	r.Dropped = sortDropped(r.Dropped)
}
