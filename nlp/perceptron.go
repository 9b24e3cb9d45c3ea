package nlp

// tagFeatures appends the features of the word at i, given the tags before it.
// The same function serves learning and tagging.
func tagFeatures(words []form, tags []uint8, i int, out []uint32) []uint32 {
	at := func(k int) *form {
		if k < 0 || k >= len(words) {
			return &edge
		}
		return &words[k]
	}
	w, b1, b2, a1, a2 := at(i), at(i-1), at(i-2), at(i+1), at(i+2)
	p1, p2 := uint64(noTag), uint64(noTag)
	if i > 0 {
		p1 = uint64(tags[i-1])
	}
	if i > 1 {
		p2 = uint64(tags[i-2])
	}
	n := func(v uint32) uint64 { return uint64(v) }
	k := func(v uint16) uint64 { return uint64(v) }
	first := uint64(0)
	if i == 0 {
		first = 1
	}
	t := templates{out: out}
	t.one(0)
	t.one(n(w.word))
	t.two(n(w.word), n(w.shape))
	t.one(n(w.s1))
	t.one(n(w.s2))
	t.one(n(w.s3))
	t.one(n(w.s4))
	t.one(n(w.p1))
	t.one(n(w.p2))
	t.one(n(w.p3))
	t.two(n(w.s2), n(w.shape))
	t.two(n(w.s3), n(w.shape))
	t.two(n(w.shape), first)
	t.one(n(w.part))
	t.one(k(w.class))
	t.one(k(w.kind))
	t.two(k(w.class), n(w.shape))
	t.two(k(w.kind), n(w.s2))
	t.two(k(w.kind), n(w.s3))
	t.one(n(b1.word))
	t.one(n(b2.word))
	t.one(n(a1.word))
	t.one(n(a2.word))
	t.one(n(b1.s3))
	t.one(n(a1.s3))
	t.one(n(a1.s2))
	t.one(k(b1.class))
	t.one(k(a1.class))
	t.one(k(b1.kind))
	t.one(k(a1.kind))
	t.one(k(a2.kind))
	t.one(p1)
	t.two(p1, p2)
	t.two(p1, n(w.word))
	t.two(p1, n(a1.word))
	t.two(p1, n(w.s3))
	t.two(p1, n(w.s2))
	t.two(p1, n(w.shape))
	t.two(p1, k(w.class))
	t.two(p1, k(w.kind))
	t.two(p1, k(a1.class))
	t.three(p1, p2, n(w.word))
	t.three(p1, p2, k(w.kind))
	t.three(p1, n(w.word), n(a1.word))
	t.three(p1, n(w.s3), n(a1.word))
	t.three(p1, k(w.kind), k(a1.kind))
	t.two(n(w.word), n(a1.word))
	t.two(n(w.word), n(b1.word))
	t.two(n(b1.word), n(a1.word))
	t.two(n(b1.word), n(b2.word))
	t.two(n(a1.word), n(a2.word))
	t.two(n(w.word), k(a1.class))
	t.two(n(w.word), k(b1.class))
	t.two(k(w.class), k(a1.class))
	t.two(k(w.class), n(a1.word))
	t.two(k(w.class), n(b1.word))
	t.three(k(b1.kind), k(w.kind), k(a1.kind))
	t.three(n(w.s3), n(a1.s3), 0)
	t.three(n(w.word), k(a1.kind), k(a2.kind))
	t.two(n(w.shape), n(a1.shape))
	t.two(n(w.shape), n(b1.shape))
	t.three(n(b1.shape), n(w.shape), n(a1.shape))
	return t.out
}
