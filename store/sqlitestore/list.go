package sqlitestore

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"graphd/kg"
)

// text is SQL with its parameters in the order of their question marks.
type text struct {
	b    strings.Builder
	args []any
}

func (t *text) add(sql string, args ...any) {
	t.b.WriteString(sql)
	t.args = append(t.args, args...)
}

// listing is a list, or one for each owner, as SQL: the sort values and number of
// every row. Its columns are written by columns.
type listing struct {
	with   text // tables named before the SELECT, "" for none
	rows   text // SELECT pos, n, num, txt, place FROM ... WHERE ...
	owners int  // lists that are asked for; 0 means one, of everything
	order  string
	number string // SQL of Mark.Number; "" if it is always 0
	text   string // SQL of Mark.Text; "" if it is always ""
	place  string // SQL of Mark.Place
	window kg.Window
}

// columns writes the columns of rows, for the owner and number in this SQL.
func (l *listing) columns(pos, n string) string {
	or := func(sql, otherwise string) string {
		if sql == "" {
			return otherwise
		}
		return sql
	}
	return fmt.Sprintf("%s AS pos, %s AS n, %s AS num, %s AS txt, %s AS place", pos, n, or(l.number, "0"), or(l.text, "''"), l.place)
}

// placed is a row of a listing: its number in its table, and its Mark.
type placed struct {
	n    int64
	mark kg.Mark
}

// stretch is the part of one list that a Window asked for, with one row more if
// there is one, as kg.CutPage wants it.
type stretch struct {
	rows  []placed
	total int
}

// run fetches the stretches of all lists: one statement, and one more if they are
// to be counted.
func (l *listing) run(ctx context.Context, c *conn) ([]stretch, error) {
	after, before, err := l.window.Bounds(l.order)
	if err != nil {
		return nil, err
	}
	out := make([]stretch, max(l.owners, 1))
	for i := range out {
		out[i].total = -1
		if l.window.Count {
			out[i].total = 0
		}
	}
	if l.window.Count {
		var q text
		l.begin(&q)
		q.add("SELECT pos, count(*) FROM ("+l.rows.b.String()+") GROUP BY pos", l.rows.args...)
		err := c.query(ctx, q.b.String(), q.args, func(row scan) error {
			var pos, n int
			err := row(&pos, &n)
			out[pos].total = n
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	q := l.page(after, before)
	if q == nil {
		return out, nil
	}
	err = c.query(ctx, q.b.String(), q.args, func(row scan) error {
		var pos int
		p := placed{mark: kg.Mark{Order: l.order}}
		err := row(&pos, &p.n, &p.mark.Number, &p.mark.Text, &p.mark.Place)
		out[pos].rows = append(out[pos].rows, p)
		return err
	})
	if l.window.Last > 0 {
		for i := range out {
			slices.Reverse(out[i].rows)
		}
	}
	return out, err
}

func (l *listing) begin(q *text) {
	if l.with.b.Len() > 0 {
		q.add("WITH "+l.with.b.String()+" ", l.with.args...)
	}
}

// page writes the statement that finds the rows of the stretches; nil if a bound
// leaves nothing.
func (l *listing) page(after, before *kg.Mark) *text {
	var bounds text
	ok := l.bound(&bounds, ">", after) && l.bound(&bounds, "<", before)
	if !ok {
		return nil
	}
	direction := ""
	if l.window.Last > 0 {
		direction = " DESC"
	}
	var by []string
	for _, column := range l.sorted() {
		by = append(by, column+direction)
	}
	order := " ORDER BY " + strings.Join(by, ", ")
	q := &text{}
	l.begin(q)
	if l.owners == 0 {
		q.add("SELECT pos, n, num, txt, place FROM ("+l.rows.b.String()+")", l.rows.args...)
		q.add(bounds.b.String(), bounds.args...)
		q.add(order+" LIMIT ?", l.window.Size()+1)
		return q
	}
	q.add("SELECT pos, n, num, txt, place FROM (SELECT *, row_number() OVER (PARTITION BY pos" + order + ") AS rank FROM (")
	q.add(l.rows.b.String(), l.rows.args...)
	q.add(")"+bounds.b.String()+") WHERE rank <= ? ORDER BY pos, rank", append(bounds.args, l.window.Size()+1)...)
	return q
}

// sorted lists the columns that rows are sorted by: constant ones are left out,
// so that the engine may walk an index.
func (l *listing) sorted() []string {
	var out []string
	if l.number != "" {
		out = append(out, "num")
	}
	if l.text != "" {
		out = append(out, "txt")
	}
	return append(out, "place")
}

// bound adds the condition that rows lie beyond a Mark; false if none can.
func (l *listing) bound(q *text, beyond string, m *kg.Mark) bool {
	if m == nil {
		return true
	}
	values := []any{}
	decided := 0 // how a constant column before the place compares with the Mark
	if l.number != "" {
		values = append(values, m.Number)
	} else {
		decided = kg.Mark{}.Compare(kg.Mark{Number: m.Number})
	}
	if l.text != "" {
		values = append(values, m.Text)
	} else if decided == 0 && m.Text != "" {
		if l.number != "" { // equal numbers are before the Mark, as "" is before its Text
			return l.boundNumber(q, beyond, m.Number)
		}
		decided = -1
	}
	if decided != 0 {
		return (decided > 0) == (beyond == ">")
	}
	columns := l.sorted()
	l.and(q)
	q.add("("+strings.Join(columns, ", ")+") "+beyond+" (?"+strings.Repeat(", ?", len(columns)-1)+")", append(values, m.Place)...)
	return true
}

func (l *listing) boundNumber(q *text, beyond string, n int64) bool {
	if beyond == "<" {
		beyond = "<="
	}
	l.and(q)
	q.add("num "+beyond+" ?", n)
	return true
}

func (l *listing) and(q *text) {
	if q.b.Len() == 0 {
		q.add(" WHERE ")
	} else {
		q.add(" AND ")
	}
}

// pages fetches the nodes of stretches and makes them Pages.
func pages[T any](found []stretch, w kg.Window, nodes map[int64]T) []kg.Page[T] {
	out := make([]kg.Page[T], len(found))
	for i, s := range found {
		rows := make([]kg.Row[T], len(s.rows))
		for j, p := range s.rows {
			rows[j] = kg.Row[T]{Node: nodes[p.n], Cursor: p.mark.Cursor()}
		}
		out[i] = kg.CutPage(rows, s.total, w)
	}
	return out
}

// numbers lists the numbers in stretches as JSON.
func numbers(found []stretch) (string, error) {
	var ns []int64
	for _, s := range found {
		for _, p := range s.rows {
			ns = append(ns, p.n)
		}
	}
	slices.Sort(ns)
	return jsonList(slices.Compact(ns))
}

// byNumber fetches nodes by their numbers.
func byNumber[T any](ctx context.Context, c *conn, query string, found []stretch, read func(scan) (int64, T, error)) (map[int64]T, error) {
	list, err := numbers(found)
	if err != nil {
		return nil, err
	}
	out := map[int64]T{}
	err = c.query(ctx, query, []any{list}, func(row scan) error {
		n, node, err := read(row)
		out[n] = node
		return err
	})
	return out, err
}
