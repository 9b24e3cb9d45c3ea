package model

import (
	"errors"
	"sync"
)

// A Level holds all things of one sort that one step of a request read, from
// however many lists. `entities { nodes { relations { nodes { evidence`, asked of
// ten Entities, has three Levels: the Entities, all Relations of all of them, and
// all Evidence of all those. A field that must be read for one member is read for
// the whole Level by Load.
type Level[T any] struct {
	Rows []T
	mu   sync.Mutex
	memo map[string]*answer
}

type answer struct {
	once  sync.Once
	value any
	err   error
}

var errInterrupted = errors.New("the reading of this field for its siblings was interrupted")

// Load answers one field for a whole Level. The first member that asks runs load;
// the others wait for it and share its result and its error. The key must tell
// apart all that load's result depends on besides the rows. load returns one
// result per row, in order.
func Load[T, R any](l *Level[T], key string, load func(rows []T) ([]R, error)) ([]R, error) {
	l.mu.Lock()
	if l.memo == nil {
		l.memo = map[string]*answer{}
	}
	a := l.memo[key]
	if a == nil {
		a = &answer{err: errInterrupted} // stays if load panics
		l.memo[key] = a
	}
	l.mu.Unlock()
	a.once.Do(func() { a.value, a.err = load(l.Rows) })
	if a.err != nil {
		return nil, a.err
	}
	results, ok := a.value.([]R)
	if !ok || len(results) != len(l.Rows) {
		return nil, errors.New("a field was read with a result of the wrong shape: " + key)
	}
	return results, nil
}
