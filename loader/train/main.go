// Command train learns the weights of the loader's stages from gold graphs.
//
//	go run ./loader/train -dev DIR -releases FILE [-folds 10] [-write]
//
// It reads the gold graphs of DIR, those of this folder (releases/, whose texts
// are the records of FILE, and written/), and prints how the readings of DIR
// score when each document is read by weights that have not seen it. With -write
// it trains on all and writes the weights with their receipt.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"

	"graphd/kg"
	"graphd/loader"
	"graphd/ontology"
	"graphd/score"
)

type flags struct {
	dev, releases, here string
	folds               int
	only                string
	rules, lost, wrong  bool
	write, noExtra      bool
	least               float64
}

func main() {
	log.SetFlags(0)
	var f flags
	flag.StringVar(&f.dev, "dev", "../shared/corpus/dev", "folder of gold graphs with their texts")
	flag.StringVar(&f.releases, "releases", "../shared/corpus/plain/state-releases.jsonl.gz", "records with the texts of the gold graphs of releases/")
	flag.StringVar(&f.here, "here", "loader/train", "folder of the gold graphs of this project")
	flag.IntVar(&f.folds, "folds", 10, "folds of the documents of -dev")
	flag.BoolVar(&f.rules, "rules", false, "print how each rule fared")
	flag.BoolVar(&f.lost, "lost", false, "print what was lost")
	flag.BoolVar(&f.wrong, "wrong", false, "print what is wrong")
	flag.BoolVar(&f.write, "write", false, "train on all and write the weights")
	flag.BoolVar(&f.noExtra, "dev-only", false, "learn from -dev alone")
	flag.Float64Var(&f.least, "least", 0.3, "the probability from which a pair is a claim")
	flag.Parse()
	if err := run(f); err != nil {
		log.Fatal(err)
	}
}

func run(f flags) error {
	o, err := ontology.Default()
	if err != nil {
		return err
	}
	dev, err := readFolder(f.dev)
	if err != nil {
		return err
	}
	var extra []text
	if !f.noExtra {
		if extra, err = readOwn(f.here, f.releases); err != nil {
			return err
		}
	}
	fmt.Printf("%d documents to score, %d further to learn from\n", len(dev), len(extra))
	plain, err := loader.NewReaderWith(o, loader.Weights{})
	if err != nil {
		return err
	}
	lessons := map[string]lesson{}
	for _, t := range append(append([]text{}, dev...), extra...) {
		lessons[t.name] = learn(plain, t)
	}
	if f.write {
		return write(f, dev, extra, lessons)
	}
	bounds(dev, lessons)
	results := map[string]score.Result{}
	for k := range f.folds {
		var from []lesson
		for i, t := range dev {
			if i%f.folds != k {
				from = append(from, lessons[t.name])
			}
		}
		for _, t := range extra {
			from = append(from, lessons[t.name])
		}
		w := train(from, f.least)
		if k == 0 {
			fmt.Printf("fold 0: %d features relate, %d type\n", w.Claims.Related.Size(), w.Claims.Type.Size())
		}
		reader, err := loader.NewReaderWith(o, w)
		if err != nil {
			return err
		}
		for i, t := range dev {
			if i%f.folds == k {
				r, err := reader.Read(t.document)
				if err != nil {
					return fmt.Errorf("%s: %w", t.name, err)
				}
				results[t.name] = score.Document(t.gold, score.FromReading(r))
			}
		}
	}
	report(f, dev, results)
	return nil
}

func write(flags, []text, []text, map[string]lesson) error {
	return kg.Errorf(kg.Invalid, "train", "-write", "not yet")
}

var _ = os.Stdout
