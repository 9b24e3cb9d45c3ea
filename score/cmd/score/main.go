// Command score reads the documents of a corpus, holds the Readings against the
// gold graphs beside them and prints a table.
//
//	go run ./score/cmd/score -dir DIR [-only 30-53] [-rules] [-lost] [-wrong] [-out DIR]
package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"graphd/loader"
	"graphd/loader/article"
	"graphd/ontology"
	"graphd/score"
)

type flags struct {
	dir, only, out, ontology, media string
	rules, lost, wrong, entities    bool
}

func main() {
	var f flags
	flag.StringVar(&f.dir, "dir", "", "folder with NN-slug.txt and NN-slug.gold.json")
	flag.StringVar(&f.only, "only", "", "numbers of documents: 30-53,00")
	flag.StringVar(&f.out, "out", "", "folder to write NN-slug.pred.json to, for other scorers")
	flag.StringVar(&f.ontology, "ontology", "", "another ontology file")
	flag.StringVar(&f.media, "media", "txt", "which files to read: txt or html")
	flag.BoolVar(&f.rules, "rules", false, "print how each rule fared")
	flag.BoolVar(&f.lost, "lost", false, "print which relations were lost, and where")
	flag.BoolVar(&f.wrong, "wrong", false, "print which claims are wrong")
	flag.BoolVar(&f.entities, "entities", false, "print which entities are wrong or missing")
	flag.Parse()
	if err := run(f); err != nil {
		log.Fatal(err)
	}
}

func run(f flags) error {
	o, err := ontology.Default()
	if err == nil && f.ontology != "" {
		o, err = ontology.Load(f.ontology)
	}
	if err != nil {
		return err
	}
	reader, err := loader.NewReader(o)
	if err != nil {
		return err
	}
	golds, err := filepath.Glob(filepath.Join(f.dir, "*.gold.json"))
	if err != nil {
		return err
	}
	if len(golds) == 0 {
		return fmt.Errorf("no gold graphs in %q: nothing to score", f.dir)
	}
	slices.Sort(golds)
	var total score.Counts
	rules := map[string]*score.RuleCount{}
	stages := map[string]int{}
	kinds := map[string]*[3]int{}
	fmt.Printf("%-40s %s\n", "", score.Header)
	for _, path := range golds {
		stem := strings.TrimSuffix(path, ".gold.json")
		name := filepath.Base(stem)
		if !wanted(f.only, name) {
			continue
		}
		r, graph, err := document(reader, stem, f.media)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return err
		}
		total.Add(r.Counts)
		fmt.Printf("%-40.40s %s\n", name, r.Row())
		for k, c := range r.Rules {
			if rules[k] == nil {
				rules[k] = &score.RuleCount{}
			}
			rules[k].Right += c.Right
			rules[k].Optional += c.Optional
			rules[k].Wrong += c.Wrong
		}
		for k, n := range r.Kinds {
			if kinds[k] == nil {
				kinds[k] = &[3]int{}
			}
			for i := range n {
				kinds[k][i] += n[i]
			}
		}
		for _, l := range r.Lost {
			stages[l.Stage]++
		}
		f.details(r)
		if f.out != "" {
			raw, err := json.Marshal(graph)
			if err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(f.out, name+".pred.json"), raw, 0o644); err != nil {
				return err
			}
		}
	}
	fmt.Printf("%-40s %s\n", "TOTAL", total.Row())
	fmt.Println("\nkind             found missed wrong")
	for _, k := range slices.Sorted(maps.Keys(kinds)) {
		fmt.Printf("%-16s %5d %6d %5d\n", k, kinds[k][0], kinds[k][1], kinds[k][2])
	}
	if f.rules {
		printRules(rules)
	}
	fmt.Println("\nrequired relations that were lost, by stage")
	for _, k := range slices.SortedFunc(maps.Keys(stages), func(a, b string) int { return cmp.Or(stages[b]-stages[a], cmp.Compare(a, b)) }) {
		fmt.Printf("%6d %s\n", stages[k], k)
	}
	return nil
}

func document(reader *loader.Reader, stem, media string) (score.Result, score.Graph, error) {
	gold, err := score.ReadGold(stem + ".gold.json")
	if err != nil {
		return score.Result{}, score.Graph{}, err
	}
	raw, err := os.ReadFile(stem + "." + media)
	if err != nil {
		return score.Result{}, score.Graph{}, err
	}
	hint := article.Hint{Media: article.Plain}
	if media == "html" {
		hint.Media = article.HTML
	}
	d, err := article.Parse(raw, hint)
	if err != nil {
		return score.Result{}, score.Graph{}, fmt.Errorf("%s: %w", stem, err)
	}
	reading, err := reader.Read(d)
	if err != nil {
		return score.Result{}, score.Graph{}, fmt.Errorf("%s: %w", stem, err)
	}
	graph := score.FromReading(reading)
	return score.Document(gold, graph), graph, nil
}

func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// wanted reports whether the number that starts name is in a list like "30-53,00".
func wanted(only, name string) bool {
	if only == "" {
		return true
	}
	n, err := strconv.Atoi(name[:strings.IndexByte(name+"-", '-')])
	if err != nil {
		return false
	}
	for _, part := range strings.Split(only, ",") {
		from, to, found := strings.Cut(part, "-")
		if !found {
			to = from
		}
		a, err1 := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		if err1 == nil && err2 == nil && a <= n && n <= b {
			return true
		}
	}
	return false
}

func printRules(rules map[string]*score.RuleCount) {
	fmt.Println("\nrule                                        right optional wrong precision")
	for _, k := range slices.SortedFunc(maps.Keys(rules), func(a, b string) int {
		return cmp.Or(rules[b].Wrong-rules[a].Wrong, cmp.Compare(a, b))
	}) {
		c := rules[k]
		fmt.Printf("%-44s %5d %8d %5d      %.2f\n", k, c.Right, c.Optional, c.Wrong, share(c.Right, c.Right+c.Wrong))
	}
}

func (f flags) details(r score.Result) {
	if f.entities {
		for _, e := range r.Unmatched {
			fmt.Printf("    + %-14s %s %v\n", e.Type, e.Name, e.Aliases)
		}
		for _, e := range r.Unfound {
			fmt.Printf("    - %-14s %s %v\n", e.Type, e.Name, e.Aliases)
		}
	}
	if f.lost {
		for _, l := range r.Lost {
			fmt.Printf("    lost %-22s %s -> %s (%s)  %.200s\n", l.Stage, l.Subject, l.Object, strings.TrimSpace(l.Type), l.Sentence)
		}
	}
	if f.wrong {
		for _, m := range r.Misses {
			fmt.Printf("    wrong %-28s %s -> %s (%s) %s | %.200s\n", m.Rule, m.Subject, m.Object, m.Type, m.Near, m.Quote)
		}
	}
}
