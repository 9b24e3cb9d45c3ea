package neo4jstore

import (
	"fmt"

	"graphd/kg"
)

// What comes back from the driver is int64, float64, string, []any, []byte and
// map[string]any. These functions read it; what is absent gives a zero value, as
// a property that was never set means empty.

func number(v any) int {
	n, _ := v.(int64)
	return int(n)
}

func word[T ~string](v any) T {
	s, _ := v.(string)
	return T(s)
}

func listOf(v any) []any {
	l, _ := v.([]any)
	return l
}

func fields(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

// texts returns nil for an empty list, as kg does.
func texts[T ~string](v any) []T {
	var out []T
	for _, s := range listOf(v) {
		out = append(out, word[T](s))
	}
	return out
}

// all decodes a list of maps.
func all[T any](v any, decode func(map[string]any) T) []T {
	var out []T
	for _, row := range listOf(v) {
		out = append(out, decode(fields(row)))
	}
	return out
}

// The properties that make up what kg knows, as map projections of a node n. What
// only serves queries (folded words, orders) is left out.
const (
	entityFields   = `n {.id, .name, .class, .kind, .aliases, .description, .keys, .degree, .mentionCount, .documentCount, .firstSeen, .lastSeen}`
	relationFields = `n {.id, .subject, .predicate, .object, .status, .phrases, .evidenceCount, .documentCount, .independentCount, .firstSeen, .lastSeen, .subjectClass, .objectClass}`
	documentFields = `n {.id, .media, .title, .author, .publisher, .published, .sha256, .receipt, .sources}`
	evidenceFields = `n {.id, .relationId, .document, .published, .quote, .spans, .phrase, .attribution, .when, .confidence, .rule, .zone,
  attributedTo: head(COLLECT { MATCH (a:Key {id: n.attributedKeyId}) RETURN a.entityId })}`
)

func entity(m map[string]any) kg.Entity {
	return kg.Entity{
		ID: word[kg.ID](m["id"]), Name: word[string](m["name"]), Class: word[kg.Class](m["class"]), Kind: word[kg.Kind](m["kind"]),
		Aliases: texts[string](m["aliases"]), Description: word[string](m["description"]), Keys: texts[kg.Key](m["keys"]),
		Degree: number(m["degree"]), Mentions: number(m["mentionCount"]), Documents: number(m["documentCount"]),
		FirstSeen: word[string](m["firstSeen"]), LastSeen: word[string](m["lastSeen"]),
	}
}

func relation(m map[string]any) kg.Relation {
	return kg.Relation{
		ID: word[kg.ID](m["id"]), Subject: word[kg.ID](m["subject"]), Predicate: word[kg.Predicate](m["predicate"]), Object: word[kg.ID](m["object"]),
		Status: word[kg.Status](m["status"]), Phrases: texts[string](m["phrases"]),
		Evidence: number(m["evidenceCount"]), Documents: number(m["documentCount"]), Independent: number(m["independentCount"]),
		FirstSeen: word[string](m["firstSeen"]), LastSeen: word[string](m["lastSeen"]),
		SubjectClass: word[kg.Class](m["subjectClass"]), ObjectClass: word[kg.Class](m["objectClass"]),
	}
}

func document(m map[string]any) kg.Document {
	return kg.Document{
		ID: word[kg.ID](m["id"]), Media: word[string](m["media"]), Title: word[string](m["title"]), Author: word[string](m["author"]),
		Publisher: word[string](m["publisher"]), Published: word[string](m["published"]), SHA256: word[string](m["sha256"]),
		Receipt: word[string](m["receipt"]), Sources: texts[string](m["sources"]),
	}
}

func evidence(m map[string]any) (kg.Evidence, error) {
	e := kg.Evidence{
		ID: word[kg.ID](m["id"]), Relation: word[kg.ID](m["relationId"]), Document: word[kg.ID](m["document"]), Published: word[string](m["published"]),
		Quote: word[string](m["quote"]), Phrase: word[string](m["phrase"]), AttributedTo: word[kg.ID](m["attributedTo"]), Attribution: word[string](m["attribution"]),
		When: word[string](m["when"]), Rule: word[string](m["rule"]), Zone: word[kg.ZoneKind](m["zone"]),
	}
	e.Confidence, _ = m["confidence"].(float64)
	extents, err := extentsFrom(listOf(m["spans"]))
	if err == nil && len(extents) < 4 {
		err = fmt.Errorf("evidence %s has %d spans, not 4 or more", e.ID, len(extents))
	}
	if err != nil {
		return e, err
	}
	e.Sentence, e.Subject, e.Object, e.Trigger = extents[0], extents[1], extents[2], extents[3]
	if len(extents) > 4 {
		e.Antecedents = extents[4:]
	}
	return e, nil
}

// numbersOf writes Extents as a flat list: start and end, each in bytes, runes and
// UTF-16 units.
func numbersOf(extents ...kg.Extent) []int64 {
	out := make([]int64, 0, 6*len(extents))
	for _, e := range extents {
		for _, p := range []kg.Position{e.Start, e.End} {
			out = append(out, int64(p.Byte), int64(p.Rune), int64(p.UTF16))
		}
	}
	return out
}

func extentsFrom(v []any) ([]kg.Extent, error) {
	if len(v)%6 != 0 {
		return nil, fmt.Errorf("a list of spans has %d numbers, not a multiple of 6", len(v))
	}
	var out []kg.Extent
	for ; len(v) > 0; v = v[6:] {
		out = append(out, kg.Extent{
			Start: kg.Position{Byte: number(v[0]), Rune: number(v[1]), UTF16: number(v[2])},
			End:   kg.Position{Byte: number(v[3]), Rune: number(v[4]), UTF16: number(v[5])},
		})
	}
	return out, nil
}
