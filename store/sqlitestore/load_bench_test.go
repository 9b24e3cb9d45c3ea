//go:build unix

package sqlitestore

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"graphd/kg"
	"graphd/store/storetest"
)

// release makes one of many Readings the size of a press release: forty Claims
// between names of which few are used by many Documents, as in a real corpus.
func release(i int) *kg.Reading {
	chance := rand.New(rand.NewPCG(uint64(i), 7))
	pick := func() storetest.Thing {
		// A cube makes low numbers frequent.
		f := chance.Float64()
		n := int(f * f * f * 4000)
		switch n % 4 {
		case 0:
			return storetest.Agency(fmt.Sprint("Federal Agency number ", n))
		case 1:
			return storetest.Person(fmt.Sprint("Person Lastname", n))
		case 2:
			return storetest.Strategy(fmt.Sprint("National Strategy for topic ", n))
		default:
			return storetest.Agency(fmt.Sprint("Bureau of matter ", n))
		}
	}
	predicates := []kg.Predicate{"supports", "implements", "opposes", "related_to"}
	statuses := []kg.Status{kg.Asserted, kg.Asserted, kg.Asserted, kg.Reported, kg.Planned, kg.Denied}
	t := storetest.Text{Title: fmt.Sprint("Release ", i), Publisher: "Office", Published: fmt.Sprintf("20%02d-%02d-%02d", i%20, i%12+1, i%28+1)}
	for range 40 {
		t.Says = append(t.Says, storetest.Statement{Subject: pick(), Predicate: predicates[chance.IntN(4)], Object: pick(), Status: statuses[chance.IntN(6)],
			Phrase: fmt.Sprintf("has for %d years in a long sentence of many words worked with", chance.IntN(30))})
	}
	return t.Reading()
}

func BenchmarkPut(b *testing.B) {
	s := open(b, filepath.Join(b.TempDir(), "graph.db"))
	readings := make([]*kg.Reading, 2000)
	for i := range readings {
		readings[i] = release(i)
	}
	b.ReportAllocs()
	i, claims := 0, 0
	cpu := processor(b)
	for b.Loop() {
		r := readings[i%len(readings)]
		claims += len(r.Claims)
		if _, err := s.Put(context.Background(), r, fmt.Sprint("source ", i)); err != nil {
			b.Fatal(err)
		}
		i++
	}
	b.ReportMetric(float64(i)/b.Elapsed().Seconds(), "documents/s")
	b.ReportMetric(float64((processor(b)-cpu).Microseconds())/float64(i), "µs-processor/document")
	b.ReportMetric(float64(claims)/float64(i), "claims/document")
	must(b, s.Close())
}
