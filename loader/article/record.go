package article

import (
	"bytes"
	"encoding/json"

	"graphd/kg"
)

// A Record is one line of JSON Lines: a text with what is known of it. A url in
// it is where it came from and no part of it.
type Record struct {
	Title     string `json:"title,omitempty"`
	Author    string `json:"author,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published,omitempty"`
	Text      string `json:"text,omitempty"`
	HTML      string `json:"html,omitempty"`
}

// parseRecord reads a JSON object. Members it does not know are left aside.
func parseRecord(content []byte) (Record, error) {
	var r Record
	text, err := decode(content, "")
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return r, kg.Errorf(kg.Invalid, "parse", "", "the record is not the JSON expected: %w", err)
	}
	switch {
	case r.Text == "" && r.HTML == "":
		return r, kg.Errorf(kg.Invalid, "parse", "", "the record has neither text nor html")
	case r.Text != "" && r.HTML != "":
		return r, kg.Errorf(kg.Invalid, "parse", "", "the record has both text and html; one is wanted")
	}
	return r, nil
}

// Canonical is the one way to write the Record: members in fixed order, empty
// ones left out, nothing escaped without need.
func (r Record) Canonical() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r); err != nil {
		return nil, kg.E(kg.Internal, "write record", "", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// fill takes over what is known from outside.
func (r *Record) fill(h Hint) {
	for _, m := range []struct {
		to   *string
		from string
	}{{&r.Title, h.Title}, {&r.Author, h.Author}, {&r.Publisher, h.Publisher}, {&r.Published, h.Published}} {
		if m.from != "" {
			*m.to = m.from
		}
	}
}

// draft reads the text in the Record, of limit bytes at most (0: DefaultLimit).
func (r Record) draft(limit int) (*draft, error) {
	if limit <= 0 {
		limit = DefaultLimit
	}
	if n := max(len(r.Text), len(r.HTML)); n > limit {
		return nil, kg.Errorf(kg.TooLarge, "parse", "", "%d bytes, over the limit of %d for one text", n, limit)
	}
	h := Hint{Media: Plain, Title: r.Title, Author: r.Author, Publisher: r.Publisher, Published: r.Published}
	if r.HTML != "" {
		h.Media = HTML
		return parseText([]byte(r.HTML), h)
	}
	return parseText([]byte(r.Text), h)
}
