package sqlitestore

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"graphd/kg"
)

var _ kg.Base = (*writer)(nil)

// jsonList writes a list as the one JSON parameter that json_each takes apart.
func jsonList[T any](list []T) (string, error) {
	if list == nil {
		return "[]", nil
	}
	b, err := json.Marshal(list)
	return string(b), err
}

// keyIDs lists the IDs that Keys give, by which they are found, as JSON.
func keyIDs(keys []kg.Key) (string, error) {
	ids := make([]kg.ID, len(keys))
	for i, k := range keys {
		ids[i] = kg.EntityID(k)
	}
	return jsonList(ids)
}

// KeyCounts implements kg.Base.
func (w *writer) KeyCounts(ctx context.Context, keys []kg.Key) ([]kg.KeyCount, error) {
	list, err := keyIDs(keys)
	if err != nil {
		return nil, err
	}
	var out []kg.KeyCount
	err = w.conn.query(ctx, "SELECT n, key, counts FROM keys WHERE id IN (SELECT value FROM json_each(?))", []any{list}, func(row scan) error {
		var n int64
		var text string
		var counts sql.RawBytes // read before the next row
		if err := row(&n, &text, &counts); err != nil {
			return err
		}
		key := kg.Key(text)
		w.keys[key] = n
		if counts == nil {
			return nil
		}
		c, err := decodeCounts(key, counts)
		out = append(out, c)
		return err
	})
	return out, err
}

// Links implements kg.Base.
func (w *writer) Links(ctx context.Context, keys []kg.Key) ([]kg.LinkCount, error) {
	list, err := keyIDs(keys)
	if err != nil {
		return nil, err
	}
	const query = `WITH at (n) AS MATERIALIZED (SELECT n FROM keys WHERE id IN (SELECT value FROM json_each(?))),
		found AS (SELECT * FROM links WHERE short IN (SELECT n FROM at) UNION ALL SELECT * FROM links WHERE full IN (SELECT n FROM at) AND short NOT IN (SELECT n FROM at))
		SELECT s.key, f.key, found.kind, found.documents FROM found JOIN keys s ON s.n = found.short JOIN keys f ON f.n = found.full`
	var out []kg.LinkCount
	err = w.conn.query(ctx, query, []any{list}, func(row scan) error {
		var short, full, kind string
		var n int
		err := row(&short, &full, &kind, &n)
		out = append(out, kg.LinkCount{Link: kg.Link{Kind: kg.LinkKind(kind), Short: kg.Key(short), Full: kg.Key(full)}, Documents: n})
		return err
	})
	return out, err
}

// Judgements implements kg.Base.
func (w *writer) Judgements(ctx context.Context) ([]kg.Judgement, error) {
	n := 0
	if _, err := w.conn.row(ctx, "SELECT count(*) FROM judgements", nil, &n); err != nil {
		return nil, err
	}
	if n != len(w.log) {
		var err error
		if w.log, err = readLog(ctx, w.conn); err != nil {
			w.log = nil
			return nil, err
		}
	}
	return w.log, nil
}

// readLog reads all Judgements, in log order.
func readLog(ctx context.Context, c *conn) ([]kg.Judgement, error) {
	var log []kg.Judgement
	err := c.query(ctx, "SELECT body FROM judgements", nil, func(row scan) error {
		var body []byte
		if err := row(&body); err != nil {
			return err
		}
		var j kg.Judgement
		err := json.Unmarshal(body, &j)
		log = append(log, j)
		return err
	})
	kg.SortJudgements(log)
	return log, err
}

// Members implements kg.Base.
func (w *writer) Members(ctx context.Context, keys []kg.Key) (map[kg.Key]kg.ID, error) {
	list, err := keyIDs(keys)
	if err != nil {
		return nil, err
	}
	const query = `SELECT k.key, k.n, e.id FROM keys k JOIN entities e ON e.n = k.entity WHERE k.id IN (SELECT value FROM json_each(?))`
	out := map[kg.Key]kg.ID{}
	err = w.conn.query(ctx, query, []any{list}, func(row scan) error {
		var n int64
		var key, id string
		err := row(&key, &n, &id)
		out[kg.Key(key)] = kg.ID(id)
		w.keys[kg.Key(key)] = n
		return err
	})
	return out, err
}

// Entities implements kg.Base.
func (w *writer) Entities(ctx context.Context, ids []kg.ID) ([]kg.Entity, error) {
	list, err := jsonList(ids)
	if err != nil {
		return nil, err
	}
	var out []kg.Entity
	err = w.conn.query(ctx, "SELECT "+entityColumns+" FROM keys k JOIN entities e ON e.n = k.entity AND e.id = k.id WHERE k.id IN (SELECT value FROM json_each(?))", []any{list}, func(row scan) error {
		n, e, err := scanEntity(row)
		w.entities[e.ID] = numbered[kg.Entity]{n, e}
		out = append(out, e)
		return err
	})
	return out, err
}

