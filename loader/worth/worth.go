// Package worth tells how likely it is that a chain of Mentions is something an
// analyst would look up, and not a word of the text that only sounds like it.
//
// # What it turns into what
//
// [Judge.Worth] takes the chains of a Document and gives each a probability: by its Kind, the words of its names, where it
// stands and what it hangs from. What a reader of gold graphs would keep is near 1.
//
// # Invariants
//
//   - The result depends on the Sentences, the chains and the weights only.
//   - Without weights every chain that a rule has found is worth 1, any other 0.
//
// # Concurrency
//
// A Judge is read-only and may be shared.
package worth

import (
	"strconv"
	"strings"

	"graphd/kg"
	"graphd/nlp"
	"graphd/nlp/linear"
	"graphd/ontology"
)

// A Mention is what the Judge needs to know of a mention.
type Mention struct {
	Sentence    int
	First, Last int
	Form        kg.Form
	Head        string
	Described   bool
	Sure        bool
	Titled      bool
	Loose       bool   // of an objective: no rule announces it
	Learned     string // what was learned of a name here, "" for nothing
	Chunk       int
	Cue         int // of an objective: the Chunk that announces it
}

// A Chain is all Mentions of one thing, in order.
type Chain struct {
	Kind     kg.Kind
	Listed   bool
	Mentions []Mention
}

// A Judge judges chains.
type Judge struct {
	o *ontology.Ontology
	l *ontology.Lexicon
	w *linear.Model
}

// NewJudge gives the Judge of an Ontology; weights may be nil.
func NewJudge(o *ontology.Ontology, w *linear.Model) *Judge {
	return &Judge{o: o, l: o.Lexicon(), w: w}
}

// Worth gives the probability of each chain, in 0..1.
func (j *Judge) Worth(sents []nlp.Sentence, chains []Chain) []float64 {
	out := make([]float64, len(chains))
	for i := range chains {
		out[i] = 1
		switch {
		case j.w != nil:
			out[i] = j.w.Scores(j.Features(sents, chains[i]))[0]
		case len(chains[i].Mentions) > 0 && chains[i].Mentions[0].Loose:
			out[i] = 0
		}
	}
	j.rivals(chains, out)
	return out
}

type features struct{ out []uint32 }

func (f *features) add(parts ...string) { f.out = append(f.out, linear.Hash(parts...)) }

// Features lists what holds of a chain.
func (j *Judge) Features(sents []nlp.Sentence, c Chain) []uint32 {
	var f features
	f.add("bias")
	if len(c.Mentions) == 0 {
		return f.out
	}
	kind := string(c.Kind)
	class, _ := j.o.Class(c.Kind)
	names, described, pronouns, title := 0, 0, 0, false
	for _, m := range c.Mentions {
		switch {
		case m.Form == kg.Pronoun:
			pronouns++
		case m.Described || m.Form != kg.Name:
			described++
		default:
			names++
		}
		title = title || sents[m.Sentence].TitleCase
	}
	m := c.Mentions[0]
	for _, x := range c.Mentions {
		if x.Form == kg.Name && !x.Described {
			m = x
			break
		}
	}
	s := &sents[m.Sentence]
	t := s.Tokens
	f.add("kind", kind)
	f.add("learned", m.Learned, kind, formOf(m))
	f.add("learned sure", m.Learned, kind, strconv.FormatBool(m.Sure))
	f.add("loose", strconv.FormatBool(m.Loose), kind)
	f.add("names", many(names), kind)
	f.add("all", many(names+described), kind)
	f.add("pronouns", many(pronouns))
	f.add("title", strconv.FormatBool(title), kind)
	f.add("form", formOf(m), kind)
	f.add("listed", strconv.FormatBool(c.Listed), kind)
	f.add("sure", strconv.FormatBool(m.Sure), kind)
	f.add("head", m.Head)
	f.add("head kind", m.Head, kind)
	head := m.Last
	for i := m.First; i <= m.Last; i++ {
		if t[i].Lemma == m.Head {
			head = i
		}
	}
	f.add("sense", sense(t[head]), kind)
	f.add("sense form", sense(t[head]), kind, formOf(m))
	f.add("depends", t[head].Rel, kind)
	f.add("depends form", t[head].Rel, kind, formOf(m))
	if h := t[head].Head; h >= 0 {
		f.add("governor", t[h].Lemma, kind)
		f.add("governor sense", sense(t[h]), t[head].Rel, string(class))
		f.add("governor both", sense(t[h]), sense(t[head]), string(class))
		if g := t[h].Head; g >= 0 {
			f.add("over", sense(t[g]), t[h].Rel, t[head].Rel, string(class))
		}
	}
	for i := head; i >= 0 && i > head-4; i-- {
		if t[i].Rel == "case" || t[i].Rel == "mark" {
			f.add("joined by", t[i].Lower, kind, t[head].Rel)
			break
		}
	}
	f.add("length", many(m.Last-m.First+1), kind)
	f.add("titled", strconv.FormatBool(m.Titled), kind)
	f.add("first sentence", many(m.Sentence), kind)
	upper, lower := 0, 0
	for i := m.First; i <= m.Last && i < len(t); i++ {
		if t[i].Upper() {
			upper++
		} else if t[i].Tag[0] == 'N' || t[i].Tag[0] == 'J' || t[i].Tag[0] == 'V' {
			lower++
		}
	}
	f.add("case", many(upper), many(lower), kind)
	f.add("shape", tags(t[m.First:min(m.Last+1, m.First+6)]), kind)
	f.add("first word", t[m.First].Lower, kind)
	f.add("last word", t[m.Last].Lower, kind)
	if m.First > 0 {
		f.add("before", t[m.First-1].Lower, kind)
		f.add("before tag", t[m.First-1].Tag, formOf(m))
	} else {
		f.add("opens", kind)
	}
	if m.Last+1 < len(t) {
		f.add("after", t[m.Last+1].Lower, kind)
		f.add("after tag", t[m.Last+1].Tag, formOf(m))
	}
	for i := m.First; i <= m.Last && i < m.First+8; i++ {
		f.add("word", t[i].Lemma, string(class))
	}
	for _, k := range j.l.Kinds(m.Head) {
		f.add("head says", string(k), kind)
	}
	j.place(&f, s, m, kind)
	if class == kg.Objective {
		j.aim(&f, s, m)
	}
	return f.out
}

