package ontology

import (
	"slices"
	"strings"

	"graphd/kg"
)

// A Lexicon holds the words of an Ontology, ready to be looked up. Words are
// given in lower case, names folded by kg.FoldText.
type Lexicon struct {
	ontology   *Ontology
	heads      map[string][]kg.Kind
	names      map[string]Known
	first      map[string]int // first word of a known name to the longest such name
	titles     map[string]kg.Predicate
	titleWords map[string]bool // "minister", the word that makes the office
	titleMods  map[string]bool // "foreign", before it
	frames     []Frame
	verbFrames map[string][]int
	nounFrames map[string][]int
	preps      []PrepFrame
	objectives Objectives
	cues       map[kg.Status]cueSets
	phrases    []phraseCue
	speakers   map[string]bool
	pronouns   map[string]string
	described  map[string][]kg.Kind
	given      map[string]bool
	near, far  map[string]bool
	namesOnly  map[string]bool
	light      map[string]bool
	slots      []Slot
}

// Known is a name that the Ontology lists.
type Known struct {
	Name      string // the one to show
	Kind      kg.Kind
	Adjective bool // the form looked up is an adjective: "Mexican"
	State     bool // a part of a country that acts
}

// Objectives holds the words around objectives; the fields are as in the file.
type Objectives struct {
	Verbs, Never, VerbPreps, Direct, Nouns, NounPreps, Changes, Actions map[string]bool
}

func newLexicon(o *Ontology, f *file) *Lexicon {
	l := &Lexicon{
		ontology: o, heads: map[string][]kg.Kind{}, names: map[string]Known{}, first: map[string]int{},
		titles: map[string]kg.Predicate{}, titleWords: map[string]bool{}, titleMods: map[string]bool{},
		frames: f.Frames, verbFrames: map[string][]int{}, nounFrames: map[string][]int{}, preps: f.Prepositions,
		cues: map[kg.Status]cueSets{}, speakers: set(f.Speakers), pronouns: map[string]string{}, described: map[string][]kg.Kind{},
	}
	for _, k := range f.Kinds {
		for _, h := range k.Heads {
			l.heads[h] = append(l.heads[h], k.Name)
		}
	}
	l.addNames(f)
	l.namesOnly, l.light = set(f.NamesOnly), set(f.Light)
	l.near, l.far = set(f.Open.Near), set(f.Open.Far)
	l.given = map[string]bool{}
	for _, g := range f.GivenNames {
		l.given[kg.FoldText(g)] = true
	}
	for _, w := range f.TitleMods {
		l.titleMods[w] = true
	}
	for _, t := range f.Titles {
		for _, w := range t.Words {
			w = strings.ToLower(w)
			if _, ok := l.titles[w]; !ok {
				l.titles[w] = t.Predicate
			}
			parts := strings.Fields(w)
			for i, part := range parts {
				if i+1 < len(parts) && parts[i+1] == "of" {
					l.titleWords[part] = true
					break
				}
				if i+1 == len(parts) {
					l.titleWords[part] = true
				}
			}
		}
	}
	for i, fr := range f.Frames {
		for _, v := range fr.Verbs {
			l.verbFrames[v] = append(l.verbFrames[v], i)
		}
		for _, n := range fr.Nouns {
			l.nounFrames[n] = append(l.nounFrames[n], i)
		}
	}
	ob := f.Objectives
	l.objectives = Objectives{set(ob.Verbs), set(ob.Never), set(ob.VerbPreps), set(ob.Direct), set(ob.Nouns), set(ob.NounPreps), set(ob.Changes), set(ob.Actions)}
	l.addCues(f)
	l.addSlots(f)
	for group, words := range f.Pronouns {
		for _, w := range words {
			l.pronouns[w] = group
		}
	}
	for _, d := range f.Descriptions {
		for _, n := range d.Nouns {
			l.described[n] = append(l.described[n], d.Kinds...)
		}
	}
	return l
}

func (l *Lexicon) addNames(f *file) {
	government, place := l.kindOf(kg.Actor, "Government"), l.kindOf(kg.Place, "Place")
	for _, c := range f.Countries {
		l.addName(c.Name, Known{Name: c.Name, Kind: government})
		for _, a := range c.Aliases {
			l.addName(a, Known{Name: c.Name, Kind: government})
		}
		for _, a := range c.Adjectives {
			l.addName(a, Known{Name: c.Name, Kind: government, Adjective: true})
		}
		if c.Capital != "" {
			l.addName(c.Capital, Known{Name: c.Capital, Kind: place})
		}
	}
	for _, b := range f.Aliases {
		l.addName(b.Name, Known{Name: b.Name, Kind: b.Kind})
		for _, a := range b.Aliases {
			l.addName(a, Known{Name: b.Name, Kind: b.Kind})
		}
	}
	for _, s := range f.States {
		l.addName(s, Known{Name: s, Kind: place, State: true})
	}
	for _, p := range f.Places {
		l.addName(p, Known{Name: p, Kind: place})
	}
}

