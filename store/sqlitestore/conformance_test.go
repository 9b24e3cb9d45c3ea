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
	storetest.Run(t, storetest.Harness{
		Open: func(t *testing.T) kg.Store { return open(t, filepath.Join(t.TempDir(), "graph.db")) },
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
