package graph

import (
	"graphd/graph/generated"
	"graphd/graph/model"
	"graphd/kg"
)

// What fields cost whose length is not asked for: they are short in practice.
const (
	fewRelations = 2  // contradicting one Relation
	fewSpans     = 2  // antecedents of one piece of Evidence
	someZones    = 20 // of one Document
	textCost     = 20 // a whole text, against a field of a few bytes
)

// complexities says what fields cost: one each, and those below a list as often
// as the list may be long.
func complexities() generated.ComplexityRoot {
	var c generated.ComplexityRoot
	page := func(child int, first *int, _ *string, last *int, _ *string) int {
		return times(pageSize(first, last), child)
	}
	relations := func(child int, _ *model.RelationFilter, _ kg.Direction, _ string, first *int, _ *string, last *int, _ *string) int {
		return times(pageSize(first, last), child)
	}
	documents := func(child int, _ *model.DocumentFilter, _ string, first *int, _ *string, last *int, _ *string) int {
		return times(pageSize(first, last), child)
	}
	entities := func(child int, _ *model.EntityFilter, _ string, first *int, _ *string, last *int, _ *string) int {
		return times(pageSize(first, last), child)
	}
	found := func(child int, _ *model.RelationFilter, _ string, first *int, _ *string, last *int, _ *string) int {
		return times(pageSize(first, last), child)
	}
	c.Actor.Relations, c.Actor.Mentions, c.Actor.Documents = relations, page, documents
	c.Program.Relations, c.Program.Mentions, c.Program.Documents = relations, page, documents
	c.Objective.Relations, c.Objective.Mentions, c.Objective.Documents = relations, page, documents
	c.Place.Relations, c.Place.Mentions, c.Place.Documents = relations, page, documents
	c.Event.Relations, c.Event.Mentions, c.Event.Documents = relations, page, documents

	c.Relation.Evidence = page
	c.Relation.Contradicts = func(child int) int { return times(fewRelations, child) }
	c.Evidence.Antecedents = func(child int) int { return times(fewSpans, child) }

	c.Document.Entities, c.Document.Relations = entities, found
	c.Document.Mentions, c.Document.Dropped = page, page
	c.Document.Text = func(int) int { return textCost }
	c.Document.Zones = func(child int) int { return times(someZones, child) }

	c.Query.Entities, c.Query.Relations, c.Query.Documents = entities, found, documents
	c.Query.Search = func(child int, _ string, _ []kg.Class, _ []kg.Status, first *int, _ *string, last *int, _ *string) int {
		return times(pageSize(first, last), child)
	}
	c.Query.Nodes = func(child int, ids []kg.ID) int { return times(len(ids), child) }
	c.Query.Paths = func(child int, _, _ kg.ID, _ *model.RelationFilter, maxHops, first int) int {
		return times(clamp(maxHops, mostHops)*clamp(first, mostPaths), child)
	}
	c.Query.Neighborhood = func(child int, _ []kg.ID, _ int, _ *model.RelationFilter, limit int) int {
		return times(clamp(limit, largestNeighborhood), child)
	}
	return c
}

// times is the cost of a field with n things below it, each of cost child.
func times(n, child int) int { return min(1+n*child, veryMany) }

// pageSize is how many rows a page has at most. Sizes that will be refused count
// as the largest.
func pageSize(first, last *int) int {
	switch {
	case first != nil:
		return clamp(*first, largestPage)
	case last != nil:
		return clamp(*last, largestPage)
	}
	return defaultPage
}

func clamp(n, most int) int {
	if n < 0 || n > most {
		return most
	}
	return n
}
