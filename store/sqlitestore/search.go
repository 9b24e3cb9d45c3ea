package sqlitestore

import (
	"context"

	"graphd/kg"
)

// Search implements kg.Reader.
func (s *Store) Search(ctx context.Context, q kg.SearchQuery) (kg.Page[kg.Hit], error) {
	const op = "search"
	var out kg.Page[kg.Hit]
	if err := q.Check(); err != nil {
		return out, err
	}
	l, err := hits(q)
	if err != nil {
		return out, fault(op, s.path, err)
	}
	err = s.read(ctx, op, func(c *conn) error {
		found, err := l.run(ctx, c)
		if err != nil {
			return err
		}
		entities, err := byNumber(ctx, c, entitiesByNumber, part(found, 0), scanEntity)
		if err != nil {
			return err
		}
		evidence, err := byNumber(ctx, c, evidenceByNumber, part(found, 1), scanEvidence)
		if err != nil {
			return err
		}
		nodes := map[int64]kg.Hit{}
		for _, p := range found[0].rows {
			h := kg.Hit{Rank: p.mark.Number}
			if n := p.n / 2; p.n%2 == 0 {
				e := entities[n]
				h.Entity = &e
			} else {
				v := evidence[n]
				h.Evidence = &v
			}
			nodes[p.n] = h
		}
		out = pages(found, q.Window, nodes)[0]
		return nil
	})
	return out, err
}

// part picks the numbers of Entities (0) or of Evidence (1) out of hits, which
// are numbered 2n and 2n + 1.
func part(found []stretch, odd int64) []stretch {
	var out stretch
	for _, p := range found[0].rows {
		if p.n%2 == odd {
			out.rows = append(out.rows, placed{n: p.n / 2})
		}
	}
	return []stretch{out}
}

// hits lists what a search finds, as kg.RankEntity and kg.RankEvidence rank it.
func hits(q kg.SearchQuery) (*listing, error) {
	l := &listing{order: kg.ByRank, number: "num", place: "place", window: q.Window}
	words := kg.Fold(q.Text)
	if len(words) == 0 {
		l.rows.add("SELECT 0 AS pos, 0 AS n, 0 AS num, '' AS txt, '' AS place WHERE 0")
		return l, nil
	}
	whole, query := kg.FoldText(q.Text), match(words)
	l.with.add(`named (entity, tier) AS (SELECT entity, min(CASE WHEN fold = ? THEN 0 WHEN substr(fold, 1, length(?)) = ? THEN 1 ELSE 2 END)
		FROM names WHERE n IN (SELECT rowid FROM name_words WHERE name_words MATCH ?) GROUP BY entity)`, whole, whole, whole, query)
	l.rows.add("SELECT 0 AS pos, 2 * e.n AS n, named.tier * 1000000000000 - e.degree AS num, '' AS txt, e.id AS place FROM named CROSS JOIN entities e ON e.n = named.entity WHERE 1")
	if err := among(&l.rows, "e.class", q.Classes); err != nil {
		return nil, err
	}
	l.rows.add(" UNION ALL SELECT 0, 2 * v.n + 1, 4000000000000 - d.day, '', "+evidencePlace+` FROM quote_words w CROSS JOIN sentences q ON q.n = w.rowid
		CROSS JOIN evidence v ON v.sentence = q.n CROSS JOIN key_relations g ON g.n = v.of CROSS JOIN relations r ON r.n = g.relation
		CROSS JOIN documents d ON d.n = q.document WHERE w.quote_words MATCH ?`, query)
	if err := among(&l.rows, "r.status", kg.RelationFilter{Statuses: q.Statuses}.Wants()); err != nil {
		return nil, err
	}
	if len(q.Classes) > 0 {
		l.rows.add(" AND (0")
		for _, column := range []string{"r.subject_class", "r.object_class"} {
			l.rows.add(" OR (1")
			if err := among(&l.rows, column, q.Classes); err != nil {
				return nil, err
			}
			l.rows.add(")")
		}
		l.rows.add(")")
	}
	return l, nil
}
