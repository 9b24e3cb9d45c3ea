package link

import (
	"fmt"
	"slices"
	"strings"

	"graphd/kg"
	"graphd/nlp/linear"
)

// A Likeness says whether two names are names of one person or body.
type Likeness struct {
	Score float64  // the probability, 0 to 1
	Why   []string // what speaks for and against it, in plain words
}

// Same is the Score from which two names are taken to be one.
const Same = 0.5

// NameKind is what two names are names of, as far as it is known.
type NameKind string

// The NameKinds.
const (
	AnyName    NameKind = ""
	PersonName NameKind = "person"
	BodyName   NameKind = "body"
)

// A Matcher compares names. It is read-only and may be shared.
type Matcher struct{ w *linear.Model }

// NewMatcher gives a Matcher with the weights that graphd ships.
func NewMatcher() (*Matcher, error) {
	w, err := linear.Read(likeWeights)
	if err != nil {
		return nil, kg.E(kg.Internal, "read the weights of names", "", err)
	}
	return NewMatcherWith(w), nil
}

// NewMatcherWith gives a Matcher with weights of one's own.
func NewMatcherWith(w *linear.Model) *Matcher { return &Matcher{w} }

// Compare says how likely a and b name one thing. It is symmetric.
func (m *Matcher) Compare(a, b string, kind NameKind) Likeness {
	c := compare(a, b, kind)
	out := Likeness{Why: c.why()}
	switch {
	case len(c.a.words) == 0 || len(c.b.words) == 0:
		out.Why = []string{"one of them says nothing"}
	case c.equal:
		out.Score = 1
	default:
		out.Score = m.w.Scores(hash(c.features()))[0]
	}
	return out
}

// NameFeatures gives what is weighed of two names, for those who train weights.
func NameFeatures(a, b string, kind NameKind) []uint32 {
	c := compare(a, b, kind)
	return hash(c.features())
}

func hash(features []string) []uint32 {
	out := make([]uint32, len(features))
	for i, f := range features {
		out[i] = linear.Hash(f)
	}
	return out
}

// comparison holds two names side by side; a is the one with fewer words.
type comparison struct {
	a, b  parts
	kind  NameKind
	equal bool // the same words in the same order
	pairs []wordPair
	spare []string // words of b that stand against none of a
}

// wordPair is a word of the shorter name and the one it is held against.
type wordPair struct {
	i, j int
	like float64
	how  string
	far  int // letters between them
}

func compare(a, b string, kind NameKind) comparison {
	person := kind != BodyName
	c := comparison{a: split(a, person), b: split(b, person), kind: kind}
	c.a.words, c.b.words = mend(c.a.words, c.b.words), mend(c.b.words, c.a.words)
	if len(c.a.words) > len(c.b.words) || len(c.a.words) == len(c.b.words) && strings.Join(c.a.words, " ") > strings.Join(c.b.words, " ") {
		c.a, c.b = c.b, c.a
	}
	c.equal = slices.Equal(c.a.words, c.b.words) && len(c.a.words) > 0
	c.align()
	return c
}

// align holds each word of the shorter name against one of the longer, the most
// alike first.
func (c *comparison) align() {
	var all []wordPair
	for i, x := range c.a.words {
		for j, y := range c.b.words {
			like, how := wordLikeness(x, y)
			if smallWords[x] != smallWords[y] && len(x) > 1 && len(y) > 1 {
				like, how = min(like, 0.2), "other"
			}
			all = append(all, wordPair{i, j, like, how, distance([]rune(x), []rune(y))})
		}
	}
	slices.SortStableFunc(all, func(p, q wordPair) int {
		switch {
		case p.like > q.like:
			return -1
		case p.like < q.like:
			return 1
		}
		return abs(p.i-p.j) - abs(q.i-q.j)
	})
	usedA, usedB := map[int]bool{}, map[int]bool{}
	for _, p := range all {
		if !usedA[p.i] && !usedB[p.j] {
			usedA[p.i], usedB[p.j] = true, true
			c.pairs = append(c.pairs, p)
		}
	}
	for j, w := range c.b.words {
		if !usedB[j] && !smallWords[w] {
			c.spare = append(c.spare, w)
		}
	}
}

func abs(x int) int { return max(x, -x) }

// bin names the stretch in which x lies.
func bin(x float64) string {
	for _, edge := range []float64{0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.999} {
		if x < edge {
			return fmt.Sprintf("<%.2f", edge)
		}
	}
	return "1"
}

// joined tells how alike the names are when nothing parts their words.
func (c *comparison) joined() (plain, sorted float64, far int) {
	glue := func(words []string) []rune { return []rune(strings.Join(words, "")) }
	ordered := func(words []string) []rune { return glue(slices.Sorted(slices.Values(words))) }
	like := func(a, b []rune) (float64, int) {
		d := distance(a, b)
		return 1 - float64(d)/float64(max(len(a), len(b), 1)), d
	}
	plain, far = like(glue(c.a.words), glue(c.b.words))
	sorted, d := like(ordered(c.a.words), ordered(c.b.words))
	return plain, sorted, min(far, d)
}

func (c *comparison) acronym() bool {
	short := func(p, q parts) bool {
		return len(p.words) > 0 && len(p.words[0]) >= 2 && len(p.words[0]) <= 6 && len(q.words) >= len(p.words[0]) && strings.HasPrefix(q.letter, p.words[0])
	}
	return short(c.a, c.b) || short(c.b, c.a)
}
