package kg

import (
	"cmp"
	"maps"
	"slices"
)

// An Entity is what Mentions in any Documents refer to.
type Entity struct {
	ID          ID       `json:"id"` // of its least Key; the ID of any of its Keys finds it
	Name        string   `json:"name"`
	Class       Class    `json:"class"`
	Kind        Kind     `json:"kind"`
	Aliases     []string `json:"aliases"` // every other text that names it, sorted
	Description string   `json:"description,omitempty"`
	Keys        []Key    `json:"keys"`   // sorted
	Degree      int      `json:"degree"` // ASSERTED Relations it is an end of
	Mentions    int      `json:"mentions"`
	Documents   int      `json:"documents"`           // that mention it
	FirstSeen   string   `json:"firstSeen,omitempty"` // least date of a Document that mentions it
	LastSeen    string   `json:"lastSeen,omitempty"`
}

// A KeyCount holds the counters of one Key over all Documents. Stores keep them
// so that a write does not have to look at the other Documents of the Key.
type KeyCount struct {
	Key          Key
	Documents    int            // with a Chain of this Key
	Mentions     int            // in those Chains
	Kinds        map[Kind]int   // Documents by the Kind they give it
	Forms        map[string]int // NAME Mentions by their text
	Descriptions map[string]int // Documents by Description, without the empty one
	Dates        map[string]int // Documents by Published, without the empty one
}

// CountChain returns what one Chain of a Document adds to the counters of its Key.
func CountChain(d Document, c Chain) KeyCount {
	n := KeyCount{Key: c.Key, Documents: 1, Mentions: len(c.Mentions), Kinds: map[Kind]int{c.Kind: 1}, Forms: map[string]int{}, Descriptions: map[string]int{}, Dates: map[string]int{}}
	for _, m := range c.Mentions {
		if m.Form == Name {
			n.Forms[m.Of(d.Text)]++
		}
	}
	if c.Description != "" {
		n.Descriptions[c.Description] = 1
	}
	if d.Published != "" {
		n.Dates[d.Published] = 1
	}
	return n
}

// Add adds o, times sign (1 or -1), to n; a counter that comes to zero is removed.
func (n *KeyCount) Add(o KeyCount, sign int) {
	n.Documents += sign * o.Documents
	n.Mentions += sign * o.Mentions
	addCounts(&n.Kinds, o.Kinds, sign)
	addCounts(&n.Forms, o.Forms, sign)
	addCounts(&n.Descriptions, o.Descriptions, sign)
	addCounts(&n.Dates, o.Dates, sign)
}

func addCounts[K cmp.Ordered](to *map[K]int, from map[K]int, sign int) {
	if *to == nil {
		*to = map[K]int{}
	}
	for k, v := range from {
		if (*to)[k] += sign * v; (*to)[k] == 0 {
			delete(*to, k)
		}
	}
}

// FoldEntity makes the Entity of a set of Keys: keys sorted, counts of those of
// them that have any, links at least all those inside of the set, documents the
// number of distinct Documents with a Chain of one of the Keys. Degree is left 0.
//
// Its name is the text most often used among the full forms: texts that fold to
// the Key they are counted under, of Keys that are not the Short of a Link inside
// of the set (of all Keys, if there is no such text). Ties go to the least text.
func FoldEntity(keys []Key, counts []KeyCount, links []Link, documents int) Entity {
	e := Entity{ID: EntityID(keys[0]), Class: keys[0].Class(), Keys: keys, Documents: documents}
	short := map[Key]bool{}
	for _, l := range links {
		if slices.Contains(keys, l.Short) && slices.Contains(keys, l.Full) {
			short[l.Short] = true
		}
	}
	full, whole, all := map[string]int{}, map[string]int{}, map[string]int{}
	var total KeyCount
	for _, n := range counts {
		total.Add(n, 1)
		for form, uses := range n.Forms {
			all[form] += uses
			if MakeKey(n.Key.Class(), form) != n.Key {
				continue
			}
			whole[form] += uses
			if !short[n.Key] {
				full[form] += uses
			}
		}
	}
	switch {
	case len(full) > 0:
		e.Name = mostUsed(full)
	case len(whole) > 0:
		e.Name = mostUsed(whole)
	default:
		e.Name = mostUsed(all)
	}
	delete(all, e.Name)
	e.Aliases = slices.Sorted(maps.Keys(all))
	e.Kind = mostUsed(total.Kinds)
	e.Description = mostUsed(total.Descriptions)
	e.Mentions = total.Mentions
	if dates := slices.Sorted(maps.Keys(total.Dates)); len(dates) > 0 {
		e.FirstSeen, e.LastSeen = dates[0], dates[len(dates)-1]
	}
	return e
}

// mostUsed returns the value with the highest count, of equals the least; the
// zero value of an empty map.
func mostUsed[K ~string](counts map[K]int) K {
	var best K
	n := 0
	for k, c := range counts {
		if c > n || c == n && k < best {
			best, n = k, c
		}
	}
	return best
}
