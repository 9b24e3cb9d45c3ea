package graph

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"graphd/kg"
	"graphd/ontology"
)

// A Store is what the API needs of a kg.Store.
type Store interface {
	kg.Reader
	// Readings is that of kg.Archive: for texts, zones and dropped candidates.
	Readings(ctx context.Context, documents []kg.ID) ([]*kg.Reading, error)
	// Delete is that of kg.Writer.
	Delete(ctx context.Context, document kg.ID) error
}

// A Loader reads a text and puts it into the store. Errors of the kinds that
// package kg has for wrong input are shown to the client as they are.
type Loader interface {
	Load(ctx context.Context, in LoadInput) (LoadResult, error)
}

// LoadInput is a text and what is known of it. Exactly one of Content and URL is
// set.
type LoadInput struct {
	Content []byte // of type Media
	URL     string // http or https, to be fetched
	Media   string // text/plain, text/html, text/markdown; empty with URL unless it was given
	Source  string // may be empty: then URL, or a name made of the content

	// What is known better than the text tells; empty where it is not.
	Title, Author, Publisher, Published string
}

// A LoadResult says what became of a text.
type LoadResult struct {
	Document kg.ID
	Outcome  kg.Outcome
}

// Options are what a handler is made of.
type Options struct {
	Store    Store
	Ontology *ontology.Ontology
	Loader   Loader // nil: loadDocument is refused

	// MayWrite decides whether a request may change the graph; nil: FromThisMachine.
	MayWrite func(*http.Request) bool

	Limits Limits
	Log    *slog.Logger // of faults; nil: slog.Default()
}

// Limits bound what one request can ask for. A zero field has its default.
type Limits struct {
	Body       int           // bytes of a request, but for a text to load: 256 KiB
	Text       int           // bytes of a text to load, decoded: 16 MiB
	Tokens     int           // lexical tokens of a query: 5,000
	Depth      int           // fields within fields: 15
	Complexity int           // fields to answer, lists counted at their full length: 200,000
	Query      time.Duration // for a query: 5 s
	Mutation   time.Duration // for a mutation: 60 s
}

func (l Limits) withDefaults() Limits {
	set(&l.Body, 256<<10)
	set(&l.Text, 16<<20)
	set(&l.Tokens, 5_000)
	set(&l.Depth, 15)
	set(&l.Complexity, 200_000)
	set(&l.Query, 5*time.Second)
	set(&l.Mutation, 60*time.Second)
	return l
}

func set[T int | time.Duration](field *T, value T) {
	if *field <= 0 {
		*field = value
	}
}
