package neo4jstore

import (
	"strings"

	"graphd/kg"
)

// relationVars are what filterHead binds: Entities by their present ids, and the
// Document that came from the Source.
var relationVars = []string{"subject", "object", "entity", "attributed", "origin"}

const filterHead = `WITH head(COLLECT { MATCH (k:Key {id: $q.subject}) RETURN k.entityId }) AS subject,
  head(COLLECT { MATCH (k:Key {id: $q.object}) RETURN k.entityId }) AS object,
  head(COLLECT { MATCH (k:Key {id: $q.entity}) RETURN k.entityId }) AS entity,
  head(COLLECT { MATCH (k:Key {id: $q.attributedTo}) RETURN k.entityId }) AS attributed,
  head(COLLECT { MATCH (s:Source {id: $q.source}) RETURN s.document }) AS origin`

// filterValues puts the values of a filter into q, and reports whether anything
// can pass: a text without words lets nothing through.
func filterValues(f kg.RelationFilter, q map[string]any) (possible bool) {
	q["subject"], q["object"], q["entity"], q["attributedTo"] = f.Subject, f.Object, f.Entity, f.AttributedTo
	q["source"] = sourceID(f.Source)
	q["document"], q["statuses"], q["predicates"], q["minEvidence"] = filled(f.Document), f.Wants(), some(f.Predicates), f.MinEvidence
	q["classes"], q["kinds"], q["from"], q["to"] = some(f.Classes), some(f.Kinds), filled(f.PublishedFrom), filled(f.PublishedTo)
	q["bySource"], q["byAttribution"] = f.Source != "", f.AttributedTo != ""
	return f.Text == "" || wordQuery(f.Text, q)
}

// The conditions below are the same text for all filters as far as that costs
// nothing: Neo4j takes about a tenth of a second to plan a text it has not seen.

// onRelation are the conditions on what a Relation's node and its relationship
// both have; r is either.
func onRelation(f kg.RelationFilter, r string) []string {
	out := []string{
		r + ".status IN $q.statuses",
		"($q.predicates IS NULL OR " + r + ".predicate IN $q.predicates)",
		r + ".evidenceCount >= $q.minEvidence",
	}
	if f.OnEvidence() {
		out = append(out, "EXISTS { MATCH (v:Evidence) WHERE v.relationId = "+r+".id AND "+strings.Join(onEvidence(f), " AND ")+" }")
	}
	return out
}

// onEvidence are the conditions that one piece of Evidence must satisfy together.
func onEvidence(f kg.RelationFilter) []string {
	out := []string{
		"($q.document IS NULL OR v.document = $q.document)",
		"(NOT $q.bySource OR v.document = origin)",
		"(NOT $q.byAttribution OR EXISTS { MATCH (a:Key {id: v.attributedKeyId}) WHERE a.entityId = attributed })",
		"($q.from IS NULL OR v.published >= $q.from)",
		"($q.to IS NULL OR v.published <= $q.to)",
	}
	if f.Text != "" {
		out = append(out, holds("v.folded"))
	}
	return out
}

// onFarEnd are the conditions on the end of n that is not near; on either end if
// near is null or no end of it.
func onFarEnd(f kg.RelationFilter, near string) []string {
	if len(f.Classes) == 0 && len(f.Kinds) == 0 {
		return nil
	}
	pass := func(end string) string {
		return "($q.classes IS NULL OR n." + end + "Class IN $q.classes) AND ($q.kinds IS NULL OR EXISTS { MATCH (x:Entity {id: n." + end + "}) WHERE x.kind IN $q.kinds })"
	}
	return []string{"(coalesce(" + near + " <> n.subject, true) AND " + pass("subject") + " OR coalesce(" + near + " <> n.object, true) AND " + pass("object") + ")"}
}

// nearOf is the near end of a list that has no owner.
func nearOf(f kg.RelationFilter) string {
	switch {
	case f.Entity != "":
		return "entity"
	case f.Subject != "" && f.Object == "":
		return "subject"
	case f.Object != "" && f.Subject == "":
		return "object"
	}
	return "null"
}

// onEnds are the conditions on Subject, Object and Entity.
func onEnds(f kg.RelationFilter) []string {
	var out []string
	if f.Subject != "" {
		out = append(out, "n.subject = subject")
	}
	if f.Object != "" {
		out = append(out, "n.object = object")
	}
	if f.Entity != "" {
		out = append(out, "(n.subject = entity OR n.object = entity)")
	}
	return out
}

// relationsWhere binds n to the Relations that can pass a filter, by the shortest
// way, and near. whole is true if that is all of them.
func relationsWhere(f kg.RelationFilter) (match string, whole bool) {
	carry := strings.Join(relationVars, ", ")
	of := func(evidence string) string {
		return evidence + " WHERE v0.relationId IS NOT NULL WITH DISTINCT v0.relationId AS id, " + carry + " MATCH (n:Relation {id: id})"
	}
	switch {
	case f.Subject != "":
		match = "MATCH (n:Relation {subject: subject})"
	case f.Object != "":
		match = "MATCH (n:Relation {object: object})"
	case f.Entity != "":
		match = "CALL (entity) { MATCH (n:Relation {subject: entity}) RETURN n UNION ALL MATCH (n:Relation {object: entity}) RETURN n }"
	case f.Document != "":
		match = of("MATCH (:Document {id: $q.document})<-[:IN]-(v0:Evidence)")
	case f.Source != "":
		match = of("MATCH (:Document {id: origin})<-[:IN]-(v0:Evidence)")
	case f.Text != "":
		match = of(found(quotesIndex, "v0"))
	default:
		return "MATCH (n:Relation)", true
	}
	return match + " WITH n, " + nearOf(f) + " AS near, " + carry, false
}

// relationsOf binds n to the Relations of an owner: an Entity, by the id of any
// Key, or a Document.
func relationsOf(f kg.RelationFilter, d kg.Direction) string {
	var ways []string
	if d != kg.In {
		ways = append(ways, "MATCH (k:Key {id: owner}) MATCH (n:Relation {subject: k.entityId}) RETURN n, k.entityId AS own")
	}
	if d != kg.Out {
		ways = append(ways, "MATCH (k:Key {id: owner}) MATCH (n:Relation {object: k.entityId}) RETURN n, k.entityId AS own")
	}
	ways = append(ways, "MATCH (:Document {id: owner})<-[:IN]-(v0:Evidence) WHERE v0.relationId IS NOT NULL WITH DISTINCT v0.relationId AS id MATCH (n:Relation {id: id}) RETURN n, null AS own")
	return "CALL (owner) {\n    " + strings.Join(ways, "\n   UNION ALL\n    ") + "\n  }\n  WITH n, coalesce(own, " + nearOf(f) + ") AS near, " + strings.Join(relationVars, ", ")
}
