package ontology

import (
	"slices"
	"strings"

	"graphd/kg"
)

// A Sort says what the names of a Kind look like in a text.
type Sort string

// The Sorts. The zero value says nothing.
const (
	AnySort    Sort = ""
	PersonSort Sort = "person"
	BodySort   Sort = "body"
	PlaceSort  Sort = "place"
	WorkSort   Sort = "work"   // a title
	EventSort  Sort = "event"  //
	DateSort   Sort = "date"   // a day, a month or a year
	NumberSort Sort = "number" // with or without a unit
	TermSort   Sort = "term"   // a plain word: a genre, a trade, a language
	ThingSort  Sort = "thing"  // a name that may look like anything
)

// Sorts lists the Sorts.
func Sorts() []Sort {
	return []Sort{PersonSort, BodySort, PlaceSort, WorkSort, EventSort, DateSort, NumberSort, TermSort, ThingSort}
}

func (s Sort) valid() bool { return s == AnySort || slices.Contains(Sorts(), s) }

// A Slot is a Predicate that is told by words near its object, not by frames.
type Slot struct {
	Predicate         kg.Predicate
	Label             string             // "country of origin"
	Cues              map[string]float64 // lemmas that say it; 1 for those the file gives
	Subjects, Objects []KindDef
}

// Slots lists the Predicates that have cues, in the order of the file. An Ontology
// with any of them is read by them, not by frames.
func (l *Lexicon) Slots() []Slot { return l.slots }

// Called gives how people call the Predicate.
func (d PredicateDef) Called() string {
	if d.Label != "" {
		return d.Label
	}
	return strings.ReplaceAll(string(d.Name), "_", " ")
}

func (l *Lexicon) addSlots(f *file) {
	for _, d := range f.Predicates {
		if len(d.Cues)+len(d.Learned) == 0 {
			continue
		}
		s := Slot{Predicate: d.Name, Label: d.Called(), Cues: map[string]float64{}, Subjects: l.kindsOf(f, d.Subjects), Objects: l.kindsOf(f, d.Objects)}
		for w, x := range d.Learned {
			s.Cues[strings.ToLower(w)] = x
		}
		for _, w := range d.Cues {
			s.Cues[strings.ToLower(w)] = max(1, s.Cues[strings.ToLower(w)])
		}
		l.slots = append(l.slots, s)
	}
}

// kindsOf gives the Kinds that names stand for, which are Kinds or Classes.
func (l *Lexicon) kindsOf(f *file, names []string) []KindDef {
	var out []KindDef
	for _, n := range names {
		for _, k := range f.Kinds {
			if string(k.Name) == n || string(k.Class) == n && !slices.ContainsFunc(out, func(o KindDef) bool { return o.Name == k.Name }) {
				out = append(out, k)
			}
		}
	}
	return out
}
