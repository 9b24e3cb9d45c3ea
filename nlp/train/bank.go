package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"graphd/nlp"
)

// A bank is a treebank. joined holds the sentences that package nlp cuts into
// words otherwise than the treebank does, of the sentences of.
type bank struct {
	name, sum string
	text      string
	sents     []nlp.Sentence
	joined    []nlp.Sentence
	of        []int
}

func readBank(path string) (bank, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return bank{}, err
	}
	text, sents, err := nlp.ReadCoNLLU(bytes.NewReader(raw))
	if err != nil {
		return bank{}, fmt.Errorf("%s: %w", path, err)
	}
	return bank{name: filepath.Base(path), sum: sum(raw), text: text, sents: sents}, nil
}

// readBanks reads the treebanks of a folder for a use, in the order of their names.
func readBanks(folder, use string) ([]bank, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*-"+use+".conllu"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no *-%s.conllu in %s", use, folder)
	}
	sort.Strings(paths)
	var out []bank
	for _, p := range paths {
		b, err := readBank(p)
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

func sum(raw []byte) string { return fmt.Sprintf("%x", sha256.Sum256(raw)) }

// join finds the sentences that are cut into words otherwise.
func (b *bank) join() {
	for i := range b.sents {
		for _, s := range nlp.Retokenize(b.text, b.sents[i:i+1]) {
			if len(s.Tokens) != len(b.sents[i].Tokens) {
				b.joined, b.of = append(b.joined, s), append(b.of, i)
			}
		}
	}
}

// all gives the sentences of treebanks, both as they are and cut otherwise.
func all(banks []bank) []nlp.Sentence {
	var out []nlp.Sentence
	for _, b := range banks {
		out = append(append(out, b.sents...), b.joined...)
	}
	return out
}

// foldOf gives the fold of sentence i: runs of sentences stay together, because
// those of one text are alike.
func foldOf(i, folds int) int { return i / 20 % folds }

// retag tags each sentence by a tagger that has not seen it.
func retag(o options, banks []bank, c *nlp.Classes, rawClasses []byte) error {
	models := make([]*nlp.Model, o.folds)
	for f := range models {
		var rest []nlp.Sentence
		for _, b := range banks {
			for i, s := range b.sents {
				if foldOf(i, o.folds) != f {
					rest = append(rest, s)
				}
			}
			for k, s := range b.joined {
				if foldOf(b.of[k], o.folds) != f {
					rest = append(rest, s)
				}
			}
		}
		settings := o.tag
		settings.Rounds = min(settings.Rounds, 5)
		var err error
		if models[f], err = nlp.ReadModel(rawClasses, nlp.TrainTagger(rest, c, settings), nil); err != nil {
			return err
		}
	}
	for _, b := range banks {
		for i := range b.sents {
			models[foldOf(i, o.folds)].Retag(b.sents[i : i+1])
		}
		for k := range b.joined {
			models[foldOf(b.of[k], o.folds)].Retag(b.joined[k : k+1])
		}
	}
	return nil
}

// score says how good a Model is on a treebank: tags and trees of its words,
// with the tags that the Model gives, and sentences of its text, of which the
// paragraphs are known.
func (b *bank) score(m *nlp.Model) string {
	got := nlp.CopySentences(b.sents)
	m.Annotate(got)
	s := nlp.CompareTrees(b.sents, got)
	share := func(n int) float64 { return 100 * float64(n) / float64(s.Tokens) }
	there := map[nlp.Stretch]bool{}
	for _, x := range b.sents {
		there[nlp.Stretch{Start: x.Start, End: x.End}] = true
	}
	found := m.Analyse(b.text, []nlp.Stretch{{Start: 0, End: len(b.text)}})
	right := 0
	for _, x := range found {
		if there[nlp.Stretch{Start: x.Start, End: x.End}] {
			right++
		}
	}
	return fmt.Sprintf("%s: Penn tags %.2f, UPOS %.2f, UAS %.2f, LAS %.2f of %d words; sentences F1 %.2f", b.name, share(s.Tags), share(s.UPOS), share(s.UAS), share(s.LAS), s.Tokens,
		200*float64(right)/float64(len(found)+len(b.sents)))
}
