package kg_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"graphd/kg"
)

// tables is a store made of maps that is kept by Deltas only. It is what Plan is
// tested with: after every write it must hold what Build makes of all facts.
type tables struct {
	counts    map[kg.Key]kg.KeyCount
	links     map[kg.Link]int
	log       []kg.Judgement
	member    map[kg.Key]kg.ID
	entities  map[kg.ID]kg.Entity
	relations map[kg.ID]kg.Relation
	groups    map[kg.KeyRelation]kg.ID
	readings  map[kg.ID]*kg.Reading
}

func newTables() *tables {
	return &tables{map[kg.Key]kg.KeyCount{}, map[kg.Link]int{}, nil, map[kg.Key]kg.ID{}, map[kg.ID]kg.Entity{},
		map[kg.ID]kg.Relation{}, map[kg.KeyRelation]kg.ID{}, map[kg.ID]*kg.Reading{}}
}

func (t *tables) KeyCounts(_ context.Context, keys []kg.Key) (out []kg.KeyCount, _ error) {
	for _, k := range keys {
		if n, ok := t.counts[k]; ok {
			out = append(out, n)
		}
	}
	return out, nil
}

func (t *tables) Links(_ context.Context, keys []kg.Key) (out []kg.LinkCount, _ error) {
	for l, n := range t.links {
		if slices.Contains(keys, l.Short) || slices.Contains(keys, l.Full) {
			out = append(out, kg.LinkCount{Link: l, Documents: n})
		}
	}
	return out, nil
}

func (t *tables) Judgements(context.Context) ([]kg.Judgement, error) { return t.log, nil }

func (t *tables) Members(_ context.Context, keys []kg.Key) (map[kg.Key]kg.ID, error) {
	out := map[kg.Key]kg.ID{}
	for _, k := range keys {
		if id, ok := t.member[k]; ok {
			out[k] = id
		}
	}
	return out, nil
}

func (t *tables) Entities(_ context.Context, ids []kg.ID) (out []kg.Entity, _ error) {
	for _, id := range ids {
		if e, ok := t.entities[id]; ok {
			out = append(out, e)
		}
	}
	return out, nil
}

func (t *tables) Documents(_ context.Context, keys []kg.Key) (map[kg.Key][]kg.ID, error) {
	out := map[kg.Key][]kg.ID{}
	for id, r := range t.readings {
		for _, c := range r.Chains {
			if slices.Contains(keys, c.Key) {
				out[c.Key] = append(out[c.Key], id)
			}
		}
	}
	return out, nil
}

func (t *tables) Groups(_ context.Context, of []kg.KeyRelation) (map[kg.KeyRelation]kg.ID, error) {
	out := map[kg.KeyRelation]kg.ID{}
	for _, r := range of {
		if id, ok := t.groups[r]; ok {
			out[r] = id
		}
	}
	return out, nil
}

func (t *tables) GroupsAt(_ context.Context, keys []kg.Key) (map[kg.KeyRelation]kg.ID, error) {
	out := map[kg.KeyRelation]kg.ID{}
	for r, id := range t.groups {
		if slices.Contains(keys, r.Subject) || slices.Contains(keys, r.Object) {
			out[r] = id
		}
	}
	return out, nil
}

func (t *tables) Marks(_ context.Context, of []kg.KeyRelation) (out []kg.EvidenceMark, _ error) {
	for _, r := range t.readings {
		for _, f := range kg.Facts(r) {
			if slices.Contains(of, f.Of) {
				out = append(out, f.Mark())
			}
		}
	}
	return out, nil
}

func (t *tables) Relations(_ context.Context, ids []kg.ID) (out []kg.Relation, _ error) {
	for _, id := range ids {
		if r, ok := t.relations[id]; ok {
			out = append(out, r)
		}
	}
	return out, nil
}

