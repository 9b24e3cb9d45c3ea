package export

import (
	"fmt"
	"slices"

	"graphd/kg"
)

// A viewer makes the parts of a view.
type viewer struct {
	r        *kg.Reading
	of       map[kg.Key]kg.ID
	entities map[kg.ID]*entityView
}

func (b *viewer) entity(k kg.Key) *entityView { return b.entities[b.of[k]] }

func (b *viewer) text(s kg.Span) string { return s.Of(b.r.Document.Text) }

// sentences gives the Sentences with their Claims and what was dropped; those
// with neither are told by their number alone.
func (b *viewer) sentences() []sentenceView {
	out := make([]sentenceView, len(b.r.Sentences))
	at := map[kg.Span]int{}
	for i, s := range b.r.Sentences {
		out[i] = sentenceView{N: i + 1, Quote: b.text(s)}
		at[s] = i
	}
	for _, c := range b.r.Claims {
		s := &out[at[c.Sentence]]
		s.Claims = append(s.Claims, b.claim(c))
	}
	for _, d := range b.r.Dropped {
		s := &out[at[d.Sentence]]
		s.Dropped = append(s.Dropped, droppedView{b.entity(d.Subject), b.entity(d.Object), d.Reason, reasons[d.Reason]})
	}
	return out
}

func (b *viewer) claim(c kg.Claim) claimView {
	v := claimView{Subject: b.entity(c.Subject.Key), Object: b.entity(c.Object.Key), Predicate: string(c.Predicate), Label: plainWord(string(c.Predicate)),
		Status: string(c.Status), StatusLabel: plainWord(string(c.Status)), Phrase: oneLine(c.Phrase), Rule: c.Rule, When: c.When,
		SaidText: oneLine(c.Attribution), Confidence: fmt.Sprintf("%.2f", c.Confidence), Level: min(5, 1+int(c.Confidence*5))}
	v.SubjectText, v.ObjectText = b.end(c.Subject), b.end(c.Object)
	if c.AttributedTo != "" {
		v.SaidBy = b.entity(c.AttributedTo)
	}
	return v
}

// end gives the words that stand for an end, if they are not its name.
func (b *viewer) end(e kg.End) string {
	switch {
	case e.Span.Empty():
		return "left unsaid"
	case e.Antecedent != nil || oneLine(b.text(e.Span)) != b.entity(e.Key).Name:
		return "“" + oneLine(b.text(e.Span)) + "”"
	}
	return ""
}

// zones gives the Zones with Sentences and Mentions marked.
func (b *viewer) zones(sents []sentenceView) []zoneView {
	var sentences, mentions []mark
	for i, s := range b.r.Sentences {
		told := len(sents[i].Claims)+len(sents[i].Dropped) > 0
		sentences = append(sentences, mark{s, piece{Sentence: &sentenceRef{i + 1, told}}})
	}
	for _, c := range b.r.Chains {
		for _, m := range c.Mentions {
			if !m.Span.Empty() {
				mentions = append(mentions, mark{m.Span, piece{Entity: b.entity(c.Key), Form: m.Form}})
			}
		}
	}
	slices.SortStableFunc(mentions, compareMarks)
	var out []zoneView
	for _, z := range b.r.Document.Zones {
		marks := append(among(sentences, z.Span), among(mentions, z.Span)...)
		out = append(out, zoneView{string(z.Kind), z.Kind.Read(), pieces(b.r.Document.Text, z.Span, marks)})
	}
	return out
}
