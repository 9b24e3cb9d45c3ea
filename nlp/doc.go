// Package nlp turns stretches of text into Sentences of tagged Tokens, grouped
// into Chunks and Clauses. It knows nothing of graphs.
//
// # What it turns into what
//
// [Model.Analyse] takes a text and the stretches of it to read and gives
// [Sentence] values: Tokens with their parts of speech (Tag: Penn Treebank,
// UPOS: Universal Dependencies), a lemma, and a dependency tree as Universal
// Dependencies draw it: Head is the index of the Token that a Token depends on,
// -1 for the root, and Rel says how, with its subtype ("nsubj", "nsubj:pass",
// "obl:agent", "acl:relcl", "nmod:poss" ..., "root"). The head of a phrase is its
// word of content: prepositions, articles and auxiliaries depend on it.
// [Model.Annotate] does the same with Tokens that are there already, such as
// those that [ReadCoNLLU] reads; [WriteCoNLLU] writes Sentences.
//
// [Sentence.Shape] groups them into Chunks (noun phrases, verb groups,
// prepositions and what joins them) and hangs each from another: a subject from
// its verb, a list's members from its first. It does so by rules over tags, from
// left to right.
//
// # Invariants
//
//   - Offsets are bytes of the text that was given; Tokens lie in order, do not
//     overlap, start and end on rune boundaries, and hold no white space.
//   - Sentences lie in the stretches they were read from, in order.
//   - Every tree is one: one root, no circles, all heads in range, no branches
//     that cross. A part of speech, a relation and a head are always there.
//   - Each stage is linear in the length of the text: a sentence is cut when it
//     reaches maxSentence Tokens.
//   - The same text gives the same Sentences, always.
//
// # Concurrency
//
// A Model is read-only after Load; any number of goroutines may use one.
package nlp
