package nlp

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"sort"
)

// A ClassedWord is a lower-case word with the classes of words that stand in like
// places: a fine class and a coarse one that holds it, each from 1.
type ClassedWord struct {
	Word   string
	Fine   uint16
	Coarse uint8
}

// WordClasses tells the classes of words. Words are kept by their hashes.
type WordClasses struct {
	keys   []uint32 // ascending
	fine   []uint16
	coarse []uint8 // of each fine class
}

const classesMagic = "classes1"

// WriteWordClasses gives words in the form that ReadWordClasses reads.
func WriteWordClasses(words []ClassedWord) []byte {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(a, b ClassedWord) int { return cmp.Compare(classKey(a.Word), classKey(b.Word)) })
	words = slices.CompactFunc(words, func(a, b ClassedWord) bool { return classKey(a.Word) == classKey(b.Word) })
	most := uint16(0)
	for _, w := range words {
		most = max(most, w.Fine)
	}
	coarse := make([]byte, most+1)
	for _, w := range words {
		coarse[w.Fine] = w.Coarse
	}
	b := []byte(classesMagic)
	b = binary.LittleEndian.AppendUint16(b, most)
	b = append(b, coarse...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(words)))
	last := uint32(0)
	for _, w := range words {
		k := classKey(w.Word)
		b = binary.AppendUvarint(b, uint64(k-last))
		last = k
	}
	for _, w := range words {
		b = binary.LittleEndian.AppendUint16(b, w.Fine)
	}
	return b
}

// ReadWordClasses reads what WriteWordClasses wrote.
func ReadWordClasses(raw []byte) (*WordClasses, error) {
	d := &decoder{b: raw}
	if string(d.take(len(classesMagic))) != classesMagic {
		return nil, fmt.Errorf("word classes: not in the form of this version")
	}
	most := d.u16()
	c := &WordClasses{coarse: d.take(int(most) + 1)}
	n := int(d.u32())
	if n > len(d.b)/3 {
		return nil, fmt.Errorf("word classes: %d words do not fit %d bytes", n, len(d.b))
	}
	c.keys, c.fine = make([]uint32, n), make([]uint16, n)
	key := uint32(0)
	for i := range c.keys {
		key += uint32(d.uvarint())
		c.keys[i] = key
	}
	for i := range c.fine {
		if c.fine[i] = d.u16(); c.fine[i] > most {
			return nil, fmt.Errorf("word classes: no class %d", c.fine[i])
		}
	}
	if d.short {
		return nil, fmt.Errorf("word classes: cut short")
	}
	return c, nil
}

// Of gives the classes of a lower-case word, zeros for one that has none.
func (c *WordClasses) Of(lower string) (fine uint16, coarse uint8) {
	k := classKey(lower)
	i := sort.Search(len(c.keys), func(i int) bool { return c.keys[i] >= k })
	if i == len(c.keys) || c.keys[i] != k {
		return 0, 0
	}
	f := c.fine[i]
	return f, c.coarse[f]
}

func classKey(word string) uint32 { return nameHash(0, word) }
