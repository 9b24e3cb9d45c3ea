package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"graphd/nlp"
)

// corpus reads texts whose names are marked, and notes what it read.
type corpus struct {
	model   *nlp.Model
	receipt *strings.Builder
}

// A scheme says what the marks of a corpus stand for.
type scheme struct {
	style string
	types map[string][]string // of a mark
	free  []string            // types that it does not mark
}

var (
	uner = scheme{style: "web", free: []string{"event", "election", "work", "misc"}, types: map[string][]string{
		"PER": {"person", "politician"}, "ORG": {"organisation", "party"}, "LOC": {"location", "country"}}}
	wikigold = scheme{style: "wiki", types: map[string][]string{
		"PER": {"person", "politician"}, "ORG": {"organisation", "party"}, "LOC": {"location", "country"}, "MISC": {"misc", "event", "election", "work"}}}
	crossner = scheme{style: "politics", types: map[string][]string{
		"person": {"person"}, "politician": {"politician"}, "organisation": {"organisation"}, "politicalparty": {"party"}, "location": {"location"}, "country": {"country"},
		"event": {"event"}, "election": {"election"}, "misc": {"misc", "work"}}}
	gum = scheme{style: "gum", free: []string{"misc", "work", "event", "election"}, types: map[string][]string{
		"person": {"person", "politician"}, "organization": {"organisation", "party"}, "place": {"location", "country"}, "event": {"event", "election"}}}
)

// read gives the texts to learn from and those to score on.
func (c corpus) read(f flags) ([]nlp.NameLesson, []held, error) {
	ner, bank := filepath.Join(f.data, "ner"), filepath.Join(f.data, "treebank")
	var train []nlp.NameLesson
	add := func(l []nlp.NameLesson, err error) error { train = append(train, l...); return err }
	without := strings.Split(f.without, ",")
	for _, step := range []func() error{
		func() error { return add(c.columns(filepath.Join(ner, "uner-ewt-train.iob2"), uner)) },
		func() error { return add(c.columns(filepath.Join(ner, "wikigold.conll.txt"), wikigold)) },
		func() error { return add(c.columns(filepath.Join(ner, "crossner-politics-train.txt"), crossner)) },
		func() error { return add(c.gum(filepath.Join(bank, "gum-train.conllu"))) },
		func() error { return add(c.graphs(filepath.Join(f.here, "*"), f.releases)) },
	} {
		if err := step(); err != nil {
			return nil, nil, err
		}
	}
	train = slices.DeleteFunc(train, func(l nlp.NameLesson) bool { return slices.Contains(without, l.Style) })
	ewt, err := c.columns(filepath.Join(ner, "uner-ewt-dev.iob2"), uner)
	if err != nil {
		return nil, nil, err
	}
	politics, err := c.columns(filepath.Join(ner, "crossner-politics-dev.txt"), crossner)
	if err != nil {
		return nil, nil, err
	}
	broad := []string{"person", "politician", "organisation", "party", "location", "country"}
	hidden, err := c.graphs(f.dev, f.releases)
	if err != nil {
		return nil, nil, err
	}
	return train, []held{{"gold graphs", hidden, slices.DeleteFunc(slices.Clone(nlp.NameTypes), func(t string) bool { return t == "misc" }), false}, {"uner-ewt-dev", ewt, broad, false}, {"crossner-politics-dev", politics, nlp.NameTypes, true}, {"crossner-politics-dev, broad", politics, nlp.NameTypes, false}}, nil
}

// columns reads a file with a word and its mark in each line (IOB, of either
// form), sentences apart by an empty line.
func (c corpus) columns(path string, s scheme) ([]nlp.NameLesson, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	numbered := strings.HasSuffix(path, ".iob2")
	var out []nlp.NameLesson
	var words, marks []string
	fresh := true
	flush := func() {
		if len(words) == 0 {
			return
		}
		if fresh || !numbered && (s.style == "politics" || len(out[len(out)-1].Sents) > 12) {
			out = append(out, nlp.NameLesson{Style: s.style, Free: s.free})
			fresh = false
		}
		l := &out[len(out)-1]
		l.Sents = append(l.Sents, nlp.SentenceOf(words))
		l.Marks = append(l.Marks, spans(marks, s))
		words, marks = nil, nil
	}
	for _, line := range strings.Split(string(raw), "\n") {
		line = strings.TrimRight(line, "\r")
		if strings.HasPrefix(line, "# ") && numbered {
			fresh = fresh || strings.HasPrefix(line, "# newdoc")
			continue
		}
		f := strings.Fields(line)
		if len(f) < 2 {
			flush()
			continue
		}
		if numbered {
			f = f[1:]
		}
		words, marks = append(words, f[0]), append(marks, f[1])
	}
	flush()
	n := 0
	for i := range out {
		c.model.Retag(out[i].Sents)
		n += len(out[i].Sents)
	}
	fmt.Fprintf(c.receipt, "read: %s sha256 %x, %d sentences\n", filepath.Base(path), sha256.Sum256(raw), n)
	return out, nil
}

