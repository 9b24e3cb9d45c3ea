package nlp

// A labeller names relations when the heads are known, from the leaves to the
// root and from left to right, so that each may look at those below and before.
type labeller struct {
	p     []piece
	heads []int
	order []int // words, each after its dependants and its left neighbours
	rels  []uint8
	kids  [][]int // of each word: its dependants in order
	place []int   // of each word: which of its head's dependants it is
	room  []int
}

// start prepares for a sentence.
func (l *labeller) start(p []piece, heads []int) {
	n := len(heads)
	l.p, l.heads = p, heads
	l.rels = append(l.rels[:0], make([]uint8, n)...)
	l.place = append(l.place[:0], make([]int, n)...)
	l.order = l.order[:0]
	if cap(l.kids) < n {
		l.kids = make([][]int, n)
	}
	l.kids = l.kids[:n]
	if cap(l.room) < 2*n {
		l.room = make([]int, 2*n)
	}
	count := l.room[:n]
	clear(count)
	root := none
	for _, h := range heads {
		if h >= 0 {
			count[h]++
		}
	}
	at := n
	for i, c := range count {
		l.kids[i] = l.room[at : at : at+c]
		at += c
	}
	for i, h := range heads {
		if h < 0 {
			root = i
			continue
		}
		l.place[i] = len(l.kids[h])
		l.kids[h] = append(l.kids[h], i)
	}
	if root < 0 {
		return
	}
	// Walk down, children from right to left, and turn the walk around.
	stack := append(l.room[:0:n], root)
	for len(stack) > 0 {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		l.order = append(l.order, i)
		stack = append(stack, l.kids[i]...)
	}
	for i, j := 0, n-1; i < j; i, j = i+1, j-1 {
		l.order[i], l.order[j] = l.order[j], l.order[i]
	}
}

func (l *labeller) at(i int) *piece {
	if i < 0 || i >= len(l.heads) {
		return &l.p[0]
	}
	return &l.p[i+startAt]
}

// features appends the features of the branch from d to its head.
func (l *labeller) features(d int, out []uint32) []uint32 {
	h := l.heads[d]
	D, H := l.at(d), l.at(h)
	gi := l.heads[h]
	G := l.at(gi)
	sibs := l.kids[h]
	k := l.place[d]
	prev, next := none, none
	if k > 0 {
		prev = sibs[k-1]
	}
	if k+1 < len(sibs) {
		next = sibs[k+1]
	}
	P, N := l.at(prev), l.at(next)
	dir := uint64(0)
	if d > h {
		dir = 1
	}
	dist := near(int32(max(d-h, h-d)))<<1 | dir
	w := func(q *piece) uint64 { return uint64(q.word) }
	g := func(q *piece) uint64 { return uint64(q.tag)<<1 | dir }
	rel := func(i int) uint64 {
		if i < 0 {
			return 0
		}
		return uint64(l.rels[i])
	}
	ht, dt := g(H), g(D)
	hw, dw := w(H)<<1|dir, w(D)<<1|dir
	dd := uint64(D.tag)<<8 | uint64(H.tag)
	// where d stands among the dependants of h on its side
	side := uint64(0)
	if d < h {
		if k == 0 {
			side |= 1
		}
		if next > h || next < 0 {
			side |= 2
		}
	} else {
		if next < 0 {
			side |= 1
		}
		if prev < h {
			side |= 2
		}
	}
	var before, after, below, belowRight, all uint64 // sets of relations and tags
	for i, s := range sibs {
		if i < k {
			before |= 1 << (l.rels[s] & 63)
		} else if i > k {
			after |= 1 << (l.at(s).set & 63)
		}
		all |= 1 << (l.at(s).set & 63)
	}
	dk := l.kids[d]
	for _, c := range dk {
		if c < d {
			below |= 1 << (l.rels[c] & 63)
		} else {
			belowRight |= 1 << (l.rels[c] & 63)
		}
	}
	c1, cz, c2 := none, none, none
	if len(dk) > 0 {
		c1, cz = dk[0], dk[len(dk)-1]
	}
	if len(dk) > 1 {
		c2 = dk[1]
	}
	C1, CZ, C2 := l.at(c1), l.at(cz), l.at(c2)

	t := templates{out: out}
	t.one(dir)
	t.one(dw)
	t.one(dt)
	t.one(hw)
	t.one(ht)
	t.two(dw, uint64(H.tag))
	t.two(dt, w(H))
	t.two(dt, ht)
	t.two(dw, w(H))
	t.three(dw, w(H), dd)
	t.two(dw, uint64(D.tag))
	t.three(dd, dist, 0)
	t.three(dt, dist, w(H))
	t.two(dw, dist)
	t.two(dd, side<<1|dir)
	t.three(dd, g(l.at(d-1)), g(l.at(d+1)))
	t.two(dd, g(l.at(d-1)))
	t.two(dd, g(l.at(d+1)))
	t.two(dd, g(l.at(h-1)))
	t.two(dd, g(l.at(h+1)))
	t.two(dt, w(l.at(d-1)))
	t.two(dt, w(l.at(d+1)))
	t.two(dw, g(l.at(d-1)))
	t.two(dw, g(l.at(d+1)))
	t.two(dw, w(l.at(d+1)))
	t.two(dw, w(l.at(d-1)))
	// head of the head
	t.two(dd, g(G))
	t.three(dd, w(G), dir)
	t.three(dd, g(G), boolBit(gi > h)<<1|boolBit(gi < 0))
	t.two(dw, boolBit(gi < 0))
	t.two(dt, boolBit(gi < 0))
	// neighbours under the same head
	t.two(dd, g(P))
	t.two(dd, g(N))
	t.two(dd, rel(prev)<<1|dir)
	t.three(dw, rel(prev), uint64(H.tag))
	t.two(dt, before)
	t.two(dd, before)
	t.three(dt, before, w(H))
	t.two(dd, after)
	t.two(dt, all)
	t.three(dd, w(P), dir)
	t.three(dd, w(N), dir)
	t.three(dt, w(H), g(N))
	// what depends on d
	t.two(dt, below)
	t.two(dd, below)
	t.three(dw, below, dir)
	t.three(dd, below, belowRight)
	t.two(dt, belowRight)
	t.two(dt, w(C1))
	t.three(dd, w(C1), rel(c1))
	t.three(dt, w(C1), w(H))
	t.three(dw, w(C1), dir)
	t.two(dd, g(C1))
	t.two(dd, g(CZ))
	t.three(dd, w(CZ), dir)
	t.three(dd, w(C2), rel(c2))
	t.three(dd, w(C1), w(C2))
	t.two(dd, rel(c1)<<16|rel(cz)<<8|rel(c2))
	t.three(dt, below, w(H))
	t.three(dd, before, below)
	t.three(dt, uint64(len(dk)), uint64(H.tag))
	// word classes
	t.two(uint64(D.class)<<1|dir, uint64(H.class))
	t.two(uint64(D.class), ht)
	t.two(uint64(H.class), dt)
	t.two(uint64(D.class), hw)
	t.two(uint64(H.class), dw)
	t.three(uint64(D.class)<<1|dir, uint64(H.class), w(C1))
	t.three(uint64(D.class), ht, w(C1))
	return t.out
}

func boolBit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
