package model

import "graphd/kg"

// A Document is kg's without Text and Zones, with the Level it was read at.
type Document struct {
	kg.Document
	Level *Level[kg.Document]
	At    int
}

func (*Document) isNode() {}

// Documents makes the Documents of a Level, one for each of its rows.
func Documents(rows []kg.Document) []*Document {
	level := &Level[kg.Document]{Rows: rows}
	out := make([]*Document, len(rows))
	for i, d := range rows {
		out[i] = &Document{d, level, i}
	}
	return out
}

// Source is the first of the Document's Sources.
func (d *Document) Source() string {
	if len(d.Sources) == 0 {
		return ""
	}
	return d.Sources[0]
}

// Title is nil where the Document has none.
func (d *Document) Title() *string { return optional(d.Document.Title) }

// Author is nil where the Document names none.
func (d *Document) Author() *string { return optional(d.Document.Author) }

// Publisher is nil where the Document names none.
func (d *Document) Publisher() *string { return optional(d.Document.Publisher) }

// A Mention is kg's, with the Level it was read at.
type Mention struct {
	kg.DocumentMention
	Level *Level[kg.DocumentMention]
	At    int
}

// Mentions makes the Mentions of a Level, one for each of its rows.
func Mentions(rows []kg.DocumentMention) []*Mention {
	level := &Level[kg.DocumentMention]{Rows: rows}
	out := make([]*Mention, len(rows))
	for i, m := range rows {
		out[i] = &Mention{m, level, i}
	}
	return out
}

// Span is where the Mention stands and its words.
func (m *Mention) Span() Span { return Span{m.Text, m.Extent} }

// A Zone is a stretch of a Document with its words.
type Zone struct {
	Kind kg.ZoneKind
	Span Span
}

// A DroppedRow is a dropped candidate with the Entities its Keys belong to, as
// IDs of those Keys.
type DroppedRow struct {
	Subject, Object kg.ID
	Sentence        Span
	Reason          string
}

// A DroppedClaim is a DroppedRow with the Level it was read at.
type DroppedClaim struct {
	DroppedRow
	Level *Level[DroppedRow]
	At    int
}

// DroppedClaims makes the DroppedClaims of a Level, one for each of its rows.
func DroppedClaims(rows []DroppedRow) []*DroppedClaim {
	level := &Level[DroppedRow]{Rows: rows}
	out := make([]*DroppedClaim, len(rows))
	for i, r := range rows {
		out[i] = &DroppedClaim{r, level, i}
	}
	return out
}
