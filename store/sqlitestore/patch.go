package sqlitestore

import (
	"slices"

	"graphd/kg"
)

// A patch is what one write does to the adjacency. It is kept in the table changes.
type patch struct {
	Generation    int64
	Documents     int // how many more there are
	GoneRelations []int64
	Entities      []patchEntity
	Relations     []patchRelation
	GoneEntities  []int64
	Keys          []patchKey
}

// patchEntity is an Entity that is new or changed.
type patchEntity struct {
	N                int64
	ID               kg.ID
	Class            kg.Class
	Kind             kg.Kind
	Degree, Mentions int
	Last             int // day, as in the file
}

// patchRelation is a Relation that is new or changed.
type patchRelation struct {
	N, Subject, Object int64
	ID                 kg.ID
	Predicate          kg.Predicate
	Status             kg.Status
	Evidence           int
	First, Last        int // days
}

// patchKey says what Entity the ID of a Key finds; 0 for none any more.
type patchKey struct {
	ID     kg.ID
	Entity int64
}

// editor makes the next version of a graph.
type editor struct {
	g     graph
	nodes *pageEditor[node]
	edges *pageEditor[relation]
	own   map[int32]bool // nodes whose steps are this version's own
	keys  []found
}

// apply returns the version of the graph after some patches, which follow on it.
func (g *graph) apply(patches ...patch) *graph {
	e := &editor{g: *g, nodes: g.nodes.editor(), edges: g.edges.editor(), own: map[int32]bool{}}
	for _, p := range patches {
		e.patch(p)
	}
	e.g.nodes, e.g.edges, e.g.keys = e.nodes.paged, e.edges.paged, g.keys.edited(e.keys)
	return &e.g
}

func (e *editor) patch(p patch) {
	e.g.generation = p.Generation
	e.g.documents += p.Documents
	for _, n := range p.GoneRelations {
		e.drop(int32(n))
	}
	for _, x := range p.Entities {
		n := e.nodes.edit(int32(x.N))
		if n.id == "" {
			e.g.entities++
		}
		n.id, n.class, n.degree, n.mentions, n.last = x.ID, classNumber(x.Class), int32(x.Degree), int32(x.Mentions), int32(x.Last)
		e.g.kinds, n.kind = e.g.kinds.with(string(x.Kind))
	}
	for _, x := range p.Relations {
		e.drop(int32(x.N))
		e.add(x)
	}
	for _, n := range p.GoneEntities {
		*e.nodes.edit(int32(n)) = node{}
		e.g.entities--
	}
	for _, k := range p.Keys {
		if id, ok := packID(kg.EntityPrefix, k.ID); ok {
			e.keys = append(e.keys, found{id, int32(k.Entity)})
		}
	}
}

// steps returns the steps of a node, to be changed.
func (e *editor) steps(n int32) *[]step {
	s := &e.nodes.edit(n).steps
	if !e.own[n] {
		e.own[n] = true
		*s = append(make([]step, 0, len(*s)+4), *s...)
	}
	return s
}

// drop takes a Relation out, if it is there.
func (e *editor) drop(n int32) {
	at := e.edges.at(n)
	if at == nil || at.subject == 0 {
		return
	}
	r := *at
	subject, object := r.sides(n)
	e.dropStep(r.subject, subject)
	e.dropStep(r.object, object)
	*e.edges.edit(n) = relation{}
	e.g.relations--
}

func (e *editor) dropStep(n int32, s step) {
	list := e.steps(n)
	i, ok := slices.BinarySearchFunc(*list, s, e.compare)
	if ok {
		*list = slices.Delete(*list, i, i+1)
	}
}

func (e *editor) add(x patchRelation) {
	id, ok := packID(kg.RelationPrefix, x.ID)
	if !ok {
		return // cannot be: kg makes them
	}
	n := int32(x.N)
	r := relation{id: id, subject: int32(x.Subject), object: int32(x.Object), evidence: int32(min(x.Evidence, 1<<30)),
		first: int32(x.First), last: int32(x.Last), status: statusNumber(x.Status)}
	e.g.predicates, r.predicate = e.g.predicates.with(string(x.Predicate))
	*e.edges.edit(n) = r
	subject, object := r.sides(n)
	e.addStep(r.subject, subject)
	e.addStep(r.object, object)
	e.g.relations++
}

func (e *editor) addStep(n int32, s step) {
	list := e.steps(n)
	i, _ := slices.BinarySearchFunc(*list, s, e.compare)
	*list = slices.Insert(*list, i, s)
}

func (e *editor) compare(a, b step) int {
	g := graph{edges: e.edges.paged}
	return g.compareSteps(a, b)
}
