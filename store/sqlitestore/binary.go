package sqlitestore

import (
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"slices"

	"graphd/kg"
)

// The blobs in the file are sequences of varints and of strings with their length
// before them.

var errShort = fmt.Errorf("%w: a blob in it is cut short", errDamaged)

// blob reads a sequence; after a fault all that it reads is zero.
type blob struct {
	b   []byte
	err error
}

func (b *blob) number() int {
	v, n := binary.Uvarint(b.b)
	if n <= 0 || v > math.MaxInt64 {
		b.b, b.err = nil, errShort
		return 0
	}
	b.b = b.b[n:]
	return int(v)
}

func (b *blob) text() string {
	n := b.number()
	if n < 0 || n > len(b.b) {
		b.b, b.err = nil, errShort
		return ""
	}
	s := string(b.b[:n])
	b.b = b.b[n:]
	return s
}

func appendNumber(to []byte, n int) []byte {
	return binary.AppendUvarint(to, uint64(n))
}

func appendText(to []byte, s string) []byte { return append(appendNumber(to, len(s)), s...) }

// encodeCounts writes the counters of a Key, without the Key.
func encodeCounts(c kg.KeyCount) []byte {
	b := appendNumber(nil, c.Documents)
	b = appendNumber(b, c.Mentions)
	b = appendCounts(b, c.Kinds)
	b = appendCounts(b, c.Forms)
	b = appendCounts(b, c.Descriptions)
	return appendCounts(b, c.Dates)
}

func appendCounts[K ~string](b []byte, counts map[K]int) []byte {
	b = appendNumber(b, len(counts))
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		b = appendNumber(appendText(b, string(k)), counts[k])
	}
	return b
}

func decodeCounts(key kg.Key, body []byte) (kg.KeyCount, error) {
	b := blob{b: body}
	c := kg.KeyCount{Key: key, Documents: b.number(), Mentions: b.number()}
	c.Kinds = readCounts[kg.Kind](&b)
	c.Forms = readCounts[string](&b)
	c.Descriptions = readCounts[string](&b)
	c.Dates = readCounts[string](&b)
	return c, b.err
}

func readCounts[K ~string](b *blob) map[K]int {
	n := b.number()
	counts := make(map[K]int, min(n, len(b.b)))
	for ; n > 0 && b.err == nil; n-- {
		k := K(b.text())
		counts[k] = b.number()
	}
	return counts
}

// appendExtent writes an Extent: its start, and how far it goes, in three units.
func appendExtent(b []byte, e kg.Extent) []byte {
	b = appendNumber(b, e.Start.Byte)
	b = appendNumber(b, e.Start.Rune)
	b = appendNumber(b, e.Start.UTF16)
	b = appendNumber(b, e.End.Byte-e.Start.Byte)
	b = appendNumber(b, e.End.Rune-e.Start.Rune)
	return appendNumber(b, e.End.UTF16-e.Start.UTF16)
}

func (b *blob) extent() kg.Extent {
	s := kg.Position{Byte: b.number(), Rune: b.number(), UTF16: b.number()}
	return kg.Extent{Start: s, End: kg.Position{Byte: s.Byte + b.number(), Rune: s.Rune + b.number(), UTF16: s.UTF16 + b.number()}}
}

// encodePlaces writes the Extents of Evidence.
func encodePlaces(e kg.Evidence) []byte {
	var b []byte
	for _, x := range append([]kg.Extent{e.Sentence, e.Subject, e.Object, e.Trigger}, e.Antecedents...) {
		b = appendExtent(b, x)
	}
	return b
}

func decodePlaces(body []byte, e *kg.Evidence) error {
	b := blob{b: body}
	e.Sentence, e.Subject, e.Object, e.Trigger = b.extent(), b.extent(), b.extent(), b.extent()
	for len(b.b) > 0 {
		e.Antecedents = append(e.Antecedents, b.extent())
	}
	return b.err
}

// encodeMentions writes the Mentions of one Chain: Form, text and Extent.
func encodeMentions(c kg.Chain, text string, extents []kg.Extent) []byte {
	var b []byte
	for i, m := range c.Mentions {
		b = appendText(b, string(m.Form))
		b = appendText(b, m.Of(text))
		b = appendExtent(b, extents[i])
	}
	return b
}

func decodeMentions(body []byte, each func(kg.Form, string, kg.Extent)) error {
	b := blob{b: body}
	for len(b.b) > 0 {
		form, text, extent := b.text(), b.text(), b.extent()
		if b.err == nil {
			each(kg.Form(form), text, extent)
		}
	}
	return b.err
}
