package main

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"graphd/kg"
	"graphd/loader"
	"graphd/loader/source"
	"graphd/ontology"
	"graphd/store/memstore"
	"graphd/store/neo4jstore"
	"graphd/store/sqlitestore"
)

// corpus is what the benchmarks load: the file that GRAPHD_BENCH_RELEASES names, if
// it is there, else texts of our own making.
func corpus(b *testing.B) string {
	b.Helper()
	if path := os.Getenv("GRAPHD_BENCH_RELEASES"); path != "" {
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	dir := b.TempDir()
	writeTexts(b, dir, 500)
	return dir
}

// BenchmarkLoad loads a corpus into a store that is empty before, with all
// processors: documents and bytes of text in a second, and the memory in use
// after it.
func BenchmarkLoad(b *testing.B) {
	path := corpus(b)
	ont, err := ontology.Default()
	if err != nil {
		b.Fatal(err)
	}
	for _, engine := range []struct {
		name string
		open func(b *testing.B) kg.Store
	}{
		{"nothing", func(*testing.B) kg.Store { return nil }},
		{"file", func(b *testing.B) kg.Store {
			s, err := sqlitestore.Open(b.Context(), filepath.Join(b.TempDir(), "g.db"), sqlitestore.Options{Rules: ont})
			if err != nil {
				b.Fatal(err)
			}
			return s
		}},
		{"memory", func(*testing.B) kg.Store { return memstore.New(ont) }},
		{"neo4j", func(b *testing.B) kg.Store {
			server := neo.Server(b)
			if err := server.Reset(b.Context()); err != nil {
				b.Fatal(err)
			}
			s, err := neo4jstore.Open(b.Context(), neo4jstore.Options{URI: server.URI(), User: "neo4j", Password: neo4jPassword, Rules: ont})
			if err != nil {
				b.Fatal(err)
			}
			return s
		}},
	} {
		b.Run(engine.name, func(b *testing.B) {
			var documents, bytes int
			for b.Loop() {
				store := engine.open(b)
				var w loader.Writer = store
				if store == nil {
					w = forgetful{}
				}
				reader, err := loader.NewReader(ont)
				if err != nil {
					b.Fatal(err)
				}
				report, err := loader.Load(b.Context(), loader.LoadOptions{Writer: w, Reader: reader}, source.Open(b.Context(), []string{path}, source.Options{}))
				if err != nil {
					b.Fatal(err)
				}
				documents, bytes = documents+report.Documents, bytes+report.Counts.Bytes
				if store != nil {
					if err := store.Close(); err != nil {
						b.Fatal(err)
					}
				}
			}
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(documents)/b.Elapsed().Seconds(), "documents/s")
			b.ReportMetric(float64(bytes)/b.Elapsed().Seconds()/1e6, "MB/s")
			b.ReportMetric(float64(m.Sys)/1e6, "MB-of-memory")
			b.ReportMetric(0, "ns/op")
		})
	}
}
