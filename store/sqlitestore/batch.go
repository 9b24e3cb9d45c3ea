package sqlitestore

import (
	"context"
	"strings"
)

// batchRows is the number of rows that go to the engine in one statement.
const batchRows = 16

// batch writes rows of one shape, several with each statement.
type batch struct {
	conn *conn
	into string // INSERT INTO ... VALUES
	then string // ON CONFLICT ..., or ""
	rows int
	args []any
}

func (w *writer) batch(into, then string) *batch { return &batch{conn: w.conn, into: into, then: then} }

// add takes a row, and writes when there are enough.
func (b *batch) add(ctx context.Context, row ...any) error {
	b.args = append(b.args, row...)
	b.rows++
	if b.rows < batchRows {
		return nil
	}
	return b.end(ctx)
}

// end writes the rows that were not written yet.
func (b *batch) end(ctx context.Context) error {
	if b.rows == 0 {
		return nil
	}
	row := "(?" + strings.Repeat(", ?", len(b.args)/b.rows-1) + ")"
	err := b.conn.exec(ctx, b.into+" VALUES "+row+strings.Repeat(", "+row, b.rows-1)+b.then, b.args...)
	b.rows, b.args = 0, b.args[:0]
	return err
}

// wordRows gathers rows of one word table. They go to the engine in one
// statement, late: it writes out what a word table holds in memory whenever the
// next statement begins.
type wordRows struct {
	rows [][2]any
}

func (r *wordRows) add(n int64, fold string) { r.rows = append(r.rows, [2]any{n, fold}) }

func (r *wordRows) write(ctx context.Context, c *conn, table string) error {
	if len(r.rows) == 0 {
		return nil
	}
	list, err := jsonList(r.rows)
	if err != nil {
		return err
	}
	r.rows = nil
	return c.exec(ctx, "INSERT INTO "+table+" (rowid, fold) SELECT value ->> 0, value ->> 1 FROM json_each(?)", list)
}
