package kg_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"graphd/kg"
	"graphd/store/storetest"
)

var (
	epic   = storetest.Agency("EPIC")
	center = storetest.Agency("El Paso Center")
	plan   = storetest.Strategy("Border Plan")
)

func key(t storetest.Thing) kg.Key {
	class, _ := storetest.Rules().Class(t.Kind)
	return kg.MakeKey(class, t.Name)
}

func TestBuildJoinsWhatDocumentsSay(t *testing.T) {
	explains := storetest.Text{Published: "2013-01-01", Means: []storetest.Means{{Kind: kg.LinkAcronym, Short: epic, Full: center}},
		Says: []storetest.Statement{{Subject: epic, Predicate: "supports", Object: plan, By: center}}}.Reading()
	uses := storetest.Text{Says: []storetest.Statement{
		{Subject: epic, Predicate: "supports", Object: plan, Phrase: "backs"},
		{Subject: epic, Predicate: "supports", Object: plan, Status: kg.Denied},
		{Subject: epic, Predicate: "opposes", Object: center},
	}}.Reading()
	g := kg.Build([]*kg.Reading{explains, uses}, nil)
	if len(g.Entities) != 2 || len(g.Relations) != 2 {
		t.Fatalf("%+v", g)
	}
	e := g.Entities[slices.IndexFunc(g.Entities, func(e kg.Entity) bool { return e.Class == kg.Actor })]
	if e.Name != "El Paso Center" || e.Degree != 1 || e.Documents != 2 || g.EntityOf[key(epic)] != e.ID || g.EntityOf[key(center)] != e.ID {
		t.Errorf("the center is %+v", e)
	}
	of := kg.KeyRelation{Subject: key(epic), Predicate: "supports", Object: key(plan), Status: kg.Asserted}
	id := g.RelationOf[of]
	found := g.Evidence[id]
	if len(found) != 2 || found[0].Document != explains.Document.ID || found[0].AttributedTo != e.ID || found[0].Relation != id {
		t.Errorf("the evidence, the latest first, is %+v", found)
	}
	inside := kg.KeyRelation{Subject: key(epic), Predicate: "opposes", Object: key(center), Status: kg.Asserted}
	if to, ok := g.RelationOf[inside]; !ok || to != "" {
		t.Errorf("a relation inside of an entity is %q, %v", to, ok)
	}

	reject, err := kg.NewJudgement(kg.Judgement{Verdict: kg.Reject, A: key(center), B: key(plan), Predicate: "supports", Status: kg.Asserted, When: "2024-01-01T00:00:00Z"})
	if err != nil {
		t.Fatal(err)
	}
	g = kg.Build([]*kg.Reading{uses, explains}, []kg.Judgement{reject})
	if len(g.Relations) != 1 || g.Relations[0].Status != kg.Denied || g.RelationOf[of] != "" || g.Entities[0].Degree != 0 || g.Entities[1].Degree != 0 {
		t.Errorf("rejected by another key of the entity: %+v", g)
	}
}

func TestBuildDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings := distinctReadings(t)
		log := randomLog(t)
		want := kg.Build(readings, log)
		have := kg.Build(rapid.Permutation(readings).Draw(t, "order"), rapid.Permutation(log).Draw(t, "log order"))
		if d := cmp.Diff(want, have); d != "" {
			t.Fatal(d)
		}
	})
}

func TestBuiltRelationsObeyTheLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := kg.Build(distinctReadings(t), randomLog(t))
		entities := map[kg.ID]kg.Entity{}
		for _, e := range g.Entities {
			entities[e.ID] = e
			if e.Name == "" || e.Kind == "" || e.Mentions < e.Documents || e.Documents == 0 {
				t.Fatalf("an entity of nothing: %+v", e)
			}
		}
		for _, r := range g.Relations {
			_, subject := entities[r.Subject]
			_, object := entities[r.Object]
			if !subject || !object || r.Subject == r.Object || r.Evidence == 0 || len(g.Evidence[r.ID]) != r.Evidence || r.Independent > r.Documents || len(r.Phrases) == 0 {
				t.Fatalf("a relation without ends or evidence: %+v", r)
			}
		}
	})
}

func distinctReadings(t *rapid.T) (out []*kg.Reading) {
	for _, text := range rapid.SliceOfN(storetest.RandomText(), 0, 5).Draw(t, "texts") {
		r := text.Reading()
		if !slices.ContainsFunc(out, func(o *kg.Reading) bool { return o.Document.ID == r.Document.ID }) {
			out = append(out, r)
		}
	}
	return out
}

func randomLog(t *rapid.T) (log []kg.Judgement) {
	for range rapid.IntRange(0, 4).Draw(t, "judgements") {
		j, err := kg.NewJudgement(storetest.RandomJudgement(log).Draw(t, "judgement"))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(log, j) {
			log = append(log, j)
		}
	}
	return log
}

func TestEveryRandomTextIsLawful(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := storetest.RandomText().Draw(t, "text")
		if err := kg.Validate(text.Reading(), storetest.Rules()); err != nil {
			t.Fatal(err)
		}
	})
}

