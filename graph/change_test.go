package graph_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"graphd/graph"
	"graphd/kg"
	st "graphd/store/storetest"
)

// A textLoader knows nothing of reading: it puts a small fixed Reading and keeps
// what it was given.
type textLoader struct {
	store kg.Writer
	given []graph.LoadInput
	err   error
}

func (l *textLoader) Load(ctx context.Context, in graph.LoadInput) (graph.LoadResult, error) {
	l.given = append(l.given, in)
	if l.err != nil {
		return graph.LoadResult{}, l.err
	}
	r := st.Text{Title: in.Title, Knows: []st.Thing{epic}}.Reading()
	outcome, err := l.store.Put(ctx, r, in.Source)
	return graph.LoadResult{Document: r.Document.ID, Outcome: outcome}, err
}

func loading(t *testing.T) (client, *textLoader) {
	s := memory(t)
	l := &textLoader{store: s}
	return newClient(t, s, func(o *graph.Options) { o.Loader = l; o.Limits.Text = 1000 }), l
}

const loadQuery = `mutation($in: LoadDocumentInput!) { loadDocument(input: $in) { outcome document { title source entities { nodes { name } } } } }`

func TestATextIsLoadedAndDeleted(t *testing.T) {
	c, _ := loading(t)
	in := vars{"in": vars{"text": "EPIC is known.", "source": "a.txt", "title": "News"}}
	c.answers(`{"loadDocument": {"outcome": "ADDED", "document": {"title": "News", "source": "a.txt", "entities": {"nodes": [{"name": "EPIC"}]}}}}`, loadQuery, in)
	c.answers(`{"loadDocument": {"outcome": "UNCHANGED", "document": {"title": "News", "source": "a.txt", "entities": {"nodes": [{"name": "EPIC"}]}}}}`, loadQuery, in)
	var got struct {
		Documents struct{ Nodes []struct{ ID kg.ID } }
	}
	c.into(&got, `{ documents { nodes { id } } }`, nil)
	id := got.Documents.Nodes[0].ID
	c.answers(fmt.Sprintf(`{"deleteDocument": {"id": %q, "sources": ["a.txt"]}}`, id), `mutation($id: ID!) { deleteDocument(id: $id) { id sources } }`, vars{"id": id})
	c.answers(`{"stats": {"documents": 0, "entities": 0}, "document": null}`, `query($id: ID!) { stats { documents entities } document(id: $id) { id } }`, vars{"id": id})
	c.refused("NOT_FOUND", "there is no such document", `mutation($id: ID!) { deleteDocument(id: $id) { id } }`, vars{"id": id})
}

func TestAnEntityOfAnotherSortIsNoDocumentToDelete(t *testing.T) {
	c := filled(t)
	c.refused("NOT_FOUND", "no such document", `mutation($id: ID!) { deleteDocument(id: $id) { id } }`, vars{"id": entityID(epic)})
}

func TestTheLoaderGetsWhatWasGiven(t *testing.T) {
	for _, f := range []struct {
		in   vars
		want graph.LoadInput
	}{
		{vars{"text": "a"}, graph.LoadInput{Content: []byte("a"), Media: "text/plain"}},
		{vars{"text": "# a", "media": "text/markdown", "source": "s"}, graph.LoadInput{Content: []byte("# a"), Media: "text/markdown", Source: "s"}},
		{vars{"html": "<p>a"}, graph.LoadInput{Content: []byte("<p>a"), Media: "text/html"}},
		{vars{"url": "https://example.org/a"}, graph.LoadInput{URL: "https://example.org/a"}},
		{vars{"content": base64.StdEncoding.EncodeToString([]byte("\xff\xfea")), "media": "text/html", "title": "T", "author": "A", "publisher": "P", "published": "2020-02-03"},
			graph.LoadInput{Content: []byte("\xff\xfea"), Media: "text/html", Title: "T", Author: "A", Publisher: "P", Published: "2020-02-03"}},
	} {
		c, l := loading(t)
		l.err = kg.Errorf(kg.Invalid, "read", "", "the text says nothing")
		c.refused("INVALID", "the text says nothing", loadQuery, vars{"in": f.in})
		if len(l.given) != 1 || !reflect.DeepEqual(l.given[0], f.want) {
			t.Errorf("%v: the loader got %+v", f.in, l.given)
		}
	}
}

