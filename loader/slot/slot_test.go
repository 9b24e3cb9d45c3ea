package slot

import (
	"bytes"
	"testing"

	"graphd/kg"
	"graphd/nlp"
	"graphd/ontology"
)

const boats = `{"title": "Boats", "concepts": [{"qid": "Q1", "label": "ship"}, {"qid": "Q2", "label": "human"}, {"qid": "Q3", "label": "city"}],
"relations": [{"label": "designer", "domain": "Q1", "range": "Q2"}, {"label": "launch date", "domain": "Q1", "range": ""}, {"label": "home port city", "domain": "Q1", "range": "Q3"}]}`

type setting struct {
	reader *Reader
	o      *ontology.Ontology
	model  *nlp.Model
}

func open(t testing.TB) setting {
	t.Helper()
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	text, err := ontology.Import("boats", []byte(boats), nil)
	must(err)
	o, err := ontology.Parse("boats", text)
	must(err)
	model, err := nlp.Default()
	must(err)
	namer, err := nlp.DefaultNamer()
	must(err)
	w, err := DefaultWeights()
	must(err)
	return setting{NewReader(o, namer, w), o, model}
}

func (s setting) read(text string) ([]nlp.Sentence, []Fill) {
	sents := s.model.Analyse(text, []nlp.Stretch{{Start: 0, End: len(text)}})
	return sents, s.reader.Read(sents)
}

func TestAnOntologyNotSeenInTrainingIsFilled(t *testing.T) {
	s := open(t)
	text := "Silver Gull is a ship designed by Anna Lindqvist and launched in 1911."
	sents, fills := s.read(text)
	want := map[Gold]bool{{"Silver Gull", "designer", "Anna Lindqvist"}: true, {"Silver Gull", "launch date", "1911"}: true}
	for _, f := range fills {
		delete(want, s.reader.Said(text, sents, f))
	}
	for g := range want {
		t.Errorf("not read: %v; read were %v", g, fills)
	}
}

func TestFillsKeepTheLaws(t *testing.T) {
	s := open(t)
	for _, text := range []string{
		"Silver Gull was not designed by Anna Lindqvist.", "It was designed by Anna Lindqvist.", "", "((((((", "The the the of of of.",
		"“Silver Gull” (1911, 1912, 1913) by A. B. C. D. E. F. of G and H, in I, J, K and L.", "SILVER GULL DESIGNED BY ANNA LINDQVIST", "东京 is 東京.",
	} {
		sents, fills := s.read(text)
		for _, f := range fills {
			n := len(sents[f.Sentence].Tokens)
			for _, r := range [][2]int{{f.Subject.First, f.Subject.Last}, {f.Object.First, f.Object.Last}, {f.Trigger.First, f.Trigger.Last}} {
				if r[0] < 0 || r[0] > r[1] || r[1] >= n {
					t.Errorf("%q: %v lies outside of the sentence", text, r)
				}
			}
			if !s.o.Allows(f.SubjectKind, f.Predicate, f.ObjectKind) || !f.Status.Valid() || f.Rule == "" {
				t.Errorf("%q: %+v", text, f)
			}
		}
	}
}

func TestWhatIsDeniedOrPlannedIsNotAsserted(t *testing.T) {
	s := open(t)
	for text, want := range map[string]kg.Status{
		"Silver Gull was designed by Anna Lindqvist.":      kg.Asserted,
		"Silver Gull was not designed by Anna Lindqvist.":  kg.Denied,
		"Silver Gull will be designed by Anna Lindqvist.":  kg.Planned,
		"Silver Gull may be designed by Anna Lindqvist.":   kg.Possible,
		"Silver Gull was never designed by Anna Lindqvist": kg.Denied,
	} {
		_, fills := s.read(text)
		if len(fills) == 0 {
			t.Errorf("%q: nothing was read", text)
		}
		for _, f := range fills {
			if f.Status != want {
				t.Errorf("%q: %s, not %s", text, f.Status, want)
			}
		}
	}
}

func TestAPronounStandsForWhatTheTextIsAbout(t *testing.T) {
	s := open(t)
	_, fills := s.read("Silver Gull is a ship designed by Anna Lindqvist. It was launched in 1911.")
	for _, f := range fills {
		if f.Sentence == 1 && f.Label == "launch date" && f.Subject.Of != nil && f.Subject.Of.Sentence == 0 && f.Subject.Of.Form == kg.Pronoun {
			return
		}
	}
	t.Errorf("the second sentence was not read: %+v", fills)
}

func TestWeightsAreReadAsTheyWereWritten(t *testing.T) {
	w, err := DefaultWeights()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := w.Write(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), shipped) {
		t.Error("other bytes")
	}
	for n := range 40 {
		if _, err := ReadWeights(b.Bytes()[:n]); err == nil {
			t.Errorf("%d bytes are taken for weights", n)
		}
	}
}

func BenchmarkFills(b *testing.B) {
	s := open(b)
	text := "Silver Gull is a ship designed by Anna Lindqvist and launched in Gothenburg in 1911, where Karl Berg and Nils Holm had built the Grey Heron for the Northern Line."
	sents := s.model.Analyse(text, []nlp.Stretch{{Start: 0, End: len(text)}})
	b.ReportAllocs()
	words := 0
	for b.Loop() {
		s.reader.Read(sents)
		words += len(sents[0].Tokens)
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "tokens/s")
}
