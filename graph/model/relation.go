package model

import "graphd/kg"

// A Relation is kg's, with the Level it was read at.
type Relation struct {
	kg.Relation
	Level *Level[kg.Relation]
	At    int
}

func (*Relation) isNode() {}

// EvidenceCount is the number of pieces of Evidence.
func (r *Relation) EvidenceCount() int { return r.Relation.Evidence }

// DocumentCount is the number of Documents that say it.
func (r *Relation) DocumentCount() int { return r.Relation.Documents }

// IndependentCount is the number of groups of Documents that say it independently.
func (r *Relation) IndependentCount() int { return r.Relation.Independent }

// Relations makes the Relations of a Level, one for each of its rows.
func Relations(rows []kg.Relation) []*Relation {
	level := &Level[kg.Relation]{Rows: rows}
	out := make([]*Relation, len(rows))
	for i, r := range rows {
		out[i] = &Relation{r, level, i}
	}
	return out
}

// Evidence is kg's, with the Level it was read at.
type Evidence struct {
	kg.Evidence
	Level *Level[kg.Evidence]
	At    int
}

func (*Evidence) isNode() {}
func (*Evidence) isHit()  {}

// AllEvidence makes the Evidence of a Level, one for each of its rows.
func AllEvidence(rows []kg.Evidence) []*Evidence {
	level := &Level[kg.Evidence]{Rows: rows}
	out := make([]*Evidence, len(rows))
	for i, e := range rows {
		out[i] = &Evidence{e, level, i}
	}
	return out
}

// Sentence is the Span of the quote.
func (e *Evidence) Sentence() Span { return Span{e.Quote, e.Evidence.Sentence} }

// SubjectSpan is where the sentence mentions the subject.
func (e *Evidence) SubjectSpan() Span { return e.part(e.Subject) }

// ObjectSpan is where the sentence mentions the object.
func (e *Evidence) ObjectSpan() Span { return e.part(e.Object) }

// TriggerSpan is where the words that relate the two stand.
func (e *Evidence) TriggerSpan() Span { return e.part(e.Trigger) }

// Attribution is nil where the text does not say it of another.
func (e *Evidence) Attribution() *string { return optional(e.Evidence.Attribution) }

// When is nil where the sentence gives no time.
func (e *Evidence) When() *string { return optional(e.Evidence.When) }

// part cuts an Extent of the sentence out of the quote.
func (e *Evidence) part(x kg.Extent) Span {
	span, _ := CutSpan(e.Quote, e.Evidence.Sentence.Start.Byte, x)
	return span
}

// A Span is a stretch of a Document's text with its words.
type Span struct {
	Text string
	kg.Extent
}

// CutSpan gives the Span of an Extent out of a stretch of the Document's text
// that begins at byte offset from; false if it does not lie in there.
func CutSpan(text string, from int, x kg.Extent) (Span, bool) {
	s := kg.Span{Start: x.Start.Byte - from, End: x.End.Byte - from}
	if !s.In(text) {
		return Span{Extent: x}, false
	}
	return Span{s.Of(text), x}, true
}
