package nlp

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func texts(toks []Token) string {
	var out []string
	for _, t := range toks {
		out = append(out, t.Text)
	}
	return strings.Join(out, " | ")
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"The U.S. said so.":                 "The | U.S. | said | so | .",
		"Mexico's plan didn't work":         "Mexico | 's | plan | did | n't | work",
		"Peña Nieto’s aim":                  "Peña | Nieto | ’s | aim",
		"$57 million in 2022-2023":          "$ | 57 | million | in | 2022-2023",
		"(EPIC), \"key node\"":              "( | EPIC | ) | , | \" | key | node | \"",
		"U.S.-designated, U.S.-Japan":       "U.S.-designated | , | U.S.-Japan",
		"States–Northern Triangle, 16–17":   "States | – | Northern | Triangle | , | 16–17",
		"1,949 or 3.5 percent; cannot":      "1,949 | or | 3.5 | percent | ; | can | not",
		"Mr. Smith, al-Shabaab & AT&T":      "Mr. | Smith | , | al-Shabaab | & | AT&T",
		"wait... what?!":                    "wait | ... | what | ? | !",
		"  \n\t ":                           "",
		"Nicaragua’s people's republics’ x": "Nicaragua | ’s | people | 's | republics | ’ | x",
	} {
		if got := texts(tokenize(text, 0, len(text))); got != want {
			t.Errorf("tokens of %q:\n got %s\nwant %s", text, got, want)
		}
	}
}

// held checks the law of Tokens and Sentences of a text.
func held(t *testing.T, text string, sents []Sentence) {
	t.Helper()
	at := 0
	for _, s := range sents {
		if s.Start < at || s.End > len(text) || s.Start >= s.End {
			t.Fatalf("sentence %d:%d is out of order or range", s.Start, s.End)
		}
		in := s.Start
		for _, k := range s.Tokens {
			if k.Start < in || k.End <= k.Start || k.End > s.End || k.Text != text[k.Start:k.End] {
				t.Fatalf("token %q at %d:%d does not lie in its sentence %d:%d, in order", k.Text, k.Start, k.End, s.Start, s.End)
			}
			if !utf8.RuneStart(text[k.Start]) || k.End < len(text) && !utf8.RuneStart(text[k.End]) {
				t.Fatalf("token %q cuts a rune", k.Text)
			}
			if strings.TrimSpace(k.Text) != k.Text || k.Tag == "" || k.Lemma == "" {
				t.Fatalf("token %q has white space, no tag or no lemma", k.Text)
			}
			in = k.End
		}
		next := 0
		for i, c := range s.Chunks {
			if c.First != next || c.Last < c.First || c.Head < c.First || c.Head > c.Last || c.Up == i || c.Up >= len(s.Chunks) {
				t.Fatalf("chunk %d (%d to %d, head %d, up %d) is out of order or hangs from itself", i, c.First, c.Last, c.Head, c.Up)
			}
			next = c.Last + 1
			steps := 0
			for up := c.Up; up >= 0; up = s.Chunks[up].Up {
				if steps++; steps > len(s.Chunks) {
					t.Fatalf("chunk %d hangs from itself in a circle", i)
				}
			}
		}
		if len(s.Chunks) > 0 && next != len(s.Tokens) {
			t.Fatalf("chunks cover %d of %d tokens", next, len(s.Tokens))
		}
		at = s.End
	}
}

func FuzzAnalyseKeepsTheSpanLaw(f *testing.F) {
	for _, s := range []string{"", "The U.S. wants to help Mexico build courts.", "“a” ’s n't can't — ... \n\n • b", "ÄÖ\u0301 ẞ 日本語 العربية", "A.\nB.\nC d e f",
		strings.Repeat("and ", 900), strings.Repeat("(", 300), "to to to be be been will not", "X, Y, and Z; W: V - U"} {
		f.Add(s)
	}
	m, err := Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 1<<14 {
			return
		}
		sents := m.Analyse(text, []Stretch{{0, len(text)}})
		for i := range sents {
			s := &sents[i]
			s.Shape(nil)
			for j := range s.Chunks {
				s.Subjects(j)
				s.Holders(j)
				s.Objects(j)
				s.PrepPhrases(j)
				s.Governor(j)
			}
		}
		held(t, text, sents)
	})
}
