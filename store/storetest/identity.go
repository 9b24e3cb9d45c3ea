package storetest

import (
	"slices"
	"testing"

	"graphd/kg"
)

func identities() []law {
	return []law{
		{"an acronym explained in one document merges all", acronymMerges},
		{"an acronym that could mean two stays alone", ambiguousAcronym},
		{"a short name that could mean two links in its document only", ambiguousShort},
		{"different keeps apart what a link would join", differentKeepsApart},
		{"same joins and unsure and undo part again", sameAndBack},
		{"ids outlive a merge and its end", idsOutlive},
		{"two relations that become one keep all evidence", relationsMerge},
		{"a relation inside of one entity is not shown", selfRelation},
		{"a rejected relation is not shown or counted", rejected},
		{"a place that two chains share is one mention when they are one entity", sharedMention},
		{"a judgement waits for documents that come later", judgedBefore},
	}
}

// one reports whether the Things are all one Entity, and fails if one is missing.
func one(t tb, s kg.Store, things ...Thing) bool {
	t.Helper()
	first := entityOf(t, s, things[0])
	for _, thing := range things {
		e := entityOf(t, s, thing)
		if e == nil {
			t.Fatalf("%s is no entity", thing.Name)
		}
		if e.ID != first.ID {
			return false
		}
	}
	return true
}

func acronymMerges(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, news()[1])
		if entityOf(t, s, center) != nil {
			t.Error("an entity that no document names")
		}
		load(t, s, news()[0])
		e := entityOf(t, s, epic)
		if !one(t, s, epic, center) || e.Name != "El Paso Intelligence Center" || !slices.Equal(e.Aliases, []string{"EPIC"}) || e.Documents != 2 {
			t.Errorf("EPIC is %+v", e)
		}
	})
}

func ambiguousAcronym(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		a := Text{Means: []Means{{kg.LinkAcronym, epic, center}}}
		b := Text{Means: []Means{{kg.LinkAcronym, epic, privacy}}}
		load(t, s, loading{"a", a})
		if !one(t, s, epic, center) {
			t.Error("EPIC is not the center while nothing else is called so")
		}
		load(t, s, loading{"b", b})
		if e := entityOf(t, s, epic); e != nil || one(t, s, center, privacy) {
			t.Errorf("EPIC by itself is %+v", e)
		}
		load(t, s, loading{"c", Text{Knows: []Thing{epic}}})
		if one(t, s, epic, center) || one(t, s, epic, privacy) {
			t.Error("EPIC means one of two")
		}
		judge(t, s, kg.Judgement{Verdict: kg.Same, A: center.key(), B: privacy.key()})
		if !one(t, s, epic, center, privacy) {
			t.Error("EPIC is still ambiguous when both are one")
		}
		must(t, s.Delete(ctx, b.Reading().Document.ID))
		if !one(t, s, epic, center) {
			t.Error("EPIC is still ambiguous when the other is gone")
		}
	})
}

func ambiguousShort(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s,
			loading{"a", Text{Means: []Means{{kg.LinkShort, nieto, enrique}}, Says: []Statement{{Subject: nieto, Predicate: "implements", Object: merida}}}},
			loading{"b", Text{Means: []Means{{kg.LinkShort, nieto, ramon}}, Says: []Statement{{Subject: nieto, Predicate: "opposes", Object: merida}}}})
		if one(t, s, enrique, ramon) || entityOf(t, s, nieto) != nil {
			t.Error("Nieto joins two persons")
		}
		r := got(s.Relations(ctx, kg.RelationQuery{Where: kg.RelationFilter{Subject: kg.EntityID(ramon.key())}, Order: kg.ByID, Window: kg.Window{First: 5}}))(t)[0]
		if len(r.Rows) != 1 || r.Rows[0].Node.Predicate != "opposes" {
			t.Errorf("Ramón's relations are %+v", r.Rows)
		}
	})
}

func differentKeepsApart(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		write := func(s kg.Store) {
			judge(t, s, kg.Judgement{Verdict: kg.Different, A: center.key(), B: epic.key()})
			load(t, s, news()...)
		}
		write(s)
		if one(t, s, epic, center) {
			t.Error("DIFFERENT did not hold")
		}
		sameAsReference(t, s, write)
	})
}

