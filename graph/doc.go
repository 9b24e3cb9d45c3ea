// Package graph turns GraphQL requests into calls of a store and what it answers
// into responses: an http.Handler made by [NewHandler].
//
// schema.graphqls says what can be asked; gqlgen turns it into graph/generated,
// which reads requests and calls the resolvers here, one file for each type.
// graph/model holds what flows between the two.
//
// # Invariants
//
//   - The number of store calls of a request depends on its text, never on the
//     length of a list: whatever is read for one thing is read for its whole
//     [model.Level]. Each response tells the number in extensions.cost.
//   - No filter lets a Relation pass that is not ASSERTED unless the request
//     names its Status.
//   - A response never holds a fault's inner words, only its code, plain words
//     and an id under which the log has the rest.
//   - Every limit is checked before the first call of the store; time is limited
//     while it runs.
//
// # Concurrency
//
// A handler is safe for many requests at once; it keeps nothing between them but
// parsed queries.
package graph

//go:generate go run github.com/99designs/gqlgen generate
