// Package claim reads what each Sentence says of two chains: verbs, nouns,
// prepositions, offices and aims relate Mentions to one another.
//
// # What it turns into what
//
// [Maker.Make] takes shaped Sentences and Mentions with their chains and gives
// [Claim] values, each with the Mentions of both ends, the words that relate them
// and the Status the text commits to; and the candidates it dropped, with reasons.
//
// # Invariants
//
//   - Both ends of a Claim are Mentions of its Sentence, of two chains.
//   - Every Claim is allowed by the ontology; what no frame covers becomes
//     related_to.
//   - Each Claim names the rule that read it: "verb:support", "title:president".
//
// # Concurrency
//
// A Maker is read-only and may be shared.
package claim
