package storetest

import (
	"fmt"

	"graphd/kg"
	"pgregory.net/rapid"
)

// The names that random Texts are made of: few, so that Documents share them;
// alike, so that they merge, and must be kept apart, often.
var (
	epic     = Agency("EPIC")
	center   = Agency("El Paso Intelligence Center")
	privacy  = Agency("Electronic Privacy Center")
	pena     = Person("Peña Nieto")
	enrique  = Person("Enrique Peña Nieto")
	ramon    = Person("Ramón Nieto")
	nieto    = Person("Nieto")
	us       = Agency("U.S.")
	states   = Agency("United States")
	house    = Agency("the White House")
	merida   = Strategy("Merida Initiative")
	border   = Strategy("Border Strategy")
	smuggle  = Objective("stop smuggling")
	mexico   = Place("Mexico")
	election = Event("2012 Election")
)

func cast() []Thing {
	return []Thing{
		epic, center, privacy, pena, enrique, ramon, nieto, us, states, house, merida, border, smuggle, mexico, election,
		Agency("EL PASO INTELLIGENCE CENTER"), Person("Enrique Pena-Nieto"), {"White House", "Organization"}, {"Mérida initiative", "Law"},
		Agency("Mexico"), Objective("Mexico"), Agency(`<b>O'Brien</b> "&" Sons`), Person("Ⅷ 𝔄𝔩𝔦 😀"), Place("القاهرة"),
	}
}

func meanings() []Means {
	return []Means{
		{kg.LinkAcronym, epic, center}, {kg.LinkAcronym, epic, privacy}, {kg.LinkShort, pena, enrique}, {kg.LinkShort, nieto, pena},
		{kg.LinkShort, nieto, ramon}, {kg.LinkOntology, us, states}, {kg.LinkAlias, house, us}, {kg.LinkAlias, center, privacy},
		{kg.LinkAlias, merida, border}, {kg.LinkShort, nieto, enrique},
	}
}

// phrases are few as well, and more than kg.MaxPhrases of one Predicate.
var phrases = []string{"", "", "backs", "stands by", "helps", "is for", "works for", "goes with"}

// RandomText draws a Text of names that many Texts share.
func RandomText() *rapid.Generator[Text] {
	return rapid.Custom(func(t *rapid.T) Text {
		return Text{
			Title:     rapid.SampledFrom([]string{"", "Border news", "Élysée and border", "news", "Überblick"}).Draw(t, "title"),
			Publisher: rapid.SampledFrom([]string{"", "Times", "Post"}).Draw(t, "publisher"),
			Published: rapid.SampledFrom([]string{"", "2012-12-31", "2013-01-01", "2013-02-28"}).Draw(t, "published"),
			Means:     rapid.SliceOfN(rapid.SampledFrom(meanings()), 0, 3).Draw(t, "means"),
			Knows:     rapid.SliceOfN(rapid.SampledFrom(cast()), 0, 2).Draw(t, "knows"),
			Says:      rapid.SliceOfN(statements(), 0, 5).Draw(t, "says"),
		}
	})
}

func statements() *rapid.Generator[Statement] {
	return rapid.Custom(func(t *rapid.T) Statement {
		s := Statement{
			Subject:   rapid.SampledFrom(cast()).Draw(t, "subject"),
			Object:    rapid.SampledFrom(cast()).Draw(t, "object"),
			Predicate: rapid.SampledFrom([]kg.Predicate{"supports", "supports", "implements", "has_objective", "opposes", "located_in"}).Draw(t, "predicate"),
			Status:    rapid.SampledFrom(append(kg.Statuses(), kg.Asserted, kg.Asserted, kg.Asserted)).Draw(t, "status"),
			As:        rapid.SampledFrom([]kg.Form{kg.Name, kg.Name, kg.Name, kg.Nominal, kg.Pronoun, Unsaid}).Draw(t, "as"),
			Phrase:    rapid.SampledFrom(phrases).Draw(t, "phrase"),
			When:      rapid.SampledFrom([]string{"", "2012", "2012-06", "2012-06-01"}).Draw(t, "when"),
		}
		if !(rules{}).Allows(s.Subject.Kind, s.Predicate, s.Object.Kind) {
			s.Predicate = kg.RelatedTo
		}
		if rapid.IntRange(0, 3).Draw(t, "attributed") == 0 {
			s.By = rapid.SampledFrom([]Thing{epic, center, pena, nieto, us}).Draw(t, "by")
		}
		return s
	})
}

// RandomJudgement draws a Judgement about those names, without its ID; made are those it may undo.
func RandomJudgement(made []kg.Judgement) *rapid.Generator[kg.Judgement] {
	return rapid.Custom(func(t *rapid.T) kg.Judgement {
		a := rapid.SampledFrom(cast()).Draw(t, "a")
		b := rapid.SampledFrom(cast()).Draw(t, "b")
		j := kg.Judgement{
			Verdict: rapid.SampledFrom([]kg.Verdict{kg.Same, kg.Same, kg.Different, kg.Different, kg.Unsure, kg.Reject, kg.Undo}).Draw(t, "verdict"),
			By:      "judge",
			When:    fmt.Sprintf("2024-01-01T00:00:%02dZ", rapid.IntRange(0, 59).Draw(t, "when")),
		}
		switch {
		case j.Verdict == kg.Undo && len(made) > 0:
			j.Undoes = rapid.SampledFrom(made).Draw(t, "undoes").ID
			return j
		case j.Verdict == kg.Undo:
			j.Verdict = kg.Different
		}
		j.A, j.B = a.key(), b.key()
		if j.Verdict == kg.Same && j.A.Class() != j.B.Class() || j.A == j.B {
			j.A, j.B = enrique.key(), ramon.key()
		}
		if j.Verdict == kg.Reject {
			j.Predicate = rapid.SampledFrom(rules{}.Predicates()).Draw(t, "rejected")
			j.Status = kg.Asserted
		}
		return j
	})
}
