package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"graphd/kg"
	"graphd/loader"
	"graphd/loader/article"
	"graphd/loader/train/record"
	"graphd/score"
)

// A text is a Document with its gold graph.
type text struct {
	name     string
	document kg.Document
	gold     score.Gold
	draft    loader.Draft
}

// readFolder reads NN-slug.txt with NN-slug.gold.json.
func readFolder(dir string) ([]text, error) {
	golds, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if err != nil {
		return nil, err
	}
	slices.Sort(golds)
	var out []text
	for _, path := range golds {
		stem := strings.TrimSuffix(path, ".gold.json")
		raw, err := os.ReadFile(stem + ".txt")
		if err != nil {
			return nil, err
		}
		t, err := makeText(path, raw)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

func makeText(gold string, raw []byte) (text, error) {
	g, err := score.ReadGold(gold)
	if err != nil {
		return text{}, err
	}
	d, err := article.Parse(raw, article.Hint{Media: article.Plain})
	if err != nil {
		return text{}, fmt.Errorf("%s: %w", gold, err)
	}
	return text{name: strings.TrimSuffix(filepath.Base(gold), ".gold.json"), document: d, gold: g}, nil
}

// readOwn reads the gold graphs of this project: of texts that were written for
// it, and of others that lie elsewhere.
func readOwn(f flags) ([]text, error) {
	out, err := readFolder(filepath.Join(f.here, "written"))
	if err != nil {
		return nil, err
	}
	for _, g := range []struct {
		folder string
		texts  func() (map[string]string, error)
	}{
		{"releases", func() (map[string]string, error) { return record.Read(f.releases) }},
		{"treebank", func() (map[string]string, error) { return record.Treebanks(f.treebank) }},
	} {
		golds, err := filepath.Glob(filepath.Join(f.here, g.folder, "*.gold.json"))
		if err != nil {
			return nil, err
		}
		if len(golds) == 0 {
			continue
		}
		slices.Sort(golds)
		texts, err := g.texts()
		if err != nil {
			return nil, err
		}
		for _, path := range golds {
			t, err := readOne(path, texts)
			if err != nil {
				return nil, err
			}
			out = append(out, t)
		}
	}
	return out, nil
}

// readOne reads a gold graph that names its text by "url" or "document".
func readOne(path string, texts map[string]string) (text, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return text{}, err
	}
	var of struct{ URL, Document string }
	if err := json.Unmarshal(raw, &of); err != nil {
		return text{}, fmt.Errorf("%s: %w", path, err)
	}
	name := strings.TrimSpace(of.URL + of.Document)
	body, ok := texts[name]
	if !ok {
		return text{}, kg.Errorf(kg.NotFound, "train", path, "no text is called %q", name)
	}
	return makeText(path, []byte(body))
}
