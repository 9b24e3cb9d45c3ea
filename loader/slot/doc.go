// Package slot reads sentences by an ontology whose predicates are told by words
// instead of frames: who is the sentence about, and what does it say to fill each
// predicate of that thing with?
//
// # What it turns into what
//
// [Reader.Read] takes tagged and parsed Sentences and gives [Fill] values: a
// subject, a predicate, an object, both ends as runs of Tokens, and the Tokens that
// say so. An object may be a plain term, a date or a number where the ontology
// declares a kind of that sort.
//
// Candidates for the two ends are found by the shape of the text alone; which of
// them stand in which predicate is weighed by a linear model over features that
// know no predicate by name (does a word of the predicate stand near, on the path
// between, is the end of the sort that the predicate asks for), so that it serves
// ontologies it was not trained on.
//
// # Invariants
//
//   - Both ends and the trigger lie in the Sentence; nothing is made up.
//   - The ontology allows every Fill: its kinds are kinds that the predicate takes.
//   - The same Sentences give the same Fills.
//
// # Concurrency
//
// A Reader is read-only and may be shared.
package slot
