package sqlitestore

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"graphd/kg"
	"graphd/store/storetest"
)

// raw runs SQL on a file without the store.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range statements {
		if _, err := db.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsNoStoreIsRefusedAndLeftAlone(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		kind kg.ErrorKind
		says string
	}{
		{"text", func(t *testing.T, path string) { write(t, path, strings.Repeat("a page of notes\n", 400)) }, kg.Invalid, "no SQLite database"},
		{"short text", func(t *testing.T, path string) { write(t, path, "x") }, kg.Invalid, "no SQLite database"},
		{"another program's database", func(t *testing.T, path string) { raw(t, path, "CREATE TABLE t (x)", "INSERT INTO t VALUES (1)") }, kg.Invalid, "another program"},
		{"another program's database with a mark", func(t *testing.T, path string) { raw(t, path, "PRAGMA application_id = 7") }, kg.Invalid, "another program"},
		{"a later version", func(t *testing.T, path string) {
			must(t, open(t, path).Close())
			raw(t, path, "PRAGMA user_version = 99")
		}, kg.Invalid, "version 99"},
		{"a broken head", func(t *testing.T, path string) {
			write(t, path, "SQLite format 3\x00"+strings.Repeat("\xff", 5000))
		}, kg.Invalid, "not a graphd store"},
		{"a folder", func(t *testing.T, path string) { must(t, os.Mkdir(path, 0o755)) }, kg.Invalid, "not a file"},
		{"in a file", func(t *testing.T, path string) { write(t, filepath.Dir(path)+"/f", "x") }, kg.Unavailable, "not a directory"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "some.db")
			c.make(t, path)
			if c.name == "in a file" {
				path = filepath.Join(filepath.Dir(path), "f", "some.db")
			}
			before, _ := os.ReadFile(path)
			s, err := Open(context.Background(), path, Options{Rules: storetest.Rules()})
			if err == nil {
				t.Fatal("opened", s.Close())
			}
			if kg.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), path) {
				t.Errorf("the error is %s: %v", kg.KindOf(err), err)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	must(t, os.WriteFile(path, []byte(content), 0o644))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func got[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		must(t, err)
		return v
	}
}

func TestAnOldEngineIsRefused(t *testing.T) {
	for version, want := range map[string]bool{
		"3.51.2": false, "3.51.3": true, "3.51.10": true, "3.54.1": true, "3.9.99": false, "4.0.0": true, "2.99.99": false, "none": false, "3.x.1": false,
	} {
		if err := checkEngine(version); (err == nil) != want {
			t.Errorf("%s: %v", version, err)
		}
	}
}

func TestAnyPathMayHoldAStore(t *testing.T) {
	for _, name := range []string{"a b.db", "what?.db", "100%41.db", "a#b.db", ":memory:", "é.db", "file:x", "a&b=c.db"} {
		path := filepath.Join(t.TempDir(), name)
		must(t, open(t, path).Close())
		if s, err := os.Stat(path); err != nil || s.Size() == 0 {
			t.Errorf("%s: no file (%v)", name, err)
		}
		must(t, open(t, path).Close())
	}
}

func TestAnEmptyFileBecomesAStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	write(t, path, "")
	s := open(t, path)
	load(t, s, 0)
	must(t, s.Close())
}

func TestTwoMayMakeOneFileAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	errs := make(chan error)
	for i := range 4 {
		go func() {
			s, err := Open(context.Background(), path, Options{Rules: storetest.Rules()})
			if err == nil {
				if _, err = s.Put(context.Background(), sample(i), fmt.Sprint("source ", i)); err == nil {
					err = s.Close()
				}
			}
			errs <- err
		}()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	s := open(t, path)
	if n, err := s.Stats(context.Background(), kg.RelationFilter{}); err != nil || n.Documents != 4 {
		t.Error(n.Documents, err)
	}
	must(t, s.Close())
}

// sample makes one of many small Readings that share Entities.
func sample(i int) *kg.Reading {
	a, b, c := storetest.Agency(fmt.Sprint("Agency ", i%7)), storetest.Strategy(fmt.Sprint("Strategy ", i%5)), storetest.Person(fmt.Sprint("Person ", i))
	return storetest.Text{
		Title: fmt.Sprint("Report ", i), Published: fmt.Sprintf("20%02d-01-02", i%100),
		Says: []storetest.Statement{
			{Subject: a, Predicate: "implements", Object: b},
			{Subject: c, Predicate: "supports", Object: a, By: c},
			{Subject: c, Predicate: "opposes", Object: b, Status: kg.Denied, As: kg.Pronoun},
		},
	}.Reading()
}

func load(t testing.TB, s kg.Store, i int) *kg.Reading {
	t.Helper()
	r := sample(i)
	if _, err := s.Put(context.Background(), r, fmt.Sprint("source ", i)); err != nil {
		t.Fatal(err)
	}
	return r
}
