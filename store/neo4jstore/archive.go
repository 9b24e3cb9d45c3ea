package neo4jstore

import (
	"context"

	"graphd/kg"
)

const judgementsQuery = `MATCH (n:Judgement) RETURN collect(properties(n)) AS log`

// Readings implements kg.Archive.
func (s *Store) Readings(ctx context.Context, documents []kg.ID) ([]*kg.Reading, error) {
	row, err := s.read(ctx, "read documents", readingsQuery, map[string]any{"ids": documents})
	if err != nil {
		return nil, err
	}
	found, err := readingsFrom(row)
	if err != nil {
		return nil, err
	}
	out := make([]*kg.Reading, len(documents))
	given := map[kg.ID]bool{}
	for i, id := range documents {
		out[i] = found[id]
		if given[id] { // each place gets a Reading of its own
			c := *found[id]
			out[i] = &c
		}
		given[id] = found[id] != nil
	}
	return out, nil
}

// Judgements implements kg.Archive.
func (s *Store) Judgements(ctx context.Context) ([]kg.Judgement, error) {
	row, err := s.read(ctx, "read judgements", judgementsQuery, nil)
	if err != nil {
		return nil, err
	}
	log := all(row["log"], judgement)
	kg.SortJudgements(log)
	return log, nil
}
