package nlp

// The parser builds a tree from left to right (arc-hybrid: Kuhlmann,
// Gómez-Rodríguez and Satta 2011). A state is a stack of words whose dependants
// may still come, and the words not yet read. Three moves:
//
//	shift   puts the next word on the stack
//	left    takes the top of the stack: it depends on the next word
//	right   takes the top of the stack: it depends on the word below it
//
// Each word but one leaves the stack once, so every run of moves to the end
// makes one tree with one root, in 2n-1 moves for n words.
type move uint8

const (
	shift move = iota
	left
	right
	moves // how many there are
)

// node is a word with the dependants it has so far: the outermost and the one
// inside of it, on either side, how many, and their tags as a set.
type node struct {
	at             int32
	l1, l2, r1, r2 int32
	nl, nr         uint8
	sl, sr         uint64
}

func newNode(at int32) node { return node{at: at, l1: none, l2: none, r1: none, r2: none} }

// none is the index of a word that is not there.
const none = -1

func (n *node) addLeft(at int32, set uint8) {
	n.l1, n.l2 = at, n.l1
	n.nl = min(n.nl+1, 8)
	n.sl |= 1 << (set & 63)
}

func (n *node) addRight(at int32, set uint8) {
	n.r1, n.r2 = at, n.r1
	n.nr = min(n.nr+1, 8)
	n.sr |= 1 << (set & 63)
}

// entry is a place on a stack: entries are shared between states.
type entry struct {
	node
	below *entry
}

// state is what a run of moves has come to.
type state struct {
	top    *entry
	next   node // the next word with its left dependants; at is n when all are read
	score  int64
	before *state
	move   move // that led here
	right  bool // learning: the moves so far are the right ones
}

// arena hands out states and entries, and takes them all back at once.
type arena struct {
	states  [][]state
	entries [][]entry
	ns, ne  int
}

const arenaBlock = 1024

func (a *arena) reset() { a.ns, a.ne = 0, 0 }

func (a *arena) state() *state {
	if a.ns == len(a.states)*arenaBlock {
		a.states = append(a.states, make([]state, arenaBlock))
	}
	s := &a.states[a.ns/arenaBlock][a.ns%arenaBlock]
	a.ns++
	return s
}

func (a *arena) entry() *entry {
	if a.ne == len(a.entries)*arenaBlock {
		a.entries = append(a.entries, make([]entry, arenaBlock))
	}
	e := &a.entries[a.ne/arenaBlock][a.ne%arenaBlock]
	a.ne++
	return e
}

// start is the state before the first move.
func (a *arena) start() *state {
	s := a.state()
	*s = state{next: newNode(0), right: true}
	return s
}

// can reports whether a move is possible in a sentence of n words.
func (s *state) can(m move, n int) bool {
	switch m {
	case shift:
		return int(s.next.at) < n
	case left:
		return s.top != nil && int(s.next.at) < n
	}
	return s.top != nil && s.top.below != nil
}

// after gives the state that a move leads to.
func (a *arena) after(s *state, m move, score int64, p []piece) *state {
	t := a.state()
	*t = state{top: s.top, next: s.next, score: score, before: s, move: m}
	switch m {
	case shift:
		e := a.entry()
		e.node, e.below = s.next, s.top
		t.top, t.next = e, newNode(s.next.at+1)
	case left:
		t.next.addLeft(s.top.at, p[s.top.at+startAt].set)
		t.top = s.top.below
	case right:
		e := a.entry()
		*e = *s.top.below
		e.addRight(s.top.at, p[s.top.at+startAt].set)
		t.top = e
	}
	return t
}
