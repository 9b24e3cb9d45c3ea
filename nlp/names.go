package nlp

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"strings"
)

// A Name is a run of Tokens that names something, and what kind of thing.
type Name struct {
	First, Last int    // Tokens of the Sentence, both included
	Type        string // one of NameTypes
}

// NameTypes are the types of Names. A politician is a person, a party an
// organisation, a country a location and an election an event: see [Broader].
// A work is a program, law, document or agreement.
var NameTypes = []string{"person", "politician", "organisation", "party", "location", "country", "event", "election", "work", "misc"}

// Broader gives the type that holds one of NameTypes, itself if none does.
func Broader(t string) string {
	switch t {
	case "politician":
		return "person"
	case "party":
		return "organisation"
	case "country":
		return "location"
	case "election":
		return "event"
	}
	return t
}

// NameWords are the words that a name finder is told of, as this package knows
// none with a meaning. Both methods are called with words as they stand in a text.
type NameWords interface {
	// NameAt gives how many words the longest known name has that starts at i, 0
	// for none, and the list that it is on.
	NameAt(words []string, i int) (n int, list string)
	// Role tells what a word by itself says of a name that it stands in or beside:
	// that it is a title, a given name or the head of a kind of body; "" for nothing.
	Role(word string) string
}

// A Namer finds the Names of a Document's Sentences: a linear-chain model over
// features of words, of the words around them and of what else the Document says
// of them.
type Namer struct {
	words   NameWords
	style   string
	table   *table
	chain   *chain
	styles  []string
	classes *WordClasses
}

// With gives a Namer of the same weights that goes by words, and finds names as
// the texts of the given style have them: one of Styles, "" for a text like none.
func (n *Namer) With(words NameWords, style string) *Namer {
	c := *n
	c.words, c.style = words, style
	return &c
}

// Styles lists the kinds of texts that the weights know.
func (n *Namer) Styles() []string { return n.styles }

// Names gives the Names of each of the Sentences of one Document, which have
// their tags, in order and apart.
func (n *Namer) Names(sents []Sentence) [][]Name {
	out := make([][]Name, len(sents))
	x := newNameSetting(sents, n.words, n.classes, n.style)
	states := n.chain.states
	var features []uint32
	var scores []int32
	v := n.chain.newViterbi()
	for i := range sents {
		if !x.any(i) {
			continue
		}
		t := sents[i].Tokens
		if need := len(t) * states; cap(scores) < need {
			scores = make([]int32, need)
		}
		scores = scores[:len(t)*states]
		clear(scores)
		x.start(i)
		for k := range t {
			features = x.features(k, features[:0])
			n.table.score(features, scores[k*states:][:states])
			if !mayJoin(&t[k]) {
				keepOut(scores[k*states:][:states])
			}
		}
		out[i] = readNames(v.best(scores, len(t)))
	}
	return out
}

// mayJoin reports whether a Token without a capital may stand inside of a name that
// has some: small words may, and no others.
func mayJoin(t *Token) bool {
	if t.Upper() || len(t.Text) <= 3 || !isLetter(t.Text) {
		return !t.Verb() || t.Upper()
	}
	switch t.Lower {
	case "against", "between", "with", "from", "under", "over", "into", "among", "dos", "della", "ould", "within":
		return true
	}
	return strings.ContainsAny(t.Text, "-'’") || t.Proper()
}

// keepOut makes a Token stand in the middle of no name but an election's, which
// may be called by plain words.
func keepOut(scores []int32) {
	for k, t := range NameTypes {
		if t != "election" {
			scores[stateOf(k, inside)] += never / 1024
		}
	}
}

// The states of a Token: 0 is outside of all names; four for each type follow, of
// the Token that begins a longer name, lies inside, ends it, or is a name by itself.
const (
	begins = iota
	inside
	ends
	alone
)

func stateOf(kind, place int) int { return 1 + 4*kind + place }

func countStates() int { return 1 + 4*len(NameTypes) }

// readNames reads the Names off the states of Tokens.
func readNames(states []uint8) []Name {
	var out []Name
	first := 0
	for i, s := range states {
		if s == 0 {
			continue
		}
		kind, place := int(s-1)/4, int(s-1)%4
		if place == begins || place == alone {
			first = i
		}
		if place == ends || place == alone {
			out = append(out, Name{first, i, NameTypes[kind]})
		}
	}
	return out
}

