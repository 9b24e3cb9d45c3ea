package storetest

import (
	"fmt"
	"testing"

	"graphd/kg"
	"pgregory.net/rapid"
)

func sequences() []law {
	return []law{
		{"random writes leave the graph that the reference has", func(t *testing.T, h Harness) {
			h.play(t, false)
		}},
	}
}

// play draws sequences and writes each to an empty store.
func (h Harness) play(t *testing.T, reopen bool) {
	rapid.Check(t, func(r *rapid.T) {
		g := &game{T: r, store: h.Open(t), want: reference(), steps: h.steps}
		defer func() { must(r, g.store.Close()) }()
		if reopen {
			g.reopen = func() { g.store = h.Reopen(t, g.store) }
		}
		g.play()
	})
}

// A game is a sequence of random writes to two stores.
type game struct {
	*rapid.T
	store, want kg.Store
	put         []*kg.Reading
	judged      []kg.Judgement
	reopen      func() // nil: not to be done
	steps       int    // at most
}

func (g *game) play() {
	r := g.T
	steps := rapid.IntRange(3, g.steps).Draw(r, "steps")
	for i := range steps {
		switch rapid.IntRange(0, 9).Draw(r, "write") {
		case 0, 1, 2, 3, 4:
			g.load(RandomText().Draw(r, "text").Reading())
		case 5:
			if len(g.put) > 0 {
				g.load(rapid.SampledFrom(g.put).Draw(r, "again"))
			}
		case 6:
			if len(g.put) > 0 {
				g.load(Reread(rapid.SampledFrom(g.put).Draw(r, "read again")))
			}
		case 7:
			if len(g.put) > 0 {
				g.remove(rapid.SampledFrom(g.put).Draw(r, "leaves").Document.ID)
			}
		default:
			g.judge(RandomJudgement(g.judged).Draw(r, "judgement"))
		}
		if i%3 == 2 || i == steps-1 {
			sameGraph(r, dump(r, g.store), dump(r, g.want))
			for range 4 {
				g.ask()
			}
			if g.reopen != nil {
				g.reopen()
			}
		}
	}
}

func (g *game) load(reading *kg.Reading) {
	source := fmt.Sprint("source ", rapid.IntRange(1, 6).Draw(g.T, "source"))
	have, err := g.store.Put(ctx, reading, source)
	must(g, err)
	want, err := g.want.Put(ctx, reading, source)
	must(g, err)
	if have != want {
		g.Fatalf("the outcome is %s, want %s", have, want)
	}
	g.put = append(g.put, reading)
}

func (g *game) remove(id kg.ID) {
	have, want := g.store.Delete(ctx, id), g.want.Delete(ctx, id)
	if (have == nil) != (want == nil) || want != nil && kg.KindOf(have) != kg.KindOf(want) {
		g.Fatalf("delete %s: %v, want %v", id, have, want)
	}
}

func (g *game) judge(j kg.Judgement) {
	j, err := kg.NewJudgement(j)
	must(g, err)
	must(g, g.store.Judge(ctx, j))
	must(g, g.want.Judge(ctx, j))
	g.judged = append(g.judged, j)
}
