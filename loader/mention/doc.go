// Package mention finds what a Document's sentences speak of: names, described
// things, pronouns and objectives.
//
// # What it turns into what
//
// [Finder.Find] takes the tagged Sentences of a Document, groups their Tokens
// into Chunks with each name kept whole, and gives [Mention] values with the Kind
// that the ontology's words suggest. It does not say which Mentions stand for the
// same thing; that is the work of coreference.
//
// # Invariants
//
//   - Mentions are sorted by sentence and place; each lies in its Sentence, on
//     Token boundaries. Names may lie inside of other mentions.
//   - Only the ontology knows words with a meaning; this package knows grammar.
//
// # Concurrency
//
// A Finder is read-only and may be shared.
package mention
