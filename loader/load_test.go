package loader

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"graphd/kg"
	"graphd/loader/source"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// plainReader reads a Document as one Sentence a Zone that says nothing. Texts
// that hold "slow" take longer than those after them; "fault" is a fault.
type plainReader struct{ most, now atomic.Int32 }

func (p *plainReader) Read(d kg.Document) (*kg.Reading, error) {
	now := p.now.Add(1)
	defer p.now.Add(-1)
	for {
		most := p.most.Load()
		if now <= most || p.most.CompareAndSwap(most, now) {
			break
		}
	}
	switch {
	case strings.Contains(d.Text, "slow"):
		time.Sleep(30 * time.Millisecond)
	case strings.Contains(d.Text, "fault"):
		panic("out of range")
	case strings.Contains(d.Text, "unreadable"):
		return nil, kg.Errorf(kg.Invalid, "mention", "", "it cannot be read")
	}
	r := &kg.Reading{Document: d}
	for _, z := range d.Zones {
		if z.Kind.Read() {
			r.Sentences = append(r.Sentences, z.Span)
		}
	}
	return r, nil
}

// journal is a Writer that remembers. failures are given back first, in order.
type journal struct {
	failures []error
	by       map[string]kg.ID
	order    []string
}

func (j *journal) Put(ctx context.Context, r *kg.Reading, source string) (kg.Outcome, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if len(j.failures) > 0 {
		err := j.failures[0]
		if j.failures = j.failures[1:]; err != nil {
			return "", err
		}
	}
	if j.by == nil {
		j.by = map[string]kg.ID{}
	}
	before, was := j.by[source]
	j.by[source] = r.Document.ID
	j.order = append(j.order, source)
	switch {
	case was && before == r.Document.ID:
		return kg.Unchanged, nil
	case was:
		return kg.Replaced, nil
	}
	return kg.Added, nil
}

// texts gives plain texts named a, b, c ... in order.
func texts(contents ...string) iter.Seq2[source.Raw, error] {
	return func(yield func(source.Raw, error) bool) {
		for i, c := range contents {
			if !yield(source.Raw{Source: string(rune('a' + i)), Media: "text/plain", Content: []byte(c)}, nil) {
				return
			}
		}
	}
}

func written(events []Event) []string {
	var out []string
	for _, e := range events {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s%s %s", e.Stage, e.Source, e.Outcome, e.Kind, e.Reason)))
	}
	return out
}

func TestEventsComeInTheOrderOfTheInputsWhateverTheJobs(t *testing.T) {
	inputs := texts("A slow text.", "", "B is here.", "A fault is here.", "This is unreadable.", "bin\x00ary", "C, the last text.")
	want := []string{
		"STARTED a", "READ a", "LOADED a ADDED",
		"STARTED b", "FAILED b INVALID the text is empty",
		"STARTED c", "READ c", "LOADED c ADDED",
		"STARTED d", "FAILED d INTERNAL a fault in graphd: out of range",
		"STARTED e", "FAILED e INVALID it cannot be read",
		"STARTED f", "FAILED f INVALID it is not text: it holds a NUL at byte 3",
		"STARTED g", "READ g", "LOADED g ADDED",
	}
	for _, jobs := range []int{1, 2, 8} {
		var events []Event
		w := &journal{}
		report, err := Load(t.Context(), LoadOptions{Writer: w, Reader: &plainReader{}, Jobs: jobs, OnEvent: func(e Event) { events = append(events, e) }}, inputs)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, written(events)); d != "" {
			t.Errorf("%d jobs: %s", jobs, d)
		}
		if d := cmp.Diff([]string{"a", "c", "g"}, w.order); d != "" {
			t.Error(d)
		}
		if report.Documents != 3 || report.Added != 3 || len(report.Failed) != 4 || report.Complete() || report.Counts.Sentences != 3 {
			t.Errorf("%+v", report)
		}
	}
}

func TestAVersionReplacesAndARepeatChangesNothing(t *testing.T) {
	w := &journal{}
	var reports []Report
	for _, content := range []string{"The first version.", "The first version.", "The second version."} {
		report, err := Load(t.Context(), LoadOptions{Writer: w, Reader: &plainReader{}}, texts(content))
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, report)
	}
	if reports[0].Added != 1 || reports[1].Unchanged != 1 || reports[2].Replaced != 1 || !reports[2].Complete() {
		t.Errorf("%+v", reports)
	}
}

