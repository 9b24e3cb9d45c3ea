package nlp

// piece is what the parser's features see of a word.
type piece struct {
	word  uint32 // hash of its form
	class uint16 // word class by its neighbours, 0 for none
	kind  uint16 // word class by what it means, 0 for none
	tag   uint8  // Penn tag and part of speech together
	set   uint8  // the place of the Penn tag in sets of tags
}

const (
	noTag   = 255 // of a word that is not there
	mixA    = 0x9e3779b97f4a7c15
	mixB    = 0xbf58476d1ce4e5b9
	startAt = 2 // pieces of words that are not there lie before and after
)

// templates collects the hashes of features.
type templates struct {
	out []uint32
	id  uint64
}

func (t *templates) one(a uint64) {
	t.id++
	h := (t.id*mixB ^ a) * mixA
	h ^= h >> 29
	t.out = append(t.out, uint32(h*mixB>>32))
}

func (t *templates) two(a, b uint64) {
	t.id++
	h := (t.id*mixB ^ a) * mixA
	h ^= h >> 29
	h = (h ^ b) * mixA
	h ^= h >> 29
	t.out = append(t.out, uint32(h*mixB>>32))
}

func (t *templates) three(a, b, c uint64) {
	t.id++
	h := (t.id*mixB ^ a) * mixA
	h ^= h >> 29
	h = (h ^ b) * mixA
	h ^= h >> 29
	h = (h ^ c) * mixA
	h ^= h >> 29
	t.out = append(t.out, uint32(h*mixB>>32))
}

// near puts a distance in one of few steps.
func near(d int32) uint64 {
	switch {
	case d <= 5:
		return uint64(d)
	case d <= 10:
		return 6
	case d <= 20:
		return 7
	}
	return 8
}

