package model

import "graphd/kg"

// A Node is whatever has an ID of its own.
type Node interface{ isNode() }

// A SearchHit is an Entity or Evidence.
type SearchHit interface{ isHit() }

// An Entity is one of Actor, Program, Objective, Place and Event.
type Entity interface {
	Node
	SearchHit
	Row() *EntityRow
}

// An EntityRow is what the five have in common.
type EntityRow struct {
	kg.Entity
	Level *Level[kg.Entity]
	At    int
}

// The Classes of Entity.
type (
	Actor     struct{ *EntityRow }
	Program   struct{ *EntityRow }
	Objective struct{ *EntityRow }
	Place     struct{ *EntityRow }
	Event     struct{ *EntityRow }
)

func (r *EntityRow) isNode() {}
func (r *EntityRow) isHit()  {}

// Row returns what all Classes have in common.
func (r *EntityRow) Row() *EntityRow { return r }

// Description is nil where no text says what the Entity is.
func (r *EntityRow) Description() *string { return optional(r.Entity.Description) }

// MentionCount is how often the Entity is mentioned.
func (r *EntityRow) MentionCount() int { return r.Entity.Mentions }

// DocumentCount is in how many Documents it is mentioned.
func (r *EntityRow) DocumentCount() int { return r.Entity.Documents }

// Entities makes the Entities of a Level, one for each of its rows.
func Entities(rows []kg.Entity) []Entity {
	level := &Level[kg.Entity]{Rows: rows}
	out := make([]Entity, len(rows))
	for i, e := range rows {
		row := &EntityRow{Entity: e, Level: level, At: i}
		switch e.Class {
		case kg.Program:
			out[i] = &Program{row}
		case kg.Objective:
			out[i] = &Objective{row}
		case kg.Place:
			out[i] = &Place{row}
		case kg.Event:
			out[i] = &Event{row}
		default:
			out[i] = &Actor{row}
		}
	}
	return out
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
