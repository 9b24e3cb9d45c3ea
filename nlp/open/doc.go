// Package open reads open relations: who does what to whom, in the words of the
// sentence and without an ontology.
//
// # What it turns into what
//
// [Relations] takes a Sentence with its tree and gives [Relation] values: the
// words that relate ("was founded by"), two or more arguments, a confidence and
// the rule that read it. [Line] does so for a line of text that is a sentence,
// also one that was cut into words before ("the sun , the moon -LRB- both -RRB-").
//
// One pass over the tree finds the clauses: each verb, or each predicate with a
// copula, with the subject it has, shares with the verb before it ("and"), or
// takes from the noun that it describes ("the house that Jack built"). Each
// clause gives one Relation for each member of its lists. Further rules read what
// nouns say: appositions, titles, possessives.
//
// # Invariants
//
//   - Words and arguments are words of the sentence in their order, except for a
//     form of "be" or "has" where the sentence has no verb.
//   - Every Relation has a first and a second argument, and none is empty.
//   - The number of Relations is linear in the number of Tokens: lists that would
//     multiply are cut.
//   - The same Sentence gives the same Relations in the same order.
//
// # Concurrency
//
// All functions are safe for use by many goroutines.
package open
