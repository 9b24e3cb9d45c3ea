package slot

import (
	"cmp"
	"slices"

	"graphd/kg"
	"graphd/nlp"
	"graphd/nlp/linear"
	"graphd/ontology"
)

// Weights are what a Reader has learned.
type Weights struct {
	Subject *linear.Model // is a Span what its Sentence is about?
	Triple  *linear.Model // does a Span fill a slot of it?
	Least   float64       // the probability from which a Fill is made
}

// A Fill is what a Sentence says of its subject.
type Fill struct {
	Sentence        int
	Subject, Object Span
	Predicate       kg.Predicate
	Label           string
	SubjectKind     kg.Kind
	ObjectKind      kg.Kind
	Trigger         nlp.Range
	Status          kg.Status
	Score           float64
	Rule            string
}

// A Reader fills the slots of an Ontology.
type Reader struct {
	o     *ontology.Ontology
	l     *ontology.Lexicon
	slots []slotWords
	namer *nlp.Namer
	w     *Weights
}

// NewReader gives the Reader of an Ontology that has slots.
func NewReader(o *ontology.Ontology, namer *nlp.Namer, w *Weights) *Reader {
	return &Reader{o: o, l: o.Lexicon(), slots: prepare(o), namer: namer.With(o.Lexicon(), ""), w: w}
}

// mostSubjects is how many Spans of a Sentence are tried as its subject.
const mostSubjects = 4

// leastSubject is the probability from which a Span is tried.
const leastSubject = 0.02

// pointed is the probability that what points back at the topic is the subject.
const pointed = 0.95

// Read fills slots. Sentences are those of one Document.
func (r *Reader) Read(sents []nlp.Sentence) []Fill {
	var out []Fill
	names := r.namer.Names(sents)
	var topic *Antecedent // what the last Sentence that said something was about
	for n := range sents {
		p := newPage(&sents[n], names[n], r.l, r.slots)
		if c, form, ok := r.pointing(&sents[n]); ok && topic != nil {
			a := *topic
			a.Form = form
			c.Of = &a
			p.point(c)
		}
		for _, f := range r.fills(p) {
			f.Sentence = n
			out = append(out, f)
			if f.Subject.Of == nil {
				topic = &Antecedent{Sentence: n, Span: f.Subject}
			}
		}
	}
	return out
}

// ranked is a Span with how likely it is the subject.
type ranked struct {
	span  int
	score float64
}

func (r *Reader) subjects(p *page, w *linear.Model) []ranked {
	var out []ranked
	for i, c := range p.spans {
		if c.Sort == Date || c.Sort == Number || r.describes(p, c) {
			continue
		}
		x := pointed // what stands for the topic is the subject
		if c.Of == nil {
			x = w.Scores(p.subjectFeatures(i, r.slots))[0]
		}
		if x >= leastSubject {
			out = append(out, ranked{i, x})
		}
	}
	slices.SortStableFunc(out, func(a, b ranked) int { return cmp.Compare(b.score, a.score) })
	return out[:min(len(out), mostSubjects)]
}

// describes reports whether a Span says what something is and does not name it:
// "the film".
func (r *Reader) describes(p *page, c Span) bool {
	t := p.s.Tokens
	if c.Of != nil || c.Last-c.First > 1 || t[c.Last].Upper() || c.Last > c.First && !t[c.First].Is("the", "this", "a", "an") {
		return false
	}
	for k := range r.slots {
		if r.slots[k].domain[lemma(t[c.Last].Lower)] {
			return true
		}
	}
	return false
}

func (q ranked) feature(rank int) string {
	return string(rune('0'+rank)) + gapBin(int(q.score*10))
}

// candidate is a triple under judgement.
type candidate struct {
	s, k, o  int
	at       int // the word that says it, -1 for none
	features []uint32
	score    float64
}

