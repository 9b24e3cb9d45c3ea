package article

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"graphd/kg"
)

var compact = []string{
	"Joint Statement on the Regional Water Compact",
	"Fri, 11 Feb 2022 18:09:04 +0000",
	"The governments of Kenya and Ethiopia today signed a compact on the management of the waters of Lake Turkana, and agreed to set up a joint commission with its seat in Nairobi. The compact was negotiated with the support of the African Union and is the first of its kind in the region.",
	"It obliges both sides to share data on rainfall. Information about the compact can be found at https://www.example.org/documents/2022/02/11/2022-08290/a-compact-on-the-management-of-the-waters-of-lake-turkana-between-kenya-and-ethiopia and in the archives of both ministries, which are open to everybody.",
	"Next Steps",
	"Both sides will meet in May.",
}

// wrap breaks a paragraph into lines of at most width bytes, where it can.
func wrap(s string, width int) string {
	var b strings.Builder
	n := 0
	for _, w := range strings.Fields(s) {
		switch {
		case n == 0:
		case n+1+len(w) > width:
			b.WriteByte('\n')
			n = 0
		default:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(w)
		n += len(w)
	}
	return b.String()
}

func TestLinesWrappedToAnyWidthGiveTheSameText(t *testing.T) {
	want := strings.Join(compact, "\n\n")
	for width := 50; width <= 100; width++ {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			var wrapped []string
			for _, p := range compact {
				wrapped = append(wrapped, wrap(p, width))
			}
			for _, end := range []string{"\n", "\r\n"} {
				doc, err := Parse([]byte(strings.ReplaceAll(strings.Join(wrapped, "\n\n"), "\n", end)), Hint{})
				if err != nil {
					t.Fatal(err)
				}
				if d := cmp.Diff(want, doc.Text); d != "" {
					t.Error(d)
				}
			}
		})
	}
}

func TestLinesThatAreParagraphsStayApart(t *testing.T) {
	text := "Rain in Chad\nFri, 11 Feb 2022 18:09:04 +0000\nIt rained in Chad on Monday and on Tuesday.\nThe government of Mali sent help.\nThe army of Chad carried it to the north."
	doc, err := Parse([]byte(text), Hint{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"It rained in Chad on Monday and on Tuesday.", "The government of Mali sent help.", "The army of Chad carried it to the north."}
	if d := cmp.Diff(want, zonesOf(doc, kg.ZoneBody)); d != "" {
		t.Error(d)
	}
}

func TestPagesThatAreHiddenUntilAScriptRunsAreRead(t *testing.T) {
	const words = "<p>The government of Mali sent help to the north of Chad on Monday.</p>"
	tests := []struct {
		name, page string
		body       []string
	}{
		{"whole page hidden", `<body style="visibility: hidden"><h1>Rain</h1>` + words, []string{"The government of Mali sent help to the north of Chad on Monday."}},
		{"behind a dialog", `<div aria-hidden="true"><h1>Rain</h1>` + words + `</div><dialog><p>We use cookies here.</p></dialog>`, []string{"The government of Mali sent help to the north of Chad on Monday."}},
		{"a hidden part", `<h1>Rain</h1>` + strings.Repeat(words, 1) + `<p>` + strings.Repeat("It rained and rained. ", 20) + `</p><p hidden>Unseen words of the Ministry of Secrets stand here.</p>`,
			[]string{"The government of Mali sent help to the north of Chad on Monday.", strings.TrimSpace(strings.Repeat("It rained and rained. ", 20))}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Parse([]byte(tt.page), Hint{Media: HTML})
			if err != nil {
				t.Fatal(err)
			}
			obeysLaws(t, doc)
			if d := cmp.Diff(tt.body, zonesOf(doc, kg.ZoneBody)); d != "" {
				t.Error(d)
			}
		})
	}
}
