package neo4jstore

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"graphd/kg"
)

// layout is the version of the model in doc.go. Another one is refused.
const layout = 1

// The names of the full-text indexes.
const (
	namesIndex  = "graphd_names"
	quotesIndex = "graphd_quotes"
	titlesIndex = "graphd_titles"
)

// ownTypes are the relationship types that no Predicate may be called.
var ownTypes = []string{"IN", "MENTIONS", "LINKS_TO", "HAS_READING"}

var plainWord = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)

// relationshipType is a Predicate as the type of a relationship. It only lets
// through what needs no quoting in Cypher, so it is safe in the text of a query.
func relationshipType(p kg.Predicate) (string, error) {
	t := strings.ToUpper(string(p))
	if !plainWord.MatchString(string(p)) || slices.Contains(ownTypes, t) {
		return "", kg.Errorf(kg.Invalid, "open", "", "the ontology's predicate %q cannot be a relationship type in Neo4j: it must be lower-case letters, digits and underscores, and none of %s", p, strings.ToLower(strings.Join(ownTypes, ", ")))
	}
	return t, nil
}

// relationshipTypes returns the types of Predicates, sorted.
func relationshipTypes(predicates []kg.Predicate) ([]string, error) {
	if len(predicates) == 0 {
		return nil, kg.Errorf(kg.Invalid, "open", "", "the ontology has no predicates")
	}
	types := make([]string, len(predicates))
	for i, p := range predicates {
		var err error
		if types[i], err = relationshipType(p); err != nil {
			return nil, err
		}
	}
	slices.Sort(types)
	return slices.Compact(types), nil
}

// schema lists the statements that make constraints and indexes; each can be
// repeated. Constraints come first.
func schema(types []string) []string {
	var out []string
	for _, label := range []string{"GraphD", "Entity", "Document", "Evidence", "Key", "KeyRelation", "Relation", "Source", "Judgement"} {
		out = append(out, fmt.Sprintf("CREATE CONSTRAINT graphd_%s_id IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE", strings.ToLower(label), label))
	}
	for _, t := range types {
		out = append(out, fmt.Sprintf("CREATE CONSTRAINT graphd_type_%s_id IF NOT EXISTS FOR ()-[r:%s]-() REQUIRE r.id IS UNIQUE", strings.ToLower(t), t))
	}
	index := func(name, label string, properties ...string) {
		for i, p := range properties {
			properties[i] = "n." + p
		}
		out = append(out, fmt.Sprintf("CREATE INDEX graphd_%s IF NOT EXISTS FOR (n:%s) ON (%s)", name, label, strings.Join(properties, ", ")))
	}
	out = append(out, "CREATE INDEX graphd_mentions_key IF NOT EXISTS FOR ()-[m:MENTIONS]-() ON (m.key)")
	index("keyrelation_subject", "KeyRelation", "subjectKeyId")
	index("keyrelation_object", "KeyRelation", "objectKeyId")
	index("evidence_of", "Evidence", "of")
	index("evidence_relation", "Evidence", "relationId")
	index("relation_subject", "Relation", "subject")
	index("relation_object", "Relation", "object")
	index("relation_counts", "Relation", "status", "predicate", "evidenceCount")
	index("entity_kinds", "Entity", "class", "kind")
	for _, l := range []list{entityList, relationList, documentList} {
		for _, name := range l.orderNames() {
			if o := l.orders[name]; o.index != "id" {
				index(strings.ToLower(l.label+"_"+o.index), l.label, o.index)
			}
		}
	}
	for _, f := range []struct{ name, label string }{{namesIndex, "Entity"}, {quotesIndex, "Evidence"}, {titlesIndex, "Document"}} {
		out = append(out, fmt.Sprintf("CREATE FULLTEXT INDEX %s IF NOT EXISTS FOR (n:%s) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}", f.name, f.label))
	}
	return out
}
