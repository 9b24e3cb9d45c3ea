package web_test

import (
	"encoding/json"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"graphd/graph"
	"graphd/internal/deps"
	"graphd/kg"
)

// What README.md and ARCHITECTURE.md say of the examples, of imports and of
// dependencies is compared with what is so.

func paper(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var answeredForm = regexp.MustCompile("(?s)```graphql\n(.*?)```\n\n```json\n(.*?)```")

func TestTheReadmeGivesTheRealAnswer(t *testing.T) {
	l := load(t)
	api := graph.NewHandler(graph.Options{Store: l, Ontology: l.ontology})
	m := answeredForm.FindStringSubmatch(paper(t, "README.md"))
	if m == nil {
		t.Fatal("README.md has no query followed by its answer")
	}
	var told struct{ Data any }
	if err := json.Unmarshal([]byte(m[2]), &told); err != nil {
		t.Fatalf("the answer in README.md: %v", err)
	}
	got := ask(t, api, m[1])
	var data any
	if err := json.Unmarshal(got, &data); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(data, told.Data) {
		t.Errorf("the answer is not the one in README.md; it is\n%s", got)
	}
}

// followed is the sentence that ARCHITECTURE.md follows to its Relation.
const followed = "EPIC supports the strategy with intelligence on smugglers."

func TestTheArchitectureFollowsTheSentenceAsItIsRead(t *testing.T) {
	l := load(t)
	text := paper(t, "ARCHITECTURE.md")
	for _, line := range walk(t, l) {
		if !strings.Contains(text, line) {
			t.Errorf("ARCHITECTURE.md should hold the line\n%s", line)
		}
	}
}

// walk returns the real values of each step from the sentence to the Relation, one
// line each.
func walk(t *testing.T, l *loaded) []string {
	t.Helper()
	var d kg.Document
	pages, err := l.Documents(t.Context(), kg.DocumentQuery{Order: kg.ByPublished, Window: kg.Window{First: 10}})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range pages[0].Rows {
		if strings.HasSuffix(row.Node.Sources[0], "border-strategy.txt") {
			d = row.Node
		}
	}
	readings, err := l.Readings(t.Context(), []kg.ID{d.ID})
	if err != nil || readings[0] == nil {
		t.Fatalf("%v, %v", err, readings)
	}
	r := readings[0]
	at := strings.Index(r.Document.Text, followed)
	sentence := kg.Span{Start: at, End: at + len(followed)}
	lines := []string{
		fmt.Sprintf("document  %s  published %s  sha256 %s…", d.ID, d.Published, d.SHA256[:12]),
		fmt.Sprintf("sentence  [%d:%d]  %s", sentence.Start, sentence.End, followed),
	}
	quoted := func(s kg.Span) string { return fmt.Sprintf("[%d:%d] %q", s.Start, s.End, s.Of(r.Document.Text)) }
	for _, z := range r.Document.Zones {
		if z.Contains(sentence) {
			lines = append(lines, fmt.Sprintf("zone      %s [%d:%d]", z.Kind, z.Start, z.End))
		}
	}
	for _, c := range r.Claims {
		if c.Sentence != sentence || c.Predicate != "supports" {
			continue
		}
		for _, end := range []kg.End{c.Subject, c.Object} {
			for _, chain := range r.Chains {
				if chain.Key != end.Key {
					continue
				}
				for _, m := range chain.Mentions {
					if m.Span == end.Span {
						lines = append(lines, fmt.Sprintf("mention   %s  %s", quoted(m.Span), m.Form))
					}
				}
				lines = append(lines, fmt.Sprintf("chain     %s  %s  %d mentions", chain.Key, chain.Kind, len(chain.Mentions)))
			}
			if end.Antecedent != nil {
				lines = append(lines, "names it  "+quoted(*end.Antecedent))
			}
			for _, link := range r.Links {
				if link.Full == end.Key {
					lines = append(lines, fmt.Sprintf("link      %s  %s → %s", link.Kind, link.Short, link.Full))
				}
			}
		}
		relation := kg.RelationID(c.Of())
		found, err := l.Lookup(t.Context(), []kg.ID{relation, kg.EntityID(c.Subject.Key), kg.EntityID(c.Object.Key)})
		if err != nil {
			t.Fatal(err)
		}
		evidence, err := l.Evidence(t.Context(), kg.EvidenceQuery{Owners: []kg.ID{relation}, Window: kg.Window{First: 1}})
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines,
			fmt.Sprintf("claim     %s  trigger %s  rule %s", c.Status, quoted(c.Trigger), c.Rule),
			fmt.Sprintf("entity    %s  %s  (%d keys)", found[1].Entity.ID, found[1].Entity.Name, len(found[1].Entity.Keys)),
			fmt.Sprintf("entity    %s  %s  (%d keys)", found[2].Entity.ID, found[2].Entity.Name, len(found[2].Entity.Keys)),
			fmt.Sprintf("relation  %s  %s %s %s", found[0].Relation.ID, found[1].Entity.Name, found[0].Relation.Predicate, found[2].Entity.Name),
			fmt.Sprintf("evidence  %s", evidence[0].Rows[0].Node.ID),
		)
		return lines
	}
	t.Fatalf("no relation by supports is read in %q", followed)
	return nil
}

func TestTheArchitectureHoldsTheImportTable(t *testing.T) {
	text := paper(t, "ARCHITECTURE.md")
	for _, row := range deps.Table() {
		if !strings.Contains(text, "| `"+row.Path+"` |") {
			t.Errorf("ARCHITECTURE.md has no row for %s", row.Path)
		}
	}
}

var requireForm = regexp.MustCompile(`(?m)^\s*(?:require )?([\w.-]+\.[\w.-]+/\S+|\w[\w.-]+\.\w+/\S+) v`)

// TestTheArchitectureSaysWhatEachDependencyIsFor looks for each module that our own
// code imports, and each package that web/package.json names.
func TestTheArchitectureSaysWhatEachDependencyIsFor(t *testing.T) {
	text := paper(t, "ARCHITECTURE.md")
	var modules []string
	for _, m := range requireForm.FindAllStringSubmatch(paper(t, "go.mod"), -1) {
		modules = append(modules, m[1])
	}
	for path := range imported(t) {
		module := ""
		for _, m := range modules {
			if (path == m || strings.HasPrefix(path, m+"/")) && len(m) > len(module) {
				module = m
			}
		}
		if module == "" || !strings.Contains(text, "| `"+module+"` |") {
			t.Errorf("ARCHITECTURE.md has no row for the module %q, which gives %s", module, path)
		}
	}
	var manifest struct{ Dependencies, DevDependencies map[string]string }
	b, err := os.ReadFile("package.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &manifest); err != nil {
		t.Fatal(err)
	}
	for _, list := range []map[string]string{manifest.Dependencies, manifest.DevDependencies} {
		for name := range list {
			if !strings.Contains(text, "`"+name+"`") {
				t.Errorf("ARCHITECTURE.md does not speak of the npm package %s", name)
			}
		}
	}
}

// imported lists what Go files of the project import from other modules.
func imported(t *testing.T) map[string]bool {
	t.Helper()
	paths := map[string]bool{}
	files := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "build" || d.Name() == ".git" || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		files++
		for _, spec := range f.Imports {
			p, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if first, _, _ := strings.Cut(p, "/"); strings.Contains(first, ".") {
				paths[p] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 || len(paths) < 10 {
		t.Fatalf("%d Go files with %d imports from other modules: too few to be right", files, len(paths))
	}
	return paths
}
