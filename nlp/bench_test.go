package nlp

import (
	"fmt"
	"strings"
	"testing"
)

const plain = "The United States announced a new initiative to strengthen border security with Mexico, and the ministers pledged to work together. "

func BenchmarkAnalyse(b *testing.B) {
	m, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(plain, 200)
	tokens := 0
	for b.Loop() {
		tokens = 0
		for _, s := range m.Analyse(text, []Stretch{{0, len(text)}}) {
			tokens += len(s.Tokens)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkLongSentence shows that time grows as the words do: the tokens a
// second of a sentence of 10,000 words are those of one of 1,000.
func BenchmarkLongSentence(b *testing.B) {
	m, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	part := strings.ReplaceAll(plain, ". ", " and ")
	for _, words := range []int{1000, 10000} {
		b.Run(fmt.Sprint(words), func(b *testing.B) {
			text := strings.Repeat(part, words/len(strings.Fields(part)))
			tokens := 0
			for b.Loop() {
				tokens = 0
				for _, s := range m.Analyse(text, []Stretch{{0, len(text)}}) {
					tokens += len(s.Tokens)
				}
			}
			b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

func BenchmarkLoadWeights(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ReadModel(classWeights, taggerWeights, parserWeights); err != nil {
			b.Fatal(err)
		}
	}
}
