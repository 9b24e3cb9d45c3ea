package nlp

// attach hangs each noun phrase and verb group of the Sentence from another, in
// one pass from left to right. Noun phrases after a preposition hang low, from
// what stands right before the preposition; who reads the result may climb.
func (s *Sentence) attach() {
	a := attacher{s: s, c: s.Chunks}
	a.open, a.noun, a.verb, a.finite, a.prep, a.mark, a.rel, a.inf, a.ing, a.list, a.outer = -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1
	for a.i = range s.Chunks {
		a.take()
	}
	a.invert()
	a.parallel()
	a.openers()
}

// openers hangs the phrases that open the sentence ("In Niamey, ...") from the
// first verb of a main clause.
func (a *attacher) openers() {
	main := -1
	for i, c := range a.c {
		if c.Kind == VerbGroup && c.Verb.Finite && c.Role == NoRole {
			main = i
			break
		}
	}
	for i := 0; i < main; i++ {
		if c := a.c[i]; c.Role == ByPrep && c.Up < 0 {
			a.c[i].Up = main
		}
	}
}

// lookahead bounds how many Chunks are looked at ahead, so that the pass stays
// linear.
const lookahead = 24

type attacher struct {
	s *Sentence
	c []Chunk
	i int

	outer  int // noun phrase that waits for its verb while a clause describes it
	open   int // noun phrase that waits for its verb
	noun   int // last noun phrase
	verb   int // last verb group
	finite int // last finite verb group
	inf    int // last infinitive
	ing    int // last gerund or participle in -ing
	prep   int // preposition that waits for its noun phrase or gerund
	mark   int // subordinator that waits for its verb
	rel    int // relative word that waits for its verb

	list  int  // object or member after which a list goes on behind a semicolon
	apart bool // a comma stands before the preposition that waits
	coord bool // "and" stands right before
	comma bool // a comma stands right before
	cut   bool // a semicolon, colon or dash stands right before
}

func (a *attacher) take() {
	i := a.i
	switch a.c[i].Kind {
	case NounPhrase:
		if a.c[i].Role == OwnerOf {
			return
		}
		a.nounPhrase()
		if !a.timely(i) {
			a.noun = i
		}
		a.coord, a.comma, a.cut = false, false, false
	case VerbGroup:
		a.verbGroup()
		a.verb = i
		a.coord, a.comma, a.cut = false, false, false
	case Prep:
		a.prep = i
		a.apart = a.comma && !a.coord
		a.coord, a.comma = false, false
	case Mark:
		a.mark, a.open, a.prep = i, -1, -1
		a.coord, a.comma = false, false
	case Relative:
		if a.open >= 0 {
			a.outer = a.open
		}
		a.rel, a.open = i, -1
		a.coord, a.comma = false, false
	case Coord:
		a.coord = true
	case Comma:
		a.comma = true
	case Stop:
		switch a.s.Tokens[a.c[i].First].Text {
		case ";":
			a.outer, a.open, a.prep, a.mark, a.rel, a.cut = -1, -1, -1, -1, -1, true
			a.comma = true
			a.list = a.semicolon()
		case ":", "–", "—", "--":
			a.prep, a.cut = -1, true
		}
	}
}

func (a *attacher) joined() bool { return a.coord || a.comma }

// before gives the last noun phrase, verb group or adjective before chunk i, or -1.
func (a *attacher) before(i int) int {
	for i--; i >= 0; i-- {
		switch a.c[i].Kind {
		case NounPhrase:
			if a.c[i].Role != OwnerOf && (a.c[i].Role != NoRole || !a.timely(i)) {
				return i
			}
		case VerbGroup, Adjective:
			return i
		}
	}
	return -1
}

func (a *attacher) hang(i, up int, role Role, via int) {
	if up == i {
		return
	}
	a.c[i].Up, a.c[i].Role, a.c[i].Via = up, role, via
}

