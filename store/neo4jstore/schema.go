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

// A definition makes one constraint or index; it can be repeated.
type definition struct{ name, statement string }

// schema lists what the store relies on, constraints first.
func schema(types []string) []definition {
	var out []definition
	add := func(name, format string, args ...any) {
		out = append(out, definition{name, fmt.Sprintf(strings.Replace(format, "NAME", name+" IF NOT EXISTS", 1), args...)})
	}
	for _, label := range []string{"GraphD", "Entity", "Document", "Evidence", "Key", "KeyRelation", "Relation", "Source", "Judgement"} {
		add("graphd_"+strings.ToLower(label)+"_id", "CREATE CONSTRAINT NAME FOR (n:%s) REQUIRE n.id IS UNIQUE", label)
	}
	for _, t := range types {
		add("graphd_type_"+strings.ToLower(t)+"_id", "CREATE CONSTRAINT NAME FOR ()-[r:%s]-() REQUIRE r.id IS UNIQUE", t)
	}
	add("graphd_mentions_key", "CREATE INDEX NAME FOR ()-[m:MENTIONS]-() ON (m.key)")
	index := func(label string, properties ...string) {
		add("graphd_"+strings.ToLower(label+"_"+properties[0]), "CREATE INDEX NAME FOR (n:%s) ON (n.%s)", label, strings.Join(properties, ", n."))
	}
	index("KeyRelation", "subjectKeyId")
	index("KeyRelation", "objectKeyId")
	index("Evidence", "of")
	index("Evidence", "relationId")
	index("Relation", "subject")
	index("Relation", "object")
	index("Relation", "status", "predicate", "evidenceCount")
	index("Entity", "class", "kind")
	for _, l := range []list{entityList, relationList, documentList} {
		for _, name := range l.orderNames() {
			if o := l.orders[name]; o.index != "id" {
				index(l.label, o.index)
			}
		}
	}
	for _, f := range []struct{ name, label string }{{namesIndex, "Entity"}, {quotesIndex, "Evidence"}, {titlesIndex, "Document"}} {
		add(f.name, "CREATE FULLTEXT INDEX NAME FOR (n:%s) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}", f.label)
	}
	return out
}
