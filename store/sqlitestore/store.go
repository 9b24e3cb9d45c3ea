package sqlitestore

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"graphd/kg"
)

// Options say how a Store works.
type Options struct {
	// Rules are what Readings are checked against before they are written. A Store
	// without Rules can be read only.
	Rules kg.Rules
	// Readers is the number of reads that run at once; 0 means GOMAXPROCS.
	Readers int
}

// A Store is a kg.Store in one SQLite file.
type Store struct {
	path  string // as it was given, for errors
	full  string
	rules kg.Rules
	db    *sql.DB

	life   sync.RWMutex // held for reading by calls under way
	closed bool

	writing chan *writer // holds the writer while no write is under way
	readers chan *conn

	manyQuotes  int // see searching.manyQuotes; 0 but in tests
	scanIsQuick int // see there

	packing   deflater
	adjacency atomic.Pointer[graph]
}

var _ kg.Store = (*Store)(nil)

// Open opens the store in the file at path, and makes it if there is none. The
// error is of kind Invalid for a file that is not a store of this version, and
// Unavailable for one that cannot be reached; both name the file.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, kg.E(kg.Unavailable, "open store", path, err)
	}
	if err := checkFile(full); err != nil {
		return nil, err
	}
	if o.Readers <= 0 {
		o.Readers = runtime.GOMAXPROCS(0)
	}
	db, err := connect(full)
	if err != nil {
		return nil, fault("open store", path, err)
	}
	db.SetMaxOpenConns(o.Readers + 1)
	db.SetMaxIdleConns(o.Readers + 1)
	s := &Store{path: path, full: full, rules: o.Rules, db: db, scanIsQuick: scanIsQuick, writing: make(chan *writer, 1), readers: make(chan *conn, o.Readers)}
	if err := s.start(ctx, o.Readers); err != nil {
		return nil, errors.Join(fault("open store", path, err), s.stop())
	}
	return s, nil
}

func (s *Store) start(ctx context.Context, readers int) error {
	c, err := newConn(ctx, s.db)
	if err != nil {
		return unreadable(err, s.path)
	}
	s.writing <- &writer{conn: c}
	if err := prepare(ctx, c, s.path); err != nil {
		return err
	}
	for range readers {
		c, err := newConn(ctx, s.db)
		if err != nil {
			return err
		}
		s.readers <- c
		if err := c.exec(ctx, "PRAGMA query_only = 1"); err != nil {
			return err
		}
	}
	return s.loadGraph(ctx)
}

// Close waits for the calls under way, folds the log into the file and closes it.
// A Store that is closed answers every call with Unavailable.
func (s *Store) Close() error {
	s.life.Lock()
	defer s.life.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	w := <-s.writing
	err := fault("close store", s.path, s.saveGraph(context.Background(), w.conn))
	s.writing <- w
	if k := kg.KindOf(err); k == kg.Unavailable || k == kg.Conflict {
		err = nil // nothing is lost: the next Open takes longer
	}
	return errors.Join(err, s.stop())
}

// stop closes the connections. The last one to go folds the log into the file.
func (s *Store) stop() error {
	var errs []error
	for {
		select {
		case c := <-s.readers:
			errs = append(errs, c.close())
		case w := <-s.writing:
			errs = append(errs, w.conn.close())
		default:
			errs = append(errs, s.db.Close())
			return fault("close store", s.path, errors.Join(errs...))
		}
	}
}

// enter keeps the Store open until leave is called.
func (s *Store) enter(op string) (leave func(), err error) {
	s.life.RLock()
	if s.closed {
		s.life.RUnlock()
		return nil, kg.Errorf(kg.Unavailable, op, s.path, "the store is closed")
	}
	return s.life.RUnlock, nil
}

// read runs do on a reading connection, in one transaction: all of its statements
// see one state of the file.
func (s *Store) read(ctx context.Context, op string, do func(*conn) error) error {
	return s.look(ctx, op, func(c *conn) error {
		return c.in(ctx, "BEGIN", func() error { return do(c) })
	})
}

// look runs do on a reading connection.
func (s *Store) look(ctx context.Context, op string, do func(*conn) error) error {
	leave, err := s.enter(op)
	if err != nil {
		return err
	}
	defer leave()
	var c *conn
	select {
	case c = <-s.readers:
	case <-ctx.Done():
		return fault(op, s.path, ctx.Err())
	}
	defer func() { s.readers <- c }()
	return fault(op, s.path, do(c))
}

// write runs do on the writing connection, in one transaction that holds the
// write lock of the file from its beginning.
func (s *Store) write(ctx context.Context, op string, do func(context.Context, *writer) error) error {
	leave, err := s.enter(op)
	if err != nil {
		return err
	}
	defer leave()
	var w *writer
	select {
	case w = <-s.writing:
	case <-ctx.Done():
		return fault(op, s.path, ctx.Err())
	}
	defer func() { s.writing <- w }()
	w.reset()
	known := s.adjacency.Load()
	w.adjacency = func(ctx context.Context) (*graph, error) { return s.current(ctx, w.conn, known) }
	if err := w.conn.in(ctx, "BEGIN IMMEDIATE", func() error {
		// A write takes milliseconds: only its wait for the lock is cut short. If ctx
		// ended meanwhile nothing is committed.
		ctx := context.WithoutCancel(ctx)
		if err := w.begin(ctx); err != nil {
			return err
		}
		if err := do(ctx, w); err != nil {
			return err
		}
		return w.finish(ctx)
	}); err != nil {
		return fault(op, s.path, err)
	}
	s.advance(w.patch)
	return nil
}
