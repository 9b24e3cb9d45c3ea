package sqlitestore

import (
	"context"
	"math"
	"slices"

	"graphd/kg"
)

// The ranks of kg.RankEntity and kg.RankEvidence: all Entities come before all
// Evidence.
const (
	tier         = 1_000_000_000_000
	evidenceRank = 4 * tier
)

// Search implements kg.Reader. Entities are ranked on the adjacency, Evidence by
// the engine; Evidence is looked for only where the Entities leave room on the page,
// or are to be left behind.
func (s *Store) Search(ctx context.Context, q kg.SearchQuery) (kg.Page[kg.Hit], error) {
	const op = "search"
	if err := q.Check(); err != nil {
		return kg.Page[kg.Hit]{}, err
	}
	named, err := newRanking(kg.EntityPrefix, kg.ByRank, q.Window)
	if err != nil {
		return kg.Page[kg.Hit]{}, err
	}
	x := &searching{q: q, words: kg.Fold(q.Text), named: named, many: s.manyQuotes}
	if len(x.words) == 0 {
		return kg.CutPage([]kg.Row[kg.Hit]{}, x.total(), q.Window), nil
	}
	var out kg.Page[kg.Hit]
	known := s.adjacency.Load()
	err = s.read(ctx, op, func(c *conn) error {
		var err error
		if x.g, err = s.current(ctx, c, known); err != nil {
			return err
		}
		if err := x.names(ctx, c); err != nil {
			return err
		}
		if err := x.quotes(ctx, c); err != nil {
			return err
		}
		rows, err := x.rows(ctx, c)
		out = kg.CutPage(rows, x.total(), q.Window)
		return err
	})
	return out, err
}

// searching is a search under way.
type searching struct {
	q      kg.SearchQuery
	words  []string
	g      *graph
	named  *ranking
	many   int
	quoted stretch // total is counted only if asked for
}

func (x *searching) total() int {
	if !x.q.Window.Count {
		return -1
	}
	return x.named.total + x.quoted.total
}

// names ranks the Entities that have a name with the words.
func (x *searching) names(ctx context.Context, c *conn) error {
	whole := kg.FoldText(x.q.Text)
	tiers := map[int32]int64{}
	err := c.query(ctx, `SELECT entity, CASE WHEN fold = ? THEN 0 WHEN substr(fold, 1, length(?)) = ? THEN 1 ELSE 2 END
		FROM names WHERE n IN (SELECT rowid FROM name_words WHERE name_words MATCH ?)`, []any{whole, whole, whole, match(x.words)}, func(row scan) error {
		var n int32
		var at int64
		err := row(&n, &at)
		if best, ok := tiers[n]; !ok || at < best {
			tiers[n] = at
		}
		return err
	})
	by := x.g.sieve(kg.RelationFilter{Classes: x.q.Classes})
	for n, at := range tiers {
		e := x.g.nodes.at(n)
		if by.end(e) {
			id, _ := packID(kg.EntityPrefix, e.id)
			x.named.show(ranked{number: at*tier - int64(e.degree), id: id, n: n})
		}
	}
	return err
}

// quotes finds the Evidence on the page.
func (x *searching) quotes(ctx context.Context, c *conn) error {
	after, before, err := x.q.Window.Bounds(kg.ByRank)
	if err != nil {
		return err
	}
	if x.q.Window.Count {
		t := &text{}
		t.add("SELECT count(*) FROM quote_words w CROSS JOIN sentences q ON q.n = w.rowid" + evidenceOfSentence + " WHERE w.quote_words MATCH ?")
		t.args = append(t.args, match(x.words))
		if err := x.filter(t); err != nil {
			return err
		}
		if _, err := c.row(ctx, t.b.String(), t.args, &x.quoted.total); err != nil {
			return err
		}
	}
	if x.q.Window.First > 0 && len(x.named.kept) > x.q.Window.First || before != nil && before.Number < evidenceRank-math.MaxInt32 {
		return nil // the page is full, or ends among the Entities
	}
	many, err := x.manyQuotes(ctx, c)
	if err != nil {
		return err
	}
	t := &text{}
	t.add("SELECT v.n, d.by_day, d.id || printf('/%09d/', q.start) || v.id FROM ")
	if !many {
		t.add("quote_words w CROSS JOIN sentences q ON q.n = w.rowid CROSS JOIN documents d ON d.n = q.document"+evidenceOfSentence+
			" WHERE w.quote_words MATCH ?", match(x.words))
	} else {
		t.add("documents d CROSS JOIN sentences q ON q.document = d.n"+evidenceOfSentence+
			" WHERE +q.n IN (SELECT rowid FROM quote_words WHERE quote_words MATCH ?)", match(x.words))
	}
	if err := x.filter(t); err != nil {
		return err
	}
	x.bound(t, ">", after)
	x.bound(t, "<", before)
	if x.q.Window.First > 0 {
		t.add(" ORDER BY d.by_day, d.id, q.start, v.id LIMIT ?", x.q.Window.First-len(x.named.kept)+1)
	} else {
		t.add(" ORDER BY d.by_day DESC, d.id DESC, q.start DESC, v.id DESC LIMIT ?", x.q.Window.Last+1)
	}
	return c.query(ctx, t.b.String(), t.args, func(row scan) error {
		p := placed{mark: kg.Mark{Order: kg.ByRank}}
		err := row(&p.n, &p.mark.Number, &p.mark.Place)
		p.mark.Number += evidenceRank
		x.quoted.rows = append(x.quoted.rows, p)
		return err
	})
}

