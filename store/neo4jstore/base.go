package neo4jstore

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graphd/kg"
)

// base is kg.Base on a transaction that holds the lock of writers, so what it
// read once stays so. It keeps the Keys it has seen, because Links answers what
// KeyCounts and Members will ask, and the Relations, because apply has to know
// which are new.
type base struct {
	tx        neo4j.ManagedTransaction
	keys      map[kg.Key]keyState
	relations map[kg.ID]kg.Relation
}

type keyState struct {
	counts string // of a Key with Chains
	entity kg.ID
}

var _ kg.Base = (*base)(nil)

func newBase(tx neo4j.ManagedTransaction) *base {
	return &base{tx: tx, keys: map[kg.Key]keyState{}, relations: map[kg.ID]kg.Relation{}}
}

// ask runs a query with one list as its parameter and returns the one value it
// answers, a list.
func (b *base) ask(ctx context.Context, query string, ids any) ([]any, error) {
	record, err := single(ctx, b.tx, query, map[string]any{"ids": ids})
	if err != nil || record == nil {
		return nil, err
	}
	return listOf(record.Values[0]), nil
}

// see fetches the Keys that have not been seen yet.
func (b *base) see(ctx context.Context, keys []kg.Key) error {
	var missing []kg.Key
	for _, k := range keys {
		if _, ok := b.keys[k]; !ok {
			missing = append(missing, k)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	rows, err := b.ask(ctx, `UNWIND $q.ids AS id MATCH (k:Key {id: id}) RETURN collect([k.key, k.counts, k.entityId])`, keyIDs(missing))
	if err != nil {
		return err
	}
	b.keep(missing, rows)
	return nil
}

// keep remembers the Keys of rows, and of asked those that are not there.
func (b *base) keep(asked []kg.Key, rows []any) {
	for _, k := range asked {
		if _, ok := b.keys[k]; !ok {
			b.keys[k] = keyState{}
		}
	}
	for _, row := range rows {
		r := listOf(row)
		b.keys[word[kg.Key](r[0])] = keyState{counts: word[string](r[1]), entity: word[kg.ID](r[2])}
	}
}

func (b *base) KeyCounts(ctx context.Context, keys []kg.Key) ([]kg.KeyCount, error) {
	if err := b.see(ctx, keys); err != nil {
		return nil, err
	}
	var out []kg.KeyCount
	for _, k := range keys {
		text := b.keys[k].counts
		if text == "" {
			continue
		}
		n, err := countsFrom(k, text)
		if err != nil {
			return nil, kg.Errorf(kg.Internal, "write", string(k), "its counters in the database are damaged: %w", err)
		}
		out = append(out, n)
	}
	return out, nil
}

func (b *base) Members(ctx context.Context, keys []kg.Key) (map[kg.Key]kg.ID, error) {
	if err := b.see(ctx, keys); err != nil {
		return nil, err
	}
	out := map[kg.Key]kg.ID{}
	for _, k := range keys {
		if id := b.keys[k].entity; id != "" {
			out[k] = id
		}
	}
	return out, nil
}

func (b *base) Links(ctx context.Context, keys []kg.Key) ([]kg.LinkCount, error) {
	rows, err := b.ask(ctx, `UNWIND $q.ids AS id
MATCH (k:Key {id: id})
RETURN collect([[k.key, k.counts, k.entityId], COLLECT { MATCH (k)-[l:LINKS_TO]-() RETURN [l.kind, startNode(l).key, endNode(l).key, l.documents] }])`, keyIDs(keys))
	if err != nil {
		return nil, err
	}
	var out []kg.LinkCount
	var found []any
	for _, row := range rows {
		found = append(found, listOf(row)[0])
		for _, link := range listOf(listOf(row)[1]) {
			l := listOf(link)
			out = append(out, kg.LinkCount{Link: kg.Link{Kind: word[kg.LinkKind](l[0]), Short: word[kg.Key](l[1]), Full: word[kg.Key](l[2])}, Documents: number(l[3])})
		}
	}
	b.keep(keys, found)
	return out, nil
}

func (b *base) Judgements(ctx context.Context) ([]kg.Judgement, error) {
	rows, err := b.ask(ctx, judgementsQuery, nil)
	return all(rows, judgement), err
}

func (b *base) Entities(ctx context.Context, ids []kg.ID) ([]kg.Entity, error) {
	rows, err := b.ask(ctx, `UNWIND $q.ids AS id MATCH (n:Entity {id: id}) RETURN collect(`+entityFields+`)`, ids)
	return all(rows, entity), err
}

func (b *base) Documents(ctx context.Context, keys []kg.Key) (map[kg.Key][]kg.ID, error) {
	rows, err := b.ask(ctx, `UNWIND $q.ids AS id
CALL (id) { MATCH (d:Document)-[m:MENTIONS]->() WHERE m.key = id RETURN collect(DISTINCT d.id) AS documents }
RETURN collect([id, documents])`, keyIDs(keys))
	byID := map[string]kg.Key{}
	for _, k := range keys {
		byID[keyID(k)] = k
	}
	out := map[kg.Key][]kg.ID{}
	for _, row := range rows {
		r := listOf(row)
		out[byID[word[string](r[0])]] = texts[kg.ID](r[1])
	}
	return out, err
}

func (b *base) Groups(ctx context.Context, of []kg.KeyRelation) (map[kg.KeyRelation]kg.ID, error) {
	ids, byID := relationIDs(of)
	rows, err := b.ask(ctx, `UNWIND $q.ids AS id MATCH (k:KeyRelation {id: id}) RETURN collect([k.id, k.relationId])`, ids)
	out := map[kg.KeyRelation]kg.ID{}
	for _, row := range rows {
		r := listOf(row)
		out[byID[word[kg.ID](r[0])]] = word[kg.ID](r[1])
	}
	return out, err
}

func relationIDs(of []kg.KeyRelation) ([]kg.ID, map[kg.ID]kg.KeyRelation) {
	ids, byID := make([]kg.ID, len(of)), make(map[kg.ID]kg.KeyRelation, len(of))
	for i, r := range of {
		ids[i] = kg.RelationID(r)
		byID[ids[i]] = r
	}
	return ids, byID
}

func (b *base) GroupsAt(ctx context.Context, keys []kg.Key) (map[kg.KeyRelation]kg.ID, error) {
	rows, err := b.ask(ctx, `UNWIND $q.ids AS id
CALL (id) {
  MATCH (k:KeyRelation {subjectKeyId: id}) RETURN k
 UNION
  MATCH (k:KeyRelation {objectKeyId: id}) RETURN k
}
RETURN collect([k.subjectKey, k.predicate, k.objectKey, k.status, k.relationId])`, keyIDs(keys))
	out := map[kg.KeyRelation]kg.ID{}
	for _, row := range rows {
		r := listOf(row)
		out[kg.KeyRelation{Subject: word[kg.Key](r[0]), Predicate: word[kg.Predicate](r[1]), Object: word[kg.Key](r[2]), Status: word[kg.Status](r[3])}] = word[kg.ID](r[4])
	}
	return out, err
}

func (b *base) Marks(ctx context.Context, of []kg.KeyRelation) ([]kg.EvidenceMark, error) {
	ids, byID := relationIDs(of)
	rows, err := b.ask(ctx, `UNWIND $q.ids AS id
MATCH (e:Evidence {of: id})
RETURN collect([e.of, e.document, e.published, e.phrase, e.sentenceMark])`, ids)
	var out []kg.EvidenceMark
	for _, row := range rows {
		r := listOf(row)
		out = append(out, kg.EvidenceMark{Of: byID[word[kg.ID](r[0])], Document: word[kg.ID](r[1]), Published: word[string](r[2]), Phrase: word[string](r[3]), Sentence: word[string](r[4])})
	}
	return out, err
}

func (b *base) Relations(ctx context.Context, ids []kg.ID) ([]kg.Relation, error) {
	rows, err := b.ask(ctx, `UNWIND $q.ids AS id MATCH (n:Relation {id: id}) RETURN collect(`+relationFields+`)`, ids)
	out := all(rows, relation)
	for _, r := range out {
		b.relations[r.ID] = r
	}
	return out, err
}
