package article

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"graphd/kg"
)

func wide(order binary.ByteOrder, mark bool, s string) []byte {
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xFEFF}, units...)
	}
	out := make([]byte, 2*len(units))
	for i, u := range units {
		order.PutUint16(out[2*i:], u)
	}
	return out
}

func TestEveryEncodingGivesTheSameText(t *testing.T) {
	const want = "Peña Nieto met “Łukasz” – twice."
	cp1252 := "Pe\xf1a Nieto met \x93Lukasz\x94 \x96 twice."
	tests := []struct {
		name    string
		media   string
		content []byte
		want    string
	}{
		{"UTF-8", Plain, []byte(want), want},
		{"UTF-8 with a mark", Plain, []byte("\ufeff" + want), want},
		{"decomposed", Plain, []byte(strings.Replace(want, "ñ", "n\u0303", 1)), want},
		{"UTF-16 LE with a mark", Plain, wide(binary.LittleEndian, true, want), want},
		{"UTF-16 BE with a mark", Plain, wide(binary.BigEndian, true, want), want},
		{"UTF-16 LE without", Plain, wide(binary.LittleEndian, false, want), want},
		{"UTF-16 BE without", Plain, wide(binary.BigEndian, false, want), want},
		{"Windows-1252", Plain, []byte(cp1252), strings.Replace(want, "Ł", "L", 1)},
		{"UTF-8 with a stray byte", Plain, []byte(strings.Replace(want, "twice", "tw\xecce", 1)), strings.Replace(want, "twice", "twìce", 1)},
		{"declared Latin-2", HTML, []byte(`<meta charset="iso-8859-2"><p>Pi` + "\xb1" + `tek was the day.`), "Piątek was the day."},
		{"declared wrongly", HTML, []byte(`<meta charset="iso-8859-2"><p>` + want), want},
		{"entities", HTML, []byte("<p>Pe&ntilde;a Nieto met &ldquo;&#321;ukasz&#8221; &#150; twice."), want},
		{"C1 in UTF-8", Plain, []byte("Pe\u00f1a Nieto met \u0093\u0141ukasz\u0094 \u0096 twice."), want},
		{"a byte that is nothing", Plain, []byte("A byte \x81 that is nothing, Pe\xf1a."), "A byte \uFFFD that is nothing, Peña."},
		{"declared Cyrillic", HTML, []byte(`<meta charset="koi8-r"><p>` + "\xf0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2."), "Привет, мир."},
		{"unseen and odd spaces", Plain, []byte("Pe\u00ada\u200b Nieto\u00a0met\u2003\u202eyou\u2060."), "Pea Nieto met you."},
		{"surrogates in UTF-8", Plain, []byte("A flag \xed\xa0\xbc\xed\xbf\xb4 for Peña here."), "A flag \U0001F3F4 for Peña here."},
		{"a lone surrogate in UTF-8", Plain, []byte("A lone \xed\xa0\xbc half is kept as a mark."), "A lone \uFFFD half is kept as a mark."},
		{"a lone surrogate in UTF-16", Plain, append(wide(binary.LittleEndian, true, "A lone "), append([]byte{0x3c, 0xd8}, wide(binary.LittleEndian, false, " half is here.")...)...), "A lone \uFFFD half is here."},
		{"a lone surrogate in JSON", JSON, []byte(`{"text":"A lone \ud83c half is here."}`), "A lone \uFFFD half is here."},
		{"half a unit of UTF-16", Plain, append(wide(binary.LittleEndian, true, "The end is cut"), 'x'), "The end is cut\uFFFD"},
		{"line ends", Plain, []byte("One is here.\r\n\rTwo is here.\u2028\u2028Three is here."), "One is here.\n\nTwo is here.\n\nThree is here."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Parse(tt.content, Hint{Media: tt.media})
			if err != nil {
				t.Fatal(err)
			}
			obeysLaws(t, doc)
			if d := cmp.Diff(tt.want, doc.Text); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestBadInputIsRefusedWithItsReason(t *testing.T) {
	deep := strings.Repeat("<div>", 100_000)
	tests := []struct {
		name    string
		content string
		hint    Hint
		kind    kg.ErrorKind
		reason  string
	}{
		{"empty", "", Hint{}, kg.Invalid, "empty"},
		{"blank", " \n\t \n", Hint{}, kg.Invalid, "empty"},
		{"NUL", "Some text\x00 and more.", Hint{}, kg.Invalid, "NUL at byte 9"},
		{"binary", "\x01\x02\x03\x04\x05abc", Hint{}, kg.Invalid, "control characters"},
		{"Cyrillic in KOI8-R, undeclared", "\xf0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2. \xeb\xc1\xcb \xc4\xc5\xcc\xc1?", Hint{}, kg.Invalid, "its encoding is not known"},
		{"Japanese in Shift JIS, undeclared", "\x93\xfa\x96\x7b\x8c\xea\x82\xcc\x83\x65\x83\x4c\x83\x58\x83\x67", Hint{Media: HTML}, kg.Invalid, "its encoding is not known"},
		{"PDF", "%PDF-1.7\n%", Hint{}, kg.Invalid, "a PDF"},
		{"ZIP", "PK\x03\x04rest", Hint{}, kg.Invalid, "a ZIP"},
		{"PNG as HTML", "\x89PNG\r\n\x1a\n", Hint{Media: HTML}, kg.Invalid, "a PNG"},
		{"a 50 MB line", strings.Repeat("x", 50<<20), Hint{}, kg.TooLarge, "52428800 bytes, over the limit of 16777216"},
		{"over a smaller limit", "four words are here", Hint{Limit: 10}, kg.TooLarge, "over the limit of 10"},
		{"scripts only", "<html><script>var x = 1;</script><style>p{}</style></html>", Hint{Media: HTML}, kg.Invalid, "no readable text"},
		{"only empty boxes, deep", deep, Hint{Media: HTML}, kg.Invalid, "no readable text"},
		{"signs only", "*** --- ***", Hint{}, kg.Invalid, "no readable text"},
		{"no JSON", "{", Hint{Media: JSON}, kg.Invalid, "JSON"},
		{"no record", `{"body":"x"}`, Hint{Media: JSON}, kg.Invalid, "neither text nor html"},
		{"two texts", `{"text":"x","html":"y"}`, Hint{Media: JSON}, kg.Invalid, "both text and html"},
		{"blank record", `{"text":" \u200b "}`, Hint{Media: JSON}, kg.Invalid, "no readable text"},
		{"NUL in a record", `{"text":"a\u0000b"}`, Hint{Media: JSON}, kg.Invalid, "NUL"},
		{"unknown media", "x", Hint{Media: "image/png"}, kg.Invalid, `"image/png"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse([]byte(tt.content), tt.hint)
			if kg.KindOf(err) != tt.kind || !strings.Contains(err.Error(), tt.reason) {
				t.Errorf("%v, of kind %s", err, kg.KindOf(err))
			}
		})
	}
}

// Each text is such that an algorithm of quadratic cost would need minutes.
func TestHostileTextsTakeLinearTime(t *testing.T) {
	long := func(s string, n int) []byte { return bytes.Repeat([]byte(s), n/len(s)) }
	tests := []struct {
		name, media string
		content     []byte
	}{
		{"one line", Plain, long("word ", 512<<10)},
		{"one word", Plain, long("x", 512<<10)},
		{"empty lines", Plain, append(long("\n", 256<<10), 'x')},
		{"short lines", Plain, long("a b\n", 512<<10)},
		{"short paragraphs", Plain, long("Rain.\n\n", 512<<10)},
		{"marks on one letter", Plain, append([]byte("e"), long("\u0301", 512<<10)...)},
		{"open boxes", HTML, append(long("<div>", 512<<10), "The end is here."...)},
		{"open boxes with text", HTML, long("<div>x ", 512<<10)},
		{"ends without a start", HTML, append(long("</div></p></b>", 512<<10), "The end is here."...)},
		{"one end for many", HTML, append(append([]byte("<main>"), long("<b><i>x", 256<<10)...), long("</main><main>", 256<<10)...)},
		{"cells", HTML, append([]byte("<table>"), long("<td>x", 512<<10)...)},
		{"an open tag", HTML, append([]byte("text <a "), long("b=c ", 512<<10)...)},
		{"brackets", Markdown, long("[", 256<<10)},
		{"nested links", Markdown, append(long("[", 1<<19), long("](x)", 256<<10)...)},
		{"quotes", Markdown, append(long(">", 256<<10), "The end is here."...)},
		{"stars", Markdown, long("*a_b`<", 256<<10)},
		{"members", Markdown, long("- a\n", 256<<10)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			done := make(chan struct{})
			go func() {
				defer close(done)
				if doc, err := Parse(tt.content, Hint{Media: tt.media}); err == nil {
					obeysLaws(t, doc)
				} else if kg.KindOf(err) != kg.Invalid {
					t.Error(err)
				}
			}()
			select {
			case <-done:
			case <-time.After(60 * time.Second):
				t.Fatal("still at it after a minute")
			}
		})
	}
}

func TestADocumentDoesNotDependOnWhereItCameFrom(t *testing.T) {
	a, errA := Parse([]byte(`{"url":"https://a.example/x","title":"Rain","text":"It rained in Chad."}`), Hint{Media: JSON})
	b, errB := Parse([]byte(`{"text":"It rained in Chad.", "title":"Rain", "url":"https://b.example/y"}`), Hint{Media: JSON})
	if errA != nil || errB != nil || a.ID != b.ID || a.Text != b.Text {
		t.Errorf("%v %v: %s and %s", errA, errB, a.ID, b.ID)
	}
}

func TestWhatIsToldWinsAndIsPartOfTheIdentity(t *testing.T) {
	content := []byte("Rain in Chad\n\n3 May 2020\n\nBy Ada Black\n\nIt rained in Chad all day long.")
	found, err := Parse(content, Hint{})
	if err != nil {
		t.Fatal(err)
	}
	told, err := Parse(content, Hint{Title: "Rain", Author: "B. White", Publisher: "The Gauge", Published: "May 4th, 2020"})
	if err != nil {
		t.Fatal(err)
	}
	type facts struct{ title, author, publisher, published string }
	if d := cmp.Diff(facts{"Rain in Chad", "Ada Black", "", "2020-05-03"}, facts{found.Title, found.Author, found.Publisher, found.Published}, cmp.AllowUnexported(facts{})); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(facts{"Rain", "B. White", "The Gauge", "2020-05-04"}, facts{told.Title, told.Author, told.Publisher, told.Published}, cmp.AllowUnexported(facts{})); d != "" {
		t.Error(d)
	}
	if told.ID == found.ID || told.SHA256 != found.SHA256 {
		t.Error("what is told is part of the Document, and not of its bytes")
	}
	if d := cmp.Diff([]string{"Rain"}, zonesOf(told, kg.ZoneTitle)); d != "" {
		t.Error(d)
	}
}

func TestDates(t *testing.T) {
	for s, want := range map[string]string{
		"Fri, 11 Feb 2022 18:09:04 +0000": "2022-02-11", "MEXICO / 3 JUL 2013 BY X": "2013-07-03", "Sunday, September 15, 2019": "2019-09-15",
		"2021-04-25T08:00:00+03:00": "2021-04-25", "1st of May, 2020": "2020-05-01", "Sept. 5th 2020": "2020-09-05", "24.12.2020": "2020-12-24",
		"2020/1/2": "2020-01-02", "25/12/2020": "2020-12-25", "12/25/2020": "2020-12-25", "05/05/2020": "2020-05-05",
		"03/04/2020": "", "31 June 2020": "", "2020": "", "May 2020": "", "30.02.2020": "", "1-800-2020": "", "": "",
	} {
		got, ok := findDate(s)
		if got.iso != want || ok != (want != "") {
			t.Errorf("%q: %q", s, got.iso)
		}
	}
}
