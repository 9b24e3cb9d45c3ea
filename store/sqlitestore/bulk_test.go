package sqlitestore

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"

	"graphd/kg"
)

// bulkWords are what names and quotes of a generated graph are made of.
var bulkWords = strings.Fields(`border security water health climate treaty council agency bureau office trade energy justice labor housing
	transport school science river harbor forest census mining steel grain credit budget patent archive museum rail airport bridge
	vaccine clinic nurse farmer teacher veteran refugee migrant tariff export import customs coast guard drug cartel smuggling court judge`)

// bulk is a generated graph to be written straight to the tables.
type bulk struct {
	relations, entities int
	chance              *rand.Rand
	degree              []int
	sentence            int64
}

const bulkDocument = 20 // Relations that one Document states

func newBulk(relations int) *bulk {
	return &bulk{relations: relations, entities: max(relations/5, 10), chance: rand.New(rand.NewPCG(1, 2)), degree: make([]int, max(relations/5, 10)+1)}
}

func (g *bulk) name(i int) string {
	return fmt.Sprintf("%s %s %d", bulkWords[i%len(bulkWords)], bulkWords[i/7%len(bulkWords)], i)
}

func (g *bulk) key(i int) kg.Key { return kg.MakeKey(kg.Actor, g.name(i)) }

// pick draws an Entity, low numbers far more often.
func (g *bulk) pick() int {
	f := g.chance.Float64()
	return int(f * f * f * float64(g.entities))
}

// write fills the tables, some thousand Relations to a transaction.
func (g *bulk) write(s *Store) error {
	const step = 20_000
	for at := 0; at < g.relations; at += step {
		err := s.write(context.Background(), "generate", func(ctx context.Context, w *writer) error {
			w.dirty = true
			return g.writeRelations(ctx, w, at, min(at+step, g.relations))
		})
		if err != nil {
			return err
		}
	}
	return s.write(context.Background(), "generate", func(ctx context.Context, w *writer) error {
		w.dirty = true
		return errors.Join(g.writeEntities(ctx, w), w.conn.exec(ctx, "DELETE FROM changes"))
	})
}

func (g *bulk) writeRelations(ctx context.Context, w *writer, from, to int) error {
	documents := w.batch("INSERT INTO documents (n, id, media, title, author, publisher, day, sha256, receipt, by_title)", "")
	sources := w.batch("INSERT INTO sources", "")
	relations := w.batch("INSERT INTO relations", "")
	groups := w.batch("INSERT INTO key_relations", "")
	sentences, words := w.batch("INSERT INTO sentences", ""), w.batch("INSERT INTO quote_words (rowid, fold)", "")
	evidence := w.batch("INSERT INTO evidence (id, of, sentence, places, phrase, attributed, attribution, date, confidence, rule, zone)", "")
	predicates := []string{"supports", "opposes", "related_to"}
	statuses := []string{"ASSERTED", "ASSERTED", "ASSERTED", "REPORTED", "PLANNED", "DENIED"}
	var errs []error
	for i := from; i < to; i++ {
		document := int64(i/bulkDocument + 1)
		if i%bulkDocument == 0 {
			title := g.name(i)
			errs = append(errs, documents.add(ctx, document, string(kg.DocumentID("text/plain", fmt.Append(nil, i))), "text/plain", title, "", "Office",
				20000101+g.chance.IntN(20)*10000, "", "generated", kg.FoldText(title)), sources.add(ctx, fmt.Sprint("generated ", document), document))
		}
		subject, object := g.pick(), g.pick()
		if subject == object {
			object = (object + 1) % g.entities
		}
		predicate, status := predicates[g.chance.IntN(3)], statuses[g.chance.IntN(6)]
		of := kg.KeyRelation{Subject: g.key(subject), Predicate: kg.Predicate(fmt.Sprint(predicate, i)), Object: g.key(object), Status: kg.Status(status)}
		if status == "ASSERTED" {
			g.degree[subject]++
			g.degree[object]++
		}
		n, id := int64(i+1), string(kg.RelationID(of)) // the Predicate in the ID keeps Relations between the same two apart
		pieces := 1 + g.chance.IntN(3)*g.chance.IntN(2)
		errs = append(errs, relations.add(ctx, n, id, int64(subject+1), predicate, int64(object+1), status, `["works with"]`, pieces, 1, 1, 20100101, 20110101, "Actor", "Actor"),
			groups.add(ctx, n, id, int64(subject+1), predicate, int64(object+1), status, n))
		for range pieces {
			g.sentence++
			quote := fmt.Sprintf("%s works with %s on %s and %s.", g.name(subject), g.name(object), bulkWords[g.chance.IntN(len(bulkWords))], bulkWords[g.chance.IntN(len(bulkWords))])
			x := kg.Extent{End: kg.Position{Byte: len(quote), Rune: len(quote), UTF16: len(quote)}}
			v := kg.Evidence{Sentence: x, Subject: x, Object: x, Trigger: x}
			errs = append(errs, sentences.add(ctx, g.sentence, document, int(g.sentence), quote, kg.SentenceMark(quote)), words.add(ctx, g.sentence, kg.FoldText(quote)),
				evidence.add(ctx, "evi_"+id[4:14]+fmt.Sprintf("%010d", g.sentence), n, g.sentence, encodePlaces(v), "works with", nil, "", "", 0.5, "generated", "BODY"))
		}
	}
	for _, b := range []*batch{documents, sources, relations, groups, sentences, words, evidence} {
		errs = append(errs, b.end(ctx))
	}
	return errors.Join(errs...)
}

func (g *bulk) writeEntities(ctx context.Context, w *writer) error {
	entities := w.batch("INSERT INTO entities (n, id, name, class, kind, aliases, description, keys, degree, mentions, documents, first_day, last_day, by_name)", "")
	keys := w.batch("INSERT INTO keys (n, key, id, entity, counts)", "")
	names, words := w.batch("INSERT INTO names", ""), w.batch("INSERT INTO name_words (rowid, fold)", "")
	var errs []error
	for i := range g.entities {
		n, name, key := int64(i+1), g.name(i), g.key(i)
		list, err := jsonList([]kg.Key{key})
		counts := kg.KeyCount{Documents: 1, Mentions: 1, Kinds: map[kg.Kind]int{"Agency": 1}, Forms: map[string]int{name: 1}}
		errs = append(errs, err, keys.add(ctx, n, string(key), string(kg.EntityID(key)), n, encodeCounts(counts)),
			entities.add(ctx, n, string(kg.EntityID(key)), name, "Actor", "Agency", "[]", "", list, g.degree[i], 1, 1, 0, 0, kg.FoldText(name)),
			names.add(ctx, n, n, kg.FoldText(name)), words.add(ctx, n, kg.FoldText(name)))
	}
	for _, b := range []*batch{entities, keys, names, words} {
		errs = append(errs, b.end(ctx))
	}
	return errors.Join(errs...)
}
