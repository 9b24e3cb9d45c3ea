package neo4jstore

import (
	"context"

	"graphd/kg"
)

// Documents implements kg.Reader.
func (s *Store) Documents(ctx context.Context, q kg.DocumentQuery) ([]kg.Page[kg.Document], error) {
	if err := q.Where.Check(); err != nil {
		return nil, err
	}
	if _, err := kg.DocumentMark(q.Order, kg.Document{}); err != nil {
		return nil, err
	}
	l := listing{op: "list documents", owners: q.Owners, match: "MATCH (n:Document)", fields: documentFields, q: map[string]any{}}
	var err error
	if l.window, err = newWindow(documentList.orders[q.Order], q.Order, q.Window, l.q); err != nil {
		return nil, err
	}
	f := q.Where
	switch {
	case len(q.Owners) > 0:
		l.match = "MATCH (k:Key {id: owner}) MATCH (:Entity {id: k.entityId})<-[:MENTIONS]-(n:Document) WITH DISTINCT n"
	case f.Source != "":
		l.match = "MATCH (s:Source {id: $q.sourceId}) MATCH (n:Document {id: s.document})"
	case f.Text != "":
		l.match = found(titlesIndex, "n")
	default:
		l.scan = scanOf("Document", l.window.order)
	}
	if f != (kg.DocumentFilter{}) {
		l.where = append(l.where, "($q.source IS NULL OR $q.source IN n.sources)", "($q.publisher IS NULL OR n.publisher = $q.publisher)",
			"($q.from IS NULL OR n.published >= $q.from)", "($q.to IS NULL OR n.published <= $q.to)")
	}
	if f.Text != "" {
		l.where = append(l.where, holds("n.folded"))
		if !wordQuery(f.Text, l.q) {
			l.where, l.match, l.scan = []string{"false"}, "MATCH (n:Document)", ""
		}
	}
	l.q["source"], l.q["sourceId"], l.q["publisher"], l.q["from"], l.q["to"] = filled(f.Source), sourceID(f.Source), filled(f.Publisher), filled(f.PublishedFrom), filled(f.PublishedTo)
	return pages(ctx, s, l, sure(document), func(d kg.Document) (kg.Mark, error) { return kg.DocumentMark(q.Order, d) })
}
