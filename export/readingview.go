package export

import (
	"cmp"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"

	"graphd/kg"
)

// A view is what the page of a Reading shows.
type view struct {
	Policy string
	Style  template.CSS
	Script template.JS

	Title      string
	Facts      []fact
	Zones      []zoneView
	Sentences  []sentenceView
	Classes    []classView
	Statuses   []choice
	Predicates []choice
	Claims     int
	Dropped    int
}

type fact struct{ Name, Value string }

// A choice is a value to filter by and how many Claims have it.
type choice struct {
	Value, Label string
	Count        int
}

type zoneView struct {
	Kind   string
	Read   bool
	Pieces []piece
}

type classView struct {
	Class    string
	Entities []*entityView
}

type entityView struct {
	ID, Name, Class, Kind, Description string
	Aliases                            string
	Mentions                           int
}

// Hint says in one line what a Mention stands for.
func (e *entityView) Hint(form kg.Form) string {
	how := map[kg.Form]string{kg.Name: "named", kg.Nominal: "described", kg.Pronoun: "pointed at"}[form]
	return fmt.Sprintf("%s (%s, %s) — %s here", e.Name, e.Class, e.Kind, how)
}

type sentenceView struct {
	N       int
	Quote   string
	Claims  []claimView
	Dropped []droppedView
}

type claimView struct {
	Subject, Object       *entityView
	SubjectText, SaidText string // the words of the sentence, if they are not the name
	ObjectText            string
	Predicate, Label      string
	Status, StatusLabel   string
	Phrase, Rule, When    string
	SaidBy                *entityView
	Confidence            string
	Level                 int // of the confidence, 1 to 5
}

type droppedView struct {
	Subject, Object *entityView
	Reason, Why     string
}

// reasons explains the codes of dropped candidates.
var reasons = map[string]string{
	"NO_FRAME":      "no frame of the ontology relates the two",
	"NOT_ALLOWED":   "the ontology does not let such kinds stand in this relation",
	"SAME_CHAIN":    "both ends stand for the same thing",
	"UNLIKELY":      "a rule relates the two, but what is known of such sentences speaks against it",
	"UNSURE":        "something is denied near by, and it may be this",
	"NO_ANTECEDENT": "what it points at was not found",
	"NOT_ENGLISH":   "the sentence does not look like English",
}

func viewOf(r *kg.Reading) view {
	g := kg.Build([]*kg.Reading{r}, nil)
	b := &viewer{r: r, of: g.EntityOf, entities: map[kg.ID]*entityView{}}
	for _, e := range g.Entities {
		v := &entityView{ID: string(e.ID), Name: e.Name, Class: string(e.Class), Kind: string(e.Kind), Description: e.Description, Aliases: strings.Join(e.Aliases, ", ")}
		b.entities[e.ID] = v
	}
	for _, c := range r.Chains {
		b.entity(c.Key).Mentions += len(c.Mentions)
	}
	v := view{Title: heading(r.Document), Facts: facts(r.Document), Claims: len(r.Claims), Dropped: len(r.Dropped)}
	v.Sentences = b.sentences()
	v.Zones = b.zones(v.Sentences)
	for _, c := range kg.Classes() {
		var of []*entityView
		for _, e := range g.Entities {
			if e.Class == c {
				of = append(of, b.entities[e.ID])
			}
		}
		slices.SortStableFunc(of, func(x, y *entityView) int { return cmp.Or(y.Mentions-x.Mentions, cmp.Compare(x.Name, y.Name)) })
		if len(of) > 0 {
			v.Classes = append(v.Classes, classView{string(c), of})
		}
	}
	for _, s := range kg.Statuses() {
		if n := count(r.Claims, func(c kg.Claim) bool { return c.Status == s }); n > 0 {
			v.Statuses = append(v.Statuses, choice{string(s), plainWord(string(s)), n})
		}
	}
	v.Predicates = predicates(r.Claims)
	return v
}

// heading is the title, or else the last part of the Source.
func heading(d kg.Document) string {
	if t := oneLine(d.Title); t != "" {
		return t
	}
	if len(d.Sources) > 0 {
		return path.Base(d.Sources[0])
	}
	return "A text without a title"
}

func predicates(claims []kg.Claim) []choice {
	var out []choice
	for _, c := range claims {
		p := string(c.Predicate)
		i, ok := slices.BinarySearchFunc(out, p, func(x choice, p string) int { return cmp.Compare(x.Value, p) })
		if !ok {
			out = slices.Insert(out, i, choice{Value: p, Label: plainWord(p)})
		}
		out[i].Count++
	}
	return out
}

func count(claims []kg.Claim, is func(kg.Claim) bool) int {
	n := 0
	for _, c := range claims {
		if is(c) {
			n++
		}
	}
	return n
}

// plainWord writes a code as words: "HAS_OBJECTIVE" is "has objective".
func plainWord(s string) string { return strings.ToLower(strings.ReplaceAll(s, "_", " ")) }

func facts(d kg.Document) []fact {
	var out []fact
	for _, f := range []fact{{"Source", strings.Join(d.Sources, ", ")}, {"Publisher", d.Publisher}, {"Author", d.Author}, {"Published", d.Published},
		{"Document", string(d.ID)}, {"SHA-256", d.SHA256}, {"Read by", d.Receipt}} {
		if f.Value != "" {
			out = append(out, f)
		}
	}
	return out
}
