package main

import (
	"slices"
	"strconv"

	"graphd/kg"
	"graphd/loader"
	"graphd/loader/claim"
	"graphd/nlp/linear"
	"graphd/ontology"
	"graphd/score"
)

// A lesson is what one text teaches.
type lesson struct {
	kinds   []kindOf         // of names
	worth   []linear.Example // of chains
	related []linear.Example // of pairs
	typed   []typed
}

type typed struct {
	features []uint32
	types    []string

	commits  []uint32
	statuses []string
}

type kindOf struct {
	features []uint32
	kinds    []string
}

// learn holds what the Reader weighs in a text against its gold graph.
func learn(r *loader.Reader, t text, draft loader.Draft) lesson {
	study := r.Study(draft)
	entities := make([]score.Entity, 0, len(study.Chains))
	for i, c := range study.Chains {
		if len(c.Forms) > 0 {
			entities = append(entities, score.Entity{ID: strconv.Itoa(i), Name: c.Name, Type: string(c.Kind), Aliases: c.Forms})
		}
	}
	gold := score.Align(t.gold, entities)
	needed := map[string]bool{} // by a relation that must be found
	for _, rel := range t.gold.Relations {
		if !rel.Optional {
			needed[rel.Subject], needed[rel.Object] = true, true
		}
	}
	var out lesson
	for i, c := range study.Chains {
		if len(c.Forms) == 0 {
			continue
		}
		kinds, optional := gold.Entity(strconv.Itoa(i))
		if c.Kinds != nil && len(kinds) > 0 {
			out.kinds = append(out.kinds, kindOf{c.Kinds, kinds})
		}
		if optional && !needed[gold.ID(strconv.Itoa(i))] {
			continue // another annotator may have left it out
		}
		e := linear.Example{Features: c.Features}
		if len(kinds) > 0 && (c.Kind != "Objective" || gold.First(strconv.Itoa(i))) {
			e.Class = 1
			if optional {
				e.Weight = 0.5
			}
		}
		out.worth = append(out.worth, e)
	}
	for _, p := range study.Pairs {
		if len(study.Chains[p.Unsaid].Forms) == 0 || len(study.Chains[p.Onto].Forms) == 0 {
			continue
		}
		subject, object, sentence := strconv.Itoa(p.Unsaid), strconv.Itoa(p.Onto), study.Spans[p.Sentence].Of(study.Text)
		types, optional := gold.Relation(subject, object, sentence)
		e := linear.Example{Features: p.Features}
		if len(types) > 0 {
			e.Class = 1
			if optional {
				e.Weight = 0.3
			}
			out.typed = append(out.typed, typed{p.Features, types, p.Commits, gold.Status(subject, object, sentence)})
		}
		out.related = append(out.related, e)
	}
	return out
}

// A school trains weights.
type school struct {
	ontology *ontology.Ontology
	plain    map[string]lesson // of each text, by rules alone
	flags    flags
}

// innerFolds is how often the texts are parted, so that pairs are learned from a
// worth of their ends that was judged without having seen them.
const innerFolds = 3

// train fits the weights of all stages.
func (s school) train(from []text) (loader.Weights, error) {
	var known []kindOf
	for _, t := range from {
		known = append(known, s.plain[t.name].kinds...)
	}
	kinds := trainKinds(known)
	reader, err := loader.NewReaderWith(s.ontology, loader.Weights{Kinds: kinds})
	if err != nil {
		return loader.Weights{}, err
	}
	drafts := make([]loader.Draft, len(from))
	worth := make([][]linear.Example, len(from))
	var all []linear.Example
	for i, t := range from {
		drafts[i] = reader.Redraft(t.draft)
		worth[i] = learn(reader, t, drafts[i]).worth
		all = append(all, worth[i]...)
	}
	var lessons []lesson
	for k := range innerFolds {
		var others []linear.Example
		for i := range from {
			if i%innerFolds != k {
				others = append(others, worth[i]...)
			}
		}
		reader, err := loader.NewReaderWith(s.ontology, loader.Weights{Kinds: kinds, Worth: trainWorth(others)})
		if err != nil {
			return loader.Weights{}, err
		}
		for i, t := range from {
			if i%innerFolds == k {
				lessons = append(lessons, learn(reader, t, drafts[i]))
			}
		}
	}
	claims := trainClaims(lessons)
	return loader.NewWeights(kinds, trainWorth(all), claims), nil
}

func trainKinds(from []kindOf) *linear.Model {
	var classes []string
	for _, k := range from {
		for _, c := range k.kinds {
			if c != "Objective" && !slices.Contains(classes, c) {
				classes = append(classes, c)
			}
		}
	}
	slices.Sort(classes)
	var examples []linear.Example
	for _, k := range from {
		for _, c := range k.kinds {
			if c != "Objective" {
				examples = append(examples, linear.Example{Features: k.features, Class: slices.Index(classes, c), Weight: 1 / float64(len(k.kinds))})
			}
		}
	}
	return linear.Train(examples, linear.Options{Classes: classes, Rounds: 60, Decay: 1, Least: 2})
}

func trainWorth(from []linear.Example) *linear.Model {
	return linear.Train(from, linear.Options{Classes: []string{"worth"}, Rounds: 60, Decay: 2, Least: 3})
}

func trainClaims(from []lesson) claim.Weights {
	var pairs, typed []linear.Example
	var classes []string
	for _, l := range from {
		pairs = append(pairs, l.related...)
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
				typed = append(typed, linear.Example{Features: t.features, Class: slices.Index(classes, predicate(k)), Weight: 1 / float64(len(t.types))})
			}
		}
	}
	var stands []linear.Example
	var statuses []string
	for _, s := range kg.Statuses() {
		statuses = append(statuses, string(s))
	}
	for _, l := range from {
		for _, t := range l.typed {
			for _, k := range t.statuses {
				if i := slices.Index(statuses, k); i >= 0 {
					stands = append(stands, linear.Example{Features: t.commits, Class: i, Weight: 1 / float64(len(t.statuses))})
				}
			}
		}
	}
	return claim.Weights{
		Related: linear.Train(pairs, linear.Options{Classes: []string{"related"}, Rounds: 60, Decay: 5, Least: 4}),
		Type:    linear.Train(typed, linear.Options{Classes: classes, Rounds: 60, Decay: 2, Least: 3}),
		Status:  linear.Train(stands, linear.Options{Classes: statuses, Rounds: 60, Decay: 2, Least: 3}),
	}
}

// predicate gives the Predicate of a type of the gold.
func predicate(k string) string {
	if k == "other" {
		return "related_to"
	}
	return k
}
