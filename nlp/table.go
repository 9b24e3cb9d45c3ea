package nlp

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// A table holds what features say of classes: rows of weights, found by the
// hash of a feature. It is read-only.
type table struct {
	shift uint8
	slots []slot
	cells []cell // rows one after another
	seen  sieve
}

// slot holds a feature and where its row starts; at 0 is an empty slot.
type slot struct{ key, at uint32 }

// A cell says by how much a feature speaks for a class. last marks a row's end.
type cell struct {
	class uint8
	value int8
}

const last = 0x80

// A sieve lets through the features that have rows, and few others: most have
// none, and it fits the processor's cache where the rows do not.
type sieve struct {
	bits []uint64
	mask uint32
}

// newSieve makes a sieve for n features.
func newSieve(n int) sieve {
	size := 1 << 10
	for size < 5*n {
		size *= 2
	}
	return sieve{make([]uint64, size/64), uint32(size - 1)}
}

func (s *sieve) put(f uint32) {
	b := f & s.mask
	s.bits[b>>6] |= 1 << (b & 63)
}

// sift moves the features that it lets through to the front and gives them. It
// has no branches, so that the processor may run ahead.
func (s *sieve) sift(features []uint32) []uint32 {
	n := 0
	for _, f := range features {
		b := f & s.mask
		features[n] = f
		n += int(s.bits[b>>6] >> (b & 63) & 1)
	}
	return features[:n]
}

// row is a feature with its weights, when tables are made.
type row struct {
	key   uint32
	cells []cell
}

// makeTable makes a table of rows in the order of their keys.
func makeTable(rows []row) *table {
	bits := 4
	for 1<<bits < 2*len(rows) {
		bits++
	}
	t := &table{shift: uint8(32 - bits), slots: make([]slot, 1<<bits), cells: make([]cell, 1, 1+3*len(rows)), seen: newSieve(len(rows))}
	for _, r := range rows {
		t.put(r.key)
		t.cells = append(t.cells, r.cells...)
		t.cells[len(t.cells)-1].class |= last
	}
	return t
}

// put makes a slot for a row that starts at the end of the cells.
func (t *table) put(key uint32) {
	i := key >> t.shift
	for t.slots[i].at != 0 {
		i = (i + 1) & uint32(len(t.slots)-1)
	}
	t.slots[i] = slot{key, uint32(len(t.cells))}
	t.seen.put(key)
}

// score adds what the features say to out, which has a place for each class. It
// changes the order of features.
func (t *table) score(features []uint32, out []int32) {
	mask := uint32(len(t.slots) - 1)
	for _, f := range t.seen.sift(features) {
		i := f >> t.shift
		for t.slots[i].at != 0 && t.slots[i].key != f {
			i = (i + 1) & mask
		}
		k := t.slots[i].at
		if k == 0 {
			continue
		}
		for {
			c := t.cells[k]
			out[c.class&^last] += weightOf[uint8(c.value)]
			if c.class&last != 0 {
				break
			}
			k++
		}
	}
}

// rowOf gives the weights of one feature.
func (t *table) rowOf(f uint32) []cell {
	for i := f >> t.shift; t.slots[i].at != 0; i = (i + 1) & uint32(len(t.slots)-1) {
		if t.slots[i].key == f {
			k := t.slots[i].at
			for t.cells[k].class&last == 0 {
				k++
			}
			return t.cells[t.slots[i].at : k+1]
		}
	}
	return nil
}

// appendRows writes rows, which lie in the order of their keys.
func appendRows(b []byte, rows []row) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(rows)))
	before := uint32(0)
	for _, r := range rows {
		b = binary.AppendUvarint(b, uint64(r.key-before))
		before = r.key
		for i, c := range r.cells {
			class := c.class
			if i+1 == len(r.cells) {
				class |= last
			}
			b = append(b, class, byte(c.value))
		}
	}
	return b
}

// readTable reads what appendRows wrote, of classes classes.
func (d *decoder) readTable(classes int) (*table, error) {
	n := int(d.u32())
	if n > len(d.b)/3 {
		return nil, fmt.Errorf("%d features do not fit %d bytes", n, len(d.b))
	}
	t := makeTable(nil)
	bits := 4
	for 1<<bits < 2*n {
		bits++
	}
	t.shift, t.slots, t.cells, t.seen = uint8(32-bits), make([]slot, 1<<bits), make([]cell, 1, 1+(len(d.b)-2*n)/2), newSieve(n)
	key := uint32(0)
	for range n {
		key += uint32(d.uvarint())
		t.put(key)
		for !d.short {
			c := cell{d.u8(), int8(d.u8())}
			if int(c.class&^last) >= classes {
				return nil, fmt.Errorf("no class %d", c.class&^last)
			}
			t.cells = append(t.cells, c)
			if c.class&last != 0 {
				break
			}
		}
	}
	if d.short {
		return nil, fmt.Errorf("cut short")
	}
	return t, nil
}

// sortRows puts rows in the order of their keys and drops the empty.
func sortRows(rows []row) []row {
	rows = slices.DeleteFunc(rows, func(r row) bool { return len(r.cells) == 0 })
	slices.SortFunc(rows, func(a, b row) int { return int(int64(a.key) - int64(b.key)) })
	return rows
}
