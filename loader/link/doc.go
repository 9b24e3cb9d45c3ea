// Package link names the chains of one Document by Keys and joins the forms that
// name them by Links.
//
// # What it turns into what
//
// [Linker.Link] takes chains with the texts of their Mentions and gives kg.Chains
// with a Key each, and kg.Links from every other form that names a chain to its
// Key: acronyms, short forms, and the names that the ontology lists.
//
// # Invariants
//
//   - No two chains have one Key; chains whose Keys would be equal become one.
//   - A form that names two chains links to neither: its Mentions become NOMINAL.
//   - Chains and Links come out sorted, as kg.Validate asks.
//
// # Concurrency
//
// A Linker is read-only and may be shared.
package link
