package ontology_test

import (
	"errors"
	"strings"
	"testing"

	"graphd/kg"
	"graphd/ontology"
)

func builtin(t *testing.T) *ontology.Ontology {
	t.Helper()
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func TestBuiltInOntologyDeclaresTheVocabularyOfTheDesign(t *testing.T) {
	o := builtin(t)
	classes := map[kg.Kind]kg.Class{
		"Person": kg.Actor, "Government": kg.Actor, "Agency": kg.Actor, "Organization": kg.Actor, "CriminalGroup": kg.Actor,
		"Program": kg.Program, "Strategy": kg.Program, "Law": kg.Program, "Agreement": kg.Program, "Document": kg.Program,
		"Objective": kg.Objective, "Place": kg.Place, "Event": kg.Event,
	}
	for k, want := range classes {
		if got, ok := o.Class(k); !ok || got != want {
			t.Errorf("Class(%s) = %q, %v; want %q", k, got, ok, want)
		}
	}
	if len(o.Kinds()) != len(classes) {
		t.Errorf("%d kinds are declared, want %d", len(o.Kinds()), len(classes))
	}
	want := strings.Fields(`accused_of affects arrested cooperates_with created criticizes funds has_objective implements leads located_in
		member_of met_with operates_in opposes part_of related_to released said succeeded_by supports targets`)
	got := o.Predicates()
	if len(got) != len(want) {
		t.Fatalf("predicates are %v, want %v", got, want)
	}
	for i := range want {
		if string(got[i]) != want[i] {
			t.Errorf("predicate %d is %s, want %s", i, got[i], want[i])
		}
	}
	for _, p := range o.PredicateDefs() {
		if p.Description == "" {
			t.Errorf("predicate %s is not described", p.Name)
		}
	}
}

func TestAllowsHoldsDomainAndRange(t *testing.T) {
	o := builtin(t)
	for _, c := range []struct {
		subject kg.Kind
		p       kg.Predicate
		object  kg.Kind
		want    bool
	}{
		{"Government", "has_objective", "Objective", true},
		{"Government", "has_objective", "Person", false},
		{"Person", "leads", "Agency", true},
		{"Objective", "leads", "Agency", false},
		{"Place", "located_in", "Government", true},
		{"Event", "related_to", "Objective", true},
		{"Person", "no_such", "Person", false},
		{"NoSuch", "related_to", "Person", false},
	} {
		if got := o.Allows(c.subject, c.p, c.object); got != c.want {
			t.Errorf("Allows(%s, %s, %s) = %v", c.subject, c.p, c.object, got)
		}
	}
}

func TestAllowsDependsOnTheClassOnly(t *testing.T) {
	o := builtin(t)
	for _, p := range o.PredicateDefs() {
		for _, a := range o.Kinds() {
			for _, b := range o.Kinds() {
				for _, c := range o.Kinds() {
					if b.Class == c.Class && o.Allows(a.Name, p.Name, b.Name) != o.Allows(a.Name, p.Name, c.Name) {
						t.Fatalf("%s may have the object %s but not %s: a merge could break the law", p.Name, b.Name, c.Name)
					}
					if b.Class == c.Class && o.Allows(b.Name, p.Name, a.Name) != o.Allows(c.Name, p.Name, a.Name) {
						t.Fatalf("%s may have the subject %s but not %s: a merge could break the law", p.Name, b.Name, c.Name)
					}
				}
			}
		}
	}
}

func TestErrorsNameFileAndLine(t *testing.T) {
	const head = "name: t\nkinds:\n  - {name: Person, class: Actor}\n"
	const open = "predicates:\n  - {name: related_to, subjects: [Actor], objects: [Actor]}\n"
	for name, c := range map[string]struct{ text, want string }{
		"unknown class":        {"name: t\nkinds:\n  - {name: Person, class: Human}\n", "t.yaml:3"},
		"kind twice":           {head + "  - {name: Person, class: Actor}\n", "t.yaml:4"},
		"no related_to":        {head + "predicates:\n  - {name: leads, subjects: [Actor], objects: [Actor]}\n", "related_to"},
		"not snake case":       {head + "predicates:\n  - {name: Leads, subjects: [Actor], objects: [Actor]}\n", "t.yaml:5"},
		"unknown domain":       {head + "predicates:\n  - {name: leads, subjects: [Boss], objects: [Actor]}\n", "t.yaml:5"},
		"unknown frame":        {head + open + "frames:\n  - {predicate: fires, verbs: [fire]}\n", "t.yaml:7"},
		"frame without words":  {head + open + "frames:\n  - {predicate: related_to}\n", "t.yaml:7"},
		"unknown field":        {head + open + "colour: red\n", "6"},
		"broken yaml":          {"name: [", "t.yaml"},
		"empty":                {"", "t.yaml"},
		"unknown status":       {head + open + "status:\n  SURE: {words: [yes]}\n", "SURE"},
		"unknown kind of body": {head + open + "aliases:\n  - {name: UN, kind: Body}\n", "t.yaml:7"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ontology.Parse("t.yaml", []byte(c.text))
			if err == nil {
				t.Fatal("no error")
			}
			if kg.KindOf(err) != kg.Invalid || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "t.yaml") {
				t.Errorf("error is %q of kind %s; want INVALID, naming %q", err, kg.KindOf(err), c.want)
			}
		})
	}
}

func TestLoadOfAMissingFileNamesIt(t *testing.T) {
	_, err := ontology.Load("no-such.yaml")
	var e *kg.Error
	if !errors.As(err, &e) || e.Kind != kg.NotFound || !strings.Contains(err.Error(), "no-such.yaml") {
		t.Errorf("error is %v", err)
	}
}

func TestKnownNamesLeadToOneEntity(t *testing.T) {
	l := builtin(t).Lexicon()
	for form, want := range map[string]ontology.Known{
		"us":           {Name: "United States", Kind: "Government"},
		"american":     {Name: "United States", Kind: "Government", Adjective: true},
		"mexico":       {Name: "Mexico", Kind: "Government"},
		"cote divoire": {Name: "Côte d'Ivoire", Kind: "Government"},
		"un":           {Name: "United Nations", Kind: "Organization"},
		"texas":        {Name: "Texas", Kind: "Place", State: true},
	} {
		if got, ok := l.Known(form); !ok || got != want {
			t.Errorf("Known(%q) = %+v, %v; want %+v", form, got, ok, want)
		}
	}
}

func TestStatusCues(t *testing.T) {
	l := builtin(t).Lexicon()
	if got := l.ModalCue("may"); got != kg.Possible {
		t.Errorf("may is %s", got)
	}
	if got := l.ModalCue("will"); got != kg.Planned {
		t.Errorf("will is %s", got)
	}
	if got := l.WordCue("not"); got != kg.Denied {
		t.Errorf("not is %s", got)
	}
	if got := l.PhraseCue(strings.Fields("displays no sign of friction")); got != kg.Denied {
		t.Errorf("no sign of is %s", got)
	}
	if got := l.PhraseCue(strings.Fields("the plan")); got != kg.Asserted {
		t.Errorf("a plain phrase is %s", got)
	}
}
