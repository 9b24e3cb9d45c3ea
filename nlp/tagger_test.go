package nlp

import (
	"bytes"
	"strings"
	"testing"
)

func TestTagsAndLemmas(t *testing.T) {
	for text, want := range map[string]string{
		"The ministers announced new programs in 2013.":            "DT NNS VBD JJ NNS IN CD .",
		"She wants to strengthen communities and reduce violence.": "PRP VBZ TO VB NNS CC VB NN .",
		"They have been sanctioned.":                               "PRP VBP VBN VBN .",
	} {
		var got []string
		for _, k := range analyse(t, text)[0].Tokens {
			got = append(got, k.Tag)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("tags of %q: %v, want %s", text, got, want)
		}
	}
	for _, c := range []struct{ form, tag, want string }{
		{"announced", "VBD", "announce"}, {"planning", "VBG", "plan"}, {"countries", "NNS", "country"}, {"is", "VBZ", "be"},
		{"designates", "VBZ", "designate"}, {"met", "VBD", "meet"}, {"focused", "VBN", "focus"}, {"crises", "NNS", "crisis"},
		{"pledged", "VBD", "pledge"}, {"supporting", "VBG", "support"}, {"improving", "VBG", "improve"}, {"dismantling", "VBG", "dismantle"},
		{"agreed", "VBD", "agree"}, {"tackling", "VBG", "tackle"}, {"produced", "VBN", "produce"}, {"attacks", "NNS", "attack"}, {"designed", "VBN", "design"},
		{"launched", "VBD", "launch"}, {"used", "VBN", "use"}, {"issued", "VBD", "issue"}, {"forcing", "VBG", "force"}, {"created", "VBN", "create"},
	} {
		if got := lemma(c.form, c.tag); got != c.want {
			t.Errorf("lemma(%s, %s) = %s, want %s", c.form, c.tag, got, c.want)
		}
	}
}

func TestTrainingIsExactAndReadable(t *testing.T) {
	sents := []Tagged{
		{Words: strings.Fields("the dog barks ."), Tags: strings.Fields("DT NN VBZ .")},
		{Words: strings.Fields("a cat sees the dog ."), Tags: strings.Fields("DT NN VBZ DT NN .")},
	}
	var a, b bytes.Buffer
	if err := Train(sents, 5, &a); err != nil {
		t.Fatal(err)
	}
	if err := Train(sents, 5, &b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same sentences gave different weights")
	}
	m, err := ReadModel(bytes.NewReader(a.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Accuracy(sents); got != 1 {
		t.Errorf("the model gets %.2f of what it was taught", got)
	}
}

func TestBrokenWeightsAreRefused(t *testing.T) {
	var good bytes.Buffer
	if err := Train([]Tagged{{Words: []string{"a"}, Tags: []string{"DT"}}}, 1, &good); err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{"empty": nil, "no gzip": []byte("weights"), "cut": good.Bytes()[:good.Len()/2]} {
		if _, err := ReadModel(bytes.NewReader(raw)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func BenchmarkAnalyse(b *testing.B) {
	text := strings.Repeat("The United States announced a new initiative to strengthen border security with Mexico, and the ministers pledged to work together. ", 200)
	m, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	tokens := 0
	for b.Loop() {
		tokens = 0
		for _, s := range m.Analyse(text, []Stretch{{0, len(text)}}) {
			s.Shape(nil)
			tokens += len(s.Tokens)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
