package sqlitestore

import (
	"cmp"
	"slices"

	"graphd/kg"
)

// ranked is an Entity or Relation of the adjacency with its sort values.
type ranked struct {
	number int64
	text   string
	id     packedID
	n      int32
}

func (r ranked) compare(o ranked) int {
	if r.number != o.number {
		return cmp.Compare(r.number, o.number)
	}
	if r.text != o.text {
		return cmp.Compare(r.text, o.text)
	}
	return compareIDs(r.id, o.id)
}

// ranking keeps the rows of one page while it is shown a whole list in any order.
// It spares an index on every order, which would cost each write dearly.
type ranking struct {
	prefix        string // of the IDs
	order         string
	window        kg.Window
	after, before *kg.Mark
	kept          []ranked // sorted, nearest to the end asked from first; at most one more than asked for
	total         int
}

func newRanking(prefix, order string, w kg.Window) (*ranking, error) {
	r := &ranking{prefix: prefix, order: order, window: w}
	var err error
	r.after, r.before, err = w.Bounds(order)
	return r, err
}

// show takes the row in if it belongs to the page as far as is known.
func (r *ranking) show(x ranked) {
	r.total++
	if r.after != nil && r.against(x, r.after) <= 0 || r.before != nil && r.against(x, r.before) >= 0 {
		return
	}
	full := len(r.kept) > r.window.Size()
	if full && r.compare(x, r.kept[len(r.kept)-1]) > 0 {
		return
	}
	i, _ := slices.BinarySearchFunc(r.kept, x, r.compare)
	if full {
		r.kept = r.kept[:len(r.kept)-1]
	}
	r.kept = slices.Insert(r.kept, i, x)
}

func (r *ranking) compare(a, b ranked) int {
	if r.window.Last > 0 {
		return b.compare(a)
	}
	return a.compare(b)
}

func (r *ranking) mark(x ranked) kg.Mark {
	return kg.Mark{Order: r.order, Number: x.number, Text: x.text, Place: string(x.id.id(r.prefix))}
}

func (r *ranking) against(x ranked, m *kg.Mark) int {
	if x.number != m.Number || x.text != m.Text {
		return cmp.Or(cmp.Compare(x.number, m.Number), cmp.Compare(x.text, m.Text))
	}
	return r.mark(x).Compare(*m)
}

// stretch returns the rows in list order.
func (r *ranking) stretch() stretch {
	s := stretch{total: -1}
	if r.window.Count {
		s.total = r.total
	}
	for _, x := range r.kept {
		s.rows = append(s.rows, placed{int64(x.n), r.mark(x)})
	}
	if r.window.Last > 0 {
		slices.Reverse(s.rows)
	}
	return s
}
