package graph_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	"graphd/graph"
	"graphd/kg"
	"graphd/store/memstore"
	st "graphd/store/storetest"
)

// A counter counts the calls of a Store by itself, apart from what the API tells.
type counter struct {
	kg.Store
	calls atomic.Int64
}

func (c *counter) Lookup(ctx context.Context, ids []kg.ID) ([]kg.Record, error) {
	c.calls.Add(1)
	return c.Store.Lookup(ctx, ids)
}

func (c *counter) Entities(ctx context.Context, q kg.EntityQuery) ([]kg.Page[kg.Entity], error) {
	c.calls.Add(1)
	return c.Store.Entities(ctx, q)
}

func (c *counter) Relations(ctx context.Context, q kg.RelationQuery) ([]kg.Page[kg.Relation], error) {
	c.calls.Add(1)
	return c.Store.Relations(ctx, q)
}

func (c *counter) Evidence(ctx context.Context, q kg.EvidenceQuery) ([]kg.Page[kg.Evidence], error) {
	c.calls.Add(1)
	return c.Store.Evidence(ctx, q)
}

func (c *counter) Mentions(ctx context.Context, q kg.MentionQuery) ([]kg.Page[kg.DocumentMention], error) {
	c.calls.Add(1)
	return c.Store.Mentions(ctx, q)
}

func (c *counter) Documents(ctx context.Context, q kg.DocumentQuery) ([]kg.Page[kg.Document], error) {
	c.calls.Add(1)
	return c.Store.Documents(ctx, q)
}

func (c *counter) Search(ctx context.Context, q kg.SearchQuery) (kg.Page[kg.Hit], error) {
	c.calls.Add(1)
	return c.Store.Search(ctx, q)
}

func (c *counter) Neighbours(ctx context.Context, q kg.NeighbourQuery) ([]kg.Edges, error) {
	c.calls.Add(1)
	return c.Store.Neighbours(ctx, q)
}

func (c *counter) Stats(ctx context.Context, where kg.RelationFilter) (kg.Stats, error) {
	c.calls.Add(1)
	return c.Store.Stats(ctx, where)
}

func (c *counter) Readings(ctx context.Context, documents []kg.ID) ([]*kg.Reading, error) {
	c.calls.Add(1)
	return c.Store.Readings(ctx, documents)
}

// crowd puts many Entities with many Relations, each said by several Documents.
func crowd(t testing.TB, s kg.Writer, agencies, documents int) {
	t.Helper()
	for d := range documents {
		text := st.Text{Title: fmt.Sprintf("Part %d", d), Published: fmt.Sprintf("2020-01-%02d", d%28+1)}
		for a := range agencies {
			agency := st.Agency(fmt.Sprintf("Agency %03d", a))
			text.Says = append(text.Says,
				st.Statement{Subject: agency, Predicate: "supports", Object: st.Strategy(fmt.Sprintf("Plan %d", (a+d)%7)), By: pena},
				st.Statement{Subject: agency, Predicate: "located_in", Object: st.Place(fmt.Sprintf("Town %d", a%11)), As: kg.Pronoun})
		}
		if _, err := s.Put(context.Background(), text.Reading(), fmt.Sprintf("part-%d.txt", d)); err != nil {
			t.Fatal(err)
		}
	}
}

// deep are queries with lists in lists and the calls that each level of them needs.
var deep = []struct {
	name, query string
	calls       int
}{
	{"entities, relations, evidence, documents", `query($n: Int!, $m: Int!) { entities(first: $n) { nodes { name relations(first: $m) { nodes {
		predicate subject { name } object { name } evidence(first: $m) { nodes { quote document { title } } } } } } } }`, 6},
	{"documents, entities, mentions and texts", `query($n: Int!, $m: Int!) { documents(first: $n) { nodes { title text zones { kind }
		entities(first: $m) { nodes { name mentions(first: $m) { nodes { span { text } document { title } } } } }
		dropped(first: $m) { nodes { subject { name } object { name } } } } } }`, 7},
	{"relations, all that hangs on them", `query($n: Int!, $m: Int!) { relations(first: $n) { nodes { contradicts { status } subject { documents(first: $m) { nodes { source } } }
		evidence(first: $m) { nodes { attributedTo { name aliases } antecedents { text } relation { status } document { title } } } } } }`, 10},
	{"search, what was found", `query($n: Int!, $m: Int!) { search(text: "agency", first: $n) { nodes { ... on Entity { relations(first: $m) { nodes { object { name } } } }
		... on Evidence { relation { subject { name } } document { title } } } } }`, 6},
}

func checkCalls(t *testing.T, open func(*testing.T) kg.Store, sizes ...int) {
	s := &counter{Store: open(t)}
	crowd(t, s.Store, 60, 3)
	c := newClient(t, s, patient, func(o *graph.Options) { o.Limits.Complexity = 100_000_000 })
	for _, q := range deep {
		t.Run(q.name, func(t *testing.T) {
			for _, n := range sizes {
				before := s.calls.Load()
				r := client{t, c.h}.ask(q.query, vars{"n": n, "m": min(n, 10)})
				if len(r.Errors) > 0 {
					t.Fatalf("errors: %+v", r.Errors)
				}
				made := int(s.calls.Load() - before)
				if told := r.Extensions.Cost.StoreCalls; told != made {
					t.Errorf("lists of %d: %d calls are told, %d were made", n, told, made)
				}
				if made > q.calls || n == sizes[len(sizes)-1] && made != q.calls { // fewer where a short list lacks a sort of thing
					t.Errorf("lists of %d: %d calls, want %d", n, made, q.calls)
				}
				if n > 1 && r.Extensions.Cost.Nodes < n {
					t.Errorf("lists of %d: only %d nodes are told", n, r.Extensions.Cost.Nodes)
				}
			}
		})
	}
}

func TestStoreCallsDoNotGrowWithLists(t *testing.T) {
	checkCalls(t, memory, 1, 10, 100)
}

func TestAThingThatIsAskedForTwiceIsReadOnce(t *testing.T) {
	s := memstore.New(defaultOntology(t))
	fill(t, s)
	r := newClient(t, s).ask(`{ entities(first: 5) { edges { node { relations { totalCount } } } nodes { relations { totalCount } again: relations { totalCount } other: relations(direction: OUT) { totalCount } } } }`, nil)
	if len(r.Errors) > 0 || r.Extensions.Cost.StoreCalls != 3 {
		t.Errorf("%d calls, want 3: the entities, their relations, their outgoing relations (%v)", r.Extensions.Cost.StoreCalls, r.Errors)
	}
}

func BenchmarkEntityPageWithEvidence(b *testing.B) {
	s := memstore.New(defaultOntology(b))
	crowd(b, s, 60, 3)
	c := newClient(b, s)
	for b.Loop() {
		if r := c.ask(deep[0].query, vars{"n": 20, "m": 5}); len(r.Errors) > 0 {
			b.Fatal(r.Errors)
		}
	}
}
