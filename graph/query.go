package graph

import (
	"context"

	"graphd/graph/model"
	"graphd/kg"
)

// queries answers the fields of Query; the walks are in walk.go.
type queries struct{ *resolver }

// mostNodes bounds Query.nodes and the places where a neighbourhood begins.
const mostNodes = 100

// longestText bounds the text of a search, in bytes.
const longestText = 1000

func (q queries) Node(ctx context.Context, id kg.ID) (model.Node, error) {
	nodes, err := q.Nodes(ctx, []kg.ID{id})
	if err != nil {
		return nil, err
	}
	return nodes[0], nil
}

func (q queries) Nodes(ctx context.Context, ids []kg.ID) ([]model.Node, error) {
	out := make([]model.Node, len(ids))
	if len(ids) > mostNodes {
		return nil, kg.Errorf(kg.TooLarge, "nodes", "", "%d ids were asked for, at most %d are allowed", len(ids), mostNodes)
	}
	distinct, at := unique(ids)
	if len(distinct) == 0 {
		return out, nil
	}
	records, err := q.store.Lookup(ctx, distinct)
	if err != nil {
		return nil, err
	}
	entities := gather(records, pickEntity, entityID, model.Entities)
	relations := gather(records, pickRelation, relationID, model.Relations)
	evidence := gather(records, pickEvidence, evidenceID, model.AllEvidence)
	documents := gather(records, pickDocument, documentID, model.Documents)
	for i, a := range at {
		switch {
		case a < 0:
		case entities[a] != nil:
			out[i] = entities[a]
		case relations[a] != nil:
			out[i] = relations[a]
		case evidence[a] != nil:
			out[i] = evidence[a]
		case documents[a] != nil:
			out[i] = documents[a]
		}
	}
	return out, nil
}

func (q queries) Entity(ctx context.Context, id *kg.ID, name *string, class *kg.Class) (model.Entity, error) {
	switch {
	case (id == nil) == (name == nil):
		return nil, kg.Errorf(kg.Invalid, "entity", "", "exactly one of id and name must be given")
	case id != nil && class != nil:
		return nil, kg.Errorf(kg.Invalid, "entity", "", "class goes with name, not with id")
	case id != nil:
		found, err := q.entities(ctx, []kg.ID{*id})
		if err != nil {
			return nil, err
		}
		return found[0], nil
	case kg.FoldText(*name) == "":
		return nil, kg.Errorf(kg.Invalid, "entity", *name, "the name has no letters or digits")
	}
	var classes []kg.Class
	if class != nil {
		classes = []kg.Class{*class}
	}
	return q.named(ctx, *name, classes)
}

// named finds the best connected Entity by one of its texts, or else by one of
// its Keys, which do without articles.
func (q queries) named(ctx context.Context, name string, classes []kg.Class) (model.Entity, error) {
	pages, err := q.store.Entities(ctx, kg.EntityQuery{Where: kg.EntityFilter{Name: name, Classes: classes}, Order: kg.ByDegree, Window: kg.Window{First: 1}})
	if err != nil {
		return nil, err
	}
	if rows := pages[0].Rows; len(rows) > 0 {
		return model.Entities([]kg.Entity{rows[0].Node})[0], nil
	}
	if len(classes) == 0 {
		classes = kg.Classes()
	}
	ids := make([]kg.ID, len(classes))
	for i, c := range classes {
		ids[i] = kg.EntityID(kg.MakeKey(c, name))
	}
	found, err := q.entities(ctx, ids)
	if err != nil {
		return nil, err
	}
	var best model.Entity
	for _, e := range found {
		if e != nil && (best == nil || e.Row().Degree > best.Row().Degree) {
			best = e
		}
	}
	return best, nil
}

func (q queries) Entities(ctx context.Context, where *model.EntityFilter, orderBy string, first *int, after *string, last *int, before *string) (*model.EntityConnection, error) {
	s, err := window(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	filter, err := q.words.entityFilter(where)
	if err != nil {
		return nil, err
	}
	pages, err := q.store.Entities(ctx, kg.EntityQuery{Where: filter, Order: orderBy, Window: s.Window})
	if err != nil {
		return nil, err
	}
	return connections(pages, s, func(e kg.Entity) string { return string(e.ID) }, model.Entities)[0], nil
}

func (q queries) Search(ctx context.Context, text string, classes []kg.Class, status []kg.Status, first *int, after *string, last *int, before *string) (*model.SearchConnection, error) {
	s, err := window(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	if err := checkStatuses(status); err != nil {
		return nil, err
	}
	if len(text) > longestText {
		return nil, kg.Errorf(kg.TooLarge, "search", "", "the text has %d bytes, at most %d are allowed", len(text), longestText)
	}
	page, err := q.store.Search(ctx, kg.SearchQuery{Text: text, Classes: classes, Statuses: status, Window: s.Window})
	if err != nil {
		return nil, err
	}
	return connections([]kg.Page[kg.Hit]{page}, s, func(h kg.Hit) string { return kg.HitMark(h).Place }, hits)[0], nil
}

// hits makes the nodes of a search: the Entities one Level, the Evidence another.
func hits(rows []kg.Hit) []model.SearchHit {
	records := make([]kg.Record, len(rows))
	for i, h := range rows {
		records[i] = kg.Record{Entity: h.Entity, Evidence: h.Evidence}
	}
	entities := gather(records, pickEntity, entityID, model.Entities)
	evidence := gather(records, pickEvidence, evidenceID, model.AllEvidence)
	out := make([]model.SearchHit, len(rows))
	for i := range rows {
		if entities[i] != nil {
			out[i] = entities[i]
		} else {
			out[i] = evidence[i]
		}
	}
	return out
}

func (q queries) Relation(ctx context.Context, id kg.ID) (*model.Relation, error) {
	found, err := q.relations(ctx, []kg.ID{id})
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

func (q queries) Relations(ctx context.Context, where *model.RelationFilter, orderBy string, first *int, after *string, last *int, before *string) (*model.RelationConnection, error) {
	s, err := window(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	filter, err := q.words.relationFilter(where)
	if err != nil {
		return nil, err
	}
	pages, err := q.store.Relations(ctx, kg.RelationQuery{Where: filter, Order: orderBy, Window: s.Window})
	if err != nil {
		return nil, err
	}
	return connections(pages, s, func(r kg.Relation) string { return string(r.ID) }, model.Relations)[0], nil
}

func (q queries) Document(ctx context.Context, id kg.ID) (*model.Document, error) {
	found, err := q.documents(ctx, []kg.ID{id})
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

func (q queries) Documents(ctx context.Context, where *model.DocumentFilter, orderBy string, first *int, after *string, last *int, before *string) (*model.DocumentConnection, error) {
	s, err := window(ctx, first, after, last, before)
	if err != nil {
		return nil, err
	}
	pages, err := q.store.Documents(ctx, kg.DocumentQuery{Where: documentFilter(where), Order: orderBy, Window: s.Window})
	if err != nil {
		return nil, err
	}
	return connections(pages, s, func(d kg.Document) string { return string(d.ID) }, model.Documents)[0], nil
}