func sameAndBack(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, news()...)
		apart := dump(t, s)
		j := judge(t, s, kg.Judgement{Verdict: kg.Same, A: states.key(), B: epic.key(), When: "2024-01-01T00:00:01Z"})
		if !one(t, s, states, us, epic, center) {
			t.Error("SAME did not join")
		}
		undo := judge(t, s, kg.Judgement{Verdict: kg.Undo, Undoes: j.ID, When: "2024-01-01T00:00:02Z"})
		if one(t, s, states, epic) || !one(t, s, states, us) {
			t.Error("UNDO did not part, or parted too much")
		}
		if have := dump(t, s); len(have) <= len(apart) || have[:len(apart)] != apart {
			t.Error("the graph is not what it was before the judgement that was undone")
		}
		judge(t, s, kg.Judgement{Verdict: kg.Undo, Undoes: undo.ID, When: "2024-01-01T00:00:03Z"})
		if !one(t, s, states, epic) {
			t.Error("an UNDO that is undone still parts")
		}
		judge(t, s, kg.Judgement{Verdict: kg.Unsure, A: epic.key(), B: states.key(), When: "2024-01-01T00:00:04Z"})
		if one(t, s, states, epic) {
			t.Error("UNSURE did not withdraw")
		}
		judge(t, s, kg.Judgement{Verdict: kg.Same, A: epic.key(), B: states.key(), When: "2024-01-01T00:00:03.5Z", Why: "written late"})
		if one(t, s, states, epic) {
			t.Error("the log is not taken in its order")
		}
	})
}

func idsOutlive(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, news()[1], news()[2])
		var ids []kg.ID // of the two entities and of their relations to the initiative
		for _, thing := range []Thing{epic, center} {
			of := kg.KeyRelation{Subject: thing.key(), Predicate: "supports", Object: merida.key(), Status: kg.Asserted}
			ids = append(ids, entityOf(t, s, thing).ID, kg.RelationID(of))
		}
		find := func() (out []kg.ID) {
			for i, r := range got(s.Lookup(ctx, ids))(t) {
				switch {
				case i%2 == 0 && r.Entity != nil:
					out = append(out, r.Entity.ID)
				case i%2 == 1 && r.Relation != nil:
					out = append(out, r.Relation.ID)
				default:
					t.Fatalf("%s is not found: %+v", ids[i], r)
				}
			}
			return out
		}
		if !slices.Equal(find(), ids) {
			t.Errorf("before the merge: %v", find())
		}
		load(t, s, news()[0])
		if now := find(); now[0] != now[2] || now[1] != now[3] || now[0] != min(ids[0], ids[2]) && now[0] != kg.EntityID(min(epic.key(), center.key())) {
			t.Errorf("after the merge: %v", now)
		}
		must(t, s.Delete(ctx, news()[0].text.Reading().Document.ID))
		if !slices.Equal(find(), ids) {
			t.Errorf("after its end: %v", find())
		}
	})
}

func relationsMerge(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, news()...)
		id := kg.RelationID(kg.KeyRelation{Subject: epic.key(), Predicate: "supports", Object: merida.key(), Status: kg.Asserted})
		r := got(s.Lookup(ctx, []kg.ID{id}))(t)[0].Relation
		if r == nil || r.Evidence != 3 || r.Documents != 3 || r.FirstSeen != "2012-12-31" || r.LastSeen != "2013-01-01" || !slices.Equal(r.Phrases, []string{"supports", "stands by"}) {
			t.Errorf("the merged relation is %+v", r)
		}
	})
}

func selfRelation(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		write := func(s kg.Store) {
			load(t, s, news()...)
			load(t, s, loading{"self", Text{Says: []Statement{{Subject: epic, Predicate: "opposes", Object: center}}}})
		}
		write(s)
		self := kg.RelationID(kg.KeyRelation{Subject: epic.key(), Predicate: "opposes", Object: center.key(), Status: kg.Asserted})
		if r := got(s.Lookup(ctx, []kg.ID{self}))(t)[0]; r.Relation != nil {
			t.Errorf("an entity opposes itself: %+v", r.Relation)
		}
		sameAsReference(t, s, write)
		judge(t, s, kg.Judgement{Verdict: kg.Different, A: center.key(), B: epic.key()})
		if r := got(s.Lookup(ctx, []kg.ID{self}))(t)[0]; r.Relation == nil {
			t.Error("the relation is not shown though its ends are two")
		}
	})
}

