// Package carb scores open relations against a gold standard as the CaRB
// benchmark does (Bhardwaj, Aggarwal, Mausam: "CaRB: A Crowdsourced Benchmark
// for Open IE", EMNLP 2019).
//
// # What it turns into what
//
// [ReadGold] and [ReadSystem] read lines into Tuples grouped by sentence;
// [Compare] gives the [Point] of every threshold of confidence: precision and
// recall of the Tuples at or above it.
//
// # How it matches
//
// Two Tuples are compared part by part, as bags of words: relation with
// relation, first argument with first, and all further arguments together. If
// the relations share no word, nothing matches. The share of the system's words
// that match is the pair's precision, of the gold's words its recall.
//
// Precision pairs each Tuple of the system with one gold Tuple at most, the best
// pair first; a Tuple left over counts as wrong. Recall lets each gold Tuple
// take the best of the system's, and several may take the same one.
//
// # Concurrency
//
// All functions are safe for use by many goroutines.
package carb
