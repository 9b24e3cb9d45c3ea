// Package memstore is the small store, kept in memory only: it turns the
// Readings, Sources and Judgements it is given into answers by calling kg.Build
// on all of them and scanning the lists that come out.
//
// It is the reference that other stores are compared with, so its code is the
// plainest that means the right thing; it is quick enough for tests and for
// graphs of a few thousand Documents (the store "memory:").
//
// # Invariants
//
//   - Only what passes kg.Validate is ever kept.
//   - A call sees one state of the graph: that after some write, whole.
//
// # Concurrency
//
// A Store is safe for use by many goroutines. A write marks the present view as
// old; the next reader builds the new one, others wait for it, and writers wait
// for nobody.
package memstore
