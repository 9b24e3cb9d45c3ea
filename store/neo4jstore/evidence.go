package neo4jstore

import (
	"context"

	"graphd/kg"
)

// Evidence implements kg.Reader.
func (s *Store) Evidence(ctx context.Context, q kg.EvidenceQuery) ([]kg.Page[kg.Evidence], error) {
	if len(q.Owners) == 0 {
		return nil, nil
	}
	l := listing{op: "list evidence", owners: q.Owners, fields: evidenceFields, q: map[string]any{},
		match: "MATCH (k:KeyRelation {id: owner}) MATCH (n:Evidence {relationId: k.relationId})"}
	var err error
	if l.window, err = newWindow(evidenceOrder, kg.ByPublished, q.Window, l.q); err != nil {
		return nil, err
	}
	return pages(ctx, s, l, evidence, func(e kg.Evidence) (kg.Mark, error) { return kg.EvidenceOrderMark(e), nil })
}
