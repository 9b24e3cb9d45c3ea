package graph_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"graphd/graph"
	"graphd/kg"
)

// A failing Store fails in Entities as it is told.
type failing struct {
	kg.Store
	fail func(context.Context) error
}

func (f failing) Entities(ctx context.Context, q kg.EntityQuery) ([]kg.Page[kg.Entity], error) {
	if err := f.fail(ctx); err != nil {
		return nil, err
	}
	return f.Store.Entities(ctx, q)
}

const secret = "MATCH (n:Entity) RETURN n -- password=hunter2 /var/lib/graphd.db"

func TestFaultsAreToldByCodeAndLoggedInFull(t *testing.T) {
	for _, f := range []struct {
		name, code, words string
		err               error
		logged            bool
	}{
		{"no kind", "INTERNAL", "a fault of graphd itself", errors.New(secret), true},
		{"internal", "INTERNAL", "a fault of graphd itself", kg.Errorf(kg.Internal, "list", "", "%w", errors.New(secret)), true},
		{"unavailable", "UNAVAILABLE", "the store does not answer now", kg.Errorf(kg.Unavailable, "list", "", "%w", errors.New(secret)), true},
		{"conflict", "CONFLICT", "another write stood in the way", kg.Errorf(kg.Conflict, "list", "", "%w", errors.New(secret)), true},
		{"too late", "TIMEOUT", "took longer than it may", fmt.Errorf("%s: %w", secret, context.DeadlineExceeded), false},
		{"given up", "UNAVAILABLE", "given up", fmt.Errorf("%s: %w", secret, context.Canceled), false},
		{"invalid", "INVALID", "order x: no such order", kg.Errorf(kg.Invalid, "order", "x", "no such order"), false},
		{"wrapped invalid", "INVALID", "order x: no such order", fmt.Errorf("%s: %w", secret, kg.Errorf(kg.Invalid, "order", "x", "no such order")), false},
		{"not found", "NOT_FOUND", "find y: gone", kg.Errorf(kg.NotFound, "find", "y", "gone"), false},
		{"forbidden", "FORBIDDEN", "not you", kg.Errorf(kg.Forbidden, "", "", "not you"), false},
		{"too large", "TOO_LARGE", "too long", kg.Errorf(kg.TooLarge, "", "", "too long"), false},
		{"law broken", "LAW_BROKEN", "no evidence", kg.Errorf(kg.LawBroken, "", "", "no evidence"), false},
	} {
		t.Run(f.name, func(t *testing.T) {
			var log bytes.Buffer
			c := newClient(t, failing{memory(t), func(context.Context) error { return f.err }}, func(o *graph.Options) {
				o.Log = slog.New(slog.NewTextHandler(&log, nil))
			})
			r := c.ask(`{ stats { documents } entities { totalCount } }`, nil)
			if len(r.Errors) != 1 || r.Errors[0].code() != f.code || !strings.Contains(r.Errors[0].Message, f.words) {
				t.Fatalf("got %+v", r.Errors)
			}
			if fmt.Sprint(r.Errors[0].Path) != "[entities]" {
				t.Errorf("the error is at %v", r.Errors[0].Path)
			}
			if strings.Contains(r.Raw, "MATCH") || strings.Contains(r.Raw, "hunter2") || strings.Contains(r.Raw, ".go:") {
				t.Errorf("the response leaks: %s", r.Raw)
			}
			if strings.Contains(log.String(), "hunter2") != f.logged {
				t.Errorf("the log has %q", log.String())
			}
			if id, told := r.Errors[0].Extensions["fault"]; told && !strings.Contains(log.String(), fmt.Sprint(id)) {
				t.Errorf("fault %v is not in the log", id)
			}
		})
	}
}

// broken fails in Evidence, which many Relations share.
type broken struct{ kg.Store }

func (broken) Evidence(context.Context, kg.EvidenceQuery) ([]kg.Page[kg.Evidence], error) {
	return nil, errors.New(secret)
}

