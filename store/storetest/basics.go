package storetest

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"graphd/kg"
)

var ctx = context.Background()

// news are the hand-written Texts of most scenarios.
func news() []loading {
	return []loading{
		{"border.txt", Text{
			Title: "Border news", Publisher: "Times", Published: "2013-01-01",
			Means: []Means{{kg.LinkAcronym, epic, center}, {kg.LinkShort, pena, enrique}},
			Says: []Statement{
				{Subject: epic, Predicate: "supports", Object: merida, By: pena, When: "2012-06"},
				{Subject: center, Predicate: "has_objective", Object: smuggle, As: kg.Nominal},
				{Subject: pena, Predicate: "opposes", Object: states, Status: kg.Denied, As: kg.Pronoun},
				{Subject: merida, Predicate: "has_objective", Object: smuggle, Status: kg.Planned, As: Unsaid},
			},
		}},
		{"world.txt", Text{
			Title: "Überblick 😀", Publisher: "Post", Published: "2012-12-31",
			Means: []Means{{kg.LinkOntology, us, states}},
			Says: []Statement{
				{Subject: us, Predicate: "supports", Object: merida},
				{Subject: us, Predicate: "located_in", Object: mexico, Status: kg.Reported},
				{Subject: epic, Predicate: "supports", Object: merida, Phrase: "stands by"},
				{Subject: enrique, Predicate: "implements", Object: merida},
			},
		}},
		{"undated.txt", Text{
			Knows: []Thing{election, states},
			Says: []Statement{
				{Subject: election, Predicate: "located_in", Object: mexico},
				{Subject: center, Predicate: "supports", Object: Strategy("MÉRIDA initiative")},
				{Subject: center, Predicate: "supports", Object: enrique, Status: kg.Possible},
			},
		}},
	}
}

func basics() []law {
	return []law{
		{"an empty store is empty", func(t *testing.T, h Harness) {
			h.with(t, func(s kg.Store) {
				sameGraph(t, dump(t, s), "")
				if n := got(s.Stats(ctx, kg.RelationFilter{}))(t); n.Documents+n.Entities+n.Relations+n.Evidence != 0 {
					t.Errorf("stats of an empty store: %+v", n)
				}
				for _, r := range got(s.Lookup(ctx, []kg.ID{"ent_00000000000000000000", "", "strange"}))(t) {
					if r != (kg.Record{}) {
						t.Errorf("an empty store found %+v", r)
					}
				}
			})
		}},
		{"what was loaded is held", func(t *testing.T, h Harness) {
			h.with(t, func(s kg.Store) {
				load(t, s, news()...)
				sameAsReference(t, s, func(s kg.Store) { load(t, s, news()...) })
			})
		}},
		{"a quote is the text at its place in bytes runes and UTF-16", quotesHold},
		{"every relation has evidence that cites both ends", evidenceHolds},
		{"a refused write leaves nothing behind", refusals},
		{"any order and twice gives the same graph", anyOrder},
		{"the outcome of a put says what happened", outcomes},
		{"a source keeps its last version only", versions},
		{"a judgement is kept once", judgementsOnce},
		{"loads at the same time give the same graph", concurrentLoads},
		{"a reader sees whole writes only", wholeWrites},
		{"a cancelled call does nothing", cancelled},
		{"a closed store refuses", closed},
	}
}

func quotesHold(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, news()...)
		for _, l := range news() {
			id := l.text.Reading().Document.ID
			text := got(s.Readings(ctx, []kg.ID{id}))(t)[0].Document.Text
			runes, units := []rune(text), utf16Of(text)
			check := func(what string, e kg.Extent, want string) {
				t.Helper()
				in16 := stringOf(units[e.Start.UTF16:e.End.UTF16])
				if e.Span().Of(text) != want || string(runes[e.Start.Rune:e.End.Rune]) != want || in16 != want {
					t.Errorf("%s %q is not at %+v", what, want, e)
				}
			}
			mentions := got(s.Mentions(ctx, kg.MentionQuery{Owners: []kg.ID{id}, Window: kg.Window{First: 1000}}))(t)[0].Rows
			for _, m := range mentions {
				check("mention", m.Node.Extent, m.Node.Text)
			}
			if len(mentions) == 0 {
				t.Errorf("no mentions in %s", l.source)
			}
			for _, e := range evidenceOf(t, s, kg.RelationFilter{Document: id, Statuses: kg.Statuses()}) {
				if e.Document == id {
					check("quote", e.Sentence, e.Quote)
					check("phrase", e.Trigger, e.Phrase)
				}
			}
		}
	})
}

