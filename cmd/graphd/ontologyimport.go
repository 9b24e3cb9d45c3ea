package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"graphd/kg"
	"graphd/ontology"
)

func (p *program) ontologyImportVerb() *cobra.Command {
	var examples, out string
	cmd := &cobra.Command{
		Use:   "import FILE|DIR",
		Short: "Make an ontology file from one of Text2KGBench's form",
		Long: strings.TrimSpace(`
Reads an ontology of the form {"title", "concepts": [{"qid", "label"}], "relations":
[{"pid", "label", "domain", "range"}]} (a DIR stands for the ontology.json in it) and
prints one of graphd's own, to be used with --ontology. What sentences say each
relation by is made of the words of its label and of general paraphrases.

With --examples FILE it also learns from sentences: which words tell each relation
from the others, and names of kinds. FILE holds one JSON object a line with sent,
sub_label, rel_label and obj_label, as Text2KGBench's train.jsonl does.

The outcome is text to be read and changed: ontology/README.md explains every key.`),
		Example: `  graphd ontology import music.json > music.yaml
  graphd ontology import benchmark/2_music --examples benchmark/2_music/train.jsonl -o music.yaml
  graphd read --ontology music.yaml --as triples sentences.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("ontology import takes one file or folder")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return p.importOntology(args[0], examples, out) },
	}
	cmd.Flags().StringVar(&examples, "examples", "", "sentences with their relations to learn words from (JSON lines)")
	cmd.Flags().StringVarP(&out, "output", "o", "", "file to write (default: standard output)")
	return cmd
}

func (p *program) importOntology(path, examples, out string) error {
	if f, err := os.Stat(path); err == nil && f.IsDir() {
		path = filepath.Join(path, "ontology.json")
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return kg.E(kg.NotFound, "import ontology", path, err)
	}
	var learn []ontology.Example
	if examples != "" {
		if learn, err = readExamples(examples); err != nil {
			return err
		}
	}
	text, err := ontology.Import(path, raw, learn)
	if err != nil {
		return err
	}
	if out == "" {
		_, err = p.stdout.Write(text)
		return err
	}
	if err := os.WriteFile(out, text, 0o644); err != nil {
		return kg.E(kg.Unavailable, "write ontology", out, err)
	}
	return nil
}

// longestLine is the most bytes that a line of a file of sentences may have.
const longestLine = 1 << 22

// readExamples reads sentences with one relation each.
func readExamples(path string) ([]ontology.Example, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, kg.E(kg.NotFound, "read examples", path, err)
	}
	defer f.Close()
	var out []ontology.Example
	err = eachLine(f, func(n int, line string) error {
		var r struct {
			Sentence string `json:"sent"`
			Subject  string `json:"sub_label"`
			Relation string `json:"rel_label"`
			Object   string `json:"obj_label"`
		}
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			return kg.Errorf(kg.Invalid, "read examples", path, "line %d: %w", n, err)
		}
		if r.Sentence == "" || r.Relation == "" {
			return kg.Errorf(kg.Invalid, "read examples", path, "line %d: sent or rel_label is missing", n)
		}
		out = append(out, ontology.Example{Sentence: r.Sentence, Subject: r.Subject, Relation: r.Relation, Object: r.Object})
		return nil
	})
	if err == nil && len(out) == 0 {
		err = kg.Errorf(kg.Invalid, "read examples", path, "there are none")
	}
	return out, err
}

// eachLine calls do with every line that is not blank, counted from 1.
func eachLine(r io.Reader, do func(n int, line string) error) error {
	in := bufio.NewScanner(r)
	in.Buffer(nil, longestLine)
	for n := 1; in.Scan(); n++ {
		if line := strings.TrimSpace(in.Text()); line != "" {
			if err := do(n, line); err != nil {
				return err
			}
		}
	}
	return in.Err()
}
