package coref

import (
	"slices"
	"strings"
	"testing"

	"graphd/kg"
	"graphd/nlp"
	"graphd/ontology"
)

// world makes sentences of plain words and mentions of them. A mention is
// written "form kind words", found by its words in its sentence.
type world struct {
	sents    []nlp.Sentence
	mentions []Mention
	texts    []string
}

func (w *world) sentence(text string) *world {
	s := nlp.Sentence{}
	for _, f := range strings.Fields(text) {
		s.Tokens = append(s.Tokens, nlp.Token{Text: f, Lower: strings.ToLower(f), Tag: "NN"})
	}
	w.sents = append(w.sents, s)
	return w
}

func (w *world) mention(form kg.Form, kind kg.Kind, name string, more func(*Mention)) *world {
	s := w.sents[len(w.sents)-1]
	words := strings.Fields(name)
	for i := range s.Tokens {
		if i+len(words) <= len(s.Tokens) && slices.EqualFunc(words, s.Tokens[i:i+len(words)], func(a string, b nlp.Token) bool { return a == b.Text }) {
			m := Mention{Sentence: len(w.sents) - 1, First: i, Last: i + len(words) - 1, Form: form, Kind: kind, Name: name, Sure: true,
				Head: strings.ToLower(words[len(words)-1]), Chunk: -1, Title: nlp.Range{First: 1}}
			if more != nil {
				more(&m)
			}
			w.mentions = append(w.mentions, m)
			w.texts = append(w.texts, name)
			return w
		}
	}
	panic("no such words: " + name)
}

// together writes the chains by the words of their mentions.
func (w *world) together(t *testing.T) []string {
	t.Helper()
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	seen := map[int]bool{}
	for _, c := range NewResolver(o).Resolve("", w.sents, w.mentions) {
		var names []string
		for _, i := range c.Mentions {
			if seen[i] {
				t.Fatalf("mention %q is in two chains", w.texts[i])
			}
			seen[i] = true
			names = append(names, w.texts[i])
		}
		out = append(out, strings.Join(names, " = "))
	}
	slices.Sort(out)
	return out
}

