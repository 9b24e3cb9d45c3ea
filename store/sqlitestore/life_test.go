package sqlitestore

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"graphd/export"
	"graphd/kg"
)

func TestMain(m *testing.M) {
	if path, ok := victim(); ok {
		loadUntilKilled(path)
		return
	}
	goleak.VerifyTestMain(m)
}

func exported(t testing.TB, s kg.Store) string {
	t.Helper()
	var b strings.Builder
	must(t, export.WriteJSONL(context.Background(), s, &b))
	return b.String()
}

func TestAFullDiskLeavesNothingHalfAndSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	load(t, s, 0)
	before := exported(t, s)
	limit(t, s, "PRAGMA max_page_count = 1")
	var err error
	n := 1
	for ; err == nil && n < 2000; n++ {
		before = exported(t, s)
		_, err = s.Put(context.Background(), sample(n), fmt.Sprint("source ", n))
	}
	if kg.KindOf(err) != kg.Unavailable || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "full") {
		t.Fatalf("the error is %s: %v", kg.KindOf(err), err)
	}
	if exported(t, s) != before {
		t.Error("a refused write left something behind")
	}
	limit(t, s, "PRAGMA max_page_count = 1000000")
	load(t, s, n) // and it goes on when there is room again
	must(t, s.Close())
	s = open(t, path)
	want := open(t, filepath.Join(t.TempDir(), "other.db"))
	for i := range n - 1 {
		load(t, want, i)
	}
	load(t, want, n)
	if exported(t, s) != exported(t, want) {
		t.Error("the file differs from one that was never full")
	}
	must(t, errors.Join(s.Close(), want.Close()))
}

// limit sets a pragma on the writing connection. The engine never makes
// max_page_count less than the file has.
func limit(t *testing.T, s *Store, pragma string) {
	t.Helper()
	w := <-s.writing
	defer func() { s.writing <- w }()
	must(t, w.conn.query(context.Background(), pragma, nil, func(scan) error { return nil }))
}

func TestAFileThatCannotBeWrittenToSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	load(t, s, 0)
	before := exported(t, s)
	limit(t, s, "PRAGMA query_only = 1")
	_, err := s.Put(context.Background(), sample(1), "source 1")
	if kg.KindOf(err) != kg.Unavailable || !strings.Contains(err.Error(), path) {
		t.Errorf("the error is %s: %v", kg.KindOf(err), err)
	}
	if exported(t, s) != before {
		t.Error("a refused write left something behind")
	}
	must(t, s.Close())
}

func TestAStoreWithoutRulesIsReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := Open(context.Background(), path, Options{})
	must(t, err)
	if _, err := s.Put(context.Background(), sample(0), "x"); kg.KindOf(err) != kg.Invalid {
		t.Error(err)
	}
	must(t, s.Close())
}

func TestReadersSeeWholeWritesOnlyAndTheirOwn(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	ctx := context.Background()
	load(t, s, 0)
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				all := kg.RelationFilter{Statuses: kg.Statuses()}
				n, err := s.Stats(ctx, all)
				// Every Reading has three Claims: a half-seen write would show.
				if err != nil || n.Evidence != 3*n.Documents {
					t.Errorf("%d Evidence of %d Documents: %v", n.Evidence, n.Documents, err)
					return
				}
				all.PublishedFrom = "1900-01-01" // the same question, asked of Evidence in SQL
				m, err := s.Stats(ctx, all)
				if err != nil || m.Evidence != 3*m.Documents {
					t.Errorf("%d Evidence of %d Documents: %v", m.Evidence, m.Documents, err)
					return
				}
			}
		})
	}
	for i := 1; i < 60; i++ {
		r := load(t, s, i)
		id := kg.EntityID(kg.MakeKey(kg.Actor, fmt.Sprint("Person ", i)))
		e, err := s.Neighbours(ctx, kg.NeighbourQuery{Of: []kg.ID{id}})
		if err != nil || len(e[0].List) != 1 {
			t.Fatalf("the writer does not see its own write: %+v %v", e, err)
		}
		if i%4 == 0 {
			must(t, s.Delete(ctx, r.Document.ID))
		}
	}
	close(done)
	readers.Wait()
	must(t, s.Close())
}

func TestAnotherProcessSeesWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	a, b := open(t, path), open(t, path) // two Stores share nothing but the file
	for i := range 20 {
		s, other := a, b
		if i%3 == 0 {
			s, other = b, a
		}
		load(t, s, i)
		id := kg.EntityID(kg.MakeKey(kg.Actor, fmt.Sprint("Person ", i)))
		e, err := other.Neighbours(context.Background(), kg.NeighbourQuery{Of: []kg.ID{id}})
		if err != nil || len(e[0].List) != 1 {
			t.Fatalf("%d: %+v %v", i, e, err)
		}
	}
	if x, y := exported(t, a), exported(t, b); x != y {
		t.Error("two processes see different graphs")
	}
	must(t, errors.Join(a.Close(), b.Close()))
}

func TestAClosedStoreAnswersNothing(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	var calls sync.WaitGroup
	for i := range 8 {
		calls.Go(func() {
			// Whatever comes first, Close or the call: whole or Unavailable.
			if _, err := s.Put(context.Background(), sample(i), fmt.Sprint("source ", i)); err != nil && kg.KindOf(err) != kg.Unavailable {
				t.Error(err)
			}
			if _, err := s.Stats(context.Background(), kg.RelationFilter{}); err != nil && kg.KindOf(err) != kg.Unavailable {
				t.Error(err)
			}
		})
	}
	must(t, s.Close())
	must(t, s.Close())
	calls.Wait()
	if _, err := s.Lookup(context.Background(), nil); kg.KindOf(err) != kg.Unavailable {
		t.Error(err)
	}
}

// The adjacency that patches made is the one that a scan of the tables makes.
func TestPatchesLeadWhereAScanLeads(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	ctx := context.Background()
	for i := range 80 {
		r := load(t, s, i)
		if i%3 == 0 {
			must(t, s.Delete(ctx, r.Document.ID))
		}
		if i%10 == 0 {
			j, err := kg.NewJudgement(kg.Judgement{Verdict: kg.Same, A: kg.MakeKey(kg.Actor, fmt.Sprint("Agency ", i%7)), B: kg.MakeKey(kg.Actor, "Agency 1"), By: "test", When: fmt.Sprintf("2024-01-01T00:00:%02dZ", i)})
			if err == nil {
				err = s.Judge(ctx, j)
			} else {
				err = nil // a pair of one Key
			}
			must(t, err)
		}
		must(t, s.read(ctx, "test", func(c *conn) error {
			g, err := scanGraph(ctx, c)
			if err != nil {
				return err
			}
			sameAdjacency(t, s.adjacency.Load(), g)
			return nil
		}))
	}
	must(t, s.Close())
}

func TestEvidenceIsFoundOneByOneAsItIsForAll(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	for i := range 30 {
		load(t, s, i)
	}
	ctx := context.Background()
	must(t, s.read(ctx, "test", func(c *conn) error {
		var some []int32
		g := s.adjacency.Load()
		g.all(func(n int32) { some = append(some, n) })
		many := append([]int32{}, some...)
		for range manyRelations {
			many = append(many, some[0])
		}
		for _, f := range []kg.RelationFilter{{PublishedFrom: "2005-01-01", PublishedTo: "2009-12-31"}, {PublishedTo: "1999-01-01"}, {PublishedFrom: "2000-01-01"}} {
			a, err := evidenced(ctx, c, some, f)
			must(t, err)
			b, err := evidenced(ctx, c, many, f)
			must(t, err)
			if !maps.Equal(a, b) {
				t.Errorf("%+v: %v, %v", f, a, b)
			}
		}
		return nil
	}))
	must(t, s.Close())
}

func sameAdjacency(t *testing.T, have, want *graph) {
	t.Helper()
	if have.generation != want.generation || have.documents != want.documents || have.entities != want.entities || have.relations != want.relations || have.keys.size != want.keys.size {
		t.Fatalf("the counts differ: %+v, want %+v", *have, *want)
	}
	q := kg.NeighbourQuery{Where: kg.RelationFilter{Statuses: kg.Statuses()}}
	for _, shard := range want.keys.shards {
		for _, k := range shard {
			q.Of = append(q.Of, k.id.id(kg.EntityPrefix))
		}
	}
	a, b := fmt.Sprint(have.neighbours(q, have.sieve(q.Where))), fmt.Sprint(want.neighbours(q, want.sieve(q.Where)))
	if a != b {
		t.Fatalf("the neighbours differ:\n%s\nwant\n%s", a, b)
	}
}