func (t *tables) apply(c kg.Change) error {
	d, err := kg.Plan(context.Background(), t, c)
	if err != nil {
		return err
	}
	for _, r := range c.Leave {
		delete(t.readings, r.Document.ID)
	}
	for _, r := range c.Come {
		t.readings[r.Document.ID] = r
	}
	if c.Judge != nil {
		t.log = append(t.log, *c.Judge)
	}
	for _, n := range d.Counts {
		if t.counts[n.Key] = n; n.Documents == 0 {
			delete(t.counts, n.Key)
		}
	}
	for _, l := range d.Links {
		if t.links[l.Link] = l.Documents; l.Documents == 0 {
			delete(t.links, l.Link)
		}
	}
	for _, m := range d.Members {
		if t.member[m.Key] = m.Entity; m.Entity == "" {
			delete(t.member, m.Key)
		}
	}
	for _, id := range d.Gone {
		delete(t.entities, id)
	}
	for _, e := range d.Entities {
		t.entities[e.ID] = e
	}
	for _, g := range d.Groups {
		if t.groups[g.Of] = g.Relation; g.Gone {
			delete(t.groups, g.Of)
		}
	}
	for _, id := range d.GoneRelations {
		delete(t.relations, id)
	}
	for _, r := range d.Relations {
		t.relations[r.ID] = r
	}
	return nil
}

// invented draws a small Reading: names from a pool in which acronyms and
// surnames are shared, so that merges and ambiguities are common.
func invented(t *rapid.T, id kg.ID) *kg.Reading {
	full := []string{"Alba Nieto", "Bruno Nieto", "Crime Fighting Centre", "Coal Free Coast", "Dora Quist", "Nieto", "CFC"}
	short := map[string][]string{"Alba Nieto": {"Nieto"}, "Bruno Nieto": {"Nieto"}, "Crime Fighting Centre": {"CFC"}, "Coal Free Coast": {"CFC"}}
	names := rapid.SliceOfNDistinct(rapid.SampledFrom(full), 2, 4, rapid.ID).Draw(t, "names")
	r := &kg.Reading{Document: kg.Document{ID: id, Media: "text/plain", Receipt: "test", Published: rapid.SampledFrom([]string{"", "2020-01-01", "2021-05-05", "2022-09-09"}).Draw(t, "date")}}
	mention := func(key kg.Key, s kg.Span) {
		i := slices.IndexFunc(r.Chains, func(c kg.Chain) bool { return c.Key == key })
		if i < 0 {
			r.Chains = append(r.Chains, kg.Chain{Key: key, Kind: kg.Kind(rapid.SampledFrom([]string{"Person", "Agency"}).Draw(t, "kind"))})
			i = len(r.Chains) - 1
		}
		r.Chains[i].Mentions = append(r.Chains[i].Mentions, kg.Mention{Span: s, Form: kg.Name})
	}
	text := ""
	write := func(w string) kg.Span {
		s := kg.Span{Start: len(text), End: len(text) + len(w)}
		text += w
		return s
	}
	for _, n := range names {
		key := kg.MakeKey(kg.Actor, n)
		mention(key, write(n))
		write(" ")
		for _, s := range short[n] {
			sk := kg.MakeKey(kg.Actor, s)
			taken := slices.Contains(names, s) || slices.ContainsFunc(r.Links, func(l kg.Link) bool { return l.Short == sk })
			if !taken && rapid.Bool().Draw(t, "short") {
				mention(key, write(s))
				write(" ")
				kind := kg.LinkShort
				if s == "CFC" {
					kind = kg.LinkAcronym
				}
				r.Links = append(r.Links, kg.Link{Kind: kind, Short: sk, Full: key})
			}
		}
	}
	for range rapid.IntRange(0, 4).Draw(t, "claims") {
		pair := rapid.SliceOfNDistinct(rapid.SampledFrom(names), 2, 2, rapid.ID).Draw(t, "pair")
		start := len(text)
		a := write(pair[0])
		trigger := write(" helps ")
		b := write(pair[1])
		ka, kb := kg.MakeKey(kg.Actor, pair[0]), kg.MakeKey(kg.Actor, pair[1])
		mention(ka, a)
		mention(kb, b)
		s := kg.Span{Start: start, End: len(text)}
		write(". ")
		r.Sentences = append(r.Sentences, s)
		r.Claims = append(r.Claims, kg.Claim{Subject: kg.End{Key: ka, Span: a}, Predicate: "supports", Object: kg.End{Key: kb, Span: b},
			Status: rapid.SampledFrom([]kg.Status{kg.Asserted, kg.Denied}).Draw(t, "status"), Phrase: "helps", Sentence: s, Trigger: trigger, Confidence: 1, Rule: "test"})
	}
	r.Document.Text = text
	slices.SortFunc(r.Links, kg.CompareLinks)
	slices.SortFunc(r.Chains, func(a, b kg.Chain) int {
		if a.Key < b.Key {
			return -1
		}
		return 1
	})
	return r
}

