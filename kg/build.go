package kg

import (
	"cmp"
	"maps"
	"slices"
)

// A Graph is what a set of Readings and a log of Judgements mean together. It is
// not to be changed.
type Graph struct {
	Entities   []Entity           // by ID
	Relations  []Relation         // by ID
	Evidence   map[ID][]Evidence  // of each Relation, by EvidenceOrderMark
	EntityOf   map[Key]ID         // every Key that stands for an Entity
	RelationOf map[KeyRelation]ID // every KeyRelation with a Fact; "" where it is not shown
}

// Build makes the graph from scratch. It is the meaning of everything a store
// answers: a store that keeps the graph in pieces must answer as if it called
// Build on all its Readings and its whole log. The order of both is of no
// consequence; no two Readings may be of one Document.
//
// The Keys of the graph are those of Chains and of Links. A set of Keys of which
// no Document has a Chain (a short form that turned out ambiguous, say) is no
// Entity. A KeyRelation with both ends in one Entity is no Relation, and a
// Relation that a REJECT in force speaks of is not shown: neither counts for
// anything.
func Build(readings []*Reading, log []Judgement) Graph {
	b := builder{readings: readings, inForce: InForce(log), counts: map[Key]*KeyCount{}, documents: map[Key]map[ID]bool{}}
	b.count()
	b.identify()
	b.relate()
	return b.graph
}

type builder struct {
	readings  []*Reading
	inForce   []Judgement
	counts    map[Key]*KeyCount
	documents map[Key]map[ID]bool // with a Chain of the Key
	links     []Link              // sorted, none twice
	graph     Graph
}

func (b *builder) count() {
	for _, r := range b.readings {
		for _, c := range r.Chains {
			if b.counts[c.Key] == nil {
				b.counts[c.Key] = &KeyCount{Key: c.Key}
				b.documents[c.Key] = map[ID]bool{}
			}
			b.counts[c.Key].Add(CountChain(r.Document, c), 1)
			b.documents[c.Key][r.Document.ID] = true
		}
		b.links = append(b.links, r.Links...)
	}
	slices.SortFunc(b.links, CompareLinks)
	b.links = slices.Compact(b.links)
}

func (b *builder) identify() {
	keys := slices.Collect(maps.Keys(b.counts))
	inside := map[Key][]Link{} // by either end
	for _, l := range b.links {
		keys = append(keys, l.Short, l.Full)
		inside[l.Short] = append(inside[l.Short], l)
		inside[l.Full] = append(inside[l.Full], l)
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	b.graph.EntityOf = map[Key]ID{}
	for _, set := range Identify(Component{Keys: keys, Links: b.links, Judgements: b.inForce}) {
		var counts []KeyCount
		var links []Link
		documents := map[ID]bool{}
		for _, k := range set {
			if n := b.counts[k]; n != nil {
				counts = append(counts, *n)
				maps.Copy(documents, b.documents[k])
			}
			links = append(links, inside[k]...)
		}
		if len(counts) == 0 {
			continue
		}
		e := FoldEntity(set, counts, links, len(documents))
		b.graph.Entities = append(b.graph.Entities, e)
		for _, k := range set {
			b.graph.EntityOf[k] = e.ID
		}
	}
	slices.SortFunc(b.graph.Entities, func(x, y Entity) int { return cmp.Compare(x.ID, y.ID) })
}

func (b *builder) relate() {
	type quad struct {
		subject   ID
		predicate Predicate
		object    ID
		status    Status
	}
	g := &b.graph
	at := func(k KeyRelation) quad {
		return quad{g.EntityOf[k.Subject], k.Predicate, g.EntityOf[k.Object], k.Status}
	}
	rejected := map[quad]bool{}
	for _, j := range b.inForce {
		if j.Verdict == Reject {
			rejected[at(j.Of())] = true
		}
	}
	facts := map[quad][]Fact{}
	g.RelationOf = map[KeyRelation]ID{}
	for _, r := range b.readings {
		for _, f := range Facts(r) {
			g.RelationOf[f.Of] = ""
			if q := at(f.Of); q.subject != q.object && !rejected[q] {
				facts[q] = append(facts[q], f)
			}
		}
	}
	g.Evidence = map[ID][]Evidence{}
	degree := map[ID]int{}
	for q, list := range facts {
		marks := make([]EvidenceMark, len(list))
		for i, f := range list {
			marks[i] = f.Mark()
		}
		relation := FoldRelation(q.subject, q.object, marks)
		g.Relations = append(g.Relations, relation)
		for _, f := range list {
			g.RelationOf[f.Of] = relation.ID
			e := f.Evidence
			e.Relation = relation.ID
			if f.AttributedTo != "" {
				e.AttributedTo = g.EntityOf[f.AttributedTo]
			}
			g.Evidence[relation.ID] = append(g.Evidence[relation.ID], e)
		}
		slices.SortFunc(g.Evidence[relation.ID], func(x, y Evidence) int {
			return EvidenceOrderMark(x).Compare(EvidenceOrderMark(y))
		})
		if q.status == Asserted {
			degree[q.subject]++
			degree[q.object]++
		}
	}
	slices.SortFunc(g.Relations, func(x, y Relation) int { return cmp.Compare(x.ID, y.ID) })
	for i := range g.Entities {
		g.Entities[i].Degree = degree[g.Entities[i].ID]
	}
}
