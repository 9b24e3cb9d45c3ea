// Package export turns a store into files other programs can read, and such a
// file back into a store.
//
// The form jsonl is complete: [WriteJSONL] writes one JSON object a line, first
// each Document with its whole Reading, then each Entity, each Relation, each
// Judgement. [ReadJSONL] loads the Documents and Judgements again; Entities and
// Relations follow from them. [ReadingObject] is the object of one Document, the
// one that "graphd read --as json" prints; [ClaimsText] and [ReadingPage] show the
// same to people, as a list and as an HTML page.
//
// # Invariants
//
//   - Equal graphs give equal bytes: lines are sorted, lists in them too, and
//     nothing depends on the store.
//   - Reading back what was written gives the same graph, and so the same bytes.
//   - Memory does not grow with the number of lines.
//
// # Concurrency
//
// All functions are safe for use by many goroutines. An export is made of many
// calls to the store; a write between two of them may show in one part only, so
// export from a store that nobody writes to.
package export
