package kg

import (
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestASpanLiesOnRuneBoundaries(t *testing.T) {
	text := "a😀é"
	for _, c := range []struct {
		span Span
		in   bool
	}{
		{Span{0, 1}, true}, {Span{1, 5}, true}, {Span{0, 7}, true}, {Span{7, 7}, true}, {Span{0, 0}, true},
		{Span{1, 3}, false}, {Span{2, 5}, false}, {Span{-1, 1}, false}, {Span{0, 8}, false}, {Span{5, 1}, false}, {Span{6, 7}, false},
	} {
		if c.span.In(text) != c.in {
			t.Errorf("%v in %q: %v, want %v", c.span, text, !c.in, c.in)
		}
	}
}

func TestSpansKnowHowTheyLie(t *testing.T) {
	a := Span{2, 6}
	for _, c := range []struct {
		b                  Span
		contains, overlaps bool
	}{
		{Span{2, 6}, true, true}, {Span{3, 4}, true, true}, {Span{1, 3}, false, true}, {Span{6, 7}, false, false}, {Span{6, 6}, true, false}, {Span{0, 9}, false, true},
	} {
		if a.Contains(c.b) != c.contains || a.Overlaps(c.b) != c.overlaps {
			t.Errorf("%v and %v: contains %v, overlaps %v", a, c.b, a.Contains(c.b), a.Overlaps(c.b))
		}
	}
	if a.Len() != 4 || a.Empty() || !(Span{3, 3}).Empty() {
		t.Error("lengths are wrong")
	}
}

func TestLocateCountsInThreeUnits(t *testing.T) {
	text := "a😀é\u0301z"
	have := Locate(text, []Span{{9, 10}, {0, 1}, {1, 5}, {1, 5}, {10, 10}})
	want := []Extent{
		{Position{9, 4, 5}, Position{10, 5, 6}}, {Position{0, 0, 0}, Position{1, 1, 1}},
		{Position{1, 1, 1}, Position{5, 2, 3}}, {Position{1, 1, 1}, Position{5, 2, 3}}, {Position{10, 5, 6}, Position{10, 5, 6}},
	}
	for i := range want {
		if have[i] != want[i] {
			t.Errorf("span %d is at %+v, want %+v", i, have[i], want[i])
		}
	}
	if len(Locate("", nil)) != 0 {
		t.Error("no spans have extents")
	}
}

func FuzzQuotesAreFoundInBytesRunesAndUTF16(f *testing.F) {
	f.Add("The 😀 Peña\u0301 Nieto\r\n", 4, 9, 0, 3)
	f.Add("\u202eعربي𝔄", 3, 5, 1, 15)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		if !utf8.ValidString(text) {
			return // no text of a Document: Validate refuses it
		}
		var spans []Span
		for _, s := range []Span{{a, b}, {c, d}, {b, c}} {
			if s.In(text) {
				spans = append(spans, s)
			}
		}
		runes, units := []rune(text), utf16.Encode([]rune(text))
		for i, e := range Locate(text, spans) {
			quote := spans[i].Of(text)
			if e.Span() != spans[i] {
				t.Errorf("%v is located at %v", spans[i], e.Span())
			}
			if r := string(runes[e.Start.Rune:e.End.Rune]); r != quote {
				t.Errorf("runes give %q, bytes %q", r, quote)
			}
			if u := string(utf16.Decode(units[e.Start.UTF16:e.End.UTF16])); u != quote {
				t.Errorf("UTF-16 gives %q, bytes %q", u, quote)
			}
		}
	})
}
