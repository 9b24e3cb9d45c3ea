package sqlitestore

import (
	"context"
	"path/filepath"
	"testing"

	"graphd/kg"
	"graphd/store/storetest"
)

func open(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(context.Background(), path, Options{Rules: storetest.Rules()})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAFileAnswersAsTheReferenceDoes(t *testing.T) {
	opened := 0
	storetest.Run(t, storetest.Harness{
		Open: func(t *testing.T) kg.Store {
			s := open(t, filepath.Join(t.TempDir(), "graph.db"))
			if opened++; opened%2 == 0 {
				s.manyQuotes = 1 // every other Store searches as a large one does
			}
			return s
		},
		Reopen: func(t *testing.T, s kg.Store) kg.Store {
			path := s.(*Store).path
			if err := s.(*Store).Check(context.Background()); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			return open(t, path)
		},
	})
}
