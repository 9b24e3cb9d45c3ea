package neo4jstore

import (
	"cmp"
	"context"
	"math"
	"strings"

	"graphd/kg"
)

// Neighbours implements kg.Reader. It walks the relationships themselves.
func (s *Store) Neighbours(ctx context.Context, q kg.NeighbourQuery) ([]kg.Edges, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	values := map[string]any{"of": q.Of, "limit": cmp.Or(q.Limit, math.MaxInt32)}
	where := onRelation(q.Where, "r")
	if !filterValues(q.Where, values) {
		where = []string{"false"}
	}
	where = append(where, "($q.classes IS NULL OR o.class IN $q.classes)", "($q.kinds IS NULL OR o.kind IN $q.kinds)")
	text := filterHead + `
UNWIND range(0, size($q.of) - 1) AS i
WITH i, ` + strings.Join(relationVars, ", ") + `
OPTIONAL MATCH (k:Key {id: $q.of[i]})
OPTIONAL MATCH (e:Entity {id: k.entityId})
CALL (e, ` + strings.Join(relationVars, ", ") + `) {
  MATCH (e)-[r:` + strings.Join(s.types, "|") + `]-(o:Entity)
  WHERE ` + strings.Join(where, "\n    AND ") + `
  WITH r, o, startNode(r) = e AS forward ORDER BY r.evidenceCount DESC, r.id
  RETURN collect([r.id, o.id, o.class, forward, r.predicate, r.status, r.evidenceCount]) AS edges
}
RETURN collect([i, e.id, edges[..$q.limit], size(edges)]) AS found`
	row, err := s.read(ctx, "list neighbours", text, values)
	if err != nil {
		return nil, err
	}
	out := make([]kg.Edges, len(q.Of))
	for _, answer := range listOf(row["found"]) {
		a := listOf(answer)
		edges := kg.Edges{From: word[kg.ID](a[1]), Total: number(a[3])}
		for _, edge := range listOf(a[2]) {
			v := listOf(edge)
			edges.List = append(edges.List, kg.Edge{Relation: word[kg.ID](v[0]), To: word[kg.ID](v[1]), ToClass: word[kg.Class](v[2]), Forward: v[3] == true,
				Predicate: word[kg.Predicate](v[4]), Status: word[kg.Status](v[5]), Evidence: number(v[6])})
		}
		out[number(a[0])] = edges
	}
	return out, nil
}
