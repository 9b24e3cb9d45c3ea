package sqlitestore

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"graphd/kg"
)

// scans begin the only plans that may go through a whole table: one that is small
// because this statement made it, an index in the order of a list that is cut
// short, and the schema.
var scans = []string{
	"SCAN j ", "SCAN found", "SCAN near", "SCAN at", "SCAN owners", "SCAN o", "SCAN chained", "SCAN (subquery", "SCAN pragma_", "SCAN CONSTANT ROW", "SCAN sqlite_master",
	"SCAN e USING INDEX entities_by_name", "SCAN e USING COVERING INDEX entities_by_name",
	"SCAN d USING INDEX documents_by_", "SCAN d USING COVERING INDEX documents_by_",
	"SCAN d USING INDEX sqlite_autoindex_documents_1", "SCAN d USING COVERING INDEX sqlite_autoindex_documents_1",
}

// whole begin the statements that go through whole tables because that is what
// they are for: the adjacency is made, everything is counted, the log is read.
var whole = []string{
	"SELECT n, id, class", "SELECT id, entity FROM keys", "SELECT n, id, subject", "SELECT body FROM snapshots", "SELECT body FROM judgements",
	"SELECT value, (SELECT count(*) FROM documents)", "SELECT count(*) FROM judgements", "SELECT pos, count(*) FROM (SELECT 0 AS pos",
}

func TestNoStatementGoesThroughAWholeTable(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	g := newBulk(2000)
	must(t, g.write(s))
	must(t, s.Close())
	s = open(t, s.path)
	ctx := context.Background()
	r := load(t, s, 1)
	must(t, func() error { _, err := s.Put(ctx, sample(2), "source 1"); return err }())
	load(t, s, 1)
	j, err := kg.NewJudgement(kg.Judgement{Verdict: kg.Same, A: kg.MakeKey(kg.Actor, "Agency 1"), B: kg.MakeKey(kg.Actor, "Person 2"), By: "test", When: "2024-01-01T00:00:00Z"})
	must(t, err)
	must(t, s.Judge(ctx, j))
	askAll(t, s, r)
	looked := 0
	look := func(c *conn) {
		for q := range c.stmts {
			if !strings.HasPrefix(q, "SELECT") && !strings.HasPrefix(q, "WITH") && !strings.HasPrefix(q, "DELETE") && !strings.HasPrefix(q, "UPDATE") {
				continue
			}
			looked++
			for _, step := range planOf(t, s, q) {
				if strings.HasPrefix(step, "SCAN") && !strings.Contains(step, "VIRTUAL TABLE INDEX") && !begins(step, scans) && !begins(q, whole) {
					t.Errorf("%s\n%s", step, q)
				}
			}
		}
	}
	for range cap(s.readers) {
		c := <-s.readers
		look(c)
		s.readers <- c
	}
	w := <-s.writing
	look(w.conn)
	s.writing <- w
	if looked < 40 {
		t.Errorf("only %d statements were looked at", looked)
	}
	must(t, s.Close())
}

func begins(text string, any []string) bool {
	return slices.ContainsFunc(any, func(x string) bool { return strings.HasPrefix(text, x) })
}

func planOf(t *testing.T, s *Store, q string) (steps []string) {
	t.Helper()
	db, err := connect(s.full)
	must(t, err)
	c, err := newConn(context.Background(), db)
	must(t, err)
	must(t, c.query(context.Background(), "EXPLAIN QUERY PLAN "+q, make([]any, strings.Count(q, "?")), func(row scan) error {
		var id, parent, unused int
		var step string
		err := row(&id, &parent, &unused, &step)
		steps = append(steps, step)
		return err
	}))
	must(t, c.close())
	must(t, db.Close())
	return steps
}

// askAll asks questions of every sort, with every filter and order.
func askAll(t *testing.T, s *Store, r *kg.Reading) {
	t.Helper()
	ctx := context.Background()
	var entities, relations, evidence []kg.ID
	for _, c := range r.Chains {
		entities = append(entities, kg.EntityID(c.Key))
	}
	for _, f := range kg.Facts(r) {
		relations, evidence = append(relations, kg.RelationID(f.Of)), append(evidence, f.Evidence.ID)
	}
	documents := []kg.ID{r.Document.ID}
	filters := []kg.RelationFilter{
		{}, {Document: r.Document.ID}, {Source: "source 1"}, {AttributedTo: entities[0]}, {Text: "implements"}, {PublishedFrom: "2001-01-01"}, {PublishedTo: "2020-01-01"},
		{Document: r.Document.ID, Text: "implements", AttributedTo: entities[0], Source: "source 1", PublishedFrom: "2001-01-01"},
	}
	for _, w := range []kg.Window{{First: 3}, {Last: 3, Count: true}} {
		for _, owners := range [][]kg.ID{nil, documents} {
			for _, order := range []string{kg.ByID, kg.ByName, kg.ByDegree, kg.ByMentions, kg.ByLastSeen} {
				for _, f := range []kg.EntityFilter{{}, {Name: "Agency 1"}, {Text: "agency"}, {Document: r.Document.ID}, {Kinds: []kg.Kind{"Agency"}, MinDegree: 1}} {
					got(s.Entities(ctx, kg.EntityQuery{Owners: owners, Where: f, Order: order, Window: w}))(t)
				}
			}
			for _, f := range filters {
				got(s.Relations(ctx, kg.RelationQuery{Owners: owners, Where: f, Order: kg.ByEvidence, Window: w}))(t)
			}
		}
		for _, f := range filters {
			got(s.Relations(ctx, kg.RelationQuery{Owners: entities, Where: f, Order: kg.ByEvidence, Window: w}))(t)
		}
		got(s.Evidence(ctx, kg.EvidenceQuery{Owners: relations, Window: w}))(t)
		got(s.Mentions(ctx, kg.MentionQuery{Owners: append(documents, entities...), Window: w}))(t)
		for _, owners := range [][]kg.ID{nil, entities} {
			for _, order := range []string{kg.ByID, kg.ByPublished, kg.ByTitle} {
				for _, f := range []kg.DocumentFilter{{}, {Source: "source 1"}, {Text: "report"}, {PublishedFrom: "2001-01-01"}} {
					got(s.Documents(ctx, kg.DocumentQuery{Owners: owners, Where: f, Order: order, Window: w}))(t)
				}
			}
		}
		for _, s.manyQuotes = range []int{1, 1000} {
			got(s.Search(ctx, kg.SearchQuery{Text: "agency", Window: w}))(t)
			got(s.Search(ctx, kg.SearchQuery{Text: "implements", Window: w, Classes: []kg.Class{kg.Actor}}))(t)
		}
	}
	for _, f := range filters {
		got(s.Neighbours(ctx, kg.NeighbourQuery{Of: entities, Where: f}))(t)
		got(s.Stats(ctx, f))(t)
	}
	got(s.Lookup(ctx, append(append(append(documents, entities...), relations...), evidence...)))(t)
	got(s.Readings(ctx, documents))(t)
}
