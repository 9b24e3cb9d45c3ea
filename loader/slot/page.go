package slot

import (
	"strings"

	"graphd/kg"
	"graphd/nlp"
	"graphd/ontology"
)

// page is one Sentence under reading.
type page struct {
	s     *nlp.Sentence
	tree  *nlp.Tree
	spans []Span
	head  []int // of each Span: the Token on which its others depend
	lead  []int // likewise, of the first member of the list that the Span is in
	prep  []string
	outer []bool // no other name holds the Span
	cues  [][]cue
	about map[string]bool // lemmas that say what the sentence's topic is: "is a 2010 film"
}

// cue is a word of the Sentence that says a slot.
type cue struct {
	at       int
	strength string
}

// slotWords is a Slot with what is worked out of it once.
type slotWords struct {
	ontology.Slot
	label   map[string]bool // lemmas of the label
	wants   Sort
	domain  map[string]bool // nouns that say that something may be its subject
	ranges  map[string]bool // likewise its object
	names   map[string]bool // folded names of its object's kinds
	subject Sort
	alike   string // how many slots want the same sort
}

func prepare(o *ontology.Ontology) []slotWords {
	var out []slotWords
	count := map[Sort]int{}
	for _, s := range o.Lexicon().Slots() {
		w := slotWords{Slot: s, label: map[string]bool{}, domain: map[string]bool{}, ranges: map[string]bool{}, names: map[string]bool{}}
		for _, f := range kg.Fold(s.Label) {
			if !joins[f] {
				w.label[lemma(f)] = true
			}
		}
		w.wants, w.subject = sortOf(s.Objects), sortOf(s.Subjects)
		for _, k := range s.Subjects {
			for _, h := range k.Heads {
				w.domain[lemma(h)] = true
			}
		}
		for _, k := range s.Objects {
			for _, h := range k.Heads {
				w.ranges[lemma(h)] = true
			}
			for _, n := range k.Names {
				w.names[kg.FoldText(n)] = true
			}
		}
		count[w.wants]++
		out = append(out, w)
	}
	for i := range out {
		switch n := count[out[i].wants]; {
		case n > 2:
			out[i].alike = "many"
		case n == 2:
			out[i].alike = "two"
		default:
			out[i].alike = "one"
		}
	}
	return out
}

func sortOf(kinds []ontology.KindDef) Sort {
	for _, k := range kinds {
		if k.Sort != ontology.AnySort {
			return Sort(k.Sort)
		}
	}
	return Thing
}

// lemma is a rough dictionary form of a folded noun, for words of labels.
func lemma(w string) string {
	if s, ok := strings.CutSuffix(w, "ies"); ok && len(s) > 2 {
		return s + "y"
	}
	if s, ok := strings.CutSuffix(w, "s"); ok && len(s) > 2 && !strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "u") && !strings.HasSuffix(s, "i") {
		return s
	}
	return w
}

func newPage(s *nlp.Sentence, names []nlp.Name, w Words, slots []slotWords) *page {
	p := &page{s: s, tree: s.Tree(), spans: spans(s, names, w), about: map[string]bool{}}
	for _, c := range p.spans {
		h := p.tree.Head(nlp.Range{First: c.First, Last: c.Last})
		p.head = append(p.head, h)
		lead := p.lift(h)
		p.lead = append(p.lead, lead)
		if lead != h {
			p.prep = append(p.prep, p.before(Span{First: lead, Last: lead}, lead))
		} else {
			p.prep = append(p.prep, p.before(c, h))
		}
		p.outer = append(p.outer, p.outermost(c))
	}
	for i := range slots {
		p.cues = append(p.cues, p.find(&slots[i]))
	}
	for i, t := range s.Tokens {
		if t.Rel == "root" && t.Noun() {
			p.about[lemma(t.Lower)] = true
			for _, c := range p.tree.Children(i) {
				if s.Tokens[c].Rel == "compound" || s.Tokens[c].Rel == "conj" || s.Tokens[c].Rel == "amod" {
					p.about[lemma(s.Tokens[c].Lower)] = true
				}
			}
		}
	}
	return p
}

