package graph

import (
	"slices"
	"strings"
	"unicode"

	"graphd/graph/model"
	"graphd/kg"
	"graphd/ontology"
)

// words knows the ontology's names, so that filters can be checked and spelled as
// the store has them.
type words struct {
	kinds      map[string]kg.Kind // by their letters in lower case
	predicates []kg.Predicate     // sorted
}

func newWords(o *ontology.Ontology) words {
	w := words{kinds: map[string]kg.Kind{}, predicates: o.Predicates()}
	for _, k := range o.Kinds() {
		w.kinds[letters(string(k.Name))] = k.Name
	}
	return w
}

// letters are the letters and digits of a name in lower case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func (w words) spellKinds(kinds []kg.Kind) ([]kg.Kind, error) {
	var out []kg.Kind
	for _, k := range kinds {
		spelled, ok := w.kinds[letters(string(k))]
		if !ok {
			var all []string
			for _, k := range w.kinds {
				all = append(all, string(k))
			}
			slices.Sort(all)
			return nil, kg.Errorf(kg.Invalid, "filter", "", "the ontology has no kind %q; it has %s", k, strings.Join(all, ", "))
		}
		out = append(out, spelled)
	}
	return out, nil
}

func (w words) checkPredicates(predicates []kg.Predicate) error {
	for _, p := range predicates {
		if !slices.Contains(w.predicates, p) {
			var all []string
			for _, p := range w.predicates {
				all = append(all, string(p))
			}
			return kg.Errorf(kg.Invalid, "filter", "", "the ontology has no predicate %q; it has %s", p, strings.Join(all, ", "))
		}
	}
	return nil
}

// entityFilter turns a filter as it arrived into kg's; nil lets all pass.
func (w words) entityFilter(f *model.EntityFilter) (kg.EntityFilter, error) {
	if f == nil {
		return kg.EntityFilter{}, nil
	}
	kinds, err := w.spellKinds(f.Kinds)
	return kg.EntityFilter{
		Classes: f.Classes, Kinds: kinds, Name: text(f.Name), Text: text(f.Text), Document: f.Document, MinDegree: f.MinDegree,
	}, err
}

// relationFilter turns a filter as it arrived into kg's; nil lets all pass that
// is ASSERTED.
func (w words) relationFilter(f *model.RelationFilter) (kg.RelationFilter, error) {
	if f == nil {
		return kg.RelationFilter{Statuses: []kg.Status{kg.Asserted}}, nil
	}
	if err := checkStatuses(f.Status); err != nil {
		return kg.RelationFilter{}, err
	}
	predicates := f.Predicates
	if f.Predicate != "" {
		predicates = append(slices.Clone(predicates), f.Predicate)
	}
	if err := w.checkPredicates(predicates); err != nil {
		return kg.RelationFilter{}, err
	}
	kinds, err := w.spellKinds(f.Kinds)
	if err != nil {
		return kg.RelationFilter{}, err
	}
	out := kg.RelationFilter{
		Subject: f.Subject, Object: f.Object, Entity: f.Entity, Predicates: predicates, Classes: f.Classes, Kinds: kinds,
		Statuses: f.Status, Document: f.Document, Source: text(f.Source), AttributedTo: f.AttributedTo,
		PublishedFrom: f.PublishedFrom, PublishedTo: f.PublishedTo, MinEvidence: f.MinEvidence, Text: text(f.Text),
	}
	return out, out.Check()
}

// walkFilter is relationFilter for walks, which know their ends themselves.
func (w words) walkFilter(f *model.RelationFilter) (kg.RelationFilter, error) {
	if f != nil && (f.Subject != "" || f.Object != "" || f.Entity != "") {
		return kg.RelationFilter{}, kg.Errorf(kg.Invalid, "filter", "", "subject, object and entity have no meaning in the filter of a walk")
	}
	return w.relationFilter(f)
}

// checkStatuses refuses an empty list: it would let nothing pass, and kg takes it
// for "ASSERTED only".
func checkStatuses(s []kg.Status) error {
	if len(s) == 0 {
		return kg.Errorf(kg.Invalid, "filter", "", "status is an empty list: name at least one, or leave it out for ASSERTED")
	}
	return nil
}

func documentFilter(f *model.DocumentFilter) kg.DocumentFilter {
	if f == nil {
		return kg.DocumentFilter{}
	}
	return kg.DocumentFilter{Source: text(f.Source), Publisher: text(f.Publisher), PublishedFrom: f.PublishedFrom, PublishedTo: f.PublishedTo, Text: text(f.Text)}
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