// parseFeatures appends to out the features of a state: the words at the top
// of the stack and next in line, what depends on them, and how these go
// together (after Zhang and Nivre 2011). p holds the sentence's pieces, with
// startAt pieces of nothing on each side.
func parseFeatures(p []piece, s *state, out []uint32) []uint32 {
	nothing := newNode(none)
	s0, s1, s2 := &nothing, &nothing, &nothing
	if e := s.top; e != nil {
		s0 = &e.node
		if e = e.below; e != nil {
			s1 = &e.node
			if e = e.below; e != nil {
				s2 = &e.node
			}
		}
	}
	n0 := &s.next
	at := func(i int32) *piece {
		if i < 0 {
			return &p[0]
		}
		return &p[i+startAt]
	}
	S0, S1, S2 := at(s0.at), at(s1.at), at(s2.at)
	N0, N1, N2 := at(n0.at), &p[n0.at+startAt+1], &p[n0.at+startAt+2]
	if int(n0.at)+2*startAt+1 > len(p) {
		N1, N2 = &p[0], &p[0]
	}
	S0l, S0r, S1l, S1r, N0l := at(s0.l1), at(s0.r1), at(s1.l1), at(s1.r1), at(n0.l1)
	S0l2, S0r2, S1l2, S1r2, N0l2 := at(s0.l2), at(s0.r2), at(s1.l2), at(s1.r2), at(n0.l2)
	w := func(q *piece) uint64 { return uint64(q.word) }
	g := func(q *piece) uint64 { return uint64(q.tag) }
	wt := func(q *piece) uint64 { return uint64(q.word)<<8 | uint64(q.tag) }
	k := func(q *piece) uint64 { return uint64(q.class) }
	k4 := func(q *piece) uint64 { return uint64(q.kind) }
	pair := func(a, b uint64) uint64 { return a<<8 | b }
	s0w, s0t, s0wt := w(S0), g(S0), wt(S0)
	s1w, s1t, s1wt := w(S1), g(S1), wt(S1)
	n0w, n0t, n0wt := w(N0), g(N0), wt(N0)
	n1w, n1t, n2t, s2t := w(N1), g(N1), g(N2), g(S2)

	t := templates{out: out}
	// single words
	t.one(s0wt)
	t.one(s0w)
	t.one(s0t)
	t.one(s1wt)
	t.one(s1w)
	t.one(s1t)
	t.one(wt(S2))
	t.one(s2t)
	t.one(n0wt)
	t.one(n0w)
	t.one(n0t)
	t.one(wt(N1))
	t.one(n1w)
	t.one(n1t)
	t.one(wt(N2))
	t.one(w(N2))
	t.one(n2t)
	// pairs
	t.two(s0wt, n0wt)
	t.two(s0wt, n0w)
	t.two(s0w, n0wt)
	t.two(s0wt, n0t)
	t.two(s0t, n0wt)
	t.two(s0w, n0w)
	t.two(s0t, n0t)
	t.two(n0t, n1t)
	t.two(s1wt, s0wt)
	t.two(s1wt, s0t)
	t.two(s1t, s0wt)
	t.two(s1w, s0w)
	t.two(s1t, s0t)
	t.two(s1wt, n0wt)
	t.two(s1t, n0wt)
	t.two(s1wt, n0t)
	t.two(s1t, n0t)
	t.two(s0w, n1w)
	t.two(s0w, n1t)
	t.two(n0w, n1t)
	t.two(n0t, n1w)
	// triples
	t.three(n0t, n1t, n2t)
	t.three(s0t, n0t, n1t)
	t.three(s1t, s0t, n0t)
	t.three(s2t, s1t, s0t)
	t.three(s1t, pair(s0t, n0t), n1t)
	t.three(s1w, s0t, n0t)
	t.three(s1t, s0w, n0t)
	t.three(s1t, s0t, n0w)
	t.three(s0w, n0t, n1t)
	t.three(s0t, n0w, n1t)
	t.three(s0t, n0t, n1w)
	t.three(s1w, s0w, n0t)
	t.three(s1w, s0t, n0w)
	t.three(s0t, g(S0l), n0t)
	t.three(s0t, g(S0r), n0t)
	t.three(s0t, n0t, g(N0l))
	t.three(s1t, g(S1r), s0t)
	t.three(s1t, g(S1l), s0t)
	t.three(s1t, s0t, g(S0l))
	t.three(s1t, s0t, g(S0r))
	t.three(s1w, w(S0l), s0t)
	t.three(s1t, w(S0l), s0t)
	t.three(s0t, w(N0l), n0t)
	t.three(s1t, w(S1r), s0t)
	t.three(s1w, g(S0l), s0t)
	t.three(s1t, w(S0l), s0w)
	t.three(s1w, w(S0l), s0w)
	// distance
	d := near(max(n0.at-s0.at, 0))
	d1 := near(max(s0.at-s1.at, 0))
	t.two(s0w, d)
	t.two(s0t, d)
	t.two(n0w, d)
	t.two(n0t, d)
	t.three(s0w, n0w, d)
	t.three(s0t, n0t, d)
	t.two(s1w, d1)
	t.two(s1t, d1)
	t.three(s1t, s0t, d1)
	t.three(s1w, s0w, d1)
	// how many dependants
	t.two(s0w, uint64(s0.nr))
	t.two(s0t, uint64(s0.nr))
	t.two(s0w, uint64(s0.nl))
	t.two(s0t, uint64(s0.nl))
	t.two(n0w, uint64(n0.nl))
	t.two(n0t, uint64(n0.nl))
	t.two(s1w, uint64(s1.nr))
	t.two(s1t, uint64(s1.nr))
	t.three(s0t, n0t, pair(uint64(s0.nr), uint64(n0.nl)))
	t.three(s1t, s0t, pair(uint64(s1.nr), uint64(s0.nl)))
	// dependants
	t.one(w(S0l))
	t.one(g(S0l))
	t.one(w(S0r))
	t.one(g(S0r))
	t.one(w(N0l))
	t.one(g(N0l))
	t.one(w(S1r))
	t.one(w(S1l))
	t.one(g(S1r))
	t.one(w(S0l2))
	t.one(g(S0l2))
	t.one(w(S0r2))
	t.one(g(S0r2))
	t.one(w(N0l2))
	t.one(g(N0l2))
	t.three(s0t, g(S0l), g(S0l2))
	t.three(s0t, g(S0r), g(S0r2))
	t.three(n0t, g(N0l), g(N0l2))
	t.three(s1t, g(S1r), g(S1r2))
	t.three(s1t, g(S1l), g(S1l2))
	// which relations
	t.two(s0w, s0.sr)
	t.two(s0t, s0.sr)
	t.two(s0w, s0.sl)
	t.two(s0t, s0.sl)
	t.two(n0t, n0.sl)
	t.two(n0w, n0.sl)
	t.two(s1w, s1.sr)
	t.two(s1t, s1.sr)
	t.two(s1w, s1.sl)
	t.two(s1t, s1.sl)
	t.three(s1t, s0t, s0.sl)
	t.three(s1w, s0t, s0.sl)
	t.three(s0t, n0t, n0.sl)
	t.three(s1t, s1.sr, s0t)
	t.three(s1t, s1.sl, pair(s0t, n0t))
	// neighbours in the text
	before := func(q *node) *piece {
		if q.at < 0 {
			return &p[0]
		}
		return &p[q.at+startAt-1]
	}
	behind := func(q *node) *piece {
		if q.at < 0 {
			return &p[0]
		}
		return &p[q.at+startAt+1]
	}
	t.three(s0t, g(before(s0)), n0t)
	t.three(s0t, g(behind(s0)), n0t)
	t.three(s0t, g(before(n0)), n0t)
	t.three(s1t, g(behind(s1)), s0t)
	t.three(s1t, g(before(s0)), s0t)
	t.three(s1t, g(before(s1)), s0t)
	// word classes
	t.one(k(S0))
	t.one(k(N0))
	t.one(k(S1))
	t.one(k(N1))
	t.two(k(S0), k(N0))
	t.two(k(S0), n0t)
	t.two(s0t, k(N0))
	t.two(k(S1), k(S0))
	t.two(k(S1), s0t)
	t.two(s1t, k(S0))
	t.two(s0w, k(N0))
	t.two(k(S0), n0w)
	t.two(s1w, k(S0))
	t.two(k(S1), s0w)
	t.three(k4(S1), k4(S0), k4(N0))
	t.three(k4(S0), k4(N0), k4(N1))
	t.three(k(S1), w(S0l), k(S0))
	t.three(k4(S1), k4(S0), w(S0l))
	return t.out
}