func TestSkippedInputsAreToldAndAreNoFault(t *testing.T) {
	inputs := func(yield func(source.Raw, error) bool) {
		_ = yield(source.Raw{Source: "pic.png"}, kg.E(kg.Invalid, "read", "pic.png", &source.Skip{Reason: "not read"})) &&
			yield(source.Raw{Source: "gone.txt"}, kg.Errorf(kg.NotFound, "read", "gone.txt", "no such file"))
	}
	var events []Event
	report, err := Load(t.Context(), LoadOptions{Writer: &journal{}, Reader: &plainReader{}, OnEvent: func(e Event) { events = append(events, e) }}, inputs)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"STARTED pic.png", "SKIPPED pic.png  not read", "STARTED gone.txt", "FAILED gone.txt NOT_FOUND no such file"}
	if d := cmp.Diff(want, written(events)); d != "" {
		t.Error(d)
	}
	if len(report.Skipped) != 1 || len(report.Failed) != 1 {
		t.Errorf("%+v", report)
	}
}

func TestAStoreThatComesBackLosesNothing(t *testing.T) {
	away := kg.Errorf(kg.Unavailable, "put", "", "connection refused")
	w := &journal{failures: []error{nil, away, away, kg.Errorf(kg.Conflict, "put", "", "deadlock")}}
	report, err := Load(t.Context(), LoadOptions{Writer: w, Reader: &plainReader{}, Backoff: time.Millisecond}, texts("One here.", "Two here.", "Three here."))
	if err != nil || report.Documents != 3 || !report.Complete() {
		t.Errorf("%v %+v", err, report)
	}
}

func TestAStoreThatStaysAwayStopsTheRunAndTheReportSaysWhere(t *testing.T) {
	away := kg.Errorf(kg.Unavailable, "put", "", "connection refused")
	w := &journal{failures: []error{nil, away, away, away, away, away}}
	var events []Event
	report, err := Load(t.Context(), LoadOptions{Writer: w, Reader: &plainReader{}, Backoff: time.Millisecond, OnEvent: func(e Event) { events = append(events, e) }}, texts("One here.", "Two here.", "Three here."))
	if kg.KindOf(err) != kg.Unavailable || report.Documents != 1 || report.Complete() {
		t.Fatalf("%v %+v", err, report)
	}
	if report.Stopped.Source != "b" || report.Stopped.Kind != kg.Unavailable || !strings.Contains(report.Stopped.Reason, "connection refused") {
		t.Errorf("%+v", report.Stopped)
	}
	if d := cmp.Diff([]string{"STARTED a", "READ a", "LOADED a ADDED", "STARTED b", "READ b"}, written(events)); d != "" {
		t.Error(d)
	}
}

func TestADocumentTheStoreRefusesDoesNotStopTheOthers(t *testing.T) {
	w := &journal{failures: []error{kg.Errorf(kg.LawBroken, "put", "", "no evidence"), errors.New("odd")}}
	report, err := Load(t.Context(), LoadOptions{Writer: w, Reader: &plainReader{}}, texts("One here.", "Two here.", "Three here."))
	if err != nil || report.Documents != 1 {
		t.Fatalf("%v %+v", err, report)
	}
	want := []Problem{{"a", kg.LawBroken, "no evidence"}, {"b", kg.Internal, "odd"}}
	if d := cmp.Diff(want, report.Failed); d != "" {
		t.Error(d)
	}
}

func TestTheEndOfTheContextStopsTheRun(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	endless := func(yield func(source.Raw, error) bool) {
		for i := 0; ; i++ {
			if !yield(source.Raw{Source: fmt.Sprint(i), Media: "text/plain", Content: fmt.Appendf(nil, "Text number %d.", i)}, nil) {
				return
			}
		}
	}
	w := &journal{}
	n := 0
	report, err := Load(ctx, LoadOptions{Writer: w, Reader: &plainReader{}, Jobs: 4, OnEvent: func(e Event) {
		if e.Stage == Loaded {
			if n++; n == 5 {
				cancel()
			}
		}
	}}, endless)
	if !errors.Is(err, context.Canceled) || report.Documents != 5 || report.Stopped == nil || report.Stopped.Source != "5" {
		t.Errorf("%v %+v", err, report)
	}
}

func TestJobsReadInParallel(t *testing.T) {
	r := &plainReader{}
	if _, err := Load(t.Context(), LoadOptions{Writer: &journal{}, Reader: r, Jobs: 3}, texts("A slow one.", "B slow one.", "C slow one.", "D slow one.", "E slow one.", "F slow one.")); err != nil {
		t.Fatal(err)
	}
	if most := r.most.Load(); most != 3 {
		t.Errorf("%d at a time, not 3", most)
	}
}
