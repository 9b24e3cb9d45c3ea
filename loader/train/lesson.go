package main

import (
	"slices"
	"strconv"

	"graphd/loader"
	"graphd/loader/claim"
	"graphd/nlp/linear"
	"graphd/score"
)

// A lesson is what one text teaches.
type lesson struct {
	related []linear.Example
	typed   []typed
	said    []bool // of each pair that a rule relates: whether the gold does
}

type typed struct {
	features []uint32
	types    []string
}

// learn holds what the Reader weighs in a text against its gold graph.
func learn(r *loader.Reader, t text) lesson {
	study := r.Study(t.document)
	entities := make([]score.Entity, 0, len(study.Chains))
	for i, c := range study.Chains {
		if len(c.Forms) > 0 {
			entities = append(entities, score.Entity{ID: strconv.Itoa(i), Name: c.Name, Type: string(c.Kind), Aliases: c.Forms})
		}
	}
	gold := score.Align(t.gold, entities)
	var out lesson
	for _, p := range study.Pairs {
		if len(study.Chains[p.Unsaid].Forms) == 0 || len(study.Chains[p.Onto].Forms) == 0 {
			continue
		}
		types, optional := gold.Relation(strconv.Itoa(p.Unsaid), strconv.Itoa(p.Onto), study.Spans[p.Sentence].Of(study.Text))
		e := linear.Example{Features: p.Features}
		if len(types) > 0 {
			e.Class = 1
			if optional {
				e.Weight = 0.3
			}
			out.typed = append(out.typed, typed{p.Features, types})
		}
		out.related = append(out.related, e)
		if len(p.Said) > 0 {
			out.said = append(out.said, len(types) > 0)
		}
	}
	return out
}

// train fits the weights of all stages.
func train(from []lesson, least float64) loader.Weights {
	var related, types []linear.Example
	var classes []string
	for _, l := range from {
		related = append(related, l.related...)
		for _, t := range l.typed {
			for _, k := range t.types {
				if name := predicate(k); !slices.Contains(classes, name) {
					classes = append(classes, name)
				}
			}
		}
	}
	slices.Sort(classes)
	for _, l := range from {
		for _, t := range l.typed {
			for _, k := range t.types {
				types = append(types, linear.Example{Features: t.features, Class: slices.Index(classes, predicate(k)), Weight: 1 / float64(len(t.types))})
			}
		}
	}
	return loader.Weights{Claims: &claim.Weights{
		Related: linear.Train(related, linear.Options{Classes: []string{"related"}, Epochs: 20, Rate: 0.05, Decay: 0.3, Least: 3}),
		Type:    linear.Train(types, linear.Options{Classes: classes, Epochs: 20, Rate: 0.1, Decay: 0.002, Least: 2}),
		Least:   least,
	}}
}

// predicate gives the Predicate of a type of the gold.
func predicate(k string) string {
	if k == "other" {
		return "related_to"
	}
	return k
}
