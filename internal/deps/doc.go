// Package deps holds the import table of graphd: which package may import which.
// It turns the table into a test, so that the halves that must not know each
// other (reading, storing, asking) cannot grow together unnoticed.
//
// The table speaks of imports in code; tests may import more.
package deps
