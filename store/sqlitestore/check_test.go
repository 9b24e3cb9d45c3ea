package sqlitestore

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"graphd/kg"
)

func TestCheckFindsDamage(t *testing.T) {
	for what, damage := range map[string]string{
		"the file is damaged":       "UPDATE relations SET subject = 99999",
		"a foreign key":             "PRAGMA foreign_keys = 0; DELETE FROM documents",
		"KeyRelations without Evid": "DELETE FROM evidence",
		"Documents without a Sour":  "DELETE FROM sources",
		"the engine says":           "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, '(sentence)', '(of)') WHERE name = 'evidence_sentence'",
		"a Reading in it":           "UPDATE readings SET body = x'00'",
	} {
		path := filepath.Join(t.TempDir(), "graph.db")
		s := open(t, path)
		load(t, s, 0)
		must(t, s.Close())
		raw(t, path, strings.Split(damage, "; ")...)
		s, err := Open(context.Background(), path, Options{})
		if err == nil {
			_, readErr := s.Readings(context.Background(), []kg.ID{sample(0).Document.ID})
			err = errors.Join(s.Check(context.Background()), readErr, s.Close())
		}
		if err == nil || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v", damage, err)
		}
	}
}
