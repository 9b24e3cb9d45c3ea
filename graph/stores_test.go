package graph_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"graphd/graph"
	"graphd/internal/neo4jtest"
	"graphd/kg"
	"graphd/store/neo4jstore"
	"graphd/store/sqlitestore"
)

// patient gives a store time that has just been started and plans each query for
// the first time, on a machine with much else to do.
func patient(o *graph.Options) { o.Limits.Query = time.Minute }

// checkStore holds a store to the answers and the numbers of calls that the one
// in memory gives.
func checkStore(t *testing.T, open func(*testing.T) kg.Store) {
	t.Run("answers", func(t *testing.T) {
		s := open(t)
		fill(t, s)
		c := newClient(t, s, patient)
		for _, q := range questions() {
			t.Run(q.law, func(t *testing.T) { client{t, c.h}.answers(q.want, q.query, q.vars) })
		}
	})
	t.Run("calls", func(t *testing.T) { checkCalls(t, open, 1, 10, 100) })
}

func TestTheFileStoreAnswersAlike(t *testing.T) {
	checkStore(t, func(t *testing.T) kg.Store {
		s, err := sqlitestore.Open(context.Background(), filepath.Join(t.TempDir(), "graphd.db"), sqlitestore.Options{Rules: defaultOntology(t)})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s
	})
}

// neo is the one server of this package's tests.
var neo = neo4jtest.NewShared(neo4jtest.Options{})

func TestMain(m *testing.M) { os.Exit(neo.Run(m)) }

func TestNeo4jAnswersAlike(t *testing.T) {
	server := neo.Server(t)
	checkStore(t, func(t *testing.T) kg.Store {
		if err := server.Wipe(context.Background()); err != nil {
			t.Fatal(err)
		}
		s, err := neo4jstore.Open(context.Background(), neo4jstore.Options{URI: server.URI(), Rules: defaultOntology(t)})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s
	})
}
