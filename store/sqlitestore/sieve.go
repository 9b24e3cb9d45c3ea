package sqlitestore

import (
	"context"

	"graphd/kg"
)

// sieve is a RelationFilter made ready for the adjacency.
type sieve struct {
	g                       *graph
	statuses                [256]bool
	predicates              []bool // nil: all; likewise below
	kinds                   []bool
	classes                 []bool
	evidence                int32
	passing                 map[int32]bool // Relations whose Evidence passes; nil: not asked for
	subject, object, entity int32          // 0: not asked for; -1: there is none such
}

// sieve makes a filter ready; what it says of Evidence is left to find.
func (g *graph) sieve(f kg.RelationFilter) *sieve {
	s := &sieve{g: g, predicates: chosen(g.predicates, f.Predicates), kinds: chosen(g.kinds, f.Kinds), evidence: int32(min(f.MinEvidence, 1<<30))}
	for _, status := range f.Wants() {
		s.statuses[statusNumber(status)] = true
	}
	if len(f.Classes) > 0 {
		s.classes = make([]bool, 256)
		for _, c := range f.Classes {
			s.classes[classNumber(c)] = true
		}
	}
	s.subject, s.object, s.entity = g.asked(f.Subject), g.asked(f.Object), g.asked(f.Entity)
	return s
}

func (g *graph) asked(id kg.ID) int32 {
	if id == "" {
		return 0
	}
	if n, at := g.find(id); at != nil {
		return n
	}
	return -1
}

// step reports whether a step passes, leaving its ends aside.
func (s *sieve) step(t *step) bool { return s.itself(t.relation, t.evidence, t.predicate, t.status) }

func (s *sieve) itself(n, evidence int32, predicate uint16, status uint8) bool {
	return s.statuses[status] && evidence >= s.evidence &&
		(s.predicates == nil || s.predicates[predicate]) &&
		(s.passing == nil || s.passing[n])
}

// end reports whether an end passes.
func (s *sieve) end(n *node) bool {
	return (s.classes == nil || s.classes[n.class]) && (s.kinds == nil || s.kinds[n.kind])
}

// pass reports whether the Relation with number n passes, seen from the Entity
// near; 0 where no owner of a list is an Entity.
func (s *sieve) pass(n, near int32) bool {
	r := s.g.edges.at(n)
	if !s.itself(n, r.evidence, r.predicate, r.status) || s.subject != 0 && r.subject != s.subject || s.object != 0 && r.object != s.object || s.entity != 0 && r.subject != s.entity && r.object != s.entity {
		return false
	}
	if s.classes == nil && s.kinds == nil {
		return true
	}
	if near == 0 {
		near = s.entity
	}
	from, to := s.end(s.g.nodes.at(r.subject)), s.end(s.g.nodes.at(r.object))
	switch { // which end is the far one: see kg.RelationFilter
	case near == r.subject, near == 0 && s.subject != 0 && s.object == 0:
		return to
	case near == r.object, near == 0 && s.object != 0 && s.subject == 0:
		return from
	}
	return from || to
}

// find learns which Relations have Evidence that passes, if the filter looks at
// Evidence: one statement. candidates shows the numbers of those in question.
func (s *sieve) find(ctx context.Context, c *conn, f kg.RelationFilter, candidates func(yield func(int32))) error {
	if !f.OnEvidence() {
		return nil
	}
	asked := map[int32]bool{}
	var list []int32
	candidates(func(n int32) {
		r := s.g.edges.at(n)
		if s.itself(n, r.evidence, r.predicate, r.status) && !asked[n] {
			asked[n] = true
			list = append(list, n)
		}
	})
	var err error
	s.passing, err = evidenced(ctx, c, list, f)
	return err
}

// relationSieve makes a filter ready with what it says of Evidence.
func (g *graph) relationSieve(ctx context.Context, c *conn, f kg.RelationFilter, candidates func(yield func(int32))) (*sieve, error) {
	s := g.sieve(f)
	return s, s.find(ctx, c, f, candidates)
}

// all shows the numbers of all Relations.
func (g *graph) all(yield func(int32)) {
	g.edges.each(func(n int32, r *relation) {
		if r.subject != 0 {
			yield(n)
		}
	})
}

// manyRelations is how many Relations are too many to ask for one by one.
const manyRelations = 20_000

// evidenced returns a set that says which of some Relations have Evidence that
// passes; what it says of others does not count. Where the filter names something
// that little Evidence has, that is looked up; else the Evidence of each Relation.
func evidenced(ctx context.Context, c *conn, candidates []int32, f kg.RelationFilter) (map[int32]bool, error) {
	t := &text{}
	const facts = "evidence v JOIN key_relations g ON g.n = v.of JOIN sentences q ON q.n = v.sentence JOIN documents d ON d.n = q.document"
	if f.Document != "" || f.Source != "" || f.AttributedTo != "" || f.Text != "" || len(candidates) > manyRelations {
		t.add("SELECT DISTINCT g.relation FROM " + facts + " WHERE g.relation IS NOT NULL")
		evidenceFilter(t, f)
	} else {
		list, err := jsonList(candidates)
		if err != nil {
			return nil, err
		}
		t.add("SELECT r.n FROM (SELECT value AS n FROM json_each(?)) r WHERE EXISTS (SELECT 1 FROM "+facts+" WHERE g.relation = r.n", list)
		evidenceFilter(t, f)
		t.add(")")
	}
	out := map[int32]bool{}
	err := c.query(ctx, t.b.String(), t.args, func(row scan) error {
		var n int32
		err := row(&n)
		out[n] = true
		return err
	})
	return out, err
}
