// Command names measures how well names are told apart: it learns weights on four
// fifths of a file of labelled pairs, judges the rest, five times over, and prints
// precision, recall and F1 of "the same".
//
//	go run ./score/cmd/names -pairs FILE.csv [-folds 5] [-wrong] [-shipped] [-train likeweights.bin]
//
// The file has the columns schema, name1, name2 and is_match. With -shipped it
// judges all pairs by the weights that graphd ships (fair only for other pairs than
// those they learned from); with -train it learns from all pairs and writes the
// weights, and a receipt beside them.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"flag"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"graphd/loader/link"
	"graphd/nlp/linear"
)

type pair struct {
	a, b string
	kind link.NameKind
	same bool
}

func main() {
	path := flag.String("pairs", "", "labelled pairs, a CSV file")
	folds := flag.Int("folds", 5, "number of folds")
	wrong := flag.Bool("wrong", false, "print what is judged wrongly")
	shipped := flag.Bool("shipped", false, "judge by the weights that graphd ships")
	train := flag.String("train", "", "write weights learned from all pairs to this file")
	flag.Parse()
	if err := run(*path, *train, *folds, *wrong, *shipped); err != nil {
		log.Fatal(err)
	}
}

func run(path, train string, folds int, wrong, shipped bool) error {
	if folds < 2 {
		return fmt.Errorf("-folds %d: at least two are needed", folds)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	pairs, err := read(raw)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if shipped {
		m, err := link.NewMatcher()
		if err != nil {
			return err
		}
		var c counts
		for _, p := range pairs {
			c.judge(m, p, wrong)
		}
		fmt.Printf("%d pairs, weights as shipped: %s\n", len(pairs), c)
		return nil
	}
	fold := parted(pairs, folds)
	var c counts
	for k := range folds {
		var learn []pair
		for i, p := range pairs {
			if fold[i] != k {
				learn = append(learn, p)
			}
		}
		m := link.NewMatcherWith(fit(learn))
		for i, p := range pairs {
			if fold[i] == k {
				c.judge(m, p, wrong)
			}
		}
	}
	fmt.Printf("%d pairs, %d folds: %s\n", len(pairs), folds, c)
	if train == "" {
		return nil
	}
	return write(train, raw, pairs, c, folds)
}

// parted gives each pair its fold. Pairs that share their second name are in one,
// so that no name is both learned from and judged.
func parted(pairs []pair, folds int) []int {
	of := map[string]int{}
	out := make([]int, len(pairs))
	for i, p := range pairs {
		n, ok := of[p.b]
		if !ok {
			n = len(of)
			of[p.b] = n
		}
		out[i] = n % folds
	}
	return out
}

// fit learns weights.
func fit(pairs []pair) *linear.Model {
	var examples []linear.Example
	for _, p := range pairs {
		e := linear.Example{Features: link.NameFeatures(p.a, p.b, p.kind)}
		if p.same {
			e.Class = 1
		}
		examples = append(examples, e)
	}
	return linear.Train(examples, linear.Options{Classes: []string{"same"}, Rounds: rounds, Decay: decay, Least: least})
}

// The settings of training.
const (
	rounds, least = 100, 3
	decay         = 3.0
)

func write(path string, raw []byte, pairs []pair, c counts, folds int) error {
	var b bytes.Buffer
	m := fit(pairs)
	if err := m.Write(&b); err != nil {
		return err
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		return err
	}
	receipt := fmt.Sprintf("weights of names, made by score/cmd/names\npairs    %d, sha256 %x (opensanctions/nomenklatura, MIT)\nsettings logistic regression, rounds %d, decay %g, least %d\nfeatures %d\nweights  sha256 %x\nscore    out of %d folds: %s\n",
		len(pairs), sha256.Sum256(raw), rounds, decay, least, m.Size(), sha256.Sum256(b.Bytes()), folds, c)
	return os.WriteFile(strings.TrimSuffix(path, ".bin")+".receipt.txt", []byte(receipt), 0o644)
}

// read gives the pairs of a CSV file; columns are found by their names.
func read(raw []byte) ([]pair, error) {
	rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) < 2 {
		return nil, fmt.Errorf("there are no pairs")
	}
	var at [4]int
	for i, name := range []string{"schema", "name1", "name2", "is_match"} {
		if at[i] = slices.Index(rows[0], name); at[i] < 0 {
			return nil, fmt.Errorf("line 1: there is no column %q", name)
		}
	}
	var out []pair
	for _, r := range rows[1:] {
		out = append(out, pair{r[at[1]], r[at[2]], link.KindOfSchema(r[at[0]]), r[at[3]] == "true"})
	}
	return out, nil
}

type counts struct{ right, said, are int }

func (c *counts) judge(m *link.Matcher, p pair, wrong bool) {
	l := m.Compare(p.a, p.b, p.kind)
	said := l.Score >= link.Same
	if said {
		c.said++
	}
	if p.same {
		c.are++
	}
	if said && p.same {
		c.right++
	}
	if wrong && said != p.same {
		fmt.Printf("%.2f %-5v %s | %s  (%s)\n", l.Score, p.same, p.a, p.b, strings.Join(l.Why, "; "))
	}
}

func (c counts) String() string {
	p, r := float64(c.right)/float64(max(c.said, 1)), float64(c.right)/float64(max(c.are, 1))
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("precision %.3f recall %.3f F1 %.3f", p, r, f)
}
