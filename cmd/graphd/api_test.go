package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"graphd/graph"
	"graphd/loader"
	"graphd/ontology"
	"graphd/store/memstore"
)

func newAPILoader(t *testing.T) apiLoader {
	t.Helper()
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := loader.NewReader(o)
	if err != nil {
		t.Fatal(err)
	}
	return apiLoader{writer: memstore.New(o), reader: reader}
}

func TestATextLoadedByTheAPIIsTheDocumentThatTheLoadVerbMakesOfIt(t *testing.T) {
	dir, store := t.TempDir(), filepath.Join(t.TempDir(), "g.db")
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	const text = `The World Bank <b>supports</b> the "Coastal Plan" in Kenya & Peru.`
	for _, c := range []struct {
		name  string
		file  string
		input graph.LoadInput
	}{
		{"plain", write("a.txt", text), graph.LoadInput{Content: []byte(text), Media: "text/plain"}},
		{"markdown", write("a.md", "# Head\n\n"+text), graph.LoadInput{Content: []byte("# Head\n\n" + text), Media: "text/markdown"}},
		{"with what is known", write("a.jsonl", `{"title":"A <plan>","published":"2013-07-03","text":"The World Bank <b>supports</b> the \"Coastal Plan\" in Kenya & Peru."}`+"\n"),
			graph.LoadInput{Content: []byte(text), Media: "text/plain", Title: "A <plan>", Published: "2013-07-03"}},
	} {
		result, err := newAPILoader(t).Load(t.Context(), c.input)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		must(t, nil, "load", "--store", store, c.file)
		if there := documents(t, store); !there[result.Document] {
			t.Errorf("%s: the API makes %s, the load verb one of %v", c.name, result.Document, there)
		}
	}
}

func TestTheAPIRefusesWhatIsNoText(t *testing.T) {
	for name, c := range map[string]struct {
		in    graph.LoadInput
		words string
	}{
		"empty":                     {graph.LoadInput{Media: "text/plain", Source: "note"}, "note"},
		"binary":                    {graph.LoadInput{Content: []byte("\x7fELF\x00\x00\x00\x01\x02\x00\x00"), Media: "text/plain", Source: "note"}, "note"},
		"an address in our network": {graph.LoadInput{URL: "http://127.0.0.1:1/"}, "127.0.0.1"},
		"an address of files":       {graph.LoadInput{URL: "file:///etc/passwd"}, "http"},
		"a title for Markdown":      {graph.LoadInput{Content: []byte("x"), Media: "text/markdown", Title: "T"}, "text/plain"},
		"a title for cp1252":        {graph.LoadInput{Content: []byte("Pe\xf1a"), Media: "text/plain", Title: "T"}, "UTF-8"},
	} {
		if _, err := newAPILoader(t).Load(t.Context(), c.in); err == nil || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
