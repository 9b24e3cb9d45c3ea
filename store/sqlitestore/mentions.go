package sqlitestore

import (
	"cmp"
	"context"
	"slices"

	"graphd/kg"
)

// Mentions implements kg.Reader. A Chain keeps its Mentions in one blob, so a page
// is cut from the Chains of as many Documents as it could take rows from: every
// Chain has a Mention.
func (s *Store) Mentions(ctx context.Context, q kg.MentionQuery) ([]kg.Page[kg.DocumentMention], error) {
	const op = "list mentions"
	if len(q.Owners) == 0 {
		return nil, nil
	}
	after, before, err := q.Window.Bounds(kg.ByPlace)
	if err != nil {
		return nil, err
	}
	owners, err := jsonList(q.Owners)
	if err != nil {
		return nil, fault(op, s.path, err)
	}
	lists := make([][]kg.DocumentMention, len(q.Owners))
	totals := make([]int, len(q.Owners))
	err = s.read(ctx, op, func(c *conn) error {
		if err := chainsOf(owners, q.Window, after, before).read(ctx, c, lists); err != nil {
			return err
		}
		if q.Window.Count {
			return countMentions(ctx, c, owners, totals)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make([]kg.Page[kg.DocumentMention], len(lists))
	cut := q.Window
	cut.Count = false
	for i, list := range lists {
		sortMentions(&list)
		out[i], err = kg.Paginate(list, kg.MentionMark, kg.ByPlace, cut)
		if err != nil {
			return nil, err
		}
		if q.Window.Count {
			out[i].Total = totals[i]
		}
	}
	return out, nil
}

// sortMentions sorts Mentions; of two at one place it keeps the first by Form:
// two Chains of a Document may share a Span and be one Entity.
func sortMentions(list *[]kg.DocumentMention) {
	marks := make(map[kg.DocumentMention]kg.Mark, len(*list))
	for _, m := range *list {
		marks[m] = kg.MentionMark(m)
	}
	slices.SortFunc(*list, func(a, b kg.DocumentMention) int {
		return cmp.Or(marks[a].Compare(marks[b]), cmp.Compare(a.Form, b.Form))
	})
	*list = slices.CompactFunc(*list, func(a, b kg.DocumentMention) bool { return marks[a] == marks[b] })
}

// ownedChains is the table of Chains (pos, id of the Document, id of the Entity,
// places) of owners that are Entities or Documents. Its parameter, twice, is the
// list of owners.
const ownedChains = `chained (pos, document, entity, mentions, places) AS (
	SELECT j.key, d.id, e.id, c.mentions, c.places FROM json_each(?) j CROSS JOIN documents d ON d.id = j.value
		CROSS JOIN chains c ON c.document = d.n CROSS JOIN keys k ON k.n = c.key CROSS JOIN entities e ON e.n = k.entity
	UNION ALL
	SELECT j.key, d.id, e.id, c.mentions, c.places FROM json_each(?) j CROSS JOIN keys i ON i.id = j.value
		CROSS JOIN entities e ON e.n = i.entity CROSS JOIN keys k ON k.entity = e.n
		CROSS JOIN chains c ON c.key = k.n CROSS JOIN documents d ON d.n = c.document)`

type chainQuery struct{ text }

// chainsOf asks for the Chains of the first Documents (for a Window from the end,
// the last) that lie between the bounds.
func chainsOf(owners string, w kg.Window, after, before *kg.Mark) *chainQuery {
	q := &chainQuery{}
	q.add("WITH "+ownedChains, owners, owners)
	direction := ""
	if w.Last > 0 {
		direction = " DESC"
	}
	q.add(" SELECT pos, document, entity, places FROM (SELECT *, dense_rank() OVER (PARTITION BY pos ORDER BY document" + direction + ") AS rank FROM chained WHERE 1")
	if after != nil {
		q.add(" AND document >= ?", documentIn(after))
	}
	if before != nil {
		q.add(" AND document <= ?", documentIn(before))
	}
	// One Document more for the row that says whether there is a next page, and one
	// for each bound: all of its Mentions may lie outside.
	q.add(") WHERE rank <= ?", w.Size()+3)
	return q
}

// documentIn returns the ID of the Document in the Place of a kg.MentionMark.
func documentIn(m *kg.Mark) string {
	for i := range len(m.Place) {
		if m.Place[i] == '/' {
			return m.Place[:i]
		}
	}
	return m.Place
}

func (q *chainQuery) read(ctx context.Context, c *conn, lists [][]kg.DocumentMention) error {
	return c.query(ctx, q.b.String(), q.args, func(row scan) error {
		var pos int
		var m kg.DocumentMention
		var places []byte
		if err := row(&pos, &m.Document, &m.Entity, &places); err != nil {
			return err
		}
		return decodeMentions(places, func(form kg.Form, of string, at kg.Extent) {
			m.Form, m.Text, m.Extent = form, of, at
			lists[pos] = append(lists[pos], m)
		})
	})
}

// countMentions adds up the Mentions of each owner. Where an Entity has several
// Chains in one Document, those are looked into: they may share Mentions.
func countMentions(ctx context.Context, c *conn, owners string, totals []int) error {
	err := c.query(ctx, "WITH "+ownedChains+` SELECT pos, sum(mentions) FROM
		(SELECT pos, mentions, count(*) OVER (PARTITION BY pos, document, entity) AS chains FROM chained) WHERE chains = 1 GROUP BY pos`,
		[]any{owners, owners}, func(row scan) error {
			var pos, n int
			err := row(&pos, &n)
			totals[pos] = n
			return err
		})
	if err != nil {
		return err
	}
	lists := make([][]kg.DocumentMention, len(totals))
	q := &chainQuery{}
	q.add("WITH "+ownedChains+` SELECT pos, document, entity, places FROM
		(SELECT *, count(*) OVER (PARTITION BY pos, document, entity) AS chains FROM chained) WHERE chains > 1`, owners, owners)
	if err := q.read(ctx, c, lists); err != nil {
		return err
	}
	for i, list := range lists {
		sortMentions(&list)
		totals[i] += len(list)
	}
	return nil
}
