package neo4jstore

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"graphd/kg"
)

// A list is a label whose nodes are listed, and the orders they can be listed in.
type list struct {
	label  string
	orders map[string]order
}

// An order says which properties hold the parts of a kg.Mark.
type order struct {
	index  string // an indexed property that ascends with the order: the Mark's Number, or the beginning of its Text
	number bool
	text   string // the property with the whole Text, if index holds its beginning only
	place  string // the property with the Place
}

var entityList = list{"Entity", map[string]order{
	kg.ByID:       {index: "id", place: "id"},
	kg.ByName:     {index: "byName", text: "folded", place: "id"},
	kg.ByDegree:   {index: "byDegree", number: true, place: "id"},
	kg.ByMentions: {index: "byMentions", number: true, place: "id"},
	kg.ByLastSeen: {index: "byLastSeen", number: true, place: "id"},
}}

var relationList = list{"Relation", map[string]order{
	kg.ByID:        {index: "id", place: "id"},
	kg.ByEvidence:  {index: "byEvidence", number: true, place: "id"},
	kg.ByPredicate: {index: "byPredicate", text: "byPredicate", place: "id"},
	kg.ByFirstSeen: {index: "byFirstSeen", number: true, place: "id"},
	kg.ByLastSeen:  {index: "byLastSeen", number: true, place: "id"},
}}

var documentList = list{"Document", map[string]order{
	kg.ByID:        {index: "id", place: "id"},
	kg.ByPublished: {index: "byPublished", number: true, place: "id"},
	kg.ByTitle:     {index: "byTitle", text: "folded", place: "id"},
}}

// evidenceOrder is the one order of Evidence.
var evidenceOrder = order{index: "byPublished", number: true, place: "place"}

func (l list) orderNames() []string { return slices.Sorted(maps.Keys(l.orders)) }

// coarseBytes bounds what of a text goes into an index.
const coarseBytes = 256

// coarse is what of a text goes into an index. It ascends with the text.
func coarse(text string) string { return beginning(text, coarseBytes) }

// beginning cuts a text to at most so many bytes, between runes.
func beginning(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && text[most]&0xC0 == 0x80 {
		most--
	}
	return text[:most]
}

// A window is a kg.Window in the terms of a query on n: conditions, the order, and
// the values they need under $q.
type window struct {
	order  order
	w      kg.Window
	bounds string // conditions that begin with AND, or ""
}

// newWindow checks the Window and adds its values to q.
func newWindow(o order, name string, w kg.Window, q map[string]any) (window, error) {
	after, before, err := w.Bounds(name)
	if err != nil {
		return window{}, err
	}
	out := window{order: o, w: w}
	for _, b := range []struct {
		name, than string
		at         *kg.Mark
	}{{"after", ">", after}, {"before", "<", before}} {
		if b.at == nil {
			continue
		}
		q[b.name] = map[string]any{"number": b.at.Number, "coarse": coarse(b.at.Text), "text": b.at.Text, "place": b.at.Place}
		out.bounds += " AND " + o.beyond("$q."+b.name, b.than)
	}
	q["limit"] = w.Size() + 1
	return out, nil
}

// beyond is the condition that n lies after (>) or before (<) a Mark. Its first
// part is a range of the index.
func (o order) beyond(mark, than string) string {
	switch {
	case o.index == o.place:
		return fmt.Sprintf("n.%s %s %s.place", o.place, than, mark)
	case o.number:
		return fmt.Sprintf("n.%[1]s %[3]s= %[4]s.number AND (n.%[1]s %[3]s %[4]s.number OR n.%[2]s %[3]s %[4]s.place)", o.index, o.place, than, mark)
	}
	return fmt.Sprintf("n.%[1]s %[4]s= %[5]s.coarse AND (n.%[2]s %[4]s %[5]s.text OR n.%[2]s = %[5]s.text AND n.%[3]s %[4]s %[5]s.place)", o.index, o.text, o.place, than, mark)
}

// by is the ORDER BY and LIMIT of the query.
func (w window) by() string {
	columns := []string{"n." + w.order.index}
	if w.order.text != "" && w.order.text != w.order.index {
		columns = append(columns, "n."+w.order.text)
	}
	if w.order.place != w.order.index {
		columns = append(columns, "n."+w.order.place)
	}
	down := ""
	if w.w.Last > 0 {
		down = " DESC"
	}
	return "ORDER BY " + strings.Join(columns, down+", ") + down + " LIMIT $q.limit"
}

// cut makes the Page of the rows that came back in query order.
func cut[T any](w kg.Window, nodes []T, total int, mark func(T) (kg.Mark, error)) (kg.Page[T], error) {
	if w.Last > 0 {
		slices.Reverse(nodes)
	}
	rows := make([]kg.Row[T], len(nodes))
	for i, n := range nodes {
		m, err := mark(n)
		if err != nil {
			return kg.Page[T]{}, err
		}
		rows[i] = kg.Row[T]{Node: n, Cursor: m.Cursor()}
	}
	return kg.CutPage(rows, total, w), nil
}
