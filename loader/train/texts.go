package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
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

// readOwn reads the gold graphs of this project.
func readOwn(here, releases string) ([]text, error) {
	out, err := readFolder(filepath.Join(here, "written"))
	if err != nil {
		return nil, err
	}
	golds, err := filepath.Glob(filepath.Join(here, "releases", "*.gold.json"))
	if err != nil {
		return nil, err
	}
	slices.Sort(golds)
	records, err := record.Read(releases)
	if errors.Is(err, fs.ErrNotExist) && len(golds) == 0 {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	for _, path := range golds {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var named struct {
			URL string `json:"url"`
		}
		if err := json.Unmarshal(raw, &named); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		body, ok := records[strings.TrimSpace(named.URL)]
		if !ok {
			return nil, kg.Errorf(kg.NotFound, "train", path, "no record has the url %q", named.URL)
		}
		t, err := makeText(path, []byte(body))
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}
