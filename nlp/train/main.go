// Command train makes the weights of package nlp, and scores them.
//
//	go run ./nlp/train                        # all weights anew, into nlp/model
//	go run ./nlp/train -score FILE.conllu,... # how good the weights there are
//	go run ./nlp/train -regroup               # the groups of words anew
//	go run ./nlp/train -vectors FILE.json     # the kinds of words anew, see kinds.go
//
// It reads NAME-train.conllu and NAME-dev.conllu of a folder of treebanks, and
// two files of the repository: groups.gz, words grouped by the words beside them
// in the treebanks and in plain texts, and kinds.gz, words grouped by meaning.
// Other weights than these here are learnt with groups and kinds as well, so they
// are made anew only when asked for. It writes classes.bin, tagger.bin, parser.bin
// and receipt.txt. The same files and settings give the same weights, byte for
// byte. Three steps:
//
//  1. the tagger learns from the treebanks, as they are cut into words and as
//     package nlp cuts them;
//  2. the treebanks are tagged by taggers that have not seen the sentences at
//     hand, so that the parser learns to live with the tagger's errors;
//  3. the parser learns from the treebanks with these tags.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"graphd/nlp"
)

// options are where things lie and how to train.
type options struct {
	treebank, plain, groups, kinds, out string
	vectors, score                      string
	regroup                             bool
	folds                               int
	classes                             nlp.ClassOptions
	tag                                 nlp.TagOptions
	parse                               nlp.ParseOptions
}

func main() {
	log.SetFlags(log.Ltime)
	var o options
	flag.StringVar(&o.treebank, "treebank", "../shared/data/treebank", "folder of NAME-train.conllu and NAME-dev.conllu")
	flag.StringVar(&o.plain, "plain", "../shared/corpus/plain/state-releases.jsonl.gz", "texts for word classes: packed JSON Lines with \"text\"")
	flag.StringVar(&o.groups, "groups", "nlp/train/groups.gz", "groups of words")
	flag.BoolVar(&o.regroup, "regroup", false, "make the groups of words anew and stop")
	flag.StringVar(&o.kinds, "kinds", "nlp/train/kinds.gz", "kinds of words")
	flag.StringVar(&o.out, "out", "nlp/model", "folder for the weights")
	flag.StringVar(&o.vectors, "vectors", "", "word vectors: make the kinds of words from them and stop")
	flag.StringVar(&o.score, "score", "", "treebanks, separated by commas: score the weights that are there and stop")
	flag.IntVar(&o.folds, "folds", 4, "taggers that tag the parser's sentences")
	flag.IntVar(&o.classes.Classes, "classes", 400, "classes of words by their neighbours")
	flag.IntVar(&o.classes.Least, "class-least", 4, "words seen fewer times have no class")
	flag.IntVar(&o.classes.Words, "class-words", 40000, "words with a class, at most")
	flag.IntVar(&o.classes.Rounds, "class-rounds", 8, "how often each word may change its class")
	flag.IntVar(&o.tag.Rounds, "tag-rounds", 8, "passes over the sentences")
	flag.IntVar(&o.tag.Restart, "tag-restart", 4, "after so many passes the tagger learns anew; weights are averages")
	flag.IntVar(&o.tag.Seen, "tag-seen", 3, "features seen fewer times are left out")
	flag.IntVar(&o.tag.Margin, "tag-margin", 10, "by how much the right tag must be ahead")
	flag.Float64Var(&o.tag.Least, "tag-least", 30, "weights less than this are dropped")
	flag.IntVar(&o.parse.Rounds, "rounds", 9, "passes over the sentences to learn moves")
	flag.IntVar(&o.parse.Restart, "restart", 3, "after so many passes the parser learns anew; weights are averages")
	flag.IntVar(&o.parse.Labels, "label-rounds", 6, "passes over the sentences to learn relations")
	flag.IntVar(&o.parse.Beam, "beam", 8, "how many states the parser keeps, at most")
	flag.IntVar(&o.parse.Gap, "gap", 300, "states that are behind the best by more are given up")
	flag.IntVar(&o.parse.Seen, "seen", 4, "features seen fewer times are left out")
	flag.IntVar(&o.parse.LabelMargin, "label-margin", 15, "by how much the right relation must be ahead")
	flag.Float64Var(&o.parse.Least, "least", 62, "features whose weights differ by less are dropped")
	flag.Float64Var(&o.parse.LabelLeast, "label-least", 30, "relations' weights less than this are dropped")
	flag.Parse()
	if err := run(o); err != nil {
		log.Fatal(err)
	}
}

func run(o options) error {
	switch {
	case o.vectors != "":
		kinds, err := makeKinds(o.vectors)
		if err != nil {
			return err
		}
		return writeNumbers(o.kinds, kinds)
	case o.regroup:
		groups, err := makeGroups(o)
		if err != nil {
			return err
		}
		return writeNumbers(o.groups, groups)
	case o.score != "":
		return scoreThere(o)
	}
	return train(o)
}

// scoreThere scores the weights in the folder.
func scoreThere(o options) error {
	var raw [3][]byte
	for i, name := range weightFiles {
		var err error
		if raw[i], err = os.ReadFile(filepath.Join(o.out, name)); err != nil {
			return err
		}
	}
	m, err := nlp.ReadModel(raw[0], raw[1], raw[2])
	if err != nil {
		return err
	}
	for path := range strings.SplitSeq(o.score, ",") {
		b, err := readBank(path)
		if err != nil {
			return err
		}
		fmt.Println(b.score(m))
	}
	return nil
}

var weightFiles = [3]string{"classes.bin", "tagger.bin", "parser.bin"}

// train makes all weights and their receipt.
func train(o options) error {
	banks, err := readBanks(o.treebank, "train")
	if err != nil {
		return err
	}
	dev, err := readBanks(o.treebank, "dev")
	if err != nil {
		return err
	}
	r := receipt{}
	for i := range banks {
		banks[i].join()
		r.add("trained on: %s, sha256 %s, %d sentences, %d of them cut into words anew too", banks[i].name, banks[i].sum, len(banks[i].sents), len(banks[i].joined))
	}
	raw, err := classes(o, &r)
	if err != nil {
		return err
	}
	c, err := nlp.ReadClasses(raw)
	if err != nil {
		return err
	}
	log.Print("tagger")
	tagger := nlp.TrainTagger(all(banks), c, o.tag)
	r.add("tagger: %+v", o.tag)
	log.Print("tags for the parser")
	if err := retag(o, banks, c, raw); err != nil {
		return err
	}
	log.Print("parser")
	var m *nlp.Model
	parser, err := nlp.TrainParser(all(banks), c, o.parse, func(round int, weights []byte) error {
		if m, err = nlp.ReadModel(raw, tagger, weights); err != nil {
			return err
		}
		for _, d := range dev {
			log.Printf("round %d: %s", round+1, d.score(m))
		}
		return nil
	})
	if err != nil {
		return err
	}
	r.add("parser: tags by %d taggers, %+v", o.folds, o.parse)
	if m, err = nlp.ReadModel(raw, tagger, parser); err != nil {
		return err
	}
	for i, w := range [][]byte{raw, tagger, parser} {
		if err := os.WriteFile(filepath.Join(o.out, weightFiles[i]), w, 0o644); err != nil {
			return err
		}
		r.add("weights: %s, sha256 %s, %d bytes", weightFiles[i], sum(w), len(w))
	}
	for _, d := range dev {
		r.add("held out: %s, sha256 %s", d.name, d.sum)
		r.add("  %s", d.score(m))
	}
	return r.write(filepath.Join(o.out, "receipt.txt"))
}
