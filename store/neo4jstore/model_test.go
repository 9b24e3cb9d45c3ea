package neo4jstore

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graphd/kg"
	"graphd/store/storetest"
)

// rows runs a query as any user of Neo4j would.
func rows(t *testing.T, query string) []map[string]any {
	t.Helper()
	ctx := context.Background()
	d, err := neo.Server(t).Driver()
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.Close(ctx); err != nil {
			t.Error(err)
		}
	}()
	result, err := neo4j.ExecuteQuery(ctx, d, query, nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	var out []map[string]any
	for _, r := range result.Records {
		out = append(out, r.AsMap())
	}
	return out
}

func TestTheModelIsWhatCypherUsersExpect(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	defer closed(t, s)
	for i := range 3 {
		if _, err := s.Put(ctx, sample(i), source(i)); err != nil {
			t.Fatal(err)
		}
	}
	got := rows(t, "MATCH (a:Actor)-[r:IMPLEMENTS]->(p:Program) RETURN a, r, p")
	if len(got) != 1 {
		t.Fatalf("%d rows, not 1", len(got))
	}
	a, r, p := got[0]["a"].(neo4j.Node), got[0]["r"].(neo4j.Relationship), got[0]["p"].(neo4j.Node)
	if a.Props["name"] != "Border Office" || a.Props["kind"] != "Agency" || !reflect.DeepEqual(a.Props["aliases"], []any{"BO"}) || p.Props["name"] != "Clean River Plan" {
		t.Errorf("the ends are %v and %v", a.Props, p.Props)
	}
	if r.Props["predicate"] != "implements" || r.Props["status"] != "ASSERTED" || r.Props["evidenceCount"] != int64(3) || r.Props["documentCount"] != int64(3) || r.Props["firstSeen"] != "2013-01-01" || r.Props["lastSeen"] != "2013-03-03" {
		t.Errorf("the relationship says %v", r.Props)
	}
	why := rows(t, fmt.Sprintf("MATCH (e:Evidence {relationId: '%s'})-[:IN]->(d:Document) RETURN e.quote AS quote, d.source AS source, d.title AS title, d.published AS published ORDER BY source", r.Props["id"]))
	if len(why) != 3 || why[1]["source"] != source(1) || why[1]["title"] != "Report 1" || why[1]["published"] != "2013-02-02" || !strings.Contains(why[1]["quote"].(string), "implements Clean River Plan") {
		t.Errorf("the evidence is %v", why)
	}
	mentions := rows(t, "MATCH (d:Document)-[m:MENTIONS]->(e:Entity {name: 'Border Office'}) RETURN d.id AS id, m.start AS start, m.end AS end, m.surface AS surface")
	for _, m := range mentions {
		for i := range 3 {
			if d := sample(i).Document; m["id"] == string(d.ID) && d.Text[m["start"].(int64):m["end"].(int64)] != m["surface"] {
				t.Errorf("mention %v is not at its place", m)
			}
		}
	}
	if len(mentions) < 3*5 {
		t.Errorf("only %d mentions", len(mentions))
	}
}

func TestARoutedAddressWillDoAsWell(t *testing.T) {
	closed(t, open(t))
	o := options(neo.Server(t))
	o.URI, o.Database = strings.Replace(o.URI, "bolt:", "neo4j:", 1), "neo4j"
	s, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer closed(t, s)
	if outcome, err := s.Put(context.Background(), sample(0), source(0)); err != nil || outcome != kg.Added {
		t.Fatalf("put: %s, %v", outcome, err)
	}
	if contents(t, s) != want(t, 1) {
		t.Error("the graph is another one")
	}
}

