package sqlitestore

import (
	"context"
	"errors"
	"slices"

	"graphd/kg"
)

// apply does to the tables what the facts and the Delta say. Foreign keys are
// checked at the commit, so the order inside is free.
func (w *writer) apply(ctx context.Context, leave []stored, come []packed, d kg.Delta) error {
	for _, gone := range leave {
		stays := slices.ContainsFunc(come, func(p packed) bool { return w.documents[p.reading.Document.ID] == gone.n })
		if err := w.remove(ctx, gone.n, stays); err != nil {
			return err
		}
	}
	if err := w.number(ctx, come, d); err != nil {
		return err
	}
	if err := w.writeEntities(ctx, d); err != nil {
		return err
	}
	if err := w.writeRelations(ctx, d); err != nil {
		return err
	}
	for _, p := range come {
		if err := w.add(ctx, p); err != nil {
			return err
		}
	}
	if err := w.writeKeys(ctx, d); err != nil {
		return err
	}
	if err := w.dropGroups(ctx, d.Groups); err != nil {
		return err
	}
	if err := w.dropKeys(ctx, d); err != nil {
		return err
	}
	return errors.Join(w.titles.write(ctx, w.conn, "title_words"), w.names.write(ctx, w.conn, "name_words"), w.quotes.write(ctx, w.conn, "quote_words"))
}

// remove takes away what a Document says; its own row and Sources too, unless it
// stays.
func (w *writer) remove(ctx context.Context, n int64, stays bool) error {
	statements := []string{
		"DELETE FROM quote_words WHERE rowid IN (SELECT n FROM sentences WHERE document = ?)",
		"DELETE FROM evidence WHERE sentence IN (SELECT n FROM sentences WHERE document = ?)",
		"DELETE FROM sentences WHERE document = ?",
		"DELETE FROM chains WHERE document = ?",
		"DELETE FROM readings WHERE document = ?",
		"DELETE FROM title_words WHERE rowid = ?",
	}
	if !stays {
		w.patch.Documents--
		statements = append(statements, "DELETE FROM sources WHERE document = ?", "DELETE FROM documents WHERE n = ?")
	}
	for _, q := range statements {
		if err := w.conn.exec(ctx, q, n); err != nil {
			return err
		}
	}
	return nil
}

// add writes what a Document says.
func (w *writer) add(ctx context.Context, p packed) error {
	r, d := p.reading, p.reading.Document
	n, there := w.documents[d.ID]
	if !there {
		w.last.document++
		n = w.last.document
		w.documents[d.ID] = n
		w.patch.Documents++
	}
	title := kg.FoldText(d.Title)
	if err := w.conn.exec(ctx, `INSERT INTO documents (n, id, media, title, author, publisher, day, sha256, receipt, by_title) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (n) DO UPDATE SET media = excluded.media, title = excluded.title, author = excluded.author, publisher = excluded.publisher,
		day = excluded.day, sha256 = excluded.sha256, receipt = excluded.receipt, by_title = excluded.by_title`,
		n, string(d.ID), d.Media, d.Title, d.Author, d.Publisher, dayOf(d.Published), d.SHA256, d.Receipt, title); err != nil {
		return err
	}
	w.titles.add(n, title)
	if err := w.conn.exec(ctx, "INSERT INTO readings VALUES (?, ?, ?, ?)", n, p.hash, p.size, p.body); err != nil {
		return err
	}
	if err := w.addChains(ctx, n, r); err != nil {
		return err
	}
	return w.addEvidence(ctx, n, r)
}

func (w *writer) addChains(ctx context.Context, document int64, r *kg.Reading) error {
	var spans []kg.Span
	for _, c := range r.Chains {
		for _, m := range c.Mentions {
			spans = append(spans, m.Span)
		}
	}
	extents := kg.Locate(r.Document.Text, spans)
	chains := w.batch("INSERT INTO chains", "")
	for _, c := range r.Chains {
		places := encodeMentions(c, r.Document.Text, extents)
		extents = extents[len(c.Mentions):]
		if err := chains.add(ctx, w.keys[c.Key], document, len(c.Mentions), places); err != nil {
			return err
		}
	}
	return chains.end(ctx)
}

func (w *writer) addEvidence(ctx context.Context, document int64, r *kg.Reading) error {
	sentences := w.batch("INSERT INTO sentences", "")
	evidence := w.batch("INSERT INTO evidence (id, of, sentence, places, phrase, attributed, attribution, date, confidence, rule, zone)", "")
	at := map[int]int64{} // the numbers of sentences, by their start
	for _, f := range kg.Facts(r) {
		e := f.Evidence
		n, there := at[e.Sentence.Start.Byte]
		if !there {
			w.last.sentence++
			n = w.last.sentence
			at[e.Sentence.Start.Byte] = n
			if err := sentences.add(ctx, n, document, e.Sentence.Start.Byte, e.Quote, kg.SentenceMark(e.Quote)); err != nil {
				return err
			}
			w.quotes.add(n, kg.FoldText(e.Quote))
		}
		var attributed any
		if f.AttributedTo != "" {
			attributed = w.keys[f.AttributedTo]
		}
		if err := evidence.add(ctx, string(e.ID), w.groups[f.Of], n, encodePlaces(e), e.Phrase, attributed,
			e.Attribution, e.When, e.Confidence, e.Rule, string(e.Zone)); err != nil {
			return err
		}
	}
	return errors.Join(sentences.end(ctx), evidence.end(ctx))
}
