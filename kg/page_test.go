package kg

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func numbered(n int) (out []int) {
	for i := range n {
		out = append(out, i)
	}
	return out
}

// markOf sorts numbers downwards in steps of three, so that Number, Text and
// Place all decide at times.
func markOf(i int) Mark {
	return Mark{Order: ByID, Number: int64(i / 6), Text: fmt.Sprint(i / 3 % 2), Place: fmt.Sprintf("%03d", i)}
}

func nodes(p Page[int]) (out []int) {
	for _, r := range p.Rows {
		out = append(out, r.Node)
	}
	return out
}

func TestAPageIsAStretchOfTheList(t *testing.T) {
	at := func(i int) Cursor { return markOf(i).Cursor() }
	for name, c := range map[string]struct {
		w              Window
		rows           string
		hasNext, hasPr bool
		total          int
	}{
		"first":            {Window{First: 2}, "[0 1]", true, false, -1},
		"first, counted":   {Window{First: 2, Count: true}, "[0 1]", true, false, 10},
		"all":              {Window{First: 10}, "[0 1 2 3 4 5 6 7 8 9]", false, false, -1},
		"after":            {Window{First: 3, After: at(6)}, "[7 8 9]", false, true, -1},
		"after the last":   {Window{First: 3, After: at(9)}, "[]", false, true, -1},
		"last":             {Window{Last: 2}, "[8 9]", false, true, -1},
		"before":           {Window{Last: 3, Before: at(2), Count: true}, "[0 1]", true, false, 10},
		"before, more":     {Window{Last: 2, Before: at(4)}, "[2 3]", true, true, -1},
		"between":          {Window{First: 5, After: at(2), Before: at(5)}, "[3 4]", false, true, -1},
		"between, cut":     {Window{First: 1, After: at(2), Before: at(5)}, "[3]", true, true, -1},
		"between, from it": {Window{Last: 1, After: at(2), Before: at(5)}, "[4]", true, true, -1},
		"after a place":    {Window{First: 2, After: Mark{Order: ByID, Number: 0, Text: "1", Place: "003x"}.Cursor()}, "[4 5]", true, true, -1},
	} {
		p, err := Paginate(numbered(10), markOf, ByID, c.w)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if have := fmt.Sprint(nodes(p)); have != c.rows || p.HasNext != c.hasNext || p.HasPrevious != c.hasPr || p.Total != c.total {
			t.Errorf("%s: %s next %v previous %v total %d", name, have, p.HasNext, p.HasPrevious, p.Total)
		}
	}
}

func TestAWindowThatCannotBeMeantIsRefused(t *testing.T) {
	other := Mark{Order: ByName, Place: "x"}.Cursor()
	for name, w := range map[string]Window{
		"nothing": {}, "both": {First: 1, Last: 1}, "below none": {First: -1}, "below none and one": {First: 1, Last: -1},
		"no cursor": {First: 1, After: "!"}, "no mark": {First: 1, After: "e30"}, "no JSON": {Last: 1, Before: "eA"}, "of another order": {First: 1, Before: other},
	} {
		if _, err := Paginate(numbered(3), markOf, ByID, w); err == nil || KindOf(err) != Invalid {
			t.Errorf("%s: %v, want an error of kind %s", name, err, Invalid)
		}
	}
}

func TestACursorHoldsItsMark(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Mark{Order: ByName, Number: rapid.Int64().Draw(t, "number"), Text: rapid.String().Draw(t, "text"), Place: "p" + rapid.String().Draw(t, "place")}
		have, err := ParseCursor(m.Cursor(), ByName)
		if err != nil || have != m {
			t.Fatalf("%+v came back as %+v, %v", m, have, err)
		}
	})
}

func TestPagesKeepTheirPlaceWhileRowsComeAndGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		there := map[int]bool{}
		constant := map[int]bool{}
		for i := range 30 {
			there[i] = rapid.Bool().Draw(t, "there")
			constant[i] = there[i]
		}
		forward, size := rapid.Bool().Draw(t, "forward"), rapid.IntRange(1, 5).Draw(t, "size")
		w := Window{First: size}
		if !forward {
			w = Window{Last: size}
		}
		var seen []int
		for {
			var list []int
			for i := range 30 {
				if there[i] {
					list = append(list, i)
				}
			}
			p, err := Paginate(list, markOf, ByID, w)
			if err != nil {
				t.Fatal(err)
			}
			if len(p.Rows) == 0 {
				break
			}
			if forward {
				seen = append(seen, nodes(p)...)
				w.After = p.Rows[len(p.Rows)-1].Cursor
			} else {
				seen = append(nodes(p), seen...)
				w.Before = p.Rows[0].Cursor
			}
			for range rapid.IntRange(0, 4).Draw(t, "writes") {
				i := rapid.IntRange(0, 29).Draw(t, "row")
				there[i] = !there[i]
				constant[i] = false
			}
		}
		if !slices.IsSorted(seen) || len(slices.Compact(slices.Clone(seen))) != len(seen) {
			t.Fatalf("a row is there twice or out of order: %v", seen)
		}
		for i, was := range constant {
			if was && !slices.Contains(seen, i) {
				t.Fatalf("%d was there all along, seen are %v", i, seen)
			}
		}
	})
}