// candidates lists the triples of the likeliest subjects; with want, those only that
// it wants of all, which are counted.
func (r *Reader) candidates(p *page, subjects []ranked, want func(s, k, o, n int) bool) []candidate {
	n := 0
	var out []candidate
	plain := map[[2]int]filling{} // by slot and Span, of subjects that hold no cue
	for rank, q := range subjects {
		sub := p.spans[q.span]
		feature := q.feature(rank)
		inside := -1
		if p.cued(sub) {
			inside = q.span
		}
		for o, c := range p.spans {
			if c.First <= sub.Last && sub.First <= c.Last {
				continue
			}
			for k := range r.slots {
				if !possible(r.slots[k].wants, c) {
					continue
				}
				n++
				if want != nil && !want(q.span, k, o, n) {
					continue
				}
				of, ok := plain[[2]int{k, o}]
				if !ok || inside >= 0 {
					of = p.fillingOf(inside, k, r.slots, o)
					if inside < 0 {
						plain[[2]int{k, o}] = of
					}
				}
				out = append(out, candidate{s: q.span, k: k, o: o, at: of.at, features: p.tripleFeatures(q.span, feature, &r.slots[k], o, of)})
			}
		}
	}
	return out
}

// possible reports whether a Span may be what a slot wants at all.
func possible(wants Sort, c Span) bool {
	switch wants {
	case Date:
		return c.Sort == Date
	case Number:
		return c.Sort == Number
	case Person:
		return c.Sort != Date && c.Sort != Number && c.Sort != Term
	case Body, Place, Work, Happens, Term:
		return c.Sort != Date && c.Sort != Number
	}
	return c.Sort != Number
}

// fills judges the triples of a Sentence and keeps the best that agree.
func (r *Reader) fills(p *page) []Fill {
	all := r.candidates(p, r.subjects(p, r.w.Subject), nil)
	for i := range all {
		all[i].score = r.w.Triple.Scores(all[i].features)[0]
	}
	weigh(all)
	var out []Fill
	for _, c := range choose(p, all, r.w.Least) {
		w := &r.slots[c.k]
		f := Fill{Subject: p.spans[c.s], Object: p.spans[c.o], Predicate: w.Predicate, Label: w.Label, Score: c.score}
		f.SubjectKind, f.ObjectKind = w.Subjects[0].Name, r.kind(p, w, c.o)
		at := c.at
		f.Rule = "slot:near"
		if at < 0 {
			at = p.governor(c.o)
		} else {
			f.Rule = "slot:" + p.s.Tokens[at].Lemma
		}
		f.Trigger, f.Status = nlp.Range{First: at, Last: at}, r.status(p, at)
		out = append(out, f)
	}
	return out
}

// kind gives the Kind of an object: the one whose head or name it has, else the first.
func (r *Reader) kind(p *page, w *slotWords, o int) kg.Kind {
	c := p.spans[o]
	last := lemma(p.s.Tokens[c.Last].Lower)
	for _, k := range w.Objects {
		for _, h := range k.Heads {
			if lemma(h) == last {
				return k.Name
			}
		}
	}
	return w.Objects[0].Name
}

// governor gives the Token that the head of a Span hangs from, itself if from none.
func (p *page) governor(o int) int {
	h := p.lead[o]
	if up := p.s.Tokens[h].Head; up >= 0 {
		return up
	}
	return h
}

// choose keeps the likeliest triples of one subject: a Span fills one slot, and no
// two Spans that overlap fill the same.
func choose(p *page, all []candidate, least float64) []candidate {
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	var out []candidate
	for _, c := range all {
		if c.score < least && (len(out) > 0 || c.score < least*first) || len(out) >= mostFills {
			break
		}
		ok := true
		for _, d := range out {
			x, y := p.spans[c.o], p.spans[d.o]
			over := x.First <= y.Last && y.First <= x.Last
			if c.s != d.s || over && (c.k == d.k || c.score < sharing) || p.spans[c.o] == p.spans[d.s] {
				ok = false
				break
			}
		}
		if ok {
			out = append(out, c)
		}
	}
	return out
}

// weigh lowers the probability of a triple whose object is as likely in another slot:
// a Span rarely fills two.
func weigh(all []candidate) {
	type ends struct{ s, o int }
	sum := map[ends]float64{}
	for _, c := range all {
		sum[ends{c.s, c.o}] += c.score
	}
	for i, c := range all {
		all[i].score *= c.score / sum[ends{c.s, c.o}]
	}
}

// cued reports whether a word that says a slot stands inside of a Span.
func (p *page) cued(c Span) bool {
	for _, cues := range p.cues {
		for _, q := range cues {
			if c.First <= q.at && q.at <= c.Last {
				return true
			}
		}
	}
	return false
}

// mostFills bounds what one Sentence says; sharing is the probability from which a
// Span may fill a second slot.
const (
	mostFills = 24
	sharing   = 0.5
	first     = 0.4 // how much less likely the likeliest triple of a Sentence may be
)
