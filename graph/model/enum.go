package model

import (
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"graphd/kg"
)

// The enums of the API have the words of package kg, so they are written as they
// are; only a Class is spelled in upper case. Which words there are is checked
// against the schema before a value arrives here.

// MarshalClass writes a Class in upper case.
func MarshalClass(c kg.Class) graphql.Marshaler {
	return graphql.MarshalString(strings.ToUpper(string(c)))
}

// UnmarshalClass reads a Class; null is the empty one.
func UnmarshalClass(v any) (kg.Class, error) {
	word, err := unmarshalWord[string](v)
	if err != nil || word == "" {
		return "", err
	}
	for _, c := range kg.Classes() {
		if strings.EqualFold(word, string(c)) {
			return c, nil
		}
	}
	return "", kg.Errorf(kg.Invalid, "read argument", "", "no Class is called %s", describe(word))
}

// MarshalStatus writes a Status.
func MarshalStatus(s kg.Status) graphql.Marshaler { return graphql.MarshalString(string(s)) }

// UnmarshalStatus reads a Status.
func UnmarshalStatus(v any) (kg.Status, error) { return unmarshalWord[kg.Status](v) }

// MarshalZoneKind writes a ZoneKind.
func MarshalZoneKind(z kg.ZoneKind) graphql.Marshaler { return graphql.MarshalString(string(z)) }

// UnmarshalZoneKind reads a ZoneKind.
func UnmarshalZoneKind(v any) (kg.ZoneKind, error) { return unmarshalWord[kg.ZoneKind](v) }

// MarshalMentionForm writes a Form.
func MarshalMentionForm(f kg.Form) graphql.Marshaler { return graphql.MarshalString(string(f)) }

// UnmarshalMentionForm reads a Form.
func UnmarshalMentionForm(v any) (kg.Form, error) { return unmarshalWord[kg.Form](v) }

// MarshalDirection writes a Direction.
func MarshalDirection(d kg.Direction) graphql.Marshaler { return graphql.MarshalString(string(d)) }

// UnmarshalDirection reads a Direction.
func UnmarshalDirection(v any) (kg.Direction, error) { return unmarshalWord[kg.Direction](v) }

// MarshalOrder writes the order of a list.
func MarshalOrder(o string) graphql.Marshaler { return graphql.MarshalString(o) }

// UnmarshalOrder reads the order of a list.
func UnmarshalOrder(v any) (string, error) { return unmarshalWord[string](v) }

// MarshalLoadOutcome writes an Outcome.
func MarshalLoadOutcome(o kg.Outcome) graphql.Marshaler { return graphql.MarshalString(string(o)) }

// UnmarshalLoadOutcome reads an Outcome.
func UnmarshalLoadOutcome(v any) (kg.Outcome, error) { return unmarshalWord[kg.Outcome](v) }

// MarshalPathOutcome writes a PathOutcome.
func MarshalPathOutcome(o PathOutcome) graphql.Marshaler { return graphql.MarshalString(string(o)) }

// UnmarshalPathOutcome reads a PathOutcome.
func UnmarshalPathOutcome(v any) (PathOutcome, error) { return unmarshalWord[PathOutcome](v) }

func unmarshalWord[T ~string](v any) (T, error) {
	switch v := v.(type) {
	case nil:
		return "", nil
	case string:
		return T(v), nil
	}
	return "", kg.Errorf(kg.Invalid, "read argument", "", "a word of an enum was expected, not %s", describe(v))
}
