package kg

// A Reading is all that one Document says. It is a pure function of the
// Document's bytes and of what its Receipt names.
type Reading struct {
	Document  Document  `json:"document"`
	Sentences []Span    `json:"sentences"` // in order, not overlapping, each inside of a TITLE or BODY zone
	Chains    []Chain   `json:"chains"`    // sorted by Key, no Key twice
	Links     []Link    `json:"links"`     // sorted
	Claims    []Claim   `json:"claims"`    // sorted by sentence, trigger, ends
	Dropped   []Dropped `json:"dropped"`   // sorted likewise
}

// A Chain holds all Mentions of one thing in one Document. At least one of them
// is a NAME whose folded text is the Chain's Key.
type Chain struct {
	Key         Key       `json:"key"`
	Kind        Kind      `json:"kind"`
	Description string    `json:"description,omitempty"` // words of the text that say what it is: "Mexican President"
	Mentions    []Mention `json:"mentions"`              // sorted by Span, no Span twice
}

// A Mention is a Span that refers to the thing its Chain stands for. A NAME is
// text whose Key is the Chain's own or is linked to it in the same Reading; any
// other Form says nothing without its Chain.
type Mention struct {
	Span
	Form Form `json:"form"`
}

// A LinkKind says why two Keys are taken to name the same thing.
type LinkKind string

// The LinkKinds of Readings, in the order in which Identify takes them.
const (
	LinkOntology LinkKind = "ONTOLOGY" // the ontology lists both names: "USA", "United States"
	LinkAcronym  LinkKind = "ACRONYM"  // "El Paso Intelligence Center (EPIC)"
	LinkAlias    LinkKind = "ALIAS"    // the text says so: "also known as"
	LinkShort    LinkKind = "SHORT"    // part of a full name used alone: "Peña Nieto"
)

// LinkKinds lists the LinkKinds in the order in which Identify takes them.
func LinkKinds() []LinkKind { return []LinkKind{LinkOntology, LinkAcronym, LinkAlias, LinkShort} }

// A Link says that in one Document two Keys of one Class name the same thing:
// Short is the lesser form, Full the one to show. Full is the Key of a Chain and
// Short is not; a Link by the ontology may also start from a Chain ("US" in a
// Document that never says "United States").
type Link struct {
	Kind  LinkKind `json:"kind"`
	Short Key      `json:"short"`
	Full  Key      `json:"full"`
}

// A Claim is what one Sentence says of two Chains.
type Claim struct {
	Subject      End       `json:"subject"`
	Predicate    Predicate `json:"predicate"`
	Object       End       `json:"object"`
	Status       Status    `json:"status"`
	Phrase       string    `json:"phrase"`                 // the words of the text that relate the two, never empty
	Sentence     Span      `json:"sentence"`               // one of the Reading's Sentences
	Trigger      Span      `json:"trigger"`                // in Sentence, not empty
	AttributedTo Key       `json:"attributedTo,omitempty"` // the Chain that says so
	Attribution  string    `json:"attribution,omitempty"`  // the words that say who says so
	When         string    `json:"when,omitempty"`         // YYYY, YYYY-MM or YYYY-MM-DD
	Confidence   float64   `json:"confidence"`             // 0 < c <= 1
	Rule         string    `json:"rule"`                   // the rule that read it, never empty
}

// An End is one side of a Claim: the Chain and where the Sentence mentions it.
// If the Sentence does not name it there, Antecedent is the NAME it stands for,
// elsewhere in the Document. If the Sentence leaves it unsaid, Span is empty and
// stands at the place in the Sentence where it is understood.
type End struct {
	Key        Key   `json:"key"`
	Span       Span  `json:"span"`
	Antecedent *Span `json:"antecedent,omitempty"`
}

// Dropped is a candidate for a Claim that was not made, and why.
type Dropped struct {
	Subject  Key    `json:"subject"`
	Object   Key    `json:"object"`
	Sentence Span   `json:"sentence"`
	Reason   string `json:"reason"` // a code: NO_FRAME, NOT_ALLOWED, NO_ANTECEDENT ...
}

// KeyRelation is a Relation before identity: between Keys, not Entities.
type KeyRelation struct {
	Subject   Key
	Predicate Predicate
	Object    Key
	Status    Status
}

// Of returns the KeyRelation that a Claim is Evidence of.
func (c Claim) Of() KeyRelation {
	return KeyRelation{c.Subject.Key, c.Predicate, c.Object.Key, c.Status}
}
