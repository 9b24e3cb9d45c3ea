package ontology

import (
	"strings"
	"testing"

	"graphd/kg"
)

const small = `{
"title": "Boats",
"concepts": [
{"qid": "Q1", "label": "ship"},
{"qid": "Q2", "label": "human"},
{"qid": "Q3", "label": "ship type"}],
"relations": [
{"pid": "P1", "label": "designer", "domain": "Q1", "range": "Q2"},
{"pid": "P2", "label": "launch date", "domain": "Q1", "range": ""},
{"pid": "P3", "label": "ship type", "domain": "Q1", "range": "Q3"},
{"pid": "P4", "label": "home, or port", "domain": "Q99", "range": "Q98"},
{"pid": "P5", "label": "designer", "domain": "Q3", "range": "Q2"}
]}`

func imported(t *testing.T, raw string, ex []Example) *Ontology {
	t.Helper()
	text, err := Import("boats.json", []byte(raw), ex)
	if err != nil {
		t.Fatal(err)
	}
	o, err := Parse("boats.yaml", text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return o
}

func TestImportedKindsHaveASortAndAClass(t *testing.T) {
	o := imported(t, small, nil)
	want := map[kg.Kind]struct {
		class kg.Class
		sort  Sort
	}{"Human": {kg.Actor, PersonSort}, "ShipType": {kg.Program, TermSort}, "Date": {kg.Event, DateSort}, "Place": {kg.Place, PlaceSort}}
	for _, k := range o.Kinds() {
		if w, ok := want[k.Name]; ok {
			if k.Class != w.class || k.Sort != w.sort {
				t.Errorf("%s is %s of sort %q, not %s of %q", k.Name, k.Class, k.Sort, w.class, w.sort)
			}
			delete(want, k.Name)
		}
	}
	if len(want) > 0 {
		t.Errorf("missing kinds: %v", want)
	}
}

func TestImportedPredicatesAreToldByCues(t *testing.T) {
	o := imported(t, small, nil)
	slots := o.Lexicon().Slots()
	if len(slots) != 4 {
		t.Fatalf("%d slots, not 4: a label that is there twice is one predicate", len(slots))
	}
	if s := slots[0]; s.Predicate != "designer" || s.Cues["design"] != 1 || s.Cues["designed"] != 1 {
		t.Errorf("designer: %+v", s)
	}
	if s := slots[3]; s.Predicate != "home_or_port" || s.Label != "home, or port" {
		t.Errorf("name %q, label %q", s.Predicate, s.Label)
	}
	if !o.Allows("Ship", "designer", "Human") || o.Allows("Human", "designer", "Ship") {
		t.Error("domain and range are not kept")
	}
}

func TestExamplesTeachWordsAndNames(t *testing.T) {
	var ex []Example
	for _, s := range []string{"Rosa", "Iris", "Lily", "Fern"} {
		ex = append(ex, Example{"The " + s + " slid down the slipway in 1901.", s, "launch date", "1901"}, Example{"The " + s + " is a handsome schooner.", s, "ship type", "schooner"})
	}
	o := imported(t, small, ex)
	for _, s := range o.Lexicon().Slots() {
		if s.Predicate == "launch_date" && !(s.Cues["slipway"] > 0) {
			t.Errorf("slipway was not learned: %v", s.Cues)
		}
	}
	for _, k := range o.Kinds() {
		if k.Name == "ShipType" && strings.Join(k.Names, ",") != "schooner" {
			t.Errorf("names of ShipType: %v", k.Names)
		}
	}
}

func TestImportIsTheSameEveryTime(t *testing.T) {
	ex := []Example{{"A b c d.", "A", "designer", "b"}, {"A b c e.", "A", "launch date", "e"}, {"X b c d.", "X", "designer", "b"}}
	a, err := Import("x", []byte(small), ex)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if b, err := Import("x", []byte(small), ex); err != nil || string(b) != string(a) {
			t.Fatalf("another outcome: %v", err)
		}
	}
}

func TestImportNamesTheLineOfAFault(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"{\n\"relations\": [\n{\"label\": 3}]}", "boats.json:3"},
		{"{\n\"relations\": [\n", "boats.json:"},
		{`{"concepts": []}`, "there are no relations"},
		{"{\"concepts\": [\n{\"qid\": \"Q1\", \"label\": \"a\"},\n{\"qid\": \"Q2\"}],\n\"relations\": [{\"label\": \"x\"}]}", "boats.json:3: a concept has no label"},
		{"{\"relations\": [\n{\"label\": \"x\"},\n{\"label\": \"?\"}]}", "boats.json:3: a relation has no label"},
	} {
		_, err := Import("boats.json", []byte(c.raw), nil)
		if err == nil || !strings.Contains(err.Error(), c.want) || kg.KindOf(err) != kg.Invalid {
			t.Errorf("%q: %v, want %q", c.raw, err, c.want)
		}
	}
}

func TestFaultsOfCueFilesNameTheirLine(t *testing.T) {
	head := "name: x\nbase: english\nkinds:\n  - {name: A, class: Actor}\n"
	tail := "predicates:\n  - {name: related_to, subjects: [A], objects: [A]}\n"
	for _, c := range []struct{ file, want string }{
		{strings.Replace(head, "english", "latin", 1) + tail, `base "latin" is unknown`},
		{head + "  - {name: B, class: Place, sort: city}\n" + tail, `x.yaml:5: kind B: sort "city"`},
	} {
		if _, err := Parse("x.yaml", []byte(c.file)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, want %q", err, c.want)
		}
	}
	if _, err := Parse("x.yaml", []byte(head+tail)); err != nil {
		t.Error(err)
	}
}

func TestTheBaseGivesWordsAndNoKinds(t *testing.T) {
	o, err := Parse("x.yaml", []byte("name: x\nbase: english\nkinds:\n  - {name: Spot, class: Place}\npredicates:\n  - {name: related_to, subjects: [Spot], objects: [Spot]}\n"))
	if err != nil {
		t.Fatal(err)
	}
	if k, ok := o.Lexicon().Known("paris"); !ok || k.Kind != "Spot" {
		t.Errorf("Paris: %v %v", k, ok)
	}
	if len(o.Kinds()) != 1 || o.Lexicon().ModalCue("may") != kg.Possible {
		t.Errorf("kinds %v, may: %s", o.Kinds(), o.Lexicon().ModalCue("may"))
	}
}
