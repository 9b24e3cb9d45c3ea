package article

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graphd/kg"
)

var update = flag.Bool("update", false, "write the .zones files anew")

var mediaByExt = map[string]string{".txt": Plain, ".html": HTML, ".md": Markdown, ".json": JSON}

// The files of testdata are pages of our own writing, with the chrome that such
// pages have; each has its zones beside it.
func TestZonesOfWholePages(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, path := range paths {
		media, ok := mediaByExt[filepath.Ext(path)]
		if !ok {
			continue
		}
		n++
		t.Run(filepath.Base(path), func(t *testing.T) {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Parse(content, Hint{Media: media})
			if err != nil {
				t.Fatal(err)
			}
			obeysLaws(t, doc)
			got := written(doc)
			golden := path + ".zones"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Error(d)
			}
		})
	}
	if n < 10 {
		t.Errorf("%d pages, not 10", n)
	}
}

// written writes a Document as lines.
func written(d kg.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\nauthor: %s\npublisher: %s\npublished: %s\n", d.Title, d.Author, d.Publisher, d.Published)
	for _, z := range d.Zones {
		fmt.Fprintf(&b, "%-10s %s\n", z.Kind, z.Of(d.Text))
	}
	return b.String()
}

// obeysLaws checks what holds for every Document.
func obeysLaws(t *testing.T, d kg.Document) {
	t.Helper()
	if strings.ToValidUTF8(d.Text, "") != d.Text || strings.ContainsAny(d.Text, "\x00\r\t") {
		t.Error("the text is not clean")
	}
	end := 0
	for _, z := range d.Zones {
		switch {
		case !z.In(d.Text):
			t.Fatalf("%v is not in the text of %d bytes, or not on rune boundaries", z, len(d.Text))
		case z.Start < end || z.Empty():
			t.Errorf("%v is empty or begins before %d", z, end)
		case strings.Contains(z.Of(d.Text), "\n"):
			t.Errorf("%v holds a newline", z)
		case z.Kind == "":
			t.Errorf("%v has no kind", z)
		}
		if strings.TrimSpace(d.Text[end:z.Start]) != "" {
			t.Errorf("%q lies in no zone", d.Text[end:z.Start])
		}
		end = z.End
	}
	if strings.TrimSpace(d.Text[end:]) != "" {
		t.Errorf("%q lies in no zone", d.Text[end:])
	}
	if len(d.SHA256) != 64 || !d.ID.Is(kg.DocumentPrefix) {
		t.Errorf("id %q, hash %q", d.ID, d.SHA256)
	}
	for _, s := range []string{d.Title, d.Author, d.Publisher, d.Published} {
		if strings.ContainsAny(s, "\n\x00") || strings.ToValidUTF8(s, "") != s {
			t.Errorf("metadata %q is not clean", s)
		}
	}
}

// zonesOf gives the texts of the zones of one kind.
func zonesOf(d kg.Document, kind kg.ZoneKind) []string {
	out := []string{}
	for _, z := range d.Zones {
		if z.Kind == kind {
			out = append(out, z.Of(d.Text))
		}
	}
	return out
}

func TestWhatStandsAtTheFootOfAReleaseIsNotRead(t *testing.T) {
	release := "Fifth Meeting of the Lake Dialogue\n\nFri, 11 Feb 2022 18:09:04 +0000\n\nAda Price, Department Spokesperson\n\n" +
		"Officials of Kenya and Chad met today to speak about the lake.\n\n"
	tests := []struct {
		name, foot string
		body       []string // besides the first paragraph
	}{
		{"contact", "For further information, please contact LAKE@example.org.", nil},
		{"contact after a sentence", "The dialogue was founded in 2009 and meets each year. Questions may be sent to lake@example.org.", []string{"The dialogue was founded in 2009 and meets each year."}},
		{"tip line", "Any tips should be provided to the police via Signal at +1-619-555-0123.", nil},
		{"address", "The full text can be viewed at https://example.org/text.", nil},
		{"address after a comma", "More may be found in the statement of Kenya and Chad, available at https://example.org/s.", []string{"More may be found in the statement of Kenya and Chad"}},
		{"end mark", "End text.", nil},
		{"hashes", "# # #\n\nAbout the Lake\n\nThe lake is large and lies between the two countries of this tale.", nil},
		{"a list", "The two sides agreed to:\n\n- share data\n- meet again", []string{"The two sides agreed to:", "- share data", "- meet again"}},
		{"heading and text", "Next Steps\n\nThe two sides will meet again.", []string{"The two sides will meet again."}},
		{"heading alone", "Next Steps", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Parse([]byte(release+tt.foot+"\n"), Hint{})
			if err != nil {
				t.Fatal(err)
			}
			obeysLaws(t, doc)
			want := append([]string{"Officials of Kenya and Chad met today to speak about the lake."}, tt.body...)
			if d := cmp.Diff(want, zonesOf(doc, kg.ZoneBody)); d != "" {
				t.Error(d)
			}
			if doc.Title != "Fifth Meeting of the Lake Dialogue" || doc.Author != "Ada Price" || doc.Published != "2022-02-11" {
				t.Errorf("%q by %q on %q", doc.Title, doc.Author, doc.Published)
			}
		})
	}
}

func TestTextsOfOtherScriptsHaveABody(t *testing.T) {
	for _, text := range []string{
		"和平协议签署\n\n2020年9月1日\n\n秘鲁和巴西今天签署了关于森林的协议，该协议旨在到二零三零年停止在亚马逊的砍伐。\n\n挪威将资助该协议三年。",
		"توقيع اتفاق\n\nوقعت بيرو والبرازيل اليوم اتفاقا بشأن الغابات في مدينة ليما.\n\nوستمول النرويج هذا الاتفاق لمدة ثلاث سنوات.",
		"Firman un acuerdo\n\nPerú y Brasil firmaron hoy un acuerdo sobre los bosques de la Amazonía.\n\nNoruega pagará el acuerdo durante tres años.",
	} {
		doc, err := Parse([]byte(text), Hint{})
		if err != nil {
			t.Fatal(err)
		}
		obeysLaws(t, doc)
		if title, body := zonesOf(doc, kg.ZoneTitle), zonesOf(doc, kg.ZoneBody); len(title) != 1 || len(body) != 2 {
			t.Errorf("title %q, body %q", title, body)
		}
	}
}