func TestCutPageAgreesWithPaginate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := numbered(rapid.IntRange(0, 12).Draw(t, "rows"))
		var w Window
		size := rapid.IntRange(1, 5).Draw(t, "size")
		from, to := rapid.IntRange(-1, 12).Draw(t, "after"), rapid.IntRange(0, 13).Draw(t, "before")
		if from >= 0 {
			w.After = markOf(from).Cursor()
		}
		if to < 13 {
			w.Before = markOf(to).Cursor()
		}
		var rows []Row[int] // as a store fetches them: one more than asked for
		for _, i := range list {
			if i > from && i < to {
				rows = append(rows, Row[int]{i, markOf(i).Cursor()})
			}
		}
		if rapid.Bool().Draw(t, "forward") {
			w.First = size
			rows = rows[:min(len(rows), size+1)]
		} else {
			w.Last = size
			rows = rows[max(0, len(rows)-size-1):]
		}
		want, err := Paginate(list, markOf, ByID, w)
		if err != nil {
			t.Fatal(err)
		}
		if have := CutPage(rows, -1, w); fmt.Sprint(have) != fmt.Sprint(want) {
			t.Fatalf("have %v, want %v", have, want)
		}
	})
}

func TestMarksSortAsTheOrdersSay(t *testing.T) {
	older, newer, undated := Entity{ID: "ent_3", Name: "Zeta", Degree: 1, Mentions: 9, LastSeen: "2012-12-31"}, Entity{ID: "ent_2", Name: "the Älpha", Degree: 5, Mentions: 1, LastSeen: "2013-01-01"}, Entity{ID: "ent_1", Name: "beta", Degree: 5, Mentions: 1}
	for order, want := range map[string]string{
		ByID: "ent_1 ent_2 ent_3", ByName: "ent_1 ent_2 ent_3", ByDegree: "ent_1 ent_2 ent_3", ByMentions: "ent_3 ent_1 ent_2", ByLastSeen: "ent_2 ent_3 ent_1",
	} {
		list := []Entity{older, newer, undated}
		slices.SortFunc(list, func(a, b Entity) int { return entityMark(t, order, a).Compare(entityMark(t, order, b)) })
		if have := string(list[0].ID + " " + list[1].ID + " " + list[2].ID); have != want {
			t.Errorf("entities by %s: %s, want %s", order, have, want)
		}
	}
	relations := []Relation{{ID: "rel_3", Evidence: 2, Predicate: "a", FirstSeen: "2012-01-01", LastSeen: "2012-01-01"}, {ID: "rel_2", Evidence: 3, Predicate: "b", FirstSeen: "2011-01-01", LastSeen: "2013-01-01"}, {ID: "rel_1", Evidence: 2, Predicate: "a"}}
	for order, want := range map[string]string{
		ByID: "rel_1 rel_2 rel_3", ByEvidence: "rel_2 rel_1 rel_3", ByPredicate: "rel_1 rel_3 rel_2", ByFirstSeen: "rel_2 rel_3 rel_1", ByLastSeen: "rel_2 rel_3 rel_1",
	} {
		slices.SortFunc(relations, func(a, b Relation) int {
			x, errX := RelationMark(order, a)
			y, errY := RelationMark(order, b)
			if errX != nil || errY != nil {
				t.Fatal(errX, errY)
			}
			return x.Compare(y)
		})
		if have := string(relations[0].ID + " " + relations[1].ID + " " + relations[2].ID); have != want {
			t.Errorf("relations by %s: %s, want %s", order, have, want)
		}
	}
	documents := []Document{{ID: "doc_1", Title: "b"}, {ID: "doc_2", Title: "Á", Published: "2012-01-01"}, {ID: "doc_3", Title: "c", Published: "2013-01-01"}}
	for order, want := range map[string]string{ByID: "doc_1 doc_2 doc_3", ByPublished: "doc_3 doc_2 doc_1", ByTitle: "doc_2 doc_1 doc_3"} {
		slices.SortFunc(documents, func(a, b Document) int {
			x, errX := DocumentMark(order, a)
			y, errY := DocumentMark(order, b)
			if errX != nil || errY != nil {
				t.Fatal(errX, errY)
			}
			return x.Compare(y)
		})
		if have := string(documents[0].ID + " " + documents[1].ID + " " + documents[2].ID); have != want {
			t.Errorf("documents by %s: %s, want %s", order, have, want)
		}
	}
	for _, order := range []string{"", "id", ByPlace, ByRank} {
		_, e := EntityMark(order, Entity{})
		_, r := RelationMark(order, Relation{})
		_, d := DocumentMark(order, Document{})
		for _, err := range []error{e, r, d} {
			if err == nil || KindOf(err) != Invalid || !strings.Contains(err.Error(), order) {
				t.Errorf("order %q: %v", order, err)
			}
		}
	}
}

func entityMark(t *testing.T, order string, e Entity) Mark {
	t.Helper()
	m, err := EntityMark(order, e)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
