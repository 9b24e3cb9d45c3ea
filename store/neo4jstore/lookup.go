package neo4jstore

import (
	"context"

	"graphd/kg"
)

// lookupQuery finds Entities and Relations through their Keys and KeyRelations:
// the id of any of these names them.
const lookupQuery = `CALL () { UNWIND $q.ids AS id MATCH (k:Key {id: id}) MATCH (n:Entity {id: k.entityId}) RETURN collect([id, ` + entityFields + `]) AS entities }
CALL () { UNWIND $q.ids AS id MATCH (k:KeyRelation {id: id}) MATCH (n:Relation {id: k.relationId}) RETURN collect([id, ` + relationFields + `]) AS relations }
CALL () { UNWIND $q.ids AS id MATCH (n:Evidence {id: id}) WHERE n.relationId IS NOT NULL RETURN collect([id, ` + evidenceFields + `]) AS evidence }
CALL () { UNWIND $q.ids AS id MATCH (n:Document {id: id}) RETURN collect([id, ` + documentFields + `]) AS documents }
RETURN entities, relations, evidence, documents`

// Lookup implements kg.Reader.
func (s *Store) Lookup(ctx context.Context, ids []kg.ID) ([]kg.Record, error) {
	asked := map[kg.ID]bool{}
	for _, id := range ids {
		asked[id] = true
	}
	row, err := s.read(ctx, "look up", lookupQuery, map[string]any{"ids": sortedIDs(asked)})
	if err != nil {
		return nil, err
	}
	found := map[kg.ID]map[string]any{}
	for _, kind := range []string{"entities", "relations", "evidence", "documents"} {
		for _, pair := range listOf(row[kind]) {
			found[word[kg.ID](listOf(pair)[0])] = fields(listOf(pair)[1])
		}
	}
	out := make([]kg.Record, len(ids))
	for i, id := range ids {
		m := found[id]
		switch {
		case m == nil:
		case id.Is(kg.EntityPrefix):
			e := entity(m)
			out[i].Entity = &e
		case id.Is(kg.RelationPrefix):
			r := relation(m)
			out[i].Relation = &r
		case id.Is(kg.DocumentPrefix):
			d := document(m)
			out[i].Document = &d
		default:
			e, err := evidence(m)
			if err != nil {
				return nil, kg.E(kg.Internal, "look up", string(id), err)
			}
			out[i].Evidence = &e
		}
	}
	return out, nil
}
