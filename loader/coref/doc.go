// Package coref groups the Mentions of one Document into chains: all Mentions of
// a chain stand for the same thing.
//
// # What it turns into what
//
// [Resolver.Resolve] takes Mentions in the order of the text and gives [Chain]
// values, lists of indices of Mentions. Names come together by equal words, by
// what the ontology lists, by acronyms and by short forms; descriptions ("the
// report") and pronouns join the chain they point back at.
//
// # Invariants
//
//   - A Mention is in one chain or in none, but for one that stands for several
//     things at once ("both countries", "they"); every chain has a name. A
//     description or pronoun whose antecedent is uncertain is in no chain.
//   - A short form that fits two full names joins neither.
//   - The result depends on the Mentions only.
//
// # Concurrency
//
// A Resolver is read-only and may be shared.
package coref
