package graph_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"graphd/kg"
	st "graphd/store/storetest"
)

type page struct {
	Entities struct {
		TotalCount int
		Nodes      []struct{ Name string }
		Edges      []struct {
			Cursor string
			Node   struct{ Name string }
		}
		PageInfo struct {
			HasNextPage, HasPreviousPage bool
			StartCursor, EndCursor       *string
		}
	}
}

const pageQuery = `query($first: Int, $after: String, $last: Int, $before: String, $order: EntityOrder! = NAME) {
	entities(orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
		totalCount nodes { name } edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`

func (p page) names(t *testing.T) []string {
	t.Helper()
	var out []string
	for i, n := range p.Entities.Nodes {
		if e := p.Entities.Edges[i]; e.Node.Name != n.Name || e.Cursor == "" {
			t.Errorf("edge %d is %+v, the node %q", i, e, n.Name)
		}
		out = append(out, n.Name)
	}
	if n := len(p.Entities.Edges); n != len(out) {
		t.Errorf("%d edges, %d nodes", n, len(out))
	}
	if info := p.Entities.PageInfo; len(out) > 0 && (*info.StartCursor != p.Entities.Edges[0].Cursor || *info.EndCursor != p.Entities.Edges[len(out)-1].Cursor) {
		t.Errorf("the page begins and ends at other cursors than its edges")
	}
	return out
}

func TestPagesJoinToTheWholeListFromBothEnds(t *testing.T) {
	c := filled(t)
	for _, order := range []string{"NAME", "DEGREE", "MENTIONS", "LAST_SEEN", "ID"} {
		var all page
		c.into(&all, pageQuery, vars{"order": order})
		whole := all.names(t)
		if len(whole) != 9 || all.Entities.TotalCount != 9 || all.Entities.PageInfo.HasNextPage || all.Entities.PageInfo.HasPreviousPage {
			t.Fatalf("%s: the whole list is %+v", order, all)
		}
		for size := 1; size <= 10; size++ {
			var forward, backward []string
			for after := any(nil); ; {
				var p page
				c.into(&p, pageQuery, vars{"order": order, "first": size, "after": after})
				forward = append(forward, p.names(t)...)
				if p.Entities.PageInfo.HasPreviousPage != (after != nil) || p.Entities.TotalCount != 9 {
					t.Errorf("%s by %d: %+v", order, size, p.Entities.PageInfo)
				}
				if !p.Entities.PageInfo.HasNextPage {
					break
				}
				after = *p.Entities.PageInfo.EndCursor
			}
			for before := any(nil); ; {
				var p page
				c.into(&p, pageQuery, vars{"order": order, "last": size, "before": before})
				backward = append(p.names(t), backward...)
				if !p.Entities.PageInfo.HasPreviousPage {
					break
				}
				before = *p.Entities.PageInfo.StartCursor
			}
			if !slices.Equal(forward, whole) || !slices.Equal(backward, whole) {
				t.Errorf("%s by %d\nforward  %q\nbackward %q\nwhole    %q", order, size, forward, backward, whole)
			}
		}
	}
}

func TestAPageOfNoneTellsWhatIsBesideIt(t *testing.T) {
	c := filled(t)
	var p page
	c.into(&p, pageQuery, vars{"first": 0})
	if p.Entities.TotalCount != 9 || len(p.Entities.Nodes) != 0 || !p.Entities.PageInfo.HasNextPage || p.Entities.PageInfo.EndCursor != nil {
		t.Errorf("first 0: %+v", p)
	}
	c.into(&p, pageQuery, vars{"last": 0})
	if len(p.Entities.Nodes) != 0 || !p.Entities.PageInfo.HasPreviousPage {
		t.Errorf("last 0: %+v", p)
	}
}

func TestTwentyComeIfNoneIsAskedFor(t *testing.T) {
	s := memory(t)
	var says []st.Statement
	for i := range 30 {
		says = append(says, st.Statement{Subject: st.Agency(fmt.Sprintf("Agency %02d", i)), Predicate: "supports", Object: border})
	}
	if _, err := s.Put(context.Background(), st.Text{Says: says}.Reading(), "a"); err != nil {
		t.Fatal(err)
	}
	var p page
	newClient(t, s).into(&p, pageQuery, nil)
	if len(p.Entities.Nodes) != 20 || p.Entities.TotalCount != 31 || !p.Entities.PageInfo.HasNextPage {
		t.Errorf("got %d of %d", len(p.Entities.Nodes), p.Entities.TotalCount)
	}
}

