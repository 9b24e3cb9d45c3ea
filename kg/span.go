package kg

import (
	"sort"
	"unicode/utf8"
)

// A Span is a half-open stretch of a Document's text, in bytes.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the Span holds nothing. An empty Span still has a place:
// it stands where an end of a Claim is left unsaid.
func (s Span) Empty() bool { return s.Start == s.End }

// Contains reports whether t lies in s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// In reports whether s is a Span of text: in range and on rune boundaries.
func (s Span) In(text string) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) && boundary(text, s.Start) && boundary(text, s.End)
}

// Of returns the text of the Span. The Span must be In text.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

func boundary(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }

// A Position is one offset into a text in three units.
type Position struct {
	Byte  int `json:"byte"`
	Rune  int `json:"rune"`
	UTF16 int `json:"utf16"`
}

// An Extent is a Span in all three units.
type Extent struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// Span returns the Extent in bytes.
func (e Extent) Span() Span { return Span{e.Start.Byte, e.End.Byte} }

// Locate gives the Extents of Spans of a text, in their order, in one pass over
// the text: O(len(text) + n log n). All Spans must be In text.
func Locate(text string, spans []Span) []Extent {
	type edge struct {
		at  int
		pos *Position
	}
	out := make([]Extent, len(spans))
	edges := make([]edge, 0, 2*len(spans))
	for i, s := range spans {
		edges = append(edges, edge{s.Start, &out[i].Start}, edge{s.End, &out[i].End})
	}
	sort.SliceStable(edges, func(i, j int) bool { return edges[i].at < edges[j].at })
	var p Position
	for _, e := range edges {
		for p.Byte < e.at {
			r, n := utf8.DecodeRuneInString(text[p.Byte:])
			p.Byte += n
			p.Rune++
			p.UTF16++
			if r > 0xFFFF {
				p.UTF16++
			}
		}
		*e.pos = p
	}
	return out
}
