package ontology

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"os"
	"slices"
	"sync"

	"graphd/kg"
)

//go:embed ontology.yaml
var builtin []byte

// An Ontology says what there is and which relations may hold. It implements
// kg.Rules.
type Ontology struct {
	name       string
	digest     string
	kinds      []KindDef
	predicates []PredicateDef
	class      map[kg.Kind]kg.Class
	predicate  map[kg.Predicate]*PredicateDef
	lexicon    *Lexicon
}

// A KindDef declares a Kind of entity.
type KindDef struct {
	Name        kg.Kind  `yaml:"name"`
	Class       kg.Class `yaml:"class"`
	Description string   `yaml:"description,omitempty"`
	Heads       []string `yaml:"heads,omitempty"`
	Sort        Sort     `yaml:"sort,omitempty"`  // what its names look like, for predicates that are told by cues
	Names       []string `yaml:"names,omitempty"` // some of them, as texts write them
}

// A PredicateDef declares a type of relation. Subjects and Objects are names of
// Classes or Kinds.
type PredicateDef struct {
	Name        kg.Predicate       `yaml:"name"`
	Label       string             `yaml:"label,omitempty"` // how people call it; the name without underscores if left out
	Description string             `yaml:"description,omitempty"`
	Symmetric   bool               `yaml:"symmetric,omitempty"`
	Subjects    []string           `yaml:"subjects"`
	Objects     []string           `yaml:"objects"`
	Cues        []string           `yaml:"cues,omitempty"`    // words (lemmas) that say it
	Learned     map[string]float64 `yaml:"learned,omitempty"` // words that sentences with it have more often than others, and how much
}

// Default gives the built-in Ontology.
var Default = sync.OnceValues(func() (*Ontology, error) { return Parse("ontology.yaml", builtin) })

// Source gives the text of the built-in ontology file.
func Source() []byte { return slices.Clone(builtin) }

// Load reads the ontology file at path.
func Load(path string) (*Ontology, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, kg.E(kg.NotFound, "load ontology", path, err)
	}
	return Parse(path, raw)
}

// Name is the name that the file gives itself.
func (o *Ontology) Name() string { return o.name }

// Digest is the SHA-256 of the file's bytes, in hex.
func (o *Ontology) Digest() string { return o.digest }

// Kinds lists the Kinds in the order of the file. Do not change the slice.
func (o *Ontology) Kinds() []KindDef { return o.kinds }

// PredicateDefs lists the Predicates in the order of the file. Do not change the
// slice.
func (o *Ontology) PredicateDefs() []PredicateDef { return o.predicates }

// Class returns the Class of a Kind, false for a Kind that is not declared.
func (o *Ontology) Class(k kg.Kind) (kg.Class, bool) {
	c, ok := o.class[k]
	return c, ok
}

// Allows reports whether a subject and an object of these Kinds may stand in a
// Relation with Predicate p.
func (o *Ontology) Allows(subject kg.Kind, p kg.Predicate, object kg.Kind) bool {
	d, ok := o.predicate[p]
	return ok && o.admits(d.Subjects, subject) && o.admits(d.Objects, object)
}

// Predicates lists the names of all Predicates, sorted.
func (o *Ontology) Predicates() []kg.Predicate {
	out := make([]kg.Predicate, 0, len(o.predicates))
	for _, d := range o.predicates {
		out = append(out, d.Name)
	}
	slices.Sort(out)
	return out
}

// Symmetric reports whether p reads the same in both directions.
func (o *Ontology) Symmetric(p kg.Predicate) bool {
	d, ok := o.predicate[p]
	return ok && d.Symmetric
}

// Lexicon gives the words of the Ontology.
func (o *Ontology) Lexicon() *Lexicon { return o.lexicon }

// Fits reports whether Kind k, or its Class, is among names; an empty list fits all.
func (o *Ontology) Fits(names []string, k kg.Kind) bool { return len(names) == 0 || o.admits(names, k) }

func (o *Ontology) admits(names []string, k kg.Kind) bool {
	c, ok := o.class[k]
	return ok && (slices.Contains(names, string(k)) || slices.Contains(names, string(c)))
}

func digest(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}
