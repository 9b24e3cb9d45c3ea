package nlp

// A Tree answers questions about how the Tokens of a Sentence depend on one
// another. Its methods take indices of Tokens and give -1 where there is none.
type Tree struct {
	s        *Sentence
	children [][]int
	first    []int // of each Token: the first and last Token of what depends on it, itself included
	last     []int
}

// longestPath bounds how far a Tree climbs.
const longestPath = 16

// Tree gives the Tree of a Sentence whose Tokens have a Head.
func (s *Sentence) Tree() *Tree {
	n := len(s.Tokens)
	t := &Tree{s: s, children: make([][]int, n), first: make([]int, n), last: make([]int, n)}
	count := make([]int, n)
	for i := range s.Tokens {
		t.first[i], t.last[i] = i, i
		if h := s.Tokens[i].Head; h >= 0 && h < n && h != i {
			count[h]++
		}
	}
	room := make([]int, 0, n)
	for i := range t.children {
		t.children[i] = room[len(room) : len(room) : len(room)+count[i]]
		room = room[:len(room)+count[i]]
	}
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= 0 && h < n && h != i {
			t.children[h] = append(t.children[h], i)
		}
	}
	var leaves []int
	for i, c := range count {
		if c == 0 {
			leaves = append(leaves, i)
		}
	}
	for len(leaves) > 0 { // a Token widens its head when all that depends on it has widened it
		i := leaves[len(leaves)-1]
		leaves = leaves[:len(leaves)-1]
		h := s.Tokens[i].Head
		if h < 0 || h >= n || h == i {
			continue
		}
		t.first[h], t.last[h] = min(t.first[h], t.first[i]), max(t.last[h], t.last[i])
		if count[h]--; count[h] == 0 {
			leaves = append(leaves, h)
		}
	}
	return t
}

// Children gives the Tokens that depend on i, in order.
func (t *Tree) Children(i int) []int { return t.children[i] }

// Yield gives the first and last Token of what depends on i, i included.
func (t *Tree) Yield(i int) Range { return Range{t.first[i], t.last[i]} }

// Child gives the first Token that depends on i by the relation rel.
func (t *Tree) Child(i int, rel string) int {
	for _, c := range t.children[i] {
		if t.s.Tokens[c].Rel == rel {
			return c
		}
	}
	return -1
}

// Head gives the Token of a Range on which the others depend: the first whose own
// head lies outside.
func (t *Tree) Head(r Range) int {
	for i := r.First; i <= r.Last; i++ {
		if h := t.s.Tokens[i].Head; (h < r.First || h > r.Last) && t.s.Tokens[i].Rel != "punct" {
			return i
		}
	}
	return r.Last
}

// Case gives the preposition of i in lower case, with the words fixed to it, ""
// if it has none.
func (t *Tree) Case(i int) string {
	c := t.Child(i, "case")
	if c < 0 {
		return ""
	}
	out := t.s.Tokens[c].Lower
	for _, f := range t.children[c] {
		if t.s.Tokens[f].Rel == "fixed" {
			out += " " + t.s.Tokens[f].Lower
		}
	}
	return out
}

// Path gives the Tokens from a up to the one over both (not included), the same
// from b, and the one over both, -1 if they do not meet within a bound.
func (t *Tree) Path(a, b int) (up, down []int, apex int) {
	for n, i := 0, a; i >= 0 && i < len(t.s.Tokens) && n < longestPath; n, i = n+1, t.s.Tokens[i].Head {
		up = append(up, i)
	}
	for n, i := 0, b; i >= 0 && i < len(t.s.Tokens) && n < longestPath; n, i = n+1, t.s.Tokens[i].Head {
		for k, u := range up {
			if u == i {
				return up[:k], down, i
			}
		}
		down = append(down, i)
	}
	return up, down, -1
}
