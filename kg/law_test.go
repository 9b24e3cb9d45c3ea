package kg_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"graphd/kg"
)

// testRules is an ontology of three Kinds and two Predicates.
type testRules struct{}

func (testRules) Class(k kg.Kind) (kg.Class, bool) {
	c, ok := map[kg.Kind]kg.Class{"Agency": kg.Actor, "Strategy": kg.Program, "Place": kg.Place}[k]
	return c, ok
}

func (testRules) Allows(subject kg.Kind, p kg.Predicate, object kg.Kind) bool {
	return p == "supports" && subject == "Agency" && object == "Strategy" || p == kg.RelatedTo && subject != "Place"
}

func (testRules) Predicates() []kg.Predicate { return []kg.Predicate{kg.RelatedTo, "supports"} }

const lawText = "Title\nEl Paso Center (EPC) backs the Plan. Then it backs the Plan. Backs the Plan.\nmenu Plan"

// at returns the place of the n-th occurrence of words in lawText, from 0.
func at(words string, n int) kg.Span {
	start := 0
	for range n {
		start += strings.Index(lawText[start:], words) + 1
	}
	start += strings.Index(lawText[start:], words)
	return kg.Span{Start: start, End: start + len(words)}
}

// lawful is a valid Reading with a Claim by name, one by a pronoun and one whose
// subject is left unsaid.
func lawful() *kg.Reading {
	const center, plan, acronym = "actor|el paso center", "program|plan", "actor|epc"
	body := kg.Span{Start: 6, End: strings.Index(lawText, "\nmenu")}
	full := at("El Paso Center", 0)
	end := func(k kg.Key, s kg.Span, antecedent *kg.Span) kg.End {
		return kg.End{Key: k, Span: s, Antecedent: antecedent}
	}
	sentences := []kg.Span{at("El Paso Center (EPC) backs the Plan.", 0), at("Then it backs the Plan.", 0), at("Backs the Plan.", 0)}
	claim := func(i int, subject kg.End, trigger kg.Span) kg.Claim {
		return kg.Claim{Subject: subject, Predicate: "supports", Object: end(plan, at("Plan", i), nil), Status: kg.Asserted, Phrase: "backs",
			Sentence: sentences[i], Trigger: trigger, Confidence: 0.5, Rule: "test", When: "2013-01", AttributedTo: center}
	}
	unsaid := kg.Span{Start: sentences[2].Start, End: sentences[2].Start}
	return &kg.Reading{
		Document: kg.Document{ID: "doc_1", Media: "text/plain", Published: "2013-01-01", SHA256: "00", Text: lawText, Receipt: "test",
			Zones: []kg.Zone{{Kind: kg.ZoneTitle, Span: kg.Span{Start: 0, End: 5}}, {Kind: kg.ZoneBody, Span: body}, {Kind: kg.ZoneNavigation, Span: at("menu Plan", 0)}}},
		Sentences: sentences,
		Chains: []kg.Chain{
			{Key: center, Kind: "Agency", Mentions: []kg.Mention{{Span: full, Form: kg.Name}, {Span: at("EPC", 0), Form: kg.Name}, {Span: at("it", 1), Form: kg.Pronoun}}},
			{Key: plan, Kind: "Strategy", Mentions: []kg.Mention{{Span: at("Plan", 0), Form: kg.Name}, {Span: at("Plan", 1), Form: kg.Name}, {Span: at("Plan", 2), Form: kg.Name}}},
		},
		Links: []kg.Link{{Kind: kg.LinkAcronym, Short: acronym, Full: center}, {Kind: kg.LinkShort, Short: "actor|center", Full: center}},
		Claims: []kg.Claim{
			claim(0, end(center, at("EPC", 0), nil), at("backs", 0)),
			claim(1, end(center, at("it", 1), &full), at("backs", 1)),
			claim(2, end(center, unsaid, &full), at("Backs", 0)),
		},
		Dropped: []kg.Dropped{{Subject: plan, Object: center, Sentence: sentences[0], Reason: "NO_FRAME"}},
	}
}

