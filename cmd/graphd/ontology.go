package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"graphd/kg"
	"graphd/ontology"
)

// A vocabulary is an ontology as the ontology verb prints it.
type vocabulary struct {
	Name       string          `json:"name"`
	Digest     string          `json:"digest"`
	Kinds      []kindWord      `json:"kinds"`
	Predicates []predicateWord `json:"predicates"`
}

type kindWord struct {
	Name        kg.Kind  `json:"name"`
	Class       kg.Class `json:"class"`
	Description string   `json:"description,omitempty"`
}

type predicateWord struct {
	Name        kg.Predicate `json:"name"`
	Subjects    []string     `json:"subjects"`
	Objects     []string     `json:"objects"`
	Symmetric   bool         `json:"symmetric,omitempty"`
	Description string       `json:"description,omitempty"`
}

func (p *program) ontologyVerb() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "ontology [FILE]",
		Short: "Check an ontology file and print what it declares",
		Long: strings.TrimSpace(`
Prints the kinds of entity and the predicates in force: those of FILE, of
--ontology, or the ones built in. A file with a fault is refused with the line.`),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("ontology takes one file at most")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				p.ontology = args[0]
			}
			v, err := p.vocabulary()
			if err != nil {
				return err
			}
			if p.json {
				return p.printJSON(v)
			}
			return p.printVocabulary(v)
		},
	}
	cmd.AddCommand(p.ontologyCheckVerb(), p.ontologyImportVerb(), p.namesVerb())
	return cmd
}

// ontologyCheckVerb checks files and says nothing of those that are well.
func (p *program) ontologyCheckVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE ...",
		Short: "Check ontology files; a fault is told with its line",
		Args:  atLeastOne("an ontology file"),
		RunE: func(_ *cobra.Command, args []string) error {
			failed := 0
			for _, path := range args {
				if _, err := ontology.Load(path); err != nil {
					failed++
					fmt.Fprintf(p.stderr, "graphd: %s\n", plain(err))
				}
			}
			switch {
			case failed == len(args):
				return errTold
			case failed > 0:
				return errPartly
			}
			return nil
		},
	}
}

func (p *program) vocabulary() (vocabulary, error) {
	o, err := p.openOntology()
	if err != nil {
		return vocabulary{}, err
	}
	v := vocabulary{Name: o.Name(), Digest: o.Digest()}
	for _, k := range o.Kinds() {
		v.Kinds = append(v.Kinds, kindWord{k.Name, k.Class, k.Description})
	}
	for _, d := range o.PredicateDefs() {
		v.Predicates = append(v.Predicates, predicateWord{d.Name, slices.Clone(d.Subjects), slices.Clone(d.Objects), d.Symmetric, d.Description})
	}
	return v, nil
}

func (p *program) printVocabulary(v vocabulary) error {
	w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "ontology %s, sha256 %s\n\nKIND\tCLASS\tMEANING\n", v.Name, v.Digest)
	for _, k := range v.Kinds {
		fmt.Fprintf(w, "%s\t%s\t%s\n", k.Name, k.Class, oneLine(k.Description))
	}
	fmt.Fprintf(w, "\nPREDICATE\tFROM\tTO\tMEANING\n")
	for _, d := range v.Predicates {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", d.Name, strings.Join(d.Subjects, ", "), strings.Join(d.Objects, ", "), oneLine(d.Description))
	}
	return w.Flush()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
