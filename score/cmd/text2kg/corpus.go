package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"graphd/loader/slot"
	"graphd/nlp"
	"graphd/ontology"
)

// corpus is one ontology of the benchmark with its sentences.
type corpus struct {
	name       string
	raw        []byte // ontology.json
	examples   []ontology.Example
	train, val []sentence
	test       []sentence
}

// sentence is one text with what it is known to say.
type sentence struct {
	text  string
	gold  []slot.Gold
	sents []nlp.Sentence
}

// row is a line of the benchmark's files.
type row struct {
	Text    string `json:"sent"`
	Subject string `json:"sub_label"`
	Label   string `json:"rel_label"`
	Object  string `json:"obj_label"`
	Triples []struct {
		Subject string `json:"sub"`
		Label   string `json:"rel"`
		Object  string `json:"obj"`
	} `json:"triples"`
}

// corpora reads all ontologies below a folder.
func corpora(dir string, only string) ([]*corpus, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*", "ontology.json"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no */ontology.json below %q", dir)
	}
	slices.Sort(paths)
	var out []*corpus
	for _, p := range paths {
		c := &corpus{name: filepath.Base(filepath.Dir(p))}
		if only != "" && !strings.Contains(c.name, only) {
			continue
		}
		if c.raw, err = os.ReadFile(p); err != nil {
			return nil, err
		}
		for _, f := range []struct {
			name string
			to   *[]sentence
		}{{"train.jsonl", &c.train}, {"validation.jsonl", &c.val}, {"gold.jsonl", &c.test}} {
			rows, err := readRows(filepath.Join(filepath.Dir(p), f.name))
			if err != nil {
				return nil, err
			}
			*f.to = group(rows)
			if f.to == &c.train {
				for _, r := range rows {
					c.examples = append(c.examples, ontology.Example{Sentence: r.Text, Subject: r.Subject, Relation: r.Label, Object: r.Object})
				}
			}
		}
		out = append(out, c)
	}
	return out, nil
}

func readRows(path string) ([]row, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []row
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<22)
	for n := 1; in.Scan(); n++ {
		var r row
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, r)
	}
	return out, in.Err()
}

// group puts rows of one sentence together.
func group(rows []row) []sentence {
	at := map[string]int{}
	var out []sentence
	for _, r := range rows {
		i, ok := at[r.Text]
		if !ok {
			i = len(out)
			at[r.Text] = i
			out = append(out, sentence{text: r.Text})
		}
		if r.Label != "" {
			out[i].gold = append(out[i].gold, slot.Gold{Subject: r.Subject, Label: strings.TrimSpace(r.Label), Object: r.Object})
		}
		for _, t := range r.Triples {
			out[i].gold = append(out[i].gold, slot.Gold{Subject: t.Subject, Label: strings.TrimSpace(t.Label), Object: t.Object})
		}
	}
	return out
}

// analyse gives the Sentences of a text; they are kept.
func (s *sentence) analyse(m *nlp.Model) []nlp.Sentence {
	if s.sents == nil {
		s.sents = m.Analyse(s.text, []nlp.Stretch{{Start: 0, End: len(s.text)}})
	}
	return s.sents
}

var blank = regexp.MustCompile(`(_|\s+)`)

// plain is the benchmark's own normal form: no spaces, lower case.
func plain(s string) string { return strings.ToLower(blank.ReplaceAllString(s, "")) }

// same tells whether words of a text are those of the gold, where a date may be
// written in another order.
func same(said, gold string) bool {
	return plain(said) == plain(gold) || plain(slot.Text2KG(said)) == plain(gold)
}
