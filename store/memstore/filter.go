package memstore

import (
	"slices"
	"strings"

	"graphd/kg"
)

func (v *view) passEntity(e kg.Entity, f kg.EntityFilter) bool {
	texts := append([]string{e.Name}, e.Aliases...)
	switch {
	case len(f.Classes) > 0 && !slices.Contains(f.Classes, e.Class),
		len(f.Kinds) > 0 && !slices.Contains(f.Kinds, e.Kind),
		f.Name != "" && !slices.ContainsFunc(texts, func(t string) bool { return kg.FoldText(t) == kg.FoldText(f.Name) }),
		f.Text != "" && !slices.ContainsFunc(texts, func(t string) bool { return kg.MatchWords(kg.Fold(f.Text), t) }),
		f.Document != "" && !v.mentionsIn[f.Document][e.ID],
		e.Degree < f.MinDegree:
		return false
	}
	return true
}

func passDocument(d kg.Document, f kg.DocumentFilter) bool {
	switch {
	case f.Source != "" && !slices.Contains(d.Sources, f.Source),
		f.Publisher != "" && d.Publisher != f.Publisher,
		f.Text != "" && !kg.MatchWords(kg.Fold(f.Text), d.Title):
		return false
	}
	return passDate(d.Published, f.PublishedFrom, f.PublishedTo)
}

func passDate(date, from, to string) bool {
	if from == "" && to == "" {
		return true
	}
	return date != "" && date >= from && (to == "" || date <= to)
}

// passRelation reports whether a Relation passes, seen from the Entity near; near
// is "" where no list owner or step says which end that is.
func (v *view) passRelation(r kg.Relation, f kg.RelationFilter, near kg.ID) bool {
	switch {
	case !slices.Contains(f.Wants(), r.Status),
		f.Subject != "" && v.entity(f.Subject) != r.Subject,
		f.Object != "" && v.entity(f.Object) != r.Object,
		f.Entity != "" && v.entity(f.Entity) != r.Subject && v.entity(f.Entity) != r.Object,
		len(f.Predicates) > 0 && !slices.Contains(f.Predicates, r.Predicate),
		r.Evidence < f.MinEvidence,
		!v.passFarEnd(r, f, near):
		return false
	}
	return !f.OnEvidence() || slices.ContainsFunc(v.Evidence[r.ID], func(e kg.Evidence) bool { return v.passEvidence(e, f) })
}

// passFarEnd looks at Classes and Kinds, which one end must pass together. The
// near end is the owner of the list or of the step, else what the filter gives
// as Entity, else the one of Subject and Object that is given. With neither of
// them, or both, either end may pass.
func (v *view) passFarEnd(r kg.Relation, f kg.RelationFilter, near kg.ID) bool {
	if near == "" {
		near = v.entity(f.Entity)
	}
	ends := []kg.ID{r.Subject, r.Object}
	switch {
	case near == r.Subject, near == "" && f.Subject != "" && f.Object == "":
		ends = ends[1:]
	case near == r.Object, near == "" && f.Object != "" && f.Subject == "":
		ends = ends[:1]
	}
	return slices.ContainsFunc(ends, func(id kg.ID) bool {
		e := v.entities[id]
		return (len(f.Classes) == 0 || slices.Contains(f.Classes, e.Class)) && (len(f.Kinds) == 0 || slices.Contains(f.Kinds, e.Kind))
	})
}

// passEvidence looks at the fields that one piece of Evidence must satisfy together.
func (v *view) passEvidence(e kg.Evidence, f kg.RelationFilter) bool {
	switch {
	case f.Document != "" && e.Document != f.Document,
		f.Source != "" && !slices.Contains(v.readings[e.Document].Document.Sources, f.Source),
		f.AttributedTo != "" && (e.AttributedTo == "" || e.AttributedTo != v.entity(f.AttributedTo)),
		f.Text != "" && !kg.MatchWords(kg.Fold(f.Text), e.Quote):
		return false
	}
	return passDate(e.Published, f.PublishedFrom, f.PublishedTo)
}

// search ranks Entities and Evidence for a query.
func (v *view) search(q kg.SearchQuery) []kg.Hit {
	words := kg.Fold(q.Text)
	if len(words) == 0 {
		return nil
	}
	wanted := func(id kg.ID) bool { return len(q.Classes) == 0 || slices.Contains(q.Classes, v.entities[id].Class) }
	var hits []kg.Hit
	for i := range v.Entities {
		e := v.Entities[i]
		if rank, ok := kg.RankEntity(words, e); ok && wanted(e.ID) {
			hits = append(hits, kg.Hit{Entity: &e, Rank: rank})
		}
	}
	statuses := kg.RelationFilter{Statuses: q.Statuses}.Wants()
	for _, r := range v.Relations {
		if !slices.Contains(statuses, r.Status) || !wanted(r.Subject) && !wanted(r.Object) {
			continue
		}
		for _, e := range v.Evidence[r.ID] {
			if rank, ok := kg.RankEvidence(words, e); ok {
				hits = append(hits, kg.Hit{Evidence: &e, Rank: rank})
			}
		}
	}
	return hits
}

// compareEdges puts the best supported first.
func compareEdges(a, b kg.Edge) int {
	if a.Evidence != b.Evidence {
		return b.Evidence - a.Evidence
	}
	return strings.Compare(string(a.Relation), string(b.Relation))
}
