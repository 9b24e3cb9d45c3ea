package article

import (
	"os"
	"path/filepath"
	"testing"

	"graphd/kg"
)

// FuzzParse holds Parse to its laws on any bytes: no panic, only the errors it
// names, clean text, zones in order that cover it, and the same answer twice.
func FuzzParse(f *testing.F) {
	media := []string{Plain, HTML, Markdown, JSON}
	paths, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for i := range media {
			f.Add(content, uint8(i))
		}
	}
	for _, s := range []string{"", "\xff\xfe", "\xff\xfe\x3c\xd8", "a\x00b\x00c\x00d\x00", "\xed\xa0\x80", "<p", "<!--", "<td><br><td>", "[](", "```", "---\ntitle: x\n---\n", `{"html":"<li>"}`, "By By", "1/1/1", "©", "| |", "İ your support İ. Click here Ⱥ"} {
		for i := range media {
			f.Add([]byte(s), uint8(i))
		}
	}
	f.Fuzz(func(t *testing.T, content []byte, m uint8) {
		hint := Hint{Media: media[int(m)%len(media)]}
		doc, err := Parse(content, hint)
		if err != nil {
			if k := kg.KindOf(err); k != kg.Invalid && k != kg.TooLarge {
				t.Fatalf("kind %s: %v", k, err)
			}
			return
		}
		obeysLaws(t, doc)
		again, err := Parse(content, hint)
		if err != nil || again.Text != doc.Text || again.ID != doc.ID || len(again.Zones) != len(doc.Zones) {
			t.Fatal("another answer the second time")
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for name, media := range map[string]string{"prosecutor.txt": Plain, "blog.html": HTML, "pact.md": Markdown} {
		content, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse(content, Hint{Media: media}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
