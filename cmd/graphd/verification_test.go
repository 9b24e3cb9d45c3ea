package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"graphd/kg"
	"graphd/loader"
	"graphd/loader/article"
	"graphd/loader/source"
	"graphd/ontology"
	"graphd/store/memstore"
)

// lying is a store that answers with what a fault would make of its answers.
type lying struct {
	kg.Store
	mention  func(*kg.DocumentMention)
	evidence func(*kg.Record)
	damage   error
}

func (l lying) Mentions(ctx context.Context, q kg.MentionQuery) ([]kg.Page[kg.DocumentMention], error) {
	pages, err := l.Store.Mentions(ctx, q)
	if l.mention != nil {
		for _, p := range pages {
			l.mention(&p.Rows[0].Node)
		}
	}
	return pages, err
}

func (l lying) Lookup(ctx context.Context, ids []kg.ID) ([]kg.Record, error) {
	records, err := l.Store.Lookup(ctx, ids)
	for i := range records {
		if l.evidence != nil && records[i].Evidence != nil {
			copied := *records[i].Evidence
			records[i].Evidence = &copied
			l.evidence(&records[i])
			break
		}
	}
	return records, err
}

func (l lying) Check(context.Context) error { return l.damage }

func TestVerifyFindsWhatAStoreContradictsItselfIn(t *testing.T) {
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := loader.NewReader(o)
	if err != nil {
		t.Fatal(err)
	}
	store := memstore.New(o)
	raw := source.Raw{Source: "note", Media: article.Plain, Content: []byte("El señor Peña Nieto leads Mexico. The United States funds the Merida Initiative in Mexico.")}
	reading, err := readRaw(reader, raw, 0)
	if err != nil {
		t.Fatal(err)
	}
	reading.Document.Sources = nil // the store keeps them
	if _, err := store.Put(t.Context(), reading, "note"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		store lying
		words string // of the one finding; empty: none
	}{
		{"nothing", lying{}, ""},
		{"a mention with another text", lying{mention: func(m *kg.DocumentMention) { m.Text += "x" }}, "is not what the text says"},
		{"a mention at another place", lying{mention: func(m *kg.DocumentMention) { m.Extent.Start.Byte++; m.Extent.End.Byte++ }}, "is not what the text says"},
		{"a mention past the end", lying{mention: func(m *kg.DocumentMention) { m.Extent.End.Byte = 1 << 20 }}, "is not what the text says"},
		{"a mention with wrong UTF-16 offsets", lying{mention: func(m *kg.DocumentMention) { m.Extent.End.UTF16++ }}, "rune or UTF-16"},
		{"another quote", lying{evidence: func(r *kg.Record) { r.Evidence.Quote = "The United States funds nothing." }}, "is not what the text says"},
		{"another place of an end", lying{evidence: func(r *kg.Record) { r.Evidence.Subject.Start.Byte++ }}, "other places"},
		{"evidence that is not there", lying{evidence: func(r *kg.Record) { r.Evidence = nil }}, "is not in the store"},
		{"a damaged file", lying{damage: errors.New("page 7 is torn")}, "page 7 is torn"},
	} {
		c.store.Store = store
		v, err := verify(t.Context(), c.store, o)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var drift []finding
		for _, f := range v.Findings {
			if f.Check == drifted {
				drift = append(drift, f)
			}
		}
		switch {
		case c.words == "" && len(drift) == 0 && v.Quotes > 0 && v.Mentions > 0 && v.Remote == 1:
		case c.words != "" && len(drift) == 1 && v.Drift == 1 && strings.Contains(drift[0].Reason, c.words):
		default:
			t.Errorf("%s: %+v", c.name, *v)
		}
	}
}
