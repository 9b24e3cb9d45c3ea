package nlp

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// Classes groups words by the company they keep, so that what is learnt of one
// word serves those like it. It is read-only.
type Classes struct {
	slots []slot // by wordHash; at is the class, and 1<<16 times the kind
}

// of gives the two classes of a word's hash, each from 1 on, or 0.
func (c *Classes) of(word uint32) (uint16, uint16) {
	if c == nil {
		return 0, 0
	}
	at := c.slots[findSlot(c.slots, word)].at
	return uint16(at), uint16(at >> 16)
}

// A ClassOptions says how to make Classes.
type ClassOptions struct {
	Classes int // how many
	Least   int // words seen fewer times have no class
	Words   int // at most so many words have one: the most frequent
	Rounds  int // how often each word may change its class
}

// TrainClasses groups the words of sentences so that the class of a word tells
// as much as can be of the class of the next (exchange of words between classes:
// Kneser and Ney 1993), and gives each word's class. The same sentences give
// the same classes.
func TrainClasses(sents [][]string, o ClassOptions) map[string]uint16 {
	e := newExchange(sents, o)
	for range o.Rounds {
		if e.round() == 0 {
			break
		}
	}
	out := map[string]uint16{}
	for w := 1; w < len(e.words); w++ {
		out[e.words[w]] = e.class[w]
	}
	return out
}

// EncodeClasses gives classes of words by their neighbours and by what they
// mean as bytes.
func EncodeClasses(classes, kinds map[string]uint16) []byte {
	at := map[uint32]uint32{}
	for _, w := range sortedKeys(kinds) {
		at[wordHash(w)] = uint32(kinds[w]) << 16
	}
	for _, w := range sortedKeys(classes) {
		h := wordHash(w)
		at[h] = at[h]&^0xffff | uint32(classes[w])
	}
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(at)))
	before := uint32(0)
	for _, h := range sortedKeys(at) {
		b = binary.AppendUvarint(b, uint64(h-before))
		b = binary.AppendUvarint(b, uint64(at[h]&0xffff))
		b = binary.AppendUvarint(b, uint64(at[h]>>16))
		before = h
	}
	return b
}

// ReadClasses reads what EncodeClasses gave.
func ReadClasses(raw []byte) (*Classes, error) {
	d := &decoder{b: raw}
	n := int(d.u32())
	if n > len(d.b)/3 {
		return nil, fmt.Errorf("word classes: %d words do not fit %d bytes", n, len(d.b))
	}
	size := 16
	for size < 2*n {
		size *= 2
	}
	c := &Classes{slots: make([]slot, size)}
	key := uint32(0)
	for range n {
		key += uint32(d.uvarint())
		class := uint32(d.uvarint()&0xffff | d.uvarint()<<16)
		if class == 0 {
			return nil, fmt.Errorf("word classes: a word without a class")
		}
		c.slots[findSlot(c.slots, key)] = slot{key, class}
	}
	if d.short || len(d.b) > 0 {
		return nil, fmt.Errorf("word classes: cut short or too long")
	}
	return c, nil
}

// exchange holds counts of pairs of neighbours while words change classes. Word
// and class 0 stand for the edge of a sentence and for words without a class.
type exchange struct {
	words   []string // from 1 on
	class   []uint16
	left    [][]pairCount // of each word: the words before it
	right   [][]pairCount
	count   []int
	classes int
	pairs   []int32 // of classes, row before column
	total   []int   // of each class
	l, r    []int32 // of the word at hand: its neighbours by class
	lc, rc  []uint16
	self    int32
}

type pairCount struct {
	word uint32
	n    int32
}

func newExchange(sents [][]string, o ClassOptions) *exchange {
	counts := map[string]int{}
	for _, s := range sents {
		for _, w := range s {
			counts[w]++
		}
	}
	words := sortedKeys(counts)
	slices.SortStableFunc(words, func(a, b string) int { return counts[b] - counts[a] })
	words = slices.DeleteFunc(words, func(w string) bool { return counts[w] < o.Least })
	words = words[:min(len(words), o.Words)]
	e := &exchange{words: append([]string{""}, words...), classes: o.Classes + 1}
	id := map[string]uint32{}
	e.class = make([]uint16, len(e.words))
	e.count = make([]int, len(e.words))
	for i, w := range words {
		id[w] = uint32(i + 1)
		e.class[i+1] = uint16(i%o.Classes + 1)
	}
	bigrams := map[uint64]int32{}
	for _, s := range sents {
		before := uint32(0)
		for _, w := range s {
			k := id[w]
			bigrams[uint64(before)<<32|uint64(k)]++
			e.count[k]++
			before = k
		}
		bigrams[uint64(before)<<32]++
		e.count[0]++
	}
	e.left, e.right = make([][]pairCount, len(e.words)), make([][]pairCount, len(e.words))
	e.pairs, e.total = make([]int32, e.classes*e.classes), make([]int, e.classes)
	for _, k := range sortedKeys(bigrams) {
		a, b, n := uint32(k>>32), uint32(k), bigrams[k]
		e.right[a] = append(e.right[a], pairCount{b, n})
		e.left[b] = append(e.left[b], pairCount{a, n})
		e.pairs[int(e.class[a])*e.classes+int(e.class[b])] += n
	}
	for w, c := range e.class {
		e.total[c] += e.count[w]
	}
	e.l, e.r = make([]int32, e.classes), make([]int32, e.classes)
	return e
}

