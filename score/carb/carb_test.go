package carb

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func tuple(relation string, args ...string) Tuple {
	return Tuple{Relation: relation, Args: args, Confidence: 1}
}

func TestTuplesMatchPartByPart(t *testing.T) {
	for _, c := range []struct {
		name         string
		gold, system Tuple
		want         Match
	}{
		{"the same", tuple("founded", "Ada", "a club"), tuple("founded", "Ada", "a club"), Match{1, 1}},
		{"no word of the relation", tuple("founded", "Ada", "a club"), tuple("opened", "Ada", "a club"), Match{}},
		{"words in another part", tuple("founded", "Ada", "a club"), tuple("founded", "a club", "Ada"), Match{1.0 / 4, 1.0 / 4}},
		{"further arguments are one", tuple("ran", "Ada", "home", "in 1900"), tuple("ran", "Ada", "in 1900", "home"), Match{1, 1}},
		{"more than the gold", tuple("ran", "Ada", "home"), tuple("ran", "Ada", "home in 1900"), Match{3.0 / 5, 1}},
		{"less than the gold", tuple("ran", "Ada", "home in 1900"), tuple("ran", "Ada", "home"), Match{1, 3.0 / 5}},
		{"a word counts as often as both have it", tuple("is", "a a", "b"), tuple("is", "a a a", "b"), Match{4.0 / 5, 1}},
		{"an argument is missing", tuple("ran", "Ada", "home"), tuple("ran", "Ada"), Match{}},
		{"be stands for its forms", tuple("was", "Ada", "here"), tuple("be", "Ada", "here"), Match{1, 1}},
		{"who speaks may stand last", tuple("said", "it rains", "Ada"), tuple("said", "Ada", "it rains"), Match{1, 1}},
		{"case counts", tuple("is", "Ada", "here"), tuple("is", "ada", "here"), Match{2.0 / 3, 2.0 / 3}},
	} {
		if got := c.gold.Compare(c.system); math.Abs(got.Precision-c.want.Precision)+math.Abs(got.Recall-c.want.Recall) > 1e-9 {
			t.Errorf("%s: %v, not %v", c.name, got, c.want)
		}
	}
}

func TestPrecisionPairsOnceAndRecallMayRepeat(t *testing.T) {
	gold := map[string][]Tuple{"s": {tuple("ran", "Ada", "home"), tuple("ran", "Ada", "away")}}
	one := Compare(gold, map[string][]Tuple{"s": {tuple("ran", "Ada", "home away")}})
	if len(one) != 1 || one[0].Precision != 3.0/4 || one[0].Recall != 1 {
		t.Errorf("one Tuple for two: %+v", one)
	}
	two := Compare(map[string][]Tuple{"s": gold["s"][:1]}, map[string][]Tuple{"s": {tuple("ran", "Ada", "home"), tuple("ran", "Ada", "home")}})
	if len(two) != 1 || two[0].Precision != 0.5 || two[0].Recall != 1 {
		t.Errorf("a Tuple too many counts as wrong: %+v", two)
	}
}

func TestTheCurveTakesMoreAsConfidenceFalls(t *testing.T) {
	sure, unsure := tuple("ran", "Ada", "home"), tuple("hid", "Ada", "there")
	sure.Confidence, unsure.Confidence = 0.9, 0.2
	gold := map[string][]Tuple{"s": {tuple("ran", "Ada", "home")}, "unread": {tuple("is", "a", "b")}}
	curve := Compare(gold, map[string][]Tuple{"s": {unsure, sure}, "not gold": {tuple("is", "a", "b")}})
	want := []Point{{0.2, 0.5, 0.5}, {0.9, 1, 0.5}}
	if !slices.Equal(curve, want) {
		t.Errorf("%v, not %v", curve, want)
	}
	if b := Best(curve); b != want[1] || math.Abs(b.F1()-2.0/3) > 1e-9 {
		t.Errorf("best: %+v", b)
	}
	if a := Area(curve); a != 0.5 {
		t.Errorf("area %v", a)
	}
}

func TestFilesAreReadInTheirTwoForms(t *testing.T) {
	gold, err := ReadGold(strings.NewReader("Ada ran home .\tran\tAda\thome\nAda ran home .\tis\tAda\trunner\nBo sat .\tsat\tBo\n"))
	if err != nil || len(gold) != 2 || len(gold[0].Tuples) != 2 || gold[1].Tuples[0].Args[0] != "Bo" {
		t.Fatalf("%v, %v", gold, err)
	}
	system, err := ReadSystem(strings.NewReader("Ada ran home.\t0.75\tran\tAda\thome\n"))
	if err != nil || system[0].Tuples[0].Confidence != 0.75 {
		t.Fatalf("%v, %v", system, err)
	}
	if Key(gold[0].Text) != Key(system[0].Text) {
		t.Error("spaces and marks make another sentence")
	}
	for _, bad := range []string{"a sentence alone\n", "s\tno number\tran\ta\tb\n"} {
		if _, err := ReadSystem(strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestRulesShareThePairs(t *testing.T) {
	a, b := tuple("ran", "Ada", "home"), tuple("flew", "Ada", "home")
	a.Rule, b.Rule = "one", "other"
	got := Rules(map[string][]Tuple{"s": {tuple("ran", "Ada", "home")}}, map[string][]Tuple{"s": {a, b, b}})
	want := []RuleScore{{"other", 2, 0}, {"one", 1, 1}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}
