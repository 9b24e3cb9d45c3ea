package mention

import (
	"slices"

	"graphd/kg"
	"graphd/nlp"
	"graphd/nlp/linear"
	"graphd/ontology"
)

// A Mention is a run of Tokens that names, describes or points at something.
type Mention struct {
	Sentence    int       // index of the Sentence
	First, Last int       // Tokens, both included
	Span        kg.Span   // of the text, the Tokens' own
	Form        kg.Form   // NAME, NOMINAL or PRONOUN
	Kind        kg.Kind   // "" for a pronoun
	Name        string    // the form that names it: the ontology's, or the text's
	Listed      bool      // the ontology lists the name
	Sure        bool      // a word of the ontology decides the Kind
	Of          string    // of a longer form: the shorter one that stands here too
	Head        string    // lemma of the head noun, or of the verb of an objective
	Plural      bool      // a plural head or pronoun
	Count       int       // of a description: how many it stands for ("both" is 2), 0 if it does not say
	Definite    bool      // "the", "this", "its": may point back
	Described   bool      // described, not named: kept only if a claim needs it
	Group       string    // of a pronoun: person, thing, group or speaker
	Chunk       int       // the Chunk that holds its head, -1 if none does
	Loose       bool      // no rule has found it: it only may be something
	Cue         int       // of an objective: the Chunk whose words announce it
	Learned     string    // of a name: the type that was learned for it, or how it lies to a learned name; "" for none
	features    []uint32  // of a name whose Kind is weighed
	Title       nlp.Range // of a person: the Tokens of the office before the name; First > Last if none
}

// A Finder finds Mentions by the words of an Ontology.
type Finder struct {
	o     *ontology.Ontology
	l     *ontology.Lexicon
	kinds *linear.Model
	namer *nlp.Namer // nil where names go by rules alone
}

// NewFinder gives the Finder of an Ontology. By the weights, which may be nil, it
// weighs the Kinds of names.
func NewFinder(o *ontology.Ontology, kinds *linear.Model) *Finder {
	return &Finder{o: o, l: o.Lexicon(), kinds: kinds}
}

// WithNamer gives the Finder that also goes by the names that namer finds.
func (f Finder) WithNamer(namer *nlp.Namer) *Finder {
	f.namer = namer.With(f.l, nameStyle)
	return &f
}

// nameStyle is the style of the texts whose names are looked for.
const nameStyle = "release"

// Find shapes the Sentences of a Document and gives their Mentions in order.
func (f *Finder) Find(text string, sents []nlp.Sentence) []Mention {
	seen, common := capitals(sents)
	var out []Mention
	var learned [][]nlp.Name
	if f.namer != nil {
		learned = f.namer.Names(sents)
	}
	for i := range sents {
		s := &sents[i]
		p := page{f: f, s: s, n: i, text: text, seen: seen, common: common}
		if learned != nil {
			p.learned, p.judged = p.persons(slices.DeleteFunc(learned[i], func(n nlp.Name) bool { return n.Type == "misc" })), true
		}
		p.names()
		p.hyphens()
		s.Shape(p.whole())
		p.place()
		p.objectives()
		p.aims()
		p.nominals()
		p.pronouns()
		for i := range p.out {
			if m := &p.out[i]; m.Form == kg.Name && !m.Loose {
				m.Learned = p.evidence(m.First, m.Last)
			}
		}
		slices.SortStableFunc(p.out, func(a, b Mention) int {
			if a.First != b.First {
				return a.First - b.First
			}
			return b.Last - a.Last
		})
		out = append(out, p.out...)
	}
	return out
}

// page is one Sentence under reading.
type page struct {
	f      *Finder
	s      *nlp.Sentence
	n      int
	text   string
	seen   map[string]int
	common map[string]bool
	out    []Mention
	held   []nlp.Range // outermost names, in order

	learned []nlp.Name // that the Namer finds
	judged  bool       // a Namer has looked at the Sentence
}

func (p *page) whole() []nlp.Range { return p.held }

// add appends a Mention of the Tokens first to last.
func (p *page) add(m Mention) {
	t := p.s.Tokens
	m.Sentence = p.n
	if m.Span == (kg.Span{}) {
		m.Span = kg.Span{Start: t[m.First].Start, End: t[m.Last].End}
	}
	if m.Title == (nlp.Range{}) {
		m.Title = nlp.Range{First: 1, Last: 0}
	}
	p.out = append(p.out, m)
}

func (p *page) words(first, last int) string {
	t := p.s.Tokens
	return p.text[t[first].Start:t[last].End]
}

// place tells each Mention the Chunk that holds its last Token.
func (p *page) place() {
	at := p.chunksAt()
	for i := range p.out {
		p.out[i].Chunk = at[p.out[i].Last]
	}
}

// capitals counts, for each word, how often it stands capitalised where its
// place in the sentence does not ask for it, and lists the words that also stand
// without a capital.
func capitals(sents []nlp.Sentence) (map[string]int, map[string]bool) {
	seen, common := map[string]int{}, map[string]bool{}
	for _, s := range sents {
		if s.AllCaps || s.TitleCase {
			continue
		}
		for i, t := range s.Tokens {
			switch {
			case !t.Upper():
				common[t.Text] = true
			case i > 0 && !opens(s.Tokens, i):
				seen[t.Text]++
			}
		}
	}
	return seen, common
}

// opens reports whether the Token at i starts a sentence or a quotation, where
// any word has a capital.
func opens(t []nlp.Token, i int) bool {
	if i == 0 {
		return true
	}
	switch t[i-1].Text {
	case "\"", "“", ":", "•", "*", "-", "–", "—", "‘", "'", "(", "·":
		return i == 1 || t[i-1].Text == "\"" || t[i-1].Text == "“" || t[i-1].Text == ":"
	case ".", "!", "?":
		return true
	}
	return false
}
