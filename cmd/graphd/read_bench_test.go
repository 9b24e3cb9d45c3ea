package main

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"graphd/loader/article"
	"graphd/loader/source"
)

// benchmarkText gives about n bytes of paragraphs that do not repeat.
func benchmarkText(n int) []byte {
	who := strings.Fields("Kenya Uganda Rwanda Ghana Togo Benin Mali Chad Niger Sudan")
	does := []string{"funds the coastal plan with", "met farmers from", "signed an agreement on ports with", "said on Monday that it would support", "is a member of the union that was founded by"}
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "In %d the government of %s, which leads report %d, %s %s. The plan aims to protect %d villages, to build roads and to reduce the cost of water.",
			1900+i%120, who[i%10], i, does[i%5], who[(i/10)%10], i+2)
		if b.WriteByte(' '); i%4 == 3 {
			b.WriteString("\n\n")
		}
	}
	return []byte(b.String())
}

// BenchmarkRead reads texts of growing size in each form: bytes a second must
// not fall.
func BenchmarkRead(b *testing.B) {
	p := &program{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard}
	texts := map[string][]byte{"one sentence of 10,000 words": []byte(strings.Repeat("the minister of the plan met the farmers and ", 1200) + "Kenya.")}
	names := []string{"one sentence of 10,000 words"}
	for _, kb := range []int{100, 1000, 10000} {
		name := fmt.Sprintf("%d kB", kb)
		names = append(names, name)
		texts[name] = benchmarkText(kb * 1000)
	}
	for _, as := range []string{"open", "conllu", "json", "html"} {
		show, err := p.shower(as, 0, false)
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range names {
			b.Run(as+"/"+name, func(b *testing.B) {
				b.SetBytes(int64(len(texts[name])))
				b.ReportAllocs()
				for range b.N {
					if err := show(io.Discard, source.Raw{Source: "bench", Media: article.Plain, Content: texts[name]}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
