// Package model holds what the types of the API are made of: values of package
// kg, each with the Level it was read at.
//
// It turns kg's values into what gqlgen's generated code can bind to, and back:
// scalars and enums to and from their words, filters as they arrive, connections
// as they leave. It decides nothing and reads nothing; package graph does.
//
// # Invariants
//
//   - Every node that has fields of its own to read belongs to exactly one Level,
//     and Level.Rows[At] is its own value.
//   - What is read for a member of a Level is read for all its members at once, so
//     the number of reads depends on the query and never on the length of lists.
//
// # Concurrency
//
// Levels are filled by many goroutines at once; everything else is not changed
// after it was made.
package model
