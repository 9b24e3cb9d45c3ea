package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"graphd/export"
	"graphd/kg"
	"graphd/loader"
	"graphd/loader/article"
	"graphd/loader/source"
	"graphd/nlp"
)

// shower gives the way to show readings of the form that --as names.
func (p *program) shower(as string, limit int, lines bool) (shower, error) {
	switch as {
	case "json", "claims", "html":
		show, err := p.readingShower(readingForms()[as], limit)
		if as == "html" {
			return onlyOne(show), err
		}
		return show, err
	case "conllu", "open":
		model, err := nlp.Default()
		if err != nil {
			return nil, kg.E(kg.Internal, "read", "", err)
		}
		t := textReader{model: model, limit: limit, lines: lines, note: p.note}
		if as == "open" {
			return t.showOpen, nil
		}
		return t.showTrees, nil
	}
	return nil, usagef("--as %q: it is one of json, claims, html, conllu, open, triples", as)
}

// readingForms are the ways to write a whole Reading.
func readingForms() map[string]func(io.Writer, *kg.Reading) error {
	return map[string]func(io.Writer, *kg.Reading) error{
		"json": func(w io.Writer, r *kg.Reading) error {
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			return enc.Encode(export.ReadingObject(r))
		},
		"claims": func(w io.Writer, r *kg.Reading) error {
			_, err := io.WriteString(w, export.ClaimsText(r))
			return err
		},
		"html": export.ReadingPage,
	}
}

// readingShower reads a text as it would be loaded.
func (p *program) readingShower(write func(io.Writer, *kg.Reading) error, limit int) (shower, error) {
	ont, err := p.openOntology()
	if err != nil {
		return nil, err
	}
	reader, err := loader.NewReader(ont)
	if err != nil {
		return nil, err
	}
	return func(w io.Writer, raw source.Raw) error {
		if treebank(raw.Source) {
			return kg.Errorf(kg.Invalid, "read", raw.Source, "a .conllu file is read --as conllu or --as open")
		}
		r, err := readRaw(reader, raw, limit)
		if err != nil {
			return err
		}
		p.note(raw.Source, r.Document)
		return write(w, r)
	}, nil
}

// onlyOne lets one text be shown: two pages in one file are none.
func onlyOne(show shower) shower {
	shown := false
	return func(w io.Writer, raw source.Raw) error {
		if shown {
			return kg.Errorf(kg.Invalid, "read", raw.Source, "--as html makes a page of one document; name one")
		}
		err := show(w, raw)
		shown = shown || err == nil
		return err
	}
}

// treebank reports whether a Source holds trees.
func treebank(name string) bool {
	return strings.HasSuffix(strings.ToLower(strings.TrimSuffix(name, ".gz")), ".conllu")
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

// note tells on standard error what may spoil the reading of a Document.
func (p *program) note(name string, d kg.Document) {
	for _, n := range readingNotes(d) {
		fmt.Fprintf(p.stderr, "graphd: note: %s: %s\n", plainText(name), n)
	}
}
