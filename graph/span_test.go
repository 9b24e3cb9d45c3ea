package graph_test

import (
	"context"
	"testing"
	"unicode/utf16"

	"graphd/kg"
	st "graphd/store/storetest"
)

type position struct{ Byte, Rune, UTF16 int }

type span struct {
	Text       string
	Start, End position
}

// checkSpan compares a Span with the text it was cut from, in all three units.
func checkSpan(t *testing.T, what, text string, s span) {
	t.Helper()
	runes := []rune(text)
	units := utf16.Encode(runes)
	if got := text[s.Start.Byte:s.End.Byte]; got != s.Text {
		t.Errorf("%s: bytes %d:%d are %q, told as %q", what, s.Start.Byte, s.End.Byte, got, s.Text)
	}
	if got := string(runes[s.Start.Rune:s.End.Rune]); got != s.Text {
		t.Errorf("%s: runes %d:%d are %q, told as %q", what, s.Start.Rune, s.End.Rune, got, s.Text)
	}
	if got := string(utf16.Decode(units[s.Start.UTF16:s.End.UTF16])); got != s.Text {
		t.Errorf("%s: UTF-16 units %d:%d are %q, told as %q", what, s.Start.UTF16, s.End.UTF16, got, s.Text)
	}
}

func TestEverySpanIsTheTextInAllThreeUnits(t *testing.T) {
	s := memory(t)
	fill(t, s)
	ali, cairo, name := st.Person("Ⅷ 𝔄𝔩𝔦 😀"), st.Place("القاهرة"), st.Agency(`<b>O'Brien</b> "&" Sons`)
	strange := st.Text{Title: "Überblick 😀", Knows: []st.Thing{cairo}, Says: []st.Statement{
		{Subject: ali, Predicate: "located_in", Object: cairo, By: name},
		{Subject: ali, Predicate: "supports", Object: border, As: kg.Pronoun, Status: kg.Denied},
		{Subject: name, Predicate: "opposes", Object: ali, As: st.Unsaid},
	}}
	if _, err := s.Put(context.Background(), strange.Reading(), "strange.txt"); err != nil {
		t.Fatal(err)
	}
	type evidence struct {
		Quote                                          string
		Sentence, SubjectSpan, ObjectSpan, TriggerSpan span
		Antecedents                                    []span
		Document                                       struct{ Text string }
	}
	var got struct {
		Relations struct {
			Nodes []struct{ Evidence struct{ Nodes []evidence } }
		}
		Documents struct {
			Nodes []struct {
				Text     string
				Zones    []struct{ Span span }
				Mentions struct{ Nodes []struct{ Span span } }
				Dropped  struct{ Nodes []struct{ Sentence span } }
			}
		}
	}
	const span = `{ text start { byte rune utf16 } end { byte rune utf16 } }`
	newClient(t, s).into(&got, `{
		relations(first: 100, where: {status: [ASSERTED, REPORTED, POSSIBLE, PLANNED, DESIRED, DENIED]}) { nodes { evidence { nodes { quote document { text }
			sentence `+span+` subjectSpan `+span+` objectSpan `+span+` triggerSpan `+span+` antecedents `+span+` } } } }
		documents { nodes { text zones { span `+span+` } mentions(first: 100) { nodes { span `+span+` } } dropped { nodes { sentence `+span+` } } } } }`, nil)
	spans, outside := 0, 0
	for _, r := range got.Relations.Nodes {
		for _, e := range r.Evidence.Nodes {
			text := e.Document.Text
			checkSpan(t, "sentence", text, e.Sentence)
			checkSpan(t, "subject", text, e.SubjectSpan)
			checkSpan(t, "object", text, e.ObjectSpan)
			checkSpan(t, "trigger", text, e.TriggerSpan)
			for _, a := range e.Antecedents {
				checkSpan(t, "antecedent", text, a)
				if outside++; a.Text == "" {
					t.Error("an antecedent has no words")
				}
			}
			if e.Sentence.Text != e.Quote || e.TriggerSpan.Text == "" || e.Quote == "" {
				t.Errorf("quote %q, sentence %q, trigger %q", e.Quote, e.Sentence.Text, e.TriggerSpan.Text)
			}
			spans += 4
		}
	}
	for _, d := range got.Documents.Nodes {
		for _, z := range d.Zones {
			checkSpan(t, "zone", d.Text, z.Span)
		}
		for _, m := range d.Mentions.Nodes {
			checkSpan(t, "mention", d.Text, m.Span)
			spans++
		}
		for _, x := range d.Dropped.Nodes {
			checkSpan(t, "dropped", d.Text, x.Sentence)
			spans++
		}
	}
	if spans < 80 || outside < 4 {
		t.Errorf("only %d spans and %d antecedents were looked at", spans, outside)
	}
}
