package slot

import (
	"graphd/kg"
	"graphd/nlp"
)

// status gives what the Sentence commits itself to where the Token stands: by the
// words that hang from it and from what it hangs from, up to the root.
func (r *Reader) status(p *page, at int) kg.Status {
	out := kg.Asserted
	t := p.s.Tokens
	for n, i := 0, at; i >= 0 && n < 16; n, i = n+1, t[i].Head {
		if n > 0 {
			out = out.Stronger(r.l.VerbCue(t[i].Lemma))
		}
		for _, c := range p.tree.Children(i) {
			w := t[c]
			switch {
			case w.Is("not", "n't", "never", "without", "neither", "nor") || w.Lower == "no" && w.Rel == "det":
				out = out.Stronger(kg.Denied)
			case w.Tag == "MD":
				out = out.Stronger(r.l.ModalCue(w.Lemma))
			case w.Rel == "advmod" || w.Rel == "amod":
				out = out.Stronger(r.l.WordCue(w.Lower))
			}
		}
	}
	return out
}

// An Antecedent is the name that a Span which is no name stands for.
type Antecedent struct {
	Sentence int
	Span     Span
	Form     kg.Form // of the Span that stands for it
}

// pointing gives the Span at the start of a Sentence that points back at what the
// text is about: a pronoun, or "the" and a noun that the ontology has for a subject.
func (r *Reader) pointing(s *nlp.Sentence) (Span, kg.Form, bool) {
	t := s.Tokens
	if len(t) < 3 {
		return Span{}, "", false
	}
	if t[0].Tag == "PRP" && !t[0].Is("i", "we", "you") {
		return Span{First: 0, Last: 0, Sort: Thing, Topic: true}, kg.Pronoun, true
	}
	if t[0].Is("the", "this") && t[1].Noun() && !t[1].Upper() && finite(t[2]) {
		for k := range r.slots {
			if r.slots[k].domain[lemma(t[1].Lower)] {
				return Span{First: 0, Last: 1, Sort: Thing, Topic: true}, kg.Nominal, true
			}
		}
	}
	return Span{}, "", false
}
