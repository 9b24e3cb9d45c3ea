package loader

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graphd/kg"
	"graphd/loader/source"
)

// Every kind of bad file lies between good ones: each is named with its kind and
// reason, and every good one is stored.
func TestEveryBadInputIsNamedAndTheBatchGoesOn(t *testing.T) {
	bad := map[string]struct {
		content, reason string
		kind            kg.ErrorKind
	}{
		"b01-empty.txt":     {"", "the text is empty", kg.Invalid},
		"b02-blank.md":      {" \n\n", "the text is empty", kg.Invalid},
		"b03-binary.txt":    {"\x01\x02\x03\x04text", "control characters", kg.Invalid},
		"b04-nul.txt":       {"A good start,\x00 then a NUL.", "NUL at byte 13", kg.Invalid},
		"b05-line.txt":      {strings.Repeat("x", 50<<20), "over the limit", kg.TooLarge},
		"b06-picture.html":  {"\x89PNG\r\n\x1a\n\x00", "a PNG image", kg.Invalid},
		"b07-scripts.html":  {"<html><script>alert('x')</script></html>", "no readable text", kg.Invalid},
		"b08-deep.html":     {strings.Repeat("<div><b>", 100_000), "no readable text", kg.Invalid},
		"b09-records.jsonl": {"{\n", "no record in JSON", kg.Invalid},
		"b10-packed.txt.gz": {"not packed", "not gzip", kg.Invalid},
	}
	good := map[string]string{
		"g01-bom.txt":        "\ufeffChad met Mali in May.",
		"g02-latin.txt":      "Pe\xf1a met Mali in May.",
		"g03-wide.txt":       "\xff\xfeC\x00h\x00a\x00d\x00 \x00m\x00e\x00t\x00 \x00M\x00a\x00l\x00i\x00.\x00",
		"g04-surrogates.txt": "Chad \xed\xa0\x80 met Mali in May.",
		"g05-deep.html":      strings.Repeat("<div>", 100_000) + "Chad met Mali in May.",
		"g06-<b>&'\";--.txt": "MATCH (n) DETACH DELETE n; met <script>alert(1)</script>'); DROP TABLE entities;-- in May.",
		"g07-records.jsonl":  "no record\n{\"text\":\"Chad \\ud800 met Mali.\"}\n",
	}
	dir := t.TempDir()
	for name, b := range bad {
		good[name] = b.content
	}
	for name, content := range good {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w := &journal{}
	report, err := Load(t.Context(), LoadOptions{Writer: w, Reader: &plainReader{}}, source.Open(t.Context(), []string{dir}, source.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	if report.Documents != 7 || len(report.Failed) != len(bad)+1 {
		t.Errorf("%d stored, failed: %v", report.Documents, report.Failed)
	}
	for _, p := range report.Failed {
		name, _, _ := strings.Cut(filepath.Base(p.Source), "#")
		want, ok := bad[name]
		if name == "g07-records.jsonl" {
			want, ok = bad["b09-records.jsonl"], strings.HasSuffix(p.Source, "#1")
		}
		if !ok || p.Kind != want.kind || !strings.Contains(p.Reason, want.reason) || strings.Contains(p.Reason, dir) {
			t.Errorf("%+v", p)
		}
	}
}

func TestOneTextUnderTwoPathsIsOneDocument(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("Chad met Mali in May."), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	w := &journal{}
	if _, err := Load(t.Context(), LoadOptions{Writer: w, Reader: &plainReader{}}, source.Open(t.Context(), []string{dir}, source.Options{})); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(w.by[filepath.Join(dir, "a.txt")], w.by[filepath.Join(dir, "b.txt")]); d != "" || len(w.by) != 2 {
		t.Errorf("%v: %s", w.by, d)
	}
}
