package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"graphd/graph"
	"graphd/kg"
	"graphd/ontology"
	"graphd/store/memstore"
	st "graphd/store/storetest"
)

// The cast of the texts below.
var (
	epic    = st.Agency("EPIC")
	center  = st.Agency("El Paso Intelligence Center")
	house   = st.Agency("White House")
	pena    = st.Person("Enrique Peña Nieto")
	border  = st.Strategy("Border Strategy")
	merida  = st.Strategy("Merida Initiative")
	smuggle = st.Objective("stop smuggling")
	elPaso  = st.Place("El Paso")
	mexico  = st.Place("Mexico")
	vote    = st.Event("2012 Election")
)

// texts are three small Documents. The first joins EPIC to its full name; the
// second says in other words what the first says, and denies what the third says.
func texts() map[string]*kg.Reading {
	return map[string]*kg.Reading{
		"one.txt": st.Text{Title: "Border news", Publisher: "Times", Published: "2013-07-03",
			Means: []st.Means{{Kind: kg.LinkAcronym, Short: epic, Full: center}},
			Says: []st.Statement{
				{Subject: center, Predicate: "supports", Object: border, Phrase: "helps"},
				{Subject: house, Predicate: "implements", Object: border},
				{Subject: border, Predicate: "has_objective", Object: smuggle},
				{Subject: epic, Predicate: "located_in", Object: elPaso},
				{Subject: house, Predicate: "supports", Object: merida, Status: kg.Planned},
				{Subject: house, Predicate: "has_objective", Object: smuggle, As: kg.Pronoun},
			}}.Reading(),
		"two.txt": st.Text{Title: "Elections", Publisher: "Post", Published: "2013-08-01",
			Says: []st.Statement{
				{Subject: center, Predicate: "supports", Object: border},
				{Subject: pena, Predicate: "opposes", Object: border, Status: kg.Denied},
				{Subject: vote, Predicate: "located_in", Object: mexico},
			}}.Reading(),
		"three.txt": st.Text{Title: "Élysée",
			Says: []st.Statement{
				{Subject: pena, Predicate: "opposes", Object: border, By: house, When: "2013"},
				{Subject: pena, Predicate: "supports", Object: merida},
				{Subject: merida, Predicate: "has_objective", Object: smuggle, As: st.Unsaid},
			}}.Reading(),
	}
}

func fill(t *testing.T, s kg.Writer) {
	t.Helper()
	for source, r := range texts() {
		if _, err := s.Put(context.Background(), r, source); err != nil {
			t.Fatal(err)
		}
	}
}

func entityID(thing st.Thing) kg.ID {
	class := map[kg.Kind]kg.Class{"Strategy": kg.Program, "Objective": kg.Objective, "Place": kg.Place, "Event": kg.Event}[thing.Kind]
	if class == "" {
		class = kg.Actor
	}
	return kg.EntityID(kg.MakeKey(class, thing.Name))
}

// relationID is an ID of the Relation, by the Keys of these names.
func relationID(subject st.Thing, p kg.Predicate, object st.Thing, s kg.Status) kg.ID {
	key := func(t st.Thing) kg.Key {
		for _, c := range kg.Classes() {
			if k := kg.MakeKey(c, t.Name); kg.EntityID(k) == entityID(t) {
				return k
			}
		}
		return ""
	}
	return kg.RelationID(kg.KeyRelation{Subject: key(subject), Predicate: p, Object: key(object), Status: s})
}

