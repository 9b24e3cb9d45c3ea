package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEachQueryThatRunSuggestsHasAnAnswerOnTheExamples(t *testing.T) {
	store := filepath.Join(t.TempDir(), "g.db")
	must(t, nil, "load", "--store", store, examples(t))
	for _, q := range helloQueries() {
		out, _, code := graphd(t, nil, "query", "--store", store, q.query)
		if code != exitOK || !strings.Contains(out, `"quote"`) {
			t.Errorf("%s\n%s\nexit %d: %s", q.asks, q.query, code, out)
		}
	}
}

func TestHelloNamesTheAddress(t *testing.T) {
	var b strings.Builder
	(&program{stdout: &b, stderr: os.Stderr}).hello("127.0.0.1:8080")
	for _, want := range []string{"http://127.0.0.1:8080/", "http://127.0.0.1:8080/playground", helloQueries()[0].query} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("it does not say %s:\n%s", want, b.String())
		}
	}
}
