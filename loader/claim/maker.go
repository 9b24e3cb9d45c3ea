package claim

import (
	"strings"
	"time"

	"graphd/kg"
	"graphd/nlp"
	"graphd/ontology"
)

// A Mention is what claims need to know of a mention.
type Mention struct {
	Sentence    int
	First, Last int
	Form        kg.Form
	Kind        kg.Kind // of its chain
	Chain       int
	Head        string
	Described   bool
	Chunk       int
	Cue         int // of an objective: the Chunk that announces it
	Title       nlp.Range
	Worth       float64 // of its chain: how likely it is that anybody would look it up
}

// A Claim relates two Mentions of one Sentence.
type Claim struct {
	Sentence        int
	Subject, Object int // indices of Mentions; Subject is -1 if it is left unsaid
	Unsaid          int // the chain of a Subject that is left unsaid
	Predicate       kg.Predicate
	Trigger         nlp.Range // Tokens
	Phrase          string
	Status          kg.Status
	AttributedTo    int    // index of a Mention, -1 if nobody is named
	When            string // YYYY, YYYY-MM or YYYY-MM-DD, "" if the text does not say
	Rule            string
	Confidence      float64
}

// A Dropped candidate and why it is no Claim.
type Dropped struct {
	Sentence        int
	Subject, Object int // indices of Mentions
	Reason          string
}

// The reasons for dropping a candidate.
const (
	NotAllowed = "NOT_ALLOWED" // the ontology does not let the two stand so
	SameChain  = "SAME_CHAIN"  // both ends are one thing
	NoFrame    = "NO_FRAME"    // nothing relates the two words of the text
	Unsure     = "UNSURE"      // something is denied near by, and it may be this
	Unlikely   = "UNLIKELY"    // a rule relates the two, but what is known of such sentences speaks against it
)

// A Maker makes Claims by the frames of an Ontology.
type Maker struct {
	o *ontology.Ontology
	l *ontology.Lexicon
	w *Weights
}

// NewMaker gives the Maker of an Ontology that judges by the Weights; without
// Weights all that the rules say is a Claim.
func NewMaker(o *ontology.Ontology, w *Weights) *Maker { return &Maker{o: o, l: o.Lexicon(), w: w} }

// A Setting is what is known of the Document as a whole.
type Setting struct {
	Published string  // YYYY-MM-DD, "" if unknown
	Side      int     // the chain from whose side the text is written, -1 if there is none
	SideKind  kg.Kind // its Kind
}

// Make reads the Claims of a Document's Sentences. Mentions are in the order of
// the text.
func (k *Maker) Make(sents []nlp.Sentence, mentions []Mention, of Setting) ([]Claim, []Dropped) {
	var out []Claim
	var dropped []Dropped
	k.each(sents, mentions, of, func(r *reader, doc *document) {
		if k.w == nil {
			out = append(out, r.out...)
		} else {
			out = append(out, r.judge(r.pairs(doc))...)
		}
		dropped = append(dropped, r.dropped...)
	})
	if k.w == nil {
		out = once(sents, mentions, out)
	}
	return out, dropped
}

// Pairs lists what Make would judge.
func (k *Maker) Pairs(sents []nlp.Sentence, mentions []Mention, of Setting) []Pair {
	var out []Pair
	k.each(sents, mentions, of, func(r *reader, doc *document) {
		pairs := r.pairs(doc)
		for i := range pairs {
			pairs[i].Commits = r.statusFeatures(pairs[i])
		}
		out = append(out, pairs...)
	})
	return out
}

// each reads every Sentence that has Mentions.
func (k *Maker) each(sents []nlp.Sentence, mentions []Mention, of Setting, do func(*reader, *document)) {
	published, err := time.Parse(time.DateOnly, of.Published)
	if err != nil {
		published = time.Time{} // unknown: a Document need not say
	}
	doc := newDocument(mentions, of.Side)
	begin := 0
	for n := range sents {
		end := begin
		for end < len(mentions) && mentions[end].Sentence == n {
			end++
		}
		if end-begin > 1 || end-begin == 1 && of.Side >= 0 {
			r := newReader(k, &sents[n], n, mentions, begin, end)
			r.side, r.sideKind, r.published = of.Side, of.SideKind, published
			r.read()
			do(r, doc)
			for _, c := range r.out {
				doc.before[[2]int{c.Unsaid, mentions[c.Object].Chain}]++
			}
		}
		begin = end
	}
}

// once keeps, of the Claims that tell whose something is
// and not what happens, the first for each pair of chains, a heading's last.
func once(sents []nlp.Sentence, mentions []Mention, claims []Claim) []Claim {
	type pair struct{ subject, object int }
	first := map[pair]int{}
	for i, c := range claims {
		if standing(c.Rule) {
			p := pair{c.Unsaid, mentions[c.Object].Chain}
			if j, ok := first[p]; !ok || sents[claims[j].Sentence].TitleCase && !sents[c.Sentence].TitleCase {
				first[p] = i
			}
		}
	}
	out := claims[:0:0]
	for i, c := range claims {
		if !standing(c.Rule) || first[pair{c.Unsaid, mentions[c.Object].Chain}] == i {
			out = append(out, c)
		}
	}
	return out
}

func standing(rule string) bool {
	kind, _, _ := strings.Cut(rule, ":")
	return kind == "modifier" || kind == "owner"
}

// mostClaims bounds the Claims of one Sentence, so that a list of a hundred names
// does not make thousands.
const mostClaims = 120

