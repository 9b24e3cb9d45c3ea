package article

import (
	"strings"
	"unicode"

	"graphd/kg"
)

// A tag is what markup says a block is.
type tag int

// The tags. Plain text has paragraphs and list members only.
const (
	paragraph tag = iota
	headline      // h1, or what a page names as its headline
	heading
	item // of a list
	caption
	row // of a table
)

// A region is the part of a page that markup puts a block in.
type region int

// The regions.
const (
	anywhere region = iota
	main
	navigation
	related
	footer
)

// A block is one paragraph, heading, list member or row. Its text is normalised,
// on one line and not empty.
type block struct {
	text   string
	tag    tag
	region region
	linked int  // bytes of text that are links
	byline bool // markup says it holds author or date
	tight  bool // follows the block before it without a blank line

	container int  // of draft.containers
	outside   bool // not in the box that holds the article

	shape shape
	mark  mark
	zone  kg.ZoneKind
	cut   int // if > 0, the zone ends at this byte and the rest is FOOTER
}

// A draft is a Document while it is made.
type draft struct {
	blocks []block

	title, author, publisher, published string
	titles                              []string // what the markup says the title may be, best first

	markup     bool // the text has markup, so a title is more than a line
	containers []container
	pageTold   told
	timeFound  string // the first date in a time element
}

// hasLetters reports whether any block says anything.
func (d *draft) hasLetters() bool {
	for _, b := range d.blocks {
		if strings.ContainsFunc(b.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			return true
		}
	}
	return false
}

// told takes over what is known from outside.
func (d *draft) told(h Hint) {
	set := func(to *string, s string) {
		if s = oneLine(normalise(strings.ToValidUTF8(s, "\uFFFD"))); s != "" {
			*to = s
		}
	}
	set(&d.title, h.Title)
	set(&d.author, h.Author)
	set(&d.publisher, h.Publisher)
	if date, ok := findDate(h.Published); ok {
		d.published = date.iso
	}
}

// document joins the blocks to one text and makes a Zone of each.
func (d *draft) document() kg.Document {
	doc := kg.Document{Title: d.title, Author: d.author, Publisher: d.publisher, Published: d.published, Zones: []kg.Zone{}}
	var text strings.Builder
	for i, b := range d.blocks {
		if i > 0 {
			text.WriteByte('\n')
			if !b.tight {
				text.WriteByte('\n')
			}
		}
		start := text.Len()
		text.WriteString(b.text)
		end := text.Len()
		if b.cut > 0 && b.zone == kg.ZoneBody {
			read := len(strings.TrimRight(b.text[:b.cut], " "))
			doc.Zones = append(doc.Zones, kg.Zone{Kind: b.zone, Span: kg.Span{Start: start, End: start + read}})
			doc.Zones = append(doc.Zones, kg.Zone{Kind: kg.ZoneFooter, Span: kg.Span{Start: start + b.cut, End: end}})
			continue
		}
		doc.Zones = append(doc.Zones, kg.Zone{Kind: b.zone, Span: kg.Span{Start: start, End: end}})
	}
	doc.Text = text.String()
	return doc
}
