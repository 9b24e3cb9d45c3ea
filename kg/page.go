package kg

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
)

// A Window asks for a stretch of a sorted list, from one end: exactly one of
// First and Last is above 0. After and Before are Cursors of the same order.
type Window struct {
	First, Last   int
	After, Before Cursor
	Count         bool // count the whole list too
}

// A Page is the stretch a Window asked for.
type Page[T any] struct {
	Rows        []Row[T]
	HasNext     bool // forward: exact. backward: whether Before was given
	HasPrevious bool // backward: exact. forward: whether After was given
	Total       int  // of the whole list, without the Window; -1 if not asked for
}

// A Row is one node of a Page and its place in the list.
type Row[T any] struct {
	Node   T
	Cursor Cursor
}

// A Cursor is an opaque place in a sorted list. It holds the sort values of the
// row it was made for, not a number of rows, so it keeps its place when rows
// come and go, its own included.
type Cursor string

// A Mark is what a list is sorted by: Number first, then Text, then Place, all
// ascending and bytewise; Place differs for any two rows. Every order of a list
// is written in these terms (a descending number is stored as its negative), so
// one paginator and one cursor serve them all.
type Mark struct {
	Order  string `json:"o"`
	Number int64  `json:"n,omitempty"`
	Text   string `json:"t,omitempty"`
	Place  string `json:"p"`
}

// Compare orders two Marks of one order.
func (m Mark) Compare(o Mark) int {
	return cmp.Or(cmp.Compare(m.Number, o.Number), cmp.Compare(m.Text, o.Text), cmp.Compare(m.Place, o.Place))
}

// Cursor writes the Mark as a Cursor.
func (m Mark) Cursor() Cursor {
	b, err := json.Marshal(m)
	if err != nil {
		return "" // cannot be: a Mark holds strings and a number
	}
	return Cursor(base64.RawURLEncoding.EncodeToString(b))
}

// ParseCursor reads a Cursor of the given order back. The error is of kind Invalid.
func ParseCursor(c Cursor, order string) (Mark, error) {
	var m Mark
	b, err := base64.RawURLEncoding.DecodeString(string(c))
	if err == nil {
		err = json.Unmarshal(b, &m)
	}
	if err != nil || m.Place == "" {
		return m, Errorf(Invalid, "read cursor", string(c), "not a cursor of this API")
	}
	if m.Order != order {
		return m, Errorf(Invalid, "read cursor", string(c), "it belongs to a list in the order %s, not %s", m.Order, order)
	}
	return m, nil
}

// Bounds checks the Window and returns the Marks of After and Before, nil where
// they are not given.
func (w Window) Bounds(order string) (after, before *Mark, err error) {
	if (w.First > 0) == (w.Last > 0) || w.First < 0 || w.Last < 0 {
		return nil, nil, Errorf(Invalid, "page", "", "exactly one of first and last must be above 0, not %d and %d", w.First, w.Last)
	}
	parse := func(c Cursor) (*Mark, error) {
		if c == "" {
			return nil, nil
		}
		m, err := ParseCursor(c, order)
		return &m, err
	}
	if after, err = parse(w.After); err != nil {
		return nil, nil, err
	}
	before, err = parse(w.Before)
	return after, before, err
}

// Size is the number of rows asked for.
func (w Window) Size() int { return max(w.First, w.Last) }

// Paginate cuts a whole list, sorted by its Marks, to a Page. It is the meaning
// of a Window; a store that pages in its engine must agree with it.
func Paginate[T any](list []T, mark func(T) Mark, order string, w Window) (Page[T], error) {
	after, before, err := w.Bounds(order)
	if err != nil {
		return Page[T]{}, err
	}
	p := Page[T]{Total: -1}
	if w.Count {
		p.Total = len(list)
	}
	var kept []T
	for _, n := range list {
		m := mark(n)
		if after != nil && m.Compare(*after) <= 0 || before != nil && m.Compare(*before) >= 0 {
			continue
		}
		if kept = append(kept, n); w.First > 0 && len(kept) > w.First {
			break
		}
	}
	kept = kept[max(0, len(kept)-w.Size()-1):]
	rows := make([]Row[T], len(kept))
	for i, n := range kept {
		rows[i] = Row[T]{n, mark(n).Cursor()}
	}
	return p.cut(rows, w), nil
}

// CutPage makes a Page of up to Size+1 rows that a store fetched: in list order
// for First; for Last also in list order, the extra row at the front. total is
// -1 if it was not asked for.
func CutPage[T any](rows []Row[T], total int, w Window) Page[T] {
	return Page[T]{Total: total}.cut(rows, w)
}

func (p Page[T]) cut(rows []Row[T], w Window) Page[T] {
	more := len(rows) > w.Size()
	if w.First > 0 {
		p.HasNext, p.HasPrevious = more, w.After != ""
		rows = rows[:min(len(rows), w.First)]
	} else {
		p.HasPrevious, p.HasNext = more, w.Before != ""
		rows = rows[max(0, len(rows)-w.Last):]
	}
	p.Rows = rows
	return p
}
