package kg

import (
	"fmt"
	"strconv"
	"strings"
)

// An EntityFilter narrows a list of Entities; its zero value lets all pass.
type EntityFilter struct {
	Classes   []Class
	Kinds     []Kind
	Name      string // folds to the same words as its name or an alias
	Text      string // as in Search: all words, the last as a prefix, in its name or one alias
	Document  ID     // mentioned in this Document
	MinDegree int
}

// A RelationFilter narrows a list of Relations, a walk or a count. Its zero
// value lets ASSERTED Relations pass: other Statuses must be asked for.
//
// Document, Source, AttributedTo, PublishedFrom, PublishedTo and Text speak of
// Evidence: one piece of the Relation's Evidence must satisfy all that are given.
type RelationFilter struct {
	Subject, Object ID // an end, by the ID of any of its Keys
	Entity          ID // either end
	Predicates      []Predicate
	// Classes and Kinds are those of the far end: the end that is not the Entity
	// asked about (the owner of the list, the near end of a step); where no Entity
	// is asked about, of either end.
	Classes       []Class
	Kinds         []Kind
	Statuses      []Status // none: ASSERTED only
	Document      ID
	Source        string // a Source of the Document, exact
	AttributedTo  ID
	PublishedFrom string // YYYY-MM-DD, inclusive; a Document without a date does not pass
	PublishedTo   string
	MinEvidence   int    // all of the Relation's Evidence counts
	Text          string // as in Search, in the quote
}

// Wants returns the Statuses that pass.
func (f RelationFilter) Wants() []Status {
	if len(f.Statuses) == 0 {
		return []Status{Asserted}
	}
	return f.Statuses
}

// OnEvidence reports whether the filter looks at single pieces of Evidence.
func (f RelationFilter) OnEvidence() bool {
	return f.Document != "" || f.Source != "" || f.AttributedTo != "" || f.PublishedFrom != "" || f.PublishedTo != "" || f.Text != ""
}

// Check returns an error of kind Invalid for a filter that cannot be meant.
func (f RelationFilter) Check() error {
	for _, s := range f.Statuses {
		if !s.Valid() {
			return Errorf(Invalid, "filter", "", "unknown status %q", s)
		}
	}
	for _, d := range []string{f.PublishedFrom, f.PublishedTo} {
		if d != "" && !dateForm.MatchString(d) {
			return Errorf(Invalid, "filter", "", "%q is not a date (YYYY-MM-DD)", d)
		}
	}
	return nil
}

// Direction is a Relation's direction as seen from one end.
type Direction string

// The Directions; the empty one means Both.
const (
	Both Direction = "BOTH"
	Out  Direction = "OUT" // the Entity is the subject
	In   Direction = "IN"  // the Entity is the object
)

// The orders of lists. Ties, and lists in order ID, go by ID.
const (
	ByID        = "ID"
	ByName      = "NAME"       // Entities: folded name
	ByDegree    = "DEGREE"     // Entities: highest first
	ByMentions  = "MENTIONS"   // Entities: most first
	ByEvidence  = "EVIDENCE"   // Relations: most first
	ByPredicate = "PREDICATE"  // Relations
	ByFirstSeen = "FIRST_SEEN" // Relations: earliest first, undated last
	ByLastSeen  = "LAST_SEEN"  // Entities, Relations: latest first, undated last
	ByPublished = "PUBLISHED"  // Documents, Evidence: latest first, undated last
	ByTitle     = "TITLE"      // Documents: folded title
	ByPlace     = "PLACE"      // Mentions: Document, then offset
	ByRank      = "RANK"       // hits of a search
)

// EntityMark is the Mark of an Entity in an order: ByName, ByDegree, ByMentions,
// ByLastSeen or ByID (the error names any other).
func EntityMark(order string, e Entity) (Mark, error) {
	m := Mark{Order: order, Place: string(e.ID)}
	switch order {
	case ByID:
	case ByName:
		m.Text = FoldText(e.Name)
	case ByDegree:
		m.Number = -int64(e.Degree)
	case ByMentions:
		m.Number = -int64(e.Mentions)
	case ByLastSeen:
		m.Number = -dayNumber(e.LastSeen)
	default:
		return m, unknownOrder(order, "Entities")
	}
	return m, nil
}

// RelationMark is the Mark of a Relation in an order: ByEvidence, ByPredicate,
// ByFirstSeen, ByLastSeen or ByID.
func RelationMark(order string, r Relation) (Mark, error) {
	m := Mark{Order: order, Place: string(r.ID)}
	switch order {
	case ByID:
	case ByEvidence:
		m.Number = -int64(r.Evidence)
	case ByPredicate:
		m.Text = string(r.Predicate)
	case ByFirstSeen:
		if m.Number = dayNumber(r.FirstSeen); m.Number == 0 {
			m.Number = 99999999
		}
	case ByLastSeen:
		m.Number = -dayNumber(r.LastSeen)
	default:
		return m, unknownOrder(order, "Relations")
	}
	return m, nil
}

// DocumentMark is the Mark of a Document in an order: ByPublished, ByTitle or ByID.
func DocumentMark(order string, d Document) (Mark, error) {
	m := Mark{Order: order, Place: string(d.ID)}
	switch order {
	case ByID:
	case ByPublished:
		m.Number = -dayNumber(d.Published)
	case ByTitle:
		m.Text = FoldText(d.Title)
	default:
		return m, unknownOrder(order, "Documents")
	}
	return m, nil
}

// EvidenceOrderMark is the Mark of Evidence: latest published first, then by
// Document, sentence and ID.
func EvidenceOrderMark(e Evidence) Mark {
	return Mark{Order: ByPublished, Number: -dayNumber(e.Published), Place: fmt.Sprintf("%s/%09d/%s", e.Document, e.Sentence.Start.Byte, e.ID)}
}

// MentionMark is the Mark of a DocumentMention: by Document, then place.
func MentionMark(m DocumentMention) Mark {
	return Mark{Order: ByPlace, Place: fmt.Sprintf("%s/%09d/%09d/%s", m.Document, m.Extent.Start.Byte, m.Extent.End.Byte, m.Entity)}
}

func unknownOrder(order, of string) error {
	return Errorf(Invalid, "order", order, "%s cannot be listed in this order", of)
}

// dayNumber turns YYYY-MM-DD into the number YYYYMMDD, and no date into 0.
func dayNumber(date string) int64 {
	n, err := strconv.ParseInt(strings.ReplaceAll(date, "-", ""), 10, 64)
	if err != nil {
		return 0
	}
	return n
}
