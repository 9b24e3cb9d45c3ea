package neo4jstore

import (
	"context"
	"errors"
	"sync"

	"golang.org/x/sync/semaphore"
)

// A gate lets readers in together and a commit in alone, so that no answer mixes
// the states before and after it; and it counts the calls under way, for Close.
// Waiting ends with the caller's context.
type gate struct {
	places *semaphore.Weighted // readers take one, a commit takes all

	mu     sync.Mutex
	closed bool
	calls  sync.WaitGroup
}

const allPlaces = 1 << 30

func newGate() *gate { return &gate{places: semaphore.NewWeighted(allPlaces)} }

var errClosed = errors.New("the store is closed")

// begin starts a call; end must be called if there was no error.
func (g *gate) begin() (end func(), err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return nil, errClosed
	}
	g.calls.Add(1)
	return g.calls.Done, nil
}

// close refuses further calls and waits for those under way. It reports whether
// it was open.
func (g *gate) close() bool {
	g.mu.Lock()
	was := !g.closed
	g.closed = true
	g.mu.Unlock()
	g.calls.Wait()
	return was
}

func (g *gate) enter(ctx context.Context) error { return g.places.Acquire(ctx, 1) }
func (g *gate) leave()                          { g.places.Release(1) }

// A turn is the commit's stay in the gate: taken at most once per attempt, given
// back when the attempt has ended.
type turn struct {
	gate *gate
	held bool
}

func (t *turn) take(ctx context.Context) error {
	if t.held {
		return nil
	}
	if err := t.gate.places.Acquire(ctx, allPlaces); err != nil {
		return err
	}
	t.held = true
	return nil
}

func (t *turn) give() {
	if t.held {
		t.held = false
		t.gate.places.Release(allPlaces)
	}
}
