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
	if n, k := c.phrase(i); n > 0 {
		c.add(k, i, i+n-1, i)
		return
	}
	if _, ok := c.name(i); ok {
		c.nounPhrase(i)
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

// modifies reports whether the participle at i describes the noun after it, or
// is itself the head of a noun phrase ("the broadening of").
func (c *chunker) modifies(i int) bool {
	t := c.s.Tokens
	tag := t[i].Tag
	if tag != "VBG" && tag != "VBN" {
		return false
	}
	inside := i > 0 && len(c.out) > 0 && c.out[len(c.out)-1].Last == i-1 && c.out[len(c.out)-1].Kind == NounPhrase && t[i-1].Tag == "POS"
	noun := i+1 < len(t) && (t[i+1].Noun() || t[i+1].Tag[:1] == "J")
	if r, ok := c.name(i + 1); ok && noun {
		noun = r.First == r.Last && !t[i+1].Proper()
	}
	if inside {
		return true
	}
	return tag == "VBN" && noun && !c.afterAux(i)
}

func (c *chunker) afterAux(i int) bool {
	t := c.s.Tokens
	for i--; i >= 0 && t[i].Tag[:1] == "R"; i-- {
	}
	return i >= 0 && (t[i].Lemma == "be" || t[i].Lemma == "have" || t[i].Lemma == "get")
}

// nounPhrase takes determiners, modifiers and nouns from i on; its head is the
// last noun, and it ends before a possessive 's, which the next phrase opens.
func (c *chunker) nounPhrase(i int) {
	t := c.s.Tokens
	owned := t[i].Tag == "POS"
	j, head := i, -1
	if owned {
		j++
	}
	begin := j
	for j < len(t) {
		if r, ok := c.name(j); ok {
			if head >= 0 && t[head].Tag == "NNS" {
				goto done
			}
			head, j = r.Last, r.Last+1
			continue
		}
		tag := t[j].Tag
		switch {
		case tag == "PRP" || tag == "EX":
			if j > begin {
				goto done
			}
			head = j
			j++
			goto done
		case t[j].Noun() || tag == "CD" || tag == "FW" || tag == "ADD" || tag == "GW" || tag == "$":
			head = j
		case tag == "DT" || tag == "PRP$" || tag == "PDT":
			if head >= 0 || j > begin && t[j-1].Tag != "PDT" && !t[j-1].Is("all", "both", "such", "half") {
				goto done
			}
		case tag == "JJ" || tag == "JJR" || tag == "JJS" || tag == "AFX":
			if head >= 0 && !c.nounFollows(j) {
				goto done
			}
		case tag == "VBG":
			if head < 0 && j == begin && !owned {
				goto done
			}
			if !c.nounFollows(j) && head >= 0 && !c.endsPhrase(j) {
				goto done
			}
			if head >= 0 && j+1 < len(t) && (t[j+1].Tag[:1] == "J" || c.determiner(j+1)) {
				goto done
			}
			head = j
		case tag == "VBN":
			if !c.nounFollows(j) || head >= 0 {
				goto done
			}
		case (tag == "RB" || tag == "RBR") && head < 0 && j > begin && t[j-1].Tag == "," && j+1 < len(t) && t[j+1].Tag == "," && c.listOfAdjectives(j-1):
		case tag == "RB" || tag == "RBR" || tag == "RBS":
			if head >= 0 || j+1 >= len(t) || !(t[j+1].Tag[:1] == "J" || t[j+1].Tag == "VBN" || t[j+1].Tag == "CD") {
				goto done
			}
		case tag == "CC" || tag == ",":
			if j == begin || head == j-1 || !c.listOfAdjectives(j) {
				goto done
			}
		case tag == "``" || tag == "''" || tag == "\"":
			if head >= 0 || j+1 >= len(t) || !(t[j+1].Tag[:1] == "J" || t[j+1].Noun()) && j == begin {
				goto done
			}
		default:
			goto done
		}
		j++
	}
done:
	for j > begin && head < j-1 && head >= 0 {
		j--
	}
	if head < 0 {
		c.headless(i, max(j, i+1))
		return
	}
	c.add(NounPhrase, i, j-1, head)
	n := len(c.out) - 1
	if owned && n > 0 && c.out[n-1].Kind == NounPhrase {
		c.out[n].Owner = n - 1
		c.out[n-1].Role, c.out[n-1].Up = OwnerOf, n
	}
}

// headless takes tokens that looked like a noun phrase but hold no noun:
// adjectives, or a determiner that stands alone ("this marks").
func (c *chunker) headless(i, j int) {
	t := c.s.Tokens
	for k := i; k < j; k++ {
		if t[k].Tag[:1] == "J" || t[k].Tag == "VBN" {
			c.add(Adjective, i, j-1, j-1)
			return
		}
	}
	if t[i].Tag == "DT" || t[i].Tag == "PDT" || t[i].Tag == "PRP$" {
		c.add(NounPhrase, i, i, i)
		return
	}
	c.add(Other, i, i, i)
}

func (c *chunker) determiner(i int) bool {
	t := c.s.Tokens
	return i < len(t) && (t[i].Tag == "DT" || t[i].Tag == "PRP$" || t[i].Tag == "PRP")
}

// nounFollows reports whether after j, over modifiers, comes a noun.
func (c *chunker) nounFollows(j int) bool {
	t := c.s.Tokens
	for k := j + 1; k < len(t) && k < j+8; k++ {
		switch tag := t[k].Tag; {
		case t[k].Noun() || tag == "CD":
			return true
		case tag[:1] == "J" || tag == "VBN" || tag == "VBG":
		case (tag == "CC" || tag == ",") && k+1 < len(t) && t[k+1].Tag[:1] == "J":
		default:
			return false
		}
	}
	return false
}

// endsPhrase reports whether a noun phrase may end at j: "institution building,".
func (c *chunker) endsPhrase(j int) bool {
	t := c.s.Tokens
	if j+1 >= len(t) {
		return true
	}
	switch t[j+1].Tag {
	case ",", ".", "CC", "MD", "VBZ", "VBP", "VBD", "-RRB-", ":":
		return true
	}
	return false
}

// listOfAdjectives reports whether the comma or "and" at j stands between
// adjectives of one noun phrase: "resilient, secure and open region".
func (c *chunker) listOfAdjectives(j int) bool {
	t := c.s.Tokens
	if p := t[j-1].Tag; p[:1] != "J" && p != "VBN" && p != "," {
		return false
	}
	k := j + 1
	if k < len(t) && t[j].Tag == "," && t[k].Tag == "CC" {
		k++
	}
	for k < len(t) && t[k].Tag[:1] == "R" {
		if k+2 < len(t) && t[k+1].Tag == "," && (t[k+2].Tag[:1] == "J" || t[k+2].Tag == "CC") { // "safe, orderly, and humane"
			k++
			if t[k+1].Tag == "CC" {
				k++
			}
		}
		k++
	}
	return k < len(t) && (t[k].Tag[:1] == "J" || t[k].Tag == "VBN") && c.nounFollows(k)
}
