package nlp

// A ChunkKind says what a Chunk is.
type ChunkKind uint8

// The ChunkKinds.
const (
	Other ChunkKind = iota
	NounPhrase
	VerbGroup
	Prep     // a preposition
	Mark     // a word that opens a subordinate clause: "that", "because"
	Relative // a word that opens a relative clause: "which", "who"
	Coord    // "and", "or", "but"
	Comma
	Stop // any other punctuation
	Adjective
	Adverb
)

// A Role says how a Chunk hangs from another.
type Role uint8

// The Roles of noun phrases and verb groups.
const (
	NoRole     Role = iota
	Subject         // of the verb group Up
	Object          // of the verb group Up
	ByPrep          // joined to Up by the preposition Via
	Member          // a further member of the list that Up opens
	Apposition      // another description of Up
	OwnerOf         // possessor of the noun phrase Up
	Clausal         // a clause that is said or thought by the verb group Up
	RelClause       // a clause that describes the noun phrase Up
	Infinitive      // "to ..." of Up
	Participle      // "-ing" or "-ed" of Up
	Adverbial       // a subordinate clause of the verb group Up
)

// A Chunk is a run of Tokens that belong together, and what it hangs from.
type Chunk struct {
	Kind        ChunkKind
	First, Last int // Tokens, both included
	Head        int // the Token that carries the meaning
	Up          int // the Chunk it hangs from, -1 for none
	Via         int // the preposition's or subordinator's Chunk, -1 for none
	Role        Role
	Owner       int  // of a noun phrase: the possessor's Chunk, -1 for none
	Verb        Verb // of a verb group
}

// A Verb says what a verb group is.
type Verb struct {
	Lemma   string // of its main verb, or of the adjective after a copula
	Modal   string // "will", "may" ...
	Finite  bool
	To      bool // starts with "to"
	Ing     bool // a participle or gerund without an auxiliary
	Passive bool
	Negated bool
	Copula  bool // "be", "become", "remain" with what follows as predicate
}

// A Range is a run of Tokens of a Sentence, both ends included.
type Range struct{ First, Last int }

// Shape groups the Tokens of a Sentence into Chunks and hangs them from one
// another. The given Ranges, in order and apart, are kept whole as noun phrases.
func (s *Sentence) Shape(whole []Range) {
	c := chunker{s: s, whole: whole}
	for c.i < len(s.Tokens) {
		c.step()
	}
	s.Chunks = c.out
	s.attach()
}

// phrases are words that act as one: prepositions, and "as well as".
var phrases = map[string][]string{
	"pursuant": {"to"}, "according": {"to"}, "due": {"to"}, "prior": {"to"}, "contrary": {"to"}, "thanks": {"to"}, "subject": {"to"},
	"along": {"with"}, "together": {"with"}, "because": {"of"}, "instead": {"of"}, "ahead": {"of"}, "regardless": {"of"}, "out": {"of"},
	"such": {"as"}, "rather": {"than"}, "away": {"from"}, "as": {"well", "as"}, "except": {"for"}, "in": {"order", "to"},
}

// phrase gives the length and Kind of the words that act as one from i on.
func (c *chunker) phrase(i int) (int, ChunkKind) {
	t := c.s.Tokens
	rest, ok := phrases[t[i].Lower]
	if !ok || i+len(rest) >= len(t) {
		return 0, Other
	}
	for k, w := range rest {
		if t[i+1+k].Lower != w {
			return 0, Other
		}
	}
	switch t[i].Lower {
	case "as":
		return 3, Coord
	case "in":
		return 2, Adverb // "to" starts the infinitive
	}
	return 2, Prep
}

type chunker struct {
	s     *Sentence
	whole []Range
	i     int
	out   []Chunk
}

func (c *chunker) add(k ChunkKind, first, last, head int) {
	c.out = append(c.out, Chunk{Kind: k, First: first, Last: last, Head: head, Up: -1, Via: -1, Owner: -1})
	c.i = last + 1
}

// name gives the Range that starts at i, if one does.
func (c *chunker) name(i int) (Range, bool) {
	for len(c.whole) > 0 && c.whole[0].Last < i {
		c.whole = c.whole[1:]
	}
	for _, r := range c.whole {
		if r.First == i {
			return r, true
		}
		if r.First > i {
			break
		}
	}
	return Range{}, false
}

func (c *chunker) step() {
	t := c.s.Tokens
	i := c.i
	tok := t[i]
	if tok.Lower == "including" {
		c.add(Prep, i, i, i)
		return
	}
	if n, k := c.phrase(i); n > 0 {
		c.add(k, i, i+n-1, i)
		return
	}
	if _, ok := c.name(i); ok {
		c.nounPhrase(i)
		return
	}
	if d, ok := c.date(i); ok {
		head := i
		for c.s.month(head) == 0 {
			head++
		}
		c.add(NounPhrase, d.First, d.Last, head)
		return
	}
	switch tok.Tag {
	case ",":
		c.add(Comma, i, i, i)
	case "CC":
		c.add(Coord, i, i, i)
	case "WDT", "WP", "WP$", "WRB":
		c.add(Relative, i, i, i)
	case "TO", "IN", "RP":
		c.preposition(i)
	case "MD":
		c.verbGroup(i)
	case "VB", "VBZ", "VBP", "VBD", "VBN", "VBG":
		if c.modifies(i) {
			c.nounPhrase(i)
		} else {
			c.verbGroup(i)
		}
	case "PDT", "DT", "PRP$", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP", "EX", "$", "FW", "POS", "AFX", "ADD", "GW":
		c.nounPhrase(i)
	case "RB", "RBR", "RBS":
		if tok.Is("not", "n't", "never") && i+1 < len(t) && (t[i+1].Verb() || t[i+1].Tag == "TO") {
			c.verbGroup(i)
			return
		}
		c.add(Adverb, i, i, i)
	case "UH", "LS", "XX", "SYM", "NFP":
		c.add(Other, i, i, i)
	default:
		c.add(Stop, i, i, i)
	}
}

var marks = wordSet("that because if while although though unless whether lest whereas until till once")

// preposition takes "to" before a verb as the start of a verb group, "that" and
// its like as marks, and the rest as prepositions.
func (c *chunker) preposition(i int) {
	t := c.s.Tokens
	if t[i].Tag == "TO" || t[i].Lower == "to" {
		j := i + 1
		for j < len(t) && t[j].Tag[:1] == "R" {
			j++
		}
		if j < len(t) && (t[j].Tag == "VB" || j > i+1 && t[j].Verb()) {
			c.verbGroup(i)
			return
		}
	}
	if marks[t[i].Lower] {
		if t[i].Lower == "that" && len(c.out) > 0 && c.out[len(c.out)-1].Kind == NounPhrase {
			j := i + 1
			for j < len(t) && t[j].Tag[:1] == "R" {
				j++
			}
			if j < len(t) && (t[j].Tag == "MD" || t[j].Verb()) {
				c.add(Relative, i, i, i)
				return
			}
		}
		c.add(Mark, i, i, i)
		return
	}
	c.add(Prep, i, i, i)
}
