package storetest

import (
	"context"
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"

	"graphd/export"
	"graphd/kg"
	"graphd/store/memstore"
)

// A Harness says how to get at the store under test.
type Harness struct {
	// Open returns an empty Store under Rules(). The suite closes it before it
	// opens the next.
	Open func(t *testing.T) kg.Store
	// Reopen closes the Store and opens what it kept. A store that keeps nothing
	// has none.
	Reopen func(t *testing.T, s kg.Store) kg.Store
	// Checks is the number of random sequences; 0 means 10. The environment's
	// GRAPHD_CHECKS goes before it, and then every run draws other sequences.
	Checks int

	steps int // of a random sequence, at most
}

// A law is one named check of the suite.
type law struct {
	name  string
	check func(*testing.T, Harness)
}

// Run checks the store against every law.
func Run(t *testing.T, h Harness) {
	t.Helper()
	h.random(t)
	for _, list := range [][]law{basics(), identities(), retractions(), pagings(), filterings(), searches(), walkings(), strangenesses(), sequences()} {
		for _, l := range list {
			t.Run(strings.ReplaceAll(l.name, " ", "_"), func(t *testing.T) { l.check(t, h) })
		}
	}
	if h.Reopen != nil {
		for _, l := range reopenings() {
			t.Run(strings.ReplaceAll(l.name, " ", "_"), func(t *testing.T) { l.check(t, h) })
		}
	}
}

// random settles how rapid draws: the same each time, unless a number of checks
// is asked for from outside.
func (h *Harness) random(t *testing.T) {
	checks, seed := h.Checks, "1"
	h.steps = 12
	if checks == 0 {
		checks = 10
	}
	if n, err := strconv.Atoi(os.Getenv("GRAPHD_CHECKS")); err == nil && n > 0 {
		checks, seed = n, "0"
		h.steps = 40
	}
	settings := map[string]string{"rapid.checks": strconv.Itoa(checks), "rapid.nofailfile": "true"}
	if flag.Lookup("rapid.seed").Value.String() == "0" {
		settings["rapid.seed"] = seed
	}
	for name, value := range settings {
		before := flag.Lookup(name).Value.String()
		if err := flag.Set(name, value); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { must(t, flag.Set(name, before)) })
	}
}

// tb is what *testing.T and *rapid.T have in common.
type tb interface {
	Helper()
	Fatalf(format string, args ...any)
	Logf(format string, args ...any)
}

func must(t tb, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%v", err)
	}
}

func got[T any](v T, err error) func(t tb) T {
	return func(t tb) T {
		t.Helper()
		must(t, err)
		return v
	}
}

// with opens a Store, calls use, and closes it, whatever happens.
func (h Harness) with(t *testing.T, use func(s kg.Store)) {
	t.Helper()
	s := h.Open(t)
	defer func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}()
	use(s)
}

func reference() kg.Store { return memstore.New(Rules()) }

// A loading is a Text and where it comes from.
type loading struct {
	source string
	text   Text
}

func load(t tb, s kg.Store, list ...loading) {
	t.Helper()
	for _, l := range list {
		got(s.Put(context.Background(), l.text.Reading(), l.source))(t)
	}
}

func judge(t tb, s kg.Store, j kg.Judgement) kg.Judgement {
	t.Helper()
	if j.When == "" {
		j.When = "2024-01-01T00:00:00Z"
	}
	j = got(kg.NewJudgement(j))(t)
	must(t, s.Judge(context.Background(), j))
	return j
}

// dump is the export of the store: all it holds.
func dump(t tb, s kg.Store) string {
	t.Helper()
	var b strings.Builder
	must(t, export.WriteJSONL(context.Background(), s, &b))
	return b.String()
}

// sameGraph fails with the first lines that differ.
func sameGraph(t tb, have, want string) {
	t.Helper()
	if have == want {
		return
	}
	a, b := strings.Split(have, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		var x, y string
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			t.Fatalf("the exports differ in line %d of %d and %d\nhave: %s\nwant: %s", i+1, len(a), len(b), x, y)
		}
	}
}

// sameAsReference compares the store with memstore after the same writes.
func sameAsReference(t tb, s kg.Store, write func(s kg.Store)) {
	t.Helper()
	want := reference()
	write(want)
	sameGraph(t, dump(t, s), dump(t, want))
	must(t, want.Close())
}

// entityOf finds the Entity of a Thing, nil if there is none.
func entityOf(t tb, s kg.Store, thing Thing) *kg.Entity {
	t.Helper()
	return got(s.Lookup(context.Background(), []kg.ID{kg.EntityID(thing.key())}))(t)[0].Entity
}
