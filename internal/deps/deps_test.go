package deps

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

const module = "graphd"

// A listed package is what `go list` tells of it.
type listed struct {
	ImportPath string
	Imports    []string
	Error      *struct{ Err string }
}

func list(t *testing.T) []listed {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-e", "-json=ImportPath,Imports,Error", "./...")
	cmd.Dir = "../.."
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var all []listed
	for dec := json.NewDecoder(out); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(below(p.ImportPath), "build/") { // git ignores it: nothing there is part of graphd
			all = append(all, p)
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	return all
}

// wrong returns what a package imports although the table does not let it, or
// says that the table has no row for it.
func wrong(p listed) []string {
	path := below(p.ImportPath)
	row, ok := find(path)
	if !ok {
		return []string{path + " has no row in the import table"}
	}
	var out []string
	for _, i := range p.Imports {
		own := i == module || strings.HasPrefix(i, module+"/")
		first, _, _ := strings.Cut(i, "/")
		if !own && !strings.Contains(first, ".") {
			continue // the standard library
		}
		if !row.Allows(below(i), own) {
			out = append(out, path+" may not import "+i)
		}
	}
	return out
}

func below(path string) string { return strings.TrimPrefix(path, module+"/") }

func TestNoPackageImportsWhatTheTableForbids(t *testing.T) {
	all := list(t)
	if len(all) < 10 {
		t.Fatalf("go list found %d packages only", len(all))
	}
	for _, p := range all {
		for _, w := range wrong(p) {
			t.Error(w)
		}
	}
}

func TestTheTableForbids(t *testing.T) {
	for _, c := range []struct{ from, to string }{
		{"kg", "graphd/ontology"},
		{"kg", "modernc.org/sqlite"},
		{"nlp", "graphd/kg"},
		{"loader/claim", "graphd/loader/mention"},
		{"loader/claim", "graphd/store/memstore"},
		{"loader", "graphd/graph"},
		{"store/sqlitestore", "graphd/loader"},
		{"store/sqlitestore", "graphd/store/memstore"},
		{"store/neo4jstore", "modernc.org/sqlite"},
		{"graph", "graphd/store/memstore"},
		{"graph", "graphd/loader"},
		{"graph/generated", "graphd/graph"},
		{"web", "graphd/kg"},
		{"web", "github.com/spf13/cobra"},
		{"export", "graphd/store/memstore"},
		{"brandnew", "fmt"},
	} {
		if got := wrong(listed{ImportPath: module + "/" + c.from, Imports: []string{c.to}}); len(got) == 0 {
			t.Errorf("%s may import %s", c.from, c.to)
		}
	}
}

func TestTheTableAllows(t *testing.T) {
	for _, c := range []struct{ from, to string }{
		{"kg", "golang.org/x/text/unicode/norm"},
		{"ontology", "graphd/kg"},
		{"loader/claim", "graphd/nlp"},
		{"loader", "graphd/loader/claim"},
		{"graph", "graphd/graph/generated"},
		{"cmd/graphd", "graphd/store/neo4jstore"},
		{"web", "embed"},
	} {
		if got := wrong(listed{ImportPath: module + "/" + c.from, Imports: []string{c.to}}); len(got) > 0 {
			t.Error(got)
		}
	}
}
