package score

import "slices"

// An Alignment says what the gold has for the entities of a Graph.
type Alignment struct {
	place   map[string]string
	targets []*target
	types   map[string][]string // of a gold entity: its kinds
	generic map[string]bool
	first   map[string]bool // entities of the Graph that fit their gold entity best
}

// Align matches the entities of a Graph with those of the gold.
func Align(gold Gold, entities []Entity) Alignment {
	m := matchEntities(gold.Entities, entities)
	a := Alignment{place: map[string]string{}, targets: targets(gold, options{direction: true, evidence: true}), types: map[string][]string{}, generic: map[string]bool{}, first: map[string]bool{}}
	for p, g := range m.double {
		a.place[entities[p].ID] = gold.Entities[g].ID
	}
	for p, g := range m.one {
		a.first[entities[p].ID] = true
		a.place[entities[p].ID] = gold.Entities[g].ID
	}
	for _, e := range gold.Entities {
		a.types[e.ID] = []string{e.Type}
		if e.TypeAlso != "" {
			a.types[e.ID] = append(a.types[e.ID], e.TypeAlso)
		}
		a.generic[e.ID] = e.Generic
	}
	return a
}

// Entity gives the kinds that the gold has for an entity of the Graph, none if it
// has no such entity, and whether it may be left out.
func (a Alignment) Entity(id string) (kinds []string, optional bool) {
	g, ok := a.place[id]
	if !ok {
		return nil, false
	}
	return a.types[g], a.generic[g]
}

// ID gives the id of the gold entity that an entity of the Graph fits, "" for none.
func (a Alignment) ID(id string) string { return a.place[id] }

// First reports whether no other entity of the Graph fits the gold entity better.
func (a Alignment) First(id string) bool { return a.first[id] }

// Relation gives the types that the gold has for a relation between two entities
// of the Graph that sentence says, none if there is none, and whether it may be
// left out.
func (a Alignment) Relation(subject, object, sentence string) (types []string, optional bool) {
	s, ok1 := a.place[subject]
	o, ok2 := a.place[object]
	if !ok1 || !ok2 {
		return nil, false
	}
	optional = true
	for _, t := range a.targets {
		if (t.subject == s && t.object == o || t.free && t.subject == o && t.object == s) && sameSentence(sentence, t.sentence) {
			for _, k := range sortedKeys(t.types) {
				if !slices.Contains(types, k) {
					types = append(types, k)
				}
			}
			optional = optional && !t.required
		}
	}
	return types, optional
}

// Status gives the statuses that the gold has for that relation.
func (a Alignment) Status(subject, object, sentence string) []string {
	var out []string
	for _, t := range a.targets {
		s, o := a.place[subject], a.place[object]
		if (t.subject == s && t.object == o || t.free && t.subject == o && t.object == s) && sameSentence(sentence, t.sentence) {
			out = append(out, sortedKeys(t.status)...)
		}
	}
	return out
}
