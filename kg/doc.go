// Package kg is the language of graphd: it turns the Readings of single
// Documents into one graph of Entities and Relations, and says what a store
// must be able to answer about it.
//
// # What it turns into what
//
// A [Reading] says what one Document says: its Sentences, the Chains of
// Mentions that stand for one thing, and the Claims between them. Every Chain
// has a [Key], a folded name with its Class. A Reading also carries Links
// between Keys (acronym, short form, alias). [Identify] joins Keys into
// Entities; Claims between the same Entities with the same Predicate and Status
// become one [Relation], and each Claim becomes [Evidence] of it.
//
// # Invariants
//
//   - A Span lies on rune boundaries of its Document's text and the quote it
//     stands for is the text there, always.
//   - A Relation has Evidence; both ends and the trigger lie in the cited
//     sentence, or are cited by their antecedent. [Validate] refuses a Reading
//     that breaks this, and every store calls it before it writes.
//   - The graph is a function of the set of Readings and of the log of
//     Judgements. It does not depend on the order of loading, on time, on maps
//     or on which store holds it: [Build] is that function, and a store that
//     keeps the graph in pieces must answer as if it called Build.
//
// # Concurrency
//
// All functions here are pure. Values handed to or received from a store are
// not changed afterwards by either side. A store is safe for use by many
// goroutines.
//
// kg imports the standard library and golang.org/x/text (Unicode folding) only.
package kg
