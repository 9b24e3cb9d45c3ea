// Package nlp turns stretches of text into Sentences of tagged Tokens, grouped
// into Chunks and Clauses. It knows nothing of graphs.
//
// # What it turns into what
//
// [Model.Analyse] takes a text and the stretches of it to read and gives
// [Sentence] values: Tokens with a part of speech (Penn Treebank tags) and a
// lemma. [Sentence.Shape] groups them into Chunks (noun phrases, verb groups,
// prepositions and what joins them) and hangs each from another: a subject from
// its verb, a list's members from its first. It does so by rules over tags, from
// left to right; a trained parser may take its place.
//
// # Invariants
//
//   - Offsets are bytes of the text that was given; Tokens lie in order, do not
//     overlap, start and end on rune boundaries, and hold no white space.
//   - Sentences lie in the stretches they were read from, in order.
//   - Each stage is linear in the length of the text: a sentence is cut when it
//     reaches maxSentence Tokens.
//   - The same text gives the same Sentences, always.
//
// # Concurrency
//
// A Model is read-only after Load; any number of goroutines may use one.
package nlp
