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
	seen  []uint64
}

// slot holds a feature and where its row starts; at 0 is an empty slot.
type slot struct{ key, at uint32 }

// A cell says by how much a feature speaks for a class. last marks a row's end.
type cell struct {
	class uint8
	value int8
}

const last = 0x80

// seenBits is the size of the first sieve: most features are in no row, and it
// fits the processor's cache where the slots do not.
const seenBits = 22

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
	t := &table{shift: uint8(32 - bits), slots: make([]slot, 1<<bits), cells: make([]cell, 1, 1+3*len(rows)), seen: make([]uint64, 1<<(seenBits-6))}
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
	b := key & (1<<seenBits - 1)
	t.seen[b>>6] |= 1 << (b & 63)
}

// score adds what the features say to out, which has a place for each class.
func (t *table) score(features []uint32, out []int32) {
	for _, f := range features {
		b := f & (1<<seenBits - 1)
		if t.seen[b>>6]&(1<<(b&63)) == 0 {
			continue
		}
		i := f >> t.shift
		for {
			s := t.slots[i]
			if s.at == 0 {
				break
			}
			if s.key == f {
				for k := s.at; ; k++ {
					c := t.cells[k]
					out[c.class&^last] += weightOf[uint8(c.value)]
					if c.class&last != 0 {
						break
					}
				}
				break
			}
			i = (i + 1) & uint32(len(t.slots)-1)
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
	t.shift, t.slots, t.cells = uint8(32-bits), make([]slot, 1<<bits), make([]cell, 1, 1+(len(d.b)-2*n)/2)
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
