// Package storetest is the one conformance suite of the stores: [Run] turns a way
// to open a store into a verdict on it.
//
// It checks the laws of the graph, identity, retraction, paging, filters, search,
// walks and strange names, first by scenarios written by hand, so that a failure
// is readable, then by random sequences of writes and random questions. What a
// store answers is compared with store/memstore, the reference, and what it holds
// with the bytes of an export.
//
// [Text] builds small valid Readings for tests; [Rules] is the ontology they obey.
//
// # Invariants
//
//   - No check is left out for any store, and none depends on the store's kind.
//   - At most one store under test is open at any time, so that Open may empty a
//     shared database.
//
// # Concurrency
//
// Run must not run in parallel with another Run of the same test binary.
package storetest
