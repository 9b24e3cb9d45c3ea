package link

import (
	"strings"
	"testing"

	"graphd/kg"
	"graphd/ontology"
)

func linker(t *testing.T) *Linker {
	t.Helper()
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	return NewLinker(o)
}

// chain makes a chain of the first places of the names in text.
func chain(text string, kind kg.Kind, name string, listed bool, forms ...string) Chain {
	c := Chain{Kind: kind, Name: name, Listed: listed}
	for _, f := range forms {
		at := strings.Index(text, f)
		c.Mentions = append(c.Mentions, kg.Mention{Span: kg.Span{Start: at, End: at + len(f)}, Form: kg.Name})
	}
	return c
}

func TestKeysAndLinks(t *testing.T) {
	text := "National Seed Bank (NSB), Amina Otieno, Ms. Otieno, Mexican, Otieno Otieno"
	chains, links, keys := linker(t).Link(text, []Chain{
		chain(text, "Organization", "National Seed Bank", false, "National Seed Bank", "NSB"),
		chain(text, "Person", "Amina Otieno", false, "Amina Otieno", "Otieno"),
		chain(text, "Government", "Mexico", true, "Mexican"),
	})
	want := []kg.Key{"actor|national seed bank", "actor|amina otieno", "actor|mexican"}
	for i := range want {
		if keys[i] != want[i] {
			t.Errorf("key %d is %q, want %q", i, keys[i], want[i])
		}
	}
	if len(chains) != 3 {
		t.Errorf("%d chains, want 3", len(chains))
	}
	have := map[kg.Link]bool{}
	for _, l := range links {
		have[l] = true
	}
	for _, l := range []kg.Link{
		{Kind: kg.LinkAcronym, Short: "actor|nsb", Full: "actor|national seed bank"},
		{Kind: kg.LinkShort, Short: "actor|otieno", Full: "actor|amina otieno"},
		{Kind: kg.LinkOntology, Short: "actor|mexican", Full: "actor|mexico"},
	} {
		if !have[l] {
			t.Errorf("no link %v in %v", l, links)
		}
	}
}

func TestAFormOfTwoChainsLinksToNeither(t *testing.T) {
	text := "Amina Otieno and James Otieno; Otieno, Otieno"
	chains, links, _ := linker(t).Link(text, []Chain{
		chain(text, "Person", "Amina Otieno", false, "Amina Otieno", "Otieno"),
		chain(text, "Person", "James Otieno", false, "James Otieno", "Otieno"),
	})
	if len(links) != 0 {
		t.Errorf("links %v", links)
	}
	for _, c := range chains {
		for _, m := range c.Mentions {
			if m.Form == kg.Name && m.Of(text) == "Otieno" {
				t.Errorf("%s is named by the surname of two", c.Key)
			}
		}
	}
}

func TestChainsOfOneKeyBecomeOne(t *testing.T) {
	text := "Seed Bank, seed bank"
	chains, _, keys := linker(t).Link(text, []Chain{
		chain(text, "Organization", "Seed Bank", false, "Seed Bank"),
		chain(text, "Organization", "seed bank", false, "seed bank"),
	})
	if len(chains) != 1 || keys[0] != keys[1] || len(chains[0].Mentions) != 2 {
		t.Errorf("chains %v, keys %v", chains, keys)
	}
}

func TestAChainWithoutANameHasNoKey(t *testing.T) {
	chains, _, keys := linker(t).Link("—", []Chain{{Kind: "Organization", Name: "—", Mentions: []kg.Mention{{Span: kg.Span{Start: 0, End: 3}, Form: kg.Name}}}})
	if len(chains) != 0 || keys[0] != "" {
		t.Errorf("chains %v, keys %q", chains, keys)
	}
}
