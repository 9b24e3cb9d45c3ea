package sqlitestore

import (
	"bytes"
	"context"
	"encoding/json"

	"graphd/kg"
)

// Put loads a Reading that came from source.
func (s *Store) Put(ctx context.Context, r *kg.Reading, source string) (kg.Outcome, error) {
	if err := kg.CheckSource(source); err != nil {
		return "", err
	}
	if s.rules == nil {
		return "", kg.Errorf(kg.Invalid, "put", s.path, "the store was opened without an ontology, it can only be read")
	}
	if err := kg.Validate(r, s.rules); err != nil {
		return "", err
	}
	body, err := s.packing.pack(r)
	if err != nil {
		return "", err
	}
	var outcome kg.Outcome
	err = s.write(ctx, "put", func(ctx context.Context, w *writer) error {
		outcome, err = w.put(ctx, r, source, body)
		return err
	})
	if err != nil {
		return "", err
	}
	return outcome, nil
}

// put decides what the Reading means for what is there.
func (w *writer) put(ctx context.Context, r *kg.Reading, source string, body packed) (kg.Outcome, error) {
	there, err := w.document(ctx, r.Document.ID)
	if err != nil {
		return "", err
	}
	before, others, err := w.cameFrom(ctx, source)
	if err != nil {
		return "", err
	}
	same := there.n != 0 && bytes.Equal(there.body.hash, body.hash)
	moves := before.n == 0 || before.n != there.n // the Source is to lead to another Document
	if same && !moves {
		return kg.Unchanged, nil
	}
	w.dirty = true
	var leave []stored
	if moves && before.n != 0 && others == 0 {
		leave = append(leave, before)
	}
	outcome := kg.Added
	var coming []packed
	switch {
	case same:
		outcome = kg.SourceAdded
	case there.n != 0:
		leave, outcome = append(leave, there), kg.Reread
		fallthrough
	default:
		coming = []packed{body}
	}
	if moves && before.n != 0 {
		outcome = kg.Replaced
	}
	if moves {
		if err := w.conn.exec(ctx, "DELETE FROM sources WHERE source = ?", source); err != nil {
			return "", err
		}
	}
	if err := w.change(ctx, leave, coming, nil); err != nil || !moves {
		return outcome, err
	}
	return outcome, w.conn.exec(ctx, "INSERT INTO sources VALUES (?, ?)", source, w.documents[r.Document.ID])
}

// Delete forgets a Document with all its Sources.
func (s *Store) Delete(ctx context.Context, document kg.ID) error {
	return s.write(ctx, "delete", func(ctx context.Context, w *writer) error {
		there, err := w.document(ctx, document)
		if err != nil {
			return err
		}
		if there.n == 0 {
			return kg.Errorf(kg.NotFound, "delete", string(document), "there is no such Document")
		}
		if err := w.conn.exec(ctx, "DELETE FROM sources WHERE document = ?", there.n); err != nil {
			return err
		}
		return w.change(ctx, []stored{there}, nil, nil)
	})
}

// Judge appends to the log of Judgements.
func (s *Store) Judge(ctx context.Context, j kg.Judgement) error {
	if err := kg.CheckJudgement(j); err != nil {
		return err
	}
	body, err := json.Marshal(j)
	if err != nil {
		return kg.E(kg.Invalid, "judge", string(j.ID), err)
	}
	return s.write(ctx, "judge", func(ctx context.Context, w *writer) error {
		there := 0
		if _, err := w.conn.row(ctx, "SELECT count(*) FROM judgements WHERE id = ?", []any{string(j.ID)}, &there); err != nil || there > 0 {
			return err
		}
		if err := w.change(ctx, nil, nil, &j); err != nil {
			return err
		}
		return w.conn.exec(ctx, "INSERT INTO judgements VALUES (?, ?)", string(j.ID), string(body))
	})
}

// stored is a Document that is there; n is 0 if there is none.
type stored struct {
	n    int64
	body packed
}

// document finds a Document by its ID.
func (w *writer) document(ctx context.Context, id kg.ID) (stored, error) {
	return w.stored(ctx, "SELECT d.n, d.id, r.hash, r.packed, r.body FROM documents d JOIN readings r ON r.document = d.n WHERE d.id = ?", string(id))
}

// cameFrom finds the Document that came from a Source, and the number of other
// Sources it has.
func (w *writer) cameFrom(ctx context.Context, source string) (stored, int, error) {
	d, err := w.stored(ctx, "SELECT d.n, d.id, r.hash, r.packed, r.body FROM sources s JOIN documents d ON d.n = s.document JOIN readings r ON r.document = d.n WHERE s.source = ?", source)
	if err != nil || d.n == 0 {
		return d, 0, err
	}
	n := 0
	_, err = w.conn.row(ctx, "SELECT count(*) FROM sources WHERE document = ? AND source <> ?", []any{d.n, source}, &n)
	return d, n, err
}

func (w *writer) stored(ctx context.Context, query string, arg any) (stored, error) {
	var d stored
	var id kg.ID
	found, err := w.conn.row(ctx, query, []any{arg}, &d.n, &id, &d.body.hash, &d.body.size, &d.body.body)
	if err != nil || !found {
		return stored{}, err
	}
	w.documents[id] = d.n
	return d, nil
}
