package sqlitestore

import (
	"context"
	"errors"

	"graphd/kg"
)

// Check has the engine look at every page, index and foreign key of the file, and
// looks for rows that should not be there. The error, of kind Internal, says all
// that is wrong. It reads the whole file: seconds to minutes.
//
// It takes a connection of its own: the engine's check of word tables trusts what
// a connection remembers of them, which another one may have changed.
func (s *Store) Check(ctx context.Context) (err error) {
	const op = "check store"
	leave, err := s.enter(op)
	if err != nil {
		return err
	}
	defer leave()
	db, err := connect(s.full)
	if err != nil {
		return fault(op, s.path, err)
	}
	defer func() { err = fault(op, s.path, errors.Join(err, db.Close())) }()
	c, err := newConn(ctx, db)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.close()) }()
	return c.in(ctx, "BEGIN", func() error {
		var found []error
		for _, check := range checks {
			err := c.query(ctx, check.query, nil, func(row scan) error {
				var says string
				if err := row(&says); err != nil {
					return err
				}
				if says != check.good {
					found = append(found, kg.Errorf(kg.Internal, op, s.path, "%s: %s", check.says, says))
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		return errors.Join(found...)
	})
}

// checks are queries whose every row should be good.
var checks = []struct{ says, query, good string }{
	{"the engine says", "PRAGMA integrity_check", "ok"},
	{"a foreign key leads nowhere, in table", `SELECT "table" FROM pragma_foreign_key_check`, ""},
	{"Relations without an end", "SELECT count(*) FROM relations WHERE subject NOT IN (SELECT n FROM entities) OR object NOT IN (SELECT n FROM entities)", "0"},
	{"KeyRelations without an end", "SELECT count(*) FROM key_relations WHERE subject NOT IN (SELECT n FROM keys) OR object NOT IN (SELECT n FROM keys)", "0"},
	{"KeyRelations without Evidence", "SELECT count(*) FROM key_relations WHERE n NOT IN (SELECT of FROM evidence)", "0"},
	{"Relations without a KeyRelation", "SELECT count(*) FROM relations WHERE n NOT IN (SELECT relation FROM key_relations WHERE relation IS NOT NULL)", "0"},
	{"sentences without Evidence", "SELECT count(*) FROM sentences WHERE n NOT IN (SELECT sentence FROM evidence)", "0"},
	{"Documents without a Source", "SELECT count(*) FROM documents WHERE n NOT IN (SELECT document FROM sources)", "0"},
	{"Documents without a Reading", "SELECT count(*) FROM documents WHERE n NOT IN (SELECT document FROM readings)", "0"},
	{"Entities without a Key", "SELECT count(*) FROM entities WHERE n NOT IN (SELECT entity FROM keys WHERE entity IS NOT NULL)", "0"},
	{"Keys that nothing speaks of", `SELECT count(*) FROM keys WHERE entity IS NULL AND counts IS NULL
		AND n NOT IN (SELECT short FROM links) AND n NOT IN (SELECT full FROM links)`, "0"},
}