// entropy is x log x.
func entropy(x int32) float64 {
	if x <= 0 {
		return 0
	}
	if int(x) < len(entropies) {
		return entropies[x]
	}
	return float64(x) * math.Log(float64(x))
}

var entropies = func() (h [1 << 14]float64) {
	for i := range h {
		if i > 0 {
			h[i] = float64(i) * math.Log(float64(i))
		}
	}
	return h
}()

// round lets each word change its class once and gives how many did.
func (e *exchange) round() int {
	changed := 0
	for w := 1; w < len(e.words); w++ {
		from := e.class[w]
		e.gather(uint32(w))
		e.shift(w, from, -1)
		best, gain := from, math.Inf(-1)
		for c := 1; c < e.classes; c++ {
			if g := e.gain(w, uint16(c)); g > gain {
				best, gain = uint16(c), g
			}
		}
		e.shift(w, best, 1)
		e.class[w] = best
		if best != from {
			changed++
		}
	}
	return changed
}

// gather sums the neighbours of w by class.
func (e *exchange) gather(w uint32) {
	for _, c := range e.lc {
		e.l[c] = 0
	}
	for _, c := range e.rc {
		e.r[c] = 0
	}
	e.lc, e.rc, e.self = e.lc[:0], e.rc[:0], 0
	for _, p := range e.left[w] {
		if p.word == w {
			e.self = p.n
			continue
		}
		c := e.class[p.word]
		if e.l[c] == 0 {
			e.lc = append(e.lc, c)
		}
		e.l[c] += p.n
	}
	for _, p := range e.right[w] {
		if p.word == w {
			continue
		}
		c := e.class[p.word]
		if e.r[c] == 0 {
			e.rc = append(e.rc, c)
		}
		e.r[c] += p.n
	}
}

// shift adds w to a class, or takes it out.
func (e *exchange) shift(w int, class uint16, sign int32) {
	c := int(class)
	for _, g := range e.lc {
		e.pairs[int(g)*e.classes+c] += sign * e.l[g]
	}
	for _, g := range e.rc {
		e.pairs[c*e.classes+int(g)] += sign * e.r[g]
	}
	e.pairs[c*e.classes+c] += sign * e.self
	e.total[c] += int(sign) * e.count[w]
}

// gain says how much better the classes tell of each other with w in class.
func (e *exchange) gain(w int, class uint16) float64 {
	c := int(class)
	sum := 0.0
	for _, g := range e.lc {
		if int(g) == c {
			continue
		}
		n := e.pairs[int(g)*e.classes+c]
		sum += entropy(n+e.l[g]) - entropy(n)
	}
	row := e.pairs[c*e.classes : (c+1)*e.classes]
	for _, g := range e.rc {
		if int(g) == c {
			continue
		}
		n := row[g]
		sum += entropy(n+e.r[g]) - entropy(n)
	}
	n := row[c]
	sum += entropy(n+e.l[c]+e.r[c]+e.self) - entropy(n)
	t, k := float64(e.total[c]), float64(e.count[w])
	return sum - 2*(xlogx(t+k)-xlogx(t))
}

func xlogx(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return x * math.Log(x)
}

// ClassWords gives the words of Tokens as Classes know them.
func ClassWords(toks []Token) []string {
	out := make([]string, len(toks))
	for i, t := range toks {
		out[i] = digits(plainMark(t.Lower))
	}
	return out
}

// PlainWords gives the words of each sentence of a text as Classes know them.
func PlainWords(text string) [][]string {
	var out [][]string
	for _, s := range sentences(text, Stretch{0, len(text)}) {
		out = append(out, ClassWords(s.Tokens))
	}
	return out
}