// may reports whether state b may follow state a; -1 is the edge of the sentence.
func may(a, b int) bool {
	open := func(s int) (int, bool) {
		if s < 1 {
			return 0, false
		}
		return (s - 1) / 4, (s-1)%4 <= inside
	}
	ka, inA := open(a)
	if b < 1 {
		return !inA
	}
	place := (b - 1) % 4
	if inA {
		return (b-1)/4 == ka && (place == inside || place == ends)
	}
	return place == begins || place == alone
}

// chain holds what following one another says of states.
type chain struct {
	states int
	step   []int32 // of states+1 rows, the last for the sentence's start
	from   [][]uint8
}

// newChain makes the chain of transition weights; step has a row of states for
// each state and one for the start.
func newChain(states int, step []int32) *chain {
	c := &chain{states: states, step: step, from: make([][]uint8, states)}
	for b := range states {
		for a := range states {
			if may(a, b) {
				c.from[b] = append(c.from[b], uint8(a))
			}
		}
	}
	return c
}

type viterbi struct {
	c    *chain
	now  []int32
	next []int32
	back []uint8
	out  []uint8
}

func (c *chain) newViterbi() *viterbi {
	return &viterbi{c: c, now: make([]int32, c.states), next: make([]int32, c.states)}
}

const never = math.MinInt32 / 4

// best gives the best states of n Tokens, whose scores lie one after another. The
// slice is used again by the next call.
func (v *viterbi) best(scores []int32, n int) []uint8 {
	c, s := v.c, v.c.states
	if cap(v.back) < n*s {
		v.back, v.out = make([]uint8, n*s), make([]uint8, n)
	}
	back, out := v.back[:n*s], v.out[:n]
	for b := range s {
		v.now[b] = never
		if may(-1, b) {
			v.now[b] = scores[b] + c.step[s*s+b]
		}
	}
	for i := 1; i < n; i++ {
		row := scores[i*s:][:s]
		for b := range s {
			best, at := int32(never), uint8(0)
			for _, a := range c.from[b] {
				if x := v.now[a] + c.step[int(a)*s+b]; x > best {
					best, at = x, a
				}
			}
			v.next[b], back[i*s+b] = best+row[b], at
		}
		v.now, v.next = v.next, v.now
	}
	last := 0
	for b := range s {
		if may(b, -1) && (v.now[b] > v.now[last]) {
			last = b
		}
	}
	for i := n - 1; i >= 0; i-- {
		out[i] = uint8(last)
		last = int(back[i*s+last])
	}
	return out
}

const namesMagic = "names1"

// namesLimit bounds what the weights may unpack to.
const namesLimit = 64 << 20

// ReadNamer reads weights that [TrainNames] made.
func ReadNamer(raw []byte, classes *WordClasses) (*Namer, error) {
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("name weights: %w", err)
	}
	b, err := io.ReadAll(io.LimitReader(z, namesLimit))
	if err != nil {
		return nil, fmt.Errorf("name weights: %w", err)
	}
	d := &decoder{b: b}
	if string(d.take(len(namesMagic))) != namesMagic {
		return nil, fmt.Errorf("name weights: not in the form of this version")
	}
	if n := int(d.u8()); n != len(NameTypes) {
		return nil, fmt.Errorf("name weights: %d types, not %d", n, len(NameTypes))
	}
	n := &Namer{words: noWords{}, classes: classes}
	for range d.u8() {
		n.styles = append(n.styles, d.text())
	}
	s := countStates()
	step := make([]int32, (s+1)*s)
	for i := range step {
		step[i] = int32(int16(d.u16()))
	}
	n.chain = newChain(s, step)
	if n.table, err = d.readTable(s); err != nil {
		return nil, fmt.Errorf("name weights: %w", err)
	}
	return n, nil
}

type noWords struct{}

func (noWords) NameAt([]string, int) (int, string) { return 0, "" }
func (noWords) Role(string) string                 { return "" }

// SentenceOf gives a Sentence of words, one Token each, without tags. The places
// of its Tokens are those in the words written one after another with a space between.
func SentenceOf(words []string) Sentence {
	toks := make([]Token, len(words))
	at := 0
	for i, w := range words {
		toks[i] = Token{Start: at, End: at + len(w), Text: w, Lower: lowerOf(w)}
		at += len(w) + 1
	}
	return newSentence(toks)
}
