package export

import (
	"cmp"
	"slices"

	"graphd/kg"
)

// An Object is what one Document says, as graphd prints it: the Entities,
// Relations and dropped candidates as they follow from this Document alone.
// All offsets are bytes of Document.Text.
type Object struct {
	Document  Document   `json:"document"`
	Entities  []Entity   `json:"entities"`          // by ID
	Relations []Relation `json:"relations"`         // by ID
	Dropped   []Dropped  `json:"dropped"`           // in the order of the Reading
	Reading   *Rest      `json:"reading,omitempty"` // in export files only
}

// A Document is a kg.Document; Source is the first of Sources.
type Document struct {
	ID        kg.ID     `json:"id"`
	Source    string    `json:"source"`
	Sources   []string  `json:"sources"`
	Media     string    `json:"media"`
	Title     string    `json:"title"`
	Author    string    `json:"author"`
	Publisher string    `json:"publisher"`
	Published string    `json:"published"`
	SHA256    string    `json:"sha256"`
	Receipt   string    `json:"receipt"`
	Text      string    `json:"text"`
	Zones     []kg.Zone `json:"zones"`
}

// An Entity with all its Mentions, in the order of the text.
type Entity struct {
	ID          kg.ID     `json:"id"`
	Name        string    `json:"name"`
	Class       kg.Class  `json:"class"`
	Kind        kg.Kind   `json:"kind"`
	Aliases     []string  `json:"aliases"`
	Description string    `json:"description,omitempty"`
	Mentions    []Mention `json:"mentions"`
}

// A Mention with the text it covers.
type Mention struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Text  string  `json:"text"`
	Form  kg.Form `json:"form"`
}

// A Relation with all its Evidence. Phrase is the one used most.
type Relation struct {
	ID        kg.ID        `json:"id"`
	Subject   kg.ID        `json:"subject"`
	Predicate kg.Predicate `json:"predicate"`
	Object    kg.ID        `json:"object"`
	Status    kg.Status    `json:"status"`
	Phrase    string       `json:"phrase"`
	Evidence  []Evidence   `json:"evidence"`
}

// Evidence is one quote; Start and End are its place. AttributedTo is the ID of
// an Entity.
type Evidence struct {
	ID           kg.ID     `json:"id"`
	Quote        string    `json:"quote"`
	Start        int       `json:"start"`
	End          int       `json:"end"`
	Subject      kg.Span   `json:"subject"`
	Object       kg.Span   `json:"object"`
	Trigger      kg.Span   `json:"trigger"`
	Antecedents  []kg.Span `json:"antecedents"`
	Phrase       string    `json:"phrase"`
	AttributedTo kg.ID     `json:"attributedTo"`
	Attribution  string    `json:"attribution"`
	When         string    `json:"when"`
	Confidence   float64   `json:"confidence"`
	Rule         string    `json:"rule"`
}

// Dropped is a candidate for a Claim that was not made; Start and End are the
// place of its sentence.
type Dropped struct {
	Subject kg.ID  `json:"subject"`
	Object  kg.ID  `json:"object"`
	Reason  string `json:"reason"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
}

// Rest is what makes an Object whole, so that the Reading can be made of it.
type Rest struct {
	Sentences []kg.Span    `json:"sentences"`
	Chains    []kg.Chain   `json:"chains"`
	Links     []kg.Link    `json:"links"`
	Claims    []kg.Claim   `json:"claims"`
	Dropped   []kg.Dropped `json:"dropped"`
}

// ReadingObject makes the Object of a valid Reading, without Rest.
func ReadingObject(r *kg.Reading) Object {
	d := r.Document
	o := Object{
		Document: Document{ID: d.ID, Sources: list(d.Sources), Media: d.Media, Title: d.Title, Author: d.Author, Publisher: d.Publisher,
			Published: d.Published, SHA256: d.SHA256, Receipt: d.Receipt, Text: d.Text, Zones: list(d.Zones)},
		Entities: []Entity{}, Relations: []Relation{}, Dropped: []Dropped{},
	}
	if len(d.Sources) > 0 {
		o.Document.Source = d.Sources[0]
	}
	g := kg.Build([]*kg.Reading{r}, nil)
	mentions := entityMentions(r, g)
	for _, e := range g.Entities {
		o.Entities = append(o.Entities, Entity{e.ID, e.Name, e.Class, e.Kind, list(e.Aliases), e.Description, list(mentions[e.ID])})
	}
	for _, x := range g.Relations {
		out := Relation{ID: x.ID, Subject: x.Subject, Predicate: x.Predicate, Object: x.Object, Status: x.Status, Phrase: x.Phrases[0]}
		for _, e := range g.Evidence[x.ID] {
			out.Evidence = append(out.Evidence, evidence(e))
		}
		o.Relations = append(o.Relations, out)
	}
	for _, c := range r.Dropped {
		o.Dropped = append(o.Dropped, Dropped{g.EntityOf[c.Subject], g.EntityOf[c.Object], c.Reason, c.Sentence.Start, c.Sentence.End})
	}
	return o
}

// entityMentions gathers the Mentions of each Entity, in the order of the text.
func entityMentions(r *kg.Reading, g kg.Graph) map[kg.ID][]Mention {
	out := map[kg.ID][]Mention{}
	for _, c := range r.Chains {
		e := g.EntityOf[c.Key]
		for _, m := range c.Mentions {
			out[e] = append(out[e], Mention{m.Start, m.End, m.Of(r.Document.Text), m.Form})
		}
	}
	for e, found := range out {
		slices.SortFunc(found, func(a, b Mention) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Form, b.Form))
		})
		out[e] = slices.CompactFunc(found, func(a, b Mention) bool { return a.Start == b.Start && a.End == b.End })
	}
	return out
}

func evidence(e kg.Evidence) Evidence {
	out := Evidence{ID: e.ID, Quote: e.Quote, Start: e.Sentence.Start.Byte, End: e.Sentence.End.Byte, Subject: e.Subject.Span(), Object: e.Object.Span(),
		Trigger: e.Trigger.Span(), Antecedents: []kg.Span{}, Phrase: e.Phrase, AttributedTo: e.AttributedTo, Attribution: e.Attribution,
		When: e.When, Confidence: e.Confidence, Rule: e.Rule}
	for _, a := range e.Antecedents {
		out.Antecedents = append(out.Antecedents, a.Span())
	}
	return out
}

// list makes an absent list an empty one, so that JSON says [] and not null.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

// wholeObject is ReadingObject with Rest.
func wholeObject(r *kg.Reading) Object {
	o := ReadingObject(r)
	o.Reading = &Rest{list(r.Sentences), list(r.Chains), list(r.Links), list(r.Claims), list(r.Dropped)}
	return o
}

// reading makes the Reading of a whole Object again, without Sources.
func (o Object) reading() *kg.Reading {
	d := o.Document
	return &kg.Reading{
		Document: kg.Document{ID: d.ID, Media: d.Media, Title: d.Title, Author: d.Author, Publisher: d.Publisher, Published: d.Published,
			SHA256: d.SHA256, Text: d.Text, Zones: d.Zones, Receipt: d.Receipt},
		Sentences: o.Reading.Sentences, Chains: o.Reading.Chains, Links: o.Reading.Links, Claims: o.Reading.Claims, Dropped: o.Reading.Dropped,
	}
}
