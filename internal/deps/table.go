package deps

import "strings"

// A Row says what the packages that match Path may import: other packages of this
// module, by their path below it, and modules. The standard library is free to all.
//
// A pattern is a path; "X/*" is every package below X, "*" is everything.
type Row struct {
	Path    string
	Own     []string
	Modules []string
}

// Table returns the import table. The first Row that matches a package holds.
func Table() []Row {
	reading := []string{"kg", "ontology", "nlp"}
	return []Row{
		{Path: "kg", Modules: []string{"golang.org/x/text"}},
		{Path: "ontology", Own: []string{"kg"}, Modules: []string{"github.com/goccy/go-yaml"}},
		{Path: "nlp/train", Own: []string{"nlp", "nlp/*"}},
		{Path: "nlp", Own: []string{"nlp/model"}, Modules: []string{"github.com/clipperhouse/uax29/v2", "golang.org/x/text"}},
		{Path: "nlp/model"},
		{Path: "nlp/linear"},
		{Path: "nlp/open", Own: []string{"nlp"}},
		{Path: "loader", Own: append([]string{"loader/*", "nlp/linear"}, reading...)},
		{Path: "loader/train", Own: append([]string{"loader", "loader/*", "score", "nlp/linear"}, reading...), Modules: []string{"golang.org/x/sync"}},
		{Path: "loader/train/record"},
		{Path: "loader/train/names", Own: append([]string{"loader/train/record"}, reading...)},
		{Path: "loader/*", Own: append([]string{"nlp/linear"}, reading...), Modules: []string{"*"}},
		{Path: "store/storetest", Own: []string{"kg", "store/memstore", "export"}, Modules: []string{"pgregory.net/rapid", "github.com/google/go-cmp", "go.uber.org/goleak", "golang.org/x/text"}},
		{Path: "store/memstore", Own: []string{"kg"}},
		{Path: "store/sqlitestore", Own: []string{"kg"}, Modules: []string{"modernc.org/sqlite"}},
		{Path: "store/neo4jstore", Own: []string{"kg"}, Modules: []string{"github.com/neo4j/neo4j-go-driver/v5", "golang.org/x/sync"}},
		{Path: "graph/model", Own: []string{"kg", "ontology"}, Modules: []string{"github.com/99designs/gqlgen", "github.com/vektah/gqlparser/v2"}},
		{Path: "graph/generated", Own: []string{"kg", "graph/model"}, Modules: []string{"github.com/99designs/gqlgen", "github.com/vektah/gqlparser/v2"}},
		{Path: "graph", Own: []string{"kg", "ontology", "graph/generated", "graph/model"}, Modules: []string{"github.com/99designs/gqlgen", "github.com/vektah/gqlparser/v2"}},
		{Path: "web"},
		{Path: "export", Own: []string{"kg"}},
		{Path: "score", Own: []string{"kg", "loader"}, Modules: []string{"golang.org/x/text"}},
		{Path: "score/cmd/score", Own: append([]string{"score", "loader", "loader/article"}, reading...)},
		{Path: "score/carb"},
		{Path: "score/cmd/carb", Own: []string{"score/carb", "nlp", "nlp/open"}},
		{Path: "score/cmd/names", Own: []string{"loader/link", "nlp/linear"}},
		{Path: "score/cmd/text2kg", Own: []string{"loader/slot", "nlp", "nlp/linear", "ontology"}},
		{Path: "examples", Own: []string{"kg"}},
		{Path: "internal/deps"},
		{Path: "internal/neo4jtest", Modules: []string{"github.com/neo4j/neo4j-go-driver/v5"}},
		{Path: "internal/neo4jtest/*", Own: []string{"internal/neo4jtest"}},
		{Path: "cmd/graphd", Own: []string{"*"}, Modules: []string{"*"}},
	}
}

// find returns the Row of a package.
func find(path string) (Row, bool) {
	for _, r := range Table() {
		if matches(r.Path, path) {
			return r, true
		}
	}
	return Row{}, false
}

// Allows reports whether the Row lets its packages import path: below the module
// if own, else of another module.
func (r Row) Allows(path string, own bool) bool {
	patterns := r.Modules
	if own {
		patterns = r.Own
	}
	for _, p := range patterns {
		if matches(p, path) || !own && strings.HasPrefix(path, p+"/") {
			return true
		}
	}
	return false
}

func matches(pattern, path string) bool {
	if pattern == "*" {
		return true
	}
	if below, ok := strings.CutSuffix(pattern, "/*"); ok {
		return strings.HasPrefix(path, below+"/")
	}
	return pattern == path
}
