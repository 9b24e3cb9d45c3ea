//go:build unix

package sqlitestore

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"graphd/kg"
)

// BenchmarkMillion asks questions of a generated graph of a million Relations
// (GRAPHD_BENCH_RELATIONS sets another number) between a fifth as many Entities,
// of which few have thousands of Relations and most have a handful. It is written
// straight to the tables, as Put would leave them but without the Readings and
// the change log: Put would take hours.
func BenchmarkMillion(b *testing.B) {
	n := 1_000_000
	if v, err := strconv.Atoi(os.Getenv("GRAPHD_BENCH_RELATIONS")); err == nil {
		n = v
	}
	path := filepath.Join(b.TempDir(), "graph.db")
	s := open(b, path)
	g := newBulk(n)
	began := time.Now()
	must(b, g.write(s))
	must(b, s.Close())
	b.Logf("%d Relations written in %v", n, time.Since(began).Round(time.Millisecond))

	s, scanned := opened(b, path) // from the tables
	must(b, s.Close())            // writes the snapshot
	before := heap()
	s, read := opened(b, path) // from the snapshot
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			continue
		}
		file, err := os.Stat(path)
		must(b, err)
		b.ReportMetric(scanned.Seconds(), "s-processor/scan")
		b.ReportMetric(read.Seconds(), "s-processor/snapshot")
		b.ReportMetric(float64(heap()-before)/(1<<20), "MiB-adjacency")
		b.ReportMetric(float64(file.Size())/(1<<20), "MiB-file")
	})
	ctx := context.Background()
	chance := rand.New(rand.NewPCG(3, 4))
	some := func() kg.ID { return kg.EntityID(g.key(chance.IntN(g.entities))) }
	hub := kg.EntityID(g.key(0))
	page := kg.Window{First: 20}

	each := func(name string, ask func(b *testing.B)) {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			cpu := processor(b)
			for b.Loop() {
				t := time.Now()
				ask(b)
				took = append(took, time.Since(t))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-median")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs-p99")
			b.ReportMetric(float64((processor(b)-cpu).Microseconds())/float64(len(took)), "µs-processor")
		})
	}
	each("two hops", func(b *testing.B) {
		e := got(s.Neighbours(ctx, kg.NeighbourQuery{Of: []kg.ID{some()}}))(b)
		var next []kg.ID
		for _, x := range e[0].List {
			next = append(next, x.To)
		}
		got(s.Neighbours(ctx, kg.NeighbourQuery{Of: next, Limit: 100}))(b)
	})
	each("shortest path", func(b *testing.B) {
		if _, err := kg.Paths(ctx, s, kg.PathQuery{From: some(), To: some(), MaxHops: 8, First: 1}); err != nil && kg.KindOf(err) != kg.Invalid {
			b.Fatal(err)
		}
	})
	each("neighbourhood of two hops, 100 entities", func(b *testing.B) {
		got(kg.Explore(ctx, s, kg.NeighbourhoodQuery{Of: []kg.ID{some()}, Depth: 2}))(b)
	})
	withEvidence := func(b *testing.B, owner kg.ID) {
		r := got(s.Relations(ctx, kg.RelationQuery{Owners: []kg.ID{owner}, Order: kg.ByEvidence, Window: page}))(b)
		var ids []kg.ID
		for _, row := range r[0].Rows {
			ids = append(ids, row.Node.ID)
		}
		got(s.Evidence(ctx, kg.EvidenceQuery{Owners: ids, Window: kg.Window{First: 3}}))(b)
	}
	each("page of 20 with evidence", func(b *testing.B) { withEvidence(b, some()) })
	each("page of 20 with evidence, of the largest hub", func(b *testing.B) { withEvidence(b, hub) })
	each("first 20 of all relations by evidence", func(b *testing.B) {
		got(s.Relations(ctx, kg.RelationQuery{Order: kg.ByEvidence, Window: page}))(b)
	})
	each("first 20 of all entities by degree", func(b *testing.B) {
		got(s.Entities(ctx, kg.EntityQuery{Order: kg.ByDegree, Window: page}))(b)
	})
	each("look up 20 entities", func(b *testing.B) {
		ids := make([]kg.ID, 20)
		for i := range ids {
			ids[i] = some()
		}
		got(s.Lookup(ctx, ids))(b)
	})
	each("search a name", func(b *testing.B) {
		got(s.Search(ctx, kg.SearchQuery{Text: g.name(chance.IntN(g.entities)), Window: page}))(b)
	})
	each("search two words as typed", func(b *testing.B) {
		got(s.Search(ctx, kg.SearchQuery{Text: fmt.Sprintf("%s %.3s", bulkWords[chance.IntN(len(bulkWords))], bulkWords[chance.IntN(len(bulkWords))]), Window: page}))(b)
	})
	each("search one frequent word", func(b *testing.B) {
		got(s.Search(ctx, kg.SearchQuery{Text: "border", Window: page}))(b)
	})
	each("stats", func(b *testing.B) { got(s.Stats(ctx, kg.RelationFilter{}))(b) })
	each("put", func(b *testing.B) {
		i := chance.IntN(1 << 30)
		got(s.Put(ctx, sample(i), fmt.Sprint("source ", i)))(b)
	})
	must(b, s.Close())
}

func opened(b *testing.B, path string) (*Store, time.Duration) {
	b.Helper()
	cpu := processor(b)
	s := open(b, path)
	return s, processor(b) - cpu
}

// processor returns the processor time that the process has used: what a question
// costs on a machine that does other things too.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	must(b, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// heap returns the bytes in use after a collection.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