// evidenceOf lists the Evidence of all Relations that pass.
func evidenceOf(t tb, s kg.Store, where kg.RelationFilter) []kg.Evidence {
	t.Helper()
	var owners []kg.ID
	for _, r := range got(s.Relations(ctx, kg.RelationQuery{Where: where, Order: kg.ByID, Window: kg.Window{First: 1000}}))(t)[0].Rows {
		owners = append(owners, r.Node.ID)
	}
	var out []kg.Evidence
	for i, p := range got(s.Evidence(ctx, kg.EvidenceQuery{Owners: owners, Window: kg.Window{First: 1000, Count: true}}))(t) {
		if len(p.Rows) == 0 || p.Total != len(p.Rows) {
			t.Fatalf("relation %s has %d pieces of evidence, counted %d", owners[i], len(p.Rows), p.Total)
		}
		for _, row := range p.Rows {
			out = append(out, row.Node)
		}
	}
	return out
}

func evidenceHolds(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, news()...)
		found := evidenceOf(t, s, kg.RelationFilter{Statuses: kg.Statuses()})
		if len(found) != 11 {
			t.Errorf("%d pieces of evidence, want 11", len(found))
		}
		antecedents := 0
		for _, e := range found {
			for what, x := range map[string]kg.Extent{"subject": e.Subject, "object": e.Object, "trigger": e.Trigger} {
				if !e.Sentence.Span().Contains(x.Span()) {
					t.Errorf("the %s of %q lies outside of the sentence", what, e.Quote)
				}
			}
			antecedents += len(e.Antecedents)
		}
		if antecedents != 3 {
			t.Errorf("%d antecedents are cited, want those of the nominal, the pronoun and the unsaid end", antecedents)
		}
	})
}

func refusals(t *testing.T, h Harness) {
	spoil := map[string]func(r *kg.Reading){
		"trigger outside of the sentence": func(r *kg.Reading) { r.Claims[0].Trigger = r.Claims[1].Trigger },
		"end that is no mention":          func(r *kg.Reading) { r.Claims[1].Object.Span.Start++ },
		"missing antecedent":              func(r *kg.Reading) { r.Claims[1].Subject.Antecedent = nil },
		"predicate not allowed":           func(r *kg.Reading) { r.Claims[0].Predicate = "located_in" },
		"unknown status":                  func(r *kg.Reading) { r.Claims[0].Status = "SURE" },
		"zone out of range":               func(r *kg.Reading) { r.Document.Zones[len(r.Document.Zones)-1].End++ },
		"text with a NUL":                 func(r *kg.Reading) { r.Document.Text = "\x00" + r.Document.Text[1:] },
	}
	h.with(t, func(s kg.Store) {
		load(t, s, news()[1])
		before := dump(t, s)
		for what, change := range spoil {
			r := news()[0].text.Reading()
			change(r)
			if _, err := s.Put(ctx, r, "border.txt"); kg.KindOf(err) != kg.LawBroken || err == nil {
				t.Errorf("%s: the error is %v, want one of kind %s", what, err, kg.LawBroken)
			}
		}
		r := news()[0].text.Reading()
		for what, source := range map[string]string{"no source": "", "source with a NUL": "a\x00", "source that is no UTF-8": "\xff"} {
			if _, err := s.Put(ctx, r, source); err == nil || kg.KindOf(err) != kg.Invalid {
				t.Errorf("%s: the error is %v, want one of kind %s", what, err, kg.Invalid)
			}
		}
		if err := s.Delete(ctx, r.Document.ID); err == nil || kg.KindOf(err) != kg.NotFound {
			t.Errorf("deleting what is not there: the error is %v, want one of kind %s", err, kg.NotFound)
		}
		for _, j := range []kg.Judgement{{}, {ID: "jud_0", Verdict: kg.Same, A: epic.key(), B: center.key(), When: "2024"}} {
			if err := s.Judge(ctx, j); err == nil || kg.KindOf(err) != kg.Invalid {
				t.Errorf("judgement %+v: the error is %v, want one of kind %s", j, err, kg.Invalid)
			}
		}
		sameGraph(t, dump(t, s), before)
	})
}

func anyOrder(t *testing.T, h Harness) {
	list := news()
	want := reference()
	load(t, want, list...)
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0, 0, 1, 2}} {
		h.with(t, func(s kg.Store) {
			for _, i := range order {
				load(t, s, list[i])
			}
			sameGraph(t, dump(t, s), dump(t, want))
		})
	}
}

func outcomes(t *testing.T, h Harness) {
	a, b := news()[0].text, news()[1].text
	h.with(t, func(s kg.Store) {
		step := func(r *kg.Reading, source string, want kg.Outcome, sources ...string) {
			t.Helper()
			if have := got(s.Put(ctx, r, source))(t); have != want {
				t.Errorf("outcome %s, want %s", have, want)
			}
			if have := got(s.Readings(ctx, []kg.ID{r.Document.ID}))(t)[0].Document.Sources; !slices.Equal(have, sources) {
				t.Errorf("sources %q, want %q", have, sources)
			}
		}
		step(a.Reading(), "one", kg.Added, "one")
		step(a.Reading(), "one", kg.Unchanged, "one")
		step(a.Reading(), "two", kg.SourceAdded, "one", "two")
		step(a.Reading(), "two", kg.Unchanged, "one", "two")
		step(Reread(a.Reading()), "one", kg.Reread, "one", "two")
		step(Reread(a.Reading()), "one", kg.Unchanged, "one", "two")
		step(a.Reading(), "another", kg.Reread, "another", "one", "two")
		step(b.Reading(), "one", kg.Replaced, "one")
		step(a.Reading(), "one", kg.Replaced, "another", "one", "two")
		if got(s.Readings(ctx, []kg.ID{b.Reading().Document.ID}))(t)[0] != nil {
			t.Error("a Document without Sources is still there")
		}
		sameAsReference(t, s, func(s kg.Store) { load(t, s, loading{"two", a}, loading{"one", a}, loading{"another", a}) })
	})
}

