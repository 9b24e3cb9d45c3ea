package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"graphd/loader/source"
)

func (p *program) readVerb() *cobra.Command {
	var in intake
	var as string
	var lines bool
	cmd := &cobra.Command{
		Use:   "read FILE|DIR|URL|- ...",
		Short: "Show how a text is read, without a store",
		Long: strings.TrimSpace(`
Shows how texts are read, in one of six forms:

  json     what would be loaded: zones, entities, relations with their evidence,
           and what was dropped and why; one object a document, one line each
  claims   the same as a list for people
  html     the same as one page for a browser, to judge the reading by
  conllu   sentences, words, tags and trees, in CoNLL-U's ten columns
  open     open relations, without an ontology: sentence, confidence, relation,
           first argument, second argument, further ones, apart by tabs
  triples  what each sentence says by the ontology, as Text2KGBench writes it:
           {"id", "sent", "triples": [{"sub", "rel", "obj"}]}, one line each. A
           file holds one sentence a line: plain text, or {"id", "sent"}

A .conllu file can be read as conllu or open: its sentences and words are kept,
tags and trees are predicted. As open, a plain text that holds one sentence a
line is read by lines; --lines says that it does. What may spoil a reading, as
another language or capitals throughout, is told on standard error.`),
		Example: `  graphd read release.txt
  graphd read --as html release.html > reading.html
  graphd read --as open sentences.txt > relations.tsv`,
		Args: atLeastOne("a file, directory, URL or - (standard input)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := in.options(p)
			if err != nil {
				return err
			}
			if as == "triples" {
				return p.readTriples(args)
			}
			if lines && as != "open" {
				return usagef("--lines goes with --as open")
			}
			show, err := p.shower(as, o.Limit, lines)
			if err != nil {
				return err
			}
			return p.read(cmd.Context(), args, o, show)
		},
	}
	in.flags(cmd)
	cmd.Flags().StringVar(&as, "as", "json", "json, claims, html, conllu, open or triples")
	cmd.Flags().BoolVar(&lines, "lines", false, "each line is a sentence (with --as open)")
	return cmd
}

// A shower writes how one text is read. It finds what is wrong with a text before
// it writes, so that one that cannot be read leaves nothing behind.
type shower func(w io.Writer, raw source.Raw) error

// read shows each text that args name.
func (p *program) read(ctx context.Context, args []string, o source.Options, show shower) error {
	out := bufio.NewWriter(p.stdout)
	done, failed := 0, 0
	for raw, err := range source.Open(ctx, args, o) {
		var skip *source.Skip
		if errors.As(err, &skip) {
			fmt.Fprintf(p.stderr, "graphd: skipped %s: %s\n", plainText(raw.Source), skip.Reason)
			continue
		}
		if err == nil {
			err = show(out, raw)
		}
		if err != nil {
			failed++
			fmt.Fprintf(p.stderr, "graphd: %s\n", plain(err))
			continue
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
