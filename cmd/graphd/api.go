package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"iter"
	"net/http"
	"unicode/utf8"

	"graphd/graph"
	"graphd/kg"
	"graphd/loader"
	"graphd/loader/source"
	"graphd/ontology"
)

// api makes the GraphQL handler over a store.
func (p *program) api(o *ontology.Ontology, s kg.Store, mayWrite func(*http.Request) bool) (http.Handler, error) {
	reader, err := loader.NewReader(o)
	if err != nil {
		return nil, err
	}
	return graph.NewHandler(graph.Options{
		Store:    s,
		Ontology: o,
		Loader:   apiLoader{writer: s, reader: reader},
		MayWrite: mayWrite,
		Log:      p.logger(),
	}), nil
}

// An apiLoader loads what loadDocument is given, as the load verb loads a file.
type apiLoader struct {
	writer loader.Writer
	reader *loader.Reader
}

// Load implements graph.Loader.
func (l apiLoader) Load(ctx context.Context, in graph.LoadInput) (graph.LoadResult, error) {
	texts, err := inputTexts(ctx, in)
	if err != nil {
		return graph.LoadResult{}, err
	}
	var result graph.LoadResult
	report, err := loader.Load(ctx, loader.LoadOptions{Writer: l.writer, Reader: l.reader, Jobs: 1, OnEvent: func(e loader.Event) {
		if e.Stage == loader.Loaded {
			result = graph.LoadResult{Document: e.Document, Outcome: e.Outcome}
		}
	}}, texts)
	if err != nil {
		return graph.LoadResult{}, err
	}
	if len(report.Failed) > 0 {
		f := report.Failed[0]
		return graph.LoadResult{}, kg.Errorf(f.Kind, "load", f.Source, "%s", f.Reason)
	}
	if report.Documents != 1 {
		return graph.LoadResult{}, kg.Errorf(kg.Invalid, "load", in.Source, "there is no text in it")
	}
	return result, nil
}

// inputTexts is the one text of in. A URL that holds several is refused before
// any of them is stored.
func inputTexts(ctx context.Context, in graph.LoadInput) (iter.Seq2[source.Raw, error], error) {
	raw := source.Raw{Source: in.Source, Media: in.Media, Content: in.Content}
	if in.URL != "" {
		fetched := 0
		for r, err := range source.Open(ctx, []string{in.URL}, source.Options{}) {
			if fetched++; fetched > 1 {
				return nil, kg.Errorf(kg.Invalid, "load", in.URL, "it holds more than one text; load it with graphd load")
			}
			if err != nil {
				return nil, err
			}
			raw.Content = r.Content
			if raw.Media == "" {
				raw.Media = r.Media
			}
			if raw.Source == "" {
				raw.Source = r.Source
			}
		}
	}
	raw, err := withKnown(raw, in)
	if err != nil {
		return nil, err
	}
	if raw.Source == "" {
		sum := sha256.Sum256(raw.Content)
		raw.Source = "api:" + hex.EncodeToString(sum[:6])
	}
	return func(yield func(source.Raw, error) bool) { yield(raw, nil) }, nil
}

// withKnown makes a record of a text and what is known of it, as a line of JSON
// Lines would be, so that the Document stays a function of its bytes.
func withKnown(raw source.Raw, in graph.LoadInput) (source.Raw, error) {
	if !utf8.Valid(raw.Content) && in.Title+in.Author+in.Publisher+in.Published != "" {
		return raw, kg.E(kg.Invalid, "load", raw.Source, errors.New("with title, author, publisher or published the text must be in UTF-8"))
	}
	record := struct {
		Title     string `json:"title,omitempty"`
		Author    string `json:"author,omitempty"`
		Publisher string `json:"publisher,omitempty"`
		Published string `json:"published,omitempty"`
		Text      string `json:"text,omitempty"`
		HTML      string `json:"html,omitempty"`
	}{Title: in.Title, Author: in.Author, Publisher: in.Publisher, Published: in.Published}
	if record.Title == "" && record.Author == "" && record.Publisher == "" && record.Published == "" {
		return raw, nil
	}
	switch raw.Media {
	case "text/plain", "":
		record.Text = string(raw.Content)
	case "text/html":
		record.HTML = string(raw.Content)
	default:
		return raw, kg.E(kg.Invalid, "load", raw.Source, errors.New("title, author, publisher and published can be given for text/plain and text/html only"))
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // as package source writes a record
	if err := enc.Encode(record); err != nil {
		return raw, kg.E(kg.Internal, "load", raw.Source, err)
	}
	raw.Content, raw.Media = bytes.TrimSuffix(b.Bytes(), []byte("\n")), "application/json"
	return raw, nil
}
