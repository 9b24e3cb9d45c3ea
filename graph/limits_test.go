package graph_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"graphd/graph"
)

// nested is a valid query of this depth, a multiple of 3.
func nested(depth int) string {
	q := "id"
	for range (depth - 3) / 3 {
		q = "relations { nodes { subject { " + q + " } } } name"
	}
	return "{ entities { nodes { " + q + " } } }"
}

func TestLimitsAreToldWithWhatWasAskedAndWhatIsAllowed(t *testing.T) {
	c := filled(t, func(o *graph.Options) { o.Limits.Complexity, o.Limits.Depth = 1000, 9 })
	for _, f := range []struct {
		limit, query   string
		asked, allowed int
	}{
		{"complexity", `{ entities(first: 100) { nodes { relations(first: 100) { nodes { id } } } } }`, 1 + 100*(1+1+100*2), 1000},
		{"complexity", `{ entities(last: 100) { nodes { mentions { nodes { form } } } } }`, 1 + 100*(1+1+20*2), 1000},
		{"complexity", `{ documents(first: 60) { nodes { text } } }`, 1 + 60*(1+20), 1000},
		{"complexity", `{ a: neighborhood(of: ["a"], limit: 600) { entities { id } } }`, 1 + 600*2, 1000},
		{"complexity", `{ paths(from: "a", to: "b", first: 50) { paths { hops { forward } } } }`, 1 + 4*50*3, 0},
		{"depth", nested(12), 12, 9},
	} {
		r := c.ask(f.query, nil)
		if f.allowed == 0 {
			if len(r.Errors) == 0 || r.Errors[0].code() != "NOT_FOUND" || r.Extensions.Cost.Complexity != f.asked {
				t.Errorf("%s: %s", f.query, r.Raw)
			}
			continue
		}
		if len(r.Errors) != 1 || r.Errors[0].code() != "TOO_LARGE" {
			t.Errorf("%s: %s", f.query, r.Raw)
			continue
		}
		e := r.Errors[0].Extensions
		if e["limit"] != f.limit || e["asked"] != float64(f.asked) || e["allowed"] != float64(f.allowed) {
			t.Errorf("%s: told %v, want %s %d of %d", f.query, e, f.limit, f.asked, f.allowed)
		}
		if r.Extensions.Cost.StoreCalls != 0 {
			t.Errorf("%s: refused after %d store calls", f.query, r.Extensions.Cost.StoreCalls)
		}
	}
	if r := c.ask(`{ entities(first: 100) { nodes { id name } } }`, nil); len(r.Errors) > 0 || r.Extensions.Cost.Complexity != 301 || r.Extensions.Cost.Depth != 3 {
		t.Errorf("a modest query: %s", r.Raw)
	}
}

func TestADeepQueryIsAnsweredUpToTheLimit(t *testing.T) {
	c := filled(t, func(o *graph.Options) { o.Limits.Complexity = 1 << 40 })
	c.refused("TOO_LARGE", "over the limit of depth: 18 were asked for, 15 are allowed", nested(18), nil)
	if r := c.ask(nested(15), nil); len(r.Errors) > 0 {
		t.Errorf("depth 15: %+v", r.Errors)
	}
}

func TestFragmentsAreCountedSpelledOut(t *testing.T) {
	c := filled(t)
	var q strings.Builder
	q.WriteString("{ entities(first: 1) { nodes { ...F0 } } }\n")
	for i := range 40 { // 2 to the power of 40 fields in the end
		fmt.Fprintf(&q, "fragment F%d on Entity { ...F%d x%d: name ... on Entity { ...F%d } }\n", i, i+1, i, i+1)
	}
	q.WriteString("fragment F40 on Entity { id }")
	start := time.Now()
	r := c.ask(q.String(), nil)
	if len(r.Errors) != 1 || r.Errors[0].code() != "TOO_LARGE" || r.Errors[0].Extensions["limit"] != "fields" {
		t.Errorf("got %.300s", r.Raw)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("it took %v to refuse", took)
	}
	c.refused("GRAPHQL_VALIDATION_FAILED", "", `{ entities { nodes { ...A } } } fragment A on Entity { ...B } fragment B on Entity { ...A }`, nil)
}

func TestIntrospectionCannotBeNestedWithoutEnd(t *testing.T) {
	c := filled(t)
	c.refused("GRAPHQL_VALIDATION_FAILED", "introspection depth", `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`, nil)
}

func TestTokensAreCounted(t *testing.T) {
	c := filled(t)
	r := c.ask("{ stats { "+strings.Repeat("documents ", 6000)+"} }", nil)
	if len(r.Errors) != 1 || r.Errors[0].code() != "GRAPHQL_PARSE_FAILED" || !strings.Contains(r.Errors[0].Message, "token limit") {
		t.Errorf("got %.300s", r.Raw)
	}
}

func TestBodiesAreBounded(t *testing.T) {
	far := func(r *http.Request) bool { return r.Header.Get("X-Near") != "" }
	c := filled(t, func(o *graph.Options) { o.MayWrite = far; o.Limits.Body, o.Limits.Text = 1000, 5000 })
	send := func(near bool, query string, v vars) response {
		body, err := json.Marshal(map[string]any{"query": query, "variables": v})
		if err != nil {
			t.Fatal(err)
		}
		r := localRequest(http.MethodPost, "/graphql", string(body))
		if near {
			r.Header.Set("X-Near", "yes")
		}
		return c.send(r)
	}
	long, longer := strings.Repeat("a", 2000), strings.Repeat("a", 20000)
	search := `query($t: String!) { search(text: $t) { totalCount } }`
	load := `mutation($t: String!) { loadDocument(input: {text: $t}) { outcome } }`
	for _, f := range []struct {
		name    string
		near    bool
		query   string
		text    string
		status  int
		code    string
		message string
	}{
		{"a long body", false, search, long, 413, "TOO_LARGE", "more than the 1000 bytes"},
		{"a long query of one who may write", true, search, long, 200, "TOO_LARGE", "over the limit of body bytes"},
		{"a text to load of one who may not write", false, load, long, 413, "TOO_LARGE", "more than the 1000 bytes"},
		{"a text to load", true, load, long, 200, "FORBIDDEN", "does not load documents"},
		{"a text that is too long to load", true, load, longer, 413, "TOO_LARGE", "more than the 16000 bytes"},
		{"a mutation whose own words are too long", true, strings.Replace(load, "outcome", strings.Repeat("outcome ", 200), 1), "a", 200, "TOO_LARGE", "over the limit of query bytes"},
	} {
		t.Run(f.name, func(t *testing.T) {
			r := send(f.near, f.query, vars{"t": f.text})
			if r.Status != f.status || len(r.Errors) != 1 || r.Errors[0].code() != f.code || !strings.Contains(r.Errors[0].Message, f.message) {
				t.Errorf("status %d, %.400s", r.Status, r.Raw)
			}
		})
	}
}
