package model

import "graphd/kg"

// An EntityFilter is a filter as it arrives.
type EntityFilter struct {
	Classes   []kg.Class
	Kinds     []kg.Kind
	Name      *string
	Text      *string
	Document  kg.ID
	MinDegree int
}

// A RelationFilter is a filter as it arrives.
type RelationFilter struct {
	Subject, Object, Entity    kg.ID
	Predicate                  kg.Predicate
	Predicates                 []kg.Predicate
	Classes                    []kg.Class
	Kinds                      []kg.Kind
	Status                     []kg.Status
	Document                   kg.ID
	Source                     *string
	AttributedTo               kg.ID
	PublishedFrom, PublishedTo string
	MinEvidence                int
	Text                       *string
}

// A DocumentFilter is a filter as it arrives.
type DocumentFilter struct {
	Source, Publisher          *string
	PublishedFrom, PublishedTo string
	Text                       *string
}

// A LoadDocumentInput is a text to load as it arrives.
type LoadDocumentInput struct {
	Text, HTML, URL          *string
	Content                  []byte
	Media, Source            *string
	Title, Author, Publisher *string
	Published                string
}

// Page is which stretch of a list is asked for.
type Page struct {
	First, Last   *int
	After, Before *string
}