func defaultOntology(t testing.TB) *ontology.Ontology {
	t.Helper()
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// quiet keeps the log out of the tests' output.
func quiet() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func memory(t *testing.T) kg.Store {
	t.Helper()
	s := memstore.New(defaultOntology(t))
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// A client asks a handler as a program on this machine would.
type client struct {
	t testing.TB
	h http.Handler
}

// newClient makes a client of a handler over the store; change may set more options.
func newClient(t testing.TB, s graph.Store, change ...func(*graph.Options)) client {
	t.Helper()
	o := graph.Options{Store: s, Ontology: defaultOntology(t), Log: quiet()}
	for _, c := range change {
		c(&o)
	}
	return client{t, graph.NewHandler(o)}
}

// filled makes a client of a store in memory with the texts in it.
func filled(t *testing.T, change ...func(*graph.Options)) client {
	t.Helper()
	s := memory(t)
	fill(t, s)
	return newClient(t, s, change...)
}

type vars map[string]any

type response struct {
	Status     int
	Raw        string
	Data       json.RawMessage
	Errors     []failure
	Extensions struct {
		Cost struct{ StoreCalls, Nodes, Complexity, Depth int }
	}
}

type failure struct {
	Message    string
	Path       []any
	Extensions map[string]any
}

func (f failure) code() string {
	s, _ := f.Extensions["code"].(string)
	return s
}

func localRequest(method, target, body string) *http.Request {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.RemoteAddr = "127.0.0.1:4711"
	r.Host = "localhost:8080"
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}

func (c client) send(r *http.Request) response {
	c.t.Helper()
	w := httptest.NewRecorder()
	c.h.ServeHTTP(w, r)
	out := response{Status: w.Code, Raw: w.Body.String()}
	if err := json.Unmarshal(w.Body.Bytes(), &out); err != nil {
		c.t.Fatalf("status %d, no JSON: %v in %.500s", w.Code, err, w.Body)
	}
	return out
}

func (c client) ask(query string, v vars) response {
	c.t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": v})
	if err != nil {
		c.t.Fatal(err)
	}
	return c.send(localRequest(http.MethodPost, "/graphql", string(body)))
}

// data asks and gives back the data, without errors.
func (c client) data(query string, v vars) json.RawMessage {
	c.t.Helper()
	r := c.ask(query, v)
	if len(r.Errors) > 0 {
		c.t.Fatalf("errors: %+v", r.Errors)
	}
	return r.Data
}

// into asks and reads the data into to.
func (c client) into(to any, query string, v vars) {
	c.t.Helper()
	if err := json.Unmarshal(c.data(query, v), to); err != nil {
		c.t.Fatal(err)
	}
}

// answers asks and compares the data with JSON, whose white space and order of
// keys do not matter.
func (c client) answers(want, query string, v vars) {
	c.t.Helper()
	if got, want := tidy(c.t, c.data(query, v)), tidy(c.t, []byte(want)); got != want {
		c.t.Errorf("%s\ngot  %s\nwant %s", query, got, want)
	}
}

func tidy(t testing.TB, raw []byte) string {
	t.Helper()
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

// refused asks and wants one error with this code, whose message holds words.
func (c client) refused(code, words, query string, v vars) {
	c.t.Helper()
	r := c.ask(query, v)
	if len(r.Errors) != 1 {
		c.t.Errorf("%s\nwant one error with %s, got %+v, data %s", query, code, r.Errors, r.Data)
		return
	}
	if e := r.Errors[0]; e.code() != code || !strings.Contains(e.Message, words) {
		c.t.Errorf("%s\nwant %s with %q, got %s with %q", query, code, words, e.code(), e.Message)
	}
}

type anyList struct {
	TotalCount int
	Edges      []struct{ Cursor string }
	PageInfo   struct {
		HasNextPage bool
		EndCursor   string
	}
}

// list asks for one connection, wherever it is in the answer; F in the query
// stands for its fields.
func (c client) list(query string, after any, v vars) anyList {
	c.t.Helper()
	all := vars{"a": after}
	for k, x := range v {
		if strings.Contains(query, "$"+k+":") {
			all[k] = x
		}
	}
	raw := c.data(strings.ReplaceAll(query, "F", "totalCount edges { cursor } pageInfo { hasNextPage endCursor }"), all)
	for {
		var l anyList
		var inner map[string]json.RawMessage
		if err := json.Unmarshal(raw, &inner); err != nil {
			c.t.Fatal(err)
		}
		if _, ok := inner["pageInfo"]; ok {
			if err := json.Unmarshal(raw, &l); err != nil {
				c.t.Fatal(err)
			}
			return l
		}
		if len(inner) != 1 {
			c.t.Fatalf("no connection in %s", raw)
		}
		for _, raw = range inner {
		}
	}
}
