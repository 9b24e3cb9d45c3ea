package sqlitestore

import (
	"cmp"
	"slices"
	"strings"

	"graphd/kg"
)

const idAlphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// idValues gives the value of each character of idAlphabet; 255 for any other.
var idValues = func() (values [256]uint8) {
	for i := range values {
		values[i] = 255
	}
	for i := range idAlphabet {
		values[idAlphabet[i]] = uint8(i)
	}
	return values
}()

// packedID is the hash in an ID of 20 characters of base 32: the first twelve in
// hi, the rest in lo. It sorts as the text does.
type packedID struct{ hi, lo uint64 }

func compareIDs(a, b packedID) int {
	if a.hi != b.hi {
		return cmp.Compare(a.hi, b.hi)
	}
	return cmp.Compare(a.lo, b.lo)
}

// packID packs an ID with the prefix; false if it is none.
func packID(prefix string, id kg.ID) (packedID, bool) {
	s := string(id)
	if len(s) != len(prefix)+20 || !strings.HasPrefix(s, prefix) {
		return packedID{}, false
	}
	s = s[len(prefix):]
	var p packedID
	for i := range 20 {
		v := idValues[s[i]]
		if v == 255 {
			return packedID{}, false
		}
		if i < 12 {
			p.hi = p.hi<<5 | uint64(v)
		} else {
			p.lo = p.lo<<5 | uint64(v)
		}
	}
	return p, true
}

// id unpacks it.
func (p packedID) id(prefix string) kg.ID {
	var b [24]byte
	n := copy(b[:], prefix)
	for i := range 12 {
		b[n+i] = idAlphabet[p.hi>>(5*(11-i))&31]
	}
	for i := range 8 {
		b[n+12+i] = idAlphabet[p.lo>>(5*(7-i))&31]
	}
	return kg.ID(b[:n+20])
}

// found is an entry of an index.
type found struct {
	id packedID
	n  int32
}

// index finds the number of an ID. Its shards are sorted and are not changed: a
// change copies the shard.
type index struct {
	bits   int // log2 of the number of shards
	shards [][]found
	size   int
}

// makeIndex makes an index of entries, which it sorts.
func makeIndex(all []found) index {
	slices.SortFunc(all, func(a, b found) int { return compareIDs(a.id, b.id) })
	x := index{size: len(all)}
	for len(all)>>x.bits > 64 {
		x.bits++
	}
	x.shards = make([][]found, 1<<x.bits)
	for i := range x.shards {
		end, _ := slices.BinarySearchFunc(all, uint64(i)+1, func(f found, shard uint64) int {
			return cmp.Compare(f.id.hi>>(60-x.bits), shard)
		})
		x.shards[i], all = all[:end:end], all[end:]
	}
	return x
}

func (x *index) shard(id packedID) int { return int(id.hi >> (60 - x.bits)) }

func (x *index) find(id packedID) (int32, bool) {
	s := x.shards[x.shard(id)]
	i, ok := slices.BinarySearchFunc(s, id, func(f found, id packedID) int { return compareIDs(f.id, id) })
	if !ok {
		return 0, false
	}
	return s[i].n, true
}

// edited returns the index with other numbers for some IDs; 0 removes the ID.
func (x index) edited(changes []found) index {
	if len(changes) == 0 {
		return x
	}
	x.shards = slices.Clone(x.shards)
	copied := map[int]bool{}
	for _, c := range changes {
		at := x.shard(c.id)
		if !copied[at] {
			copied[at] = true
			x.shards[at] = slices.Clone(x.shards[at])
		}
		s := x.shards[at]
		i, ok := slices.BinarySearchFunc(s, c.id, func(f found, id packedID) int { return compareIDs(f.id, id) })
		switch {
		case ok && c.n == 0:
			s = slices.Delete(s, i, i+1)
			x.size--
		case ok:
			s[i].n = c.n
		case c.n != 0:
			s = slices.Insert(s, i, c)
			x.size++
		}
		x.shards[at] = s
	}
	if x.size>>x.bits > 128 {
		return makeIndex(slices.Concat(x.shards...))
	}
	return x
}
