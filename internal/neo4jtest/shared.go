package neo4jtest

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"
)

// A Shared is one Server for all tests of a package: the first that asks starts
// it, and Run closes it when the last has ended.
type Shared struct {
	options Options
	once    sync.Once
	server  *Server
	err     error
}

// NewShared makes a Shared; it starts nothing.
func NewShared(o Options) *Shared { return &Shared{options: o} }

// startLimit bounds the wait for the servers of other packages' tests and for
// the download.
const startLimit = 25 * time.Minute

// Server returns the server; it fails the test if there can be none.
func (s *Shared) Server(tb testing.TB) *Server {
	tb.Helper()
	s.once.Do(func() {
		ctx, cancel := context.WithTimeout(context.Background(), startLimit)
		defer cancel()
		s.server, s.err = Start(ctx, s.options)
	})
	if s.err != nil {
		tb.Fatalf("no Neo4j to test with: %v", s.err)
	}
	return s.server
}

// Run runs the tests of a package, closes the server if one was started, and
// returns the exit code for TestMain.
func (s *Shared) Run(m *testing.M) int {
	code := m.Run()
	if s.server == nil {
		return code
	}
	if err := s.server.Close(); err != nil {
		fmt.Fprintln(os.Stderr, "close Neo4j:", err)
		return max(code, 1)
	}
	return code
}
