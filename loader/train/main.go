// Command train learns the weights of the loader's stages from gold graphs.
//
//	go run ./loader/train -dev DIR -releases FILE [-folds 10] [-write]
//
// It reads the gold graphs of DIR, those of this folder (releases/, whose texts
// are the records of FILE, treebank/, whose texts are in the treebanks, and
// written/), and prints how the readings of DIR
// score when each document is read by weights that have not seen it. With -write
// it trains on all and writes the weights with their receipt.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"graphd/loader"
	"graphd/nlp"
	"graphd/nlp/linear"
	"graphd/ontology"
	"graphd/score"
)

type flags struct {
	dev, releases, treebank, here, out string
	not                                string
	folds                              int
	rules, lost, wrong                 bool
	write, noExtra                     bool
}

func main() {
	log.SetFlags(0)
	var f flags
	flag.StringVar(&f.dev, "dev", "../shared/corpus/dev", "folder of gold graphs with their texts")
	flag.StringVar(&f.releases, "releases", "../shared/corpus/plain/state-releases.jsonl.gz", "records with the texts of the gold graphs of releases/")
	flag.StringVar(&f.treebank, "treebank", "../shared/data/treebank", "folder with the texts of the gold graphs of treebank/")
	flag.StringVar(&f.not, "not", "00-seed", "a document of -dev to score and never to learn from: its licence is for tests only")
	flag.StringVar(&f.here, "here", "loader/train", "folder of the gold graphs of this project")
	flag.StringVar(&f.out, "out", "", "a file to write the scores to, instead of printing them")
	flag.IntVar(&f.folds, "folds", 5, "folds of the documents of -dev")
	flag.BoolVar(&f.rules, "rules", false, "print how each rule fared")
	flag.BoolVar(&f.lost, "lost", false, "print what was lost")
	flag.BoolVar(&f.wrong, "wrong", false, "print what is wrong")
	flag.BoolVar(&f.write, "write", false, "train on all and write the weights")
	flag.BoolVar(&f.noExtra, "dev-only", false, "learn from -dev alone")
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
		if extra, err = readOwn(f); err != nil {
			return err
		}
	}
	plain, err := loader.NewReaderWith(o, loader.Weights{})
	if err != nil {
		return err
	}
	sch := school{ontology: o, plain: map[string]lesson{}, flags: f}
	for i := range dev {
		dev[i].draft = plain.Draft(dev[i].document)
	}
	for i := range extra {
		extra[i].draft = plain.Draft(extra[i].document)
	}
	for _, t := range append(slices.Clone(dev), extra...) {
		sch.plain[t.name] = learn(plain, t, t.draft)
	}
	if f.write {
		return write(f, dev, extra, sch)
	}
	results := map[string]score.Result{}
	var mu sync.Mutex
	var group errgroup.Group
	group.SetLimit(2)
	for k := range f.folds {
		group.Go(func() error {
			found, err := sch.fold(k, dev, extra)
			mu.Lock()
			defer mu.Unlock()
			maps.Copy(results, found)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	var out strings.Builder
	fmt.Fprintf(&out, "How the reading scores on %d gold graphs that are not part of the project, each text read by weights that were\nlearned without it (%d folds; %d further texts to learn from). The rules were written while looking at mistakes in\nsome of these texts: on texts nobody has looked at, expect less.\n\n", len(dev), f.folds, len(extra))
	report(&out, f, dev, results)
	if f.out != "" {
		return os.WriteFile(f.out, []byte(out.String()), 0o644)
	}
	fmt.Print(out.String())
	return nil
}

// fold scores every f.folds-th text by weights that were learned from the others.
func (s school) fold(k int, dev, extra []text) (map[string]score.Result, error) {
	var from []text
	for i, t := range dev {
		if i%s.flags.folds != k && t.name != s.flags.not {
			from = append(from, t)
		}
	}
	w, err := s.train(append(from, extra...))
	if err != nil {
		return nil, err
	}
	reader, err := loader.NewReaderWith(s.ontology, w)
	if err != nil {
		return nil, err
	}
	out := map[string]score.Result{}
	for i, t := range dev {
		if i%s.flags.folds != k {
			continue
		}
		r, err := reader.ReadDraft(reader.Redraft(t.draft))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.name, err)
		}
		out[t.name] = score.Document(t.gold, score.FromReading(r))
	}
	return out, nil
}

// write trains on all texts and keeps the weights with their receipt.
func write(f flags, dev, extra []text, s school) error {
	dev = slices.DeleteFunc(slices.Clone(dev), func(t text) bool { return t.name == f.not })
	w, err := s.train(append(slices.Clone(dev), extra...))
	if err != nil {
		return err
	}
	dir := filepath.Join(filepath.Dir(f.here), "model")
	for name, m := range map[string]*linear.Model{"kinds": w.Kinds, "worth": w.Worth, "related": w.Claims.Related, "type": w.Claims.Type, "status": w.Claims.Status} {
		var raw bytes.Buffer
		if err := m.Write(&raw); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name+".bin"), raw.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dir, "receipt.txt"), []byte(receipt(f, dev, extra, w)), 0o644)
}

// receipt tells what weights were made from.
func receipt(f flags, dev, extra []text, w loader.Weights) string {
	var b strings.Builder
	fmt.Fprintf(&b, "made by: loader/train\nnlp %.12s\nnames %.12s\nontology %.12s\n", nlp.DefaultDigest(), nlp.NamesDigest(), digest())
	for _, g := range []struct {
		name string
		of   []text
	}{{"corpus", dev}, {"loader/train", extra}} {
		h := sha256.New()
		for _, t := range g.of {
			fmt.Fprintln(h, t.name, t.document.SHA256)
			raw, err := json.Marshal(t.gold)
			if err != nil {
				return err.Error()
			}
			h.Write(raw)
		}
		fmt.Fprintf(&b, "%s: %d documents, sha256 %x\n", g.name, len(g.of), h.Sum(nil))
	}
	fmt.Fprintf(&b, "features: kinds %d, worth %d, related %d, type %d, status %d\n", w.Kinds.Size(), w.Worth.Size(), w.Claims.Related.Size(), w.Claims.Type.Size(), w.Claims.Status.Size())
	return b.String()
}

func digest() string {
	o, err := ontology.Default()
	if err != nil {
		return err.Error()
	}
	return o.Digest()
}
