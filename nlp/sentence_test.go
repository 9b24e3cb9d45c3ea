package nlp

import (
	"strings"
	"testing"
)

func analyse(t testing.TB, text string) []Sentence {
	t.Helper()
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return m.Analyse(text, []Stretch{{0, len(text)}})
}

func TestSentences(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"plain":              {"It rained. We left.", []string{"It rained.", "We left."}},
		"initials and title": {"Antony J. Blinken met Dr. Lee. They talked.", []string{"Antony J. Blinken met Dr. Lee.", "They talked."}},
		"country":            {"The U.S. Department acted. So did the U.S. The rest waited.", []string{"The U.S. Department acted.", "So did the U.S.", "The rest waited."}},
		"quotation":          {"He said, \"Stop. Never.\" She left.", []string{"He said, \"Stop.", "Never.\"", "She left."}},
		"blank line":         {"A heading\n\nThe text starts.", []string{"A heading", "The text starts."}},
		"hard wrap":          {"The report describes nine strategic objectives, which\nfocus on one thing.", []string{"The report describes nine strategic objectives, which\nfocus on one thing."}},
		"numbers":            {"It rose 3.5 percent in No. 7 of E.O. 13224.", []string{"It rose 3.5 percent in No. 7 of E.O. 13224."}},
		"notes":              {"He left in 1805. [6] [7] An heir followed. (1807) Then nothing [citation needed] came.", []string{"He left in 1805. [6] [7]", "An heir followed. (1807)", "Then nothing [citation needed] came."}},
		"numbered heading":   {"2. Materials and methods", []string{"2. Materials and methods"}},
		"figure":             {"Figure 1.5 Residents vote.", []string{"Figure 1.5", "Residents vote."}},
		"broken off":         {"We need a — Do you have one? No. Wait.", []string{"We need a —", "Do you have one?", "No.", "Wait."}},
		"a dash inside":      {"The plan — The Hague calls it bold — is new.", []string{"The plan — The Hague calls it bold — is new."}},
		"line of date":       {"A talk with the mayor Tuesday, September 1, 2015", []string{"A talk with the mayor", "Tuesday, September 1, 2015"}},
		"question":           {"Generations will look back and ask: Who stood up?", []string{"Generations will look back and ask:", "Who stood up?"}},
		"list":               {"Aims:\n• one thing\n• another", []string{"Aims:", "• one thing", "• another"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, s := range analyse(t, c.text) {
				got = append(got, c.text[s.Start:s.End])
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestAVeryLongSentenceIsCut(t *testing.T) {
	for _, s := range analyse(t, strings.Repeat("word and ", 5000)) {
		if len(s.Tokens) > maxSentence {
			t.Fatalf("a sentence of %d tokens", len(s.Tokens))
		}
	}
}

func TestCaseOfWholeSentencesIsTold(t *testing.T) {
	s := analyse(t, "UNITED STATES TARGETS THE MISSILE PROGRAMS OF ANOTHER STATE")
	if !s[0].AllCaps {
		t.Error("a sentence in capitals is not told")
	}
	s = analyse(t, "Ministers Announce Joint Plan on Migration and Protection")
	if !s[0].TitleCase {
		t.Error("a sentence in title case is not told")
	}
	s = analyse(t, "Ministers announced a joint plan on migration.")
	if s[0].TitleCase || s[0].AllCaps {
		t.Error("a plain sentence is taken for a title")
	}
}