func TestALawfulReadingPasses(t *testing.T) {
	if err := kg.Validate(lawful(), testRules{}); err != nil {
		t.Fatal(err)
	}
	if err := kg.Validate(&kg.Reading{Document: kg.Document{ID: "doc_1", Receipt: "test"}}, testRules{}); err != nil {
		t.Errorf("a Document that says nothing: %v", err)
	}
}

func TestEveryBrokenLawIsRefusedWithItsReason(t *testing.T) {
	outside := kg.Span{Start: 0, End: 2}
	menu := at("Plan", 3)
	nowhere := kg.Span{Start: 3, End: 1000}
	for _, c := range []struct {
		reason string // words of the message
		spoil  func(r *kg.Reading)
	}{
		{"Document's ID", func(r *kg.Reading) { r.Document.ID = "ent_1" }},
		{"not valid UTF-8", func(r *kg.Reading) { r.Document.Text = "\xff" + r.Document.Text[1:] }},
		{"holds a NUL", func(r *kg.Reading) { r.Document.Text = "\x00" + r.Document.Text[1:] }},
		{"no receipt", func(r *kg.Reading) { r.Document.Receipt = "" }},
		{"not a date", func(r *kg.Reading) { r.Document.Published = "2013" }},
		{"not a date", func(r *kg.Reading) { r.Document.Published = "2013-13-01" }},
		{"not clean UTF-8", func(r *kg.Reading) { r.Document.Title = "\xff" }},
		{"not clean UTF-8", func(r *kg.Reading) { r.Document.Author = "\x00" }},
		{"not clean UTF-8", func(r *kg.Reading) { r.Document.Publisher = "a\x00" }},
		{"not clean UTF-8", func(r *kg.Reading) { r.Document.Media = "\xff" }},
		{"not clean UTF-8", func(r *kg.Reading) { r.Document.Receipt = "\xff" }},
		{"not clean UTF-8", func(r *kg.Reading) { r.Document.SHA256 = "\x00" }},
		{"zone TITLE at 0:0 is empty", func(r *kg.Reading) { r.Document.Zones[0].End = 0 }},
		{"zone BODY", func(r *kg.Reading) { r.Document.Zones[1].Start = 2 }},
		{"zone NAVIGATION", func(r *kg.Reading) { r.Document.Zones[2].End = 1000 }},
		{"unknown zone kind", func(r *kg.Reading) { r.Document.Zones[0].Kind = "TOP" }},
		{"sentence at", func(r *kg.Reading) { r.Sentences[1], r.Sentences[2] = r.Sentences[2], r.Sentences[1] }},
		{"sentence at", func(r *kg.Reading) { r.Sentences[2].Start = r.Sentences[2].End }},
		{"sentence at", func(r *kg.Reading) { r.Sentences[2].End = 1000 }},
		{"does not lie in a TITLE or BODY zone", func(r *kg.Reading) { r.Sentences = append(r.Sentences, menu) }},
		{"does not lie in a TITLE or BODY zone", func(r *kg.Reading) { r.Sentences = append([]kg.Span{{Start: 3, End: 8}}, r.Sentences...) }},
		{"out of order or there twice", func(r *kg.Reading) { r.Chains[0], r.Chains[1] = r.Chains[1], r.Chains[0] }},
		{"out of order or there twice", func(r *kg.Reading) { r.Chains[1].Key = r.Chains[0].Key }},
		{"does not put in its class", func(r *kg.Reading) { r.Chains[0].Kind = "Strategy" }},
		{"does not put in its class", func(r *kg.Reading) { r.Chains[0].Kind = "Thing" }},
		{"does not put in its class", func(r *kg.Reading) { r.Chains[0].Key = "actor|" }},
		{"not clean UTF-8", func(r *kg.Reading) { r.Chains[0].Description = "\x00" }},
		{"there twice", func(r *kg.Reading) { r.Links[1] = r.Links[0] }},
		{"out of order", func(r *kg.Reading) { r.Links[0], r.Links[1] = r.Links[1], r.Links[0] }},
		{"unknown link kind", func(r *kg.Reading) { r.Links = r.Links[1:]; r.Links[0].Kind = "HUNCH" }},
		{"two chains here", func(r *kg.Reading) { r.Links[1].Short = "program|plan" }},
		{"is no chain here", func(r *kg.Reading) { r.Links[1].Full = "actor|other" }},
		{"is no chain here", func(r *kg.Reading) { r.Links[0].Kind, r.Links[0].Full = kg.LinkOntology, "actor|other" }},
		{"crosses classes", func(r *kg.Reading) { r.Links[1].Short = "place|center" }},
		{"crosses classes", func(r *kg.Reading) { r.Links[1].Short = "" }},
		{"not folded", func(r *kg.Reading) { r.Links[1].Short = "actor|The Center" }},
		{"mention of", func(r *kg.Reading) { r.Chains[0].Mentions[1] = r.Chains[0].Mentions[0] }},
		{"mention of", func(r *kg.Reading) { r.Chains[0].Mentions[2].End = 1000 }},
		{"mention of", func(r *kg.Reading) { r.Chains[0].Mentions[0].End = r.Chains[0].Mentions[0].Start }},
		{"does not lie in a TITLE or BODY zone", func(r *kg.Reading) {
			r.Chains[1].Mentions = append(r.Chains[1].Mentions, kg.Mention{Span: menu, Form: kg.Name})
		}},
		{"which no link joins", func(r *kg.Reading) { r.Links = r.Links[1:] }},
		{"which no link joins", func(r *kg.Reading) { r.Chains[0].Mentions[2].Form = kg.Name }},
		{"unknown form", func(r *kg.Reading) { r.Chains[0].Mentions[2].Form = "NOUN" }},
		{"no mention by that name", func(r *kg.Reading) { r.Chains[0].Mentions = r.Chains[0].Mentions[1:] }},
		{"an end is no chain", func(r *kg.Reading) { r.Claims[0].Subject.Key = "actor|epc" }},
		{"both ends are the same", func(r *kg.Reading) { r.Claims[0].Object = r.Claims[0].Subject }},
		{"is none of this Reading", func(r *kg.Reading) { r.Claims[0].Sentence.End-- }},
		{"trigger", func(r *kg.Reading) { r.Claims[0].Trigger = outside }},
		{"trigger", func(r *kg.Reading) { r.Claims[0].Trigger.End = r.Claims[0].Trigger.Start }},
		{"unknown status", func(r *kg.Reading) { r.Claims[0].Status = "SURE" }},
		{"no phrase or no rule", func(r *kg.Reading) { r.Claims[0].Phrase = "" }},
		{"no phrase or no rule", func(r *kg.Reading) { r.Claims[0].Rule = "" }},
		{"not clean UTF-8", func(r *kg.Reading) { r.Claims[0].Phrase = "\xff" }},
		{"not clean UTF-8", func(r *kg.Reading) { r.Claims[0].Rule = "\xff" }},
		{"not clean UTF-8", func(r *kg.Reading) { r.Claims[0].Attribution = "\x00" }},
		{"confidence", func(r *kg.Reading) { r.Claims[0].Confidence = 0 }},
		{"confidence", func(r *kg.Reading) { r.Claims[0].Confidence = 1.1 }},
		{"attributed to", func(r *kg.Reading) { r.Claims[0].AttributedTo = "actor|nobody" }},
		{"when is", func(r *kg.Reading) { r.Claims[0].When = "2013-1" }},
		{"does not allow", func(r *kg.Reading) { r.Claims[0].Predicate = "opposes" }},
		{"subject: 0:2 does not lie", func(r *kg.Reading) { r.Claims[0].Subject.Span = outside }},
		{"object: 3:1000 does not lie", func(r *kg.Reading) { r.Claims[0].Object.Span = nowhere }},
		{"is no mention of", func(r *kg.Reading) { r.Claims[0].Subject.Span.End-- }},
		{"a name needs no antecedent", func(r *kg.Reading) { r.Claims[0].Subject.Antecedent = r.Claims[1].Subject.Antecedent }},
		{"needs the antecedent", func(r *kg.Reading) { r.Claims[1].Subject.Antecedent = nil }},
		{"needs the antecedent", func(r *kg.Reading) { r.Claims[2].Subject.Antecedent = nil }},
		{"does not name", func(r *kg.Reading) { r.Claims[1].Subject.Antecedent = &r.Claims[1].Subject.Span }},
		{"does not name", func(r *kg.Reading) { r.Claims[1].Subject.Antecedent = &outside }},
		{"is there twice", func(r *kg.Reading) { r.Claims[1] = r.Claims[0] }},
		{"dropped candidate", func(r *kg.Reading) { r.Dropped[0].Reason = "" }},
		{"dropped candidate", func(r *kg.Reading) { r.Dropped[0].Subject = "actor|nobody" }},
		{"dropped candidate", func(r *kg.Reading) { r.Dropped[0].Sentence = outside }},
		{"not clean UTF-8", func(r *kg.Reading) { r.Dropped[0].Reason = "\xff" }},
	} {
		r := lawful()
		c.spoil(r)
		err := kg.Validate(r, testRules{})
		if err == nil || kg.KindOf(err) != kg.LawBroken || !strings.Contains(err.Error(), c.reason) {
			t.Errorf("have %v, want a refusal that says %q", err, c.reason)
		}
	}
}

