package graph

import (
	"graphd/graph/generated"
	"graphd/graph/model"
	"graphd/ontology"
)

// A resolver answers the fields that need more than the value they belong to.
type resolver struct {
	store    Store
	loader   Loader
	ontology *ontology.Ontology
	words    words
	limits   Limits
}

var _ generated.ResolverRoot = (*resolver)(nil)

func (r *resolver) Query() generated.QueryResolver       { return queries{r} }
func (r *resolver) Mutation() generated.MutationResolver { return mutations{r} }
func (r *resolver) Actor() generated.ActorResolver       { return entityFields[*model.Actor]{r} }
func (r *resolver) Program() generated.ProgramResolver   { return entityFields[*model.Program]{r} }
func (r *resolver) Objective() generated.ObjectiveResolver {
	return entityFields[*model.Objective]{r}
}
func (r *resolver) Place() generated.PlaceResolver       { return entityFields[*model.Place]{r} }
func (r *resolver) Event() generated.EventResolver       { return entityFields[*model.Event]{r} }
func (r *resolver) Relation() generated.RelationResolver { return relationFields{r} }
func (r *resolver) Evidence() generated.EvidenceResolver { return evidenceFields{r} }
func (r *resolver) Mention() generated.MentionResolver   { return mentionFields{r} }
func (r *resolver) Document() generated.DocumentResolver { return documentFields{r} }
func (r *resolver) DroppedClaim() generated.DroppedClaimResolver {
	return droppedFields{r}
}
