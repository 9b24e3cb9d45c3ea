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

func TestWordsPartedAtLineEndsAreJoined(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"a syllable", "Their cooperation began in the year of rain.\n\nThe two governments spoke about further coop-\neration in the north, and about gov-\nernance too.",
			"Their cooperation began in the year of rain.\n\nThe two governments spoke about further cooperation in the north, and about governance too."},
		{"nothing is known", "The two governments spoke about further drug-\nrelated crime in the towns of the border all\nday long.", "The two governments spoke about further drug-related crime in the towns of the border all day long."},
		{"its parts are words elsewhere", "The two governments spoke about a related drug\nproblem, and about the fight against drug-\nrelated crime in the towns of the border\nregion.",
			"The two governments spoke about a related drug problem, and about the fight against drug-related crime in the towns of the border region."},
		{"it has a hyphen elsewhere", "The counter-narcotics police was praised for\nthe new plan. It will now train counter-\nnarcotics units of the army in the north of\nthe land.",
			"The counter-narcotics police was praised for the new plan. It will now train counter-narcotics units of the army in the north of the land."},
		{"a name", "The two ministers signed a plan for the U.S.-\nMexico border, where many people cross each\nday to work, and for the years of 2020-\n21 alone.",
			"The two ministers signed a plan for the U.S.-Mexico border, where many people cross each day to work, and for the years of 2020-21 alone."},
		{"a prefix", "The two ministers said they believe in self-\ndetermination for the people of the islands,\nand in rain.", "The two ministers said they believe in self-determination for the people of the islands, and in rain."},
		{"a dash", "The two ministers signed a plan at last now -\nand left the room in good spirits to drink a\ncup of tea.", "The two ministers signed a plan at last now - and left the room in good spirits to drink a cup of tea."},
		{"overleaf", "The two ministers signed a plan for the long\n\n\fborder, and left the room. They had tea.\n\n\fThey also had cake.", "The two ministers signed a plan for the long border, and left the room. They had tea.\n\nThey also had cake."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Parse([]byte(tt.text), Hint{})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, doc.Text); d != "" {
				t.Error(d)
			}
		})
	}
}
