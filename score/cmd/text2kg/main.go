// Command text2kg measures how well graphd reads by an ontology that it is given:
// Text2KGBench's sentences, strict triples.
//
//	go run ./score/cmd/text2kg -dir DIR [-examples] [-shipped] [-only NAME] [-wrong] [-train slot.bin]
//
// DIR holds a folder for each ontology with ontology.json, train.jsonl,
// validation.jsonl and gold.jsonl. Each ontology is imported as graphd ontology
// import does, and its test sentences are read by weights that were learned from
// the other ontologies' train and validation sentences only. With -examples the
// import also learns words from the ontology's own train.jsonl.
//
// A triple is right if subject, relation and object are the gold's, without spaces
// and case. F1 is over all triples of all sentences (micro); "known" leaves out what
// is said of relations that the gold of the sentence does not have, as the
// benchmark's own script does. An end that is made up is one that is not in the
// text; a relation is made up if the ontology has none of its name.
package main

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"graphd/loader/slot"
	"graphd/nlp"
	"graphd/nlp/linear"
	"graphd/ontology"
)

type options struct {
	dir, only, train         string
	examples, shipped, wrong bool
	groups                   int
	least, keep              string
}

func main() {
	var o options
	flag.StringVar(&o.dir, "dir", "", "folder of ontologies")
	flag.StringVar(&o.only, "only", "", "score only the ontologies whose name holds this")
	flag.StringVar(&o.train, "train", "", "write weights learned from all ontologies to this file")
	flag.BoolVar(&o.examples, "examples", false, "import with the ontology's own train sentences")
	flag.BoolVar(&o.shipped, "shipped", false, "read by the weights that graphd ships")
	flag.BoolVar(&o.wrong, "wrong", false, "print what is wrong and what is missing")
	flag.IntVar(&o.groups, "groups", 0, "leave out this many groups of ontologies in turn instead of one ontology at a time: quicker and harder")
	flag.StringVar(&o.least, "least", "", "thresholds to try, instead of the weights' own: 0.1,0.2")
	flag.StringVar(&o.keep, "keep", "", "folder in which learned weights are kept, and taken from if they are there: to try other thresholds")
	flag.Parse()
	if err := run(o); err != nil {
		log.Fatal(err)
	}
}

// bench holds what all parts of a measurement share.
type bench struct {
	model *nlp.Model
	namer *nlp.Namer
	all   []*corpus
}

func run(o options) error {
	all, err := corpora(o.dir, "")
	if err != nil {
		return err
	}
	b := bench{all: all}
	if b.model, err = nlp.Default(); err != nil {
		return err
	}
	if b.namer, err = nlp.DefaultNamer(); err != nil {
		return err
	}
	if o.train != "" {
		return b.ship(o.train)
	}
	thresholds, err := numbers(o.least)
	if err != nil {
		return err
	}
	totals := make([]counts, len(thresholds))
	var lost lostCounts
	fmt.Printf("%-14s %s\n", "", header)
	trained := map[int]*slot.Weights{}
	for i, c := range all {
		if !strings.Contains(c.name, o.only) {
			continue
		}
		g := i
		if o.groups > 0 {
			g = i % o.groups
		}
		if trained[g] == nil {
			if trained[g], err = b.weights(o, g); err != nil {
				return err
			}
		}
		for k, least := range thresholds {
			w := *trained[g]
			if least > 0 {
				w.Least = least
			}
			n, err := b.measure(c, &w, o, &lost, k == 0)
			if err != nil {
				return err
			}
			fmt.Printf("%-14s %s  (from %.2f)\n", c.name, n, w.Least)
			totals[k].add(n)
		}
	}
	for k := range thresholds {
		fmt.Printf("%-14s %s\n", "all", totals[k])
	}
	fmt.Printf("gold lost: %s\n", lost)
	return nil
}

// numbers reads a list of thresholds; none stands for the weights' own.
func numbers(list string) ([]float64, error) {
	if list == "" {
		return []float64{0}, nil
	}
	var out []float64
	for _, s := range strings.Split(list, ",") {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return nil, fmt.Errorf("-least %q: %w", list, err)
		}
		out = append(out, x)
	}
	return out, nil
}

func (b *bench) weights(o options, group int) (*slot.Weights, error) {
	if o.shipped {
		return slot.DefaultWeights()
	}
	path := filepath.Join(o.keep, fmt.Sprintf("without-%d-of-%d.bin", group, o.groups))
	if raw, err := os.ReadFile(path); err == nil && o.keep != "" {
		return slot.ReadWeights(raw)
	}
	w, err := b.learn(func(i int) bool { return i == group || o.groups > 0 && i%o.groups == group })
	if err != nil || o.keep == "" {
		return w, err
	}
	var out bytes.Buffer
	if err := w.Write(&out); err != nil {
		return nil, err
	}
	return w, os.WriteFile(path, out.Bytes(), 0o644)
}

