package neo4jstore

import (
	"context"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"graphd/export"
	"graphd/kg"
	"graphd/store/memstore"
	"graphd/store/storetest"
)

// sample is a Document like any other; each number gives another one.
func sample(i int) *kg.Reading {
	people := []string{"Ana Ruiz", "Ben Okafor", "Chen Wei", "Dina Levi"}
	agency := storetest.Agency("Border Office")
	return storetest.Text{
		Title: fmt.Sprintf("Report %d", i), Publisher: "The Gazette", Published: fmt.Sprintf("2013-%02d-%02d", 1+i%12, 1+i%28),
		Means: []storetest.Means{{Kind: kg.LinkAcronym, Short: storetest.Agency("BO"), Full: agency}},
		Says: []storetest.Statement{
			{Subject: agency, Predicate: "implements", Object: storetest.Strategy("Clean River Plan"), Phrase: "implements"},
			{Subject: storetest.Person(people[i%4]), Predicate: "supports", Object: agency, Phrase: "backs"},
			{Subject: agency, Predicate: "opposes", Object: storetest.Person(people[(i+1)%4]), Status: kg.Denied, Phrase: "never opposed"},
			{Subject: storetest.Strategy("Clean River Plan"), Predicate: "has_objective", Object: storetest.Objective(fmt.Sprintf("goal number %d", i%5)), Phrase: "aims at"},
		},
	}.Reading()
}

func source(i int) string { return fmt.Sprintf("reports/%d.txt", i) }

func contents(t *testing.T, s kg.Store) string {
	t.Helper()
	var b strings.Builder
	if err := export.WriteJSONL(context.Background(), s, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// want is what a store holds after loading the first n samples.
func want(t *testing.T, n int) string {
	t.Helper()
	s := memstore.New(storetest.Rules())
	for i := range n {
		if _, err := s.Put(context.Background(), sample(i), source(i)); err != nil {
			t.Fatal(err)
		}
	}
	return contents(t, s)
}

func closed(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// refused checks an error's kind and words, and that it tells no secrets.
func refused(t *testing.T, err error, kind kg.ErrorKind, words string) {
	t.Helper()
	if err == nil || kg.KindOf(err) != kind || !strings.Contains(err.Error(), words) {
		t.Fatalf("got %v (%s), not %s with %q", err, kg.KindOf(err), kind, words)
	}
	for _, secret := range []string{password, "MATCH", "Neo4jError", "ConnectivityError", "wrong word"} {
		if strings.Contains(err.Error(), secret) {
			t.Errorf("the error tells %q: %v", secret, err)
		}
	}
}

func TestOpenRefusesAnAddressThatCannotBe(t *testing.T) {
	for _, c := range []struct{ uri, words string }{
		{"http://localhost:7474", `scheme "http"`},
		{"neo4j://", "names no host"},
		{"neo4j://me:secret@localhost", "do not belong in the address"},
		{"bolt://localhost/graph", "path"},
		{"bolt://localhost?a=b", "routing context"},
		{"://", "no URI"},
	} {
		_, err := Open(t.Context(), Options{URI: c.uri, Rules: storetest.Rules()})
		refused(t, err, kg.Invalid, c.words)
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("the error tells the password: %v", err)
		}
	}
}

type badRules struct{ kg.Rules }

func (badRules) Predicates() []kg.Predicate {
	return []kg.Predicate{"funds", "x]->() DETACH DELETE n //"}
}

func TestOpenRefusesAPredicateThatIsNoPlainWord(t *testing.T) {
	_, err := Open(t.Context(), Options{URI: "bolt://localhost", Rules: badRules{}})
	if kg.KindOf(err) != kg.Invalid {
		t.Fatal(err)
	}
}

func TestOpenSaysThatNothingListens(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), Options{URI: "bolt://" + address, Rules: storetest.Rules()})
	refused(t, err, kg.Unavailable, "nothing listens at "+address)
}

func TestOpenSaysThatThePasswordIsWrong(t *testing.T) {
	o := options(neo.Server(t))
	o.Password = "a wrong word"
	_, err := Open(t.Context(), o)
	refused(t, err, kg.Forbidden, `does not accept the password for user "neo4j"`)
	o.User, o.Password = "", ""
	_, err = Open(t.Context(), o)
	refused(t, err, kg.Forbidden, "none was given")
}

func TestOpenSaysThatThereIsNoSuchDatabase(t *testing.T) {
	o := options(neo.Server(t))
	o.Database = "elsewhere"
	_, err := Open(t.Context(), o)
	refused(t, err, kg.Invalid, `no database called "elsewhere"`)
}

