package neo4jstore

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graphd/kg"
)

// write runs one writing transaction. work may run several times, each time from
// the start, and must not leave anything behind but what it returns.
//
// A connection lost while the commit was under way leaves its fate unknown; then
// the work is done once more, which is why all work must be repeatable.
func (s *Store) write(ctx context.Context, op, on string, work func(context.Context, neo4j.ManagedTransaction) error) error {
	end, err := s.gate.begin()
	if err != nil {
		return s.options.fail(op, on, err)
	}
	defer end()
	select {
	case s.writer <- struct{}{}:
		defer func() { <-s.writer }()
	case <-ctx.Done():
		return s.options.fail(op, on, ctx.Err())
	}
	err = s.attempt(ctx, work)
	if commitUnknown(err) {
		err = s.attempt(ctx, work)
	}
	return s.options.fail(op, on, err)
}

// attempt is one ExecuteWrite, which itself retries what failed in passing. The
// gate is held from the end of the work until the commit is through.
func (s *Store) attempt(ctx context.Context, work func(context.Context, neo4j.ManagedTransaction) error) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	t := &turn{gate: s.gate}
	defer t.give()
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		t.give()
		if err := work(ctx, tx); err != nil {
			return nil, err
		}
		return nil, t.take(ctx)
	})
	return err
}

// commitUnknown reports whether an error of ExecuteWrite means that the commit
// may or may not have happened: the connection was lost, yet the driver, which
// retries that otherwise, did not.
func commitUnknown(err error) bool {
	var lost *neo4j.ConnectivityError
	return errors.As(err, &lost) && !neo4j.IsRetryable(err)
}

// parcel is a Reading made ready before the transaction, which should be short.
type parcel struct {
	reading *kg.Reading
	digest  string   // of its canonical form
	parts   [][]byte // the canonical form, compressed, in pieces
}

// partBytes bounds one property, for which Neo4j allocates memory at once.
const partBytes = 1 << 20

func newParcel(r *kg.Reading) (parcel, error) {
	content, err := kg.Canonical(r)
	if err != nil {
		return parcel{}, err
	}
	sum := sha256.Sum256(content)
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(content); err != nil {
		return parcel{}, kg.E(kg.Internal, "put", string(r.Document.ID), err)
	}
	if err := w.Close(); err != nil {
		return parcel{}, kg.E(kg.Internal, "put", string(r.Document.ID), err)
	}
	p := parcel{reading: r, digest: hex.EncodeToString(sum[:])}
	for rest := packed.Bytes(); len(rest) > 0; {
		n := min(len(rest), partBytes)
		p.parts = append(p.parts, rest[:n])
		rest = rest[n:]
	}
	return p, nil
}

// unpack reads a Reading back from its pieces, in order.
func unpack(document kg.ID, parts []any) (*kg.Reading, error) {
	var packed bytes.Buffer
	for _, p := range parts {
		b, _ := p.([]byte)
		packed.Write(b)
	}
	r, err := gzip.NewReader(&packed)
	if err == nil {
		var content []byte
		if content, err = io.ReadAll(r); err == nil {
			out := &kg.Reading{}
			if err = json.Unmarshal(content, out); err == nil {
				return out, nil
			}
		}
	}
	return nil, kg.E(kg.Internal, "read document", string(document), fmt.Errorf("its Reading in the database is damaged: %w", err))
}

// lockQuery takes the lock of writers (the first SET) and then reads what a write
// has to know first. Nothing in it is read before the lock is held.
const lockQuery = `MATCH (g:GraphD {id: 'graphd'})
SET g.writes = g.writes + 1
WITH g
OPTIONAL MATCH (d:Document {id: $q.document})
OPTIONAL MATCH (s:Source {id: $q.source})
OPTIONAL MATCH (p:Document {id: s.document})
RETURN g.version AS version, d.digest AS digest, d.sources AS sources, p.id AS before, p.sources AS beforeSources`

// locked is the state that lockQuery finds.
type locked struct {
	digest        string // of the Document's Reading; empty if it is not there
	sources       []string
	before        kg.ID // the Document that came from the Source last
	beforeSources []string
}

func (s *Store) lock(ctx context.Context, tx neo4j.ManagedTransaction, document kg.ID, source string) (locked, error) {
	record, err := single(ctx, tx, lockQuery, map[string]any{"document": document, "source": sourceID(source)})
	if err != nil {
		return locked{}, err
	}
	if record == nil || number(record.AsMap()["version"]) != layout {
		return locked{}, kg.Errorf(kg.Conflict, "write", s.options.URI, "the database is not what it was when graphd opened it: start graphd again")
	}
	row := record.AsMap()
	return locked{digest: word[string](row["digest"]), sources: texts[string](row["sources"]), before: word[kg.ID](row["before"]), beforeSources: texts[string](row["beforeSources"])}, nil
}

const readingsQuery = `CALL () {
  UNWIND $q.ids AS id
  MATCH (d:Document {id: id})-[:HAS_READING]->(r:Reading)
  WITH d, r ORDER BY d.id, r.part
  WITH d, collect(r.content) AS parts
  RETURN collect({id: d.id, sources: d.sources, parts: parts}) AS found
}
RETURN found`

func readingsFrom(row map[string]any) (map[kg.ID]*kg.Reading, error) {
	out := map[kg.ID]*kg.Reading{}
	for _, f := range listOf(row["found"]) {
		m := fields(f)
		id := word[kg.ID](m["id"])
		r, err := unpack(id, listOf(m["parts"]))
		if err != nil {
			return nil, err
		}
		r.Document.Sources = texts[string](m["sources"])
		out[id] = r
	}
	return out, nil
}

// leaving reads the Readings that leave.
func leaving(ctx context.Context, tx neo4j.ManagedTransaction, ids []kg.ID) ([]*kg.Reading, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	record, err := single(ctx, tx, readingsQuery, map[string]any{"ids": ids})
	if err != nil {
		return nil, err
	}
	found, err := readingsFrom(record.AsMap())
	if err != nil {
		return nil, err
	}
	var out []*kg.Reading
	for _, id := range ids {
		if found[id] == nil {
			return nil, kg.Errorf(kg.Internal, "read document", string(id), "its Reading is missing in the database")
		}
		out = append(out, found[id])
	}
	return out, nil
}