// reader gives the Reader of a corpus's ontology.
func (b *bench) reader(c *corpus, examples bool, w *slot.Weights) (*slot.Reader, error) {
	var ex []ontology.Example
	if examples {
		ex = c.examples
	}
	text, err := ontology.Import(c.name, c.raw, ex)
	if err != nil {
		return nil, err
	}
	o, err := ontology.Parse(c.name, text)
	if err != nil {
		return nil, err
	}
	return slot.NewReader(o, b.namer, w), nil
}

// measure reads the test sentences of one ontology.
func (b *bench) measure(c *corpus, w *slot.Weights, o options, lost *lostCounts, first bool) (counts, error) {
	r, err := b.reader(c, o.examples, w)
	if err != nil {
		return counts{}, err
	}
	var n counts
	for i := range c.test {
		s := &c.test[i]
		sents := s.analyse(b.model)
		var said []slot.Gold
		for _, f := range r.Read(sents) {
			said = append(said, r.Said(s.text, sents, f))
		}
		n.score(s, said, o.wrong)
		if first {
			for _, g := range s.gold {
				lost.add(r.Lost(s.text, sents, g, same))
			}
		}
	}
	return n, nil
}

// settings of training.
const (
	rounds         = 60
	decaySubject   = 4.0
	decayTriple    = 8.0
	leastSubject   = 4
	leastTriple    = 6
	leastThreshold = 0.1
)

// learn gives weights from all corpora but those without.  It learns from
// imports without examples, and from those with examples by sentences that the import
// has not seen.
func (b *bench) learn(without func(int) bool) (*slot.Weights, error) {
	w := &slot.Weights{}
	var examples []linear.Example
	err := b.each(without, func(r *slot.Reader, s *sentence, sents []nlp.Sentence, again bool) {
		if !again {
			examples = append(examples, r.Teach(s.text, &sents[0], s.gold, same, nil).Subject...)
		}
	})
	if err != nil {
		return nil, err
	}
	w.Subject = linear.Train(examples, linear.Options{Classes: []string{"subject"}, Rounds: rounds, Decay: decaySubject, Least: leastSubject})
	examples = nil
	err = b.each(without, func(r *slot.Reader, s *sentence, sents []nlp.Sentence, _ bool) {
		examples = append(examples, r.Teach(s.text, &sents[0], s.gold, same, w.Subject).Triple...)
	})
	if err != nil {
		return nil, err
	}
	w.Triple = linear.Train(examples, linear.Options{Classes: []string{"holds"}, Rounds: rounds, Decay: decayTriple, Least: leastTriple})
	w.Least = threshold
	return w, nil
}

const threshold = 0.03

// each goes over the sentences to learn from that are one Sentence.
func (b *bench) each(without func(int) bool, do func(r *slot.Reader, s *sentence, sents []nlp.Sentence, again bool)) error {
	for i, c := range b.all {
		if without(i) {
			continue
		}
		for _, examples := range []bool{false, true} {
			r, err := b.reader(c, examples, nil)
			if err != nil {
				return err
			}
			sets := [][]sentence{c.train, c.val}
			if examples {
				sets = sets[1:]
			}
			for _, set := range sets {
				for k := range set {
					if sents := set[k].analyse(b.model); len(sents) == 1 {
						do(r, &set[k], sents, examples)
					}
				}
			}
		}
	}
	return nil
}

// ship writes weights of all corpora and a receipt.
func (b *bench) ship(path string) error {
	w, err := b.learn(func(int) bool { return false })
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := w.Write(&out); err != nil {
		return err
	}
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		return err
	}
	var r strings.Builder
	fmt.Fprintf(&r, "weights of slots, made by score/cmd/text2kg\nfrom     cenguix/Text2KGBench, Wikidata-TekGen part, CC BY-SA 4.0: train and validation sentences\n")
	for _, c := range b.all {
		fmt.Fprintf(&r, "ontology %s, sha256 %x, %d and %d sentences\n", c.name, sha256.Sum256(c.raw), len(c.train), len(c.val))
	}
	fmt.Fprintf(&r, "settings logistic regression, rounds %d, decay %g and %g, least %d and %d, threshold %g\n", rounds, decaySubject, decayTriple, leastSubject, leastTriple, threshold)
	fmt.Fprintf(&r, "features %d and %d\nweights  sha256 %x\n", w.Subject.Size(), w.Triple.Size(), sha256.Sum256(out.Bytes()))
	return os.WriteFile(strings.TrimSuffix(path, ".bin")+".receipt.txt", []byte(r.String()), 0o644)
}
