package memstore_test

import (
	"testing"

	"graphd/kg"
	"graphd/store/memstore"
	"graphd/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, storetest.Harness{
		Open:   func(*testing.T) kg.Store { return memstore.New(storetest.Rules()) },
		Checks: 100,
	})
}
