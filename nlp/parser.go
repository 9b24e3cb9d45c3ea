package nlp

import (
	"encoding/binary"
	"fmt"
	"sync"
)

// A parser finds trees: it keeps the beam best runs of moves, as the weights
// say, then names the relation of each word to its head.
type parser struct {
	rels   []string
	tags   map[tagPair]uint8
	sets   []uint8 // of each tag: the place of its Penn tag in sets
	beam   int
	gap    int64 // states that are behind the best by more are given up
	moves  *moveTable
	labels *table
	spare  sync.Pool // of *search

	classes *Classes
}

// scorer says how much features speak for each move.
type scorer interface {
	score(features []uint32, out *[moves]int32)
}

// search is what one search for a tree needs; it is used again for the next.
type search struct {
	arena      arena
	pieces     []piece
	beam, next []*state
	found      []step
	features   []uint32
	heads      []int
	lb         labeller
	scores     []int32
	rightAt    *state       // learning: the state of the beam whose moves were right,
	rightSays  [moves]int32 // and what the weights said of its moves
}

// step is a move from a state, not yet made.
type step struct {
	from  *state
	move  move
	score int64
}

// begin makes the beam hold the state before the first move of a sentence.
func (s *search) begin() {
	s.arena.reset()
	s.beam = append(s.beam[:0], s.arena.start())
}

func (s *search) words() int { return len(s.pieces) - 2*startAt - 1 }

// advance replaces the states of the beam by the best width states one move
// further, without those that are behind the best by more than gap. right, where it is not nil, says which move of a state whose moves
// were right so far is right too.
func (s *search) advance(weights scorer, width int, gap int64, right func(*state) move) {
	n := s.words()
	s.found, s.rightAt = s.found[:0], nil
	for _, from := range s.beam {
		s.features = parseFeatures(s.pieces, from, s.features[:0])
		var says [moves]int32
		weights.score(s.features, &says)
		if right != nil && from.right {
			s.rightAt, s.rightSays = from, says
		}
		for m := range moves {
			if from.can(m, n) {
				s.offer(step{from, m, from.score + int64(says[m])}, width)
			}
		}
	}
	for n := len(s.found); n > 1 && s.found[n-1].score < s.found[0].score-gap; n-- {
		s.found = s.found[:n-1]
	}
	s.next = s.next[:0]
	for _, f := range s.found {
		to := s.arena.after(f.from, f.move, f.score, s.pieces)
		to.right = right != nil && f.from.right && f.move == right(f.from)
		s.next = append(s.next, to)
	}
	s.beam, s.next = s.next, s.beam
}

// offer keeps a step if it is among the best width; of equals the first stays first.
func (s *search) offer(f step, width int) {
	n := len(s.found)
	if n == width {
		if f.score <= s.found[n-1].score {
			return
		}
		n--
	} else {
		s.found = append(s.found, f)
	}
	for n > 0 && s.found[n-1].score < f.score {
		s.found[n] = s.found[n-1]
		n--
	}
	s.found[n] = f
}

// setHeads sets the heads that the moves to a state gave.
func setHeads(s *state, heads []int) {
	for i := range heads {
		heads[i] = none
	}
	for ; s.before != nil; s = s.before {
		switch s.move {
		case left:
			heads[s.before.top.at] = int(s.before.next.at)
		case right:
			heads[s.before.top.at] = int(s.before.top.below.at)
		}
	}
}