func TestACursorKeepsItsPlaceWhenDocumentsComeAndGo(t *testing.T) {
	s := memory(t)
	fill(t, s)
	c := newClient(t, s)
	var p page
	c.into(&p, pageQuery, vars{"first": 4}) // 2012 Election, Border Strategy, El Paso, El Paso Intelligence Center
	cursor := *p.Entities.PageInfo.EndCursor
	for source, r := range texts() {
		if source == "three.txt" {
			continue
		}
		if err := s.Delete(context.Background(), r.Document.ID); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Put(context.Background(), st.Text{Knows: []st.Thing{st.Agency("Aardvark Office"), st.Agency("Zoo Board")}}.Reading(), "four.txt"); err != nil {
		t.Fatal(err)
	}
	c.into(&p, pageQuery, vars{"first": 100, "after": cursor})
	if got, want := p.names(t), []string{"Enrique Peña Nieto", "Merida Initiative", "stop smuggling", "White House", "Zoo Board"}; !slices.Equal(got, want) {
		t.Errorf("after the cursor, whose own row is gone: %q, want %q", got, want)
	}
	c.into(&p, pageQuery, vars{"last": 100, "before": cursor})
	if got, want := p.names(t), []string{"Aardvark Office", "Border Strategy"}; !slices.Equal(got, want) {
		t.Errorf("before the cursor: %q, want %q", got, want)
	}
}

func TestEveryConnectionPages(t *testing.T) {
	c := filled(t)
	v := vars{"e": entityID(border), "d": texts()["one.txt"].Document.ID, "r": relationID(center, "supports", border, kg.Asserted)}
	for path, query := range map[string]string{
		"entities":           `query($a: String) { entities(first: 1, after: $a) { F } }`,
		"relations":          `query($a: String) { relations(first: 1, after: $a) { F } }`,
		"documents":          `query($a: String) { documents(first: 1, after: $a) { F } }`,
		"search":             `query($a: String) { search(text: "border", first: 1, after: $a) { F } }`,
		"entity relations":   `query($a: String, $e: ID!) { entity(id: $e) { relations(first: 1, after: $a) { F } } }`,
		"entity mentions":    `query($a: String, $e: ID!) { entity(id: $e) { mentions(first: 1, after: $a) { F } } }`,
		"entity documents":   `query($a: String, $e: ID!) { entity(id: $e) { documents(first: 1, after: $a) { F } } }`,
		"document entities":  `query($a: String, $d: ID!) { document(id: $d) { entities(first: 1, after: $a) { F } } }`,
		"document relations": `query($a: String, $d: ID!) { document(id: $d) { relations(first: 1, after: $a) { F } } }`,
		"document mentions":  `query($a: String, $d: ID!) { document(id: $d) { mentions(first: 1, after: $a) { F } } }`,
		"document dropped":   `query($a: String, $d: ID!) { document(id: $d) { dropped(first: 1, after: $a) { F } } }`,
		"relation evidence":  `query($a: String, $r: ID!) { relation(id: $r) { evidence(first: 1, after: $a) { F } } }`,
	} {
		t.Run(path, func(t *testing.T) {
			total, seen := -1, map[string]bool{}
			for after := any(nil); ; {
				list := c.list(query, after, v)
				total = list.TotalCount
				for _, e := range list.Edges {
					if seen[e.Cursor] {
						t.Fatalf("one row came twice")
					}
					seen[e.Cursor] = true
				}
				if !list.PageInfo.HasNextPage {
					break
				}
				after = list.PageInfo.EndCursor
			}
			if total < 1 || len(seen) != total {
				t.Errorf("%d rows came, %d were counted", len(seen), total)
			}
		})
	}
}

func TestPagesThatCannotBeMeantAreRefused(t *testing.T) {
	c := filled(t)
	var p page
	c.into(&p, pageQuery, vars{"first": 1})
	cursor := *p.Entities.PageInfo.EndCursor
	c.refused("INVALID", "cannot be asked for together", pageQuery, vars{"first": 1, "last": 1})
	c.refused("INVALID", "first is -1, but must be from 0 to 100", pageQuery, vars{"first": -1})
	c.refused("INVALID", "first is 101", pageQuery, vars{"first": 101})
	c.refused("INVALID", "last is 1000000", pageQuery, vars{"last": 1000000})
	c.refused("INVALID", "not a cursor", pageQuery, vars{"after": "nonsense"})
	c.refused("INVALID", "it belongs to a list in the order NAME, not DEGREE", pageQuery, vars{"after": cursor, "order": "DEGREE"})
	c.refused("INVALID", "32 bits", `{ entities(first: 99999999999) { totalCount } }`, nil)
}
