package model

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"graphd/kg"
)

func TestAFieldIsReadOnceForAWholeLevel(t *testing.T) {
	rows := make([]int, 100)
	for i := range rows {
		rows[i] = i
	}
	l := &Level[int]{Rows: rows}
	var reads atomic.Int32
	var wait sync.WaitGroup
	for i := range rows {
		wait.Go(func() {
			got, err := Load(l, "double", func(rows []int) ([]int, error) {
				reads.Add(1)
				out := make([]int, len(rows))
				for i, r := range rows {
					out[i] = 2 * r
				}
				return out, nil
			})
			if err != nil || got[i] != 2*i {
				t.Errorf("member %d got %v, %v", i, got, err)
			}
		})
	}
	wait.Wait()
	if reads.Load() != 1 {
		t.Errorf("read %d times", reads.Load())
	}
	if _, err := Load(l, "triple", func([]int) ([]int, error) { reads.Add(1); return make([]int, 100), nil }); err != nil || reads.Load() != 2 {
		t.Errorf("another key: %v, read %d times", err, reads.Load())
	}
}

func TestAllMembersShareAnError(t *testing.T) {
	l := &Level[int]{Rows: []int{1}}
	broken := errors.New("broken")
	for range 2 {
		if _, err := Load(l, "a", func([]int) ([]int, error) { return nil, broken }); !errors.Is(err, broken) {
			t.Errorf("got %v", err)
		}
	}
	if _, err := Load(l, "short", func([]int) ([]int, error) { return nil, nil }); err == nil {
		t.Error("a result that is too short passes")
	}
	if _, err := Load(l, "short", func([]int) ([]string, error) { return []string{""}, nil }); err == nil {
		t.Error("a result of another type passes")
	}
}

func TestAPanicDoesNotHangOrFoolTheOthers(t *testing.T) {
	l := &Level[int]{Rows: []int{1}}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_, err := Load(l, "a", func([]int) ([]int, error) { panic("no") })
		t.Errorf("returned %v", err)
	}()
	if _, err := Load(l, "a", func([]int) ([]int, error) { return []int{1}, nil }); err == nil {
		t.Error("the next member got a result that was never read")
	}
}

func TestCutSpanRefusesWhatLiesElsewhere(t *testing.T) {
	text := "año 1"
	at := func(start, end int) kg.Extent {
		return kg.Extent{Start: kg.Position{Byte: start}, End: kg.Position{Byte: end}}
	}
	for _, f := range []struct {
		start, end int
		want       string
		ok         bool
	}{{10, 14, "año", true}, {15, 16, "1", true}, {16, 16, "", true}, {9, 14, "", false}, {15, 17, "", false}, {12, 14, "", false}, {14, 13, "", false}} {
		if s, ok := CutSpan(text, 10, at(f.start, f.end)); ok != f.ok || s.Text != f.want || s.Extent != at(f.start, f.end) {
			t.Errorf("%d:%d gives %+v, %v", f.start, f.end, s, ok)
		}
	}
}
