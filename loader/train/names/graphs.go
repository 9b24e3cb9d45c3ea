package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"graphd/loader/train/record"
	"graphd/nlp"
)

// graphStyle is the style of the texts that graphd reads.
const graphStyle = "release"

// ofKind gives the types of Names for a Kind of the gold graphs.
var ofKind = map[string][]string{
	"Person": {"person", "politician"}, "Government": {"country", "location"}, "Place": {"location", "country"}, "Agency": {"organisation"},
	"Organization": {"organisation", "party"}, "CriminalGroup": {"organisation"}, "Event": {"event", "election"},
	"Program": {"work"}, "Strategy": {"work"}, "Law": {"work"}, "Document": {"work"}, "Agreement": {"work"},
}

type graph struct {
	URL      string `json:"url"`
	Entities []struct {
		Type    string   `json:"type"`
		Name    string   `json:"name"`
		Aliases []string `json:"aliases"`
	} `json:"entities"`
}

// graphs reads the gold graphs of folders with their texts.
func (c corpus) graphs(dir, releases string) ([]nlp.NameLesson, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if err != nil {
		return nil, err
	}
	slices.Sort(paths)
	records, err := record.Read(releases)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var out []nlp.NameLesson
	sum, n := sha256.New(), 0
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var g graph
		if err := json.Unmarshal(raw, &g); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		text, ok := records[strings.TrimSpace(g.URL)]
		if !ok {
			raw, err := os.ReadFile(strings.TrimSuffix(path, ".gold.json") + ".txt")
			if errors.Is(err, fs.ErrNotExist) {
				continue // a release whose record is not there
			}
			if err != nil {
				return nil, err
			}
			text = string(raw)
		}
		sum.Write(raw)
		l := c.graph(g, text)
		out, n = append(out, l), n+len(l.Sents)
	}
	fmt.Fprintf(c.receipt, "read: %d gold graphs sha256 %x, %d sentences\n", len(out), sum.Sum(nil), n)
	return out, nil
}

// graph marks the names of the entities of a gold graph in their text.
func (c corpus) graph(g graph, text string) nlp.NameLesson {
	l := nlp.NameLesson{Style: graphStyle, Free: []string{"misc"}, Sents: c.model.Analyse(text, []nlp.Stretch{{Start: 0, End: len(text)}})}
	l.Marks = make([][]nlp.NameMark, len(l.Sents))
	type form struct {
		words string
		types []string
		sure  bool
	}
	var forms []form
	for _, e := range g.Entities {
		types := ofKind[e.Type]
		if types == nil {
			continue
		}
		for _, a := range append([]string{e.Name}, e.Aliases...) {
			if words, ok := named(a); ok {
				f := form{words, types, sure(words)}
				if e.Type == "Government" && !strings.Contains(words, " ") && words != e.Name {
					f.types = append(slices.Clone(types), "misc") // may be an adjective
				}
				forms = append(forms, f)
			}
		}
	}
	slices.SortStableFunc(forms, func(a, b form) int { return cmp.Compare(len(b.words), len(a.words)) })
	taken := make([][]bool, len(l.Sents))
	for i := range taken {
		taken[i] = make([]bool, len(l.Sents[i].Tokens))
	}
	for _, f := range forms {
		for at := 0; ; {
			k := strings.Index(text[at:], f.words)
			if k < 0 {
				break
			}
			start := at + k
			at = start + len(f.words)
			i, m, ok := tokensAt(l.Sents, start, at)
			if !ok || slices.Contains(taken[i][m.First:m.Last+1], true) {
				continue
			}
			for k := m.First; k <= m.Last; k++ {
				taken[i][k] = true
			}
			if f.sure {
				m.Types = f.types
				l.Marks[i] = append(l.Marks[i], m)
				continue
			}
			for k := m.First; k <= m.Last; k++ { // a description with a name in it, perhaps
				if l.Sents[i].Tokens[k].Upper() {
					l.Marks[i] = append(l.Marks[i], nlp.NameMark{First: k, Last: k})
				}
			}
		}
	}
	for i := range l.Marks {
		l.Marks[i] = outermost(l.Marks[i])
	}
	return l
}

// named gives the form without an article before it, if it may be a name.
func named(form string) (string, bool) {
	for _, w := range []string{"the ", "The ", "a ", "A ", "an ", "An "} {
		form = strings.TrimPrefix(form, w)
	}
	return form, strings.IndexFunc(form, unicode.IsUpper) >= 0
}

// sure reports whether the form is a name from its first word to its last: both
// have a capital, and so have those between but for small words.
func sure(form string) bool {
	words := strings.Fields(form)
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(\"“"))
		if !unicode.IsUpper(r) && !(i > 0 && (len(w) <= 3 || w == "against" || unicode.IsDigit(r))) {
			return false
		}
	}
	return true
}

// tokensAt gives the Sentence and its Tokens that lie from start to end exactly.
func tokensAt(sents []nlp.Sentence, start, end int) (int, nlp.NameMark, bool) {
	i, _ := slices.BinarySearchFunc(sents, start, func(s nlp.Sentence, at int) int {
		if s.End <= at {
			return -1
		}
		return 1
	})
	if i == len(sents) {
		return 0, nlp.NameMark{}, false
	}
	first, last := -1, -1
	for k, t := range sents[i].Tokens {
		if t.Start == start {
			first = k
		}
		if t.End == end {
			last = k
		}
	}
	return i, nlp.NameMark{First: first, Last: last}, first >= 0 && last >= first
}
