package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"

	"graphd/nlp"
)

// dimensions of the word vectors that classes are made of.
const dimensions = 100

// A classing says how words are put into classes.
type classing struct {
	vectors      string // JSON: "vectors":{"word":[100 numbers and more], ...}, frequent words first
	words        int    // how many words, the most frequent
	fine, coarse int    // how many classes
	rounds       int
}

// makeClasses puts words whose vectors point the same way into one class
// (k-means on the sphere, with a fixed seed), and these classes into coarser ones.
func makeClasses(c classing) ([]byte, error) {
	words, vectors, err := readVectors(c.vectors, c.words)
	if err != nil {
		return nil, err
	}
	fine, centres := cluster(vectors, c.fine, c.rounds)
	coarse, _ := cluster(centres, c.coarse, 3*c.rounds)
	out := make([]nlp.ClassedWord, len(words))
	for i, w := range words {
		out[i] = nlp.ClassedWord{Word: w, Fine: uint16(fine[i] + 1), Coarse: uint8(coarse[fine[i]] + 1)}
	}
	return nlp.WriteWordClasses(out), nil
}

func readVectors(path string, most int) ([]string, [][]float32, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<20)
	if err := seek(r, `"vectors":{`); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, err)
	}
	var words []string
	var vectors [][]float32
	for len(words) < most {
		quoted, err := r.ReadString('[')
		for err == nil && !strings.HasSuffix(quoted, `":[`) {
			var more string
			more, err = r.ReadString('[')
			quoted += more
		}
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %d words only", path, len(words))
		}
		word, err := strconv.Unquote(quoted[:len(quoted)-2])
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %q: %w", path, quoted, err)
		}
		v := make([]float32, 0, dimensions)
		for range dimensions {
			n, err := r.ReadString(',')
			if err != nil {
				return nil, nil, fmt.Errorf("%s: %w", path, err)
			}
			x, err := strconv.ParseFloat(n[:len(n)-1], 32)
			if err != nil {
				return nil, nil, fmt.Errorf("%s: %w", path, err)
			}
			v = append(v, float32(x))
		}
		if err := seek(r, "]"); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
		if _, err := r.ReadByte(); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
		unit(v)
		words, vectors = append(words, word), append(vectors, v)
	}
	return words, vectors, nil
}

// seek reads on past mark.
func seek(r io.ByteReader, mark string) error {
	for at := 0; at < len(mark); {
		b, err := r.ReadByte()
		if err != nil {
			return err
		}
		switch b {
		case mark[at]:
			at++
		case mark[0]:
			at = 1
		default:
			at = 0
		}
	}
	return nil
}

func unit(v []float32) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return
	}
	by := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= by
	}
}

// cluster gives the class of each vector and the middle of each class.
func cluster(v [][]float32, classes, rounds int) ([]int, [][]float32) {
	random := rand.New(rand.NewPCG(11, 13))
	centres := make([][]float32, classes)
	for i, k := range random.Perm(min(len(v), 20*classes))[:classes] { // among the frequent
		centres[i] = slices.Clone(v[k])
	}
	of := make([]int, len(v))
	fit := make([]float32, len(v))
	for range rounds {
		sums := make([][]float32, classes)
		for i := range sums {
			sums[i] = make([]float32, dimensions)
		}
		for i, x := range v {
			best, most := 0, float32(-2)
			for c, m := range centres {
				if d := dot(x, m); d > most {
					best, most = c, d
				}
			}
			of[i], fit[i] = best, most
			for k, y := range x {
				sums[best][k] += y
			}
		}
		size := make([]int, classes)
		for _, c := range of {
			size[c]++
		}
		worst := make([]int, len(v)) // an empty class starts anew where the fit is worst
		for i := range worst {
			worst[i] = i
		}
		slices.SortStableFunc(worst, func(a, b int) int { return cmp.Compare(fit[a], fit[b]) })
		for c := range centres {
			if size[c] == 0 {
				centres[c], worst = slices.Clone(v[worst[0]]), worst[1:]
				continue
			}
			unit(sums[c])
			centres[c] = sums[c]
		}
	}
	return of, centres
}

func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	a, b = a[:dimensions], b[:dimensions]
	for i := 0; i < dimensions; i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	return s0 + s1 + s2 + s3
}
