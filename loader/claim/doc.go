// Package claim reads what each Sentence says of two chains: verbs, nouns,
// prepositions, offices and aims relate Mentions to one another.
//
// # What it turns into what
//
// [Maker.Make] takes shaped Sentences and Mentions with their chains and gives
// [Claim] values, each with the Mentions of both ends, the words that relate them
// and the Status the text commits to; and the candidates it dropped, with reasons.
// Rules by the frames of the ontology propose. With [Weights] every two chains of
// a Sentence make a [Pair], whose features are what the rules say of it, how the
// two hang together in Chunks and tree, and what they are; linear models weigh
// whether it is related and by which Predicate. Where no rule has proposed it, its
// Status comes from the tree, and where something is denied near by that the tree
// does not place, it is dropped. Where rules see a fact, a third model may see a
// hedge or a denial; what rules hedge stays hedged.
//
// # Invariants
//
//   - Both ends of a Claim are Mentions of its Sentence, of two chains.
//   - Every Claim is allowed by the ontology; what no frame covers becomes
//     related_to.
//   - Each Claim names the rule that read it: "verb:supports", "title:leads";
//     "verb:affects/implements" where weights were surer of another Predicate,
//     "pair:supports" where weights alone relate the two.
//   - To have an objective is ASSERTED, REPORTED or DENIED: the wish is the fact.
//
// # Concurrency
//
// A Maker is read-only and may be shared.
package claim
