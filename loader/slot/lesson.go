package slot

import (
	"graphd/nlp"
	"graphd/nlp/linear"
)

// A Gold is what a Sentence is known to say, in words.
type Gold struct{ Subject, Label, Object string }

// Lessons are examples for weights.
type Lessons struct{ Subject, Triple []linear.Example }

// Teach gives what is to be learned from one Sentence: same tells whether words of
// the text are those of the gold.
func (r *Reader) Teach(text string, s *nlp.Sentence, gold []Gold, same func(said, gold string) bool, subject *linear.Model) Lessons {
	one := []nlp.Sentence{*s}
	p := newPage(&one[0], r.namer.Names(one)[0], r.l, r.slots)
	words := make([]string, len(p.spans))
	for i, c := range p.spans {
		words[i] = render(text, p.s, c, r.l)
	}
	var out Lessons
	if subject == nil {
		for i, c := range p.spans {
			if c.Sort == Date || c.Sort == Number {
				continue
			}
			e := linear.Example{Features: p.subjectFeatures(i, r.slots)}
			for _, g := range gold {
				if same(words[i], g.Subject) {
					e.Class = 1
				}
			}
			out.Subject = append(out.Subject, e)
		}
		return out
	}
	holds := func(s, k, o int) bool {
		for _, g := range gold {
			if r.slots[k].Label == g.Label && same(words[s], g.Subject) && same(words[o], g.Object) {
				return true
			}
		}
		return false
	}
	for _, c := range r.candidates(p, r.subjects(p, subject), func(s, k, o, n int) bool { return holds(s, k, o) || picked(n, len(text)) }) {
		e := linear.Example{Features: c.features, Weight: spared}
		if holds(c.s, c.k, c.o) {
			e.Class, e.Weight = 1, 1
		}
		out.Triple = append(out.Triple, e)
	}
	return out
}

// spared is how many triples that do not hold one that is learned from stands for.
const spared = 6

// Said gives the words of the ends of a Fill.
func (r *Reader) Said(text string, sents []nlp.Sentence, f Fill) Gold {
	s := &sents[f.Sentence]
	return Gold{render(text, s, f.Subject, r.l), f.Label, render(text, s, f.Object, r.l)}
}

// picked chooses one of spared numbers, by a hash: the same ones every time.
func picked(n, salt int) bool { return (uint32(n+31*salt)*2654435761>>12)%spared == 0 }
