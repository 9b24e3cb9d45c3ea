package sqlitestore

import (
	"context"
	"path/filepath"
	"testing"
)

// snapshots counts the parts of the snapshot in a store, and tells its generation.
func snapshots(t *testing.T, s *Store) (parts int, generation int64) {
	t.Helper()
	must(t, s.read(context.Background(), "test", func(c *conn) error {
		_, err := c.row(context.Background(), "SELECT count(*), ifnull(max(generation), -1) FROM snapshots", nil, &parts, &generation)
		return err
	}))
	return parts, generation
}

func sameAsScanned(t *testing.T, s *Store) {
	t.Helper()
	ctx := context.Background()
	must(t, s.read(ctx, "test", func(c *conn) error {
		g, err := scanGraph(ctx, c)
		if err != nil {
			return err
		}
		sameAdjacency(t, s.adjacency.Load(), g)
		return nil
	}))
}

func TestASnapshotAndTheChangesSinceAreTheGraph(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	s := open(t, path)
	s.scanIsQuick = 1
	for i := range 20 {
		r := load(t, s, i)
		if i%4 == 0 {
			must(t, s.Delete(context.Background(), r.Document.ID))
		}
	}
	must(t, s.Close())

	s = open(t, path) // from the snapshot
	parts, generation := snapshots(t, s)
	if parts == 0 || generation != s.adjacency.Load().generation {
		t.Fatalf("%d parts, of generation %d", parts, generation)
	}
	sameAsScanned(t, s)
	for i := range 7 {
		load(t, s, 100+i)
	}
	s.scanIsQuick = 1
	must(t, s.Close())

	s = open(t, path) // from the same snapshot and seven changes
	if _, again := snapshots(t, s); again != generation {
		t.Errorf("a fresh snapshot was written anew (%d, %d)", again, generation)
	}
	if s.adjacency.Load().generation != generation+7 {
		t.Error(s.adjacency.Load().generation)
	}
	sameAsScanned(t, s)
	must(t, s.Close())

	for _, damage := range []string{"DELETE FROM changes", "UPDATE snapshots SET body = x'0102'", "UPDATE snapshots SET body = substr(body, 1, length(body) - 40)",
		"UPDATE snapshots SET body = CAST(replace(CAST(body AS TEXT), 'ent_', 'xxx_') AS BLOB)"} {
		raw(t, path, damage)
		s = open(t, path) // the tables are enough
		sameAsScanned(t, s)
		must(t, s.Close())
	}
}

func FuzzDecodeGraph(f *testing.F) {
	g := (&graph{keys: makeIndex(nil)}).apply(patch{Generation: 1, Documents: 1,
		Entities:  []patchEntity{{N: 1, ID: "ent_00000000000000000001", Class: "Actor", Kind: "Agency"}, {N: 2, ID: "ent_00000000000000000002", Class: "Place", Kind: "Place"}},
		Relations: []patchRelation{{N: 1, Subject: 1, Object: 2, ID: "rel_00000000000000000001", Predicate: "located_in", Status: "ASSERTED", Evidence: 1}},
		Keys:      []patchKey{{"ent_00000000000000000001", 1}, {"ent_00000000000000000002", 2}}})
	f.Add(g.encode())
	f.Fuzz(func(_ *testing.T, body []byte) {
		if len(body) < 1000 {
			_, _ = decodeGraph(body) // must not panic or run away
		}
	})
}