// Plan keeps not only Entities and Relations but also which Keys and
// KeyRelations belong to them, and leaves no counter of what is gone.
func TestPlanKeepsTheMapsOfBuild(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		store := newTables()
		var log []kg.Judgement
		var versions []*kg.Reading
		for range rapid.IntRange(1, 10).Draw(t, "steps") {
			var c kg.Change
			switch rapid.IntRange(0, 4).Draw(t, "what") {
			case 0:
				j, err := kg.NewJudgement(storetest.RandomJudgement(log).Draw(t, "judgement"))
				if err != nil {
					t.Fatal(err)
				}
				if slices.Contains(log, j) {
					continue
				}
				log = append(log, j)
				c.Judge = &j
			case 1:
				if len(versions) == 0 {
					continue
				}
				id := rapid.SampledFrom(versions).Draw(t, "leaves").Document.ID
				if store.readings[id] == nil {
					continue
				}
				c.Leave = []*kg.Reading{store.readings[id]}
			default:
				r := storetest.RandomText().Draw(t, "text").Reading()
				if len(versions) > 0 && rapid.Bool().Draw(t, "again") {
					r = storetest.Reread(rapid.SampledFrom(versions).Draw(t, "version"))
				}
				if old := store.readings[r.Document.ID]; old != nil {
					c.Leave = []*kg.Reading{old}
				}
				if len(versions) > 0 && rapid.Bool().Draw(t, "replaces") {
					if other := store.readings[versions[0].Document.ID]; other != nil && other.Document.ID != r.Document.ID {
						c.Leave = append(c.Leave, other)
					}
				}
				versions = append(versions, r)
				c.Come = []*kg.Reading{r}
			}
			if err := store.apply(c); err != nil {
				t.Fatal(err)
			}
			var readings []*kg.Reading
			for _, r := range store.readings {
				readings = append(readings, r)
			}
			g := kg.Build(readings, log)
			for what, d := range map[string]string{
				"entities":      cmp.Diff(byID(g.Entities, func(e kg.Entity) kg.ID { return e.ID }), store.entities, cmpopts.EquateEmpty()),
				"relations":     cmp.Diff(byID(g.Relations, func(r kg.Relation) kg.ID { return r.ID }), store.relations, cmpopts.EquateEmpty()),
				"key relations": cmp.Diff(g.RelationOf, store.groups, cmpopts.EquateEmpty()),
				"members":       cmp.Diff(g.EntityOf, store.member, cmpopts.EquateEmpty()),
			} {
				if d != "" {
					t.Fatalf("%s (-build +plan):\n%s", what, d)
				}
			}
			links, chains := map[kg.Link]int{}, map[kg.Key]int{}
			for _, r := range readings {
				for _, l := range r.Links {
					links[l]++
				}
				for _, c := range r.Chains {
					chains[c.Key]++
				}
			}
			if d := cmp.Diff(links, store.links); d != "" {
				t.Fatalf("links:\n%s", d)
			}
			for k, n := range store.counts {
				if n.Documents != chains[k] || n.Documents == 0 {
					t.Fatalf("%s is counted in %d documents, it is in %d", k, n.Documents, chains[k])
				}
			}
			if len(store.counts) != len(chains) {
				t.Fatalf("%d keys are counted, there are %d", len(store.counts), len(chains))
			}
		}
	})
}

func TestEqualReadingsHaveEqualBytes(t *testing.T) {
	a, b := lawful(), lawful()
	b.Document.Sources = []string{"source"}
	b.Document.Zones = slices.Clone(b.Document.Zones)
	bytesOf := func(r *kg.Reading) []byte {
		out, err := kg.Canonical(r)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if !bytes.Equal(bytesOf(a), bytesOf(b)) {
		t.Error("Sources count")
	}
	a.Dropped, b.Dropped = nil, []kg.Dropped{}
	if !bytes.Equal(bytesOf(a), bytesOf(b)) {
		t.Error("an absent list is not an empty one")
	}
	if b.Claims[0].Confidence = 0.75; bytes.Equal(bytesOf(a), bytesOf(b)) {
		t.Error("a changed Claim does not count")
	}
	if len(b.Document.Sources) != 1 || a.Dropped != nil {
		t.Error("the Reading was changed")
	}
}

func TestAnErrorHasAKindAndAPlace(t *testing.T) {
	cause := errors.New("no room")
	err := fmt.Errorf("around: %w", kg.E(kg.Unavailable, "put", "a.txt", cause))
	if kg.KindOf(err) != kg.Unavailable || !errors.Is(err, cause) || err.Error() != "around: put a.txt: no room" {
		t.Errorf("%v of kind %s", err, kg.KindOf(err))
	}
	if kg.E(kg.Invalid, "put", "", nil) != nil {
		t.Error("no cause, and yet an error")
	}
	for want, err := range map[kg.ErrorKind]error{
		kg.Internal: cause, kg.Unavailable: context.DeadlineExceeded, kg.Invalid: kg.Errorf(kg.Invalid, "", "", "%w", cause),
		kg.NotFound: kg.E(kg.NotFound, "a", "b", kg.E(kg.Invalid, "", "", cause)),
	} {
		if have := kg.KindOf(err); have != want {
			t.Errorf("%v is of kind %s, want %s", err, have, want)
		}
	}
	if s := kg.E(kg.Invalid, "", "", cause).Error(); s != "no room" {
		t.Errorf("without a place: %q", s)
	}
	for _, bad := range []string{"", "a\x00", "\xff"} {
		if err := kg.CheckSource(bad); err == nil || kg.KindOf(err) != kg.Invalid || strings.ContainsRune(err.Error(), 0) {
			t.Errorf("source %q: %v", bad, err)
		}
	}
}