// manyQuotes reports whether it is better to walk the Documents in order until the
// page is full than to sort all sentences that match. To sort costs some µs for
// each that matches; to walk, for each that is passed before enough matched.
func (x *searching) manyQuotes(ctx context.Context, c *conn) (bool, error) {
	least := x.many
	if least == 0 {
		last := 0.0
		if _, err := c.row(ctx, "SELECT ifnull(max(n), 0) FROM sentences", nil, &last); err != nil {
			return false, err
		}
		least = 100 + int(2*math.Sqrt(last))
	}
	matching := 0
	_, err := c.row(ctx, "SELECT count(*) FROM (SELECT 1 FROM quote_words WHERE quote_words MATCH ? LIMIT ?)", []any{match(x.words), least}, &matching)
	return matching >= least, err
}

// evidenceOfSentence joins the sentence q with its Evidence that is shown.
const evidenceOfSentence = ` CROSS JOIN evidence v ON v.sentence = q.n CROSS JOIN key_relations g ON g.n = v.of
	CROSS JOIN relations r ON r.n = g.relation`

// filter adds the conditions on the Relation r.
func (x *searching) filter(t *text) error {
	if err := among(t, "r.status", kg.RelationFilter{Statuses: x.q.Statuses}.Wants()); err != nil || len(x.q.Classes) == 0 {
		return err
	}
	t.add(" AND (0")
	for _, column := range []string{"r.subject_class", "r.object_class"} {
		t.add(" OR (1")
		if err := among(t, column, x.q.Classes); err != nil {
			return err
		}
		t.add(")")
	}
	t.add(")")
	return nil
}

// bound adds the condition that Evidence lies beyond a Mark.
func (x *searching) bound(t *text, beyond string, m *kg.Mark) {
	if m == nil {
		return
	}
	day, place := m.Number-evidenceRank, m.Place
	t.add(" AND d.by_day "+beyond+"= ?", day)
	switch {
	case m.Text == "":
		t.add(" AND (d.by_day, d.id || printf('/%09d/', q.start) || v.id) "+beyond+" (?, ?)", day, place)
	case beyond == ">": // the Text of Evidence is "": what has this number comes before the Mark
		t.add(" AND d.by_day > ?", day)
	}
}

// rows puts the Entities and the Evidence of the page together, with one row more
// if there is one.
func (x *searching) rows(ctx context.Context, c *conn) ([]kg.Row[kg.Hit], error) {
	w := x.q.Window
	first, last := x.named.stretch(), x.quoted
	if w.Last > 0 {
		slices.Reverse(last.rows)
		if more := w.Last + 1 - len(last.rows); len(first.rows) > more {
			first.rows = first.rows[len(first.rows)-more:]
		}
	}
	entities, err := byNumber(ctx, c, entitiesByNumber, []stretch{first}, scanEntity)
	if err != nil {
		return nil, err
	}
	evidence, err := byNumber(ctx, c, evidenceByNumber, []stretch{last}, scanEvidence)
	if err != nil {
		return nil, err
	}
	rows := make([]kg.Row[kg.Hit], 0, len(first.rows)+len(last.rows))
	for _, p := range first.rows {
		e := entities[p.n]
		rows = append(rows, kg.Row[kg.Hit]{Node: kg.Hit{Entity: &e, Rank: p.mark.Number}, Cursor: p.mark.Cursor()})
	}
	for _, p := range last.rows {
		v := evidence[p.n]
		rows = append(rows, kg.Row[kg.Hit]{Node: kg.Hit{Evidence: &v, Rank: p.mark.Number}, Cursor: p.mark.Cursor()})
	}
	return rows, nil
}
