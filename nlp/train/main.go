// Command train makes the tagger's weights from treebanks in CoNLL-U form and
// prints how well they do on held-out ones. The same files give the same
// weights, byte for byte.
//
//	go run ./nlp/train -out nlp/model/tagger.bin -dev DEV.conllu[,DEV2.conllu] TRAIN.conllu ...
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"

	"graphd/nlp"
)

func main() {
	out := flag.String("out", "nlp/model/tagger.bin", "file to write the weights to")
	dev := flag.String("dev", "", "held-out treebanks, separated by commas")
	rounds := flag.Int("rounds", 6, "passes over the training sentences")
	flag.Parse()
	if err := run(*out, *dev, *rounds, flag.Args()); err != nil {
		log.Fatal(err)
	}
}

func run(out, dev string, rounds int, paths []string) error {
	var train []nlp.Tagged
	receipt := fmt.Sprintf("made by: nlp/train, %d rounds\n", rounds)
	for _, p := range paths {
		sents, sum, err := readTreebank(p)
		if err != nil {
			return err
		}
		train = append(train, sents...)
		receipt += fmt.Sprintf("trained on: %s sha256 %s, %d sentences\n", base(p), sum, len(sents))
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := nlp.Train(train, rounds, f); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	in, err := os.Open(out)
	if err != nil {
		return err
	}
	model, err := nlp.ReadModel(in)
	if err != nil {
		return err
	}
	for _, p := range strings.Split(dev, ",") {
		sents, sum, err := readTreebank(p)
		if err != nil {
			return err
		}
		receipt += fmt.Sprintf("held out: %s sha256 %s, tags right %.4f\n", base(p), sum, model.Accuracy(sents))
	}
	fmt.Print(receipt)
	return os.WriteFile(strings.TrimSuffix(out, ".bin")+".receipt.txt", []byte(receipt), 0o644)
}

func base(p string) string { return p[strings.LastIndexByte(p, '/')+1:] }

// readTreebank reads the words and Penn tags of a CoNLL-U file. Words that the
// treebank splits at hyphens are joined again, because the tokenizer keeps them.
func readTreebank(path string) ([]nlp.Tagged, string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, "", err
	}
	var out []nlp.Tagged
	var cur nlp.Tagged
	joined := false
	flush := func() {
		if len(cur.Words) > 0 {
			out = append(out, cur)
		}
		cur, joined = nlp.Tagged{}, false
	}
	for _, line := range strings.Split(string(raw), "\n") {
		if line == "" {
			flush()
			continue
		}
		f := strings.Split(line, "\t")
		if line[0] == '#' || len(f) < 10 || strings.ContainsAny(f[0], "-.") {
			continue
		}
		tight := strings.Contains(f[9], "SpaceAfter=No")
		n := len(cur.Words)
		if n > 0 && (joined || f[4] == "HYPH" && glued(&cur)) {
			cur.Words[n-1] += f[1]
			if f[4] != "HYPH" {
				cur.Tags[n-1] = joinTag(f[4])
			}
			joined = f[4] == "HYPH" && tight
		} else {
			cur.Words, cur.Tags = append(cur.Words, f[1]), append(cur.Tags, f[4])
		}
		cur.Tight = tight
	}
	flush()
	return out, fmt.Sprintf("%x", sha256.Sum256(raw)), nil
}

func glued(t *nlp.Tagged) bool { return t.Tight }

// joinTag is the tag of a hyphenated word whose last part has the given tag.
func joinTag(last string) string {
	switch last {
	case "VBN", "VBD", "VBG":
		return "JJ"
	}
	return last
}
