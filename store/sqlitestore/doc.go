// Package sqlitestore keeps the graph in one SQLite file: it turns the Readings
// and Judgements written to it into tables, and the tables into answers.
//
// # What it turns into what
//
// Put, Delete and Judge each are one transaction on the one writing connection:
// the facts that leave and come, and what kg.Plan says follows from them. Every
// Reading is also kept whole and compressed, for the Archive and so that it can
// be taken back.
//
// What goes from Entity to Entity (Neighbours, and with it kg.Paths and
// kg.Explore), counts, and ranks whole lists runs on a [graph], an adjacency in
// memory, which every write replaces by a new version. What asks for words,
// Evidence, Mentions and Documents is SQL. Either way a first step finds the
// numbers and Marks of the rows of a page, a second fetches the rows.
//
// # Invariants
//
//   - The file is in WAL mode with synchronous=FULL: once a write has returned
//     it outlives a kill and a loss of power; before, nothing of it is seen.
//   - Every write adds one to the generation in the file and leaves the change of
//     the adjacency in the table changes, in the same transaction. A reader that
//     finds the file newer than the adjacency in memory (another process wrote)
//     brings it up to date first. So all of a call's answers are of one state.
//   - The number of SQL statements of a call does not depend on the lengths of
//     the lists in it. Lists go to SQL as one JSON parameter.
//   - A file that is not a graphd store of this version is never written to.
//
// # Concurrency
//
// A Store is safe for use by many goroutines: writes wait for each other, reads
// run beside them on as many connections as there are processors. Several
// processes may open one file. Close waits for the calls under way.
package sqlitestore
