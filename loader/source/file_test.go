package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"graphd/kg"
)

// put writes files below dir and returns it.
func put(t *testing.T, dir string, files map[string]string) string {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func packed(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// told runs Open and writes each result as one line; dir is cut from names.
func told(ctx context.Context, dir string, args []string, o Options) []string {
	var out []string
	for raw, err := range Open(ctx, args, o) {
		name := strings.TrimPrefix(raw.Source, dir+string(filepath.Separator))
		var skip *Skip
		switch {
		case errors.As(err, &skip):
			out = append(out, fmt.Sprintf("%s skip %s", name, skip.Reason))
		case err != nil:
			out = append(out, fmt.Sprintf("%s %s", name, kg.KindOf(err)))
		default:
			out = append(out, fmt.Sprintf("%s %s %s", name, raw.Media, raw.Content))
		}
	}
	return out
}

func TestADirectoryIsWalkedInOrderAndNeverLeft(t *testing.T) {
	outside := put(t, t.TempDir(), map[string]string{"secret.txt": "secret"})
	dir := put(t, t.TempDir(), map[string]string{
		"b.txt": "B", "a/z.md": "Z", "a/y.HTML": "Y", ".git/x.txt": "no", ".hidden.txt": "no",
		"pic.png": "no", "one.json": "{}", "p.txt.gz": packed(t, "P"), "README": "no",
	})
	for link, target := range map[string]string{"file.txt": filepath.Join(outside, "secret.txt"), "dir": outside, "loop": dir} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{
		".git skip hidden",
		".hidden.txt skip hidden",
		`README skip files named "*" are not read`,
		"a/y.HTML text/html Y",
		"a/z.md text/markdown Z",
		"b.txt text/plain B",
		"dir skip a symbolic link",
		"file.txt skip a symbolic link",
		"loop skip a symbolic link",
		"one.json skip a .json file is read only when it is named itself",
		"p.txt.gz text/plain P",
		`pic.png skip files named "*.png" are not read`,
	}
	if d := cmp.Diff(want, told(t.Context(), dir, []string{dir}, Options{})); d != "" {
		t.Error(d)
	}
}

func TestABadInputDoesNotEndTheBatch(t *testing.T) {
	dir := put(t, t.TempDir(), map[string]string{
		"good.txt": "good", "big.txt": strings.Repeat("x", 2000), "torn.txt.gz": packed(t, "torn and more")[:20], "no.gz": "not packed",
		"bomb.txt.gz": packed(t, strings.Repeat("\x00", 12<<20)),
	})
	args := []string{filepath.Join(dir, "missing.txt"), "", filepath.Join(dir, "big.txt"), filepath.Join(dir, "torn.txt.gz"), filepath.Join(dir, "no.gz"),
		filepath.Join(dir, "bomb.txt.gz"), "ftp://example.org/x", "http://", "https://me:word@example.org/", filepath.Join(dir, "good.txt")}
	want := []string{
		"missing.txt NOT_FOUND",
		" INVALID",
		"big.txt TOO_LARGE",
		"torn.txt.gz INVALID",
		"no.gz INVALID",
		"bomb.txt.gz TOO_LARGE",
		"ftp://example.org/x INVALID",
		"http:// INVALID",
		"https://me:xxxxx@example.org/ FORBIDDEN",
		"good.txt text/plain good",
	}
	if d := cmp.Diff(want, told(t.Context(), dir, args, Options{Limit: 1000})); d != "" {
		t.Error(d)
	}
}

func TestAGzipBombIsRefusedByItsGrowth(t *testing.T) {
	dir := put(t, t.TempDir(), map[string]string{"bomb.jsonl.gz": packed(t, strings.Repeat(" ", 12<<20))})
	got := told(t.Context(), dir, []string{filepath.Join(dir, "bomb.jsonl.gz")}, Options{Limit: 1 << 30})
	if d := cmp.Diff([]string{"bomb.jsonl.gz#1 TOO_LARGE"}, got); d != "" {
		t.Error(d)
	}
}

func TestRelativeAndAbsolutePathsNameOneSource(t *testing.T) {
	dir := put(t, t.TempDir(), map[string]string{"a.txt": "A"})
	t.Chdir(dir)
	for _, arg := range []string{"a.txt", "./a.txt", "../" + filepath.Base(dir) + "/a.txt", filepath.Join(dir, "a.txt")} {
		if d := cmp.Diff([]string{"a.txt text/plain A"}, told(t.Context(), dir, []string{arg}, Options{})); d != "" {
			t.Errorf("%s: %s", arg, d)
		}
	}
}

func TestStandardInputIsNamedByWhatItHolds(t *testing.T) {
	tests := []struct {
		name, in, want string
		o              Options
	}{
		{"text", "hello", "stdin:2cf24dba5fb0 text/plain hello", Options{}},
		{"page", "<!DOCTYPE html><p>x", "stdin:6c5fff41063f text/html <!DOCTYPE html><p>x", Options{}},
		{"named", "hello", "brief text/plain hello", Options{Name: "brief"}},
		{"records", `{"text":"hello"}`, `stdin:cbbbdcd27692 application/json {"text":"hello"}`, Options{Media: "application/x-ndjson"}},
		{"too long", "hello", "stdin TOO_LARGE", Options{Limit: 4}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.o.Stdin = strings.NewReader(tt.in)
			got := told(t.Context(), "", []string{"-"}, tt.o)
			if d := cmp.Diff([]string{tt.want}, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestTheEndOfTheContextEndsTheSequence(t *testing.T) {
	dir := put(t, t.TempDir(), map[string]string{"a.txt": "A", "b.txt": "B", "c.txt": "C"})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var got []string
	for raw, err := range Open(ctx, []string{dir, dir}, Options{}) {
		if err != nil {
			got = append(got, string(kg.KindOf(err)))
			continue
		}
		got = append(got, filepath.Base(raw.Source))
		cancel()
	}
	if d := cmp.Diff([]string{"a.txt", "UNAVAILABLE"}, got); d != "" {
		t.Error(d)
	}
}

// silent is an input that gives nothing until the test ends.
type silent struct{ done chan struct{} }

func (s silent) Read([]byte) (int, error) {
	<-s.done
	return 0, io.EOF
}

func TestTheEndOfTheContextEndsAReadFromATerminal(t *testing.T) {
	in := silent{make(chan struct{})}
	defer close(in.done)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if d := cmp.Diff([]string{"stdin UNAVAILABLE"}, told(ctx, "", []string{"-", "-"}, Options{Stdin: in})); d != "" {
		t.Error(d)
	}
}