// Documents implements kg.Base.
func (w *writer) Documents(ctx context.Context, keys []kg.Key) (map[kg.Key][]kg.ID, error) {
	list, err := keyIDs(keys)
	if err != nil {
		return nil, err
	}
	const query = `SELECT k.key, d.id FROM keys k JOIN chains c ON c.key = k.n JOIN documents d ON d.n = c.document
		WHERE k.id IN (SELECT value FROM json_each(?))`
	out := map[kg.Key][]kg.ID{}
	err = w.conn.query(ctx, query, []any{list}, func(row scan) error {
		var key kg.Key
		var id kg.ID
		err := row(&key, &id)
		out[key] = append(out[key], id)
		return err
	})
	return out, err
}

// Groups implements kg.Base.
func (w *writer) Groups(ctx context.Context, of []kg.KeyRelation) (map[kg.KeyRelation]kg.ID, error) {
	list, by, err := relationIDs(of)
	if err != nil {
		return nil, err
	}
	const query = `SELECT g.id, g.n, ifnull(r.id, '') FROM key_relations g LEFT JOIN relations r ON r.n = g.relation
		WHERE g.id IN (SELECT value FROM json_each(?))`
	out := map[kg.KeyRelation]kg.ID{}
	err = w.conn.query(ctx, query, []any{list}, func(row scan) error {
		var n int64
		var id, relation string
		err := row(&id, &n, &relation)
		of := by[kg.ID(id)]
		out[of], w.groups[of] = kg.ID(relation), n
		return err
	})
	return out, err
}

// relationIDs lists the IDs of KeyRelations as JSON, and says whose they are.
func relationIDs(of []kg.KeyRelation) (string, map[kg.ID]kg.KeyRelation, error) {
	ids, by := make([]kg.ID, len(of)), make(map[kg.ID]kg.KeyRelation, len(of))
	for i, r := range of {
		ids[i] = kg.RelationID(r)
		by[ids[i]] = r
	}
	list, err := jsonList(ids)
	return list, by, err
}

// GroupsAt implements kg.Base. The adjacency knows the Relations at the Entities
// of the Keys; what is not shown is in none, and is little.
func (w *writer) GroupsAt(ctx context.Context, keys []kg.Key) (map[kg.KeyRelation]kg.ID, error) {
	list, err := keyIDs(keys)
	if err != nil {
		return nil, err
	}
	g, err := w.adjacency(ctx)
	if err != nil {
		return nil, err
	}
	var at []int32
	for _, k := range keys {
		if _, from := g.find(kg.EntityID(k)); from != nil {
			for i := range from.steps {
				at = append(at, from.steps[i].relation)
			}
		}
	}
	slices.Sort(at)
	relations, err := jsonList(slices.Compact(at))
	if err != nil {
		return nil, err
	}
	const query = `WITH at (n) AS MATERIALIZED (SELECT n FROM keys WHERE id IN (SELECT value FROM json_each(?))),
		near AS (SELECT * FROM key_relations WHERE relation IN (SELECT value FROM json_each(?)) UNION ALL SELECT * FROM key_relations WHERE relation IS NULL)
		SELECT g.n, s.key, g.predicate, o.key, g.status, ifnull(r.id, '') FROM near g JOIN keys s ON s.n = g.subject
		JOIN keys o ON o.n = g.object LEFT JOIN relations r ON r.n = g.relation
		WHERE g.subject IN (SELECT n FROM at) OR g.object IN (SELECT n FROM at)`
	out := map[kg.KeyRelation]kg.ID{}
	err = w.conn.query(ctx, query, []any{list, relations}, func(row scan) error {
		var n int64
		var r kg.KeyRelation
		var id kg.ID
		err := row(&n, &r.Subject, &r.Predicate, &r.Object, &r.Status, &id)
		out[r] = id
		w.groups[r] = n
		return err
	})
	return out, err
}

// Marks implements kg.Base.
func (w *writer) Marks(ctx context.Context, of []kg.KeyRelation) ([]kg.EvidenceMark, error) {
	list, by, err := relationIDs(of)
	if err != nil {
		return nil, err
	}
	const query = `SELECT g.id, d.id, d.day, e.phrase, s.mark FROM key_relations g JOIN evidence e ON e.of = g.n
		JOIN sentences s ON s.n = e.sentence JOIN documents d ON d.n = s.document WHERE g.id IN (SELECT value FROM json_each(?))`
	var out []kg.EvidenceMark
	err = w.conn.query(ctx, query, []any{list}, func(row scan) error {
		var id, document string
		var day int
		var m kg.EvidenceMark
		err := row(&id, &document, &day, &m.Phrase, &m.Sentence)
		m.Of, m.Document, m.Published = by[kg.ID(id)], kg.ID(document), dateOf(day)
		out = append(out, m)
		return err
	})
	return out, err
}

// Relations implements kg.Base.
func (w *writer) Relations(ctx context.Context, ids []kg.ID) ([]kg.Relation, error) {
	list, err := jsonList(ids)
	if err != nil {
		return nil, err
	}
	var out []kg.Relation
	const query = "SELECT " + relationColumns + ` FROM key_relations g JOIN relations r ON r.n = g.relation AND r.id = g.id
		JOIN entities s ON s.n = r.subject JOIN entities o ON o.n = r.object WHERE g.id IN (SELECT value FROM json_each(?))`
	err = w.conn.query(ctx, query, []any{list}, func(row scan) error {
		n, r, err := scanRelation(row)
		w.relations[r.ID] = n
		out = append(out, r)
		return err
	})
	return out, err
}
