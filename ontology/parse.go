package ontology

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"graphd/kg"
)

// maxFile is the size over which an ontology file is refused.
const maxFile = 8 << 20

// Parse reads and checks an ontology file. name is used in errors.
func Parse(name string, raw []byte) (*Ontology, error) {
	if len(raw) > maxFile {
		return nil, kg.Errorf(kg.TooLarge, "read ontology", name, "%d bytes, at most %d are allowed", len(raw), maxFile)
	}
	var f file
	if err := yaml.NewDecoder(bytes.NewReader(raw), yaml.Strict()).Decode(&f); err != nil {
		return nil, syntax(name, err)
	}
	if err := f.inherit(); err != nil {
		return nil, kg.E(kg.Invalid, "read ontology", name, err)
	}
	tree, err := parser.ParseBytes(raw, 0)
	if err != nil {
		return nil, syntax(name, err)
	}
	o := &Ontology{name: f.Name, digest: digest(raw), kinds: f.Kinds, predicates: f.Predicates}
	c := checker{name: name, tree: tree, o: o}
	if err := c.check(&f); err != nil {
		return nil, err
	}
	o.lexicon = newLexicon(o, &f)
	return o, nil
}

// syntax names the line of an error of the YAML decoder.
func syntax(name string, err error) error {
	if e, ok := errors.AsType[yaml.Error](err); ok && e.GetToken() != nil {
		return kg.Errorf(kg.Invalid, "read ontology", fmt.Sprintf("%s:%d", name, e.GetToken().Position.Line), "%s", e.GetMessage())
	}
	return kg.E(kg.Invalid, "read ontology", name, err)
}

// checker holds a file to the invariants and says on which line it breaks one.
type checker struct {
	name string
	tree *ast.File
	o    *Ontology
}

func (c *checker) fail(path, format string, args ...any) error {
	where := c.name
	if p, err := yaml.PathString(path); err == nil {
		if n, err := p.FilterFile(c.tree); err == nil && n.GetToken() != nil {
			where = fmt.Sprintf("%s:%d", c.name, n.GetToken().Position.Line)
		}
	}
	return kg.Errorf(kg.Invalid, "read ontology", where, format, args...)
}

func (c *checker) check(f *file) error {
	if f.Name == "" {
		return c.fail("$", "name is missing")
	}
	if len(f.Kinds) == 0 {
		return c.fail("$", "no kinds are declared")
	}
	c.o.class = map[kg.Kind]kg.Class{}
	for i, k := range f.Kinds {
		at := fmt.Sprintf("$.kinds[%d]", i)
		switch {
		case k.Name == "":
			return c.fail(at, "a kind has no name")
		case c.o.class[k.Name] != "":
			return c.fail(at+".name", "kind %s is declared twice", k.Name)
		case !slices.Contains(kg.Classes(), k.Class):
			return c.fail(at+".class", "kind %s: class %q is none of %v", k.Name, k.Class, kg.Classes())
		}
		if !k.Sort.valid() {
			return c.fail(at+".sort", "kind %s: sort %q is none of %v", k.Name, k.Sort, Sorts())
		}
		c.o.class[k.Name] = k.Class
	}
	c.o.predicate = map[kg.Predicate]*PredicateDef{}
	for i := range f.Predicates {
		p := &f.Predicates[i]
		at := fmt.Sprintf("$.predicates[%d]", i)
		switch {
		case !snakeCase(string(p.Name)):
			return c.fail(at, "predicate %q is not lower snake case", p.Name)
		case c.o.predicate[p.Name] != nil:
			return c.fail(at+".name", "predicate %s is declared twice", p.Name)
		case len(p.Subjects) == 0 || len(p.Objects) == 0:
			return c.fail(at, "predicate %s has no subjects or no objects", p.Name)
		}
		if err := c.kinds(at+".subjects", p.Subjects); err != nil {
			return err
		}
		if err := c.kinds(at+".objects", p.Objects); err != nil {
			return err
		}
		c.o.predicate[p.Name] = p
	}
	if c.o.predicate[kg.RelatedTo] == nil {
		return c.fail("$.predicates", "predicate %s is missing", kg.RelatedTo)
	}
	return c.words(f)
}

func (c *checker) words(f *file) error {
	for i, r := range f.Frames {
		at := fmt.Sprintf("$.frames[%d]", i)
		if err := c.frame(at, r.Predicate, r.Subjects, r.Objects); err != nil {
			return err
		}
		if len(r.Verbs)+len(r.Nouns) == 0 {
			return c.fail(at, "a frame of %s has neither verbs nor nouns", r.Predicate)
		}
		if r.Status != "" && !r.Status.Valid() {
			return c.fail(at+".status", "status %q is none of %v", r.Status, kg.Statuses())
		}
	}
	for i, r := range f.Prepositions {
		at := fmt.Sprintf("$.prepositions[%d]", i)
		if err := c.frame(at, r.Predicate, r.Subjects, r.Objects); err != nil {
			return err
		}
		if len(r.Preps) == 0 {
			return c.fail(at, "a frame of %s has no preps", r.Predicate)
		}
	}
	for i, t := range f.Titles {
		if err := c.frame(fmt.Sprintf("$.titles[%d]", i), t.Predicate, nil, nil); err != nil {
			return err
		}
	}
	for s := range f.Status {
		if !kg.Status(s).Valid() {
			return c.fail("$.status", "status %q is none of %v", s, kg.Statuses())
		}
	}
	for i, d := range f.Descriptions {
		for _, k := range d.Kinds {
			if c.o.class[k] == "" {
				return c.fail(fmt.Sprintf("$.descriptions[%d]", i), "kind %q is not declared", k)
			}
		}
	}
	for i, b := range f.Aliases {
		if c.o.class[b.Kind] == "" {
			return c.fail(fmt.Sprintf("$.aliases[%d]", i), "kind %q of %s is not declared", b.Kind, b.Name)
		}
	}
	return nil
}

func (c *checker) frame(at string, p kg.Predicate, subjects, objects []string) error {
	if c.o.predicate[p] == nil {
		return c.fail(at+".predicate", "predicate %q is not declared", p)
	}
	if err := c.kinds(at+".subjects", subjects); err != nil {
		return err
	}
	return c.kinds(at+".objects", objects)
}

func (c *checker) kinds(at string, names []string) error {
	for _, n := range names {
		if c.o.class[kg.Kind(n)] == "" && !slices.Contains(kg.Classes(), kg.Class(n)) {
			return c.fail(at, "%q is neither a kind nor a class", n)
		}
	}
	return nil
}

func snakeCase(s string) bool {
	for i := range len(s) {
		if c := s[i]; !(c >= 'a' && c <= 'z' || i > 0 && (c == '_' || c >= '0' && c <= '9')) {
			return false
		}
	}
	return s != ""
}
