// Command names learns the weights of the finder of names in texts.
//
//	go run ./loader/train/names [-data DIR] [-releases FILE] [-out FILE]
//
// It learns from texts in which people marked names (DIR/ner and DIR/treebank) and
// from the gold graphs of loader/train, and prints how well the names of held-out
// texts are found: F1 of names with both ends and the type right.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"graphd/nlp"
	"graphd/ontology"
)

type flags struct {
	data, releases, here, dev, out string
	options                        nlp.NameOptions
	watch                          bool
	without                        string
	classes                        classing
	classesOut                     string
}

func main() {
	log.SetFlags(0)
	var f flags
	flag.StringVar(&f.data, "data", "../shared/data", "folder of ner/ and treebank/")
	flag.StringVar(&f.releases, "releases", "../shared/corpus/plain/state-releases.jsonl.gz", "records with the texts of the gold graphs of releases/")
	flag.StringVar(&f.here, "here", "loader/train", "folder of the gold graphs of this project")
	flag.StringVar(&f.dev, "dev", "../shared/corpus/dev", "folder of gold graphs to score on")
	flag.StringVar(&f.out, "out", "nlp/model/names.bin", "file to write the weights to")
	flag.IntVar(&f.options.Epochs, "epochs", 4, "passes over the sentences")
	flag.Float64Var(&f.options.Rate, "rate", 0.1, "of learning")
	flag.Float64Var(&f.options.Decay, "decay", 0.01, "of weights")
	flag.Float64Var(&f.options.Drop, "drop", 0.4, "features left out at a time")
	flag.Float64Var(&f.options.Lean, "lean", 0.9, "how much more a name is looked for than the marks ask for")
	flag.IntVar(&f.options.Seen, "seen", 2, "features of fewer words are left out")
	flag.Float64Var(&f.options.Least, "least", 0.1, "weights nearer to zero are left out")
	flag.BoolVar(&f.watch, "watch", false, "print the scores after each pass")
	flag.StringVar(&f.without, "without", "", "styles not to learn from, separated by commas")
	flag.StringVar(&f.classes.vectors, "vectors", "", "word vectors to make word classes of, instead of learning names")
	flag.IntVar(&f.classes.words, "class-words", 100_000, "how many words have classes")
	flag.IntVar(&f.classes.fine, "class-fine", 800, "how many classes")
	flag.IntVar(&f.classes.coarse, "class-coarse", 100, "how many classes of classes")
	flag.IntVar(&f.classes.rounds, "class-rounds", 12, "how often classes are mended")
	flag.StringVar(&f.classesOut, "classes", "nlp/model/names.classes.bin", "file of word classes")
	flag.Parse()
	if err := run(f); err != nil {
		log.Fatal(err)
	}
}

func run(f flags) error {
	if f.classes.vectors != "" {
		raw, err := makeClasses(f.classes)
		if err != nil {
			return err
		}
		return os.WriteFile(f.classesOut, raw, 0o644)
	}
	model, err := nlp.Default()
	if err != nil {
		return err
	}
	o, err := ontology.Default()
	if err != nil {
		return err
	}
	c := corpus{model: model, receipt: &strings.Builder{}}
	fmt.Fprintf(c.receipt, "made by: loader/train/names, %d epochs, rate %g, decay %g\nontology: %.16s\n", f.options.Epochs, f.options.Rate, f.options.Decay, o.Digest())
	train, dev, err := c.read(f)
	if err != nil {
		return err
	}
	f.options.Words = o.Lexicon()
	classes, err := os.ReadFile(f.classesOut)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.receipt, "word classes: sha256 %x\n", sha256.Sum256(classes))
	if f.options.Classes, err = nlp.ReadWordClasses(classes); err != nil {
		return err
	}
	if f.watch {
		f.options.Watch = func(e int, raw []byte) {
			n, err := nlp.ReadNamer(raw, f.options.Classes)
			if err != nil {
				log.Fatal(err)
			}
			fmt.Printf("epoch %d, %d bytes: %s\n", e, len(raw), strings.ReplaceAll(scores(n, o.Lexicon(), dev), "\n", "; "))
		}
	}
	raw, err := nlp.TrainNames(train, f.options)
	if err != nil {
		return err
	}
	n, err := nlp.ReadNamer(raw, f.options.Classes)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.receipt, "weights: %d bytes, sha256 %x\n%s", len(raw), sha256.Sum256(raw), scores(n, o.Lexicon(), dev))
	fmt.Print(c.receipt.String())
	if err := os.WriteFile(f.out, raw, 0o644); err != nil {
		return err
	}
	return os.WriteFile(strings.TrimSuffix(f.out, filepath.Ext(f.out))+".receipt.txt", []byte(c.receipt.String()), 0o644)
}