func inventedJudgement(t *rapid.T, log []kg.Judgement, n int) (kg.Judgement, error) {
	pool := []string{"Alba Nieto", "Bruno Nieto", "Crime Fighting Centre", "Coal Free Coast", "Dora Quist", "Nieto", "CFC"}
	pair := rapid.SliceOfNDistinct(rapid.SampledFrom(pool), 2, 2, rapid.ID).Draw(t, "judged")
	j := kg.Judgement{A: kg.MakeKey(kg.Actor, pair[0]), B: kg.MakeKey(kg.Actor, pair[1]), By: "test", When: fmt.Sprintf("2024-01-01T00:00:%02dZ", n)}
	j.Verdict = rapid.SampledFrom([]kg.Verdict{kg.Same, kg.Different, kg.Unsure, kg.Reject, kg.Undo}).Draw(t, "verdict")
	switch {
	case j.Verdict == kg.Reject:
		j.Predicate, j.Status = "supports", rapid.SampledFrom([]kg.Status{kg.Asserted, kg.Denied}).Draw(t, "rejected")
	case j.Verdict == kg.Undo && len(log) == 0:
		j.Verdict = kg.Same
	case j.Verdict == kg.Undo:
		j.A, j.B, j.Undoes = "", "", rapid.SampledFrom(log).Draw(t, "undone").ID
	}
	return kg.NewJudgement(j)
}

// Whatever is loaded, replaced, deleted and judged, in whatever order: the graph
// kept by Plan is the one that Build makes from scratch.
func TestPlanEqualsBuild(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		store := newTables()
		for step := range rapid.IntRange(1, 12).Draw(t, "steps") {
			var c kg.Change
			id := kg.DocumentID("text/plain", []byte{byte(rapid.IntRange(0, 4).Draw(t, "document"))})
			old := store.readings[id]
			if old != nil {
				c.Leave = []*kg.Reading{old}
			}
			switch rapid.SampledFrom([]string{"load", "load", "delete", "judge"}).Draw(t, "what") {
			case "load":
				c.Come = []*kg.Reading{invented(t, id)}
			case "delete":
			case "judge":
				j, err := inventedJudgement(t, store.log, step)
				if err != nil {
					t.Fatal(err)
				}
				c = kg.Change{Judge: &j}
			}
			if err := store.apply(c); err != nil {
				t.Fatal(err)
			}
			g := kg.Build(slices.Collect(maps.Values(store.readings)), store.log)
			if d := cmp.Diff(byID(g.Entities, func(e kg.Entity) kg.ID { return e.ID }), store.entities); d != "" {
				t.Fatalf("step %d: entities (-build +plan):\n%s", step, d)
			}
			if d := cmp.Diff(byID(g.Relations, func(r kg.Relation) kg.ID { return r.ID }), store.relations); d != "" {
				t.Fatalf("step %d: relations (-build +plan):\n%s", step, d)
			}
		}
	})
}

func byID[T any](list []T, id func(T) kg.ID) map[kg.ID]T {
	out := map[kg.ID]T{}
	for _, x := range list {
		out[id(x)] = x
	}
	return out
}