// point puts a Span that stands for what the text is about in the place of the
// others that start the Sentence.
func (p *page) point(c Span) {
	keep := 0
	for i, d := range p.spans {
		if d.First > c.Last {
			p.spans[keep], p.head[keep], p.lead[keep], p.prep[keep], p.outer[keep] = d, p.head[i], p.lead[i], p.prep[i], p.outer[i]
			keep++
		}
	}
	h := p.tree.Head(nlp.Range{First: c.First, Last: c.Last})
	p.spans, p.head, p.lead = append(p.spans[:keep], c), append(p.head[:keep], h), append(p.lead[:keep], h)
	p.prep, p.outer = append(p.prep[:keep], "-"), append(p.outer[:keep], true)
}

// lift gives the first member of the list in which a Token is.
func (p *page) lift(h int) int {
	for range 12 {
		t := p.s.Tokens[h]
		if t.Rel != "conj" && t.Rel != "appos" || t.Head < 0 || p.s.Tokens[t.Head].Verb() != t.Verb() {
			break
		}
		h = t.Head
	}
	return h
}

// before gives the preposition that joins a Span: of its head, or right before it.
func (p *page) before(c Span, head int) string {
	if k := p.tree.Case(head); k != "" {
		return k
	}
	for i := c.First - 1; i >= 0 && i >= c.First-3; i-- {
		t := p.s.Tokens[i]
		switch {
		case t.Tag == "IN" || t.Tag == "TO":
			return t.Lower
		case t.Tag == "DT" || t.Tag == "JJ" || t.Tag == "PRP$" || t.Noun():
			continue
		case t.Text == ",":
			return ","
		case t.Text == "(":
			return "("
		case t.Lower == "and":
			return "and"
		}
		break
	}
	return "-"
}

// outermost reports whether no other Span of a name holds c.
func (p *page) outermost(c Span) bool {
	for _, d := range p.spans {
		if d.First <= c.First && c.Last <= d.Last && (d.First < c.First || c.Last < d.Last) && (d.Sort != Term || c.Sort == Term) && (d.Namer || c.Sort == Term) {
			return false
		}
	}
	return true
}

// find finds the words of the Sentence that say a slot.
func (p *page) find(s *slotWords) []cue {
	var out []cue
	for i, t := range p.s.Tokens {
		if punct(t) {
			continue
		}
		lem := t.Lemma
		if t.Noun() {
			lem = lemma(t.Lower)
		}
		switch x, declared := s.Cues[lem]; {
		case s.label[lem] || s.label[t.Lower]:
			out = append(out, cue{i, "label"})
		case declared && x >= 1:
			out = append(out, cue{i, "said"})
		case declared:
			out = append(out, cue{i, "weak"})
		default:
			if x, ok := s.Cues[t.Lower]; ok && x >= 1 {
				out = append(out, cue{i, "said"})
			}
		}
	}
	return out
}

// steps counts the arcs of the tree between two Tokens, at most 5.
func (p *page) steps(a, b int) int {
	up, down, apex := p.tree.Path(a, b)
	if apex < 0 {
		return 5
	}
	return min(len(up)+len(down), 5)
}

// Name gives what a Span is called, and whether the ontology lists it.
func (r *Reader) Name(text string, s *nlp.Sentence, c Span) (string, bool) {
	words := text[s.Tokens[c.First].Start:s.Tokens[c.Last].End]
	name := render(text, s, c, r.l)
	return name, name != words
}

// render gives the words of a Span as they are called.
func render(text string, s *nlp.Sentence, c Span, l *ontology.Lexicon) string {
	return Called(text[s.Tokens[c.First].Start:s.Tokens[c.Last].End], l)
}

// Called gives what words of a text are called: the country of a people where its
// name stands in the word ("Japanese": "Japan"), else the words themselves.
func Called(words string, l *ontology.Lexicon) string {
	if k, ok := l.Known(kg.FoldText(words)); ok && k.Adjective && strings.HasPrefix(kg.FoldText(words), kg.FoldText(k.Name)) {
		return k.Name
	}
	return words
}
