package neo4jstore

import (
	"fmt"
	"strings"
)

// Each query of a write takes lists of rows and handles each list in a subquery
// of its own, one after the other; so a write needs few round trips, and a list
// that is empty costs nothing.

// leaveQuery: leave and gone are ids of Documents, goneSources of Sources.
const leaveQuery = `CALL () { UNWIND $q.leave AS id MATCH (:Document {id: id})-[m:MENTIONS]->() DELETE m }
CALL () { UNWIND $q.leave AS id MATCH (:Document {id: id})<-[:IN]-(e:Evidence) DETACH DELETE e }
CALL () { UNWIND $q.leave AS id MATCH (:Document {id: id})-[:HAS_READING]->(r:Reading) DETACH DELETE r }
CALL () { UNWIND $q.gone AS id MATCH (d:Document {id: id}) DETACH DELETE d }
CALL () { UNWIND $q.goneSources AS id MATCH (s:Source {id: id}) DELETE s }
FINISH`

// identityQuery: keys and entities hold whole rows; moved says where the Mentions
// of a Key belong now; loose are Keys to delete if nothing needs them.
const identityQuery = `CALL () { UNWIND $q.keys AS row MERGE (k:Key {id: row.id}) SET k += row.set }
CALL () { UNWIND $q.links AS row
  MATCH (short:Key {id: row.short}) MATCH (full:Key {id: row.full})
  MERGE (short)-[l:LINKS_TO {kind: row.kind}]->(full) SET l.documents = row.documents }
CALL () { UNWIND $q.unlinks AS row
  MATCH (:Key {id: row.short})-[l:LINKS_TO {kind: row.kind}]->(:Key {id: row.full}) DELETE l }
CALL () { UNWIND $q.entities AS row MERGE (e:Entity {id: row.id}) SET e = row SET e:$(row.class) }
CALL () { UNWIND $q.moved AS row
  MATCH (d:Document)-[m:MENTIONS]->(:Entity) WHERE m.key = row.key
  MATCH (to:Entity {id: row.entity})
  CREATE (d)-[n:MENTIONS]->(to) SET n = properties(m) DELETE m }
CALL () { UNWIND $q.gone AS id MATCH (e:Entity {id: id}) DETACH DELETE e }
CALL () { UNWIND $q.loose AS id MATCH (k:Key {id: id})
  WHERE k.counts IS NULL AND k.entityId IS NULL AND NOT EXISTS { (k)-[:LINKS_TO]-() } DELETE k }
FINISH`

// comeQuery: set goes onto the Document; fewer are Documents that lost a Source.
const comeQuery = `MERGE (d:Document {id: $q.id}) SET d += $q.set
MERGE (s:Source {id: $q.sourceId}) SET s.source = $q.source, s.document = $q.id
WITH d
CALL (d) { UNWIND range(0, size($q.parts) - 1) AS part CREATE (d)-[:HAS_READING]->(:Reading {part: part, content: $q.parts[part]}) }
CALL () { UNWIND $q.fewer AS row MATCH (o:Document {id: row.id}) SET o.source = row.source, o.sources = row.sources }
FINISH`

// mentionsQuery: chains hold the id of a Key and rows of Mentions.
const mentionsQuery = `MATCH (d:Document {id: $q.id})
UNWIND $q.chains AS chain
MATCH (k:Key {id: chain.key})
MATCH (e:Entity {id: k.entityId})
UNWIND chain.mentions AS row
CREATE (d)-[m:MENTIONS]->(e) SET m = row`

// evidenceQuery: a piece of Evidence has the Relation that its KeyRelation has.
const evidenceQuery = `MATCH (d:Document {id: $q.id})
UNWIND $q.evidence AS row
MATCH (k:KeyRelation {id: row.of})
CREATE (e:Evidence)-[:IN]->(d) SET e = row, e.relationId = k.relationId`

// applyText holds the queries that name every relationship type: an index belongs
// to one type, and a fixed text is planned once.
type applyText struct {
	unrelate string // drop: ids by type; gone: ids of Relations that are no more
	relate   string // groups, gone, regroup of KeyRelations; nodes, create, update (by type) of Relations
}

func newApplyText(types []string) applyText {
	var unrelate, relate strings.Builder
	for _, t := range types {
		fmt.Fprintf(&unrelate, "CALL () { UNWIND $q.drop.%[1]s AS id MATCH ()-[r:%[1]s {id: id}]->() DELETE r }\n", t)
	}
	nothing := make([]string, len(relationOnly))
	for i, p := range relationOnly {
		nothing[i] = p + ": null"
	}
	fmt.Fprintf(&unrelate, "CALL () { UNWIND $q.gone AS id MATCH (k:Relation {id: id}) SET k += {%s} REMOVE k:Relation }\nFINISH", strings.Join(nothing, ", "))
	relate.WriteString(`CALL () { UNWIND $q.groups AS row MERGE (k:KeyRelation {id: row.id}) SET k += row.set }
CALL () { UNWIND $q.regroup AS row MATCH (e:Evidence {of: row.id}) SET e.relationId = row.relation }
CALL () { UNWIND $q.gone AS id MATCH (k:KeyRelation {id: id}) DETACH DELETE k }
CALL () { UNWIND $q.nodes AS row MATCH (k:KeyRelation {id: row.id}) SET k:Relation, k += row.set }
CALL () { UNWIND $q.create AS row
  MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object})
  CREATE (s)-[r:$(row.type)]->(o) SET r = row.set }
`)
	for _, t := range types {
		fmt.Fprintf(&relate, "CALL () { UNWIND $q.update.%[1]s AS row MATCH ()-[r:%[1]s {id: row.id}]->() SET r = row.set }\n", t)
	}
	relate.WriteString("FINISH")
	return applyText{unrelate: unrelate.String(), relate: relate.String()}
}
