package graph_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"graphd/graph"
	"graphd/kg"
)

func schema(t testing.TB) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	s, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEverythingInTheSchemaIsDocumented(t *testing.T) {
	things := 0
	documented := func(where, description string) {
		things++
		if len(strings.TrimSpace(description)) < 8 || !strings.ContainsAny(description[len(description)-1:], ".?!") {
			t.Errorf("%s has no description, or one that is no sentence: %q", where, description)
		}
	}
	s := schema(t)
	documented("the schema", s.Description)
	for name, def := range s.Types {
		if def.BuiltIn {
			continue
		}
		documented(name, def.Description)
		for _, v := range def.EnumValues {
			documented(name+"."+v.Name, v.Description)
		}
		for _, f := range def.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			documented(name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				documented(fmt.Sprintf("%s.%s(%s)", name, f.Name, a.Name), a.Description)
			}
		}
	}
	if things < 300 {
		t.Errorf("only %d things were looked at", things)
	}
}

func TestEveryStatusFilterDefaultsToAsserted(t *testing.T) {
	found := 0
	check := func(where, typ string, value *ast.Value) {
		found++
		if typ != "[Status!]!" || value == nil || value.String() != "[ASSERTED]" {
			t.Errorf("%s is %s = %v", where, typ, value)
		}
	}
	for name, def := range schema(t).Types {
		for _, f := range def.Fields {
			if def.Kind == ast.InputObject && f.Type.Name() == "Status" {
				check(name+"."+f.Name, f.Type.String(), f.DefaultValue)
			}
			for _, a := range f.Arguments {
				if a.Type.Name() == "Status" {
					check(name+"."+f.Name+"("+a.Name+")", a.Type.String(), a.DefaultValue)
				}
			}
		}
	}
	if found != 2 {
		t.Errorf("%d status filters were found, not those of RelationFilter and search", found)
	}
}

func TestTheFiveEntitiesAreAlike(t *testing.T) {
	s := schema(t)
	want := s.Types["Entity"].Fields
	for _, class := range kg.Classes() {
		def := s.Types[string(class)]
		if def == nil || !slices.Equal(def.Interfaces, []string{"Entity", "Node"}) {
			t.Fatalf("%s is no Entity and Node", class)
		}
		for i, f := range want {
			got := def.Fields[i]
			if got.Name != f.Name || got.Description != f.Description || got.Type.String() != f.Type.String() || len(got.Arguments) != len(f.Arguments) {
				t.Errorf("%s.%s differs from Entity.%s", class, got.Name, f.Name)
			}
			for j, a := range f.Arguments {
				if b := got.Arguments[j]; a.Name != b.Name || a.Description != b.Description || a.Type.String() != b.Type.String() || a.DefaultValue.String() != b.DefaultValue.String() {
					t.Errorf("%s.%s(%s) differs from Entity's", class, f.Name, a.Name)
				}
			}
		}
		if len(def.Fields) != len(want) {
			t.Errorf("%s has %d fields, Entity %d", class, len(def.Fields), len(want))
		}
	}
}

func TestEveryConnectionIsOfOneStyle(t *testing.T) {
	s := schema(t)
	connections := 0
	for name, def := range s.Types {
		for _, f := range def.Fields {
			if !strings.HasSuffix(f.Type.Name(), "Connection") {
				continue
			}
			connections++
			for _, arg := range []string{"first: Int", "after: String", "last: Int", "before: String"} {
				if !slices.ContainsFunc(f.Arguments, func(a *ast.ArgumentDefinition) bool { return a.Name+": "+a.Type.String() == arg }) {
					t.Errorf("%s.%s has no %s", name, f.Name, arg)
				}
			}
			var fields []string
			for _, g := range s.Types[f.Type.Name()].Fields {
				fields = append(fields, g.Name)
			}
			if !slices.Equal(fields, []string{"edges", "nodes", "pageInfo", "totalCount"}) {
				t.Errorf("%s has the fields %v", f.Type.Name(), fields)
			}
		}
	}
	if connections < 15 {
		t.Errorf("only %d connections were found", connections)
	}
}

// The query that GraphiQL and code generators send, as deep as it gets.
const introspection = `query IntrospectionQuery { __schema { description queryType { name } mutationType { name } subscriptionType { name }
	types { ...FullType } directives { name description locations args(includeDeprecated: true) { ...InputValue } } } }
	fragment FullType on __Type { kind name description specifiedByURL
		fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
		inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef } enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
	fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
	fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }`

func TestIntrospectionTellsTheWholeSchema(t *testing.T) {
	var got struct {
		Schema struct {
			Description string
			Types       []struct {
				Name, Description string
				Fields            []struct{ Name, Description string }
			}
		} `json:"__schema"`
	}
	filled(t).into(&got, introspection, nil)
	s := schema(t)
	if got.Schema.Description != s.Description {
		t.Errorf("the schema's own description is not told")
	}
	told := 0
	for _, typ := range got.Schema.Types {
		def := s.Types[typ.Name]
		if def == nil || def.BuiltIn {
			continue
		}
		told++
		if typ.Description != def.Description || len(typ.Fields) > len(def.Fields) {
			t.Errorf("%s is told otherwise than the schema has it", typ.Name)
		}
	}
	if told < 60 {
		t.Errorf("only %d types were told", told)
	}
}

func TestTheOntologyIsTold(t *testing.T) {
	o := defaultOntology(t)
	var got struct {
		Ontology struct {
			Name, Digest string
			Kinds        []struct{ Name, Class, Description string }
			Predicates   []struct {
				Name, Description string
				Symmetric         bool
				Subjects, Objects []string
			}
		}
	}
	c := newClient(t, memory(t), func(opt *graph.Options) { opt.Ontology = o })
	c.into(&got, `{ ontology { name digest kinds { name class description } predicates { name description symmetric subjects objects } } }`, nil)
	if got.Ontology.Name != o.Name() || got.Ontology.Digest != o.Digest() || len(got.Ontology.Kinds) != len(o.Kinds()) || len(got.Ontology.Predicates) != len(o.PredicateDefs()) {
		t.Fatalf("got %+v", got)
	}
	for i, k := range o.Kinds() {
		if g := got.Ontology.Kinds[i]; g.Name != string(k.Name) || g.Class != strings.ToUpper(string(k.Class)) || g.Description != k.Description || g.Description == "" {
			t.Errorf("kind %+v is told as %+v", k.Name, g)
		}
	}
	for i, p := range o.PredicateDefs() {
		g := got.Ontology.Predicates[i]
		want, err := json.Marshal([]any{p.Name, p.Description, p.Symmetric, p.Subjects, p.Objects})
		if err != nil {
			t.Fatal(err)
		}
		have, err := json.Marshal([]any{g.Name, g.Description, g.Symmetric, g.Subjects, g.Objects})
		if err != nil {
			t.Fatal(err)
		}
		if string(have) != string(want) {
			t.Errorf("predicate %s is told as %s", want, have)
		}
	}
}
