package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"graphd/kg"
	"graphd/loader"
	"graphd/loader/source"
	"graphd/ontology"
)

// An intake says how inputs are read: the flags that load and read share.
type intake struct {
	source  string
	media   string
	maxSize int
	timeout time.Duration
}

func (in *intake) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&in.source, "source", "", "where standard input came from (default: a hash of it)")
	f.StringVar(&in.media, "media", "", "what files hold: text, html, markdown, json or jsonl (default: by their names)")
	f.IntVar(&in.maxSize, "max-size", 16<<20, "largest text to read, in bytes")
	f.DurationVar(&in.timeout, "timeout", 30*time.Second, "longest time for fetching one URL")
}

// options turns the flags into those of the source package.
func (in *intake) options(p *program) (source.Options, error) {
	media := map[string]string{"": "", "text": "text/plain", "html": "text/html", "markdown": "text/markdown", "json": "application/json", "jsonl": "application/x-ndjson"}
	m, ok := media[in.media]
	switch {
	case !ok:
		return source.Options{}, usagef("--media %q: it is one of text, html, markdown, json, jsonl", in.media)
	case in.maxSize <= 0:
		return source.Options{}, usagef("--max-size must be above 0")
	case in.timeout <= 0:
		return source.Options{}, usagef("--timeout must be above 0")
	}
	return source.Options{Name: in.source, Media: m, Stdin: p.stdin, Limit: in.maxSize, Timeout: in.timeout}, nil
}

func (p *program) loadVerb() *cobra.Command {
	var in intake
	var jobs int
	cmd := &cobra.Command{
		Use:   "load FILE|DIR|URL|- ...",
		Short: "Read documents and add what they say to the graph",
		Long: strings.TrimSpace(`
Reads text (.txt), Markdown (.md), HTML (.html) and JSON Lines (.jsonl, .ndjson;
one {"url","title","author","publisher","published","text" or "html"} a line), each
also packed (.gz). A directory is walked without leaving it through links. "-" is
standard input. URLs are fetched over HTTP(S), from public addresses only.

Each document is stored in one transaction. Another version of a source replaces
the one that was there. What could not be read is told, and the rest goes on.`),
		Example: `  graphd load examples/
  graphd load --jobs 4 releases.jsonl.gz
  pdftotext report.pdf - | graphd load --source report.pdf -`,
		Args: atLeastOne("at least one file, directory, URL or - (standard input)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := in.options(p)
			if err != nil {
				return err
			}
			if jobs < 1 {
				return usagef("--jobs must be 1 or more")
			}
			return p.withStore(cmd.Context(), false, func(ont *ontology.Ontology, s kg.Store) error {
				return p.load(cmd.Context(), ont, s, args, o, jobs)
			})
		},
	}
	in.flags(cmd)
	cmd.Flags().IntVar(&jobs, "jobs", runtime.GOMAXPROCS(0), "documents to read at a time")
	return cmd
}

// load loads and tells of it; the error is errPartly if some inputs failed, and
// errTold if all did.
func (p *program) load(ctx context.Context, ont *ontology.Ontology, w loader.Writer, args []string, o source.Options, jobs int) error {
	reader, err := loader.NewReader(ont)
	if err != nil {
		return err
	}
	show := p.progress()
	report, err := loader.Load(ctx, loader.LoadOptions{Writer: w, Reader: reader, Jobs: jobs, Limit: o.Limit, OnEvent: show.event}, source.Open(ctx, args, o))
	if tellErr := show.report(report); tellErr != nil {
		return tellErr
	}
	if err != nil && !errors.Is(err, context.Canceled) {
		fmt.Fprintf(p.stderr, "graphd: stopped: %s\n", plain(err))
	}
	return outcome(report)
}

// outcome is how a load went, as an error.
func outcome(r loader.Report) error {
	switch {
	case r.Complete() && r.Documents > 0:
		return nil
	case r.Complete():
		return failf("nothing was loaded: there is no text to read in what was named")
	case r.Documents > 0:
		return errPartly
	}
	return errTold
}
