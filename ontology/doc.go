// Package ontology turns a YAML file into the words and rules that a reading
// goes by: the Kinds of entities, the Predicates of relations and who may stand
// in them, and the words of the language that say so.
//
// # What it turns into what
//
// [Parse] reads a file of the form of ontology.yaml and checks it; every error
// names the file and the line. [Default] gives the built-in one. An [Ontology] is
// the kg.Rules that stores and loaders hold every relation to, and a [Lexicon]
// for the stages of the loader.
//
// # Invariants
//
//   - Every Kind has one Class; every Predicate, frame and title names only
//     Kinds, Classes and Predicates that the file declares.
//   - [Ontology.Allows] depends on Classes and Kinds as the file states them and
//     on nothing else. related_to is always there.
//   - [Ontology.Digest] changes when, and only when, the bytes of the file do.
//
// # Concurrency
//
// An Ontology is read-only after Parse and may be shared.
package ontology
