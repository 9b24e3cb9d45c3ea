package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"graphd/kg"
	"graphd/loader/link"
)

// nameLikeness is the answer to one pair of names.
type nameLikeness struct {
	A     string   `json:"a"`
	B     string   `json:"b"`
	Score float64  `json:"score"`
	Same  bool     `json:"same"`
	Why   []string `json:"why"`
}

func (p *program) namesVerb() *cobra.Command {
	var pairs, kind string
	cmd := &cobra.Command{
		Use:   "names NAME NAME | names --pairs FILE.csv",
		Short: "Say how likely two names are names of one person or body",
		Long: strings.TrimSpace(`
Compares names: spellings, order, initials, nicknames, other scripts, titles, legal
forms, first letters. It only tells; nothing in a store is joined by it. Use
"graphd judge" for that.

With --pairs it reads a CSV file ("-" is standard input) whose first line names its
columns: name1 and name2 must be there, schema (Person, Company, Organization ...)
may be. It prints the same file with two more columns at the end: score, from 0 to
1, and same, true from a score of 0.5.`),
		Example: `  graphd ontology names "Yusuf Rahman" "Rahman, Joseph"
  graphd ontology names --kind body "Gazprom OAO" "JSC Gazprom"
  graphd ontology names --pairs pairs.csv > judged.csv`,
		Args: func(_ *cobra.Command, args []string) error {
			if pairs == "" && len(args) != 2 || pairs != "" && len(args) != 0 {
				return usagef("names takes two names, or --pairs FILE")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			k := link.NameKind(kind)
			if !slices.Contains([]link.NameKind{link.AnyName, link.PersonName, link.BodyName}, k) {
				return usagef("--kind %q: it is person or body", kind)
			}
			m, err := link.NewMatcher()
			if err != nil {
				return err
			}
			if pairs != "" {
				return p.comparePairs(m, pairs, k)
			}
			return p.compareNames(m, args[0], args[1], k)
		},
	}
	cmd.Flags().StringVar(&pairs, "pairs", "", "CSV file of pairs, with the columns name1 and name2")
	cmd.Flags().StringVar(&kind, "kind", "", "what the names are of: person or body (default: either)")
	return cmd
}

func (p *program) compareNames(m *link.Matcher, a, b string, kind link.NameKind) error {
	l := m.Compare(a, b, kind)
	n := nameLikeness{a, b, l.Score, l.Score >= link.Same, l.Why}
	if p.json {
		return p.printJSON(n)
	}
	word := "not the same"
	if n.Same {
		word = "the same"
	}
	_, err := fmt.Fprintf(p.stdout, "%.3f  %s\n       %s\n", n.Score, word, strings.Join(n.Why, "\n       "))
	return err
}

func (p *program) comparePairs(m *link.Matcher, path string, kind link.NameKind) error {
	in := p.stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return kg.E(kg.NotFound, "read pairs", path, err)
		}
		defer f.Close()
		in = f
	}
	rows := csv.NewReader(in)
	head, err := rows.Read()
	if err != nil {
		return kg.Errorf(kg.Invalid, "read pairs", path, "line 1: there are no column names: %w", err)
	}
	head[0] = strings.TrimPrefix(head[0], "\ufeff")
	a, b, schema := slices.Index(head, "name1"), slices.Index(head, "name2"), slices.Index(head, "schema")
	if a < 0 || b < 0 {
		return kg.Errorf(kg.Invalid, "read pairs", path, "line 1: the columns name1 and name2 are needed, there are %s", strings.Join(head, ", "))
	}
	out := csv.NewWriter(p.stdout)
	if err := out.Write(append(slices.Clone(head), "score", "same")); err != nil {
		return err
	}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return kg.E(kg.Invalid, "read pairs", path, err)
		}
		k := kind
		if k == link.AnyName && schema >= 0 {
			k = link.KindOfSchema(row[schema])
		}
		l := m.Compare(row[a], row[b], k)
		if err := out.Write(append(slices.Clone(row), strconv.FormatFloat(l.Score, 'f', 4, 64), strconv.FormatBool(l.Score >= link.Same))); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