// kindOf gives the Kind called name if it is declared, else the first of the Class.
func (l *Lexicon) kindOf(c kg.Class, name kg.Kind) kg.Kind {
	if got, ok := l.ontology.class[name]; ok && got == c {
		return name
	}
	for _, k := range l.ontology.kinds {
		if k.Class == c {
			return k.Name
		}
	}
	return ""
}

func (l *Lexicon) addName(form string, k Known) {
	words := kg.Fold(form)
	if len(words) == 0 || k.Kind == "" {
		return
	}
	key := strings.Join(words, " ")
	if _, ok := l.names[key]; ok {
		return
	}
	l.names[key] = k
	l.first[words[0]] = max(l.first[words[0]], len(words))
}

// Known looks a folded name up.
func (l *Lexicon) Known(folded string) (Known, bool) {
	k, ok := l.names[folded]
	return k, ok
}

// Longest gives the length in words of the longest known name that starts with
// the folded word, 0 if there is none.
func (l *Lexicon) Longest(word string) int { return l.first[word] }

// Kinds gives the Kinds that the head noun lemma stands for, the likeliest first.
func (l *Lexicon) Kinds(lemma string) []kg.Kind { return l.heads[lemma] }

// KindOf is KindOf the likeliest Kind of the head noun lemma, "" if there is none.
func (l *Lexicon) KindOf(lemma string) kg.Kind {
	if k := l.heads[lemma]; len(k) > 0 {
		return k[0]
	}
	return ""
}

// DefaultKind gives the Kind called name if it is declared in Class c, else the
// first Kind of c, "" if c has none.
func (l *Lexicon) DefaultKind(c kg.Class, name kg.Kind) kg.Kind { return l.kindOf(c, name) }

// Title gives the Predicate between a person with this office and the body of it.
func (l *Lexicon) Title(words string) (kg.Predicate, bool) {
	p, ok := l.titles[words]
	return p, ok
}

// TitleWord reports whether the lower-case word makes an office: "minister".
func (l *Lexicon) TitleWord(w string) bool { return l.titleWords[w] }

// TitleModifier reports whether the lower-case word may stand before one that
// makes an office: "foreign".
func (l *Lexicon) TitleModifier(w string) bool { return l.titleMods[w] || l.titleWords[w] }

// VerbFrames gives the Frames of a verb, in the order of the file.
func (l *Lexicon) VerbFrames(lemma string) []Frame { return l.pick(l.verbFrames[lemma]) }

// NounFrames gives the Frames of a noun, in the order of the file.
func (l *Lexicon) NounFrames(lemma string) []Frame { return l.pick(l.nounFrames[lemma]) }

func (l *Lexicon) pick(at []int) []Frame {
	out := make([]Frame, len(at))
	for i, k := range at {
		out[i] = l.frames[k]
	}
	return out
}

// PrepFrame gives the first frame of a preposition that fits both Kinds.
func (l *Lexicon) PrepFrame(prep string, subject, object kg.Kind) (PrepFrame, bool) {
	for _, f := range l.preps {
		if slices.Contains(f.Preps, prep) && l.ontology.Fits(f.Subjects, subject) && l.ontology.Fits(f.Objects, object) {
			return f, true
		}
	}
	return PrepFrame{}, false
}

// Objectives gives the words around objectives.
func (l *Lexicon) Objectives() Objectives { return l.objectives }

// Speaker reports whether the lower-case word stands for the author's own side.
func (l *Lexicon) Speaker(w string) bool { return l.speakers[w] }

// Pronoun gives the group of a pronoun: "person", "thing" or "group".
func (l *Lexicon) Pronoun(w string) (string, bool) {
	g, ok := l.pronouns[w]
	return g, ok
}

// Open reports whether a noun phrase joined by prep to a verb without a frame is
// related to the verb's subject; far says that another noun phrase lies between.
func (l *Lexicon) Open(prep string, far bool) bool {
	if far {
		return l.far[prep]
	}
	return l.near[prep]
}

// Light reports whether "of" and a noun after this one say what is meant.
func (l *Lexicon) Light(lemma string) bool { return l.light[lemma] }

// NamesOnly reports whether descriptions with this head are no entities.
func (l *Lexicon) NamesOnly(lemma string) bool { return l.namesOnly[lemma] }

// GivenName reports whether the folded word is a common given name.
func (l *Lexicon) GivenName(folded string) bool { return l.given[folded] }

// Described gives the Kinds that "the" with this noun may point at.
func (l *Lexicon) Described(lemma string) []kg.Kind { return l.described[lemma] }

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