// parse sets the tree of a sentence whose Tokens have tags.
func (p *parser) parse(sent *Sentence) {
	s, _ := p.spare.Get().(*search)
	if s == nil {
		s = &search{}
	}
	defer p.spare.Put(s)
	n := len(sent.Tokens)
	s.pieces = p.pieces(sent, s.pieces)
	s.begin()
	for range 2*n - 1 {
		s.advance(p.moves, p.beam, p.gap*weightScale, nil)
	}
	s.heads = append(s.heads[:0], make([]int, n)...)
	setHeads(s.beam[0], s.heads)
	s.lb.start(s.pieces, s.heads)
	s.scores = append(s.scores[:0], make([]int32, len(p.rels))...)
	for _, d := range s.lb.order {
		t := &sent.Tokens[d]
		t.Head = s.heads[d]
		if t.Head < 0 {
			t.Rel = "root"
			continue
		}
		s.features = s.lb.features(d, s.features[:0])
		clear(s.scores)
		p.labels.score(s.features, s.scores)
		best := argmax(s.scores)
		s.lb.rels[d] = uint8(best) + 1
		t.Rel = p.rels[best]
	}
}

func argmax(scores []int32) int {
	best := 0
	for i, v := range scores {
		if v > scores[best] {
			best = i
		}
	}
	return best
}

// pieces prepares the Tokens of a sentence for the features, with pieces of
// nothing around them.
func (p *parser) pieces(s *Sentence, out []piece) []piece {
	nothing := piece{tag: noTag}
	out = out[:0]
	for range startAt {
		out = append(out, nothing)
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		q := piece{word: wordHash(digits(plainMark(t.Lower))), tag: noTag - 1}
		if k, ok := p.tags[tagPair{t.Tag, t.UPOS}]; ok {
			q.tag, q.set = k, p.sets[k]
		}
		q.class, q.kind = p.classes.of(q.word)
		out = append(out, q)
	}
	for range startAt + 1 {
		out = append(out, nothing)
	}
	return out
}

// setTags numbers the tags, and among them the Penn tags.
func (p *parser) setTags(list []tagPair) {
	p.tags, p.sets = map[tagPair]uint8{}, nil
	penn := map[string]uint8{}
	for i, t := range list {
		if _, ok := penn[t.penn]; !ok {
			penn[t.penn] = uint8(len(penn))
		}
		p.tags[t] = uint8(i)
		p.sets = append(p.sets, penn[t.penn])
	}
}

const parserMagic = "graphd parser 5\n"

// encode gives the parser as bytes; readParser reads them.
func (p *parser) encode(moveRows []moveRow, labelRows []row) []byte {
	b := []byte(parserMagic)
	put := func(s string) {
		b = append(b, byte(len(s)))
		b = append(b, s...)
	}
	tags := make([]tagPair, len(p.tags))
	for t, i := range p.tags {
		tags[i] = t
	}
	b = binary.LittleEndian.AppendUint16(append(b, byte(p.beam)), uint16(p.gap))
	b = append(b, byte(len(p.rels)), byte(len(tags)))
	for _, r := range p.rels {
		put(r)
	}
	for _, t := range tags {
		put(t.penn)
		put(t.universal)
	}
	return appendRows(appendMoveRows(b, moveRows), labelRows)
}

func readParser(raw []byte, c *Classes) (*parser, error) {
	if len(raw) < len(parserMagic) || string(raw[:len(parserMagic)]) != parserMagic {
		return nil, fmt.Errorf("parser weights: not in the form of this version")
	}
	d := &decoder{b: raw[len(parserMagic):]}
	p := &parser{classes: c}
	p.beam = int(d.u8())
	p.gap = int64(d.u16())
	rels, tags := d.u8(), d.u8()
	for range rels {
		p.rels = append(p.rels, d.text())
	}
	var list []tagPair
	for range tags {
		list = append(list, tagPair{d.text(), d.text()})
	}
	p.setTags(list)
	if d.short || p.beam == 0 || rels == 0 || rels >= last {
		return nil, fmt.Errorf("parser weights: %d relations, beam %d", rels, p.beam)
	}
	var err error
	if p.moves, err = d.readMoveTable(); err != nil {
		return nil, fmt.Errorf("parser weights: %w", err)
	}
	if p.labels, err = d.readTable(len(p.rels)); err != nil {
		return nil, fmt.Errorf("parser weights: %w", err)
	}
	if len(d.b) > 0 {
		return nil, fmt.Errorf("parser weights: %d bytes too many", len(d.b))
	}
	return p, nil
}
