package ontology

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"

	"graphd/kg"
)

// An Example is a sentence and one relation that it states, of which Import learns
// words.
type Example struct{ Sentence, Subject, Relation, Object string }

// foreign is the form of Text2KGBench's ontology.json.
type foreign struct {
	Title     string     `json:"title"`
	ID        string     `json:"id"`
	Concepts  []concept  `json:"concepts"`
	Relations []relation `json:"relations"`
}

type concept struct {
	ID    string `json:"qid"`
	Label string `json:"label"`
}

type relation struct {
	ID     string `json:"pid"`
	Label  string `json:"label"`
	Domain string `json:"domain"`
	Range  string `json:"range"`
}

// Import turns an ontology of Text2KGBench's form (concepts; relations with domain
// and range) into a file of ours, whose predicates are told by cues: the words of
// their labels, general paraphrases, and what the examples teach. name is used in
// errors, which tell the line. The outcome passes Parse.
func Import(name string, raw []byte, examples []Example) ([]byte, error) {
	var in foreign
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, jsonError(name, raw, err)
	}
	m := importer{name: name, raw: raw, in: in, kinds: map[string]*KindDef{}, label: map[string]string{}}
	if err := m.check(); err != nil {
		return nil, err
	}
	m.run(examples)
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Made by graphd ontology import from %s", in.ID)
	if len(examples) > 0 {
		fmt.Fprintf(&b, " and %d examples", len(examples))
	}
	b.WriteString(".\n")
	if err := yaml.NewEncoder(&b, yaml.Indent(2), yaml.Flow(false)).Encode(m.file()); err != nil {
		return nil, kg.E(kg.Internal, "import ontology", name, err)
	}
	if _, err := Parse(name, b.Bytes()); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// jsonError names the line of an error of the JSON decoder.
func jsonError(name string, raw []byte, err error) error {
	at := int64(-1)
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = e.Offset
	} else if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		at = e.Offset
	}
	if at < 0 || at > int64(len(raw)) {
		return kg.E(kg.Invalid, "import ontology", name, err)
	}
	line := 1 + bytes.Count(raw[:at], []byte("\n"))
	return kg.E(kg.Invalid, "import ontology", fmt.Sprintf("%s:%d", name, line), err)
}

type importer struct {
	name       string
	raw        []byte
	in         foreign
	label      map[string]string // of a concept's id
	order      []string
	kinds      map[string]*KindDef // by folded label
	predicates []*PredicateDef
}

// fail names the line of a place in the JSON, which is YAML too.
func (m *importer) fail(path, format string, args ...any) error {
	where := m.name
	if tree, err := parser.ParseBytes(m.raw, 0); err == nil {
		if p, err := yaml.PathString(path); err == nil {
			if n, err := p.FilterFile(tree); err == nil && n.GetToken() != nil {
				where = fmt.Sprintf("%s:%d", m.name, n.GetToken().Position.Line)
			}
		}
	}
	return kg.Errorf(kg.Invalid, "import ontology", where, format, args...)
}

func (m *importer) check() error {
	if len(m.in.Relations) == 0 {
		return m.fail("$", "there are no relations: this is not an ontology of the form {concepts, relations}")
	}
	for i, c := range m.in.Concepts {
		if len(kg.Fold(c.Label)) == 0 {
			return m.fail(fmt.Sprintf("$.concepts[%d]", i), "a concept has no label")
		}
		m.label[c.ID] = c.Label
	}
	for i, r := range m.in.Relations {
		if len(kg.Fold(r.Label)) == 0 {
			return m.fail(fmt.Sprintf("$.relations[%d]", i), "a relation has no label")
		}
	}
	return nil
}

func (m *importer) run(examples []Example) {
	for _, c := range m.in.Concepts {
		m.kind(c.Label, sortOfLabel(c.Label))
	}
	m.kind("place", PlaceSort)
	for _, r := range m.in.Relations {
		m.relation(r, examples)
	}
	m.widen()
	m.learn(examples)
}

// widen lets each predicate hold of all kinds of the class of its own that other
// predicates hold of: such ontologies call one thing a film here, a work there.
func (m *importer) widen() {
	var subjects []string
	class := map[string]kg.Class{}
	for _, key := range m.order {
		class[string(m.kinds[key].Name)] = m.kinds[key].Class
	}
	for _, p := range m.predicates {
		for _, s := range p.Subjects {
			if !slices.Contains(subjects, s) {
				subjects = append(subjects, s)
			}
		}
	}
	for _, p := range m.predicates {
		for _, s := range subjects {
			if class[s] == class[p.Subjects[0]] && !slices.Contains(p.Subjects, s) {
				p.Subjects = append(p.Subjects, s)
			}
		}
	}
}

