package open

import (
	"fmt"
	"strings"
	"testing"

	"graphd/nlp"
)

// BenchmarkRelations reads lines of ever more words: bytes a second must not fall
// once they are longer than what is read together.
func BenchmarkRelations(b *testing.B) {
	m, err := nlp.Default()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{25, 400, 3200, 12800} {
		line := strings.Repeat("the minister who met the farmers said that ", n/8) + "Kenya paid them ."
		b.Run(fmt.Sprintf("%d words", n), func(b *testing.B) {
			b.SetBytes(int64(len(line)))
			for range b.N {
				Line(m, line)
			}
		})
	}
}
