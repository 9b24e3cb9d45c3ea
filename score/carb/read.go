package carb

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// A Sentence is a line of text as the file has it, with its Tuples.
type Sentence struct {
	Text   string
	Tuples []Tuple
}

// ReadGold reads lines of the sentence, the relation and its arguments, apart by
// tabs. It gives the sentences in the order of the file.
func ReadGold(r io.Reader) ([]Sentence, error) { return read(r, false) }

// ReadSystem reads lines of the sentence, a confidence, the relation and its
// arguments, apart by tabs: what "graphd read --as open" prints.
func ReadSystem(r io.Reader) ([]Sentence, error) { return read(r, true) }

func read(r io.Reader, confidence bool) ([]Sentence, error) {
	var out []Sentence
	at := map[string]int{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		f := strings.Split(strings.TrimSpace(lines.Text()), "\t")
		t := Tuple{Confidence: 1}
		if confidence && len(f) > 1 {
			c, err := strconv.ParseFloat(f[1], 64)
			if err != nil {
				return nil, fmt.Errorf("line %d: confidence %q is no number", n, f[1])
			}
			t.Confidence = c
			f = append(f[:1:1], f[2:]...)
		}
		if len(f) < 2 {
			return nil, fmt.Errorf("line %d: no relation", n)
		}
		t.Relation = strings.TrimSpace(f[1])
		for _, a := range f[2:] {
			t.Args = append(t.Args, strings.TrimSpace(a))
		}
		text := strings.TrimSpace(f[0])
		i, ok := at[text]
		if !ok {
			i = len(out)
			at[text] = i
			out = append(out, Sentence{Text: text})
		}
		out[i].Tuples = append(out[i].Tuples, t)
	}
	return out, lines.Err()
}

// ByKey gives the Tuples of sentences by the Key of their text. Of two sentences
// with one Key the last counts, as in CaRB.
func ByKey(sents []Sentence) map[string][]Tuple {
	out := map[string][]Tuple{}
	for _, s := range sents {
		out[Key(s.Text)] = s.Tuples
	}
	return out
}

// Key is what makes two texts the same sentence: their letters and digits,
// whatever the spaces and marks between them.
func Key(text string) string {
	for _, b := range []string{"-LRB-", "-RRB-", "-LSB-", "-RSB-", "-LCB-", "-RCB-"} {
		text = strings.ReplaceAll(text, b, "")
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r < 128 && (unicode.IsPunct(r) || unicode.IsSymbol(r)) {
			return -1
		}
		return r
	}, text)
}