func (a *attacher) nounPhrase() {
	i := a.i
	prev := a.before(i)
	switch {
	case a.prep >= 0 && clausal[a.s.Tokens[a.c[a.prep].First].Lower] && a.meetsVerb(i):
		a.mark, a.prep, a.open = a.prep, -1, i // "as they strive", "after it fell"
	case a.prep >= 0:
		a.hang(i, a.above(a.prep), ByPrep, a.prep)
		a.prep = -1
	case a.timely(i) && (a.open >= 0 || prev < 0 || a.joined() || a.c[prev].Kind == VerbGroup):
		return // "today" is nobody's subject or object
	case a.list >= 0 && a.cut && !a.meetsVerb(i):
		a.hang(i, a.list, Member, -1)
		a.list = -1
	case a.comma && a.noun >= 0 && a.open < 0 && a.verb < 0 && !a.coord && a.opening():
		a.open = i // "Through the agreement, X and Y will ..."
	case a.comma && !a.coord && a.noun >= 0 && prev == a.noun && !a.cut && a.named(a.noun) && a.singular(i) && !a.named(i) && a.c[i].Owner < 0 && !a.meetsVerb(i):
		a.hang(i, a.noun, Apposition, -1) // "X, member of A and head of B"
	case a.joined() && a.noun >= 0 && a.inList(i) && !a.opensClause(i):
		a.hang(i, a.listHead(), Member, -1)
	case a.noun >= 0 && prev == a.noun && !a.coord && a.describes(i):
		a.hang(i, a.noun, Apposition, -1)
	case a.verb >= 0 && prev == a.noun && !a.joined() && !a.cut && a.named(i) && a.lateObject(prev) && !a.meetsVerb(i):
		a.hang(i, a.verb, Object, -1)
		a.open = -1
	case a.verb >= 0 && prev == a.verb && !a.joined() && !a.cut && a.rel < a.verb && a.mark < a.verb:
		a.hang(i, a.verb, Object, -1)
		if a.verb == a.finite {
			a.open = -1
		}
	default:
		a.open = i
	}
}

// above gives what a phrase with the preposition at p hangs from: what stands
// right before, or the clause's verb where a comma sets it apart.
func (a *attacher) above(p int) int {
	up := a.before(p)
	if a.apart && a.finite >= 0 && a.open < 0 && up >= 0 && a.c[up].Kind == NounPhrase {
		v := a.finite
		for range 3 {
			if a.c[v].Role == RelClause && a.c[v].Up >= 0 {
				if g := a.s.Governor(a.c[v].Up); g >= 0 && g != v {
					v = g
					continue
				}
			}
			break
		}
		return v
	}
	return up
}

var times = wordSet("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday")

// describes reports whether the noun phrase at i says again what stands before
// it: in brackets, or after a comma without a verb of its own.
func (a *attacher) describes(i int) bool {
	if i > 0 && a.c[i-1].Kind == Stop {
		switch a.s.Tokens[a.c[i-1].First].Text {
		case "(", "[", "–", "—", "--":
			return true
		}
	}
	if !a.comma || a.cut {
		return false
	}
	return a.open >= 0 && a.verb < a.open || !a.meetsVerb(i)
}

