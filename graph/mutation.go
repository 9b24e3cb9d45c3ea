package graph

import (
	"context"
	"strings"

	"graphd/graph/model"
	"graphd/kg"
)

// mutations answers the fields of Mutation. Whether the request may change the
// graph was decided before: see limits.go.
type mutations struct{ *resolver }

func (m mutations) LoadDocument(ctx context.Context, input model.LoadDocumentInput) (*model.LoadDocumentPayload, error) {
	if m.loader == nil {
		return nil, kg.Errorf(kg.Forbidden, "load", "", "this server does not load documents")
	}
	in, err := m.loadInput(input)
	if err != nil {
		return nil, err
	}
	done, err := m.loader.Load(ctx, in)
	if err != nil {
		return nil, err
	}
	document, err := present(first(m.documents(ctx, []kg.ID{done.Document})))
	if err != nil {
		return nil, err
	}
	return &model.LoadDocumentPayload{Document: document, Outcome: done.Outcome}, nil
}

func (m mutations) loadInput(in model.LoadDocumentInput) (LoadInput, error) {
	out := LoadInput{
		URL: text(in.URL), Media: text(in.Media), Source: text(in.Source),
		Title: text(in.Title), Author: text(in.Author), Publisher: text(in.Publisher), Published: in.Published,
	}
	refuse := func(format string, args ...any) (LoadInput, error) {
		return LoadInput{}, kg.Errorf(kg.Invalid, "load", out.Source, format, args...)
	}
	var given []string
	if in.Text != nil {
		given = append(given, "text")
		out.Content = []byte(*in.Text)
		if out.Media == "" {
			out.Media = "text/plain"
		}
	}
	if in.HTML != nil {
		given = append(given, "html")
		out.Content = []byte(*in.HTML)
		if out.Media == "" {
			out.Media = "text/html"
		}
	}
	if in.URL != nil {
		given = append(given, "url")
		if scheme, _, ok := strings.Cut(out.URL, "://"); !ok || !strings.EqualFold(scheme, "http") && !strings.EqualFold(scheme, "https") {
			return refuse("url must begin with http:// or https://, not %q", out.URL)
		}
	}
	if in.Content != nil {
		given = append(given, "content")
		out.Content = in.Content
		if out.Media == "" {
			out.Media = "text/plain"
		}
	}
	switch {
	case len(given) == 0:
		return refuse("one of text, html, url and content must be given")
	case len(given) > 1:
		return refuse("only one of text, html, url and content can be given, not %s", strings.Join(given, " and "))
	case in.HTML != nil && out.Media != "text/html":
		return refuse("html is text/html, not %q", out.Media)
	case in.URL == nil && len(out.Content) == 0:
		return refuse("%s is empty", given[0])
	case len(out.Content) > m.limits.Text:
		return LoadInput{}, kg.Errorf(kg.TooLarge, "load", out.Source, "the text has %d bytes, at most %d are allowed", len(out.Content), m.limits.Text)
	}
	return out, nil
}

func (m mutations) DeleteDocument(ctx context.Context, id kg.ID) (*model.DeleteDocumentPayload, error) {
	document, err := first(m.documents(ctx, []kg.ID{id}))
	if err != nil {
		return nil, err
	}
	if document == nil {
		return nil, kg.Errorf(kg.NotFound, "delete", string(id), "there is no such document")
	}
	if err := m.store.Delete(ctx, document.ID); err != nil {
		return nil, err
	}
	return &model.DeleteDocumentPayload{ID: document.ID, Sources: filled(document.Sources)}, nil
}

func first[T any](list []T, err error) (T, error) {
	if err != nil || len(list) == 0 {
		var none T
		return none, err
	}
	return list[0], nil
}
