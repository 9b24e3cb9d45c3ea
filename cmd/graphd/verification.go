package main

import (
	"context"
	"slices"

	"graphd/kg"
	"graphd/loader/source"
)

const (
	verifyPage  = 32   // Documents looked at together
	mentionPage = 2000 // Mentions in one call
)

// verify looks at every Document of a store, and has a store that can look at its
// file do so.
func verify(ctx context.Context, s kg.Store, rules kg.Rules) (*verification, error) {
	v := &verification{Findings: []finding{}}
	if c, ok := s.(interface{ Check(context.Context) error }); ok {
		if err := c.Check(ctx); ctx.Err() != nil {
			return nil, ctx.Err()
		} else if err != nil {
			v.find(drifted, "", "", "the store's file: %v", err)
		}
	}
	log, err := s.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	c := verifier{verification: v, store: s, rules: rules, rejected: map[kg.Predicate]bool{}}
	for _, j := range kg.InForce(log) {
		if j.Verdict == kg.Reject {
			c.rejected[j.Predicate] = true
		}
	}
	w := kg.Window{First: verifyPage}
	for {
		pages, err := s.Documents(ctx, kg.DocumentQuery{Order: kg.ByID, Window: w})
		if err != nil {
			return nil, err
		}
		var ids []kg.ID
		for _, row := range pages[0].Rows {
			ids = append(ids, row.Node.ID)
			w.After = row.Cursor
		}
		readings, err := s.Readings(ctx, ids)
		if err != nil {
			return nil, err
		}
		for i, r := range readings {
			if r == nil {
				v.find(drifted, ids[i], "", "the store lists the document but does not have it")
				continue
			}
			v.Documents++
			if err := c.document(ctx, r); err != nil {
				return nil, err
			}
		}
		if !pages[0].HasNext {
			return v, nil
		}
	}
}

type verifier struct {
	*verification
	store    kg.Store
	rules    kg.Rules
	sources  source.Checker
	rejected map[kg.Predicate]bool // predicates of which some Relation is rejected
}

func (c *verifier) document(ctx context.Context, r *kg.Reading) error {
	if err := kg.Validate(r, c.rules); err != nil {
		c.find(drifted, r.Document.ID, "", "%v", err)
	}
	for _, name := range r.Document.Sources {
		if err := c.source(ctx, r.Document, name); err != nil {
			return err
		}
	}
	if err := c.mentions(ctx, r); err != nil {
		return err
	}
	return c.quotes(ctx, r)
}

func (c *verifier) source(ctx context.Context, d kg.Document, name string) error {
	sum, known, err := c.sources.Check(ctx, name)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if !known {
		c.find(remote, d.ID, name, "not on this machine; not compared")
		return nil
	}
	c.Sources++
	switch {
	case kg.KindOf(err) == kg.NotFound && err != nil:
		c.find(gone, d.ID, name, "no longer there")
	case err != nil:
		c.find(drifted, d.ID, name, "cannot be read as it was: %v", err)
	case sum != d.SHA256:
		c.find(drifted, d.ID, name, "changed since it was loaded (sha256 was %.12s…, is %.12s…)", d.SHA256, sum)
	}
	return nil
}

// mentions compares the Mentions that the store lists with the text, and their
// number with those of the Reading.
func (c *verifier) mentions(ctx context.Context, r *kg.Reading) error {
	text, id := r.Document.Text, r.Document.ID
	want, got := 0, 0
	for _, chain := range r.Chains {
		want += len(chain.Mentions)
	}
	w := kg.Window{First: mentionPage}
	for {
		pages, err := c.store.Mentions(ctx, kg.MentionQuery{Owners: []kg.ID{id}, Window: w})
		if err != nil {
			return err
		}
		var extents []kg.Extent
		for _, row := range pages[0].Rows {
			got++
			w.After = row.Cursor
			m := row.Node
			if s := m.Extent.Span(); !s.In(text) || s.Of(text) != m.Text {
				c.find(drifted, id, "", "mention %q is not what the text says at %d:%d", m.Text, s.Start, s.End)
				continue
			}
			extents = append(extents, m.Extent)
		}
		c.places(id, text, extents)
		if !pages[0].HasNext {
			break
		}
	}
	c.Mentions += got
	if got != want {
		c.find(drifted, id, "", "the store lists %d mentions, the reading has %d", got, want)
	}
	return nil
}

// places compares Extents, whose bytes are in the text, in runes and UTF-16.
func (c *verifier) places(id kg.ID, text string, extents []kg.Extent) {
	spans := make([]kg.Span, len(extents))
	for i, e := range extents {
		spans[i] = e.Span()
	}
	for i, e := range kg.Locate(text, spans) {
		if e != extents[i] {
			c.find(drifted, id, "", "the place %d:%d is kept with wrong rune or UTF-16 offsets", spans[i].Start, spans[i].End)
		}
	}
}

// quotes compares the Evidence that the store has with the text.
func (c *verifier) quotes(ctx context.Context, r *kg.Reading) error {
	facts := kg.Facts(r)
	for batch := range slices.Chunk(facts, 500) {
		ids := make([]kg.ID, len(batch))
		for i, f := range batch {
			ids[i] = f.Evidence.ID
		}
		records, err := c.store.Lookup(ctx, ids)
		if err != nil {
			return err
		}
		var missing []kg.Fact
		for i, rec := range records {
			if rec.Evidence == nil {
				missing = append(missing, batch[i])
				continue
			}
			c.Quotes++
			c.quote(r.Document, *rec.Evidence, batch[i].Evidence)
		}
		if err := c.missing(ctx, r.Document.ID, missing); err != nil {
			return err
		}
	}
	return nil
}

func (c *verifier) quote(d kg.Document, kept, said kg.Evidence) {
	s := kept.Sentence.Span()
	switch {
	case !s.In(d.Text) || s.Of(d.Text) != kept.Quote:
		c.find(drifted, d.ID, "", "quote %q is not what the text says at %d:%d", kept.Quote, s.Start, s.End)
	case kept.Sentence != said.Sentence || kept.Subject != said.Subject || kept.Object != said.Object || kept.Trigger != said.Trigger || !slices.Equal(kept.Antecedents, said.Antecedents):
		c.find(drifted, d.ID, "", "evidence %s is kept with other places than the reading has", kept.ID)
	}
}

// missing tells of Evidence that the store does not have, unless it need not: its
// ends became one Entity, or its Relation is rejected.
func (c *verifier) missing(ctx context.Context, d kg.ID, facts []kg.Fact) error {
	if len(facts) == 0 {
		return nil
	}
	var ends []kg.ID
	for _, f := range facts {
		ends = append(ends, kg.EntityID(f.Of.Subject), kg.EntityID(f.Of.Object))
	}
	records, err := c.store.Lookup(ctx, ends)
	if err != nil {
		return err
	}
	for i, f := range facts {
		a, b := records[2*i].Entity, records[2*i+1].Entity
		if c.rejected[f.Of.Predicate] || a != nil && b != nil && a.ID == b.ID {
			continue
		}
		c.find(drifted, d, "", "evidence %s of the reading is not in the store", f.Evidence.ID)
	}
	return nil
}
