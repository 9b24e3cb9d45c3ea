package nlp

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// ParseOptions say how a parser learns.
type ParseOptions struct {
	Rounds      int     // passes over the sentences to learn moves
	Restart     int     // after so many passes learning starts anew, if not 0; the weights are averages of all
	Labels      int     // passes over the sentences to learn relations
	Beam        int     // how many states are kept, at most
	Gap         int     // states that are behind the best by more are given up
	Seen        int     // features that are seen fewer times are left out
	LabelMargin int     // by how much the right relation must be ahead
	Least       float64 // moves' features whose weights differ by less are dropped
	LabelLeast  float64 // relations' weights less than this are dropped
}

// TrainParser learns to find the trees of the given sentences and gives the
// weights as bytes: the same sentences, in the same order, give the same bytes.
// The Tokens' tags should be such as the tagger gives, with its errors.
//
// After each round it tells report, if there is one, the weights so far; an error
// of it ends the learning.
//
// Moves are learnt by an averaged perceptron over runs of moves. Of each sentence
// whose best run is wrong it corrects the part up to where the wrong run was ahead
// by most (Huang, Fayong and Guo 2012).
func TrainParser(sents []Sentence, c *Classes, o ParseOptions, report func(round int, weights []byte) error) ([]byte, error) {
	p := newParser(sents, o)
	p.classes = c
	labels := p.trainLabels(sents, o)
	golds := make([][]int, len(sents))
	order := make([]int, 0, len(sents))
	draw := rand.New(rand.NewPCG(3, 4))
	s := &search{}
	counts := newCounter()
	for i := range sents {
		heads, ok := goldHeads(&sents[i])
		if !ok {
			continue
		}
		golds[i] = heads
		order = append(order, i)
		s.pieces = p.pieces(&sents[i], s.pieces)
		s.count(counts, heads)
	}
	l := newMoveLearner(counts, uint32(o.Seen))
	for round := range o.Rounds {
		if o.Restart > 0 && round > 0 && round%o.Restart == 0 {
			l.restart()
		}
		draw.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			l.step++
			s.pieces = p.pieces(&sents[i], s.pieces)
			p.learn(l, s, golds[i])
		}
		if report != nil {
			if err := report(round, p.encode(l.average(o.Least), labels)); err != nil {
				return nil, err
			}
		}
	}
	return p.encode(l.average(o.Least), labels), nil
}

// newParser lists the tags and relations of the sentences.
func newParser(sents []Sentence, o ParseOptions) *parser {
	p := &parser{beam: o.Beam, gap: int64(o.Gap)}
	tags, rels := map[string]tagPair{}, map[string]int{}
	for _, s := range sents {
		for _, t := range s.Tokens {
			tags[t.Tag+" "+t.UPOS] = tagPair{t.Tag, t.UPOS}
			if t.Head >= 0 {
				rels[t.Rel]++
			}
		}
	}
	var list []tagPair
	for _, k := range sortedKeys(tags) {
		if len(list) < noTag-1 {
			list = append(list, tags[k])
		}
	}
	p.setTags(list)
	for _, r := range sortedKeys(rels) {
		if rels[r] >= 4 {
			p.rels = append(p.rels, r)
		}
	}
	return p
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// goldHeads gives the heads of a sentence as moves can make them: a branch that
// crosses another hangs from a word further up. It reports false for what is no tree.
func goldHeads(s *Sentence) ([]int, bool) {
	heads := make([]int, len(s.Tokens))
	for i, t := range s.Tokens {
		heads[i] = t.Head
	}
	if !isTree(heads) {
		return nil, false
	}
	for i := crossing(heads); i >= 0; i = crossing(heads) {
		heads[i] = heads[heads[i]]
	}
	return heads, true
}

// isTree reports whether heads hang all words from one root.
func isTree(heads []int) bool {
	roots := 0
	for _, h := range heads {
		if h < 0 {
			roots++
		}
		for steps := 0; h >= 0; steps++ {
			if h >= len(heads) || steps > len(heads) {
				return false
			}
			h = heads[h]
		}
	}
	return roots == 1
}

// crossing gives the word of the shortest branch that another one crosses or
// that covers the root, or -1.
func crossing(heads []int) int {
	best, size := -1, len(heads)+1
	for i, h := range heads {
		if h < 0 {
			continue
		}
		lo, hi := min(i, h), max(i, h)
		if hi-lo >= size || heads[h] < 0 {
			continue
		}
		for _, g := range heads[lo+1 : hi] {
			if g < lo || g > hi {
				best, size = i, hi-lo
				break
			}
		}
	}
	return best
}

// oracle gives the right move of a state whose moves were right so far.
func oracle(s *state, heads []int) move {
	if s.top != nil {
		t := int(s.top.at)
		next := int(s.next.at)
		if next < len(heads) && heads[t] == next {
			return left
		}
		if s.top.below != nil && heads[t] == int(s.top.below.at) && !waits(heads, t, next) {
			return right
		}
	}
	return shift
}

// waits reports whether a word from next on depends on word t.
func waits(heads []int, t, next int) bool {
	return slices.Contains(heads[min(next, len(heads)):], t)
}

// count counts the features of the right moves.
func (s *search) count(c *counter, heads []int) {
	s.begin()
	at := s.beam[0]
	for range 2*len(heads) - 1 {
		s.features = parseFeatures(s.pieces, at, s.features[:0])
		c.add(s.features)
		at = s.arena.after(at, oracle(at, heads), 0, s.pieces)
	}
}

// learn searches for the tree of a sentence and corrects the weights.
func (p *parser) learn(l *moveLearner, s *search, heads []int) {
	s.begin()
	gold := s.beam[0]
	right := func(from *state) move { return oracle(from, heads) }
	var worstGold, worstGuess *state
	worst := int64(-1)
	for range 2*len(heads) - 1 {
		m := oracle(gold, heads)
		s.advance(l, p.beam, p.gap, right)
		says := s.rightSays
		if s.rightAt == nil {
			s.features = parseFeatures(s.pieces, gold, s.features[:0])
			clear(says[:])
			l.score(s.features, &says)
		}
		gold = s.arena.after(gold, m, gold.score+int64(says[m]), s.pieces)
		if best := s.beam[0]; !best.right && best.score-gold.score >= worst {
			worst, worstGold, worstGuess = best.score-gold.score, gold, best
		}
	}
	if worstGuess == nil || s.beam[0].right {
		return
	}
	// The runs go apart where the guess stops being right.
	goldRun, guessRun := run(worstGold), run(worstGuess)
	k := 0
	for k < len(goldRun) && goldRun[k].move == guessRun[k].move {
		k++
	}
	for ; k < len(goldRun); k++ {
		s.features = parseFeatures(s.pieces, goldRun[k].before, s.features[:0])
		l.move(s.features, goldRun[k].move, 1)
		s.features = parseFeatures(s.pieces, guessRun[k].before, s.features[:0])
		l.move(s.features, guessRun[k].move, -1)
	}
}

// run gives the states that led to s, without the first, in order.
func run(s *state) []*state {
	var out []*state
	for ; s.before != nil; s = s.before {
		out = append(out, s)
	}
	slices.Reverse(out)
	return out
}