// TestRelationshipsSayWhatTheirNodesSay holds after merges, partings and deletions.
func TestRelationshipsSayWhatTheirNodesSay(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	defer closed(t, s)
	judge := func(v kg.Verdict, a, b kg.Key, when string) {
		t.Helper()
		j, err := kg.NewJudgement(kg.Judgement{Verdict: v, A: a, B: b, By: "a test", When: when})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Judge(ctx, j); err != nil {
			t.Fatal(err)
		}
	}
	ana, ben := kg.MakeKey(kg.Actor, "Ana Ruiz"), kg.MakeKey(kg.Actor, "Ben Okafor")
	steps := []func() error{
		func() error { _, err := s.Put(ctx, sample(0), source(0)); return err },
		func() error { _, err := s.Put(ctx, sample(1), source(1)); return err },
		func() error { judge(kg.Same, ana, ben, "2020-01-01T00:00:00Z"); return nil },
		func() error { _, err := s.Put(ctx, sample(4), source(4)); return err },
		func() error { judge(kg.Different, ana, ben, "2020-01-02T00:00:00Z"); return nil },
		func() error { _, err := s.Put(ctx, storetest.Reread(sample(1)), source(1)); return err },
		func() error { judge(kg.Same, ben, ana, "2020-01-03T00:00:00Z"); return nil },
		func() error { return s.Delete(ctx, sample(0).Document.ID) },
	}
	for i, step := range steps {
		if err := step(); err != nil {
			t.Fatal(err)
		}
		const shared = "{.id, .predicate, .status, .phrases, .evidenceCount, .documentCount, .independentCount, .firstSeen, .lastSeen}"
		nodes := rows(t, "MATCH (r:Relation) RETURN r "+shared+" AS says, r.subject AS subject, r.object AS object, toUpper(r.predicate) AS type ORDER BY r.id")
		ships := rows(t, "MATCH (s:Entity)-[r]->(o:Entity) RETURN r "+shared+" AS says, s.id AS subject, o.id AS object, type(r) AS type ORDER BY r.id")
		if len(nodes) == 0 || !reflect.DeepEqual(nodes, ships) {
			t.Fatalf("after step %d the nodes are\n%v\nand the relationships\n%v", i, nodes, ships)
		}
		lost := rows(t, `MATCH (n) WHERE NOT EXISTS { (n)--() } AND NOT n:GraphD AND NOT n:Judgement AND NOT n:Source AND NOT n:Key AND NOT n:KeyRelation AND NOT n:Entity RETURN labels(n) AS labels
UNION ALL MATCH (n:Entity) WHERE NOT EXISTS { (n)<-[:MENTIONS]-() } RETURN labels(n) AS labels
UNION ALL MATCH (n:Key) WHERE n.counts IS NULL AND n.entityId IS NULL AND NOT EXISTS { (n)-[:LINKS_TO]-() } RETURN labels(n) AS labels
UNION ALL MATCH (n:KeyRelation) WHERE NOT EXISTS { MATCH (e:Evidence {of: n.id}) } RETURN labels(n) AS labels`)
		if len(lost) > 0 {
			t.Fatalf("after step %d these nodes belong to nothing: %v", i, lost)
		}
	}
	for _, id := range []kg.ID{sample(1).Document.ID, sample(4).Document.ID} {
		if err := s.Delete(ctx, id); err != nil {
			t.Fatal(err)
		}
	}
	if left := rows(t, "MATCH (n) WHERE NOT n:GraphD AND NOT n:Judgement RETURN labels(n) AS labels"); len(left) > 0 {
		t.Errorf("when all Documents are deleted there remain %v", left)
	}
}

// TestLabelsAndTypesNeverComeFromText loads names that are Cypher.
func TestLabelsAndTypesNeverComeFromText(t *testing.T) {
	s := open(t)
	defer closed(t, s)
	text := storetest.Text{Title: "`) DETACH DELETE n //", Says: []storetest.Statement{
		{Subject: storetest.Agency("X'}) MATCH (n) DETACH DELETE n //"), Predicate: "supports", Object: storetest.Strategy("`]->() SET n:Foreign //"), Phrase: "backs"},
	}}
	if _, err := s.Put(context.Background(), text.Reading(), "x"); err != nil {
		t.Fatal(err)
	}
	allowed := "GraphD Entity Actor Program Objective Place Event Evidence Document Key KeyRelation Relation Reading Source Judgement"
	for _, r := range rows(t, "MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label") {
		if !strings.Contains(" "+allowed+" ", " "+r["label"].(string)+" ") {
			t.Errorf("there is a label %v", r["label"])
		}
	}
}

// TestEveryWriteFindsByIndex asks for the plans on an empty database, which are
// the ones that a first load gets.
func TestEveryWriteFindsByIndex(t *testing.T) {
	s := open(t)
	defer closed(t, s)
	ctx := context.Background()
	d, err := neo.Server(t).Driver()
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.Close(ctx); err != nil {
			t.Error(err)
		}
	}()
	for name, query := range map[string]string{
		"lock": lockQuery, "readings": readingsQuery, "leave": leaveQuery, "unrelate": s.text.unrelate, "identity": identityQuery, "relate": s.text.relate,
		"come": comeQuery, "mentions": mentionsQuery, "evidence": evidenceQuery, "lookup": lookupQuery,
	} {
		result, err := neo4j.ExecuteQuery(ctx, d, "EXPLAIN "+query, map[string]any{"q": map[string]any{}}, neo4j.EagerResultTransformer)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var scans []string
		var walk func(p neo4j.Plan)
		walk = func(p neo4j.Plan) {
			if strings.Contains(p.Operator(), "Scan") {
				scans = append(scans, p.Operator())
			}
			for _, c := range p.Children() {
				walk(c)
			}
		}
		walk(result.Summary.Plan())
		if len(scans) > 0 {
			t.Errorf("%s is planned with %v", name, scans)
		}
	}
}