func TestTextsThatCannotBeMeantAreRefused(t *testing.T) {
	for _, f := range []struct {
		code, words string
		in          vars
	}{
		{"INVALID", "one of text, html, url and content must be given", vars{"title": "a"}},
		{"INVALID", "not text and url", vars{"text": "a", "url": "http://example.org"}},
		{"INVALID", "text is empty", vars{"text": ""}},
		{"INVALID", "content is empty", vars{"content": ""}},
		{"INVALID", "url must begin with http:// or https://", vars{"url": "file:///etc/passwd"}},
		{"INVALID", "url must begin with http:// or https://", vars{"url": ""}},
		{"INVALID", "html is text/html", vars{"html": "a", "media": "text/plain"}},
		{"INVALID", "standard base64", vars{"content": "a"}},
		{"INVALID", "YYYY-MM-DD", vars{"text": "a", "published": "2020-13-01"}},
		{"TOO_LARGE", "the text has 1001 bytes, at most 1000", vars{"text": strings.Repeat("a", 1001)}},
		{"GRAPHQL_VALIDATION_FAILED", "", vars{"text": "a", "nothing": 1}},
	} {
		c, l := loading(t)
		c.refused(f.code, f.words, loadQuery, vars{"in": f.in})
		if len(l.given) > 0 {
			t.Errorf("%v reached the loader", f.in)
		}
	}
	filled(t).refused("FORBIDDEN", "does not load documents", loadQuery, vars{"in": vars{"text": "a"}})
}

func TestOnlyProgramsOnThisMachineMayChangeTheGraph(t *testing.T) {
	for _, f := range []struct {
		name   string
		may    bool
		change func(*http.Request)
	}{
		{"a program here", true, func(*http.Request) {}},
		{"by IPv6", true, func(r *http.Request) { r.RemoteAddr, r.Host = "[::1]:9", "[::1]:8080" }},
		{"by IPv4 in IPv6", true, func(r *http.Request) { r.RemoteAddr, r.Host = "[::ffff:127.0.0.1]:9", "127.0.0.1" }},
		{"a page of this server", true, func(r *http.Request) {
			r.Header.Set("Origin", "http://localhost:8080")
			r.Header.Set("Sec-Fetch-Site", "same-origin")
		}},
		{"another machine", false, func(r *http.Request) { r.RemoteAddr = "192.0.2.1:9" }},
		{"another machine that says it is this one", false, func(r *http.Request) {
			r.RemoteAddr = "192.0.2.1:9"
			r.Header.Set("X-Forwarded-For", "127.0.0.1")
		}},
		{"a proxy here that asks for another machine", false, func(r *http.Request) { r.Header.Set("X-Forwarded-For", "192.0.2.1") }},
		{"a page of another site", false, func(r *http.Request) { r.Header.Set("Origin", "https://example.org") }},
		{"a page of another port here", false, func(r *http.Request) { r.Header.Set("Origin", "http://localhost:3000") }},
		{"a page without an origin", false, func(r *http.Request) { r.Header.Set("Origin", "null") }},
		{"a script of another site", false, func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") }},
		{"a name that was pointed here", false, func(r *http.Request) { r.Host = "rebound.example.org:8080" }},
		{"a name that was pointed here, its own page", false, func(r *http.Request) {
			r.Host = "rebound.example.org:8080"
			r.Header.Set("Origin", "http://rebound.example.org:8080")
		}},
		{"an address that is none", false, func(r *http.Request) { r.RemoteAddr = "@" }},
	} {
		t.Run(f.name, func(t *testing.T) {
			s := memory(t)
			fill(t, s)
			c := newClient(t, s)
			id := texts()["one.txt"].Document.ID
			r := localRequest(http.MethodPost, "/graphql", fmt.Sprintf(`{"query": "mutation { deleteDocument(id: \"%s\") { id } }"}`, id))
			f.change(r)
			got := c.send(r)
			if f.may != (len(got.Errors) == 0) {
				t.Errorf("got %s", got.Raw)
			}
			if !f.may && got.Errors[0].code() != "FORBIDDEN" {
				t.Errorf("refused as %s", got.Errors[0].code())
			}
			records, err := s.Lookup(context.Background(), []kg.ID{id})
			if err != nil {
				t.Fatal(err)
			}
			if gone := records[0].Document == nil; gone != f.may {
				t.Errorf("the document is gone: %v", gone)
			}
		})
	}
}

func TestMayWriteDecides(t *testing.T) {
	token := func(r *http.Request) bool { return r.Header.Get("Authorization") == "Bearer open" }
	c := filled(t, func(o *graph.Options) { o.MayWrite = token })
	body := `{"query": "mutation { deleteDocument(id: \"doc_nothing\") { id } }"}`
	r := localRequest(http.MethodPost, "/graphql", body)
	if got := c.send(r); got.Errors[0].code() != "FORBIDDEN" {
		t.Errorf("without the token: %s", got.Raw)
	}
	r = localRequest(http.MethodPost, "/graphql", body)
	r.RemoteAddr = "192.0.2.1:9"
	r.Header.Set("Authorization", "Bearer open")
	if got := c.send(r); got.Errors[0].code() != "NOT_FOUND" {
		t.Errorf("with the token: %s", got.Raw)
	}
}
