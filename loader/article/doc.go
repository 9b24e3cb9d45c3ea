// Package article turns the bytes of one text into a kg.Document: decoded,
// normalised once, cut into Zones, with its title, author, publisher and date.
//
// # From bytes to text
//
// Bytes are decoded (UTF-8, UTF-16, what a page declares, Windows-1252 as the
// last resort; a byte that fits nothing becomes U+FFFD and is never dropped
// silently), then normalised: NFC, so that one spelling of a name has one
// sequence of bytes; every kind of space is one plain space; every kind of line
// end is \n; control characters, soft hyphens, zero-width spaces and marks of
// direction are taken out, because they are not seen and split words. Lines
// that were wrapped to a width are joined again, and words parted at their ends
// with them. So in Document.Text
//
//   - a newline always ends a paragraph, and a Zone never contains one;
//   - the text is valid UTF-8 without NUL;
//   - Zones are in order, do not overlap and lie on rune boundaries.
//
// # From paragraphs to Zones
//
// Plain text, HTML and Markdown are each cut into blocks (one paragraph,
// heading, list member or table row each), with what the markup says of them. One
// classifier then finds title, byline and body among the blocks, by their shape,
// their order and the phrases that pages put around articles; there is one such
// classifier, so that a page says the same pasted or as HTML. Chrome (menus,
// share lines, related stories, contacts) is kept, as Zones that are not read.
//
// # Identity
//
// A Document is a function of its bytes, its media type and what the Hint says
// of title, author, publisher and date. It never depends on a path or address.
//
// # Concurrency
//
// All functions are pure and may be called by many goroutines.
package article
