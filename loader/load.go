package loader

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"sync"
	"time"

	"graphd/kg"
	"graphd/loader/article"
	"graphd/loader/source"
)

// A Writer stores one Reading in one transaction. Once Put returned without
// error, it is kept. kg.Store is one.
type Writer interface {
	Put(ctx context.Context, r *kg.Reading, source string) (kg.Outcome, error)
}

// A DocumentReader reads what a Document says. It is called by many goroutines.
type DocumentReader interface {
	Read(d kg.Document) (*kg.Reading, error)
}

// LoadOptions say how a run is done. Writer and Reader are needed.
type LoadOptions struct {
	Writer  Writer
	Reader  DocumentReader
	Jobs    int           // Documents read at a time; 0: one for each processor
	Limit   int           // bytes of one text; 0: article.DefaultLimit
	Retries int           // of a write that the store could not take; 0: 4, below 0: none
	Backoff time.Duration // before the first retry, doubled for each further one; 0: 200 ms
	OnEvent func(Event)   // called from one goroutine; may be nil
}

func (o LoadOptions) withDefaults() LoadOptions {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if o.Retries == 0 {
		o.Retries = 4
	}
	if o.Backoff <= 0 {
		o.Backoff = 200 * time.Millisecond
	}
	if o.OnEvent == nil {
		o.OnEvent = func(Event) {}
	}
	return o
}

// Load reads texts and stores them, each in one transaction, in the order of the
// sequence. Texts are parsed and read by Jobs goroutines; at most a few times
// Jobs texts are held at once.
//
// A text that cannot be read, or that the store refuses, is reported and the next
// one follows. If the store stays unavailable, or ctx ends, the run stops: what
// is stored stays, Report.Stopped says from where on nothing is, and the error
// says why. Other problems are in the Report only.
func Load(ctx context.Context, o LoadOptions, texts iter.Seq2[source.Raw, error]) (Report, error) {
	o = o.withDefaults()
	report := Report{Skipped: []Problem{}, Failed: []Problem{}}
	inner, cancel := context.WithCancel(ctx)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()

	inOrder := make(chan *task, 2*o.Jobs)
	work := make(chan *task, 2*o.Jobs)
	running.Add(1 + o.Jobs)
	go func() {
		defer running.Done()
		defer close(inOrder)
		defer close(work)
		for raw, err := range texts {
			t := &task{raw: raw, err: err, done: make(chan struct{})}
			select {
			case inOrder <- t:
			case <-inner.Done():
				return
			}
			work <- t // as wide as inOrder, so that it never waits for long
		}
	}()
	for range o.Jobs {
		go func() {
			defer running.Done()
			for t := range work {
				if t.err == nil && inner.Err() == nil {
					t.read(o)
				}
				close(t.done)
			}
		}()
	}
	for t := range inOrder {
		<-t.done
		if err := ctx.Err(); err != nil {
			return report, report.stop(t.raw.Source, kg.E(kg.Unavailable, "load", "", err))
		}
		o.OnEvent(Event{Stage: Started, Source: t.raw.Source})
		if err := o.store(ctx, t, &report); err != nil {
			return report, report.stop(t.raw.Source, err)
		}
	}
	if err := ctx.Err(); err != nil {
		return report, report.stop("", kg.E(kg.Unavailable, "load", "", err))
	}
	return report, nil
}

// stop notes why the run ends before the end.
func (r *Report) stop(source string, err error) error {
	r.Stopped = &Problem{Source: source, Kind: kg.KindOf(err), Reason: err.Error()}
	return err
}

// A task is one text on its way.
type task struct {
	raw     source.Raw
	done    chan struct{} // closed when reading or err is set
	reading *kg.Reading
	err     error
}

// read parses the text and reads what it says.
func (t *task) read(o LoadOptions) {
	defer func() {
		// A fault of a stage must not take the other texts with it.
		if p := recover(); p != nil {
			t.reading, t.err = nil, kg.Errorf(kg.Internal, "read", t.raw.Source, "a fault in graphd: %v", p)
		}
	}()
	doc, err := article.Parse(t.raw.Content, article.Hint{Media: t.raw.Media, Limit: o.Limit})
	if err == nil {
		t.reading, err = o.Reader.Read(doc)
	}
	if err != nil {
		t.err = kg.E(kg.KindOf(err), "read", t.raw.Source, err)
	}
}

// store writes what a task read, and reports. An error ends the run.
func (o LoadOptions) store(ctx context.Context, t *task, report *Report) error {
	e := Event{Source: t.raw.Source}
	fail := func(err error) error { // which does not end the run
		e.Stage, e.Kind, e.Reason = Failed, kg.KindOf(err), reason(err, t.raw.Source)
		report.Failed = append(report.Failed, Problem{e.Source, e.Kind, e.Reason})
		o.OnEvent(e)
		return nil
	}
	var skip *source.Skip
	switch {
	case errors.As(t.err, &skip):
		e.Stage, e.Reason = Skipped, skip.Reason
		report.Skipped = append(report.Skipped, Problem{Source: e.Source, Reason: e.Reason})
		o.OnEvent(e)
		return nil
	case t.err != nil:
		return fail(t.err)
	}
	counts := count(t.reading, len(t.raw.Content))
	e.Stage, e.Document, e.Title, e.Counts = Read, t.reading.Document.ID, t.reading.Document.Title, &counts
	o.OnEvent(e)
	outcome, err := o.put(ctx, t)
	switch {
	case err == nil:
		e.Stage, e.Outcome = Loaded, outcome
		report.stored(outcome, counts)
		o.OnEvent(e)
		return nil
	case kg.KindOf(err) == kg.Unavailable || ctx.Err() != nil:
		return err
	}
	return fail(err)
}

// put writes, again if the store was busy or away.
func (o LoadOptions) put(ctx context.Context, t *task) (kg.Outcome, error) {
	wait := o.Backoff
	for try := 0; ; try++ {
		outcome, err := o.Writer.Put(ctx, t.reading, t.raw.Source)
		if err == nil {
			return outcome, nil
		}
		kind := kg.KindOf(err)
		if try >= o.Retries || ctx.Err() != nil || kind != kg.Unavailable && kind != kg.Conflict {
			return "", kg.E(kind, "store", t.raw.Source, err)
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return "", kg.E(kg.Unavailable, "store", t.raw.Source, fmt.Errorf("%w, while waiting to try again after: %w", ctx.Err(), err))
		}
		wait *= 2
	}
}

// reason is the error in words without the input's name, which stands beside it.
func reason(err error, source string) string {
	var words []string
	for err != nil {
		var e *kg.Error
		if !errors.As(err, &e) {
			words = append(words, err.Error())
			break
		}
		if e.On != "" && e.On != source {
			words = append(words, e.On)
		}
		err = e.Err
	}
	return strings.Join(words, ": ")
}
