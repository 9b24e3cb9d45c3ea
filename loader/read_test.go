package loader_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"graphd/kg"
	"graphd/loader"
	"graphd/loader/article"
	"graphd/ontology"
)

func reader(t testing.TB) (*loader.Reader, *ontology.Ontology) {
	t.Helper()
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	r, err := loader.NewReader(o)
	if err != nil {
		t.Fatal(err)
	}
	return r, o
}

// whole makes a Document whose text is all BODY.
func whole(text string) kg.Document {
	d := kg.Document{ID: kg.DocumentID(article.Plain, []byte(text)), Media: article.Plain, SHA256: strings.Repeat("0", 64), Text: text}
	if text != "" {
		d.Zones = []kg.Zone{{Kind: kg.ZoneBody, Span: kg.Span{Start: 0, End: len(text)}}}
	}
	return d
}

func read(t testing.TB, text string) *kg.Reading {
	t.Helper()
	r, o := reader(t)
	got, err := r.Read(whole(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := kg.Validate(got, o); err != nil {
		t.Fatal(err)
	}
	return got
}

// readByRules reads without weights: all that the rules say is a Claim.
func readByRules(t testing.TB, text string) *kg.Reading {
	t.Helper()
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	r, err := loader.NewReaderWith(o, loader.Weights{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Read(whole(text))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// told writes the claims of a Reading: subject predicate object STATUS.
func told(r *kg.Reading) []string {
	var out []string
	for _, c := range r.Claims {
		out = append(out, fmt.Sprintf("%s %s %s %s", c.Subject.Key.Words(), c.Predicate, c.Object.Key.Words(), c.Status))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestWhatSentencesSay(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string // all of these are told
		not  []string // none of the claims starts with one of these
	}{
		"active verb":       {"Norway supports Kenya.", []string{"norway supports kenya ASSERTED"}, nil},
		"passive verb":      {"Kenya was sanctioned by Norway.", []string{"norway targets kenya ASSERTED"}, []string{"kenya targets"}},
		"list of objects":   {"Norway sanctioned Iran, Syria and Cuba.", []string{"norway targets cuba ASSERTED", "norway targets iran ASSERTED", "norway targets syria ASSERTED"}, nil},
		"office before":     {"Kenyan President Amina Otieno spoke in Kenya.", []string{"amina otieno leads kenya ASSERTED"}, nil},
		"office after":      {"Amina Otieno, president of Kenya, spoke in Oslo.", []string{"amina otieno leads kenya ASSERTED"}, nil},
		"aim by infinitive": {"Norway wants to strengthen border security.", []string{"norway has_objective strengthen border security ASSERTED"}, nil},
		"aims in a list":    {"Kenya aims to reduce violence and improve schools.", []string{"kenya has_objective improve schools ASSERTED", "kenya has_objective reduce violence ASSERTED"}, nil},
		"aim by noun":       {"Norway's commitment to fighting corruption is old.", []string{"norway has_objective fighting corruption ASSERTED"}, nil},
		"place of an event": {"The Lagos summit was held in Norway.", []string{"lagos summit located_in norway ASSERTED"}, nil},
		"cooperation":       {"Norway is cooperating with Kenya.", []string{"norway cooperates_with kenya ASSERTED"}, nil},
		"denied, of money":  {"Norway denied funding for Kenya.", []string{"norway related_to kenya DENIED"}, []string{"norway related_to kenya ASSERTED"}},
		"turned away from":  {"Norway shifted its priorities away from providing security equipment and towards building stronger courts in Kenya.", nil, []string{"norway has_objective providing security equipment ASSERTED"}},
		"lifted":            {"Norway lifted the sanctions on Kenya.", []string{"norway targets kenya DENIED"}, []string{"norway targets kenya ASSERTED"}},
		"looked forward to": {"Norway looks forward to working with Kenya.", []string{"norway cooperates_with kenya DESIRED"}, []string{"norway cooperates_with kenya ASSERTED"}},
		"called for":        {"Norway called for sanctions on Kenya.", []string{"norway targets kenya DESIRED"}, []string{"norway targets kenya ASSERTED"}},
		"a headline":        {"Norway to support Kenya", []string{"norway supports kenya PLANNED"}, []string{"norway supports kenya ASSERTED"}},
		"denied":            {"Norway does not support Kenya.", []string{"norway supports kenya DENIED"}, []string{"norway supports kenya ASSERTED"}},
		"no sign of":        {"Norway shows no sign of support for Kenya.", nil, []string{"norway supports kenya ASSERTED"}},
		"planned":           {"Norway will support Kenya.", []string{"norway supports kenya PLANNED"}, nil},
		"possible":          {"Norway may support Kenya.", []string{"norway supports kenya POSSIBLE"}, nil},
		"wished":            {"Peru wants to support Kenya.", []string{"peru supports kenya DESIRED"}, nil},
		"reported":          {"Peru said Norway supported Kenya.", []string{"norway supports kenya REPORTED"}, []string{"norway supports kenya ASSERTED"}},
		"own announcement":  {"Peru announced it supports Kenya.", []string{"peru supports kenya ASSERTED"}, nil},
		"away from":         {"Peru moved away from supporting local farmers.", nil, []string{"peru has_objective supporting local farmers ASSERTED"}},
		"we":                {"Norway acted. Norway paid Kenya. We support Peru.", []string{"norway supports peru ASSERTED"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := told(read(t, c.text))
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("%q does not tell %q, but\n%s", c.text, w, strings.Join(got, "\n"))
				}
			}
			for _, n := range c.not {
				for _, g := range got {
					if strings.HasPrefix(g, n) {
						t.Errorf("%q tells %q", c.text, g)
					}
				}
			}
		})
	}
}

const brief = `The National Harvest Agency (NHA) announced the Green Fields Initiative on Monday. The initiative aims to restore degraded land and train young farmers in Kenya.

Agency director Amina Otieno said the program would not replace the Seed Bank of Norway. "We want to work with every county," Otieno said. She met Norwegian Minister of Trade Lars Holm in Nairobi, Kenya.

According to the World Food Fund, the initiative may affect prices. The NHA denied this.`

func TestNamesComeTogether(t *testing.T) {
	r := read(t, brief)
	forms := map[kg.Key][]string{}
	for _, c := range r.Chains {
		for _, m := range c.Mentions {
			if s := m.Of(r.Document.Text); !slices.Contains(forms[c.Key], s) {
				forms[c.Key] = append(forms[c.Key], s)
			}
		}
	}
	for key, want := range map[kg.Key][]string{
		"actor|national harvest agency":   {"National Harvest Agency", "NHA"},
		"program|green fields initiative": {"Green Fields Initiative", "The initiative"},
		"actor|amina otieno":              {"Amina Otieno", "Otieno", "She"},
		"actor|norway":                    {"Norwegian", "Norway"},
		"actor|kenya":                     {"Kenya"},
	} {
		for _, w := range want {
			if !slices.Contains(forms[key], w) {
				t.Errorf("%s is not mentioned by %q, but by %q", key, w, forms[key])
			}
		}
	}
}

func TestAReadingIsAFunctionOfTheDocument(t *testing.T) {
	r, _ := reader(t)
	d := whole(brief)
	first, err := r.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	want, err := kg.Canonical(first)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			again, err := r.Read(d)
			if err != nil {
				t.Error(err)
				return
			}
			if got, err := kg.Canonical(again); err != nil || !bytes.Equal(got, want) {
				t.Errorf("read twice, the same Document gives two Readings (%v)", err)
			}
		})
	}
	wg.Wait()
}

func TestOnlyTitleAndBodyAreRead(t *testing.T) {
	text := "Norway supports Kenya.\n\nPeru funds Chile.\n\nCuba opposes Spain."
	d := whole(text)
	second := strings.Index(text, "Peru")
	third := strings.Index(text, "Cuba")
	d.Zones = []kg.Zone{
		{Kind: kg.ZoneTitle, Span: kg.Span{Start: 0, End: second - 2}},
		{Kind: kg.ZoneNavigation, Span: kg.Span{Start: second, End: third - 2}},
		{Kind: kg.ZoneBody, Span: kg.Span{Start: third, End: len(text)}},
	}
	r, _ := reader(t)
	got, err := r.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range got.Chains {
		if w := c.Key.Words(); w == "peru" || w == "chile" {
			t.Errorf("%s stands in the page's navigation", w)
		}
	}
	if len(got.Sentences) != 2 {
		t.Errorf("%d sentences, want 2", len(got.Sentences))
	}
}

func TestTheReceiptNamesTheOntology(t *testing.T) {
	r, o := reader(t)
	if !strings.Contains(r.Receipt(), o.Digest()[:12]) {
		t.Errorf("receipt %q does not name %s", r.Receipt(), o.Digest())
	}
	other, err := ontology.Parse("other.yaml", append(ontology.Source(), "\n# changed\n"...))
	if err != nil {
		t.Fatal(err)
	}
	q, err := loader.NewReader(other)
	if err != nil {
		t.Fatal(err)
	}
	if q.Receipt() == r.Receipt() {
		t.Error("another ontology has the same receipt")
	}
}

func TestAnotherOntologyReadsAnotherField(t *testing.T) {
	o, err := ontology.Parse("films.yaml", []byte(`name: films
kinds:
  - {name: Maker, class: Actor, heads: [studio]}
  - {name: Film, class: Program, heads: [film]}
predicates:
  - {name: directed, subjects: [Actor], objects: [Program]}
  - {name: related_to, subjects: [Actor, Program], objects: [Actor, Program]}
frames:
  - {predicate: directed, verbs: [direct]}
`))
	if err != nil {
		t.Fatal(err)
	}
	r, err := loader.NewReader(o)
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Read(whole("The Harbor Light Studio directed the Silent River Film."))
	if err != nil {
		t.Fatal(err)
	}
	if want := "harbor light studio directed silent river film ASSERTED"; !slices.Contains(told(got), want) {
		t.Errorf("told %q, want %q", told(got), want)
	}
}

func TestOddTextIsReadOrLeftAlone(t *testing.T) {
	for name, text := range map[string]string{
		"empty":          "",
		"capitals":       "THE UNITED STATES AND MEXICO SIGNED AN AGREEMENT ON TRADE AND SECURITY",
		"other language": "El gobierno de México anunció ayer una nueva estrategia para fortalecer la seguridad en la frontera.",
		"brackets":       strings.Repeat("((([[[", 400),
		"no verbs":       "Apples, pears, plums, figs, Norway, Kenya, Peru, Chile, Cuba, Spain.",
		"table":          "Country\t2019\t2020\nNorway\t1\t2\nKenya\t3\t4\n",
		"one name":       "Kenya",
		"long list":      strings.Repeat("Norway, Kenya, ", 2000),
		"emoji":          "🎉 Norway 🎉 supports 🎉 Kenya 🎉",
		"quotes":         "\"\"\"“”’’'s 's n't",
	} {
		t.Run(name, func(t *testing.T) {
			r := read(t, text)
			if name == "no verbs" && len(r.Claims) > 0 {
				t.Errorf("a list says %q", told(r))
			}
			if name == "other language" && len(r.Claims) > 2 {
				t.Errorf("a text of another language says %q", told(r))
			}
		})
	}
}

func FuzzEveryReadingKeepsTheLaws(f *testing.F) {
	for _, s := range []string{brief, "", "The U.S. (US) wants X, Y, and Z (XYZ).", "Mr. A. B said \"C\" of D; E, the F of G, to H.", "NATO–EU and U.S.-Iran talks in X, Y, and Z.",
		"We, the people of A and B's C, known as D, aim to be, do, have; and to go.", "President of President X of Y of Z", "the the of of and and to to 's 's"} {
		f.Add(s)
	}
	r, o := reader(f)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) || len(text) > 1<<13 {
			return
		}
		got, err := r.Read(whole(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := kg.Validate(got, o); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	r, _ := reader(b)
	d := whole(strings.Repeat(brief+"\n\n", 20))
	words := len(strings.Fields(d.Text))
	for b.Loop() {
		if _, err := r.Read(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

// The time of a Reading grows in proportion to the text: compare the words/s.
func BenchmarkReadByLength(b *testing.B) {
	r, _ := reader(b)
	for _, n := range []int{1, 10, 100} {
		b.Run(fmt.Sprintf("briefs=%d", n), func(b *testing.B) {
			d := whole(strings.Repeat(brief+"\n\n", n))
			for b.Loop() {
				if _, err := r.Read(d); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n*len(strings.Fields(brief)))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}