// kind gives the Kind of a label, made when it is first asked for.
func (m *importer) kind(label string, sort Sort) *KindDef {
	key := kg.FoldText(label)
	if k := m.kinds[key]; k != nil {
		if k.Sort == AnySort {
			k.Sort, k.Class = sort, classOf(sort)
		}
		return k
	}
	k := &KindDef{Name: kg.Kind(pascal(label)), Class: classOf(sort), Description: strings.TrimSpace(label), Sort: sort}
	words := kg.Fold(label)
	k.Heads = append(k.Heads, words[len(words)-1])
	for _, w := range words {
		for _, h := range kindWords[singular(w)] {
			if !slices.Contains(k.Heads, h) {
				k.Heads = append(k.Heads, h)
			}
		}
	}
	m.kinds[key] = k
	m.order = append(m.order, key)
	return k
}

func classOf(s Sort) kg.Class {
	switch s {
	case PersonSort, BodySort:
		return kg.Actor
	case PlaceSort:
		return kg.Place
	case EventSort, DateSort:
		return kg.Event
	}
	return kg.Program
}

// sortOfLabel gives what the names of a concept look like, by its last telling word.
func sortOfLabel(label string) Sort {
	words := kg.Fold(label)
	for i := range words {
		if words[i] == "of" || words[i] == "for" || words[i] == "in" || words[i] == "or" {
			if s := sortOfLabel(strings.Join(words[:i], " ")); s != AnySort {
				return s
			}
		}
	}
	for i := len(words) - 1; i >= 0; i-- {
		if s := sortWords[singular(words[i])]; s != AnySort {
			return s
		}
	}
	return AnySort
}

// relation adds a predicate; a label that is there already takes more kinds.
func (m *importer) relation(r relation, examples []Example) {
	subject := m.end(r.Domain, "", nil)
	var objects []string
	for _, e := range examples {
		if kg.FoldText(e.Relation) == kg.FoldText(r.Label) {
			objects = append(objects, e.Object)
		}
	}
	object := m.end(r.Range, r.Label, objects)
	name := kg.Predicate(snake(r.Label))
	i := slices.IndexFunc(m.predicates, func(p *PredicateDef) bool { return p.Name == name })
	if i < 0 {
		m.predicates = append(m.predicates, &PredicateDef{Name: name, Label: strings.TrimSpace(r.Label), Cues: cuesOf(r.Label)})
		i = len(m.predicates) - 1
	}
	p := m.predicates[i]
	if !slices.Contains(p.Subjects, string(subject.Name)) {
		p.Subjects = append(p.Subjects, string(subject.Name))
	}
	if !slices.Contains(p.Objects, string(object.Name)) {
		p.Objects = append(p.Objects, string(object.Name))
	}
}

// end gives the Kind of one end of a relation: the concept's, else one that the
// relation's label or its examples suggest.
func (m *importer) end(id, label string, examples []string) *KindDef {
	if l, ok := m.label[id]; ok {
		return m.kind(l, sortOfLabel(l))
	}
	sort := sortOfLabel(label)
	if s := sortOfExamples(examples); s != AnySort {
		sort = s
	}
	switch {
	case label == "" || sort == AnySort:
		return m.kind("thing", ThingSort)
	case sort == DateSort:
		return m.kind("date", DateSort)
	}
	return m.kind(label, sort)
}

// cuesOf gives the words that say a relation of this label.
func cuesOf(label string) []string {
	var out []string
	add := func(w string) {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	words := kg.Fold(label)
	for _, w := range words {
		for _, c := range paraphrases[singular(w)] {
			if len(c) > 3 || len(words) == 1 {
				add(c)
			}
		}
	}
	for _, w := range words {
		if len(w) > 3 {
			add(singular(w))
		}
	}
	if len(out) == 0 {
		add(words[0])
	}
	return out
}

func (m *importer) file() any {
	var kinds []KindDef
	for _, key := range m.order {
		kinds = append(kinds, *m.kinds[key])
	}
	var predicates []PredicateDef
	for _, p := range m.predicates {
		predicates = append(predicates, *p)
	}
	all := []string{string(kg.Actor), string(kg.Program), string(kg.Objective), string(kg.Place), string(kg.Event)}
	predicates = append(predicates, PredicateDef{Name: kg.RelatedTo, Description: "A relation that no other predicate fits", Subjects: all, Objects: all})
	title := m.in.Title
	if title == "" {
		title = m.in.ID
	}
	if title == "" {
		title = "imported"
	}
	return struct {
		Name       string         `yaml:"name"`
		Base       string         `yaml:"base"`
		Kinds      []KindDef      `yaml:"kinds"`
		Predicates []PredicateDef `yaml:"predicates"`
	}{title, "english", kinds, predicates}
}

func pascal(label string) string {
	var b strings.Builder
	for _, w := range kg.Fold(label) {
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	return b.String()
}

func snake(label string) string {
	s := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == ' ' {
			return r
		}
		return -1
	}, kg.FoldText(label))
	s = strings.Join(strings.Fields(s), "_")
	if s == "" || s[0] < 'a' || s == string(kg.RelatedTo) {
		s = "relation_" + s
	}
	return s
}

func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "s") && len(w) > 3 && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:len(w)-1]
	}
	return w
}