func versions(t *testing.T, h Harness) {
	list := news()
	h.with(t, func(s kg.Store) {
		load(t, s, list[0])
		for i := range 3 {
			changed := list[1].text
			changed.Title = fmt.Sprint("version ", i)
			load(t, s, loading{"live", changed})
		}
		load(t, s, loading{"live", list[1].text})
		sameAsReference(t, s, func(s kg.Store) { load(t, s, loading{"live", list[1].text}, list[0]) })
	})
}

func judgementsOnce(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		write := func(s kg.Store) {
			load(t, s, news()...)
			for range 2 {
				judge(t, s, kg.Judgement{Verdict: kg.Same, A: center.key(), B: house.key(), When: "2024-02-01T00:00:00Z"})
				judge(t, s, kg.Judgement{Verdict: kg.Unsure, A: center.key(), B: house.key(), Why: "earlier, written later"})
			}
		}
		write(s)
		log := got(s.Judgements(ctx))(t)
		if len(log) != 2 || log[0].Verdict != kg.Unsure {
			t.Errorf("the log is %+v", log)
		}
		sameAsReference(t, s, write)
	})
}

func concurrentLoads(t *testing.T, h Harness) {
	var list []loading
	for i := range 24 {
		l := news()[i%3]
		l.text.Title = fmt.Sprint("part ", i/2)
		list = append(list, loading{fmt.Sprint("source ", i), l.text})
	}
	h.with(t, func(s kg.Store) {
		var work sync.WaitGroup
		errs := make([]error, 8)
		for g := range errs {
			work.Go(func() {
				for i := g; i < len(list) && errs[g] == nil; i += len(errs) {
					_, errs[g] = s.Put(ctx, list[i].text.Reading(), list[i].source)
					if errs[g] == nil {
						_, errs[g] = s.Stats(ctx, kg.RelationFilter{})
					}
				}
			})
		}
		work.Wait()
		for _, err := range errs {
			must(t, err)
		}
		sameAsReference(t, s, func(s kg.Store) { load(t, s, list...) })
	})
}

func cancelled(t *testing.T, h Harness) {
	over, cancel := context.WithCancel(ctx)
	cancel()
	h.with(t, func(s kg.Store) {
		_, err := s.Put(over, news()[0].text.Reading(), "source")
		if err == nil || kg.KindOf(err) != kg.Unavailable {
			t.Errorf("put: the error is %v, want one of kind %s", err, kg.Unavailable)
		}
		if _, err := s.Stats(over, kg.RelationFilter{}); err == nil || kg.KindOf(err) != kg.Unavailable {
			t.Errorf("stats: the error is %v, want one of kind %s", err, kg.Unavailable)
		}
		sameGraph(t, dump(t, s), "")
	})
}

func wholeWrites(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, news()[1])
		count := func() (string, error) {
			n, err := s.Stats(ctx, kg.RelationFilter{Statuses: kg.Statuses()})
			return fmt.Sprintf("%d documents, %d entities, %d relations, %d pieces of evidence", n.Documents, n.Entities, n.Relations, n.Evidence), err
		}
		without := got(count())(t)
		load(t, s, news()[0])
		with := got(count())(t)
		var work sync.WaitGroup
		stop := make(chan struct{})
		errs := make([]error, 3)
		for i := range errs {
			work.Go(func() {
				for {
					select {
					case <-stop:
						return
					default:
					}
					n, err := count()
					if err == nil && n != with && n != without {
						err = fmt.Errorf("a reader sees %s; it is %s, or with the other document %s", n, without, with)
					}
					if err != nil {
						errs[i] = err
						return
					}
				}
			})
		}
		for range 8 {
			must(t, s.Delete(ctx, news()[0].text.Reading().Document.ID))
			load(t, s, news()[0])
		}
		close(stop)
		work.Wait()
		for _, err := range errs {
			must(t, err)
		}
	})
}

func closed(t *testing.T, h Harness) {
	s := h.Open(t)
	load(t, s, news()[0])
	must(t, s.Close())
	if _, err := s.Put(ctx, news()[1].text.Reading(), "source"); err == nil {
		t.Error("a closed store takes a document")
	}
	if _, err := s.Stats(ctx, kg.RelationFilter{}); err == nil {
		t.Error("a closed store counts")
	}
}
