package kg

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const someTime = "2024-01-01T00:00:00Z"

func TestAJudgementIsCheckedWhenItIsMade(t *testing.T) {
	for _, c := range []struct {
		j      Judgement
		reason string // empty: it passes
	}{
		{Judgement{Verdict: Same, A: "actor|a", B: "actor|b", When: someTime}, ""},
		{Judgement{Verdict: Different, A: "actor|a", B: "place|b", When: someTime}, ""},
		{Judgement{Verdict: Unsure, A: "actor|a", B: "actor|b", When: someTime}, ""},
		{Judgement{Verdict: Reject, A: "actor|a", B: "place|b", Predicate: "supports", Status: Denied, When: someTime}, ""},
		{Judgement{Verdict: Undo, Undoes: "jud_1", When: someTime}, ""},
		{Judgement{Verdict: Same, A: "actor|a", B: "place|b", When: someTime}, "two Keys of one Class"},
		{Judgement{Verdict: Same, A: "actor|a", B: "actor|a", When: someTime}, "two Keys"},
		{Judgement{Verdict: Different, A: "actor|a", B: "actor|", When: someTime}, "two Keys"},
		{Judgement{Verdict: Unsure, A: "", B: "actor|a", When: someTime}, "two Keys"},
		{Judgement{Verdict: Reject, A: "actor|a", B: "actor|b", Status: Denied, When: someTime}, "a Predicate and a Status"},
		{Judgement{Verdict: Reject, A: "actor|a", B: "actor|b", Predicate: "supports", Status: "SURE", When: someTime}, "a Predicate and a Status"},
		{Judgement{Verdict: Undo, Undoes: "rel_1", When: someTime}, "the ID of a Judgement"},
		{Judgement{Verdict: "MAYBE", When: someTime}, "unknown verdict"},
		{Judgement{Verdict: Same, A: "actor|a", B: "actor|b"}, "the time"},
	} {
		j, err := NewJudgement(c.j)
		if c.reason == "" && (err != nil || !j.ID.Is(JudgementPrefix) || CheckJudgement(j) != nil) || c.reason != "" && (err == nil || KindOf(err) != Invalid || !strings.Contains(err.Error(), c.reason)) {
			t.Errorf("%+v: %v, want %q", c.j, err, c.reason)
		}
	}
	j, _ := NewJudgement(Judgement{Verdict: Same, A: "actor|a", B: "actor|b", When: someTime})
	if j.Why = "changed"; CheckJudgement(j) == nil {
		t.Error("a Judgement that was changed still has its ID")
	}
}

// logOf makes a log: each line is a verdict with what it is about; the time is
// the place in the list. "undo N" undoes the N-th.
func logOf(t *testing.T, lines ...string) (log []Judgement) {
	t.Helper()
	for i, line := range lines {
		word := strings.Fields(line)
		j := Judgement{Verdict: Verdict(strings.ToUpper(word[0])), When: fmt.Sprintf("2024-01-01T00:00:%02dZ", i)}
		if j.Verdict == Undo {
			n := 0
			if _, err := fmt.Sscan(word[1], &n); err != nil {
				t.Fatal(err)
			}
			j.Undoes = log[n].ID
		} else {
			j.A, j.B = Key("actor|"+word[1]), Key("actor|"+word[2])
		}
		if j.Verdict == Reject {
			j.Predicate, j.Status = "supports", Asserted
		}
		j, err := NewJudgement(j)
		if err != nil {
			t.Fatal(err)
		}
		log = append(log, j)
	}
	return log
}

func TestInForceIsTheLastWord(t *testing.T) {
	for name, c := range map[string]struct {
		log  []string
		want []int // places in the log
	}{
		"nothing":                         {nil, nil},
		"each pair for itself":            {[]string{"same a b", "same b c", "different a d"}, []int{0, 1, 2}},
		"the later word on one pair":      {[]string{"same a b", "different b a"}, []int{1}},
		"unsure withdraws":                {[]string{"same a b", "unsure b a"}, nil},
		"a word after unsure":             {[]string{"same a b", "unsure b a", "same a b"}, []int{2}},
		"undone":                          {[]string{"same a b", "undo 0"}, nil},
		"an undo undone":                  {[]string{"same a b", "undo 0", "undo 1"}, []int{0}},
		"an undo undone and undone again": {[]string{"same a b", "undo 0", "undo 1", "undo 2"}, nil},
		"undoing brings the word before":  {[]string{"same a b", "different a b", "undo 1"}, []int{0}},
		"undoing unsure":                  {[]string{"same a b", "unsure a b", "undo 1"}, []int{0}},
		"rejects are of their own":        {[]string{"reject a b", "reject b a", "same a b", "unsure a b"}, []int{0, 1}},
		"a reject undone":                 {[]string{"reject a b", "undo 0"}, nil},
		"undone twice, one undo undone":   {[]string{"same a b", "undo 0", "undo 0", "undo 2"}, nil},
	} {
		log := logOf(t, c.log...)
		var want []Judgement
		for _, i := range c.want {
			want = append(want, log[i])
		}
		if have := InForce(log); fmt.Sprint(have) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", name, have, want)
		}
	}
}

func TestInForceTakesTheLogInItsOrder(t *testing.T) {
	log := logOf(t, "same a b", "different a b", "undo 1", "same c d", "undo 2", "reject a b", "unsure c d")
	want := fmt.Sprint(InForce(log))
	rapid.Check(t, func(t *rapid.T) {
		mixed := rapid.Permutation(log).Draw(t, "log")
		before := fmt.Sprint(mixed)
		if have := fmt.Sprint(InForce(mixed)); have != want {
			t.Fatalf("have %s, want %s", have, want)
		}
		if fmt.Sprint(mixed) != before {
			t.Fatal("the caller's log was changed")
		}
	})
}
