package sqlitestore

import (
	"cmp"
	"maps"
	"slices"

	"graphd/kg"
)

// A graph is one version of the adjacency: the Relations of every Entity, in
// memory, with what walks filter by. Entities and Relations go by their numbers
// in the file. A version never changes; patches make the next, which shares with
// it what they do not touch.
type graph struct {
	generation int64
	documents  int
	entities   int
	relations  int
	nodes      paged[node]
	edges      paged[relation]
	keys       index // the ID that a Key gives to its Entity, to the Entity
	predicates words
	kinds      words
}

// node is an Entity; id is "" where a number is not in use.
type node struct {
	id                     kg.ID
	degree, mentions, last int32
	kind                   uint16 // in graph.kinds
	class                  uint8  // place in kg.Classes
	steps                  []step // most Evidence first, then least Relation ID
}

// relation is a Relation; subject is 0 where a number is not in use.
type relation struct {
	id              packedID
	subject, object int32
	evidence        int32
	first, last     int32  // days
	predicate       uint16 // in graph.predicates
	status          uint8  // place in kg.Statuses
}

// step is a Relation as seen from one end. It repeats what filters look at, so
// that a walk reads memory in order.
type step struct {
	relation, to, evidence int32
	predicate              uint16
	status                 uint8
	forward                bool
}

// words numbers the words of a small vocabulary. It is not changed: with makes
// a copy.
type words struct {
	list []string
	of   map[string]uint16
}

// with returns the words with w among them, and its number.
func (x words) with(w string) (words, uint16) {
	if n, ok := x.of[w]; ok {
		return x, n
	}
	n := uint16(len(x.list))
	of := maps.Clone(x.of)
	if of == nil {
		of = map[string]uint16{}
	}
	of[w] = n
	return words{append(slices.Clone(x.list), w), of}, n
}

// chosen says of every word whether it is in the list; nil lets all pass.
func chosen[T ~string](x words, list []T) []bool {
	if len(list) == 0 {
		return nil
	}
	out := make([]bool, len(x.list))
	for _, w := range list {
		if n, ok := x.of[string(w)]; ok {
			out[n] = true
		}
	}
	return out
}

func classNumber(c kg.Class) uint8 {
	return uint8(slices.Index(kg.Classes(), c))
}

func statusNumber(s kg.Status) uint8 {
	return uint8(slices.Index(kg.Statuses(), s))
}

// find returns the Entity that an ID finds; nil if there is none.
func (g *graph) find(id kg.ID) (int32, *node) {
	p, ok := packID(kg.EntityPrefix, id)
	if !ok {
		return 0, nil
	}
	n, ok := g.keys.find(p)
	if !ok {
		return 0, nil
	}
	return n, g.nodes.at(n)
}

// compareSteps puts the best supported first.
func (g *graph) compareSteps(a, b step) int {
	if a.evidence != b.evidence {
		return cmp.Compare(b.evidence, a.evidence)
	}
	return compareIDs(g.edges.at(a.relation).id, g.edges.at(b.relation).id)
}

// sides returns the Relation with number n as seen from its subject and from its object.
func (r *relation) sides(n int32) (subject, object step) {
	subject = step{relation: n, to: r.object, evidence: r.evidence, predicate: r.predicate, status: r.status, forward: true}
	object = subject
	object.to, object.forward = r.subject, false
	return subject, object
}
