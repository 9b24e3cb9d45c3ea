package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"graphd/graph/model"
	"graphd/kg"
)

func (q queries) Stats(ctx context.Context, where *model.RelationFilter) (*model.Stats, error) {
	filter, err := q.words.relationFilter(where)
	if err != nil {
		return nil, err
	}
	s, err := q.store.Stats(ctx, filter)
	if err != nil {
		return nil, err
	}
	out := &model.Stats{
		Documents: s.Documents, Entities: s.Entities, Relations: s.Relations, Evidence: s.Evidence,
		ByClass: classCounts(s.ByClass, true), ByKind: []model.KindCount{}, ByPredicate: []model.PredicateCount{},
	}
	for _, k := range mostFirst(s.ByKind) {
		out.ByKind = append(out.ByKind, model.KindCount{Kind: k, Count: s.ByKind[k]})
	}
	for _, p := range mostFirst(s.ByPredicate) {
		out.ByPredicate = append(out.ByPredicate, model.PredicateCount{Predicate: p, Count: s.ByPredicate[p]})
	}
	for _, status := range kg.Statuses() {
		out.ByStatus = append(out.ByStatus, model.StatusCount{Status: status, Count: s.ByStatus[status]})
	}
	return out, nil
}

// classCounts lists counts in the order of the Classes; those of 0 only if all.
func classCounts(counts map[kg.Class]int, all bool) []model.ClassCount {
	out := []model.ClassCount{}
	for _, c := range kg.Classes() {
		if all || counts[c] > 0 {
			out = append(out, model.ClassCount{Class: c, Count: counts[c]})
		}
	}
	return out
}

// mostFirst lists the keys with counts above 0, of equals the least first.
func mostFirst[K ~string](counts map[K]int) []K {
	keys := slices.DeleteFunc(slices.Collect(maps.Keys(counts)), func(k K) bool { return counts[k] <= 0 })
	slices.SortFunc(keys, func(a, b K) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	return keys
}

func (q queries) Ontology(context.Context) (*model.Ontology, error) {
	out := &model.Ontology{Name: q.ontology.Name(), Digest: q.ontology.Digest(), Kinds: []model.KindDefinition{}, Predicates: []model.PredicateDefinition{}}
	for _, k := range q.ontology.Kinds() {
		out.Kinds = append(out.Kinds, model.KindDefinition{Name: k.Name, Class: k.Class, Description: k.Description})
	}
	for _, p := range q.ontology.PredicateDefs() {
		out.Predicates = append(out.Predicates, model.PredicateDefinition{
			Name: p.Name, Description: p.Description, Symmetric: p.Symmetric, Subjects: filled(p.Subjects), Objects: filled(p.Objects),
		})
	}
	return out, nil
}

// filled is list, never nil: GraphQL has a null for that, and a [String!]! is none.
func filled(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
