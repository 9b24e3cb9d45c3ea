package sqlitestore

import (
	"encoding/json"
	"strconv"
	"strings"

	"graphd/kg"
)

// dayOf turns YYYY-MM-DD into the number YYYYMMDD, and no date into 0.
func dayOf(date string) int {
	n, err := strconv.Atoi(strings.ReplaceAll(date, "-", ""))
	if err != nil {
		return 0
	}
	return n
}

// dateOf is dayOf backwards.
func dateOf(day int) string {
	if day == 0 {
		return ""
	}
	var b [10]byte
	for _, at := range [8]int{9, 8, 6, 5, 3, 2, 1, 0} {
		b[at] = byte('0' + day%10)
		day /= 10
	}
	b[4], b[7] = '-', '-'
	return string(b[:])
}

const entityColumns = "e.n, e.id, e.name, e.class, e.kind, e.aliases, e.description, e.keys, e.degree, e.mentions, e.documents, e.first_day, e.last_day"

func scanEntity(row scan) (int64, kg.Entity, error) {
	var n int64
	var e kg.Entity
	var id, class, kind, aliases, keys string
	var first, last int
	if err := row(&n, &id, &e.Name, &class, &kind, &aliases, &e.Description, &keys, &e.Degree, &e.Mentions, &e.Documents, &first, &last); err != nil {
		return 0, e, err
	}
	e.ID, e.Class, e.Kind, e.FirstSeen, e.LastSeen = kg.ID(id), kg.Class(class), kg.Kind(kind), dateOf(first), dateOf(last)
	if err := unmarshal(keys, &e.Keys); err != nil {
		return 0, e, err
	}
	if aliases == "[]" {
		return n, e, nil // nil, as kg.FoldEntity makes it
	}
	return n, e, unmarshal(aliases, &e.Aliases)
}

const relationColumns = "r.n, r.id, s.id, r.predicate, o.id, r.status, r.phrases, r.evidence, r.documents, r.independent, r.first_day, r.last_day, r.subject_class, r.object_class"

func scanRelation(row scan) (int64, kg.Relation, error) {
	var n int64
	var r kg.Relation
	var id, subject, predicate, object, status, phrases, subjectClass, objectClass string
	var first, last int
	if err := row(&n, &id, &subject, &predicate, &object, &status, &phrases, &r.Evidence, &r.Documents, &r.Independent, &first, &last, &subjectClass, &objectClass); err != nil {
		return 0, r, err
	}
	r.ID, r.Subject, r.Object = kg.ID(id), kg.ID(subject), kg.ID(object)
	r.Predicate, r.Status, r.FirstSeen, r.LastSeen = kg.Predicate(predicate), kg.Status(status), dateOf(first), dateOf(last)
	r.SubjectClass, r.ObjectClass = kg.Class(subjectClass), kg.Class(objectClass)
	return n, r, unmarshal(phrases, &r.Phrases)
}

const (
	evidenceColumns = "v.n, v.id, r.id, d.id, d.day, q.quote, v.places, v.phrase, ifnull(a.id, ''), v.attribution, v.date, v.confidence, v.rule, v.zone"
	// evidenceTables hold the Evidence of Relations that are shown.
	evidenceTables = `evidence v JOIN key_relations g ON g.n = v.of JOIN relations r ON r.n = g.relation
		JOIN sentences q ON q.n = v.sentence JOIN documents d ON d.n = q.document
		LEFT JOIN keys ak ON ak.n = v.attributed LEFT JOIN entities a ON a.n = ak.entity`
)

func scanEvidence(row scan) (int64, kg.Evidence, error) {
	var n int64
	var v kg.Evidence
	var id, relation, document, attributed, zone string
	var day int
	var places []byte
	if err := row(&n, &id, &relation, &document, &day, &v.Quote, &places, &v.Phrase, &attributed, &v.Attribution, &v.When, &v.Confidence, &v.Rule, &zone); err != nil {
		return 0, v, err
	}
	v.ID, v.Relation, v.Document, v.AttributedTo = kg.ID(id), kg.ID(relation), kg.ID(document), kg.ID(attributed)
	v.Published, v.Zone = dateOf(day), kg.ZoneKind(zone)
	return n, v, decodePlaces(places, &v)
}

const documentColumns = `d.n, d.id, d.media, d.title, d.author, d.publisher, d.day, d.sha256, d.receipt,
	(SELECT json_group_array(source ORDER BY source) FROM sources WHERE document = d.n)`

func scanDocument(row scan) (int64, kg.Document, error) {
	var n int64
	var d kg.Document
	var id, sources string
	var day int
	if err := row(&n, &id, &d.Media, &d.Title, &d.Author, &d.Publisher, &day, &d.SHA256, &d.Receipt, &sources); err != nil {
		return 0, d, err
	}
	d.ID, d.Published = kg.ID(id), dateOf(day)
	return n, d, unmarshal(sources, &d.Sources)
}

func unmarshal(list string, to any) error { return json.Unmarshal([]byte(list), to) }
