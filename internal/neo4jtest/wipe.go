package neo4jtest

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Wipe deletes all nodes and relationships; constraints and indexes stay.
func (s *Server) Wipe(ctx context.Context) error {
	return s.with(ctx, func(run runner) error {
		_, err := run(`MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS`)
		return err
	})
}

// Reset deletes all nodes, relationships, constraints and indexes: an empty
// database as it was when the server was new.
func (s *Server) Reset(ctx context.Context) error {
	if err := s.Wipe(ctx); err != nil {
		return err
	}
	return s.with(ctx, func(run runner) error {
		for _, of := range []struct{ list, drop string }{
			{"SHOW CONSTRAINTS YIELD name", "DROP CONSTRAINT `%s`"},
			{"SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'", "DROP INDEX `%s`"},
		} {
			names, err := run(of.list)
			if err != nil {
				return err
			}
			for _, n := range names {
				if _, err := run(fmt.Sprintf(of.drop, n)); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Run runs one statement in a transaction of its own and returns the first
// column of its rows.
func (s *Server) Run(ctx context.Context, cypher string) ([]any, error) {
	var out []any
	err := s.with(ctx, func(run runner) (err error) {
		out, err = run(cypher)
		return err
	})
	return out, err
}

type runner func(cypher string) (first []any, err error)

func (s *Server) with(ctx context.Context, do func(runner) error) error {
	d, err := s.Driver()
	if err != nil {
		return err
	}
	defer d.Close(ctx)
	session := d.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	return do(func(cypher string) ([]any, error) {
		result, err := session.Run(ctx, cypher, nil)
		if err != nil {
			return nil, fmt.Errorf("run %q: %w", cypher, err)
		}
		var first []any
		for result.Next(ctx) {
			if values := result.Record().Values; len(values) > 0 {
				first = append(first, values[0])
			}
		}
		if err := result.Err(); err != nil {
			return nil, fmt.Errorf("run %q: %w", cypher, err)
		}
		return first, nil
	})
}
