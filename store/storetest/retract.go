package storetest

import (
	"testing"

	"graphd/kg"
)

func retractions() []law {
	return []law{
		{"loading A and B and deleting A equals loading B", func(t *testing.T, h Harness) {
			list := news()
			for i := range list {
				h.with(t, func(s kg.Store) {
					load(t, s, list...)
					must(t, s.Delete(ctx, list[i].text.Reading().Document.ID))
					sameAsReference(t, s, func(s kg.Store) {
						for k := range list {
							if k != i {
								load(t, s, list[k])
							}
						}
					})
				})
			}
		}},
		{"deleting all leaves nothing", func(t *testing.T, h Harness) {
			h.with(t, func(s kg.Store) {
				load(t, s, news()...)
				load(t, s, loading{"again", news()[0].text})
				for _, l := range news() {
					must(t, s.Delete(ctx, l.text.Reading().Document.ID))
				}
				sameGraph(t, dump(t, s), "")
				if err := s.Delete(ctx, news()[0].text.Reading().Document.ID); err == nil || kg.KindOf(err) != kg.NotFound {
					t.Errorf("deleting twice: the error is %v, want one of kind %s", err, kg.NotFound)
				}
				load(t, s, news()[0])
				sameAsReference(t, s, func(s kg.Store) { load(t, s, news()[0]) })
			})
		}},
		{"a document that leaves takes its word on names along", func(t *testing.T, h Harness) {
			h.with(t, func(s kg.Store) {
				load(t, s, news()...)
				load(t, s, loading{"more", Text{Title: "more", Means: []Means{{kg.LinkAcronym, epic, center}}}})
				must(t, s.Delete(ctx, news()[0].text.Reading().Document.ID))
				if !one(t, s, epic, center) {
					t.Error("the acronym is gone though another document shows it")
				}
				got(s.Put(ctx, Text{Title: "less", Knows: []Thing{epic}}.Reading(), "more"))(t)
				if one(t, s, epic, center) {
					t.Error("the acronym is still there though no document shows it")
				}
			})
		}},
	}
}
