package loader

import (
	"testing"

	"graphd/kg"
)

// foreignReading is a Reading with one Claim in each of its sentences.
func foreignReading(sentences ...string) *kg.Reading {
	r := &kg.Reading{}
	for _, s := range sentences {
		at := kg.Span{Start: len(r.Document.Text), End: len(r.Document.Text) + len(s)}
		r.Document.Text += s + " "
		r.Sentences = append(r.Sentences, at)
		r.Claims = append(r.Claims, kg.Claim{Subject: kg.End{Key: "actor|a"}, Object: kg.End{Key: "place|b"}, Predicate: "met_with", Status: kg.Asserted, Sentence: at})
	}
	r.Document.Zones = []kg.Zone{{Kind: kg.ZoneBody, Span: kg.Span{End: len(r.Document.Text)}}}
	return r
}

func TestClaimsOfSentencesThatAreNotEnglishAreDropped(t *testing.T) {
	const english = "The government of Kenya said that it would support the plan with ten million dollars."
	const spanish = "El gobierno de Kenia dijo que apoyaría el plan con diez millones de dólares para los pueblos."
	const name = "Kenya Airways Nairobi"
	for _, c := range []struct {
		name      string
		sentences []string
		kept      []int
	}{
		{"English", []string{english, name}, []int{0, 1}},
		{"another language", []string{spanish, name}, nil},
		{"a sentence of another language", []string{english, english, spanish}, []int{0, 1}},
		{"an English sentence in another language", []string{spanish, english, spanish, spanish, spanish}, []int{1}},
	} {
		r := foreignReading(c.sentences...)
		DropForeign(r)
		if len(r.Claims) != len(c.kept) || len(r.Dropped) != len(c.sentences)-len(c.kept) {
			t.Errorf("%s: %d claims, %d dropped", c.name, len(r.Claims), len(r.Dropped))
			continue
		}
		for i, k := range c.kept {
			if r.Claims[i].Sentence != r.Sentences[k] {
				t.Errorf("%s: the claim of %q was kept", c.name, r.Claims[i].Sentence.Of(r.Document.Text))
			}
		}
		for _, d := range r.Dropped {
			if d.Reason != NotEnglish || d.Subject != "actor|a" || d.Object != "place|b" {
				t.Errorf("%s: dropped %+v", c.name, d)
			}
		}
	}
}
