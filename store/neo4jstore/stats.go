package neo4jstore

import (
	"context"
	"slices"
	"strings"

	"graphd/kg"
)

// Stats implements kg.Reader.
func (s *Store) Stats(ctx context.Context, where kg.RelationFilter) (kg.Stats, error) {
	if err := where.Check(); err != nil {
		return kg.Stats{}, err
	}
	values := map[string]any{}
	match, whole := relationsWhere(where)
	near := "near"
	if whole {
		near = "null"
	}
	conditions := slices.Concat(onRelation(where, "n"), onEnds(where), onFarEnd(where, near))
	if !filterValues(where, values) {
		match, conditions = "MATCH (n:Relation)", []string{"false"}
	}
	text := filterHead + `
CALL () { MATCH (d:Document) RETURN count(d) AS documents }
CALL () { MATCH (e:Entity) WITH e.class AS class, e.kind AS kind, count(*) AS n RETURN collect([class, kind, n]) AS entities }
CALL (` + strings.Join(relationVars, ", ") + `) {
  ` + match + `
  WHERE ` + strings.Join(conditions, "\n    AND ") + `
  WITH n.predicate AS predicate, n.status AS status, count(*) AS relations, sum(n.evidenceCount) AS evidence
  RETURN collect([predicate, status, relations, evidence]) AS relations
}
RETURN documents, entities, relations`
	row, err := s.read(ctx, "count", text, values)
	if err != nil {
		return kg.Stats{}, err
	}
	out := kg.Stats{Documents: number(row["documents"]), ByClass: map[kg.Class]int{}, ByKind: map[kg.Kind]int{}, ByPredicate: map[kg.Predicate]int{}, ByStatus: map[kg.Status]int{}}
	for _, r := range listOf(row["entities"]) {
		v := listOf(r)
		n := number(v[2])
		out.Entities += n
		out.ByClass[word[kg.Class](v[0])] += n
		out.ByKind[word[kg.Kind](v[1])] += n
	}
	for _, r := range listOf(row["relations"]) {
		v := listOf(r)
		n := number(v[2])
		out.Relations += n
		out.Evidence += number(v[3])
		out.ByPredicate[word[kg.Predicate](v[0])] += n
		out.ByStatus[word[kg.Status](v[1])] += n
	}
	return out, nil
}