func TestACallThatManyFieldsShareFailsOnceInTheLog(t *testing.T) {
	var log bytes.Buffer
	s := memory(t)
	crowd(t, s, 60, 1)
	c := newClient(t, broken{s}, func(o *graph.Options) { o.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	r := c.ask(`{ relations(first: 60) { nodes { evidence { totalCount } } } }`, nil)
	if n := strings.Count(log.String(), "\n"); n != 1 {
		t.Errorf("%d lines of log", n)
	}
	if len(r.Errors) != 21 || r.Errors[20].Message != "and 40 more errors" || r.Errors[20].code() != "INTERNAL" {
		t.Errorf("%d errors, the last %+v", len(r.Errors), r.Errors[len(r.Errors)-1])
	}
	if a, b := r.Errors[0].Extensions["fault"], r.Errors[19].Extensions["fault"]; a != b || a == nil {
		t.Errorf("one call, two faults: %v, %v", a, b)
	}
}

func TestAPanicIsToldByAnIDThatTheLogHas(t *testing.T) {
	var log bytes.Buffer
	c := newClient(t, failing{memory(t), func(context.Context) error { panic(secret) }}, func(o *graph.Options) {
		o.Log = slog.New(slog.NewTextHandler(&log, nil))
	})
	r := c.ask(`{ entities { totalCount } }`, nil)
	if len(r.Errors) == 0 || r.Errors[0].code() != "INTERNAL" {
		t.Fatalf("got %s", r.Raw)
	}
	_, id, _ := strings.Cut(r.Errors[0].Message, "under ")
	if id == "" || !strings.Contains(log.String(), id) || !strings.Contains(log.String(), "hunter2") || !strings.Contains(log.String(), "fault_test.go") {
		t.Errorf("message %q, log %.200s", r.Errors[0].Message, log.String())
	}
	if strings.Contains(r.Raw, "hunter2") || strings.Contains(r.Raw, "goroutine") {
		t.Errorf("the response leaks: %s", r.Raw)
	}
	if r := c.ask(`{ stats { documents } }`, nil); len(r.Errors) > 0 {
		t.Errorf("the next request fails: %s", r.Raw)
	}
}

func TestAQueryEndsWhenItsTimeIsUp(t *testing.T) {
	c := newClient(t, failing{memory(t), func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }}, func(o *graph.Options) {
		o.Limits.Query = 20 * time.Millisecond
	})
	c.refused("TIMEOUT", "took longer than it may", `{ entities { totalCount } }`, nil)
}

func TestRequestsThatCannotBeUnderstoodAreRefused(t *testing.T) {
	c := filled(t)
	c.refused("GRAPHQL_PARSE_FAILED", "", `{ entities`, nil)
	c.refused("GRAPHQL_VALIDATION_FAILED", "no operation", ``, nil)
	c.refused("GRAPHQL_VALIDATION_FAILED", "Cannot query field", `{ nothing }`, nil)
	c.refused("GRAPHQL_VALIDATION_FAILED", "", `query($n: Int!) { entities(first: $n) { totalCount } }`, nil)
	c.refused("GRAPHQL_VALIDATION_FAILED", "", `query($s: [Status!]!) { search(text: "a", status: $s) { totalCount } }`, vars{"s": []string{"MAYBE"}})
	c.refused("INVALID", "a Date is a day written YYYY-MM-DD, not \"yesterday\"", `{ relations(where: {publishedFrom: "yesterday"}) { totalCount } }`, nil)
	c.refused("INVALID", "exactly one of id and name", `{ entity { id } }`, nil)
	c.refused("INVALID", "exactly one of id and name", `{ entity(id: "x", name: "y") { id } }`, nil)
	c.refused("INVALID", "class goes with name", `{ entity(id: "x", class: ACTOR) { id } }`, nil)
	c.refused("INVALID", "no letters or digits", `{ entity(name: "...") { id } }`, nil)
	c.refused("TOO_LARGE", "101 ids were asked for, at most 100", `query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, vars{"ids": make([]string, 101)})
	c.refused("TOO_LARGE", "at most 1000 are allowed", `query($t: String!) { search(text: $t) { totalCount } }`, vars{"t": strings.Repeat("a ", 501)})
}

func TestWalksThatCannotBeMeantAreRefused(t *testing.T) {
	c := filled(t)
	v := vars{"a": entityID(epic), "b": entityID(pena)}
	ask := func(args string) string {
		return `query($a: ID!, $b: ID!) { paths(from: $a, to: $b, ` + args + `) { outcome } b: entity(id: $b) { id } }`
	}
	c.refused("INVALID", "maxHops is 0, but must be from 1 to 8", ask("maxHops: 0"), v)
	c.refused("INVALID", "maxHops is 9", ask("maxHops: 9"), v)
	c.refused("INVALID", "first is 51, but must be from 1 to 50", ask("first: 51"), v)
	c.refused("INVALID", "no meaning", ask(`where: {subject: "x"}`), v)
	c.refused("INVALID", "a path needs two entities", `query($a: ID!) { paths(from: $a, to: $a) { outcome } }`, vars{"a": v["a"]})
	c.refused("NOT_FOUND", "no such entity", `query($a: ID!) { paths(from: $a, to: "ent_nothing") { outcome } }`, vars{"a": v["a"]})
	c.refused("NOT_FOUND", "no such entity", `{ neighborhood(of: ["ent_nothing"]) { truncated } }`, nil)
	c.refused("INVALID", "of must name 1 to 100", `{ neighborhood(of: []) { truncated } }`, nil)
	c.refused("INVALID", "depth is 4", `{ neighborhood(of: ["x"], depth: 4) { truncated } }`, nil)
	c.refused("INVALID", "limit is 1001", `{ neighborhood(of: ["x"], limit: 1001) { truncated } }`, nil)
}

func TestWhatIsNoRequestIsRefused(t *testing.T) {
	c := filled(t)
	for _, f := range []struct {
		name, method, media, body, code string
		status                          int
	}{
		{"a form", "POST", "application/x-www-form-urlencoded", "query={}", "INVALID", 415},
		{"plain text, as a page of another site could send", "POST", "text/plain", `{"query":"{stats{documents}}"}`, "INVALID", 415},
		{"no JSON", "POST", "application/json", `{"query":`, "INVALID", 400},
		{"no object", "POST", "application/json", `[]`, "INVALID", 400},
		{"variables that are none", "POST", "application/json", `{"query":"{stats{documents}}","variables":[1]}`, "INVALID", 400},
		{"nothing", "POST", "application/json", ``, "INVALID", 400},
		{"no query", "POST", "application/json", `{}`, "GRAPHQL_VALIDATION_FAILED", 422},
		{"another method", "PUT", "application/json", `{}`, "INVALID", 405},
	} {
		t.Run(f.name, func(t *testing.T) {
			r := localRequest(f.method, "/graphql", f.body)
			r.Header.Set("Content-Type", f.media)
			got := client{t, c.h}.send(r)
			if got.Status != f.status || len(got.Errors) != 1 || got.Errors[0].code() != f.code || strings.Contains(got.Raw, "graphql.Raw") {
				t.Errorf("status %d, %s", got.Status, got.Raw)
			}
		})
	}
}

func TestQueriesComeByGetToo(t *testing.T) {
	c := filled(t)
	r := c.send(localRequest(http.MethodGet, "/graphql?query=query(%24n:String!)%7Bentity(name:%24n)%7Bname%7D%7D&variables=%7B%22n%22:%22EPIC%22%7D", ""))
	if r.Status != 200 || !strings.Contains(string(r.Data), "El Paso Intelligence Center") {
		t.Errorf("status %d, %s", r.Status, r.Raw)
	}
	r = c.send(localRequest(http.MethodGet, "/graphql?query=mutation%7BdeleteDocument(id:%22x%22)%7Bid%7D%7D", ""))
	if len(r.Errors) != 1 || r.Errors[0].code() != "INVALID" || !strings.Contains(r.Raw, "mutations come by POST") {
		t.Errorf("a mutation by GET: status %d, %s", r.Status, r.Raw)
	}
	r = c.send(localRequest(http.MethodGet, "/graphql?query=%7Bstats%7Bdocuments%7D%7D&variables=3", ""))
	if r.Status != 400 || len(r.Errors) != 1 || r.Errors[0].code() != "INVALID" {
		t.Errorf("variables that are none: status %d, %s", r.Status, r.Raw)
	}
}