func rejected(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, news()...)
		before := entityOf(t, s, merida).Degree
		of := kg.KeyRelation{Subject: epic.key(), Predicate: "supports", Object: merida.key(), Status: kg.Asserted}
		evidence := evidenceOf(t, s, kg.RelationFilter{Subject: kg.EntityID(epic.key()), Predicates: []kg.Predicate{"supports"}})[0].ID
		j := judge(t, s, kg.Judgement{Verdict: kg.Reject, A: of.Subject, B: of.Object, Predicate: of.Predicate, Status: of.Status})
		other := of
		other.Subject = center.key() // the same relation by another key
		for _, r := range got(s.Lookup(ctx, []kg.ID{kg.RelationID(of), kg.RelationID(other), evidence}))(t) {
			if r != (kg.Record{}) {
				t.Errorf("rejected, and still found: %+v", r)
			}
		}
		if now := entityOf(t, s, merida).Degree; now != before-1 {
			t.Errorf("the degree is %d, it was %d", now, before)
		}
		judge(t, s, kg.Judgement{Verdict: kg.Undo, Undoes: j.ID, When: "2024-02-01T00:00:00Z"})
		if r := got(s.Lookup(ctx, []kg.ID{kg.RelationID(of)}))(t)[0].Relation; r == nil || entityOf(t, s, merida).Degree != before {
			t.Error("the relation did not come back")
		}
	})
}

func judgedBefore(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		write := func(s kg.Store) {
			judge(t, s, kg.Judgement{Verdict: kg.Same, A: states.key(), B: center.key()})
			judge(t, s, kg.Judgement{Verdict: kg.Reject, A: enrique.key(), B: merida.key(), Predicate: "implements", Status: kg.Asserted})
			load(t, s, news()...)
		}
		write(s)
		if !one(t, s, states, center) {
			t.Error("SAME did not wait")
		}
		sameAsReference(t, s, write)
		for _, l := range news() {
			must(t, s.Delete(ctx, l.text.Reading().Document.ID))
		}
		if e := entityOf(t, s, center); e != nil {
			t.Errorf("a judgement alone makes %+v", e)
		}
		load(t, s, news()...)
		sameAsReference(t, s, write)
	})
}

// shared is a Reading in which one word points at two Chains.
func shared() *kg.Reading {
	r := Text{Knows: []Thing{epic, center}}.Reading()
	at := kg.Span{Start: 5, End: 7} // "is" in "EPIC is known."
	for i := range r.Chains {
		c := &r.Chains[i]
		c.Mentions = append(c.Mentions, kg.Mention{Span: at, Form: []kg.Form{kg.Pronoun, kg.Nominal}[i]})
		slices.SortFunc(c.Mentions, func(a, b kg.Mention) int { return a.Start - b.Start })
	}
	return r
}

func sharedMention(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		write := func(s kg.Store) {
			got(s.Put(ctx, shared(), "source"))(t)
			judge(t, s, kg.Judgement{Verdict: kg.Same, A: epic.key(), B: center.key()})
		}
		list := func() (out []string) {
			q := kg.MentionQuery{Owners: []kg.ID{shared().Document.ID}, Window: kg.Window{First: 10, Count: true}}
			p := got(s.Mentions(ctx, q))(t)[0]
			for _, row := range p.Rows {
				out = append(out, row.Node.Text+" "+string(row.Node.Form))
			}
			if p.Total != len(out) {
				t.Errorf("counted %d mentions, listed %d", p.Total, len(out))
			}
			return out
		}
		got(s.Put(ctx, shared(), "source"))(t)
		if have := list(); len(have) != 4 {
			t.Errorf("of two entities: %q", have)
		}
		write(s)
		want := []string{"EPIC NAME", "is NOMINAL", "El Paso Intelligence Center NAME"}
		if have := list(); !slices.Equal(have, want) {
			t.Errorf("of one entity: %q, want %q", have, want)
		}
		sameAsReference(t, s, write)
	})
}
