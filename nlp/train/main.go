// Command train makes the weights of package nlp from treebanks in CoNLL-U form.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"

	"graphd/nlp"
)

type options struct {
	treebank, plain, out string
	stage                string
	vectors, kinds       string
	tag                  nlp.TagOptions
	parse                nlp.ParseOptions
	classes              nlp.ClassOptions
	folds                int
}

func main() {
	log.SetFlags(log.Ltime)
	var o options
	flag.StringVar(&o.treebank, "treebank", "../shared/data/treebank", "")
	flag.StringVar(&o.plain, "plain", "../shared/corpus/plain/state-releases.jsonl.gz", "")
	flag.StringVar(&o.out, "out", "nlp/model", "")
	flag.StringVar(&o.stage, "stage", "classes,tagger,jack,parser", "")
	flag.IntVar(&o.tag.Rounds, "tagrounds", 8, "")
	flag.IntVar(&o.tag.Seen, "tagseen", 2, "")
	flag.Float64Var(&o.tag.Least, "tagleast", 2, "")
	flag.IntVar(&o.folds, "folds", 5, "")
	flag.IntVar(&o.parse.Rounds, "rounds", 6, "")
	flag.IntVar(&o.parse.Labels, "labels", 6, "")
	flag.IntVar(&o.parse.Beam, "beam", 4, "")
	flag.IntVar(&o.parse.Seen, "seen", 5, "")
	flag.Float64Var(&o.parse.Least, "least", 60, "")
	flag.Float64Var(&o.parse.LeastL, "leastl", 30, "")
	flag.IntVar(&o.classes.Classes, "classes", 400, "")
	flag.IntVar(&o.classes.Least, "classleast", 4, "")
	flag.IntVar(&o.classes.Words, "classwords", 40000, "")
	flag.IntVar(&o.classes.Rounds, "classrounds", 8, "")
	flag.StringVar(&o.vectors, "vectors", "", "")
	flag.StringVar(&o.kinds, "kinds", "nlp/train/kinds.gz", "")
	flag.Parse()
	if err := run(o); err != nil {
		log.Fatal(err)
	}
}

func run(o options) error {
	if o.vectors != "" {
		k, err := makeKinds(o.vectors, 60000, 512, 12)
		if err != nil {
			return err
		}
		return writeKinds(o.kinds, k)
	}
	train, err := load(o.treebank, "train")
	if err != nil {
		return err
	}
	dev, err := load(o.treebank, "dev")
	if err != nil {
		return err
	}
	file := func(name string) string { return filepath.Join(o.out, name) }
	if strings.Contains(o.stage, "classes") {
		sents, err := words(o.plain, train)
		if err != nil {
			return err
		}
		begin := time.Now()
		kinds, err := readKinds(o.kinds)
		if err != nil {
			return err
		}
		raw := nlp.EncodeClasses(nlp.TrainClasses(sents, o.classes), kinds)
		log.Printf("classes: %d bytes, %v", len(raw), time.Since(begin))
		if err := os.WriteFile(file("classes.bin"), raw, 0o644); err != nil {
			return err
		}
	}
	rawClasses, err := os.ReadFile(file("classes.bin"))
	if err != nil {
		return err
	}
	classes, err := nlp.ReadClasses(rawClasses)
	if err != nil {
		return err
	}
	var all []nlp.Sentence
	for _, t := range train {
		all = append(all, t.sents...)
		all = append(all, t.joined...)
	}
	if strings.Contains(o.stage, "tagger") {
		begin := time.Now()
		raw := nlp.TrainTagger(all, classes, o.tag)
		log.Printf("tagger: %d bytes, %v", len(raw), time.Since(begin))
		if err := os.WriteFile(file("tagger.bin"), raw, 0o644); err != nil {
			return err
		}
	}
	rawTagger, err := os.ReadFile(file("tagger.bin"))
	if err != nil {
		return err
	}
	m, err := nlp.ReadModel(rawClasses, rawTagger, nil)
	if err != nil {
		return err
	}
	show(m, dev)
	if strings.Contains(o.stage, "jack") {
		if err := jackknife(o, train, classes, rawClasses); err != nil {
			return err
		}
		if err := keep(file("jack.tmp"), train); err != nil {
			return err
		}
	} else if strings.Contains(o.stage, "parser") {
		if err := unkeep(file("jack.tmp"), train); err != nil {
			return err
		}
	}
	if !strings.Contains(o.stage, "parser") {
		return nil
	}
	all = nil
	for _, t := range train {
		all = append(all, t.sents...)
		all = append(all, t.joined...)
	}
	w := nlp.TrainParser(all, classes, o.parse, func(round int, weights func() []byte) {
		raw := weights()
		m, err := nlp.ReadModel(rawClasses, rawTagger, raw)
		if err != nil {
			log.Fatal(err)
		}
		log.Printf("round %d, %d bytes", round, len(raw))
		show(m, dev)
	})
	return os.WriteFile(file("parser.bin"), w, 0o644)
}