func TestOpenLeavesAForeignDatabaseAlone(t *testing.T) {
	ctx := context.Background()
	server := neo.Server(t)
	if err := server.Reset(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := server.Run(ctx, "CREATE (:Film {id: 1})-[:SEQUEL]->(:Film {id: 2})"); err != nil {
		t.Fatal(err)
	}
	_, err := Open(ctx, options(server))
	refused(t, err, kg.Invalid, "not graphd's")
	for query, want := range map[string]int64{"MATCH (n) RETURN count(n)": 2, "SHOW CONSTRAINTS YIELD name RETURN count(*)": 0, "SHOW INDEXES YIELD type WHERE type <> 'LOOKUP' RETURN count(*)": 0} {
		if got, err := server.Run(ctx, query); err != nil || got[0] != want {
			t.Errorf("%s gives %v, not %d (%v)", query, got, want, err)
		}
	}
}

func TestOpenRefusesAnotherLayout(t *testing.T) {
	ctx := context.Background()
	closed(t, open(t))
	server := neo.Server(t)
	if _, err := server.Run(ctx, "MATCH (g:GraphD) SET g.version = 99"); err != nil {
		t.Fatal(err)
	}
	_, err := Open(ctx, options(server))
	refused(t, err, kg.Invalid, "another version of graphd")
}

func TestAWriteAfterTheDatabaseWasEmptiedIsRefused(t *testing.T) {
	s := open(t)
	defer closed(t, s)
	if err := neo.Server(t).Wipe(context.Background()); err != nil {
		t.Fatal(err)
	}
	_, err := s.Put(context.Background(), sample(0), source(0))
	refused(t, err, kg.Conflict, "start graphd again")
}

// TestServerGoneInTheMiddleOfALoad kills the server while Documents are loaded,
// starts it again, and repeats what failed.
func TestServerGoneInTheMiddleOfALoad(t *testing.T) {
	const documents = 20
	ctx := context.Background()
	server := neo.Server(t)
	closed(t, open(t))
	o := options(server)
	o.RetryTime = -1 // so that Put fails and the load has to repeat it
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s)
	loaded := make(chan int, documents)
	var load sync.WaitGroup
	defer load.Wait()
	load.Go(func() {
		defer close(loaded)
		deadline := time.Now().Add(5 * time.Minute)
		for i := range documents {
			for {
				_, err := s.Put(ctx, sample(i), source(i))
				if err == nil {
					break
				}
				if k := kg.KindOf(err); k != kg.Unavailable && k != kg.Conflict && k != kg.Forbidden || time.Now().After(deadline) {
					t.Errorf("document %d: %v (%s)", i, err, k)
					return
				}
				time.Sleep(200 * time.Millisecond)
			}
			loaded <- i
		}
	})
	for i := range loaded {
		if i == 6 {
			if err := server.Kill(); err != nil {
				t.Fatal(err)
			}
			if err := server.Restart(ctx); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := contents(t, s); got != want(t, documents) {
		t.Error("the graph is not that of an undisturbed load")
	}
	for i := range documents {
		if outcome, err := s.Put(ctx, sample(i), source(i)); err != nil || outcome != kg.Unchanged {
			t.Fatalf("loading document %d again: %s, %v", i, outcome, err)
		}
	}
}

// TestConnectionLostWhileCommitting cuts the connection after the server got the
// COMMIT and before it could say so.
func TestConnectionLostWhileCommitting(t *testing.T) {
	ctx := context.Background()
	closed(t, open(t))
	p := newProxy(t, neo.Server(t).URI())
	o := options(neo.Server(t))
	o.URI = p.uri()
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s)
	for i := range 3 {
		p.lose.Store(1)
		if outcome, err := s.Put(ctx, sample(i), source(i)); err != nil || outcome != kg.Added {
			t.Fatalf("put: %s, %v", outcome, err)
		}
		if left := p.lose.Load(); left > 0 {
			t.Fatal("no COMMIT was lost")
		}
	}
	if got := contents(t, s); got != want(t, 3) {
		t.Error("the graph is not that of an undisturbed load")
	}
	p.lose.Store(1)
	if err := s.Delete(ctx, sample(2).Document.ID); err != nil {
		t.Fatalf("delete: %v", err)
	}
	if err := s.Delete(ctx, sample(2).Document.ID); kg.KindOf(err) != kg.NotFound {
		t.Fatalf("delete again: %v", err)
	}
	if got := contents(t, s); got != want(t, 2) {
		t.Error("the graph is not that without the deleted Document")
	}
	p.lose.Store(2) // and the second try too: then the caller must hear of it
	if _, err := s.Put(ctx, sample(2), source(2)); kg.KindOf(err) != kg.Unavailable {
		t.Fatalf("put with both commits lost: %v", err)
	}
	if outcome, err := s.Put(ctx, sample(2), source(2)); err != nil || outcome != kg.Unchanged {
		t.Fatalf("put again: %s, %v", outcome, err)
	}
}

// TestTwoProcessesWriteOneDatabase uses two Stores, which share nothing but the
// database, as two processes would.
func TestTwoProcessesWriteOneDatabase(t *testing.T) {
	const documents = 24
	ctx := context.Background()
	one := open(t)
	defer closed(t, one)
	two := reopen(t)
	defer closed(t, two)
	var load sync.WaitGroup
	for w, s := range []*Store{one, two, one, two} {
		load.Go(func() {
			for i := w; i < documents; i += 2 { // every Document by two writers
				if _, err := s.Put(ctx, sample(i%documents), source(i%documents)); err != nil {
					t.Errorf("document %d: %v", i, err)
				}
			}
		})
	}
	load.Wait()
	if contents(t, two) != want(t, documents) {
		t.Error("the graph is not that of one writer")
	}
}
