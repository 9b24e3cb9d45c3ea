package sqlitestore

import (
	"context"
	"database/sql"
	"fmt"

	sqlite3 "modernc.org/sqlite/lib"
)

// maxStatements bounds the prepared statements a connection keeps.
const maxStatements = 512

// conn is one connection with its prepared statements. It serves one goroutine
// at a time.
type conn struct {
	c     *sql.Conn
	stmts map[string]*sql.Stmt
	ran   int64 // statements, so far
}

func newConn(ctx context.Context, db *sql.DB) (*conn, error) {
	c, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &conn{c: c, stmts: map[string]*sql.Stmt{}}, nil
}

func (c *conn) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	c.ran++
	if s, ok := c.stmts[query]; ok {
		return s, nil
	}
	if len(c.stmts) >= maxStatements {
		for q, s := range c.stmts {
			if err := s.Close(); err != nil {
				return nil, err
			}
			delete(c.stmts, q)
		}
	}
	s, err := c.c.PrepareContext(ctx, query)
	if err != nil {
		return nil, fmt.Errorf("%w in %s", err, query)
	}
	c.stmts[query] = s
	return s, nil
}

// exec runs a statement without results.
func (c *conn) exec(ctx context.Context, query string, args ...any) error {
	s, err := c.stmt(ctx, query)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(ctx, args...)
	return err
}

// scan is the part of sql.Rows that reads the values of a row.
type scan func(to ...any) error

// query runs a statement and calls each on every row.
func (c *conn) query(ctx context.Context, query string, args []any, each func(scan) error) (err error) {
	s, err := c.stmt(ctx, query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer func() {
		if e := rows.Close(); err == nil {
			err = e
		}
	}()
	for rows.Next() {
		if err := each(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// row runs a statement for at most one row and reports whether there was one.
func (c *conn) row(ctx context.Context, query string, args []any, to ...any) (bool, error) {
	found := false
	err := c.query(ctx, query, args, func(s scan) error {
		found = true
		return s(to...)
	})
	return found, err
}

// in runs do in a transaction that begins with the given statement; it is rolled
// back if do or the commit fails. The statements that end it are not cancelled
// with ctx.
func (c *conn) in(ctx context.Context, begin string, do func() error) error {
	end := context.WithoutCancel(ctx)
	err := c.exec(ctx, begin)
	if err == nil {
		err = do()
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		if err = c.exec(end, "COMMIT"); err == nil {
			return nil
		}
	}
	// After some errors (a full disk, no lock) there is no transaction any more;
	// that ROLLBACK says so is no error.
	if e := c.exec(end, "ROLLBACK"); e != nil && primary(e) != sqlite3.SQLITE_ERROR {
		return fmt.Errorf("%w (and rolling back: %w)", err, e)
	}
	return err
}

func (c *conn) close() error {
	var first error
	for _, s := range c.stmts {
		if err := s.Close(); first == nil {
			first = err
		}
	}
	if err := c.c.Close(); first == nil {
		first = err
	}
	return first
}
