package score_test

import (
	"os"
	"path/filepath"
	"testing"

	"graphd/loader"
	"graphd/loader/article"
	"graphd/ontology"
	"graphd/score"
)

func gold(t *testing.T) score.Gold {
	t.Helper()
	g, err := score.ReadGold(filepath.Join("testdata", "01-harvest.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// perfect is the Graph that says exactly what the gold does.
func perfect(g score.Gold) score.Graph {
	var out score.Graph
	for _, e := range g.Entities {
		out.Entities = append(out.Entities, score.Entity{ID: "p_" + e.ID, Name: e.Name, Type: e.Type})
	}
	for _, r := range g.Relations {
		out.Relations = append(out.Relations, score.Relation{Subject: "p_" + r.Subject, Object: "p_" + r.Object, Type: r.Type, Status: r.Status,
			Evidence: []score.Evidence{{Quote: r.Evidence, Rule: "gold"}}})
	}
	return out
}

func TestTheGoldItselfScoresFull(t *testing.T) {
	g := gold(t)
	r := score.Document(g, perfect(g))
	if r.Entities.F1() != 1 || r.Relations.F1() != 1 || r.Typed.F1() != 1 || r.StatusRight != r.StatusHit || r.NegatedWrong != 0 {
		t.Errorf("the gold scores %+v", r.Counts)
	}
	if len(r.Lost) > 0 || len(r.Misses) > 0 || r.Rules["gold"].Right != 4 || r.Rules["gold"].Optional != 1 {
		t.Errorf("lost %v, missed %v, rules %+v", r.Lost, r.Misses, r.Rules["gold"])
	}
}

func TestNothingScoresNothing(t *testing.T) {
	r := score.Document(gold(t), score.Graph{})
	if r.Entities.F1() != 0 || r.Relations.F1() != 0 || r.Entities.Required != 6 || r.Relations.Required != 4 || len(r.Lost) != 4 {
		t.Errorf("an empty graph scores %+v", r.Counts)
	}
}

func TestWhatIsWrongCountsAndIsExplained(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*score.Graph)
		check  func(score.Result) bool
	}{
		"a turned relation": {func(g *score.Graph) {
			r := &g.Relations[0]
			r.Subject, r.Object = r.Object, r.Subject
		}, func(r score.Result) bool {
			return r.Relations.Found == 3 && r.Relations.Wrong == 1 && r.Misses[0].Near == "other direction" && r.Lost[0].Stage == "claim: other direction"
		}},
		"another sentence": {func(g *score.Graph) { g.Relations[0].Evidence[0].Quote = "Something else was said here." },
			func(r score.Result) bool { return r.Relations.Found == 3 && r.Misses[0].Near == "other sentence" }},
		"no such entity": {func(g *score.Graph) {
			g.Entities = append(g.Entities, score.Entity{ID: "x", Name: "Atlantis", Type: "Place"})
		},
			func(r score.Result) bool { return r.Entities.Wrong == 1 && r.Unmatched[0].Name == "Atlantis" }},
		"an entity missed": {func(g *score.Graph) { g.Entities[0].Name = "Atlantis" },
			func(r score.Result) bool {
				return r.Entities.Found == 5 && r.Lost[0].Stage == "mention: none for the subject"
			}},
		"a denial asserted": {func(g *score.Graph) { g.Relations[3].Status = "ASSERTED" },
			func(r score.Result) bool { return r.NegatedWrong == 1 && r.Relations.F1() == 1 }},
		"another type": {func(g *score.Graph) { g.Relations[0].Type = "supports" },
			func(r score.Result) bool { return r.Relations.F1() == 1 && r.Typed.Found == 3 && r.Typed.Wrong == 1 }},
		"another class": {func(g *score.Graph) { g.Entities[4].Type = "Person" },
			func(r score.Result) bool { return r.ClassRight == r.Matched-1 && r.KindRight == r.Matched-1 }},
		"an objective alike": {func(g *score.Graph) { g.Entities[5].Name = "to restore the degraded land soon" },
			func(r score.Result) bool { return r.Entities.Found == 6 }},
		"free direction": {func(g *score.Graph) {
			r := &g.Relations[4]
			r.Subject, r.Object = r.Object, r.Subject
		}, func(r score.Result) bool { return r.Relations.Wrong == 0 }},
	} {
		t.Run(name, func(t *testing.T) {
			g := perfect(gold(t))
			c.change(&g)
			if r := score.Document(gold(t), g); !c.check(r) {
				t.Errorf("scores %+v, lost %v, misses %v", r.Counts, r.Lost, r.Misses)
			}
		})
	}
}

func TestAReadingIsScored(t *testing.T) {
	o, err := ontology.Default()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := loader.NewReader(o)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join("testdata", "01-harvest.txt"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := article.Parse(raw, article.Hint{Media: article.Plain})
	if err != nil {
		t.Fatal(err)
	}
	reading, err := reader.Read(d)
	if err != nil {
		t.Fatal(err)
	}
	r := score.Document(gold(t), score.FromReading(reading))
	if r.Entities.Recall() != 1 || r.Relations.Recall() != 1 || r.NegatedWrong != 0 {
		t.Errorf("the reading scores %+v; lost %v, unfound %v", r.Counts, r.Lost, r.Unfound)
	}
}

func TestABrokenGoldIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.gold.json")
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{path, path + ".none"} {
		if _, err := score.ReadGold(p); err == nil {
			t.Errorf("%s: no error", p)
		}
	}
}
