package storetest

import (
	"slices"

	"graphd/kg"
)

// Rules is the small ontology of the suite. Open the store under test with it.
func Rules() kg.Rules { return rules{} }

type rules struct{}

var classOf = map[kg.Kind]kg.Class{
	"Person": kg.Actor, "Agency": kg.Actor, "Organization": kg.Actor,
	"Strategy": kg.Program, "Law": kg.Program,
	"Objective": kg.Objective, "Place": kg.Place, "Event": kg.Event,
}

// allowed says which Classes may be subject and object of a Predicate.
var allowed = map[kg.Predicate][2][]kg.Class{
	"has_objective": {{kg.Actor, kg.Program}, {kg.Objective}},
	"implements":    {{kg.Actor}, {kg.Program}},
	"located_in":    {{kg.Actor, kg.Event, kg.Place}, {kg.Place}},
	"opposes":       {{kg.Actor}, {kg.Actor, kg.Program, kg.Objective}},
	"related_to":    {kg.Classes(), kg.Classes()},
	"supports":      {{kg.Actor, kg.Program}, {kg.Actor, kg.Program, kg.Objective}},
}

func (rules) Class(k kg.Kind) (kg.Class, bool) { c, ok := classOf[k]; return c, ok }

func (rules) Allows(subject kg.Kind, p kg.Predicate, object kg.Kind) bool {
	ends, ok := allowed[p]
	return ok && slices.Contains(ends[0], classOf[subject]) && slices.Contains(ends[1], classOf[object])
}

func (rules) Predicates() []kg.Predicate {
	return []kg.Predicate{"has_objective", "implements", "located_in", "opposes", "related_to", "supports"}
}
