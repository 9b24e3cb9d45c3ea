package nlp

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// isOneTree checks that Heads hang all Tokens of a Sentence from one root.
func isOneTree(t *testing.T, s *Sentence) {
	t.Helper()
	heads := make([]int, len(s.Tokens))
	for i, k := range s.Tokens {
		heads[i] = k.Head
		if k.Head < -1 || k.Head >= len(s.Tokens) || k.Rel == "" || k.UPOS == "" {
			t.Fatalf("token %d %q of %d: head %d, relation %q, part of speech %q", i, k.Text, len(s.Tokens), k.Head, k.Rel, k.UPOS)
		}
		if (k.Head < 0) != (k.Rel == "root") {
			t.Fatalf("token %q: head %d with relation %q", k.Text, k.Head, k.Rel)
		}
	}
	if !isTree(heads) {
		t.Fatalf("heads are no tree: %v", heads)
	}
}

func TestTreesOfPlainSentences(t *testing.T) {
	for text, want := range map[string]string{
		"Mexico supports the plan.":                    "supports<nsubj root plan<det supports<obj supports<punct",
		"The plan was approved by the two ministers.":  "plan<det approved<nsubj:pass approved<aux:pass root ministers<case ministers<det ministers<nummod approved<obl:agent approved<punct",
		"She wants to strengthen communities.":         "wants<nsubj root strengthen<mark wants<xcomp strengthen<obj wants<punct",
		"Peru's government and Chile signed a treaty.": "government<nmod:poss Peru<case signed<nsubj Chile<cc government<conj root treaty<det signed<obj signed<punct",
	} {
		s := analyse(t, text)[0]
		var got []string
		for _, k := range s.Tokens {
			if k.Head < 0 {
				got = append(got, k.Rel)
			} else {
				got = append(got, s.Tokens[k.Head].Text+"<"+k.Rel)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\n got %s\nwant %s", text, strings.Join(got, " "), want)
		}
	}
}

func TestEveryRunOfMovesMakesATree(t *testing.T) {
	draw := rand.New(rand.NewPCG(1, 1))
	for n := 1; n < 40; n++ {
		pieces := make([]piece, n+2*startAt+1)
		var a arena
		at := a.start()
		for range 2*n - 1 {
			var can []move
			for m := range moves {
				if at.can(m, n) {
					can = append(can, m)
				}
			}
			if len(can) == 0 {
				t.Fatalf("no move left before the end, of %d words", n)
			}
			at = a.after(at, can[draw.IntN(len(can))], 0, pieces)
		}
		heads := make([]int, n)
		setHeads(at, heads)
		if !isTree(heads) {
			t.Fatalf("no tree: %v", heads)
		}
	}
}

// randomTree gives heads of n words, with crossing branches.
func randomTree(draw *rand.Rand, n int) []int {
	heads := make([]int, n)
	order := draw.Perm(n)
	heads[order[0]] = -1
	for i := 1; i < n; i++ {
		heads[order[i]] = order[draw.IntN(i)]
	}
	return heads
}

func TestTheRightMovesMakeTheTree(t *testing.T) {
	draw := rand.New(rand.NewPCG(2, 2))
	for range 300 {
		n := 1 + draw.IntN(12)
		s := &Sentence{Tokens: make([]Token, n)}
		for i, h := range randomTree(draw, n) {
			s.Tokens[i].Head = h
		}
		heads, ok := goldHeads(s)
		if !ok || !isTree(heads) {
			t.Fatalf("no tree without crossings: %v", heads)
		}
		var a arena
		at := a.start()
		for range 2*n - 1 {
			m := oracle(at, heads)
			if !at.can(m, n) {
				t.Fatalf("the right move is not possible: %v", heads)
			}
			at = a.after(at, m, 0, make([]piece, n+2*startAt+1))
		}
		got := make([]int, n)
		setHeads(at, got)
		for i := range got {
			if got[i] != heads[i] {
				t.Fatalf("got %v, want %v", got, heads)
			}
		}
	}
}

func FuzzEveryTreeIsATree(f *testing.F) {
	for _, s := range []string{"Peru signed.", "and and and", "((((", "to to be not . . .", "日本 — \"x\"", "A. b C? d's n't", strings.Repeat("x ", 450)} {
		f.Add(s)
	}
	m, err := Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<13 {
			return
		}
		text = strings.ToValidUTF8(text, "")
		sents := m.Analyse(text, []Stretch{{0, len(text)}})
		for i := range sents {
			isOneTree(t, &sents[i])
		}
	})
}

// school is a small treebank.
const school = `# newpar
# text = The dog barks.
1	The	the	DET	DT	_	2	det	_	_
2	dog	dog	NOUN	NN	_	3	nsubj	_	_
3	barks	bark	VERB	VBZ	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

# text = A cat sees the dog.
1	A	a	DET	DT	_	2	det	_	_
2	cat	cat	NOUN	NN	_	3	nsubj	_	_
3	sees	see	VERB	VBZ	_	0	root	_	_
4	the	the	DET	DT	_	5	det	_	_
5	dog	dog	NOUN	NN	_	3	obj	_	SpaceAfter=No
6	.	.	PUNCT	.	_	3	punct	_	_

`

func TestTrainingIsExactAndReadable(t *testing.T) {
	train := func() (c, g, p []byte, m *Model) {
		_, sents, err := ReadCoNLLU(strings.NewReader(strings.Repeat(school, 4)))
		if err != nil {
			t.Fatal(err)
		}
		var words [][]string
		for _, s := range sents {
			words = append(words, ClassWords(s.Tokens))
		}
		c = EncodeClasses(TrainClasses(words, ClassOptions{Classes: 3, Least: 1, Words: 100, Rounds: 3}), map[string]uint16{"dog": 1, "cat": 1})
		classes, err := ReadClasses(c)
		if err != nil {
			t.Fatal(err)
		}
		g = TrainTagger(sents, classes, TagOptions{Rounds: 5, Restart: 3, Seen: 1})
		if p, err = TrainParser(sents, classes, ParseOptions{Rounds: 5, Restart: 3, Labels: 5, Beam: 2, Gap: 1000, Seen: 1}, nil); err != nil {
			t.Fatal(err)
		}
		m, err = ReadModel(c, g, p)
		if err != nil {
			t.Fatal(err)
		}
		got := CopySentences(sents)
		m.Annotate(got)
		if s := CompareTrees(sents, got); s.LAS != s.Tokens || s.Tags != s.Tokens {
			t.Errorf("of what it was taught the model knows %+v", s)
		}
		return c, g, p, m
	}
	c, g, p, _ := train()
	c2, g2, p2, _ := train()
	if !bytes.Equal(c, c2) || !bytes.Equal(g, g2) || !bytes.Equal(p, p2) {
		t.Error("the same sentences gave different weights")
	}
	for name, raw := range map[string][3][]byte{
		"no classes":     {nil, g, p},
		"no tagger":      {c, nil, p},
		"half a tagger":  {c, g[:len(g)/2], p},
		"half a parser":  {c, g, p[:len(p)/2]},
		"a long parser":  {c, g, append(bytes.Clone(p), 0)},
		"another parser": {c, g, g},
	} {
		if _, err := ReadModel(raw[0], raw[1], raw[2]); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
