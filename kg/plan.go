package kg

import "context"

// A Base is what Plan asks of a store inside of the transaction of a write: the
// state before it. Every method is a batch; results may come in any order, and
// what is not there is left out.
type Base interface {
	// KeyCounts returns the counters of Keys.
	KeyCounts(ctx context.Context, keys []Key) ([]KeyCount, error)
	// Links returns all Links with an end in keys, with the number of Documents
	// that show each.
	Links(ctx context.Context, keys []Key) ([]LinkCount, error)
	// Judgements returns the whole log.
	Judgements(ctx context.Context) ([]Judgement, error)
	// Members returns the Entity that each of the Keys belongs to.
	Members(ctx context.Context, keys []Key) (map[Key]ID, error)
	// Entities returns Entities by their own IDs.
	Entities(ctx context.Context, ids []ID) ([]Entity, error)
	// Documents returns the Documents with a Chain of each of the Keys.
	Documents(ctx context.Context, keys []Key) (map[Key][]ID, error)
	// Groups returns the Relation of each of these KeyRelations that has Evidence.
	// Its ID is empty where it is not shown (rejected, or both ends are one Entity).
	Groups(ctx context.Context, of []KeyRelation) (map[KeyRelation]ID, error)
	// GroupsAt is Groups for all KeyRelations with an end in keys.
	GroupsAt(ctx context.Context, keys []Key) (map[KeyRelation]ID, error)
	// Marks returns the marks of all Evidence of KeyRelations.
	Marks(ctx context.Context, of []KeyRelation) ([]EvidenceMark, error)
	// Relations returns Relations by their own IDs.
	Relations(ctx context.Context, ids []ID) ([]Relation, error)
}

// A LinkCount is a Link and the number of Documents that show it.
type LinkCount struct {
	Link
	Documents int
}

// A Change is what a write does to the facts: Readings that leave, Readings that
// come, a Judgement that is added. A Document may leave and come at once (a new
// Reading of it).
type Change struct {
	Leave, Come []*Reading
	Judge       *Judgement
}

// A Delta is what a store has to do to its tables so that they are again what
// Build would make of the facts. Everything in it is sorted. A store applies it
// in this order: remove what Leave names (chains, mentions, Evidence of those
// Documents), add what Come brings, then the lists below.
type Delta struct {
	Counts        []KeyCount  // new counters; Documents == 0: remove the Key's counters
	Links         []LinkCount // new numbers; Documents == 0: remove
	Members       []Member    // Keys whose Entity changed; Entity == "": the Key is gone
	Gone          []ID        // Entities that are no more
	Entities      []Entity    // to be written whole (new or changed), Degree included
	Groups        []Group     // KeyRelations whose Relation changed; see Group
	GoneRelations []ID        // Relations that are no more (before writing Relations)
	Relations     []Relation  // to be written whole (new or changed)
}

// A Member says which Entity a Key belongs to.
type Member struct {
	Key    Key
	Entity ID
}

// A Group says which Relation a KeyRelation belongs to. Relation is empty if it
// is not shown. Gone: it has no Evidence any more.
type Group struct {
	Of       KeyRelation
	Relation ID
	Gone     bool
}
