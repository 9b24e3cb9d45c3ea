package nlp

import (
	"math/rand/v2"
	"strings"
)

// TagOptions say how a tagger learns.
type TagOptions struct {
	Rounds  int     // passes over the sentences
	Restart int     // after so many passes learning starts anew, if not 0; the weights are averages of all
	Seen    int     // features seen fewer times are left out
	Least   float64 // weights less than this are dropped
	Margin  int     // by how much the right tag must be ahead
}

// TrainTagger learns to tag as the sentences are tagged and gives the weights
// as bytes: the same sentences, in the same order, give the same bytes.
func TrainTagger(sents []Sentence, c *Classes, o TagOptions) []byte {
	g := newTagger(sents, c)
	number := map[tagPair]uint8{}
	for i, t := range g.tags {
		number[t] = uint8(i)
	}
	gold := func(t *Token) uint8 {
		if k, ok := number[tagPair{t.Tag, t.UPOS}]; ok {
			return k
		}
		for i, p := range g.tags {
			if p.penn == t.Tag {
				return uint8(i)
			}
		}
		return 0
	}
	var w tagging
	counts := newCounter()
	order := make([]int, len(sents))
	for k := range sents {
		order[k] = k
		w.prepare(c, &sents[k])
		for i := range w.words {
			w.tags[i] = gold(&sents[k].Tokens[i])
			w.features = tagFeatures(w.words, w.tags, i, w.features[:0])
			counts.add(w.features)
		}
	}
	l := newLearner(counts, uint32(o.Seen))
	draw := rand.New(rand.NewPCG(1, 2))
	w.scores = make([]int32, len(g.tags))
	for round := range o.Rounds {
		if o.Restart > 0 && round > 0 && round%o.Restart == 0 {
			l.restart()
		}
		draw.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			w.prepare(c, &sents[k])
			for i := range w.words {
				l.step++
				w.features = tagFeatures(w.words, w.tags, i, w.features[:0])
				clear(w.scores)
				l.score(w.features, w.scores)
				right := gold(&sents[k].Tokens[i])
				w.scores[right] -= int32(o.Margin)
				best := uint8(argmax(w.scores))
				w.scores[right] += int32(o.Margin)
				w.tags[i] = uint8(argmax(w.scores))
				if best != right {
					l.move(w.features, right, 1)
					l.move(w.features, best, -1)
				}
			}
		}
	}
	return g.encode(l.average(o.Least))
}

// newTagger lists the tags of the sentences that are not rare.
func newTagger(sents []Sentence, c *Classes) *tagger {
	counts := map[string]int{}
	for _, s := range sents {
		for _, t := range s.Tokens {
			counts[t.Tag+"\t"+t.UPOS]++
		}
	}
	g := &tagger{classes: c}
	for _, least := range []int{1, 2, 3, 5, 10, 20, 50} {
		g.tags = g.tags[:0]
		for _, k := range sortedKeys(counts) {
			if penn, universal, _ := strings.Cut(k, "\t"); counts[k] >= least && penn != "" {
				g.tags = append(g.tags, tagPair{penn, universal})
			}
		}
		if len(g.tags) < last-1 {
			break
		}
	}
	return g
}
