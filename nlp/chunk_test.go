package nlp

import (
	"strings"
	"testing"
)

// said writes who does what: subjects, verb, objects and prepositional phrases
// of each verb group.
func said(s *Sentence) []string {
	words := func(chunks []int) string {
		var out []string
		for _, i := range chunks {
			out = append(out, s.Tokens[s.Chunks[i].Head].Text)
		}
		return strings.Join(out, "+")
	}
	var out []string
	for i, c := range s.Chunks {
		if c.Kind != VerbGroup {
			continue
		}
		line := words(s.Subjects(i)) + " " + c.Verb.Lemma + " " + words(s.Objects(i))
		for _, p := range s.PrepPhrases(i) {
			line += " " + p.Prep + ":" + s.Tokens[s.Chunks[p.At].Head].Text
		}
		if c.Verb.Passive {
			line += " passive"
		}
		if c.Verb.Negated {
			line += " not"
		}
		out = append(out, strings.TrimSpace(line))
	}
	return out
}

func TestWhoDoesWhat(t *testing.T) {
	for text, want := range map[string][]string{
		"The minister met the president.":                             {"minister meet president"},
		"The minister and the envoy met the president.":               {"minister+envoy meet president"},
		"The plan was approved by the senate.":                        {"plan approve  by:senate passive"},
		"The bank, which helps farmers, did not close.":               {"bank help farmers", "bank close  not"},
		"The agency wants to build schools and train teachers.":       {"agency want", "agency build schools", "agency train teachers"},
		"The council urged members to pay.":                           {"council urge members", "members pay"},
		"The group that attacked the base denied the charges.":        {"group attack base", "group deny charges"},
		"Aid groups help students return to school.":                  {"groups help students", "students return  to:school"},
		"In March, the city and the province signed a treaty.":        {"city+province sign treaty  in:March"},
		"The states support farmers as they plant trees.":             {"states support farmers", "they plant trees"},
		"The ministry published a report, pledging to cut emissions.": {"ministry publish report", "ministry pledge", "ministry cut emissions"},
		"The committee said the firm violated the law.":               {"committee say", "firm violate law"},
	} {
		s := analyse(t, text)[0]
		s.Shape(nil)
		got := said(&s)
		for i := range got {
			got[i] = strings.Join(strings.Fields(got[i]), " ")
		}
		for i := range want {
			want[i] = strings.Join(strings.Fields(want[i]), " ")
		}
		if strings.Join(got, "; ") != strings.Join(want, "; ") {
			t.Errorf("%s\n got %s\nwant %s", text, strings.Join(got, "; "), strings.Join(want, "; "))
		}
	}
}

func TestWholeRangesAreOneNounPhrase(t *testing.T) {
	s := analyse(t, "The Bureau of Ocean and Polar Affairs opened an office.")[0]
	s.Shape([]Range{{1, 6}})
	if got := said(&s); len(got) != 1 || got[0] != "Affairs open office" {
		t.Errorf("got %q", got)
	}
}

func TestOwnersAreTold(t *testing.T) {
	s := analyse(t, "Mexico's president praised the bank's plan.")[0]
	s.Shape(nil)
	owners := 0
	for _, c := range s.Chunks {
		if c.Owner >= 0 {
			owners++
		}
	}
	if owners != 2 {
		t.Errorf("%d possessors found, want 2", owners)
	}
}