// meetsVerb reports whether the next thing after the noun phrase at i, over
// prepositional phrases and adverbs, is a finite verb.
func (a *attacher) meetsVerb(i int) bool {
	for j := i + 1; j < len(a.c) && j < i+lookahead; j++ {
		switch c := a.c[j]; c.Kind {
		case VerbGroup:
			return c.Verb.Finite || c.Verb.Passive && a.s.Tokens[c.Head].Tag == "VBN"
		case NounPhrase:
			if k := a.c[j-1].Kind; k != Prep && a.c[j].Owner < 0 {
				return false
			}
		case Prep, Adverb:
		case Stop:
			if t := a.s.Tokens[c.First].Text; t != "(" && t != ")" && t != "\"" && t != "“" && t != "”" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// opensClause reports whether the noun phrase at i, after "and" or a comma, is
// the subject of a new clause and not one more member of a list.
func (a *attacher) opensClause(i int) bool {
	if a.open >= 0 && a.verb < a.open && a.coord {
		return false // the list itself waits for the verb
	}
	return a.meetsVerb(i)
}

// inList reports whether the noun phrase at i belongs to a list: "and" stands
// before it, or follows after more members.
func (a *attacher) inList(i int) bool {
	if a.coord {
		return true
	}
	commas := 0
	for j := i + 1; j < len(a.c) && j < i+lookahead; j++ {
		switch a.c[j].Kind {
		case Coord:
			return j+1 < len(a.c) && a.c[j+1].Kind != VerbGroup && (commas > 0 || a.c[j-1].Kind == Comma || a.listed())
		case Comma:
			commas++
		case NounPhrase, Prep, Adjective, Adverb:
		case VerbGroup:
			if !a.c[j].Verb.Ing && !a.c[j].Verb.Passive || a.c[j].Verb.Finite {
				return false
			}
		case Stop:
			if t := a.s.Tokens[a.c[j].First].Text; t != "(" && t != ")" && t != ";" {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// listed reports whether the last noun phrase is already a member of a list.
func (a *attacher) listed() bool { return a.noun >= 0 && a.c[a.noun].Role == Member || a.comma }

// listHead chooses which noun phrase the list starts with: the last one, or one
// that it hangs from and that already has members.
func (a *attacher) listHead() int {
	n := a.noun
	for range lookahead {
		switch a.c[n].Role {
		case Member:
			return a.c[n].Up
		case Apposition:
			n = a.c[n].Up
			continue
		case ByPrep:
			up := a.c[n].Up
			if a.comma && up >= 0 && a.c[up].Kind == NounPhrase && a.c[up].Role == Member {
				return a.c[up].Up
			}
			if a.open >= 0 && up == a.open && a.named(a.i) && a.named(up) && !a.named(n) {
				return up
			}
		}
		return n
	}
	return n
}

// named reports whether the noun phrase's head is a proper noun.
func (a *attacher) named(i int) bool { return a.s.Tokens[a.c[i].Head].Proper() }

// lateObject reports whether the noun phrase n stands between the last verb and
// an object that comes late: "designated for sanctions X", "said Monday X".
func (a *attacher) lateObject(n int) bool {
	if n < 0 || a.c[n].Role != ByPrep || a.c[n].Up != a.verb {
		return false
	}
	for j := a.verb + 1; j < n; j++ {
		if a.c[j].Role == Object && a.c[j].Up == a.verb {
			return false
		}
	}
	return true
}

// semicolon gives the object whose list goes on after a semicolon, -1 for none.
func (a *attacher) semicolon() int {
	for j := a.i - 1; j >= 0 && j > a.i-2*lookahead; j-- {
		switch {
		case a.c[j].Kind == NounPhrase && a.c[j].Role == Object && a.c[j].Up >= 0 && a.c[a.c[j].Up].Role != RelClause && a.named(j):
			return j
		case a.c[j].Kind == NounPhrase && a.c[j].Role == Member && a.c[j].Up >= 0 && a.c[a.c[j].Up].Role == Object && a.named(j):
			return a.c[j].Up
		case a.c[j].Kind == Stop && a.s.Tokens[a.c[j].First].Text == ":":
			if j+1 < a.i && a.c[j+1].Kind == NounPhrase {
				return j + 1
			}
		}
	}
	return -1
}

var clausal = wordSet("as after before since until than because")

// opening reports whether all noun phrases so far belong to prepositional phrases
// that open the sentence.
func (a *attacher) opening() bool {
	n := a.noun
	for range lookahead {
		c := a.c[n]
		switch {
		case c.Role == ByPrep && c.Up < 0:
			return true
		case c.Role == ByPrep || c.Role == Member || c.Role == Apposition:
			n = c.Up
		default:
			return false
		}
	}
	return false
}

func (a *attacher) singular(i int) bool { return a.s.Tokens[a.c[i].Head].Tag == "NN" }
