package neo4jstore

import (
	"context"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graphd/kg"
)

// Put implements kg.Writer.
func (s *Store) Put(ctx context.Context, r *kg.Reading, source string) (kg.Outcome, error) {
	if err := kg.CheckSource(source); err != nil {
		return "", err
	}
	if err := kg.Validate(r, s.options.Rules); err != nil {
		return "", err
	}
	p, err := newParcel(r)
	if err != nil {
		return "", err
	}
	var done kg.Outcome
	err = s.write(ctx, "put", source, func(ctx context.Context, tx neo4j.ManagedTransaction) error {
		outcome, err := s.put(ctx, tx, p, source)
		if err == nil && (done == "" || outcome != kg.Unchanged) {
			done = outcome // an attempt after this one finds Unchanged if this one was committed after all
		}
		return err
	})
	if err != nil {
		return "", err
	}
	return done, nil
}

func (s *Store) put(ctx context.Context, tx neo4j.ManagedTransaction, p parcel, source string) (kg.Outcome, error) {
	id := p.reading.Document.ID
	was, err := s.lock(ctx, tx, id, source)
	if err != nil {
		return "", err
	}
	w := work{document: &p, sources: was.sources, rewrite: was.digest != p.digest}
	outcome := kg.Added
	switch {
	case was.before != "" && was.before != id:
		outcome = kg.Replaced
	case was.digest == "":
	case w.rewrite:
		outcome = kg.Reread
	case was.before == id:
		return kg.Unchanged, nil
	default:
		outcome = kg.SourceAdded
	}
	if !slices.Contains(w.sources, source) {
		w.sources = append(slices.Clone(w.sources), source)
		slices.Sort(w.sources)
	}
	w.newSource = source
	var leave []kg.ID
	if was.digest != "" && w.rewrite {
		leave = append(leave, id)
	}
	if was.before != "" && was.before != id {
		rest := slices.DeleteFunc(slices.Clone(was.beforeSources), func(s string) bool { return s == source })
		if len(rest) == 0 {
			w.gone = append(w.gone, was.before)
			leave = append(leave, was.before)
		} else {
			w.fewer = append(w.fewer, map[string]any{"id": was.before, "source": rest[0], "sources": rest})
		}
	}
	if w.change.Leave, err = leaving(ctx, tx, leave); err != nil {
		return "", err
	}
	if w.rewrite {
		w.change.Come = []*kg.Reading{p.reading}
	}
	return outcome, s.apply(ctx, tx, w)
}

// Delete implements kg.Writer.
func (s *Store) Delete(ctx context.Context, document kg.ID) error {
	found := false
	return s.write(ctx, "delete", string(document), func(ctx context.Context, tx neo4j.ManagedTransaction) error {
		was, err := s.lock(ctx, tx, document, "")
		if err != nil {
			return err
		}
		if was.digest == "" {
			if found {
				return nil // an attempt whose commit was lost from sight has deleted it
			}
			return kg.Errorf(kg.NotFound, "delete", string(document), "no such Document")
		}
		found = true
		w := work{gone: []kg.ID{document}}
		for _, source := range was.sources {
			w.goneSources = append(w.goneSources, sourceID(source))
		}
		if w.change.Leave, err = leaving(ctx, tx, []kg.ID{document}); err != nil {
			return err
		}
		return s.apply(ctx, tx, w)
	})
}

// Judge implements kg.Writer.
func (s *Store) Judge(ctx context.Context, j kg.Judgement) error {
	if err := kg.CheckJudgement(j); err != nil {
		return err
	}
	return s.write(ctx, "judge", string(j.ID), func(ctx context.Context, tx neo4j.ManagedTransaction) error {
		if _, err := s.lock(ctx, tx, "", ""); err != nil {
			return err
		}
		record, err := single(ctx, tx, `OPTIONAL MATCH (j:Judgement {id: $q.id}) RETURN j IS NOT NULL AS known`, map[string]any{"id": j.ID})
		if err != nil {
			return err
		}
		if record.AsMap()["known"] == true {
			return nil
		}
		return s.apply(ctx, tx, work{change: kg.Change{Judge: &j}})
	})
}
