package link

import (
	"fmt"
	"strings"
	"unicode"
)

// features lists what is weighed, in words.
func (c *comparison) features() []string {
	f := newFeatures(c)
	plain, sorted, far := c.joined()
	f.add("plain", bin(plain))
	f.add("sorted", bin(sorted))
	f.add("best", bin(max(plain, sorted)))
	f.add("letters", count(far, 5))
	f.add("spare", count(len(c.spare), 3))
	f.add("words", count(len(c.a.words), 4), count(len(c.b.words), 4))
	strange, worst, least := 0, wordPair{like: 1}, 1.0
	first := false
	for _, p := range c.pairs {
		if smallWords[c.a.words[p.i]] && smallWords[c.b.words[p.j]] {
			continue
		}
		if number(c.a.words[p.i]) && number(c.b.words[p.j]) {
			if p.like < 1 {
				f.add("number differs")
			}
			continue
		}
		f.add("how", p.how)
		if p.like < 0.65 {
			strange++
			first = first || p.i == 0
		}
		if p.like < worst.like {
			worst = p
		}
		least *= p.like
	}
	f.add("strange", count(strange, 3))
	f.add("strange", count(strange, 2), "spare", count(len(c.spare), 2))
	f.add("strange", count(strange, 2), "words", count(len(c.a.words), 4))
	f.add("worst", bin(worst.like))
	f.add("worst", bin(worst.like), "words", count(len(c.a.words), 3))
	f.add("worst", worst.how, count(worst.far, 4))
	f.add("worst", worst.how)
	f.add("far", count(worst.far, 4))
	f.add("all", bin(least))
	f.add("all", bin(least), "spare", count(len(c.spare), 2))
	if strange > 0 {
		f.add("strange first", fmt.Sprint(first))
	}
	if worst.like < 1 && len(c.a.words) > worst.i && len(c.b.words) > worst.j {
		x, y := c.a.words[worst.i], c.b.words[worst.j]
		f.add("starts alike", fmt.Sprint(x[0] == y[0]))
		f.add("ends alike", fmt.Sprint(x[len(x)-1] == y[len(y)-1]))
		f.add("shorter", count(min(len(x), len(y)), 7))
		f.add("worst at", where(worst.i, len(c.a.words)))
		f.add("worst bones", fmt.Sprint(bones(sound(x)) == bones(sound(y))))
	}
	f.rest(c)
	return f.out
}

// rest adds what does not come from holding word against word.
func (f *featureList) rest(c *comparison) {
	f.add("equal", fmt.Sprint(c.equal))
	f.add("acronym", fmt.Sprint(c.acronym()))
	f.add("one word", fmt.Sprint(len(c.a.words) == 1))
	ordered := true
	last := -1
	at := map[int]int{}
	for _, p := range c.pairs {
		if p.like >= 0.65 {
			at[p.i] = p.j + 1
		}
	}
	for i := range c.a.words {
		if j := at[i] - 1; j >= 0 {
			ordered = ordered && j > last
			last = j
		}
	}
	f.add("ordered", fmt.Sprint(ordered))
	switch {
	case len(c.a.forms) == 0 && len(c.b.forms) == 0:
		f.add("forms none")
	case len(c.a.forms) == 0 || len(c.b.forms) == 0:
		f.add("forms one")
	default:
		f.add("forms", fmt.Sprint(c.a.forms[0] == c.b.forms[0]))
	}
	if c.a.titled != c.b.titled {
		f.add("titled")
	}
	for _, w := range c.spare {
		if number(w) {
			f.add("number more")
		} else if particles[w] {
			f.add("particle more")
		}
	}
	if foreign(c.a.words) || foreign(c.b.words) {
		f.add("foreign")
	}
}

type featureList struct {
	kind string
	out  []string
}

func newFeatures(c *comparison) *featureList {
	f := &featureList{kind: string(c.kind)}
	f.add("always")
	return f
}

// add appends a feature, for all names and for those of the kind.
func (f *featureList) add(parts ...string) {
	s := strings.Join(parts, " ")
	f.out = append(f.out, s, f.kind+": "+s)
}

func count(n, most int) string {
	if n >= most {
		return fmt.Sprint(most, "+")
	}
	return fmt.Sprint(n)
}

func where(i, n int) string {
	switch i {
	case 0:
		return "first"
	case n - 1:
		return "last"
	}
	return "middle"
}

// number reports whether a word counts: digits, or a Roman number.
func number(w string) bool {
	if strings.ContainsFunc(w, unicode.IsDigit) {
		return true
	}
	return len(w) < 6 && strings.Trim(w, "ivx") == "" || digitWords[w]
}

var digitWords = set("one two three four five six seven eight nine")

// foreign reports whether a word stayed in letters that are not Latin.
func foreign(words []string) bool {
	for _, w := range words {
		if strings.ContainsFunc(w, func(r rune) bool { return r > 0x36f }) {
			return true
		}
	}
	return false
}

// why tells a person what the comparison found.
func (c *comparison) why() []string {
	if c.equal {
		return []string{"the same words"}
	}
	var out []string
	for i, w := range c.a.words {
		for _, p := range c.pairs {
			if p.i == i && p.how != "same" {
				out = append(out, fmt.Sprintf("%s / %s: %s", w, c.b.words[p.j], howWords[p.how]))
			}
		}
	}
	if len(c.spare) > 0 {
		out = append(out, "only one has "+strings.Join(c.spare, " "))
	}
	if c.acronym() {
		out = append(out, "one is made of the first letters of the other")
	}
	if len(out) == 0 {
		out = append(out, "the same words in another order")
	}
	return out
}

var howWords = map[string]string{"variant": "forms of one name", "initial": "an initial", "sound": "sound the same", "bones": "the same consonants",
	"letter": "one letter apart", "begins": "one begins the other", "other": "different words"}
