package neo4jstore

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"graphd/kg"
)

// A listing is a query for a page of nodes n, one for each owner.
type listing struct {
	op     string
	owners []kg.ID // none: one list of all
	head   string  // finds what the conditions speak of, by id; may be empty
	vars   []string
	match  string // binds n, given owner and vars
	scan   string // instead of match where the list is read in its order; may be empty
	where  []string
	fields string
	window window
	q      map[string]any
}

// text writes the query. Its answer is pages: for each owner its number, the rows
// and the total.
func (l listing) text() string {
	if len(l.owners) == 0 {
		l.q["owners"] = []string{""}
	} else {
		l.q["owners"] = l.owners
	}
	scope := strings.Join(append([]string{"owner"}, l.vars...), ", ")
	where := func(match string, more ...string) string {
		conditions := slices.Concat(l.where, more)
		if len(conditions) == 0 {
			return match
		}
		return match + "\n  WHERE " + strings.Join(conditions, "\n    AND ")
	}
	var b strings.Builder
	if l.head != "" {
		b.WriteString(l.head + "\n")
	}
	b.WriteString("UNWIND range(0, size($q.owners) - 1) AS i\n")
	fmt.Fprintf(&b, "WITH %s\n", strings.Join(append([]string{"i", "$q.owners[i] AS owner"}, l.vars...), ", "))
	total := "-1"
	if l.window.w.Count {
		total = "total"
		fmt.Fprintf(&b, "CALL (%s) {\n  %s\n  RETURN count(n) AS total\n}\n", scope, where(l.match))
	}
	rows := l.match
	if l.scan != "" {
		rows = l.scan
	}
	var bounds []string
	if l.window.bounds != "" {
		bounds = []string{strings.TrimPrefix(l.window.bounds, " AND ")}
	}
	if l.scan != "" {
		bounds = append([]string{fmt.Sprintf("n.%s IS NOT NULL", l.window.order.index)}, bounds...)
	}
	fmt.Fprintf(&b, "CALL (%s) {\n  %s\n  WITH n %s\n  RETURN collect(%s) AS rows\n}\n", scope, where(rows, bounds...), l.window.by(), l.fields)
	fmt.Fprintf(&b, "RETURN collect([i, rows, %s]) AS pages", total)
	return b.String()
}

// scanOf reads a label in the order of a list.
func scanOf(label string, o order) string {
	return fmt.Sprintf("MATCH (n:%[1]s) USING INDEX n:%[1]s(%[2]s)", label, o.index)
}

// pages runs a listing and makes its Pages, in the order of owners.
func pages[T any](ctx context.Context, s *Store, l listing, decode func(map[string]any) (T, error), mark func(T) (kg.Mark, error)) ([]kg.Page[T], error) {
	row, err := s.read(ctx, l.op, l.text(), l.q)
	if err != nil {
		return nil, err
	}
	out := make([]kg.Page[T], max(1, len(l.owners)))
	for _, answer := range listOf(row["pages"]) {
		a := listOf(answer)
		var nodes []T
		for _, m := range listOf(a[1]) {
			n, err := decode(fields(m))
			if err != nil {
				return nil, kg.E(kg.Internal, l.op, "", err)
			}
			nodes = append(nodes, n)
		}
		if out[number(a[0])], err = cut(l.window.w, nodes, number(a[2]), mark); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// sure makes a decoder that cannot fail one that could.
func sure[T any](decode func(map[string]any) T) func(map[string]any) (T, error) {
	return func(m map[string]any) (T, error) { return decode(m), nil }
}
