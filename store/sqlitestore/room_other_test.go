//go:build !unix

package sqlitestore

func limitRoom() error { return nil }
