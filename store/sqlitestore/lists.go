package sqlitestore

import (
	"context"

	"graphd/kg"
)

// ownersOf names the table owners (pos, n): the numbers that IDs find, by their
// place in the list of IDs.
func ownersOf(t *text, ids []kg.ID, find string) error {
	list, err := jsonList(ids)
	t.add("owners (pos, n) AS MATERIALIZED (SELECT j.key, "+find+")", list)
	return err
}

// What IDs find, for ownersOf.
const (
	documentOwners = "d.n FROM json_each(?) j CROSS JOIN documents d ON d.id = j.value"
	entityOwners   = "k.entity FROM json_each(?) j CROSS JOIN keys k ON k.id = j.value WHERE k.entity IS NOT NULL"
	relationOwners = "g.relation FROM json_each(?) j CROSS JOIN key_relations g ON g.id = j.value WHERE g.relation IS NOT NULL"
)

// Entities implements kg.Reader.
func (s *Store) Entities(ctx context.Context, q kg.EntityQuery) ([]kg.Page[kg.Entity], error) {
	const op = "list entities"
	if _, err := kg.EntityMark(q.Order, kg.Entity{}); err != nil {
		return nil, err
	}
	if w := q.Where; len(q.Owners) == 0 && q.Order != kg.ByName && w.Name == "" && w.Text == "" && w.Document == "" {
		return s.allEntities(ctx, q)
	}
	l := listing{owners: len(q.Owners), order: q.Order, place: "e.id", window: q.Window}
	switch q.Order {
	case kg.ByName:
		l.text = "e.by_name"
	case kg.ByDegree:
		l.number = "e.by_degree"
	case kg.ByMentions:
		l.number = "e.by_mentions"
	case kg.ByLastSeen:
		l.number = "e.by_last"
	}
	if len(q.Owners) == 0 {
		l.rows.add("SELECT " + l.columns("0", "e.n") + " FROM entities e WHERE 1")
	} else {
		if err := ownersOf(&l.with, q.Owners, documentOwners); err != nil {
			return nil, fault(op, s.path, err)
		}
		l.rows.add("SELECT DISTINCT " + l.columns("o.pos", "e.n") + ` FROM owners o CROSS JOIN chains c ON c.document = o.n
			CROSS JOIN keys k ON k.n = c.key CROSS JOIN entities e ON e.n = k.entity WHERE 1`)
	}
	if err := entityFilter(&l.rows, q.Where); err != nil {
		return nil, fault(op, s.path, err)
	}
	var out []kg.Page[kg.Entity]
	err := s.read(ctx, op, func(c *conn) error {
		found, err := l.run(ctx, c)
		if err != nil {
			return err
		}
		nodes, err := byNumber(ctx, c, entitiesByNumber, found, scanEntity)
		out = pages(found, q.Window, nodes)
		return err
	})
	return out, err
}

const (
	entitiesByNumber  = "SELECT " + entityColumns + " FROM json_each(?) j CROSS JOIN entities e ON e.n = j.value"
	relationsByNumber = "SELECT " + relationColumns + ` FROM json_each(?) j CROSS JOIN relations r ON r.n = j.value
		JOIN entities s ON s.n = r.subject JOIN entities o ON o.n = r.object`
	evidenceByNumber  = "SELECT " + evidenceColumns + " FROM " + evidenceTables + " WHERE v.n IN (SELECT value FROM json_each(?))"
	documentsByNumber = "SELECT " + documentColumns + " FROM json_each(?) j CROSS JOIN documents d ON d.n = j.value"
)

// Evidence implements kg.Reader.
func (s *Store) Evidence(ctx context.Context, q kg.EvidenceQuery) ([]kg.Page[kg.Evidence], error) {
	const op = "list evidence"
	if len(q.Owners) == 0 {
		return nil, nil
	}
	l := listing{owners: len(q.Owners), order: kg.ByPublished, number: "d.by_day", place: evidencePlace, window: q.Window}
	if err := ownersOf(&l.with, q.Owners, relationOwners); err != nil {
		return nil, fault(op, s.path, err)
	}
	l.rows.add("SELECT " + l.columns("o.pos", "v.n") + ` FROM owners o CROSS JOIN key_relations g ON g.relation = o.n
		CROSS JOIN evidence v ON v.of = g.n JOIN sentences q ON q.n = v.sentence JOIN documents d ON d.n = q.document`)
	var out []kg.Page[kg.Evidence]
	err := s.read(ctx, op, func(c *conn) error {
		found, err := l.run(ctx, c)
		if err != nil {
			return err
		}
		nodes, err := byNumber(ctx, c, evidenceByNumber, found, scanEvidence)
		out = pages(found, q.Window, nodes)
		return err
	})
	return out, err
}

// evidencePlace is the Place of kg.EvidenceOrderMark.
const evidencePlace = "d.id || printf('/%09d/', q.start) || v.id"

// Documents implements kg.Reader.
func (s *Store) Documents(ctx context.Context, q kg.DocumentQuery) ([]kg.Page[kg.Document], error) {
	const op = "list documents"
	if err := q.Where.Check(); err != nil {
		return nil, err
	}
	if _, err := kg.DocumentMark(q.Order, kg.Document{}); err != nil {
		return nil, err
	}
	l := listing{owners: len(q.Owners), order: q.Order, place: "d.id", window: q.Window}
	switch q.Order {
	case kg.ByPublished:
		l.number = "d.by_day"
	case kg.ByTitle:
		l.text = "d.by_title"
	}
	if len(q.Owners) == 0 {
		l.rows.add("SELECT " + l.columns("0", "d.n") + " FROM documents d WHERE 1")
	} else {
		if err := ownersOf(&l.with, q.Owners, entityOwners); err != nil {
			return nil, fault(op, s.path, err)
		}
		l.rows.add("SELECT DISTINCT " + l.columns("o.pos", "d.n") + ` FROM owners o CROSS JOIN keys k ON k.entity = o.n
			CROSS JOIN chains c ON c.key = k.n CROSS JOIN documents d ON d.n = c.document WHERE 1`)
	}
	documentFilter(&l.rows, q.Where)
	var out []kg.Page[kg.Document]
	err := s.read(ctx, op, func(c *conn) error {
		found, err := l.run(ctx, c)
		if err != nil {
			return err
		}
		nodes, err := byNumber(ctx, c, documentsByNumber, found, scanDocument)
		out = pages(found, q.Window, nodes)
		return err
	})
	return out, err
}
