package loader_test

import (
	"os"
	"strings"
	"testing"

	"graphd/kg"
	"graphd/loader"
	"graphd/ontology"
)

// architecture reads the example of an ontology of another field.
func architecture(t testing.TB) *loader.Reader {
	t.Helper()
	o, err := ontology.Load("../examples/ontologies/architecture.yaml")
	if err != nil {
		t.Fatal(err)
	}
	r, err := loader.NewReader(o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestAnOntologyOfAnotherFieldIsReadWithoutCode(t *testing.T) {
	raw, err := os.ReadFile("../examples/ontologies/buildings.sentences")
	if err != nil {
		t.Fatal(err)
	}
	got, err := architecture(t).Read(whole(string(raw)))
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]kg.Status{}
	for _, c := range got.Claims {
		said[c.Subject.Key.Words()+" "+string(c.Predicate)+" "+c.Object.Key.Words()] = c.Status
		if q := c.Trigger.Of(got.Document.Text); !strings.Contains(c.Sentence.Of(got.Document.Text), q) {
			t.Errorf("trigger %q is not in its sentence", q)
		}
	}
	for claim, status := range map[string]kg.Status{
		"sydney opera house designed_by jørn utzon":             kg.Asserted,
		"lovell beach house designed_by rudolph schindler":      kg.Asserted,
		"lovell beach house opened_in 1926":                     kg.Asserted,
		"seagram building designed_by ludwig mies van der rohe": kg.Asserted,
		"tate modern owned_by harbor foundation":                kg.Asserted,
		"tate modern won stirling prize":                        kg.Asserted,
		"seagram building located_in new york city":             kg.Asserted,
		"bullocks hall designed_by carla berg":                  kg.Denied,
	} {
		claim = strings.ReplaceAll(claim, "ø", "o")
		if said[claim] != status {
			t.Errorf("%s is %q, not %s; said is %v", claim, said[claim], status, said)
		}
	}
}

func TestReadingsBySlotsKeepTheLaws(t *testing.T) {
	r := architecture(t)
	for _, text := range []string{"", "It.", "It was designed by Ann Lee. It was designed by Ann Lee.",
		"Old Hall, Old Hall and Old Hall were designed by Ann Lee, Ann Lee and Old Hall in 1900, 1900 and 1900.",
		"“((” was designed by «» — in 1900–1901’s; the The the.", strings.Repeat("Old Hall was built by Acme Builders in Old Hall. ", 60)} {
		if _, err := r.Read(whole(text)); err != nil {
			t.Errorf("%.60q: %v", text, err)
		}
	}
}

func TestTheReceiptNamesTheWeightsOfSlots(t *testing.T) {
	if got := architecture(t).Receipt(); !strings.Contains(got, "slots ") {
		t.Errorf("receipt %q", got)
	}
}

func FuzzReadingsBySlots(f *testing.F) {
	r := architecture(f)
	f.Add("Old Hall was designed by Ann Lee. It was opened in 1900.")
	f.Add("The “Old” Hall (1900-1901), Japanese, isn't made of steel; brick's Ann's.\n\nIt\tis.")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ReplaceAll(strings.ToValidUTF8(text, "?"), "\x00", "?")
		if len(text) > 600 {
			return
		}
		if _, err := r.Read(whole(text)); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}

// sea is an ontology with frames whose kinds have none of the built-in one's names.
const sea = `
name: sea
base: english
kinds:
  - {name: Sailor, class: Actor, heads: [sailor, captain]}
  - {name: Shipyard, class: Actor, heads: [shipyard, yard, administration]}
  - {name: Ship, class: Program, heads: [ship, vessel]}
  - {name: Harbor, class: Place, heads: [harbor, port]}
predicates:
  - {name: built, subjects: [Actor], objects: [Ship]}
  - {name: lies_in, subjects: [Ship, Shipyard], objects: [Place, Actor]}
  - {name: related_to, subjects: [Actor, Program, Place], objects: [Actor, Program, Place]}
frames:
  - {predicate: built, verbs: [build, launch]}
  - {predicate: lies_in, verbs: [lie, anchor], preps: [in, at]}
`

func TestKindsMayHaveOtherNamesThanTheBuiltInOnes(t *testing.T) {
	o, err := ontology.Parse("sea.yaml", []byte(sea))
	if err != nil {
		t.Fatal(err)
	}
	r, err := loader.NewReader(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"The Harland Shipyard built the Silver Vessel. The Silver Vessel lies in Cork Harbor.",
		"President Obama met Mexican officials in Paris. The Obama administration and Obama praised the U.S. Navy and its allies.",
		"John Smith, captain of the Silver Vessel, said he wants to sail to Japan. Smith and the Japanese agreed.",
	} {
		if _, err := r.Read(whole(text)); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
	got, err := r.Read(whole("The Harland Shipyard built the Silver Vessel."))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Claims) != 1 || got.Claims[0].Predicate != "built" {
		t.Errorf("claims %+v", got.Claims)
	}
}
