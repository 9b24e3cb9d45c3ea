package main

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"graphd/export"
	"graphd/kg"
	"graphd/ontology"
)

func (p *program) importVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE|-",
		Short: "Add what export wrote to the graph",
		Long: strings.TrimSpace(`
Reads what "graphd export --format jsonl" wrote (.gz: packed; -: standard input).
Each document is checked as any other and stored in one transaction. A fault is
told with its line; what stood before it is kept, and importing again is harmless.`),
		Args: exactly(1, "a file or - (standard input)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			in, err := p.openInput(args[0])
			if err != nil {
				return err
			}
			defer in.Close() // only read from
			return p.withStore(cmd.Context(), false, func(_ *ontology.Ontology, s kg.Store) error {
				return p.importFrom(cmd.Context(), in, args[0], s)
			})
		},
	}
}

func (p *program) importFrom(ctx context.Context, in io.Reader, name string, s kg.Store) error {
	n, err := export.ReadJSONL(ctx, in, s)
	changed := 0
	for outcome, times := range n.Outcomes {
		if outcome != kg.Unchanged {
			changed += times
		}
	}
	if p.json {
		if err := p.printJSON(map[string]any{"documents": n.Documents, "sources": n.Sources, "judgements": n.Judgements, "outcomes": n.Outcomes}); err != nil {
			return err
		}
	} else if _, err := fmt.Fprintf(p.stdout, "imported %s from %s and %s; %d changed the store\n", plural(n.Documents, "document", "documents"),
		plural(n.Sources, "source", "sources"), plural(n.Judgements, "judgement", "judgements"), changed); err != nil {
		return err
	}
	if err != nil {
		fmt.Fprintf(p.stderr, "graphd: import %s: %s\n", plainText(name), plain(err))
		if n.Documents > 0 {
			return errPartly
		}
		return errTold
	}
	return nil
}

// openInput opens a file, unpacked if its name ends in .gz, or standard input.
func (p *program) openInput(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(p.stdin), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, failf("%w", err)
	}
	if !strings.HasSuffix(name, ".gz") {
		return f, nil
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close() // only read from
		return nil, failf("%s: not packed by gzip: %w", name, err)
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}
