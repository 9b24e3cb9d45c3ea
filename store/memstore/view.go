package memstore

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"graphd/kg"
)

// A view is one state of the store. Nothing in it changes once it is built.
type view struct {
	readings map[kg.ID]*kg.Reading // with Sources
	log      []kg.Judgement

	built sync.Once
	kg.Graph
	documents  []kg.Document            // by ID, without Text and Zones
	entities   map[kg.ID]*kg.Entity     // by the ID of every Key
	relations  map[kg.ID]*kg.Relation   // by the ID of every KeyRelation
	evidence   map[kg.ID]kg.Evidence    // of the Relations that are shown
	mentions   []kg.DocumentMention     // by MentionMark
	mentionsIn map[kg.ID]map[kg.ID]bool // Document, Entity
	statedIn   map[kg.ID]map[kg.ID]bool // Document, Relation
	edges      map[kg.ID][]*kg.Relation // those that an Entity is an end of
}

func (v *view) build() {
	readings := slices.SortedFunc(maps.Values(v.readings), func(a, b *kg.Reading) int {
		return cmp.Compare(a.Document.ID, b.Document.ID)
	})
	v.Graph = kg.Build(readings, v.log)
	v.entities, v.relations, v.evidence = map[kg.ID]*kg.Entity{}, map[kg.ID]*kg.Relation{}, map[kg.ID]kg.Evidence{}
	v.mentionsIn, v.statedIn, v.edges = map[kg.ID]map[kg.ID]bool{}, map[kg.ID]map[kg.ID]bool{}, map[kg.ID][]*kg.Relation{}
	for i, e := range v.Entities {
		for _, k := range e.Keys {
			v.entities[kg.EntityID(k)] = &v.Entities[i]
		}
	}
	for i, r := range v.Relations {
		v.relations[r.ID] = &v.Relations[i]
		for _, end := range []kg.ID{r.Subject, r.Object} {
			v.edges[end] = append(v.edges[end], &v.Relations[i])
		}
	}
	for k, id := range v.RelationOf {
		if id != "" {
			v.relations[kg.RelationID(k)] = v.relations[id]
		}
	}
	for _, list := range v.Evidence {
		for _, e := range list {
			v.evidence[e.ID] = e
			put(v.statedIn, e.Document, e.Relation)
		}
	}
	for _, r := range readings {
		d := r.Document
		d.Text, d.Zones = "", nil
		slices.Sort(r.Document.Sources)
		v.documents = append(v.documents, d)
		v.readMentions(r)
	}
	slices.SortFunc(v.mentions, func(a, b kg.DocumentMention) int {
		return cmp.Or(kg.MentionMark(a).Compare(kg.MentionMark(b)), cmp.Compare(a.Form, b.Form))
	})
	// Two Chains of a Document may share a Span and yet be one Entity.
	v.mentions = slices.CompactFunc(v.mentions, func(a, b kg.DocumentMention) bool {
		return kg.MentionMark(a) == kg.MentionMark(b)
	})
}

func (v *view) readMentions(r *kg.Reading) {
	var spans []kg.Span
	for _, c := range r.Chains {
		for _, m := range c.Mentions {
			spans = append(spans, m.Span)
		}
	}
	extents := kg.Locate(r.Document.Text, spans)
	for _, c := range r.Chains {
		entity := v.EntityOf[c.Key]
		put(v.mentionsIn, r.Document.ID, entity)
		for _, m := range c.Mentions {
			v.mentions = append(v.mentions, kg.DocumentMention{
				Document: r.Document.ID, Entity: entity, Text: m.Of(r.Document.Text), Form: m.Form, Extent: extents[0],
			})
			extents = extents[1:]
		}
	}
}

func put(m map[kg.ID]map[kg.ID]bool, key, value kg.ID) {
	if m[key] == nil {
		m[key] = map[kg.ID]bool{}
	}
	m[key][value] = true
}

// entity returns the present ID of the Entity that id finds, "" if there is none.
func (v *view) entity(id kg.ID) kg.ID {
	if e := v.entities[id]; e != nil {
		return e.ID
	}
	return ""
}

// relation returns the present ID of the Relation that id finds, "" if there is none.
func (v *view) relation(id kg.ID) kg.ID {
	if r := v.relations[id]; r != nil {
		return r.ID
	}
	return ""
}
