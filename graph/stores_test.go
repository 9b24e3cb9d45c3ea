package graph_test

import (
	"context"
	"path/filepath"
	"testing"

	"graphd/kg"
	"graphd/store/sqlitestore"
)

// checkStore holds a store to the answers and the numbers of calls that the one
// in memory gives.
func checkStore(t *testing.T, open func(*testing.T) kg.Store) {
	t.Run("answers", func(t *testing.T) {
		s := open(t)
		fill(t, s)
		c := newClient(t, s)
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
