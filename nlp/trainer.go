package nlp

import (
	"io"
	"math/rand/v2"
	"sort"
)

// Tagged is a sentence with the tags its words should get. Tight says that no
// space follows the last word; only readers of treebanks use it.
type Tagged struct {
	Words, Tags []string
	Tight       bool
}

// Accuracy is the share of words of the sentences that the Model tags as given.
func (m *Model) Accuracy(sents []Tagged) float64 {
	right, all := 0, 0
	for _, s := range sents {
		words := prepare(s.Words)
		m.tagWords(words, func(i int, tag string) {
			all++
			if tag == s.Tags[i] {
				right++
			}
		})
	}
	if all == 0 {
		return 0
	}
	return float64(right) / float64(all)
}

func prepare(texts []string) []word {
	words := make([]word, len(texts))
	for i, t := range texts {
		t = plainMark(t)
		words[i] = makeWord(t, lowerOf(t))
	}
	return words
}

// averaged is a perceptron weight with what averaging needs.
type averaged struct {
	now, sum float64
	at       int
}

// Train learns weights by the averaged perceptron and writes a Model. Weights
// that say little are left out. The order of sentences is drawn with a fixed seed.
func Train(sents []Tagged, rounds int, w io.Writer) error {
	tags, known := vocabulary(sents)
	number := map[string]uint8{}
	for i, t := range tags {
		number[t] = uint8(i)
	}
	weights := map[uint64]map[uint8]*averaged{}
	draw := rand.New(rand.NewPCG(1, 2))
	order := make([]int, len(sents))
	for i := range order {
		order[i] = i
	}
	prepared := make([][]word, len(sents))
	for i, s := range sents {
		prepared[i] = prepare(s.Words)
	}
	step := 0
	scores := make([]float64, len(tags))
	var feats []uint64
	for range rounds {
		draw.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			words, said := prepared[k], make([]string, len(prepared[k]))
			for i := range words {
				if t, ok := known[words[i].norm]; ok {
					said[i] = tags[t]
					continue
				}
				step++
				clear(scores)
				feats = feats[:0]
				features(words, said, i, func(h uint64) {
					feats = append(feats, h)
					for t, a := range weights[h] {
						scores[t] += a.now
					}
				})
				best := 0
				for t := range scores {
					if scores[t] > scores[best] {
						best = t
					}
				}
				said[i] = tags[best]
				if gold := number[sents[k].Tags[i]]; int(gold) != best {
					for _, h := range feats {
						bump(weights, h, gold, 1, step)
						bump(weights, h, uint8(best), -1, step)
					}
				}
			}
		}
	}
	return WriteModel(w, tags, known, settle(weights, step))
}

func bump(weights map[uint64]map[uint8]*averaged, h uint64, tag uint8, by float64, step int) {
	row := weights[h]
	if row == nil {
		row = map[uint8]*averaged{}
		weights[h] = row
	}
	a := row[tag]
	if a == nil {
		a = &averaged{}
		row[tag] = a
	}
	a.sum += a.now * float64(step-a.at)
	a.at = step
	a.now += by
}

// settle averages the weights, scales them to whole numbers and drops the small.
func settle(weights map[uint64]map[uint8]*averaged, step int) Weights {
	const scale, least = 100, 12
	out := Weights{}
	for h, row := range weights {
		for t, a := range row {
			v := (a.sum + a.now*float64(step-a.at)) / float64(step) * scale
			v = min(max(v, -32000), 32000)
			if v < least && v > -least {
				continue
			}
			if out[h] == nil {
				out[h] = map[uint8]int16{}
			}
			out[h][t] = int16(v)
		}
	}
	return out
}

// vocabulary lists the tags, and the frequent words that have one tag nearly
// always.
func vocabulary(sents []Tagged) ([]string, map[string]uint8) {
	seen := map[string]map[string]int{}
	all := map[string]bool{}
	for _, s := range sents {
		for i, w := range prepare(s.Words) {
			if seen[w.norm] == nil {
				seen[w.norm] = map[string]int{}
			}
			seen[w.norm][s.Tags[i]]++
			all[s.Tags[i]] = true
		}
	}
	var tags []string
	for t := range all {
		tags = append(tags, t)
	}
	sort.Strings(tags)
	known := map[string]uint8{}
	for w, counts := range seen {
		total, best := 0, 0
		for i, t := range tags {
			total += counts[t]
			if counts[t] > counts[tags[best]] {
				best = i
			}
		}
		if total >= 30 && float64(counts[tags[best]]) >= 0.995*float64(total) && len(w) < 200 {
			known[w] = uint8(best)
		}
	}
	return tags, known
}