func show(m *nlp.Model, dev []bank) {
	for _, d := range dev {
		got := nlp.CopySentences(d.sents)
		begin := time.Now()
		m.Annotate(got)
		took := time.Since(begin)
		c := nlp.CompareTrees(d.sents, got)
		log.Printf("%s: tags %.2f upos %.2f uas %.2f las %.2f, %.0f tokens/s", d.name, pc(c.Tags, c.Tokens), pc(c.UPOS, c.Tokens), pc(c.UAS, c.Tokens), pc(c.LAS, c.Tokens), float64(c.Tokens)/took.Seconds())
	}
}

func pc(a, b int) float64 { return 100 * float64(a) / float64(b) }

// A bank is a treebank.
type bank struct {
	name, sum     string
	text          string
	sents, joined []nlp.Sentence
	of            []int
}

func load(dir, part string) ([]bank, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*-"+part+".conllu"))
	if err != nil {
		return nil, err
	}
	sort.Strings(paths)
	var out []bank
	for _, p := range paths {
		raw, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		text, sents, err := nlp.ReadCoNLLU(bytes.NewReader(raw))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
		b := bank{name: filepath.Base(p), sum: fmt.Sprintf("%x", sha256.Sum256(raw)), text: text, sents: sents}
		if part == "train" {
			for i := range sents {
				for _, j := range nlp.Retokenize(text, sents[i:i+1]) {
					if len(j.Tokens) != len(sents[i].Tokens) {
						b.joined = append(b.joined, j)
						b.of = append(b.of, i)
					}
				}
			}
		}
		out = append(out, b)
	}
	return out, nil
}

// jackknife gives each sentence the tags of a tagger that has not seen it.
func jackknife(o options, train []bank, c *nlp.Classes, rawClasses []byte) error {
	var models []*nlp.Model
	for f := range o.folds {
		var rest []nlp.Sentence
		for _, t := range train {
			for i, s := range t.sents {
				if fold(i, o.folds) != f {
					rest = append(rest, s)
				}
			}
			for k, s := range t.joined {
				if fold(t.of[k], o.folds) != f {
					rest = append(rest, s)
				}
			}
		}
		raw := nlp.TrainTagger(rest, c, o.tag)
		m, err := nlp.ReadModel(rawClasses, raw, nil)
		if err != nil {
			return err
		}
		models = append(models, m)
	}
	for _, t := range train {
		for i := range t.sents {
			models[fold(i, o.folds)].Retag(t.sents[i : i+1])
		}
		for k := range t.joined {
			models[fold(t.of[k], o.folds)].Retag(t.joined[k : k+1])
		}
	}
	return nil
}

func fold(i, n int) int { return i / 20 % n }

func words(plain string, train []bank) ([][]string, error) {
	var out [][]string
	for _, t := range train {
		for _, s := range t.sents {
			out = append(out, nlp.ClassWords(s.Tokens))
		}
	}
	f, err := os.Open(plain)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	for d := json.NewDecoder(z); d.More(); {
		var r struct{ Text string }
		if err := d.Decode(&r); err != nil {
			return nil, err
		}
		out = append(out, nlp.PlainWords(r.Text)...)
	}
	return out, nil
}

func keep(path string, train []bank) error {
	var b bytes.Buffer
	for _, t := range train {
		for _, l := range [][]nlp.Sentence{t.sents, t.joined} {
			for _, s := range l {
				for _, k := range s.Tokens {
					fmt.Fprintf(&b, "%s %s\n", k.Tag, k.UPOS)
				}
			}
		}
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

func unkeep(path string, train []bank) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	lines := strings.Split(string(raw), "\n")
	n := 0
	for _, t := range train {
		for _, l := range [][]nlp.Sentence{t.sents, t.joined} {
			for _, s := range l {
				for i := range s.Tokens {
					a, b, _ := strings.Cut(lines[n], " ")
					s.Tokens[i].Tag, s.Tokens[i].UPOS = a, b
					n++
				}
			}
		}
	}
	return nil
}

func sortedWords(m map[string]uint16) []string {
	return slices.Sorted(maps.Keys(m))
}
