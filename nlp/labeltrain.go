package nlp

import (
	"math/rand/v2"
	"slices"
)

// trainLabels learns to name relations by an averaged perceptron.
func (p *parser) trainLabels(sents []Sentence, o ParseOptions) []row {
	counts := newCounter()
	var lb labeller
	var pieces []piece
	var features []uint32
	each := func(i int, do func(d int, gold int)) {
		s := &sents[i]
		heads := make([]int, len(s.Tokens))
		for k, t := range s.Tokens {
			heads[k] = t.Head
		}
		if !isTree(heads) {
			return
		}
		pieces = p.pieces(s, pieces)
		lb.start(pieces, heads)
		for _, d := range lb.order {
			if heads[d] < 0 {
				continue
			}
			gold := slices.Index(p.rels, s.Tokens[d].Rel)
			features = lb.features(d, features[:0])
			if gold >= 0 {
				do(d, gold)
			}
			lb.rels[d] = uint8(gold + 1)
		}
	}
	order := make([]int, len(sents))
	for i := range sents {
		order[i] = i
		each(i, func(int, int) { counts.add(features) })
	}
	l := newLearner(counts, uint32(o.Seen))
	draw := rand.New(rand.NewPCG(5, 6))
	scores := make([]int32, len(p.rels))
	for round := range o.Labels {
		if o.Restart > 0 && round > 0 && round%o.Restart == 0 {
			l.restart()
		}
		draw.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			each(i, func(_, gold int) {
				l.step++
				clear(scores)
				l.score(features, scores)
				scores[gold] -= int32(o.LabelMargin)
				if best := argmax(scores); best != gold {
					l.move(features, uint8(gold), 1)
					l.move(features, uint8(best), -1)
				}
			})
		}
	}
	return l.average(o.LabelLeast)
}
