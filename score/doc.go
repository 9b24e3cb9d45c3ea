// Package score measures Readings against gold graphs: how many of the entities
// and relations that people found in a text a Reading finds, and what it adds.
//
// # What it turns into what
//
// [Document] takes a [Gold] graph and a [Graph] (a Reading as one Document's
// Entities and Relations, by [FromReading]) and gives [Counts]; counts add up over
// documents, and [Counts.Entities], [Counts.Relations] and their like give
// precision, recall and F1. [Document] also tells, for every relation of the gold
// that was missed, at which stage it was lost, and for every rule how many of its
// claims were right.
//
// # Invariants
//
//   - Names are compared without case, determiners, possessives and outer
//     punctuation; an Objective also by its words.
//   - Entities are matched one to one. A relation counts if both ends, the
//     direction and the sentence are right; of the optional ones neither hits nor
//     misses count.
//
// # Concurrency
//
// All functions are pure.
package score
