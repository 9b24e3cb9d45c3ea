package kg

import "slices"

// A Document is a text that was loaded. Its text is normalised once, when it is
// read, and never changes; every Span points into it.
type Document struct {
	ID        ID       `json:"id"`
	Media     string   `json:"media"` // text/plain, text/html, text/markdown, application/json
	Title     string   `json:"title,omitempty"`
	Author    string   `json:"author,omitempty"`
	Publisher string   `json:"publisher,omitempty"`
	Published string   `json:"published,omitempty"` // YYYY-MM-DD, or empty
	SHA256    string   `json:"sha256"`              // of the bytes as they were loaded, in hex
	Text      string   `json:"text"`                // empty in lists: see Archive
	Zones     []Zone   `json:"zones"`               // in order, not overlapping; empty in lists
	Receipt   string   `json:"receipt"`             // names the ontology, rules and weights that read it
	Sources   []string `json:"sources,omitempty"`   // where it came from, sorted; kept by the store, empty in a fresh Reading
}

// A Zone is a stretch of a Document of one kind.
type Zone struct {
	Kind ZoneKind `json:"kind"`
	Span
}

// zoneAt returns the first Zone that ends behind the offset at.
func (d Document) zoneAt(at int) (Zone, bool) {
	i, _ := slices.BinarySearchFunc(d.Zones, at, func(z Zone, at int) int {
		if z.End <= at {
			return -1
		}
		return 1
	})
	if i == len(d.Zones) {
		return Zone{}, false
	}
	return d.Zones[i], true
}