// spans reads the marks of the words of a sentence.
func spans(marks []string, s scheme) []nlp.NameMark {
	var out []nlp.NameMark
	last := ""
	for i, m := range marks {
		place, name, _ := strings.Cut(m, "-")
		switch {
		case place == "O":
			name = ""
		case place == "B" || name != last:
			out = append(out, nlp.NameMark{First: i, Last: i, Types: s.types[name]})
		default:
			out[len(out)-1].Last = i
		}
		last = name
	}
	return out
}

// gum reads the named among the entities of the GUM treebank: those of proper
// nouns only, but for the small words that join them.
func (c corpus) gum(path string) ([]nlp.NameLesson, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []nlp.NameLesson
	var words, pos []string
	type open struct {
		id, kind string
		at       int
	}
	var stack []open
	var marks []nlp.NameMark
	flush := func() {
		if len(words) == 0 {
			return
		}
		l := &out[len(out)-1]
		l.Sents, l.Marks = append(l.Sents, nlp.SentenceOf(words)), append(l.Marks, outermost(marks))
		words, pos, stack, marks = nil, nil, nil, nil
	}
	for _, line := range strings.Split(string(raw), "\n") {
		if strings.HasPrefix(line, "# newdoc") {
			flush()
			out = append(out, nlp.NameLesson{Style: gum.style, Free: gum.free})
		}
		f := strings.Split(line, "\t")
		if len(f) < 10 {
			if line == "" {
				flush()
			}
			continue
		}
		if strings.ContainsAny(f[0], "-.") || len(out) == 0 {
			continue
		}
		words, pos = append(words, f[1]), append(pos, f[3])
		_, entity, ok := strings.Cut("|"+f[9], "|Entity=")
		if !ok {
			continue
		}
		entity, _, _ = strings.Cut(entity, "|")
		for entity != "" {
			if entity[0] == '(' {
				end := strings.IndexAny(entity[1:], "()") + 1
				if end == 0 {
					end = len(entity)
				}
				part := strings.Split(entity[1:end], "-")
				if len(part) > 1 {
					stack = append(stack, open{part[0], part[1], len(words) - 1})
				}
				entity = entity[end:]
				if !strings.HasPrefix(entity, ")") {
					continue
				}
				entity = part[0] + entity
			}
			id, rest, _ := strings.Cut(entity, ")")
			entity = rest
			for i := len(stack) - 1; i >= 0; i-- {
				if stack[i].id != id {
					continue
				}
				if types := gum.types[stack[i].kind]; types != nil {
					if m, ok := properSpan(words, pos, stack[i].at, len(words)-1); ok {
						m.Types = types
						marks = append(marks, m)
					}
				}
				stack = slices.Delete(stack, i, i+1)
				break
			}
		}
	}
	flush()
	n := 0
	for i := range out {
		c.model.Retag(out[i].Sents)
		n += len(out[i].Sents)
	}
	fmt.Fprintf(c.receipt, "read: %s sha256 %x, %d sentences\n", filepath.Base(path), sha256.Sum256(raw), n)
	return out, nil
}

// properSpan gives the words from first to last without an article before them,
// if they are proper nouns with at most small words between.
func properSpan(words, pos []string, first, last int) (nlp.NameMark, bool) {
	for first < last && (pos[first] == "DET" || pos[first] == "PRON") {
		first++
	}
	for first < last && (pos[last] == "PART" || pos[last] == "PUNCT") {
		last--
	}
	if pos[last] != "PROPN" {
		return nlp.NameMark{}, false
	}
	for i := first; i < last; i++ {
		capital := words[i] != strings.ToLower(words[i])
		switch {
		case pos[i] == "PROPN", capital && i > first, capital && (pos[i] == "ADJ" || pos[i] == "VERB" || pos[i] == "NOUN"):
		case i > first && (pos[i] == "ADP" || pos[i] == "CCONJ" || pos[i] == "DET" || words[i] == "-" || words[i] == "'s"):
		default:
			return nlp.NameMark{}, false
		}
	}
	return nlp.NameMark{First: first, Last: last}, true
}

// outermost keeps the marks that lie in no other one, in order.
func outermost(marks []nlp.NameMark) []nlp.NameMark {
	slices.SortStableFunc(marks, func(a, b nlp.NameMark) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.Last - a.Last
	})
	var out []nlp.NameMark
	for _, m := range marks {
		if len(out) == 0 || m.First > out[len(out)-1].Last {
			out = append(out, m)
		}
	}
	return out
}
