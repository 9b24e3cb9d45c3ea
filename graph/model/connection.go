package model

// A Connection is one page of a list, as Relay has it.
type Connection[T any] struct {
	Edges      []Edge[T]
	Nodes      []T
	PageInfo   PageInfo
	TotalCount int // -1 where it was not asked for
}

// An Edge is a node and its place in the list.
type Edge[T any] struct {
	Cursor string
	Node   T
}

// PageInfo tells where a list was cut.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// The Connections and Edges of the API.
type (
	EntityConnection       = Connection[Entity]
	EntityEdge             = Edge[Entity]
	RelationConnection     = Connection[*Relation]
	RelationEdge           = Edge[*Relation]
	EvidenceConnection     = Connection[*Evidence]
	EvidenceEdge           = Edge[*Evidence]
	MentionConnection      = Connection[*Mention]
	MentionEdge            = Edge[*Mention]
	DocumentConnection     = Connection[*Document]
	DocumentEdge           = Edge[*Document]
	DroppedClaimConnection = Connection[*DroppedClaim]
	DroppedClaimEdge       = Edge[*DroppedClaim]
	SearchConnection       = Connection[SearchHit]
	SearchEdge             = Edge[SearchHit]
)
