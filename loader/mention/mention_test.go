package mention_test

import (
	"slices"
	"strings"
	"testing"

	"graphd/kg"
	"graphd/loader/mention"
	"graphd/nlp"
	"graphd/ontology"
)

func find(t testing.TB, text string) ([]nlp.Sentence, []mention.Mention) {
	t.Helper()
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	m, err := nlp.Default()
	if err != nil {
		t.Fatal(err)
	}
	sents := m.Analyse(text, []nlp.Stretch{{Start: 0, End: len(text)}})
	return sents, mention.NewFinder(o, nil).Find(text, sents)
}

// found writes the mentions of one form and, if not empty, kind.
func found(t testing.TB, text string, form kg.Form, keep func(mention.Mention) bool) []string {
	var out []string
	_, all := find(t, text)
	for _, m := range all {
		if m.Form == form && keep(m) {
			out = append(out, string(m.Kind)+":"+m.Span.Of(text))
		}
	}
	return out
}

func TestNames(t *testing.T) {
	for text, want := range map[string][]string{
		"The Ministry of Health and Sport opened a school.":                     {"Agency:Ministry of Health and Sport"},
		"Deputy Minister of Justice Grigor Petrosyan spoke.":                    {"Person:Grigor Petrosyan"},
		"U.S. Ambassador to Armenia Lynne Carter left.":                         {"Government:U.S.", "Government:Armenia", "Person:Lynne Carter"},
		"Assistant Secretary of State for Global Affairs Dr. Karen Moore left.": {"Person:Karen Moore"},
		"The Green Valley initiative grew.":                                     {"Program:Green Valley initiative"},
		"Norway and Kenya signed the Lagos Trade Agreement.":                    {"Government:Norway", "Government:Kenya", "Agreement:Lagos Trade Agreement"},
		"The U.S.-Kenya talks ended.":                                           {"Government:U.S.", "Government:Kenya"},
		"Officers cited Executive Order 13382 and Section 7031(c).":             {"Law:Executive Order 13382", "Law:Section 7031(c)"},
		"José “Pepe” Lobo Sosa resigned.":                                       {"Person:José “Pepe” Lobo Sosa"},
		"They met in Bamako, Mali.":                                             {"Place:Bamako", "Government:Mali"},
		"On Monday, he left at 4:00 A.M. for Riga.":                             {"Place:Riga"},
		"The United States of America acted.":                                   {"Government:United States of America"},
		"The court in Geneva convicted the firm.":                               {"Place:Geneva"},
		"Norwegians and Kenyans voted.":                                         nil,
	} {
		got := found(t, text, kg.Name, func(m mention.Mention) bool { return !m.Described && m.Kind != "Objective" })
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s\n got %q\nwant %q", text, got, w)
			}
		}
		if len(want) == 0 && len(got) > 0 {
			t.Errorf("%s\n got %q, want no names", text, got)
		}
	}
}

func TestObjectives(t *testing.T) {
	for text, want := range map[string][]string{
		"Norway aims to reduce violence and train teachers.":                        {"reduce violence", "train teachers"},
		"The plan calls for deepening cooperation between the two countries.":       {"deepening cooperation between the two countries"},
		"Its goals are improving schools, building roads, and protecting rivers.":   nil,
		"The efforts to tackle money laundering failed.":                            {"tackle money laundering"},
		"It is committed to protecting forests, restoring rivers, and saving seed.": {"protecting forests", "restoring rivers"},
		"They moved away from buying weapons and towards improving schools.":        {"improving schools"},
		"He continued to walk home.":                                                nil,
		"The region has to wait.":                                                   nil,
		"The fund will help farmers plant trees.":                                   nil,
		"We urge all states to end the violence, by which many suffer.":             {"end the violence"},
	} {
		got := found(t, text, kg.Name, func(m mention.Mention) bool { return m.Kind == "Objective" && !m.Loose })
		for _, w := range want {
			if !slices.Contains(got, "Objective:"+w) {
				t.Errorf("%s\n got %q\nwant %q", text, got, w)
			}
		}
		if want == nil && strings.Contains(strings.Join(got, " "), "walk") {
			t.Errorf("%s\n got %q, want none", text, got)
		}
	}
}

// What no rule announces is kept as loose, for who judges chains to decide.
func TestLooseObjectivesAreFoundByTheTree(t *testing.T) {
	for text, want := range map[string]string{
		"They raised money for the protection of forests.":              "protection of forests",
		"Their work, which helps farmers to store grain, grew in 2012.": "store grain",
	} {
		got := found(t, text, kg.Name, func(m mention.Mention) bool { return m.Kind == "Objective" })
		if !slices.Contains(got, "Objective:"+want) {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestPronounsTellTheirGroup(t *testing.T) {
	_, all := find(t, "She thanked them because it helped us and our allies.")
	groups := map[string]string{}
	for _, m := range all {
		if m.Form == kg.Pronoun {
			groups[m.Head] = m.Group
		}
	}
	for word, want := range map[string]string{"she": "person", "them": "group", "it": "thing", "us": "speaker", "our": "speaker"} {
		if groups[word] != want {
			t.Errorf("%s is of group %q, want %q", word, groups[word], want)
		}
	}
}

func TestMentionsLieOnTokensInOrder(t *testing.T) {
	text := "The U.S.-designated group, known as the Red Hand, attacked Norway’s embassy. “We” did not, said Mr. Otieno."
	sents, all := find(t, text)
	last := mention.Mention{Sentence: -1}
	for _, m := range all {
		if m.Sentence < last.Sentence || m.Sentence == last.Sentence && m.First < last.First {
			t.Fatalf("%q is out of order", m.Span.Of(text))
		}
		s := sents[m.Sentence]
		if m.First > m.Last || m.Last >= len(s.Tokens) || m.Span.Start < s.Tokens[m.First].Start || m.Span.End > s.Tokens[m.Last].End || m.Span.Empty() {
			t.Fatalf("%q does not lie in its tokens %d to %d", m.Span.Of(text), m.First, m.Last)
		}
		last = m
	}
}
