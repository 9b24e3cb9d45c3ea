package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"graphd/kg"
	"graphd/loader"
)

// A progress shows a load while it runs, and what came of it.
type progress interface {
	event(loader.Event)
	report(loader.Report) error
}

// progress chooses: events for programs, a bar for a person at a terminal, lines
// for a log.
func (p *program) progress() progress {
	switch {
	case p.json:
		return &eventLines{enc: json.NewEncoder(p.stdout)}
	case isTerminal(p.stderr):
		return &bar{plainLines: plainLines{stdout: p.stdout, stderr: io.Discard}, bar: progressbar.NewOptions(-1,
			progressbar.OptionSetWriter(p.stderr), progressbar.OptionSetDescription("reading"), progressbar.OptionShowCount(),
			progressbar.OptionSpinnerType(14), progressbar.OptionClearOnFinish())}
	default:
		return &plainLines{stdout: p.stdout, stderr: p.stderr, each: true}
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// eventLines writes one JSON object a line: the events, then the report.
type eventLines struct {
	enc *json.Encoder
	err error // the first
}

func (l *eventLines) write(v any) {
	if err := l.enc.Encode(v); err != nil && l.err == nil {
		l.err = err
	}
}

func (l *eventLines) event(e loader.Event) { l.write(e) }

func (l *eventLines) report(r loader.Report) error {
	l.write(struct {
		Stage  string        `json:"event"`
		Report loader.Report `json:"report"`
	}{"REPORT", r})
	return l.err
}

// plainLines writes a line for each document, if each is set, and the report in
// words.
type plainLines struct {
	stdout, stderr io.Writer
	each           bool
}

func (l *plainLines) event(e loader.Event) {
	if !l.each {
		return
	}
	switch e.Stage {
	case loader.Loaded:
		fmt.Fprintf(l.stdout, "%s %s (%s, %s)\n", outcomeWord(e.Outcome), plainText(e.Source), plural(e.Counts.Entities, "entity", "entities"), plural(e.Counts.Relations, "relation", "relations"))
	case loader.Failed:
		fmt.Fprintf(l.stderr, "graphd: %s: %s\n", plainText(e.Source), plainText(e.Reason))
	case loader.Skipped:
		fmt.Fprintf(l.stdout, "skipped %s: %s\n", plainText(e.Source), plainText(e.Reason))
	}
}

func (l *plainLines) report(r loader.Report) error {
	var b strings.Builder
	fmt.Fprintf(&b, "Loaded %s", plural(r.Documents, "document", "documents"))
	var how []string
	for _, n := range []struct {
		number int
		word   string
	}{{r.Added, "added"}, {r.Replaced, "replaced"}, {r.Reread, "read again"}, {r.SourceAdded, "known, now with another source"}, {r.Unchanged, "unchanged"}} {
		if n.number > 0 {
			how = append(how, fmt.Sprintf("%d %s", n.number, n.word))
		}
	}
	if len(how) > 0 {
		fmt.Fprintf(&b, ": %s", strings.Join(how, ", "))
	}
	fmt.Fprintln(&b)
	if c := r.Counts; r.Documents > 0 {
		fmt.Fprintf(&b, "  %s, %s, %s with %s of evidence, %s dropped\n", plural(c.Sentences, "sentence", "sentences"), plural(c.Entities, "entity", "entities"),
			plural(c.Relations, "relation", "relations"), plural(c.Evidence, "piece", "pieces"), plural(c.Dropped, "candidate", "candidates"))
	}
	problems := func(word string, list []loader.Problem) {
		if len(list) == 0 {
			return
		}
		fmt.Fprintf(&b, "%s %s\n", word, plural(len(list), "input", "inputs"))
		for _, f := range list {
			fmt.Fprintf(&b, "  %s: %s\n", plainText(f.Source), plainText(f.Reason))
		}
	}
	problems("Skipped", r.Skipped)
	problems("Could not load", r.Failed)
	if s := r.Stopped; s != nil {
		fmt.Fprintf(&b, "Stopped early: what is counted above is stored, nothing after it is\n")
		if s.Source != "" {
			fmt.Fprintf(&b, "  the first not stored is %s\n", plainText(s.Source))
		}
	}
	_, err := io.WriteString(l.stdout, b.String())
	return err
}

// outcomeWord is an Outcome as the beginning of a line.
func outcomeWord(o kg.Outcome) string {
	return strings.ToLower(strings.ReplaceAll(string(o), "_", " "))
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// A bar turns on a terminal while a load runs; the report follows it.
type bar struct {
	plainLines
	bar *progressbar.ProgressBar
}

func (b *bar) event(e loader.Event) {
	switch e.Stage {
	case loader.Started:
		b.bar.Describe("reading " + shorten(plainText(e.Source), 48))
	case loader.Loaded, loader.Failed:
		_ = b.bar.Add(1) // a terminal that is gone must not stop the load
	}
}

func (b *bar) report(r loader.Report) error {
	_ = b.bar.Finish() // likewise
	return b.plainLines.report(r)
}

// shorten keeps the last n runes of s.
func shorten(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return "…" + string(r[len(r)-n+1:])
}
