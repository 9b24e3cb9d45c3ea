package kg

import "context"

// A Reader answers questions about the graph. Every method is one round trip,
// or a fixed number of them, however long the lists in the query are; each call
// sees one state of the graph. Methods that take owners return one result per
// owner, in order; an owner that does not exist has an empty result. Lists are
// sorted as the Marks in this package say.
type Reader interface {
	// Lookup finds things by ID: Entities and Relations by the ID of any of their
	// Keys. The result has the length of ids; what is not there is a zero Record.
	// Documents come without Text and Zones: see Archive.
	Lookup(ctx context.Context, ids []ID) ([]Record, error)
	Entities(ctx context.Context, q EntityQuery) ([]Page[Entity], error)
	Relations(ctx context.Context, q RelationQuery) ([]Page[Relation], error)
	Evidence(ctx context.Context, q EvidenceQuery) ([]Page[Evidence], error)
	Mentions(ctx context.Context, q MentionQuery) ([]Page[DocumentMention], error)
	Documents(ctx context.Context, q DocumentQuery) ([]Page[Document], error)
	// Search finds Entities by name and Evidence by quote, best first.
	Search(ctx context.Context, q SearchQuery) (Page[Hit], error)
	// Neighbours returns the Edges of each Entity in q.Of.
	Neighbours(ctx context.Context, q NeighbourQuery) ([]Edges, error)
	// Stats counts; the filter narrows the Relations that are counted.
	Stats(ctx context.Context, where RelationFilter) (Stats, error)
}

// A Writer changes the graph. Each call is one transaction: it happens whole or
// not at all, and once it returned without error it is kept, whatever happens.
type Writer interface {
	// Put loads a Reading that came from source. It calls Validate first. If
	// another Document came from source before, that one loses the Source, and is
	// deleted when it was its last.
	Put(ctx context.Context, r *Reading, source string) (Outcome, error)
	// Delete forgets a Document with all its Sources. NotFound if there is none.
	Delete(ctx context.Context, document ID) error
	// Judge appends to the log of Judgements. A Judgement that is there already
	// changes nothing.
	Judge(ctx context.Context, j Judgement) error
}

// An Archive gives back what was put in, for export, for whole texts and for
// checking quotes.
type Archive interface {
	// Readings returns the Readings of Documents, with Sources; nil for a Document
	// that is not there.
	Readings(ctx context.Context, documents []ID) ([]*Reading, error)
	// Judgements returns the whole log, in log order.
	Judgements(ctx context.Context) ([]Judgement, error)
}

// A Store is all of it. Close waits for calls under way.
type Store interface {
	Reader
	Writer
	Archive
	Close() error
}

// A Record is what one ID names; at most one field is set.
type Record struct {
	Entity   *Entity
	Relation *Relation
	Evidence *Evidence
	Document *Document
}

// An Outcome says what a Put did.
type Outcome string

// The Outcomes.
const (
	Added       Outcome = "ADDED"        // a new Document
	Replaced    Outcome = "REPLACED"     // a new version of its Source: the Document that was there is gone
	Reread      Outcome = "REREAD"       // the Document was there; its Reading differed and was replaced
	SourceAdded Outcome = "SOURCE_ADDED" // the Document was there, with this very Reading; it got another Source
	Unchanged   Outcome = "UNCHANGED"    // nothing to do
)

// An EntityQuery lists Entities. With Owners (Documents), one list for each: the
// Entities that the Document mentions.
type EntityQuery struct {
	Owners []ID
	Where  EntityFilter
	Order  string // ByName, ByDegree, ByMentions, ByLastSeen or ByID
	Window Window
}

// A RelationQuery lists Relations. With Owners, one list for each: of an Entity
// those it is an end of, in Direction; of a Document those it has Evidence for.
type RelationQuery struct {
	Owners    []ID
	Direction Direction // of Entity owners only
	Where     RelationFilter
	Order     string // ByEvidence, ByPredicate, ByFirstSeen, ByLastSeen or ByID
	Window    Window
}

// An EvidenceQuery lists the Evidence of each Relation in Owners.
type EvidenceQuery struct {
	Owners []ID
	Window Window
}

// A MentionQuery lists the Mentions of each Entity, or in each Document, in Owners.
type MentionQuery struct {
	Owners []ID
	Window Window
}

// A DocumentMention is a Mention seen from the whole graph.
type DocumentMention struct {
	Document ID
	Entity   ID
	Text     string
	Form     Form
	Extent   Extent
}

// A DocumentFilter narrows a list of Documents.
type DocumentFilter struct {
	Source        string // exact
	Publisher     string // exact
	PublishedFrom string // YYYY-MM-DD, inclusive; a Document without a date does not pass
	PublishedTo   string
	Text          string // as in Search, in the title
}

// A DocumentQuery lists Documents, without Text and Zones. With Owners
// (Entities), one list for each: the Documents that mention it.
type DocumentQuery struct {
	Owners []ID
	Where  DocumentFilter
	Order  string // ByPublished, ByTitle or ByID
	Window Window
}

// A SearchQuery asks for Hits. The last word of Text is taken as a prefix.
type SearchQuery struct {
	Text     string
	Classes  []Class  // of the Entity; of Evidence, of either end. None: all
	Statuses []Status // of Evidence. None: ASSERTED only
	Window   Window   // order ByRank
}

// A NeighbourQuery asks for one step from each Entity in Of. Where.Subject,
// Where.Object and Where.Entity are not allowed.
type NeighbourQuery struct {
	Of    []ID
	Where RelationFilter
	Limit int // Edges for each Entity; 0 for no limit
}

// Edges are the steps from one Entity, the best supported first: most Evidence,
// then least Relation ID.
type Edges struct {
	From  ID // by its present ID; empty if there is no such Entity
	List  []Edge
	Total int // before Limit
}

// An Edge is a Relation as seen from one end.
type Edge struct {
	Relation  ID
	To        ID
	ToClass   Class
	Forward   bool // From is the subject
	Predicate Predicate
	Status    Status
	Evidence  int
}

// Stats are counts over the whole graph.
type Stats struct {
	Documents   int
	Entities    int
	Relations   int // that pass the filter
	Evidence    int // of those Relations
	ByClass     map[Class]int
	ByKind      map[Kind]int
	ByPredicate map[Predicate]int // of the Relations that pass the filter
	ByStatus    map[Status]int    // likewise
}
