// Package source turns what a user names (a file, a directory, an address, "-",
// a file of JSON Lines) into a sequence of texts as bytes, each with the name of
// where it came from.
//
// # Names
//
// The Source of a file is its absolute, cleaned path: a relative one, used in two
// folders, would make two files look like versions of one. That of an address is
// the address without its fragment, that of a record its url, or PATH#LINE
// if it has none. Standard input is named by a hash of what was read.
//
// # Invariants
//
//   - One bad input never ends the sequence: it is reported, by name and kind,
//     and the next one follows. The end of the context does end it.
//   - Nothing is read over its limit, whatever its size says, packed or not.
//   - A directory is walked in sorted order and never left through a link.
//   - No connection is made to an address that is not public, whatever its
//     name resolves to, at the first request or after a redirect.
//
// # Concurrency
//
// A sequence is read by one goroutine at a time. Files are opened when their turn
// comes and closed before the next.
package source
