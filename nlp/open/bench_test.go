package open

import (
	"fmt"
	"strings"
	"testing"

	"graphd/nlp"
)

// BenchmarkRelations reads sentences of ever more words; time per word must not
// grow.
func BenchmarkRelations(b *testing.B) {
	m, err := nlp.Default()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{20, 100, 400, 1600} {
		line := strings.Repeat("the minister who met the farmers said that ", n/8) + "Kenya paid them ."
		s, ok := Sentence(m, line)
		if !ok {
			b.Fatal("no sentence")
		}
		b.Run(fmt.Sprintf("%d words", n), func(b *testing.B) {
			b.SetBytes(int64(len(line)))
			for range b.N {
				Relations(&s, line)
			}
		})
	}
}
