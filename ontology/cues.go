package ontology

import (
	"slices"
	"strings"

	"graphd/kg"
)

type cueSets struct{ words, verbs, modals, ends map[string]bool }

type phraseCue struct {
	words  []string
	status kg.Status
}

func (l *Lexicon) addCues(f *file) {
	for _, s := range kg.Statuses() {
		c := f.Status[string(s)]
		l.cues[s] = cueSets{set(c.Words), set(c.Verbs), set(c.Modals), set(c.Ends)}
		for _, p := range c.Phrases {
			l.phrases = append(l.phrases, phraseCue{strings.Fields(p), s})
		}
	}
}

// WordCue gives the strongest Status that a single word in a clause gives to it.
func (l *Lexicon) WordCue(lower string) kg.Status {
	return l.strongest(func(c cueSets) bool { return c.words[lower] })
}

// ModalCue gives the Status that a modal verb gives to its clause.
func (l *Lexicon) ModalCue(lemma string) kg.Status {
	return l.strongest(func(c cueSets) bool { return c.modals[lemma] })
}

// VerbCue gives the Status that a verb gives to what hangs from it ("denied").
func (l *Lexicon) VerbCue(lemma string) kg.Status {
	return l.strongest(func(c cueSets) bool { return c.verbs[lemma] })
}

// EndCue gives the Status that a verb gives to its own object ("lifted the ban").
func (l *Lexicon) EndCue(lemma string) kg.Status {
	return l.strongest(func(c cueSets) bool { return c.ends[lemma] })
}

func (l *Lexicon) strongest(has func(cueSets) bool) kg.Status {
	out := kg.Asserted
	for _, s := range kg.Statuses() {
		if has(l.cues[s]) {
			out = out.Stronger(s)
		}
	}
	return out
}

// PhraseCue gives the strongest Status of the phrases found in the run of
// lower-case words.
func (l *Lexicon) PhraseCue(words []string) kg.Status {
	out := kg.Asserted
	for _, p := range l.phrases {
		for i := 0; i+len(p.words) <= len(words); i++ {
			if slices.Equal(words[i:i+len(p.words)], p.words) {
				out = out.Stronger(p.status)
				break
			}
		}
	}
	return out
}
