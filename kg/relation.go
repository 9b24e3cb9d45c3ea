package kg

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
)

// A Relation joins two Entities. Subject, Predicate, Object and Status are its
// identity. It always has Evidence.
type Relation struct {
	ID           ID        `json:"id"`
	Subject      ID        `json:"subject"`
	Predicate    Predicate `json:"predicate"`
	Object       ID        `json:"object"`
	Status       Status    `json:"status"`
	Phrases      []string  `json:"phrases"` // words of the texts, most used first, at most MaxPhrases
	Evidence     int       `json:"evidenceCount"`
	Documents    int       `json:"documentCount"`
	Independent  int       `json:"independentCount"`    // groups of Documents that share no sentence here
	FirstSeen    string    `json:"firstSeen,omitempty"` // least date of a Document that says it
	LastSeen     string    `json:"lastSeen,omitempty"`
	SubjectClass Class     `json:"-"`
	ObjectClass  Class     `json:"-"`
}

// MaxPhrases bounds Relation.Phrases.
const MaxPhrases = 5

// Evidence is why a Relation holds: one Claim of one Document.
type Evidence struct {
	ID           ID       `json:"id"`
	Relation     ID       `json:"relation"`
	Document     ID       `json:"document"`
	Published    string   `json:"published,omitempty"` // of the Document
	Quote        string   `json:"quote"`               // the whole Sentence
	Sentence     Extent   `json:"sentence"`
	Subject      Extent   `json:"subject"`
	Object       Extent   `json:"object"`
	Trigger      Extent   `json:"trigger"`
	Antecedents  []Extent `json:"antecedents,omitempty"` // of the subject, then of the object
	Phrase       string   `json:"phrase"`
	AttributedTo ID       `json:"attributedTo,omitempty"` // an Entity, by its present ID
	Attribution  string   `json:"attribution,omitempty"`
	When         string   `json:"when,omitempty"`
	Confidence   float64  `json:"confidence"`
	Rule         string   `json:"rule"`
	Zone         ZoneKind `json:"zone"`
}

// A Fact is a Claim with its Evidence before identity: what a Document adds to a
// KeyRelation. Evidence.Relation and Evidence.AttributedTo are empty;
// AttributedTo here is the Key.
type Fact struct {
	Of           KeyRelation
	AttributedTo Key
	Evidence     Evidence
}

// Facts returns the Facts of a valid Reading, in the order of its Claims.
func Facts(r *Reading) []Fact {
	var spans []Span
	for _, c := range r.Claims {
		spans = append(spans, c.Sentence, c.Subject.Span, c.Object.Span, c.Trigger)
		for _, e := range []End{c.Subject, c.Object} {
			if e.Antecedent != nil {
				spans = append(spans, *e.Antecedent)
			}
		}
	}
	extents := Locate(r.Document.Text, spans)
	next := func() Extent { e := extents[0]; extents = extents[1:]; return e }
	out := make([]Fact, len(r.Claims))
	for i, c := range r.Claims {
		zone, _ := r.Document.zoneAt(c.Sentence.Start) // a valid Reading has one
		e := Evidence{
			ID: c.id(r.Document.ID), Document: r.Document.ID, Published: r.Document.Published, Quote: c.Sentence.Of(r.Document.Text),
			Sentence: next(), Subject: next(), Object: next(), Trigger: next(),
			Phrase: c.Phrase, Attribution: c.Attribution, When: c.When, Confidence: c.Confidence, Rule: c.Rule, Zone: zone.Kind,
		}
		for _, end := range []End{c.Subject, c.Object} {
			if end.Antecedent != nil {
				e.Antecedents = append(e.Antecedents, next())
			}
		}
		out[i] = Fact{Of: c.Of(), AttributedTo: c.AttributedTo, Evidence: e}
	}
	return out
}

// id is the ID of the Evidence that the Claim becomes: a hash of the Document,
// the KeyRelation and all places.
func (c Claim) id(doc ID) ID {
	parts := []string{string(doc), string(c.Subject.Key), string(c.Predicate), string(c.Object.Key), string(c.Status)}
	for _, s := range []Span{c.Sentence, c.Subject.Span, c.Object.Span, c.Trigger} {
		parts = append(parts, strconv.Itoa(s.Start), strconv.Itoa(s.End))
	}
	return makeID(EvidencePrefix, parts...)
}

// An EvidenceMark is the part of Evidence that FoldRelation looks at.
type EvidenceMark struct {
	Of        KeyRelation
	Document  ID
	Published string
	Phrase    string
	Sentence  string // FoldText of the quote, or any hash of it
}

// Mark returns the part of a Fact that FoldRelation looks at.
func (f Fact) Mark() EvidenceMark {
	return EvidenceMark{f.Of, f.Evidence.Document, f.Evidence.Published, f.Evidence.Phrase, SentenceMark(f.Evidence.Quote)}
}

// SentenceMark is a short hash of a quote's folded text: equal for sentences
// that differ in case, accents and punctuation only.
func SentenceMark(quote string) string { return string(makeID("", FoldText(quote))) }

// FoldRelation makes the Relation between two Entities from all its Evidence
// (one Predicate, one Status, at least one mark, any order).
func FoldRelation(subject, object ID, marks []EvidenceMark) Relation {
	r := Relation{Subject: subject, Object: object, Predicate: marks[0].Of.Predicate, Status: marks[0].Of.Status, Evidence: len(marks),
		SubjectClass: marks[0].Of.Subject.Class(), ObjectClass: marks[0].Of.Object.Class()}
	phrases := map[string]int{}
	docs := map[ID]bool{}
	group := newSets(nil) // Documents and sentences, joined where one holds the other
	for _, m := range marks {
		if id := RelationID(m.Of); r.ID == "" || id < r.ID {
			r.ID = id
		}
		phrases[m.Phrase]++
		docs[m.Document] = true
		if m.Published != "" {
			if r.FirstSeen == "" || m.Published < r.FirstSeen {
				r.FirstSeen = m.Published
			}
			r.LastSeen = max(r.LastSeen, m.Published)
		}
		group.link(Key(m.Document), Key("sentence "+m.Sentence))
	}
	r.Documents = len(docs)
	r.Independent = len(group.members)
	r.Phrases = slices.SortedFunc(maps.Keys(phrases), func(a, b string) int {
		return cmp.Or(cmp.Compare(phrases[b], phrases[a]), cmp.Compare(a, b))
	})
	if len(r.Phrases) > MaxPhrases {
		r.Phrases = r.Phrases[:MaxPhrases]
	}
	return r
}

// link adds a and b and joins their sets, whatever their Class.
func (s *sets) link(a, b Key) {
	for _, k := range []Key{a, b} {
		if _, ok := s.root[k]; !ok {
			s.root[k] = k
			s.members[k] = []Key{k}
		}
	}
	s.join(a, b)
}
