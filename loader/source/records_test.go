package source

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const someRecords = "\ufeff" + `{"url":"https://example.org/1","title":"One","text":"First."}
{"text":"Second.","unknown":7}

this is no JSON
{"title":5,"text":"x"}
{"url":"no address","text":"x"}
{"html":"<p>Sixth & last</p>","published":null}`

func TestBadLinesAreReportedByNumberAndTheRestIsRead(t *testing.T) {
	want := []string{
		`https://example.org/1 application/json {"title":"One","text":"First."}`,
		`r.jsonl#2 application/json {"text":"Second."}`,
		`r.jsonl#4 INVALID`,
		`r.jsonl#5 INVALID`,
		`r.jsonl#6 INVALID`,
		`r.jsonl#7 application/json {"html":"<p>Sixth & last</p>"}`,
	}
	for name, content := range map[string]string{"r.jsonl": someRecords, "r.jsonl.gz": packed(t, someRecords), "r.ndjson": someRecords} {
		dir := put(t, t.TempDir(), map[string]string{name: content})
		var wanted []string
		for _, w := range want {
			wanted = append(wanted, strings.Replace(w, "r.jsonl#", name+"#", 1))
		}
		if d := cmp.Diff(wanted, told(t.Context(), dir, []string{filepath.Join(dir, name)}, Options{})); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestALineOverTheLimitIsDroppedAndTheNextOneRead(t *testing.T) {
	long := `{"text":"` + strings.Repeat("x", 300<<10) + `"}`
	medium := `{"text":"` + strings.Repeat("y", 2000) + `"}`
	dir := put(t, t.TempDir(), map[string]string{"r.jsonl": long + "\n" + medium + "\n" + `{"text":"ok"}` + "\n"})
	want := []string{"r.jsonl#1 TOO_LARGE", "r.jsonl#2 TOO_LARGE", `r.jsonl#3 application/json {"text":"ok"}`}
	if d := cmp.Diff(want, told(t.Context(), dir, []string{filepath.Join(dir, "r.jsonl")}, Options{Limit: 1000})); d != "" {
		t.Error(d)
	}
}

func TestATornArchiveGivesTheRecordsBeforeTheTear(t *testing.T) {
	var b strings.Builder
	for i := range 2000 {
		b.WriteString(`{"text":"` + strings.Repeat(string(rune('a'+i%26)), i%97) + `."}` + "\n")
	}
	content := packed(t, b.String())
	dir := put(t, t.TempDir(), map[string]string{"r.jsonl.gz": content[:len(content)-8], "z.txt": "Z"})
	got := told(t.Context(), dir, []string{dir}, Options{})
	if len(got) < 2 || got[len(got)-1] != "z.txt text/plain Z" || !strings.HasSuffix(got[len(got)-2], " INVALID") {
		t.Errorf("ends with %q", got[max(0, len(got)-2):])
	}
}

func TestTheSameRecordUnderTwoAddressesHasTheSameBytes(t *testing.T) {
	a, errA := recordOf([]byte(`{"url":"https://a.example/","title":"T","text":"x"}`), 100)
	b, errB := recordOf([]byte(`{"text":"x", "url":"https://b.example/", "title":"T"}`), 100)
	if errA != nil || errB != nil || string(a.Content) != string(b.Content) || a.Source == b.Source {
		t.Errorf("%v %v: %s and %s", errA, errB, a.Content, b.Content)
	}
}
