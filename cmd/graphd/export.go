package main

import (
	"bufio"
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"graphd/export"
	"graphd/kg"
	"graphd/ontology"
)

func (p *program) exportVerb() *cobra.Command {
	var format, output string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the whole graph",
		Long: strings.TrimSpace(`
Writes all documents, entities, relations and judgements, sorted: the same
documents give the same bytes, whatever store holds them. --format jsonl is what
import reads. With --output the file appears when it is complete, not before.`),
		Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != "jsonl" {
				return usagef("--format %q: it is jsonl", format)
			}
			return p.withStore(cmd.Context(), true, func(_ *ontology.Ontology, s kg.Store) error {
				write := func(w io.Writer) error { return exportTo(cmd.Context(), s, w) }
				if output == "" || output == "-" {
					return write(p.stdout)
				}
				return replaceFile(output, write)
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", "jsonl", "jsonl")
	cmd.Flags().StringVarP(&output, "output", "o", "", "file to write (default standard output)")
	return cmd
}

func exportTo(ctx context.Context, s kg.Store, w io.Writer) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := export.WriteJSONL(ctx, s, b); err != nil {
		return err
	}
	return b.Flush()
}
