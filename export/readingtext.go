package export

import (
	"cmp"
	"slices"

	"graphd/kg"
)

// A piece is a stretch of text on the page: plain, a Mention, or a Sentence with
// its pieces.
type piece struct {
	Text     string       // of a plain piece
	Entity   *entityView  // of a Mention
	Form     kg.Form      // of a Mention
	Sentence *sentenceRef // of a Sentence
	Pieces   []piece
}

// Holds reports whether a Mention stands inside: a link cannot hold links.
func (p piece) Holds() bool {
	return slices.ContainsFunc(p.Pieces, func(q piece) bool { return q.Entity != nil || q.Holds() })
}

// A sentenceRef numbers a Sentence; Told says that the page tells more of it.
type sentenceRef struct {
	N    int
	Told bool
}

// A mark is a stretch to be shown as something.
type mark struct {
	kg.Span
	is piece
}

// pieces cuts at by marks. Marks that cross are cut where they do, so that the
// pieces hold one another like brackets.
func pieces(text string, at kg.Span, marks []mark) []piece {
	slices.SortStableFunc(marks, compareMarks)
	var out []piece
	for pos := at.Start; ; {
		if len(marks) == 0 {
			if pos < at.End {
				out = append(out, piece{Text: text[pos:at.End]})
			}
			return out
		}
		m := marks[0]
		marks = marks[1:]
		m.Start, m.End = max(m.Start, pos), min(m.End, at.End)
		if m.Start >= m.End {
			continue
		}
		if pos < m.Start {
			out = append(out, piece{Text: text[pos:m.Start]})
		}
		var inside []mark
		var after []mark
		for len(marks) > 0 && marks[0].Start < m.End {
			n := marks[0]
			marks = marks[1:]
			if n.End > m.End {
				rest := n
				rest.Start, n.End = m.End, m.End
				after = append(after, rest)
			}
			inside = append(inside, n)
		}
		if len(after) > 0 {
			marks = append(after, marks...)
			slices.SortStableFunc(marks, compareMarks)
		}
		is := m.is
		is.Pieces = pieces(text, m.Span, inside)
		out = append(out, is)
		pos = m.End
	}
}

// compareMarks puts what holds another before it.
func compareMarks(a, b mark) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}

// among gives the part of sorted marks that overlap a Span.
func among(marks []mark, at kg.Span) []mark {
	from, _ := slices.BinarySearchFunc(marks, at.Start, func(m mark, start int) int { return cmp.Compare(m.Start, start) })
	var out []mark
	for _, m := range marks[from:] {
		if m.Start >= at.End {
			break
		}
		out = append(out, m)
	}
	return out
}
