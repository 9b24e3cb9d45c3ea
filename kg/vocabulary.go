package kg

// A Kind says what an Entity is (Person, Agency, Strategy ...). Kinds are
// declared by the ontology; each belongs to one Class.
type Kind string

// A Class is one of the five sorts of Entity that graphd tells apart.
type Class string

// The Classes. The set is closed: the API has a type, and Neo4j a label, for each.
const (
	Actor     Class = "Actor"
	Program   Class = "Program"
	Objective Class = "Objective"
	Place     Class = "Place"
	Event     Class = "Event"
)

// Classes lists the Classes in their fixed order.
func Classes() []Class { return []Class{Actor, Program, Objective, Place, Event} }

// A Predicate is the type of a Relation, in lower snake case, from the ontology.
type Predicate string

// RelatedTo is the open Predicate: a Relation that no other Predicate fits.
const RelatedTo Predicate = "related_to"

// A Status is what the text commits to when it states a Claim.
type Status string

// The Statuses, weakest first. Where several cues apply the strongest wins.
const (
	Asserted Status = "ASSERTED" // stated as a fact
	Reported Status = "REPORTED" // another says so, or "reportedly"
	Possible Status = "POSSIBLE" // "may", "likely"
	Planned  Status = "PLANNED"  // "will", "slated to"
	Desired  Status = "DESIRED"  // "wants to", "calls on"
	Denied   Status = "DENIED"   // "shows no sign of", "away from"
)

// Statuses lists the Statuses, weakest first.
func Statuses() []Status {
	return []Status{Asserted, Reported, Possible, Planned, Desired, Denied}
}

func (s Status) rank() int {
	for i, t := range Statuses() {
		if s == t {
			return i
		}
	}
	return -1
}

// Valid reports whether s is one of the six Statuses.
func (s Status) Valid() bool { return s.rank() >= 0 }

// Stronger returns the one of s and t that wins where both apply.
func (s Status) Stronger(t Status) Status {
	if t.rank() > s.rank() {
		return t
	}
	return s
}

// A Form is how a Mention refers to its Entity.
type Form string

// The Forms of a Mention.
const (
	Name    Form = "NAME"    // names it: "Merida initiative", "EPIC"; an Objective's own phrase
	Nominal Form = "NOMINAL" // describes it: "the report"
	Pronoun Form = "PRONOUN" // points at it: "it", "its"
)

// A ZoneKind says what a stretch of a Document is.
type ZoneKind string

// The ZoneKinds. Only TITLE and BODY are read for Claims.
const (
	ZoneTitle      ZoneKind = "TITLE"
	ZoneByline     ZoneKind = "BYLINE"
	ZoneBody       ZoneKind = "BODY"
	ZoneHeading    ZoneKind = "HEADING"
	ZoneCaption    ZoneKind = "CAPTION"
	ZoneNavigation ZoneKind = "NAVIGATION"
	ZoneRelated    ZoneKind = "RELATED"
	ZoneFooter     ZoneKind = "FOOTER"
)

// ZoneKinds lists the ZoneKinds in their fixed order.
func ZoneKinds() []ZoneKind {
	return []ZoneKind{ZoneTitle, ZoneByline, ZoneBody, ZoneHeading, ZoneCaption, ZoneNavigation, ZoneRelated, ZoneFooter}
}

// Read reports whether Sentences of this ZoneKind are read for Claims.
func (z ZoneKind) Read() bool { return z == ZoneTitle || z == ZoneBody }

// Rules is what kg needs to know of an ontology.
type Rules interface {
	// Class returns the Class of a Kind, false if the ontology has no such Kind.
	Class(Kind) (Class, bool)
	// Allows reports whether the ontology lets subject and object of these Kinds
	// stand in a Relation with this Predicate. False for an unknown Predicate.
	Allows(subject Kind, p Predicate, object Kind) bool
	// Predicates lists all Predicates, sorted.
	Predicates() []Predicate
}
