package neo4jstore

import (
	"context"
	"fmt"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graphd/kg"
	"graphd/store/storetest"
)

// release is a Document of the size of a government's press release: about forty
// Relations, some of them known before, most names shared with other Documents.
func release(i int) *kg.Reading {
	t := storetest.Text{Title: fmt.Sprintf("Release number %d", i), Publisher: "The Office", Published: fmt.Sprintf("20%02d-%02d-%02d", i/336%100, 1+i/28%12, 1+i%28)}
	for j := range 40 {
		n := i*13 + j
		agency := storetest.Agency(fmt.Sprintf("Agency %c%c", 'A'+n%26, 'A'+n/7%5))
		switch j % 4 {
		case 0:
			t.Says = append(t.Says, storetest.Statement{Subject: agency, Predicate: "implements", Object: storetest.Strategy(fmt.Sprintf("Plan %d", n%211)), Phrase: "carries out"})
		case 1:
			t.Says = append(t.Says, storetest.Statement{Subject: storetest.Person(fmt.Sprintf("Officer %c%c", 'A'+n%26, 'A'+n%17)), Predicate: "supports", Object: agency, Phrase: "backs", Status: kg.Reported})
		case 2:
			t.Says = append(t.Says, storetest.Statement{Subject: agency, Predicate: "has_objective", Object: storetest.Objective(fmt.Sprintf("aim %d of %d", j, i)), Phrase: "wants"})
		case 3:
			t.Says = append(t.Says, storetest.Statement{Subject: agency, Predicate: "located_in", Object: storetest.Place(fmt.Sprintf("City %d", n%97)), Phrase: "sits in"})
		}
	}
	return t.Reading()
}

// BenchmarkPut loads releases one after the other into a database that begins
// empty; the metrics are Documents and Relations' Claims per second.
func BenchmarkPut(b *testing.B) {
	ctx := context.Background()
	s := open(b)
	defer s.Close()
	for i := range 30 { // Neo4j plans each query once, and Java warms up
		if _, err := s.Put(ctx, release(i), source(i)); err != nil {
			b.Fatal(err)
		}
	}
	readings := make([]*kg.Reading, b.N)
	claims := 0
	for i := range readings {
		readings[i] = release(30 + i)
		claims += len(readings[i].Claims)
	}
	b.ResetTimer()
	for i, r := range readings {
		if _, err := s.Put(ctx, r, source(30+i)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
	b.ReportMetric(float64(claims)/b.Elapsed().Seconds(), "claims/s")
}

// BenchmarkFloor writes the same Documents, Mentions, Evidence, Entities and
// relationships with UNWIND batches by hand: one transaction for each Document,
// nothing read, no identity, no counters. It is what Neo4j itself costs.
func BenchmarkFloor(b *testing.B) {
	ctx := context.Background()
	s := open(b)
	defer s.Close()
	const write = `MERGE (d:Document {id: $q.id}) SET d += $q.set
WITH d
CALL () { UNWIND $q.entities AS row MERGE (e:Entity {id: row.id}) SET e += row }
CALL (d) { UNWIND $q.mentions AS row MATCH (e:Entity {id: row.entity}) CREATE (d)-[m:MENTIONS]->(e) SET m = row.set }
CALL () { UNWIND $q.relations AS row MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object}) CREATE (s)-[r:$(row.type)]->(o) SET r.predicate = row.type }
CALL (d) { UNWIND $q.evidence AS row CREATE (e:Evidence)-[:IN]->(d) SET e = row }
FINISH`
	put := func(i int) error {
		r := release(i)
		var entities, mentions, relations, evidence []any
		for _, c := range r.Chains {
			entities = append(entities, map[string]any{"id": keyID(c.Key), "name": c.Key.Words(), "kind": c.Kind})
		}
		for _, batch := range mentionRows(r, batchRows) {
			for _, chain := range batch {
				c := chain.(map[string]any)
				for _, m := range c["mentions"].([]any) {
					mentions = append(mentions, map[string]any{"entity": c["key"], "set": m})
				}
			}
		}
		for _, f := range kg.Facts(r) {
			t, err := relationshipType(f.Of.Predicate)
			if err != nil {
				return err
			}
			relations = append(relations, map[string]any{"subject": keyID(f.Of.Subject), "object": keyID(f.Of.Object), "type": t})
			evidence = append(evidence, evidenceRow(f))
		}
		row, err := documentRow(r.Document, "", []string{source(i)})
		if err != nil {
			return err
		}
		_, err = s.run(ctx, neo4j.AccessModeWrite, write, map[string]any{"id": r.Document.ID, "set": row, "entities": entities, "mentions": mentions, "relations": relations, "evidence": evidence})
		return err
	}
	for i := range 30 {
		if err := put(i); err != nil {
			b.Fatal(err)
		}
	}
	b.ResetTimer()
	for i := range b.N {
		if err := put(30 + i); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

// BenchmarkReads measures questions on a graph of 200 releases.
func BenchmarkReads(b *testing.B) {
	ctx := context.Background()
	s := open(b)
	defer s.Close()
	for i := range 200 {
		if _, err := s.Put(ctx, release(i), source(i)); err != nil {
			b.Fatal(err)
		}
	}
	hub := kg.EntityID(kg.MakeKey(kg.Actor, "Agency AA"))
	page := kg.Window{First: 20}
	for _, question := range []struct {
		name string
		ask  func() error
	}{
		{"lookup", func() error { _, err := s.Lookup(ctx, []kg.ID{hub}); return err }},
		{"neighbours", func() error { _, err := s.Neighbours(ctx, kg.NeighbourQuery{Of: []kg.ID{hub}}); return err }},
		{"relations of one", func() error {
			_, err := s.Relations(ctx, kg.RelationQuery{Owners: []kg.ID{hub}, Order: kg.ByEvidence, Window: page})
			return err
		}},
		{"entities by degree", func() error {
			_, err := s.Entities(ctx, kg.EntityQuery{Order: kg.ByDegree, Window: page})
			return err
		}},
		{"search", func() error { _, err := s.Search(ctx, kg.SearchQuery{Text: "agency a", Window: page}); return err }},
	} {
		b.Run(question.name, func(b *testing.B) {
			for range b.N {
				if err := question.ask(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
