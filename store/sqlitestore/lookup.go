package sqlitestore

import (
	"context"
	"slices"

	"graphd/kg"
)

// Lookup implements kg.Reader: one statement for each sort of ID asked for.
func (s *Store) Lookup(ctx context.Context, ids []kg.ID) ([]kg.Record, error) {
	out := make([]kg.Record, len(ids))
	at := map[kg.ID][]int{}
	for i, id := range ids {
		at[id] = append(at[id], i)
	}
	err := s.read(ctx, "look up", func(c *conn) error {
		for _, sort := range []struct {
			prefix, query string
			record        func(scan) (kg.Record, error)
		}{
			{kg.EntityPrefix, "SELECT j.value, " + entityColumns + ` FROM json_each(?) j CROSS JOIN keys k ON k.id = j.value
				CROSS JOIN entities e ON e.n = k.entity`, entityRecord},
			{kg.RelationPrefix, "SELECT j.value, " + relationColumns + ` FROM json_each(?) j CROSS JOIN key_relations g ON g.id = j.value
				CROSS JOIN relations r ON r.n = g.relation JOIN entities s ON s.n = r.subject JOIN entities o ON o.n = r.object`, relationRecord},
			{kg.EvidencePrefix, "SELECT v.id, " + evidenceColumns + " FROM " + evidenceTables + " WHERE v.id IN (SELECT value FROM json_each(?))", evidenceRecord},
			{kg.DocumentPrefix, "SELECT d.id, " + documentColumns + " FROM documents d WHERE d.id IN (SELECT value FROM json_each(?))", documentRecord},
		} {
			var ask []kg.ID
			for id := range at {
				if id.Is(sort.prefix) {
					ask = append(ask, id)
				}
			}
			if len(ask) == 0 {
				continue
			}
			slices.Sort(ask)
			list, err := jsonList(ask)
			if err != nil {
				return err
			}
			err = c.query(ctx, sort.query, []any{list}, func(row scan) error {
				var id kg.ID
				r, err := sort.record(func(to ...any) error { return row(append([]any{&id}, to...)...) })
				for _, i := range at[id] {
					out[i] = r
				}
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func entityRecord(row scan) (kg.Record, error) {
	_, e, err := scanEntity(row)
	return kg.Record{Entity: &e}, err
}

func relationRecord(row scan) (kg.Record, error) {
	_, r, err := scanRelation(row)
	return kg.Record{Relation: &r}, err
}

func evidenceRecord(row scan) (kg.Record, error) {
	_, v, err := scanEvidence(row)
	return kg.Record{Evidence: &v}, err
}

func documentRecord(row scan) (kg.Record, error) {
	_, d, err := scanDocument(row)
	return kg.Record{Document: &d}, err
}

// Readings implements kg.Archive.
func (s *Store) Readings(ctx context.Context, documents []kg.ID) ([]*kg.Reading, error) {
	out := make([]*kg.Reading, len(documents))
	list, err := jsonList(documents)
	if err != nil {
		return nil, fault("read documents", s.path, err)
	}
	const query = `SELECT j.key, r.packed, r.body, (SELECT json_group_array(source ORDER BY source) FROM sources WHERE document = d.n)
		FROM json_each(?) j CROSS JOIN documents d ON d.id = j.value CROSS JOIN readings r ON r.document = d.n`
	err = s.read(ctx, "read documents", func(c *conn) error {
		return c.query(ctx, query, []any{list}, func(row scan) error {
			var at int
			var p packed
			var sources string
			if err := row(&at, &p.size, &p.body, &sources); err != nil {
				return err
			}
			r, err := p.unpack()
			if err != nil {
				return err
			}
			out[at] = r
			return unmarshal(sources, &r.Document.Sources)
		})
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Judgements implements kg.Archive.
func (s *Store) Judgements(ctx context.Context) ([]kg.Judgement, error) {
	var log []kg.Judgement
	err := s.read(ctx, "read judgements", func(c *conn) (err error) {
		log, err = readLog(ctx, c)
		return err
	})
	return log, err
}
