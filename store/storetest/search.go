package storetest

import (
	"slices"
	"testing"

	"graphd/kg"
)

func searches() []law {
	return []law{
		{"search folds case and accents and takes the last word as a beginning", searchWords},
		{"words of two aliases do not match together", searchOneText},
		{"names come before quotes and better names first", searchRanks},
		{"search keeps to classes and statuses", searchNarrows},
		{"search forgets what was deleted", searchForgets},
	}
}

// hits lists what a search finds: names of Entities and quotes of Evidence.
func hits(t tb, s kg.Store, q kg.SearchQuery) (out []string) {
	t.Helper()
	q.Window = kg.Window{First: 100, Count: true}
	p := got(s.Search(ctx, q))(t)
	for _, row := range p.Rows {
		if row.Node.Entity != nil {
			out = append(out, row.Node.Entity.Name)
		} else {
			out = append(out, row.Node.Evidence.Quote)
		}
	}
	if p.Total != len(out) {
		t.Fatalf("%q: counted %d, listed %d", q.Text, p.Total, len(out))
	}
	return out
}

func searchWords(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, loading{"a", Text{Knows: []Thing{Person("Enrique Peña Nieto"), Place("Łódź"), Agency("U.S. Coast Guard"), Agency("O'Neill's Åland Bureau"), Place("Straße")}}})
		for text, want := range map[string]string{
			"pena": "Enrique Peña Nieto", "PEÑA": "Enrique Peña Nieto", "nieto enri": "Enrique Peña Nieto", "Peña-Nieto": "Enrique Peña Nieto",
			"lodz": "Łódź", "łód": "Łódź", "us coast": "U.S. Coast Guard", "u.s. guard": "U.S. Coast Guard", "oneill al": "O'Neill's Åland Bureau",
			"bureau's": "O'Neill's Åland Bureau", "straße": "Straße", "coast": "U.S. Coast Guard",
			"enri nieto": "", "eña": "", "nieto x": "", "": "", "?!": "", "oast": "", "pena ?": "Enrique Peña Nieto",
		} {
			if have := hits(t, s, kg.SearchQuery{Text: text}); want == "" && len(have) > 0 || want != "" && !slices.Equal(have, []string{want}) {
				t.Errorf("%q finds %q, want %q", text, have, want)
			}
		}
	})
}

func searchOneText(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, news()...)
		if !one(t, s, us, states) {
			t.Fatal("two names of one entity are needed here")
		}
		if have := hits(t, s, kg.SearchQuery{Text: "epic center"}); len(have) > 0 {
			t.Errorf("words of two names find %q", have)
		}
		if have := hits(t, s, kg.SearchQuery{Text: "center el"}); !slices.Equal(have, []string{"El Paso Intelligence Center"}) && (len(have) == 0 || have[0] != "El Paso Intelligence Center") {
			t.Errorf("words of one name find %q", have)
		}
	})
}

func searchRanks(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, loading{"a", Text{Says: []Statement{
			{Subject: Agency("Border"), Predicate: "supports", Object: Strategy("Border Strategy")},
			{Subject: Agency("Northern Border Office"), Predicate: "supports", Object: Strategy("Border Strategy")},
			{Subject: Agency("Border Patrol"), Predicate: "opposes", Object: Agency("Old Border")},
		}}})
		want := []string{"Border", "Border Strategy", "Border Patrol"}
		have := hits(t, s, kg.SearchQuery{Text: "border"})
		if len(have) != 8 || !slices.Equal(have[:3], want) {
			t.Fatalf("the order is %q, want %q first and 8 in all", have, want)
		}
		for i, text := range have {
			if quote := text[len(text)-1] == '.'; quote != (i >= 5) {
				t.Errorf("names do not come before quotes: %q", have)
			}
		}
		var paged []string
		w := kg.Window{First: 3}
		for {
			p := got(s.Search(ctx, kg.SearchQuery{Text: "border", Window: w}))(t)
			for _, row := range p.Rows {
				if row.Node.Entity != nil {
					paged = append(paged, row.Node.Entity.Name)
				} else {
					paged = append(paged, row.Node.Evidence.Quote)
				}
				w.After = row.Cursor
			}
			if !p.HasNext {
				break
			}
		}
		if !slices.Equal(paged, have) {
			t.Errorf("in pages %q, at once %q", paged, have)
		}
	})
}

func searchNarrows(t *testing.T, h Harness) {
	h.withCrowd(t, func(s, want kg.Store) {
		some := false
		for _, text := range queries {
			for _, classes := range [][]kg.Class{nil, {kg.Actor}, {kg.Objective, kg.Place}, {"Thing"}} {
				for _, statuses := range [][]kg.Status{nil, {kg.Denied, kg.Planned}, kg.Statuses()} {
					q := kg.SearchQuery{Text: text, Classes: classes, Statuses: statuses, Window: kg.Window{First: 30, Count: true}}
					sameAnswers(t, s, want, q)
					some = some || len(got(want.Search(ctx, q))(t).Rows) >= 10
				}
			}
		}
		if !some {
			t.Error("no search finds much: this checks little")
		}
	})
}

func searchForgets(t *testing.T, h Harness) {
	h.with(t, func(s kg.Store) {
		load(t, s, news()...)
		for _, l := range news() {
			must(t, s.Delete(ctx, l.text.Reading().Document.ID))
		}
		for _, text := range []string{"epic", "el paso", "supports", "known"} {
			if have := hits(t, s, kg.SearchQuery{Text: text, Statuses: kg.Statuses()}); len(have) > 0 {
				t.Errorf("%q still finds %q", text, have)
			}
		}
	})
}