// Whatever the numbers in a Reading are, it is refused, or all its quotes hold.
func TestAReadingWithOtherNumbersIsRefusedOrHolds(t *testing.T) {
	passed := 0
	rapid.Check(t, func(t *rapid.T) {
		r := lawful()
		spans := []*kg.Span{}
		for i := range r.Document.Zones {
			spans = append(spans, &r.Document.Zones[i].Span)
		}
		for i := range r.Sentences {
			spans = append(spans, &r.Sentences[i])
		}
		for i := range r.Chains {
			for k := range r.Chains[i].Mentions {
				spans = append(spans, &r.Chains[i].Mentions[k].Span)
			}
		}
		for i := range r.Claims {
			c := &r.Claims[i]
			spans = append(spans, &c.Sentence, &c.Trigger, &c.Subject.Span, &c.Object.Span)
			if c.Subject.Antecedent != nil {
				antecedent := *c.Subject.Antecedent
				c.Subject.Antecedent = &antecedent
				spans = append(spans, c.Subject.Antecedent)
			}
		}
		for range rapid.IntRange(0, 3).Draw(t, "changes") {
			s := rapid.SampledFrom(spans).Draw(t, "span")
			if rapid.Bool().Draw(t, "end") {
				s.End += rapid.IntRange(-3, 3).Draw(t, "by")
			} else {
				s.Start += rapid.IntRange(-3, 3).Draw(t, "by")
			}
		}
		if rapid.IntRange(0, 5).Draw(t, "far") == 0 {
			rapid.SampledFrom(spans).Draw(t, "far span").End = rapid.Int().Draw(t, "far end")
		}
		if err := kg.Validate(r, testRules{}); err != nil {
			if kg.KindOf(err) != kg.LawBroken {
				t.Fatalf("%v is of kind %s", err, kg.KindOf(err))
			}
			return
		}
		passed++
		g := kg.Build([]*kg.Reading{r}, nil)
		for _, list := range g.Evidence {
			for _, e := range list {
				if e.Quote != e.Sentence.Span().Of(lawText) || !e.Sentence.Span().Contains(e.Trigger.Span()) || !e.Sentence.Span().Contains(e.Subject.Span()) {
					t.Fatalf("%+v does not hold", e)
				}
			}
		}
	})
	if passed == 0 {
		t.Error("every Reading was refused: this checks little")
	}
}
