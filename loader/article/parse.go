package article

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"graphd/kg"
)

// The media types that Parse reads.
const (
	Plain    = "text/plain"
	HTML     = "text/html"
	Markdown = "text/markdown"
	JSON     = "application/json" // one record: see Record
)

// DefaultLimit is the greatest number of bytes of one text that Parse accepts
// when the Hint gives no other.
const DefaultLimit = 16 << 20

// A Hint is what is known of a text from outside. What it says of title, author,
// publisher and date wins over what is found in the text.
type Hint struct {
	Media     string // one of the media types above; empty means Plain
	Title     string
	Author    string
	Publisher string
	Published string // YYYY-MM-DD, or any date that can be read
	Limit     int    // in bytes; 0 means DefaultLimit
}

// Parse turns the bytes of one text into a Document with its Zones, without
// Receipt and Sources. It takes time in proportion to len(content).
//
// The error's kind is kg.TooLarge over the limit, and kg.Invalid if the bytes
// are no text, hold nothing, or are not of the media type.
func Parse(content []byte, hint Hint) (kg.Document, error) {
	limit := hint.Limit
	if limit <= 0 {
		limit = DefaultLimit
	}
	if hint.Media == JSON {
		// JSON writes a byte in at most six; the text in it is measured below.
		limit = 6*limit + 64<<10
	}
	if len(content) > limit {
		return kg.Document{}, kg.Errorf(kg.TooLarge, "parse", "", "%d bytes, over the limit of %d for one text", len(content), limit)
	}
	if len(bytes.TrimSpace(content)) == 0 {
		return kg.Document{}, kg.Errorf(kg.Invalid, "parse", "", "the text is empty")
	}
	if hint.Media == "" {
		hint.Media = Plain
	}
	id, found, err := parseMedia(content, hint)
	if err != nil {
		return kg.Document{}, err
	}
	if !found.hasLetters() {
		return kg.Document{}, kg.Errorf(kg.Invalid, "parse", "", "there is no readable text in it")
	}
	doc := found.document()
	doc.Media = hint.Media
	doc.ID = id
	sum := sha256.Sum256(content)
	doc.SHA256 = hex.EncodeToString(sum[:])
	return doc, nil
}

// parseMedia reads the content by its media type and says which ID it has.
func parseMedia(content []byte, hint Hint) (kg.ID, *draft, error) {
	if hint.Media == JSON {
		r, err := parseRecord(content)
		if err != nil {
			return "", nil, err
		}
		r.fill(hint)
		canonical, err := r.Canonical()
		if err != nil {
			return "", nil, err
		}
		found, err := r.draft(hint.Limit)
		return kg.DocumentID(JSON, canonical), found, err
	}
	found, err := parseText(content, hint)
	if hint.Title == "" && hint.Author == "" && hint.Publisher == "" && hint.Published == "" {
		return kg.DocumentID(hint.Media, content), found, err
	}
	// What was told from outside is part of the Document, so of its identity too.
	told := strings.Join([]string{hint.Title, hint.Author, hint.Publisher, hint.Published, ""}, "\x00")
	return kg.DocumentID(hint.Media, append([]byte(told), content...)), found, err
}

// parseText reads text that is no record.
func parseText(content []byte, hint Hint) (*draft, error) {
	d := &draft{}
	switch hint.Media {
	case Plain:
		text, err := decode(content, "")
		if err != nil {
			return nil, err
		}
		d.blocks = plainBlocks(text)
	case Markdown:
		text, err := decode(content, "")
		if err != nil {
			return nil, err
		}
		d.readMarkdown(text)
	case HTML:
		text, err := decode(content, declaredCharset(content))
		if err != nil {
			return nil, err
		}
		d.readHTML(text)
	default:
		return nil, kg.Errorf(kg.Invalid, "parse", "", "media type %q is not one of %s, %s, %s, %s", hint.Media, Plain, HTML, Markdown, JSON)
	}
	d.told(hint)
	d.classify()
	return d, nil
}