func TestWhatStandsForTheSame(t *testing.T) {
	definite := func(m *Mention) { m.Definite, m.Described = true, true }
	unsure := func(m *Mention) { m.Sure = false }
	for name, c := range map[string]struct {
		w    *world
		want []string
	}{
		"a surname": {(&world{}).sentence("Amina Otieno left").mention(kg.Name, "Person", "Amina Otieno", nil).sentence("Otieno spoke").mention(kg.Name, "Organization", "Otieno", unsure),
			[]string{"Amina Otieno = Otieno"}},
		"a surname of two": {(&world{}).sentence("Amina Otieno met James Otieno").mention(kg.Name, "Person", "Amina Otieno", nil).mention(kg.Name, "Person", "James Otieno", nil).
			sentence("Otieno spoke").mention(kg.Name, "Organization", "Otieno", unsure), []string{"Amina Otieno", "James Otieno"}},
		"an acronym in brackets": {(&world{}).sentence("National Seed Bank ( NSB ) closed").mention(kg.Name, "Organization", "National Seed Bank", nil).mention(kg.Name, "Organization", "NSB", unsure),
			[]string{"National Seed Bank = NSB"}},
		"an acronym elsewhere": {(&world{}).sentence("National Seed Bank closed").mention(kg.Name, "Organization", "National Seed Bank", nil).sentence("NSB said").mention(kg.Name, "Organization", "NSB", unsure),
			[]string{"National Seed Bank = NSB"}},
		"a description": {(&world{}).sentence("Lagos Trade Agreement holds").mention(kg.Name, "Agreement", "Lagos Trade Agreement", nil).sentence("the agreement fails").mention(kg.Nominal, "Agreement", "agreement", definite),
			[]string{"Lagos Trade Agreement = agreement"}},
		"a description of another kind": {(&world{}).sentence("Amina Otieno left").mention(kg.Name, "Person", "Amina Otieno", nil).sentence("the treaty fails").mention(kg.Nominal, "Agreement", "treaty", definite),
			[]string{"Amina Otieno", "treaty"}},
		"she": {(&world{}).sentence("Amina Otieno left").mention(kg.Name, "Person", "Amina Otieno", nil).sentence("she spoke").mention(kg.Pronoun, "", "she", func(m *Mention) { m.Group = "person" }),
			[]string{"Amina Otieno = she"}},
		"it is no person": {(&world{}).sentence("Amina Otieno left").mention(kg.Name, "Person", "Amina Otieno", nil).sentence("it fell").mention(kg.Pronoun, "", "it", func(m *Mention) { m.Group = "thing" }),
			[]string{"Amina Otieno"}},
		"known as": {(&world{}).sentence("Armed Group known as Red Hand").mention(kg.Name, "CriminalGroup", "Armed Group", nil).mention(kg.Name, "CriminalGroup", "Red Hand", nil),
			[]string{"Armed Group = Red Hand"}},
		"a description that repeats a name": {(&world{}).sentence("Cholera Vaccination Campaign began").mention(kg.Name, "Program", "Cholera Vaccination Campaign", nil).
			sentence("the Vaccination Campaign ends").mention(kg.Name, "Program", "Vaccination Campaign", definite), []string{"Cholera Vaccination Campaign = Vaccination Campaign"}},
		"a description with a word of its own": {(&world{}).sentence("Cholera Campaign began").mention(kg.Name, "Program", "Cholera Campaign", nil).
			sentence("the malaria Campaign ends").mention(kg.Name, "Program", "malaria Campaign", definite), []string{"Cholera Campaign", "malaria Campaign"}},
		"an office": {(&world{}).sentence("Minister Amina Otieno met James Kamau").mention(kg.Name, "Person", "Amina Otieno", func(m *Mention) { m.Title = nlp.Range{First: 0, Last: 0} }).
			mention(kg.Name, "Person", "James Kamau", nil).sentence("the minister left").mention(kg.Nominal, "Person", "minister", definite), []string{"Amina Otieno = minister", "James Kamau"}},
		"she is no king": {(&world{}).sentence("King Amina Otieno left").mention(kg.Name, "Person", "Amina Otieno", func(m *Mention) { m.Title = nlp.Range{First: 0, Last: 0} }).
			sentence("she spoke").mention(kg.Pronoun, "", "she", func(m *Mention) { m.Group = "person" }), []string{"Amina Otieno"}},
		"listed names": {(&world{}).sentence("US and America").mention(kg.Name, "Government", "US", func(m *Mention) { m.Name, m.Listed = "United States", true }).
			mention(kg.Name, "Government", "America", func(m *Mention) { m.Name, m.Listed = "United States", true }), []string{"US = America"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.w.together(t); strings.Join(got, "; ") != strings.Join(c.want, "; ") {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestWhoIsSpokenOfTogether(t *testing.T) {
	group := func(m *Mention) { m.Group, m.Plural = "group", true }
	leaders := func(m *Mention) { m.Definite, m.Described, m.Plural = true, true, true }
	two := func() *world {
		return (&world{}).sentence("Amina Otieno met James Kamau").mention(kg.Name, "Person", "Amina Otieno", nil).mention(kg.Name, "Person", "James Kamau", nil)
	}
	three := func() *world {
		return (&world{}).sentence("Amina Otieno met James Kamau and Rosa Lind").mention(kg.Name, "Person", "Amina Otieno", nil).mention(kg.Name, "Person", "James Kamau", nil).
			mention(kg.Name, "Person", "Rosa Lind", nil)
	}
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		w    *world
		want int // chains that the last mention is in
	}{
		"they are the two before":                 {two().sentence("they spoke").mention(kg.Pronoun, "", "they", group), 2},
		"the leaders are the two before":          {two().sentence("the leaders spoke").mention(kg.Nominal, "Person", "leaders", leaders), 2},
		"of three nobody knows which two":         {three().sentence("they spoke").mention(kg.Pronoun, "", "they", group), 0},
		"one is no pair":                          {(&world{}).sentence("Amina Otieno left").mention(kg.Name, "Person", "Amina Otieno", nil).sentence("they spoke").mention(kg.Pronoun, "", "they", group), 0},
		"who was spoken of long ago is no longer": {two().sentence("rain").sentence("rain").sentence("rain").sentence("they spoke").mention(kg.Pronoun, "", "they", group), 0},
	} {
		t.Run(name, func(t *testing.T) {
			in := 0
			for _, chain := range NewResolver(o).Resolve("", c.w.sents, c.w.mentions) {
				if slices.Contains(chain.Mentions, len(c.w.mentions)-1) {
					in++
				}
			}
			if in != c.want {
				t.Errorf("the last mention is in %d chains, want %d", in, c.want)
			}
		})
	}
}