// place tells where a Mention hangs.
func (j *Judge) place(f *features, s *nlp.Sentence, m Mention, kind string) {
	if m.Chunk < 0 || m.Chunk >= len(s.Chunks) {
		f.add("nowhere", kind)
		return
	}
	g := s.Chunks[m.Chunk]
	up, via := "", ""
	if g.Up >= 0 {
		up = lemma(s, g.Up)
	}
	if g.Via >= 0 {
		via = s.Words(g.Via)
	}
	role := strconv.Itoa(int(g.Role))
	f.add("role", role, kind)
	f.add("role via", role, via, formOf(m))
	f.add("up", up, role)
	f.add("up via", up, via)
	f.add("whole", strconv.FormatBool(m.First <= g.Head && g.Head <= m.Last), kind)
}

// aim tells what announces an objective.
func (j *Judge) aim(f *features, s *nlp.Sentence, m Mention) {
	t := s.Tokens
	f.add("aim verb", strconv.FormatBool(t[m.First].Verb()), t[m.First].Tag)
	f.add("aim loose", strconv.FormatBool(m.Loose))
	f.add("aim long", many((m.Last-m.First+1)/2))
	if m.Cue < 0 || m.Cue >= len(s.Chunks) {
		f.add("aim alone")
		return
	}
	cue := lemma(s, m.Cue)
	f.add("aim cue", cue)
	f.add("aim cue sense", sense(s.Tokens[s.Chunks[m.Cue].Head]), strconv.FormatBool(m.Loose))
	f.add("aim cue kind", strconv.Itoa(int(s.Chunks[m.Cue].Kind)), strconv.Itoa(int(s.Chunks[m.Chunk].Role)))
	f.add("aim cue head", cue, m.Head)
	f.add("aim far", many(m.First-s.Chunks[m.Cue].Last))
	if c := s.Chunks[m.Chunk]; c.Up >= 0 && c.Up != m.Cue {
		f.add("aim listed")
	}
}

func lemma(s *nlp.Sentence, c int) string {
	g := s.Chunks[c]
	if g.Kind == nlp.VerbGroup {
		return g.Verb.Lemma
	}
	return s.Tokens[g.Head].Lemma
}

func sense(t nlp.Token) string {
	if t.Sense > 0 {
		return strconv.Itoa(int(t.Sense))
	}
	return t.UPOS
}

func formOf(m Mention) string {
	if m.Described {
		return "described"
	}
	return string(m.Form)
}

func tags(t []nlp.Token) string {
	var b strings.Builder
	for _, x := range t {
		b.WriteString(x.Tag)
		b.WriteByte(' ')
	}
	return b.String()
}

func many(n int) string {
	switch {
	case n < 5:
		return strconv.Itoa(n)
	case n < 8:
		return "7"
	case n < 15:
		return "14"
	}
	return "more"
}
