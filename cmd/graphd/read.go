package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"graphd/export"
	"graphd/kg"
	"graphd/loader"
	"graphd/loader/article"
	"graphd/loader/source"
)

func (p *program) readVerb() *cobra.Command {
	var in intake
	var as string
	cmd := &cobra.Command{
		Use:   "read FILE|DIR|URL|- ...",
		Short: "Show how a text is read, without a store",
		Long: strings.TrimSpace(`
Prints what a text says as it would be loaded: its zones, entities, relations with
their evidence, and the candidates that were dropped and why. --as json prints one
object a document, one line each; --as claims prints a list for people.`),
		Args: atLeastOne("a file, directory, URL or - (standard input)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := in.options(p)
			if err != nil {
				return err
			}
			write, err := readingWriter(as)
			if err != nil {
				return err
			}
			return p.read(cmd.Context(), args, o, write)
		},
	}
	in.flags(cmd)
	cmd.Flags().StringVar(&as, "as", "json", "json or claims")
	return cmd
}

// readingWriter is how a Reading is shown.
func readingWriter(as string) (func(io.Writer, *kg.Reading) error, error) {
	switch as {
	case "json":
		return func(w io.Writer, r *kg.Reading) error {
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			return enc.Encode(export.ReadingObject(r))
		}, nil
	case "claims":
		return func(w io.Writer, r *kg.Reading) error {
			_, err := io.WriteString(w, export.ClaimsText(r))
			return err
		}, nil
	}
	return nil, usagef("--as %q: it is one of json, claims", as)
}

func (p *program) read(ctx context.Context, args []string, o source.Options, write func(io.Writer, *kg.Reading) error) error {
	ont, err := p.openOntology()
	if err != nil {
		return err
	}
	reader, err := loader.NewReader(ont)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(p.stdout)
	done, failed := 0, 0
	for raw, err := range source.Open(ctx, args, o) {
		var skip *source.Skip
		if errors.As(err, &skip) {
			fmt.Fprintf(p.stderr, "graphd: skipped %s: %s\n", plainText(raw.Source), skip.Reason)
			continue
		}
		var reading *kg.Reading
		if err == nil {
			reading, err = readRaw(reader, raw, o.Limit)
		}
		if err != nil {
			failed++
			fmt.Fprintf(p.stderr, "graphd: %s\n", plain(err))
			continue
		}
		if err := write(out, reading); err != nil {
			return err
		}
		done++
	}
	if err := out.Flush(); err != nil {
		return err
	}
	switch {
	case failed > 0 && done > 0:
		return errPartly
	case failed > 0:
		return errTold
	case done == 0:
		return failf("there is no text to read in what was named")
	}
	return nil
}

// readRaw reads one text. The Source is noted in the Reading, as a store would.
func readRaw(reader *loader.Reader, raw source.Raw, limit int) (*kg.Reading, error) {
	doc, err := article.Parse(raw.Content, article.Hint{Media: raw.Media, Limit: limit})
	if err != nil {
		return nil, kg.E(kg.KindOf(err), "read", raw.Source, err)
	}
	r, err := reader.Read(doc)
	if err != nil {
		return nil, kg.E(kg.KindOf(err), "read", raw.Source, err)
	}
	r.Document.Sources = []string{raw.Source}
	return r, nil
}
