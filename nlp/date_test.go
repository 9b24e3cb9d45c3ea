package nlp

import "testing"

func TestDatesAreRead(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]Date{
		"May 2013":       {0, 1, 2013, 5, 0},
		"May 3":          {0, 1, 0, 5, 3},
		"May 3, 2013":    {0, 3, 2013, 5, 3},
		"3 May 2013":     {0, 2, 2013, 5, 3},
		"May 3 and 4":    {0, 3, 0, 5, 0},
		"June 1-2, 2021": {0, 3, 2021, 6, 0},
		"May 45":         {},
		"may 3":          {},
		"Mayor 3":        {},
	} {
		s := m.Analyse(text, []Stretch{{Start: 0, End: len(text)}})
		if got, ok := s[0].DateAt(0); ok != (want != Date{}) || got != want {
			t.Errorf("%q is %+v (%v), want %+v", text, got, ok, want)
		}
	}
}

func TestADateIsAPhraseOfItsOwn(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"On May 3, 2013, farmers sold the land.", "In May 2013 farmers sold the land.", "On May 3 and 4, farmers sold the land."} {
		s := m.Analyse(text, []Stretch{{Start: 0, End: len(text)}})[0]
		s.Shape(nil)
		for v, c := range s.Chunks {
			if c.Kind != VerbGroup {
				continue
			}
			subs := s.Subjects(v)
			if len(subs) != 1 || s.Tokens[s.Chunks[subs[0]].Head].Lower != "farmers" {
				t.Errorf("%q: the subject is not the farmers", text)
			}
		}
	}
}

func TestWhoSpeaksAfterTheWordsIsTheSubject(t *testing.T) {
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"“Farmers sold the land,” said the minister.", "Farmers sold the land, said the minister."} {
		s := m.Analyse(text, []Stretch{{Start: 0, End: len(text)}})[0]
		s.Shape(nil)
		for v, c := range s.Chunks {
			if c.Kind == VerbGroup && c.Verb.Lemma == "say" {
				if subs := s.Subjects(v); len(subs) != 1 || s.Tokens[s.Chunks[subs[0]].Head].Lower != "minister" {
					t.Errorf("%q: the minister is not the subject", text)
				}
			}
		}
	}
}