// reader reads one Sentence.
type reader struct {
	k          *Maker
	s          *nlp.Sentence
	tree       *nlp.Tree
	tokens     []int // of each Mention of this Sentence: the Token it stands for, nil until asked
	n          int
	m          []Mention // of the whole Document
	begin, end int       // those of this Sentence
	heads      [][]int   // of each Chunk: the Mentions that its head stands for
	parts      [][]int   // of each Chunk: other names in it
	aims       [][]int   // of each Chunk: the objectives that start there
	seen       map[pair]int
	side       int // the chain from whose side the text is written, -1 for none
	sideKind   kg.Kind
	published  time.Time // zero if unknown
	now        string    // the date of the clause that is being read
	out        []Claim
	dropped    []Dropped
}

type pair struct {
	subject, object int // chains
	predicate       kg.Predicate
}

func newReader(k *Maker, s *nlp.Sentence, n int, m []Mention, begin, end int) *reader {
	r := &reader{k: k, s: s, tree: s.Tree(), n: n, m: m, begin: begin, end: end, seen: map[pair]int{}}
	r.heads = make([][]int, len(s.Chunks))
	r.parts = make([][]int, len(s.Chunks))
	r.aims = make([][]int, len(s.Chunks))
	for i := begin; i < end; i++ {
		c := m[i].Chunk
		if c < 0 || c >= len(s.Chunks) || m[i].Chain < 0 || m[i].Worth < leastWorth {
			continue
		}
		switch {
		case k.class(m[i].Kind) == kg.Objective:
			r.aims[c] = append(r.aims[c], i)
		case m[i].First <= s.Chunks[c].Head && s.Chunks[c].Head <= m[i].Last:
			if h := r.heads[c]; len(h) == 0 || m[h[0]].First == m[i].First && m[h[0]].Last == m[i].Last && m[i].Form != kg.Name {
				r.heads[c] = append(h, i)
			} else if m[h[0]].First < m[i].First && m[i].Last == m[h[0]].Last && m[i].Form == kg.Name && m[i].Kind == "Government" {
				r.parts[c] = append(r.parts[c], i) // "Parliament of Kenya"
			}
		default:
			r.parts[c] = append(r.parts[c], i)
		}
	}
	return r
}

func (k *Maker) class(kind kg.Kind) kg.Class {
	c, _ := k.o.Class(kind)
	return c
}

func (r *reader) read() {
	r.offices()
	r.holders()
	r.accordingTo()
	r.addresses()
	for v := range r.s.Chunks {
		switch r.s.Chunks[v].Kind {
		case nlp.VerbGroup:
			r.now = r.when(v)
			r.verb(v)
			r.now = ""
		case nlp.NounPhrase:
			r.noun(v)
			r.phrase(v)
		}
	}
}

// refs gives the Mentions that a Chunk stands for: its head, else what describes
// it ("Turkish forces" stands for Turkey).
func (r *reader) refs(c int) []int {
	if c < 0 {
		return nil
	}
	if len(r.heads[c]) > 0 {
		return r.heads[c]
	}
	return r.parts[c]
}

// all gives the Mentions of several Chunks.
func (r *reader) all(chunks []int) []int {
	var out []int
	for _, c := range chunks {
		out = append(out, r.refs(c)...)
	}
	return out
}

// tell makes a Claim, or drops the candidate with a reason.
func (r *reader) tell(c Claim) bool {
	s, o := Mention{Chain: r.side, Kind: r.sideKind}, r.m[c.Object]
	if c.Subject >= 0 {
		s = r.m[c.Subject]
	}
	c.Unsaid, c.When = s.Chain, r.now
	c.Sentence = r.n
	if s.Chain < 0 || o.Chain < 0 {
		return false
	}
	if s.Chain == o.Chain {
		return false
	}
	if !r.k.o.Allows(s.Kind, c.Predicate, o.Kind) {
		if !r.k.o.Allows(s.Kind, kg.RelatedTo, o.Kind) {
			return r.drop(c.Subject, c.Object, NotAllowed)
		}
		c.Predicate = kg.RelatedTo
	}
	if len(r.out) >= mostClaims {
		return false
	}
	key := pair{s.Chain, o.Chain, c.Predicate}
	if _, ok := r.seen[key]; ok {
		return false
	}
	if c.Predicate == kg.RelatedTo {
		for _, p := range r.out {
			a, b := p.Unsaid, r.m[p.Object].Chain
			if a == s.Chain && b == o.Chain || a == o.Chain && b == s.Chain {
				return false
			}
		}
	}
	if r.k.o.Symmetric(c.Predicate) {
		if _, ok := r.seen[pair{o.Chain, s.Chain, c.Predicate}]; ok {
			return false
		}
	}
	r.seen[key] = len(r.out)
	if c.Status == "" {
		c.Status = kg.Asserted
	}
	if c.Confidence == 0 {
		c.Confidence = 0.5
	}
	r.out = append(r.out, c)
	return true
}

// drop keeps a candidate that is no Claim, with the reason.
func (r *reader) drop(subject, object int, reason string) bool {
	if subject >= 0 && object >= 0 && len(r.dropped) < mostClaims && r.m[subject].Chain >= 0 && r.m[object].Chain >= 0 && r.m[subject].Chain != r.m[object].Chain {
		r.dropped = append(r.dropped, Dropped{Sentence: r.n, Subject: subject, Object: object, Reason: reason})
	}
	return false
}

// told reports whether a Claim of the Sentence relates the chains of two Mentions
// already, in either direction.
func (r *reader) told(a, b int) bool {
	for _, c := range r.out {
		x, y := c.Unsaid, r.m[c.Object].Chain
		if x == r.m[a].Chain && y == r.m[b].Chain || x == r.m[b].Chain && y == r.m[a].Chain {
			return true
		}
	}
	return false
}
