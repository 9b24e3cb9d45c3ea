package neo4jstore

import (
	"context"
	"os"
	"testing"

	"graphd/internal/neo4jtest"
	"graphd/kg"
	"graphd/store/storetest"
)

const password = "only for tests"

// neo is the one server of this package's tests. It has a password, as real ones do.
var neo = neo4jtest.NewShared(neo4jtest.Options{Password: password})

func TestMain(m *testing.M) { os.Exit(neo.Run(m)) }

func options(server *neo4jtest.Server) Options {
	return Options{URI: server.URI(), User: neo4jtest.User, Password: server.Password(), Rules: storetest.Rules()}
}

// open returns a Store on a database that is as if it were new.
func open(t testing.TB) *Store {
	t.Helper()
	server := neo.Server(t)
	if err := server.Wipe(context.Background()); err != nil {
		t.Fatal(err)
	}
	return reopen(t)
}

func reopen(t testing.TB) *Store {
	t.Helper()
	s, err := Open(context.Background(), options(neo.Server(t)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformance(t *testing.T) {
	storetest.Run(t, storetest.Harness{
		Open: func(t *testing.T) kg.Store { return open(t) },
		Reopen: func(t *testing.T, s kg.Store) kg.Store {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			return reopen(t)
		},
		Checks: 3,
	})
}
