package nlp_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"graphd/nlp"
)

func namesOf(t testing.TB, style, text string) ([]nlp.Sentence, []string) {
	t.Helper()
	m, err := nlp.Default()
	if err != nil {
		t.Fatal(err)
	}
	n, err := nlp.DefaultNamer()
	if err != nil {
		t.Fatal(err)
	}
	sents := m.Analyse(text, []nlp.Stretch{{Start: 0, End: len(text)}})
	var out []string
	for i, names := range n.With(lists{}, style).Names(sents) {
		tok := sents[i].Tokens
		for _, x := range names {
			out = append(out, nlp.Broader(x.Type)+":"+text[tok[x.First].Start:tok[x.Last].End])
		}
	}
	return sents, out
}

// lists knows no name, one title and one given name.
type lists struct{}

func (lists) NameAt([]string, int) (int, string) { return 0, "" }
func (lists) Role(w string) string {
	switch w {
	case "Minister", "President":
		return "title"
	case "John":
		return "given"
	}
	return ""
}

func TestNamesAreFoundWithTheirTypes(t *testing.T) {
	for text, want := range map[string][]string{
		"President John Smith met leaders in Nairobi on Monday.":              {"person:John Smith", "location:Nairobi"},
		"The company Siemens opened an office in Poland.":                     {"organisation:Siemens", "location:Poland"},
		"He works for the World Bank and lives in London.":                    {"organisation:World Bank", "location:London"},
		"The rain went on for days, and nobody knew when it would come back.": nil,
	} {
		_, got := namesOf(t, "release", text)
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s\n got %q\nwant %q", text, got, w)
			}
		}
		if want == nil && len(got) > 0 {
			t.Errorf("%s\n got %q, want no names", text, got)
		}
	}
}

func TestNamesLieApartInOrderInTheirSentence(t *testing.T) {
	draw := rand.New(rand.NewPCG(7, 8))
	words := strings.Fields("The of U.S. Department State John (WHO) al-Qaida’s , “ ” . and for 2021 RED the ran Bank-led É – 's Treaty : Smith")
	for range 300 {
		var b strings.Builder
		for range 1 + draw.IntN(40) {
			b.WriteString(words[draw.IntN(len(words))])
			b.WriteByte(' ')
		}
		text := b.String()
		m, err := nlp.Default()
		if err != nil {
			t.Fatal(err)
		}
		n, err := nlp.DefaultNamer()
		if err != nil {
			t.Fatal(err)
		}
		sents := m.Analyse(text, []nlp.Stretch{{Start: 0, End: len(text)}})
		first, second := n.Names(sents), n.Names(sents)
		for i, names := range first {
			if !slices.Equal(names, second[i]) {
				t.Fatalf("%q has other names the second time", text)
			}
			end := -1
			for _, x := range names {
				if x.First <= end || x.Last < x.First || x.Last >= len(sents[i].Tokens) || !slices.Contains(nlp.NameTypes, x.Type) {
					t.Fatalf("%q: name %+v after token %d of %d", text, x, end, len(sents[i].Tokens))
				}
				end = x.Last
			}
		}
	}
}

func TestSameLessonsGiveTheSameWeights(t *testing.T) {
	m, err := nlp.Default()
	if err != nil {
		t.Fatal(err)
	}
	var lessons []nlp.NameLesson
	for i, place := range []string{"Nairobi", "Lagos", "Accra", "Cairo"} {
		s := nlp.SentenceOf([]string{"They", "met", "in", place, "."})
		l := nlp.NameLesson{Style: []string{"a", "b"}[i%2], Sents: []nlp.Sentence{s}, Marks: [][]nlp.NameMark{{{First: 3, Last: 3, Types: []string{"location"}}}}}
		m.Retag(l.Sents)
		lessons = append(lessons, l)
	}
	o := nlp.NameOptions{Words: lists{}, Epochs: 12, Rate: 0.3, Seen: 1, Drop: 0.2}
	one, err := nlp.TrainNames(lessons, o)
	if err != nil {
		t.Fatal(err)
	}
	two, err := nlp.TrainNames(lessons, o)
	if err != nil {
		t.Fatal(err)
	}
	if string(one) != string(two) {
		t.Error("the same lessons gave other weights the second time")
	}
	n, err := nlp.ReadNamer(one, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := []nlp.Sentence{nlp.SentenceOf([]string{"They", "met", "in", "Dakar", "."})}
	m.Retag(s)
	if got := fmt.Sprint(n.Names(s)); got != "[[{3 3 location}]]" {
		t.Errorf("got %s, want Dakar to be a location", got)
	}
	for _, cut := range []int{0, 10, len(one) / 2, len(one) - 1} {
		if _, err := nlp.ReadNamer(one[:cut], nil); err == nil {
			t.Errorf("weights cut to %d of %d bytes were read", cut, len(one))
		}
	}
}

func TestWordClassesAreReadAsWritten(t *testing.T) {
	in := []nlp.ClassedWord{{Word: "paris", Fine: 3, Coarse: 1}, {Word: "rome", Fine: 3, Coarse: 1}, {Word: "eat", Fine: 700, Coarse: 9}}
	raw := nlp.WriteWordClasses(in)
	c, err := nlp.ReadWordClasses(raw)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range in {
		if f, k := c.Of(w.Word); f != w.Fine || k != w.Coarse {
			t.Errorf("%s has classes %d and %d, want %d and %d", w.Word, f, k, w.Fine, w.Coarse)
		}
	}
	if f, k := c.Of("unheard"); f != 0 || k != 0 {
		t.Errorf("a word that is not there has classes %d and %d", f, k)
	}
	for cut := range len(raw) {
		if _, err := nlp.ReadWordClasses(raw[:cut]); err == nil {
			t.Fatalf("classes cut to %d of %d bytes were read", cut, len(raw))
		}
	}
}

func BenchmarkNames(b *testing.B) {
	m, err := nlp.Default()
	if err != nil {
		b.Fatal(err)
	}
	n, err := nlp.DefaultNamer()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("President John Smith met leaders of the World Bank in Nairobi on Monday, and they agreed that the rain would go on for days. ", 200)
	sents := m.Analyse(text, []nlp.Stretch{{Start: 0, End: len(text)}})
	tokens := 0
	for _, s := range sents {
		tokens += len(s.Tokens)
	}
	n = n.With(lists{}, "release")
	b.ResetTimer()
	for range b.N {
		n.Names(sents)
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
