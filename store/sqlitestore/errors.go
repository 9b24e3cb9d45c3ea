package sqlitestore

import (
	"context"
	"errors"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"graphd/kg"
)

// errDamaged is about contents that no write of this package makes.
var errDamaged = errors.New("the file is damaged")

// fault gives an error of the engine its kind, and names the file. An error that
// has a kind already, and the end of a context, keep theirs.
func fault(op, path string, err error) error {
	var known *kg.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return err
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return kg.E(kg.Unavailable, op, path, err)
	}
	if errors.Is(err, errDamaged) {
		return kg.E(kg.Unavailable, op, path, err)
	}
	switch primary(err) {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return kg.E(kg.Conflict, op, path, err)
	case sqlite3.SQLITE_NOTADB:
		return kg.Errorf(kg.Invalid, op, path, "the file is not a graphd store: %w", err)
	case sqlite3.SQLITE_FULL:
		return kg.Errorf(kg.Unavailable, op, path, "the disk is full, nothing was written: %w", err)
	case sqlite3.SQLITE_READONLY:
		return kg.Errorf(kg.Unavailable, op, path, "the file cannot be written to: %w", err)
	case sqlite3.SQLITE_CORRUPT:
		return kg.Errorf(kg.Unavailable, op, path, "the file is damaged: %w", err)
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM,
		sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_AUTH:
		return kg.E(kg.Unavailable, op, path, err)
	}
	return kg.E(kg.Internal, op, path, err)
}

// primary returns the engine's result code without its extension, 0 for an
// error that is not the engine's.
func primary(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}
