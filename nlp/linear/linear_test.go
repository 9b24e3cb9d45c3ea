package linear_test

import (
	"bytes"
	"math"
	"testing"

	"graphd/nlp/linear"
)

// examples of two questions: is it a fruit, and which colour has it?
func lessons() (yes, colours []linear.Example) {
	for i := range 40 {
		word := []string{"apple", "pear", "stone", "brick"}[i%4]
		f := []uint32{linear.Hash("bias"), linear.Hash("word", word), linear.Hash("number", string(rune('a'+i%7)))}
		e := linear.Example{Features: f}
		if i%4 < 2 {
			e.Class = 1
		}
		yes = append(yes, e)
		colours = append(colours, linear.Example{Features: f, Class: i % 4 % 3})
	}
	return yes, colours
}

func TestAModelLearnsWhatTellsTheClassesApart(t *testing.T) {
	yes, colours := lessons()
	m := linear.Train(yes, linear.Options{Classes: []string{"fruit"}, Rounds: 50, Decay: 0.1, Least: 1})
	if p := m.Scores([]uint32{linear.Hash("word", "apple")})[0]; p < 0.8 {
		t.Errorf("an apple is a fruit by %.2f", p)
	}
	if p := m.Scores([]uint32{linear.Hash("word", "brick")})[0]; p > 0.2 {
		t.Errorf("a brick is a fruit by %.2f", p)
	}
	c := linear.Train(colours, linear.Options{Classes: []string{"red", "green", "grey"}, Rounds: 50, Decay: 0.1, Least: 1})
	scores := c.Scores([]uint32{linear.Hash("word", "pear")})
	sum := 0.0
	for _, s := range scores {
		sum += s
	}
	if scores[1] < 0.6 || math.Abs(sum-1) > 1e-9 {
		t.Errorf("a pear is %v, in all %.3f", scores, sum)
	}
	if p := m.Scores(nil)[0]; p != 0.5 {
		t.Errorf("nothing known is a fruit by %.2f", p)
	}
}

func TestTheSameExamplesGiveTheSameBytes(t *testing.T) {
	_, colours := lessons()
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		m := linear.Train(colours, linear.Options{Classes: []string{"red", "green", "grey"}, Rounds: 30, Decay: 1, Least: 2})
		if err := m.Write(w); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two trainings differ")
	}
}

func TestAModelScoresAfterItWasStoredAsBefore(t *testing.T) {
	_, colours := lessons()
	m := linear.Train(colours, linear.Options{Classes: []string{"red", "green", "grey"}, Rounds: 30, Decay: 1, Least: 1})
	var raw bytes.Buffer
	if err := m.Write(&raw); err != nil {
		t.Fatal(err)
	}
	again, err := linear.Read(raw.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range colours {
		a, b := m.Scores(e.Features), again.Scores(e.Features)
		for c := range a {
			if a[c] != b[c] {
				t.Fatalf("%v became %v", a, b)
			}
		}
	}
}

func FuzzReadRefusesWhatItDidNotWrite(f *testing.F) {
	_, colours := lessons()
	var raw bytes.Buffer
	if err := linear.Train(colours, linear.Options{Classes: []string{"red", "green", "grey"}, Rounds: 5, Decay: 1, Least: 1}).Write(&raw); err != nil {
		f.Fatal(err)
	}
	f.Add(raw.Bytes())
	f.Add([]byte("lin1"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		if m, err := linear.Read(raw); err == nil {
			m.Scores([]uint32{1, 2, 3}) // what is read can be asked
		}
	})
}
