// Command carb scores open relations on CaRB's sentences: those of a file as
// "graphd read --as open" prints it, or those that nlp/open reads here and now.
//
//	go run ./score/cmd/carb [flags] GOLD.tsv [SYSTEM.tsv]
//
// It prints one line for the first half of the sentences (every other one, from
// the first), one for the second half, and one for all.
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"graphd/nlp"
	"graphd/nlp/open"
	"graphd/score/carb"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "carb:", err)
		os.Exit(1)
	}
}

func run(args []string, w io.Writer) error {
	flags := flag.NewFlagSet("carb", flag.ContinueOnError)
	rules := flags.Bool("rules", false, "show how each rule does on the first half")
	show := flags.Int("show", 0, "show so many sentences of the first half with what was read")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() < 1 || flags.NArg() > 2 {
		return errors.New("usage: carb [flags] GOLD.tsv [SYSTEM.tsv]")
	}
	gold, err := readFile(flags.Arg(0), carb.ReadGold)
	if err != nil {
		return err
	}
	var system []carb.Sentence
	if flags.NArg() == 2 {
		system, err = readFile(flags.Arg(1), carb.ReadSystem)
	} else {
		system, err = read(gold)
	}
	if err != nil {
		return err
	}
	var halves [2][]carb.Sentence
	for i, s := range gold {
		halves[i%2] = append(halves[i%2], s)
	}
	all := carb.ByKey(system)
	if *show > 0 {
		if err := print(w, halves[0][:min(*show, len(halves[0]))], all); err != nil {
			return err
		}
	}
	if *rules {
		for _, r := range carb.Rules(carb.ByKey(halves[0]), all) {
			fmt.Fprintf(w, "%-14s %5d tuples, precision %.3f\n", r.Rule, r.Tuples, r.Precision)
		}
	}
	for i, part := range [][]carb.Sentence{halves[0], halves[1], gold} {
		curve := carb.Compare(carb.ByKey(part), all)
		b := carb.Best(curve)
		fmt.Fprintf(w, "%-11s %4d sentences  F1 %.4f  precision %.4f  recall %.4f  from confidence %.2f  area %.4f\n",
			[]string{"first half", "second half", "all"}[i], len(part), b.F1(), b.Precision, b.Recall, b.Confidence, carb.Area(curve))
	}
	return nil
}

func readFile(path string, read func(io.Reader) ([]carb.Sentence, error)) ([]carb.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out, err := read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

// read gives what nlp/open reads in the sentences.
func read(gold []carb.Sentence) ([]carb.Sentence, error) {
	model, err := nlp.Default()
	if err != nil {
		return nil, err
	}
	out := make([]carb.Sentence, len(gold))
	for i, g := range gold {
		out[i].Text = g.Text
		for _, r := range open.Line(model, g.Text) {
			out[i].Tuples = append(out[i].Tuples, carb.Tuple{Relation: r.Words, Args: r.Args, Confidence: r.Confidence, Rule: r.Rule})
		}
	}
	return out, nil
}

func print(w io.Writer, gold []carb.Sentence, system map[string][]carb.Tuple) error {
	for _, g := range gold {
		fmt.Fprintf(w, "\n%s\n", g.Text)
		for _, t := range g.Tuples {
			fmt.Fprintf(w, "  gold    %s | %q\n", t.Relation, t.Args)
		}
		read := slices.Clone(system[carb.Key(g.Text)])
		slices.SortStableFunc(read, func(a, b carb.Tuple) int { return cmp.Compare(b.Confidence, a.Confidence) })
		for _, t := range read {
			if _, err := fmt.Fprintf(w, "  %.2f %s  %s | %q\n", t.Confidence, t.Rule, t.Relation, t.Args); err != nil {
				return err
			}
		}
	}
	return nil
}
