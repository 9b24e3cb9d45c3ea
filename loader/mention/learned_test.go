package mention_test

import (
	"slices"
	"testing"

	"graphd/kg"
	"graphd/loader/mention"
	"graphd/nlp"
	"graphd/ontology"
)

// learned finds the Mentions of a text with the names that were learned.
func learned(t testing.TB, text string) []mention.Mention {
	t.Helper()
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	m, err := nlp.Default()
	if err != nil {
		t.Fatal(err)
	}
	namer, err := nlp.DefaultNamer()
	if err != nil {
		t.Fatal(err)
	}
	return mention.NewFinder(o, nil).WithNamer(namer).Find(text, m.Analyse(text, []nlp.Stretch{{Start: 0, End: len(text)}}))
}

func TestLearnedNamesStandBesideThoseOfRules(t *testing.T) {
	for text, want := range map[string][]string{
		"The Warren County Sheriff's Office arrested two men.":        {"Agency:Warren County Sheriff's Office"},
		"The U.S. Fish and Wildlife Service counts birds.":            {"Agency:U.S. Fish and Wildlife Service", "Government:U.S."},
		"Foreign Minister Amina Otieno met James Kamau in Rotterdam.": {"Person:Amina Otieno", "Person:James Kamau", "Place:Rotterdam"},
	} {
		var got []string
		for _, m := range learned(t, text) {
			if m.Form == kg.Name {
				got = append(got, string(m.Kind)+":"+m.Span.Of(text))
			}
		}
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s\n got %q\nwant %q", text, got, w)
			}
		}
	}
}

func TestALearnedPersonHasNoTitleInTheName(t *testing.T) {
	text := "Deputy Secretary Sherman spoke, and Assistant Secretary Robinson agreed with Ambassador Donfried."
	for _, m := range learned(t, text) {
		if m.Form == kg.Name && m.Kind == "Person" && !slices.Contains([]string{"Sherman", "Robinson", "Donfried"}, m.Span.Of(text)) {
			t.Errorf("%q is taken for a person's name", m.Span.Of(text))
		}
	}
}

func TestAnOfficeAlonePointsAtWhoHoldsIt(t *testing.T) {
	for text, want := range map[string]bool{
		"The Secretary thanked the Prime Minister for it.": true,
		"A Prime Minister may resign.":                     false,
	} {
		points := slices.ContainsFunc(learned(t, text), func(m mention.Mention) bool {
			return m.Form == kg.Nominal && m.Span.Of(text) == "Prime Minister" && m.Head == "minister" && m.Definite
		})
		if points != want {
			t.Errorf("%s\nan office that points at its holder: %v, want %v", text, points, want)
		}
	}
}
