package neo4jstore

import (
	"context"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graphd/kg"
)

// A Store is a kg.Store in a Neo4j database.
type Store struct {
	options   Options
	driver    neo4j.DriverWithContext
	bookmarks neo4j.BookmarkManager
	gate      *gate
	writer    chan struct{} // holds one token: writers of this process take turns here, not in the database
	types     []string      // relationship types, sorted
	text      applyText     // the queries of a write
}

var _ kg.Store = (*Store)(nil)

// Open connects to the database, makes constraints and indexes if they are not
// there, and checks that the database is empty or graphd's. Errors: Invalid for an
// address or database that will not do, Forbidden for a wrong password,
// Unavailable if the server does not answer.
func Open(ctx context.Context, o Options) (*Store, error) {
	o = o.withDefaults()
	if err := o.checkURI(); err != nil {
		return nil, err
	}
	types, err := relationshipTypes(o.Rules.Predicates())
	if err != nil {
		return nil, err
	}
	d, err := o.driver()
	if err != nil {
		return nil, err
	}
	s := &Store{options: o, driver: d, bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}), gate: newGate(), writer: make(chan struct{}, 1), types: types}
	if err := s.prepare(ctx); err != nil {
		// The driver's own end adds nothing to why opening failed.
		_ = d.Close(context.WithoutCancel(ctx))
		return nil, err
	}
	s.text = newApplyText(s.types)
	return s, nil
}

// prepare brings the database into a state that the rest of the store relies on.
func (s *Store) prepare(ctx context.Context) error {
	const op = "open"
	info, err := s.driver.GetServerInfo(ctx)
	if err != nil {
		return s.options.fail(op, s.options.URI, err)
	}
	if words := checkVersion(info.Agent()); words != "" {
		return kg.Errorf(kg.Invalid, op, s.options.URI, "%s", words)
	}
	state, err := s.look(ctx)
	if err != nil {
		return s.options.fail(op, s.options.URI, err)
	}
	if err := state.check(); err != nil {
		return kg.E(kg.Invalid, op, s.options.URI, err)
	}
	all := slices.Clone(s.types)
	all = append(all, state.types...)
	slices.Sort(all)
	s.types = slices.Compact(all)
	if state.ours && slices.Equal(state.types, s.types) {
		return nil
	}
	if err := s.define(ctx); err != nil {
		return s.options.fail(op, s.options.URI, err)
	}
	const mark = `MERGE (g:GraphD {id: 'graphd'})
ON CREATE SET g.version = $q.version, g.writes = 0
SET g.predicates = $q.types
RETURN g.version`
	_, err = s.run(ctx, neo4j.AccessModeWrite, mark, map[string]any{"version": layout, "types": s.types})
	return s.options.fail(op, s.options.URI, err)
}

// define makes the constraints and indexes that are missing.
func (s *Store) define(ctx context.Context) error {
	record, err := s.run(ctx, neo4j.AccessModeRead, "SHOW INDEXES YIELD name RETURN collect(name) AS names", nil)
	if err != nil {
		return err
	}
	there := texts[string](record.AsMap()["names"]) // a constraint's index has its name
	made := false
	for _, d := range schema(s.types) {
		if slices.Contains(there, d.name) {
			continue
		}
		made = true
		if _, err := s.run(ctx, neo4j.AccessModeWrite, d.statement, nil); err != nil {
			return err
		}
	}
	if made {
		_, err = s.run(ctx, neo4j.AccessModeRead, "CALL db.awaitIndexes(300)", nil)
	}
	return err
}

// state is what a database holds, as far as it matters for opening it.
type state struct {
	ours    bool
	version int
	types   []string // the relationship types that have constraints
	nodes   int
}

// look reads the state of the database.
func (s *Store) look(ctx context.Context) (state, error) {
	const look = `OPTIONAL MATCH (g:GraphD {id: 'graphd'})
CALL () { MATCH (n) RETURN count(n) AS nodes }
RETURN g IS NOT NULL AS ours, g.version AS version, g.predicates AS types, nodes`
	record, err := s.run(ctx, neo4j.AccessModeRead, look, nil)
	if err != nil {
		return state{}, err
	}
	row := record.AsMap()
	return state{ours: row["ours"] == true, version: number(row["version"]), types: texts[string](row["types"]), nodes: number(row["nodes"])}, nil
}

// check says why the database cannot be used, if it cannot.
func (s state) check() error {
	switch {
	case s.ours && s.version != layout:
		return &trouble{words: "the database was written by another version of graphd: export it with that one and import it into an empty database"}
	case !s.ours && s.nodes > 0:
		return &trouble{words: "the database holds data that is not graphd's, and nothing was written to it: give graphd an empty database of its own"}
	}
	return nil
}

// run runs one query in a transaction of its own and returns its only record, nil
// if it has none.
func (s *Store) run(ctx context.Context, mode neo4j.AccessMode, query string, q map[string]any) (*neo4j.Record, error) {
	session := s.session(ctx, mode)
	defer session.Close(context.WithoutCancel(ctx))
	work := func(tx neo4j.ManagedTransaction) (any, error) { return single(ctx, tx, query, q) }
	var out any
	var err error
	if mode == neo4j.AccessModeRead {
		out, err = session.ExecuteRead(ctx, work)
	} else {
		out, err = session.ExecuteWrite(ctx, work)
	}
	if err != nil {
		return nil, err
	}
	return out.(*neo4j.Record), nil
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.options.Database, BookmarkManager: s.bookmarks})
}

// single runs a query whose answer is one record or none (nil). All its values
// are under one parameter, q: Neo4j plans a query anew for each combination of
// types and sizes of parameters, and inside of a map it does not look. The
// driver's errors are returned as they are: it decides by them whether to retry.
func single(ctx context.Context, tx neo4j.ManagedTransaction, query string, q map[string]any) (*neo4j.Record, error) {
	result, err := tx.Run(ctx, query, map[string]any{"q": q})
	if err != nil {
		return nil, err
	}
	var record *neo4j.Record
	for result.Next(ctx) {
		record = result.Record()
	}
	return record, result.Err()
}

// Close waits for calls under way and closes all connections. Later calls fail.
func (s *Store) Close() error {
	if !s.gate.close() {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), s.options.ConnectTimeout)
	defer cancel()
	return s.options.fail("close", s.options.URI, s.driver.Close(ctx))
}

// read answers a call of kg.Reader or kg.Archive: one query, one record.
func (s *Store) read(ctx context.Context, op, query string, q map[string]any) (map[string]any, error) {
	end, err := s.gate.begin()
	if err != nil {
		return nil, s.options.fail(op, "", err)
	}
	defer end()
	if err := s.gate.enter(ctx); err != nil {
		return nil, s.options.fail(op, "", err)
	}
	defer s.gate.leave()
	record, err := s.run(ctx, neo4j.AccessModeRead, query, q)
	if err != nil {
		return nil, s.options.fail(op, "", err)
	}
	if record == nil {
		return nil, kg.Errorf(kg.Internal, op, "", "Neo4j answered nothing")
	}
	return record.AsMap(), nil
}
