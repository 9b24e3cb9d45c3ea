package model

import "graphd/kg"

// A PathResult is what a walk from one Entity to another found.
type PathResult struct {
	Paths    []Path
	Outcome  PathOutcome
	Explored int
}

// A PathOutcome says how a search for paths ended.
type PathOutcome string

// A Path is a chain of Hops.
type Path struct {
	Hops []Hop
}

// Length is the number of Hops.
func (p Path) Length() int { return len(p.Hops) }

// A Hop is one step of a Path.
type Hop struct {
	From     Entity
	Relation *Relation
	To       Entity
	Forward  bool
}

// A Neighborhood is what lies around some Entities.
type Neighborhood struct {
	Entities  []Entity
	Relations []*Relation
	Truncated bool
	Omitted   []ClassCount
}

// A ClassCount is a number for a Class.
type ClassCount struct {
	Class kg.Class
	Count int
}

// A KindCount is a number for a Kind.
type KindCount struct {
	Kind  kg.Kind
	Count int
}

// A PredicateCount is a number for a Predicate.
type PredicateCount struct {
	Predicate kg.Predicate
	Count     int
}

// A StatusCount is a number for a Status.
type StatusCount struct {
	Status kg.Status
	Count  int
}

// Stats are counts over the whole graph.
type Stats struct {
	Documents, Entities, Relations, Evidence int
	ByClass                                  []ClassCount
	ByKind                                   []KindCount
	ByPredicate                              []PredicateCount
	ByStatus                                 []StatusCount
}

// An Ontology is what there can be in the graph.
type Ontology struct {
	Name       string
	Digest     string
	Kinds      []KindDefinition
	Predicates []PredicateDefinition
}

// A KindDefinition is a Kind as the ontology defines it.
type KindDefinition struct {
	Name        kg.Kind
	Class       kg.Class
	Description string
}

// A PredicateDefinition is a Predicate as the ontology defines it.
type PredicateDefinition struct {
	Name              kg.Predicate
	Description       string
	Symmetric         bool
	Subjects, Objects []string
}

// A LoadDocumentPayload is what became of a text that was loaded.
type LoadDocumentPayload struct {
	Document *Document
	Outcome  kg.Outcome
}

// A DeleteDocumentPayload is what became of a Document that was deleted.
type DeleteDocumentPayload struct {
	ID      kg.ID
	Sources []string
}
