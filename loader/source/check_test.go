package source

import (
	"os"
	"path/filepath"
	"testing"

	"graphd/kg"
)

func TestCheckTellsTheHashOfWhatWouldBeLoaded(t *testing.T) {
	dir := put(t, t.TempDir(), map[string]string{"a.txt": "A", "p.txt.gz": packed(t, "A"), "r.jsonl": `{"text":"one"}` + "\n" + `{"text":"two"}` + "\n", "odd#1.txt": "A"})
	seen := 0
	var c Checker
	for raw, err := range Open(t.Context(), []string{dir}, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		seen++
		sum, known, err := c.Check(t.Context(), raw.Source)
		if err != nil || !known || sum != hash(raw.Content) {
			t.Errorf("%s: %q %v %v", raw.Source, sum, known, err)
		}
	}
	if seen != 5 {
		t.Errorf("%d texts, not 5", seen)
	}
}

func TestCheckTellsDriftGoneAndRemoteApart(t *testing.T) {
	dir := put(t, t.TempDir(), map[string]string{"a.txt": "A", "r.jsonl": `{"text":"one"}` + "\n"})
	path := filepath.Join(dir, "a.txt")
	before, _, err := Check(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, map[string]string{"a.txt": "B"})
	if after, known, err := Check(t.Context(), path); err != nil || !known || after == before {
		t.Errorf("drift: %q %v %v", after, known, err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{path, filepath.Join(dir, "r.jsonl#2"), filepath.Join(dir, "none.jsonl#1")} {
		if _, known, err := Check(t.Context(), gone); !known || kg.KindOf(err) != kg.NotFound {
			t.Errorf("%s: %v %v", gone, known, err)
		}
	}
	for _, remote := range []string{"https://example.org/x", "stdin:0123456789ab"} {
		if _, known, err := Check(t.Context(), remote); known || err != nil {
			t.Errorf("%s: %v %v", remote, known, err)
		}
	}
}
