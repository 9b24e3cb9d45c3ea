package main

import (
	"context"

	"graphd/kg"
)

// forgetful stores nothing: loading into it costs what reading costs.
type forgetful struct{}

func (forgetful) Put(context.Context, *kg.Reading, string) (kg.Outcome, error) { return kg.Added, nil }
