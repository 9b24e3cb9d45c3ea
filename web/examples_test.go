package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"testing"

	"graphd/graph"
	"graphd/kg"
	"graphd/loader"
	"graphd/loader/source"
	"graphd/ontology"
	"graphd/store/memstore"
)

// The examples of the project, loaded once: the texts that the example queries of
// the playground, the landing page and the README speak of.
var examples = sync.OnceValues(func() (*loaded, error) {
	o, err := ontology.Default()
	if err != nil {
		return nil, err
	}
	reader, err := loader.NewReader(o)
	if err != nil {
		return nil, err
	}
	s := memstore.New(o)
	report, err := loader.Load(context.Background(), loader.LoadOptions{Writer: s, Reader: reader},
		source.Open(context.Background(), []string{"../examples"}, source.Options{}))
	return &loaded{s, o, report}, err
})

type loaded struct {
	kg.Store
	ontology *ontology.Ontology
	report   loader.Report
}

func load(t *testing.T) *loaded {
	t.Helper()
	l, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// entity returns the Entity that goes by a name.
func (l *loaded) entity(t *testing.T, class kg.Class, name string) kg.Entity {
	t.Helper()
	pages, err := l.Entities(t.Context(), kg.EntityQuery{
		Where: kg.EntityFilter{Name: name, Classes: []kg.Class{class}}, Order: kg.ByDegree, Window: kg.Window{First: 2},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(pages[0].Rows) != 1 {
		t.Fatalf("%d entities of class %s are named %q; want 1", len(pages[0].Rows), class, name)
	}
	return pages[0].Rows[0].Node
}

func TestTheExamplesAreLoadedWhole(t *testing.T) {
	l := load(t)
	if l.report.Documents != 3 || !l.report.Complete() {
		t.Errorf("report %+v", l.report)
	}
	pages, err := l.Documents(t.Context(), kg.DocumentQuery{Order: kg.ByPublished, Window: kg.Window{First: 10}})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range pages[0].Rows {
		if d := row.Node; d.Title == "" || d.Author != "Graphd Authors" || d.Published == "" {
			t.Errorf("%v: title %q, author %q, published %q", d.Sources, d.Title, d.Author, d.Published)
		}
	}
}

func TestTheExamplesShowEveryClassAndMostStatuses(t *testing.T) {
	l := load(t)
	for _, c := range []struct {
		class kg.Class
		name  string
	}{
		{kg.Actor, "Office of National Drug Control Policy"},
		{kg.Actor, "Enrique Peña Nieto"},
		{kg.Actor, "Sinaloa Cartel"},
		{kg.Actor, "Mexico"},
		{kg.Program, "Merida Initiative"},
		{kg.Program, "PEPFAR"},
		{kg.Program, "Paris Agreement"},
		{kg.Objective, "disrupt trafficking organizations"},
		{kg.Objective, "prevent new HIV infections"},
		{kg.Objective, "cut methane emissions"},
		{kg.Place, "Mexico City"},
		{kg.Place, "Geneva"},
		{kg.Event, "Glasgow Climate Conference"},
		{kg.Event, "International AIDS Conference"},
	} {
		if e := l.entity(t, c.class, c.name); e.Documents == 0 {
			t.Errorf("%s %q is in no document", c.class, c.name)
		}
	}
	stats, err := l.Stats(t.Context(), kg.RelationFilter{Statuses: kg.Statuses()})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", stats)
	for _, s := range []kg.Status{kg.Asserted, kg.Reported, kg.Planned, kg.Desired, kg.Denied} {
		if stats.ByStatus[s] == 0 {
			t.Errorf("no relation is %s", s)
		}
	}
}

func TestNamesMeetAcrossTheExamples(t *testing.T) {
	l := load(t)
	for _, c := range []struct {
		class           kg.Class
		name, alsoNamed string
		documents       int
	}{
		{kg.Actor, "Centers for Disease Control and Prevention", "CDC", 2}, // spelled out in one, CDC alone in the other
		{kg.Actor, "World Health Organization", "WHO", 2},
		{kg.Actor, "Enrique Peña Nieto", "Peña Nieto", 2},
		{kg.Actor, "Mexico", "Mexico", 3},
		{kg.Actor, "United States", "United States", 3},
		{kg.Actor, "George W. Bush", "George W. Bush", 3},
	} {
		full, other := l.entity(t, c.class, c.name), l.entity(t, c.class, c.alsoNamed)
		if full.ID != other.ID || full.Documents != c.documents {
			t.Errorf("%q is %s in %d documents, %q is %s; want one entity in %d", c.name, full.ID, full.Documents, c.alsoNamed, other.ID, c.documents)
		}
	}
}

func TestTheCreditsOfTheExamplesAreNotRead(t *testing.T) {
	l := load(t)
	for _, name := range []string{"European Commission", "International AIDS Society", "Africa CDC", "graphd", "Sources", "Apache"} {
		pages, err := l.Entities(t.Context(), kg.EntityQuery{Where: kg.EntityFilter{Text: name}, Order: kg.ByDegree, Window: kg.Window{First: 1}})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range pages[0].Rows {
			t.Errorf("%q became the entity %q", name, row.Node.Name)
		}
	}
}

func TestAPathOfThreeHopsCrossesTheExamples(t *testing.T) {
	l := load(t)
	from, to := l.entity(t, kg.Program, "Merida Initiative"), l.entity(t, kg.Actor, "World Health Organization")
	found, err := kg.Paths(t.Context(), l, kg.PathQuery{From: from.ID, To: to.ID})
	if err != nil {
		t.Fatal(err)
	}
	if found.Outcome != kg.Found || len(found.Paths[0].Hops) < 3 {
		t.Fatalf("%+v", found)
	}
	var relations []kg.ID
	for _, h := range found.Paths[0].Hops {
		relations = append(relations, h.Relation)
	}
	evidence, err := l.Evidence(t.Context(), kg.EvidenceQuery{Owners: relations, Window: kg.Window{First: 1}})
	if err != nil {
		t.Fatal(err)
	}
	documents := map[kg.ID]bool{}
	for _, page := range evidence {
		documents[page.Rows[0].Node.Document] = true
		t.Logf("%s", page.Rows[0].Node.Quote)
	}
	if len(documents) < 2 {
		t.Errorf("all hops are read in one document")
	}
}

var (
	exampleForm = regexp.MustCompile(`example\("([\w-]+)", (\w+)\)`)
	importForm  = regexp.MustCompile(`(?m)^import (\w+) from "\./(queries/[\w./-]+\.graphql)";$`)
	idForm      = regexp.MustCompile(`"(ent_\w+)" # (.+)`)
)

// TestTheExampleQueriesAnswerOnTheExamples runs the queries of the playground.
func TestTheExampleQueriesAnswerOnTheExamples(t *testing.T) {
	l := load(t)
	list, err := os.ReadFile("src/examples.ts")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, m := range importForm.FindAllStringSubmatch(string(list), -1) {
		files[m[1]] = m[2]
	}
	all, err := filepath.Glob("src/queries/*.graphql")
	if err != nil {
		t.Fatal(err)
	}
	named := exampleForm.FindAllStringSubmatch(string(list), -1)
	if len(all) < 5 || len(named) != len(all) {
		t.Fatalf("%d queries, of which src/examples.ts lists %d", len(all), len(named))
	}
	api := graph.NewHandler(graph.Options{Store: l, Ontology: l.ontology})
	for _, m := range named {
		t.Run(m[1], func(t *testing.T) {
			query, err := os.ReadFile(filepath.Join("src", files[m[2]]))
			if err != nil {
				t.Fatal(err)
			}
			for _, id := range idForm.FindAllStringSubmatch(string(query), -1) {
				found, err := l.Lookup(t.Context(), []kg.ID{kg.ID(id[1])})
				if err != nil || found[0].Entity == nil || found[0].Entity.Name != id[2] {
					t.Errorf("%s is not the id of %s: %v, %+v", id[1], id[2], err, found[0].Entity)
				}
			}
			data := ask(t, api, string(query))
			var answer any
			if err := json.Unmarshal(data, &answer); err != nil {
				t.Fatal(err)
			}
			if len(rows(answer)) == 0 {
				t.Errorf("answered with nothing: %s", data)
			}
			t.Logf("%s", data)
		})
	}
}

// ask returns the data of an answer without errors.
func ask(t *testing.T, api http.Handler, query string) json.RawMessage {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	api.ServeHTTP(w, r)
	var answer struct {
		Data   json.RawMessage
		Errors []any
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Errors) > 0 {
		t.Fatalf("%v, %s", err, w.Body)
	}
	return answer.Data
}

// rows returns the first list called nodes or paths in an answer, looking into
// fields in the order of their names.
func rows(v any) []any {
	fields, _ := v.(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		list, isList := fields[name].([]any)
		if isList && (name == "nodes" || name == "paths") {
			return list
		}
		if list := rows(fields[name]); list != nil {
			return list
		}
	}
	return nil
}
