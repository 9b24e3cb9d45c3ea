package sqlitestore

import (
	"strings"

	"graphd/kg"
)

// match writes folded words as a query of a word table: all of them, the last as
// a prefix.
func match(words []string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(`"` + w + `"`)
	}
	return b.String() + "*"
}

// words adds a condition that starts at the rows of a word table that match text.
// sql holds the query with MATCH ?; text without words matches nothing.
func (t *text) words(sql, of string) {
	if w := kg.Fold(of); len(w) > 0 {
		t.add(" AND "+sql, match(w))
	} else {
		t.add(" AND 0")
	}
}

// among adds the condition that a column holds one of some words; none are no condition.
func among[T ~string](t *text, column string, list []T) error {
	if len(list) == 0 {
		return nil
	}
	j, err := jsonList(list)
	t.add(" AND "+column+" IN (SELECT value FROM json_each(?))", j)
	return err
}

// entityFilter adds the conditions on the Entity e.
func entityFilter(t *text, f kg.EntityFilter) error {
	if err := among(t, "e.class", f.Classes); err != nil {
		return err
	}
	if err := among(t, "e.kind", f.Kinds); err != nil {
		return err
	}
	if f.Name != "" {
		t.add(" AND e.n IN (SELECT entity FROM names WHERE fold = ?)", kg.FoldText(f.Name))
	}
	if f.Text != "" {
		t.words("e.n IN (SELECT entity FROM names WHERE n IN (SELECT rowid FROM name_words WHERE name_words MATCH ?))", f.Text)
	}
	if f.Document != "" {
		t.add(" AND e.n IN (SELECT k.entity FROM documents d JOIN chains c ON c.document = d.n JOIN keys k ON k.n = c.key WHERE d.id = ?)", string(f.Document))
	}
	if f.MinDegree > 0 {
		t.add(" AND e.degree >= ?", f.MinDegree)
	}
	return nil
}

// documentFilter adds the conditions on the Document d.
func documentFilter(t *text, f kg.DocumentFilter) {
	if f.Source != "" {
		t.add(" AND d.n = (SELECT document FROM sources WHERE source = ?)", f.Source)
	}
	if f.Publisher != "" {
		t.add(" AND d.publisher = ?", f.Publisher)
	}
	if f.Text != "" {
		t.words("d.n IN (SELECT rowid FROM title_words WHERE title_words MATCH ?)", f.Text)
	}
	dates(t, f.PublishedFrom, f.PublishedTo)
}

// dates adds the condition that the Document d was published between two days.
func dates(t *text, from, to string) {
	if from != "" || to != "" {
		t.add(" AND d.day >= ?", max(dayOf(from), 1))
	}
	if to != "" {
		t.add(" AND d.day <= ?", dayOf(to))
	}
}

// entityOf is the SQL of the number of the Entity that an ID finds.
const entityOf = "(SELECT entity FROM keys WHERE id = ?)"

// evidenceFilter adds the conditions on the Evidence v, its sentence q and its
// Document d.
func evidenceFilter(t *text, f kg.RelationFilter) {
	if f.Document != "" {
		t.add(" AND d.id = ?", string(f.Document))
	}
	if f.Source != "" {
		t.add(" AND d.n = (SELECT document FROM sources WHERE source = ?)", f.Source)
	}
	if f.AttributedTo != "" {
		t.add(" AND v.attributed IN (SELECT n FROM keys WHERE entity = "+entityOf+")", string(f.AttributedTo))
	}
	if f.Text != "" {
		t.words("q.n IN (SELECT rowid FROM quote_words WHERE quote_words MATCH ?)", f.Text)
	}
	dates(t, f.PublishedFrom, f.PublishedTo)
}
