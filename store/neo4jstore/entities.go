package neo4jstore

import (
	"context"

	"graphd/kg"
)

// Entities implements kg.Reader.
func (s *Store) Entities(ctx context.Context, q kg.EntityQuery) ([]kg.Page[kg.Entity], error) {
	if _, err := kg.EntityMark(q.Order, kg.Entity{}); err != nil {
		return nil, err
	}
	l := listing{op: "list entities", owners: q.Owners, match: "MATCH (n:Entity)", fields: entityFields, q: map[string]any{}}
	var err error
	if l.window, err = newWindow(entityList.orders[q.Order], q.Order, q.Window, l.q); err != nil {
		return nil, err
	}
	f := q.Where
	named := f.Name != "" || f.Text != ""
	switch {
	case len(q.Owners) > 0:
		l.match = "MATCH (:Document {id: owner})-[:MENTIONS]->(n:Entity) WITH DISTINCT n"
	case f.Document != "":
		l.match = "MATCH (:Document {id: $q.document})-[:MENTIONS]->(n:Entity) WITH DISTINCT n"
	case named:
		l.match = found(namesIndex, "n")
	default:
		l.scan = scanOf("Entity", l.window.order)
	}
	if f.Document != "" && len(q.Owners) > 0 {
		l.where = append(l.where, "EXISTS { (n)<-[:MENTIONS]-(:Document {id: $q.document}) }")
	}
	if len(f.Classes)+len(f.Kinds) > 0 || f.MinDegree > 0 {
		l.where = append(l.where, "($q.classes IS NULL OR n.class IN $q.classes)", "($q.kinds IS NULL OR n.kind IN $q.kinds)", "n.degree >= $q.minDegree")
	}
	if f.Name != "" {
		l.where = append(l.where, "$q.name IN n.forms")
		if !wordQuery(f.Name, l.q) {
			l.where, l.match, l.scan = []string{"false"}, "MATCH (n:Entity)", ""
		}
	}
	if f.Text != "" {
		l.where = append(l.where, "any(form IN n.forms WHERE "+holds("form")+")")
		if !wordQuery(f.Text, l.q) {
			l.where, l.match, l.scan = []string{"false"}, "MATCH (n:Entity)", ""
		}
	}
	l.q["document"], l.q["classes"], l.q["kinds"], l.q["minDegree"], l.q["name"] = f.Document, some(f.Classes), some(f.Kinds), f.MinDegree, kg.FoldText(f.Name)
	return pages(ctx, s, l, sure(entity), func(e kg.Entity) (kg.Mark, error) { return kg.EntityMark(q.Order, e) })
}
