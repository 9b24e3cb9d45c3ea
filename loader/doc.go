// Package loader turns inputs into Readings and writes them to a store.
//
// # What it turns into what
//
// [Load] takes raw inputs (package source) and makes a Document of each (package
// article); a [Reader] makes the Reading of a Document in stages, each a package
// of its own that knows none of the others:
//
//	nlp      sentences, tokens, tags, trees, names and chunks
//	mention  what the sentences speak of
//	coref    which mentions stand for one thing
//	worth    how likely an analyst would look a thing up
//	claim    what the sentences say of two things
//	link     keys and links of the things
//
// An ontology told by cues is read by package slot instead of the stages from
// mention to claim. What is learned is in [Weights], with its receipt.
//
// # Invariants
//
//   - A Reading is a pure function of the Document, the ontology and what the
//     Receipt names; every Reading passes kg.Validate.
//   - Only TITLE and BODY zones are read.
//   - Documents are written in the order of input, one transaction each, and are
//     reported as loaded after the store has said so, not before.
//
// # Concurrency
//
// A Reader is safe for use by many goroutines.
package loader
