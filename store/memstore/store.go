package memstore

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"sync"

	"graphd/kg"
)

// A Store is a kg.Store in memory.
type Store struct {
	rules kg.Rules

	use    sync.RWMutex // held for reading by every call, for writing by Close
	closed bool

	mu       sync.Mutex // guards all below
	readings map[kg.ID]*kg.Reading
	bytes    map[kg.ID][]byte // canonical, of each Reading
	sources  map[string]kg.ID // the Document that came from it last
	log      []kg.Judgement   // in log order
	view     *view            // of the present state; nil after a write
}

var _ kg.Store = (*Store)(nil)

// New makes an empty Store that holds Readings to these rules.
func New(rules kg.Rules) *Store {
	return &Store{rules: rules, readings: map[kg.ID]*kg.Reading{}, bytes: map[kg.ID][]byte{}, sources: map[string]kg.ID{}}
}

// Close waits for calls under way; later calls fail. What was stored is gone.
func (s *Store) Close() error {
	s.use.Lock()
	defer s.use.Unlock()
	s.closed = true
	return nil
}

var errClosed = errors.New("the store is closed")

// begin starts a call; done must be called at its end if there was no error.
func (s *Store) begin(ctx context.Context, op, on string) (done func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, kg.E(kg.Unavailable, op, on, err)
	}
	s.use.RLock()
	if s.closed {
		s.use.RUnlock()
		return nil, kg.E(kg.Unavailable, op, on, errClosed)
	}
	return s.use.RUnlock, nil
}

// Put implements kg.Writer.
func (s *Store) Put(ctx context.Context, r *kg.Reading, source string) (kg.Outcome, error) {
	done, err := s.begin(ctx, "put", source)
	if err != nil {
		return "", err
	}
	defer done()
	if err := kg.CheckSource(source); err != nil {
		return "", err
	}
	if err := kg.Validate(r, s.rules); err != nil {
		return "", err
	}
	content, err := kg.Canonical(r)
	if err != nil {
		return "", err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	id := r.Document.ID
	before, held := s.sources[source]
	outcome := kg.Added
	switch {
	case held && before != id:
		outcome = kg.Replaced
	case s.readings[id] == nil:
	case !bytes.Equal(content, s.bytes[id]):
		outcome = kg.Reread
	case held:
		return kg.Unchanged, nil
	default:
		outcome = kg.SourceAdded
	}
	s.readings[id], s.bytes[id], s.sources[source], s.view = r, content, id, nil
	if held && len(s.sourcesOf(before)) == 0 {
		delete(s.readings, before)
		delete(s.bytes, before)
	}
	return outcome, nil
}

// sourcesOf lists the Sources of a Document, sorted. s.mu must be held.
func (s *Store) sourcesOf(id kg.ID) []string {
	var list []string
	for source, of := range s.sources {
		if of == id {
			list = append(list, source)
		}
	}
	slices.Sort(list)
	return list
}

// Delete implements kg.Writer.
func (s *Store) Delete(ctx context.Context, document kg.ID) error {
	done, err := s.begin(ctx, "delete", string(document))
	if err != nil {
		return err
	}
	defer done()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.readings[document] == nil {
		return kg.Errorf(kg.NotFound, "delete", string(document), "no such Document")
	}
	for _, source := range s.sourcesOf(document) {
		delete(s.sources, source)
	}
	delete(s.readings, document)
	delete(s.bytes, document)
	s.view = nil
	return nil
}

// Judge implements kg.Writer.
func (s *Store) Judge(ctx context.Context, j kg.Judgement) error {
	done, err := s.begin(ctx, "judge", string(j.ID))
	if err != nil {
		return err
	}
	defer done()
	if err := kg.CheckJudgement(j); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if slices.ContainsFunc(s.log, func(o kg.Judgement) bool { return o.ID == j.ID }) {
		return nil
	}
	s.log = append(slices.Clone(s.log), j)
	kg.SortJudgements(s.log)
	s.view = nil
	return nil
}

// Readings implements kg.Archive.
func (s *Store) Readings(ctx context.Context, documents []kg.ID) ([]*kg.Reading, error) {
	v, done, err := s.read(ctx, "read documents", "")
	if err != nil {
		return nil, err
	}
	defer done()
	out := make([]*kg.Reading, len(documents))
	for i, id := range documents {
		if r := v.readings[id]; r != nil {
			c := *r
			c.Document.Sources = slices.Clone(r.Document.Sources)
			out[i] = &c
		}
	}
	return out, nil
}

// Judgements implements kg.Archive.
func (s *Store) Judgements(ctx context.Context) ([]kg.Judgement, error) {
	v, done, err := s.read(ctx, "read judgements", "")
	if err != nil {
		return nil, err
	}
	defer done()
	return slices.Clone(v.log), nil
}

// read starts a call that looks at the present view.
func (s *Store) read(ctx context.Context, op, on string) (*view, func(), error) {
	done, err := s.begin(ctx, op, on)
	if err != nil {
		return nil, nil, err
	}
	s.mu.Lock()
	if s.view == nil {
		s.view = &view{log: s.log, readings: map[kg.ID]*kg.Reading{}}
		for id, r := range s.readings {
			c := *r
			c.Document.Sources = nil
			s.view.readings[id] = &c
		}
		for source, id := range s.sources {
			d := &s.view.readings[id].Document
			d.Sources = append(d.Sources, source)
		}
	}
	v := s.view
	s.mu.Unlock()
	v.built.Do(v.build)
	return v, done, nil
}
