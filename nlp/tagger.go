package nlp

import (
	"fmt"
	"strings"
	"sync"
)

// A tagger gives words their parts of speech from left to right, each by the
// tags before it: an averaged perceptron over hashed features.
type tagger struct {
	tags    []tagPair
	pairs   map[tagPair]bool // the same
	weights *table
	classes *Classes
	spare   sync.Pool // of *tagging
}

// A tagPair is a Penn tag with the Universal Dependencies part of speech.
type tagPair struct{ penn, universal string }

// tagging is what tagging one sentence needs; it is used again for the next.
type tagging struct {
	words    []form
	tags     []uint8
	scores   []int32
	features []uint32
}

// tag sets Tag, UPOS and Common of each Token.
func (g *tagger) tag(s *Sentence) {
	w, _ := g.spare.Get().(*tagging)
	if w == nil {
		w = &tagging{}
	}
	defer g.spare.Put(w)
	w.prepare(g.classes, s)
	w.scores = append(w.scores[:0], make([]int32, len(g.tags))...)
	for i := range s.Tokens {
		w.features = tagFeatures(w.words, w.tags, i, w.features[:0])
		clear(w.scores)
		word := w.features[wordFeature]
		g.weights.score(w.features, w.scores)
		best := argmax(w.scores)
		w.tags[i] = uint8(best)
		t := &s.Tokens[i]
		t.Tag, t.UPOS = g.tags[best].penn, g.tags[best].universal
		if t.Upper() {
			t.Common = g.common(word)
		}
	}
}

// prepare makes the forms of a sentence's words.
func (w *tagging) prepare(c *Classes, s *Sentence) {
	w.words = w.words[:0]
	for _, t := range s.Tokens {
		text := t.Text
		if s.AllCaps || s.TitleCase {
			text = t.Lower
		}
		w.words = append(w.words, c.makeForm(plainMark(text), plainMark(t.Lower)))
	}
	w.tags = append(w.tags[:0], make([]uint8, len(w.words))...)
}

// fitting gives the part of speech that goes with a Penn tag: the one given, if
// the two go together.
func (g *tagger) fitting(penn, universal string) string {
	if g.pairs[tagPair{penn, universal}] {
		return universal
	}
	if u, ok := usual[penn]; ok {
		return u
	}
	return universal
}

// usual holds the part of speech of the Penn tags that rules give.
var usual = map[string]string{
	"VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "NN": "NOUN", "NNS": "NOUN", "JJ": "ADJ",
	"RB": "ADV", "IN": "ADP", ",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT", "''": "PUNCT", "NFP": "PUNCT",
}

// wordFeature is the place of the feature of the word itself among tagFeatures.
const wordFeature = 1

// common reports whether a word was met in training and does not speak for a
// proper noun.
func (g *tagger) common(word uint32) bool {
	row := g.weights.rowOf(word)
	for _, c := range row {
		if strings.HasPrefix(g.tags[c.class&^last].penn, "NNP") && c.value > 0 {
			return false
		}
	}
	return row != nil
}

const taggerMagic = "graphd tagger 2\n"

// encode gives the tagger as bytes; readTagger reads them.
func (g *tagger) encode(rows []row) []byte {
	b := append([]byte(taggerMagic), byte(len(g.tags)))
	for _, t := range g.tags {
		for _, s := range []string{t.penn, t.universal} {
			b = append(b, byte(len(s)))
			b = append(b, s...)
		}
	}
	return appendRows(b, rows)
}

func readTagger(raw []byte, c *Classes) (*tagger, error) {
	if len(raw) < len(taggerMagic) || string(raw[:len(taggerMagic)]) != taggerMagic {
		return nil, fmt.Errorf("tagger weights: not in the form of this version")
	}
	d := &decoder{b: raw[len(taggerMagic):]}
	g := &tagger{classes: c, pairs: map[tagPair]bool{}}
	for range d.u8() {
		g.tags = append(g.tags, tagPair{d.text(), d.text()})
		g.pairs[g.tags[len(g.tags)-1]] = true
	}
	if len(g.tags) == 0 || len(g.tags) >= last {
		return nil, fmt.Errorf("tagger weights: %d tags", len(g.tags))
	}
	var err error
	if g.weights, err = d.readTable(len(g.tags)); err != nil {
		return nil, fmt.Errorf("tagger weights: %w", err)
	}
	if len(d.b) > 0 {
		return nil, fmt.Errorf("tagger weights: %d bytes too many", len(d.b))
	}
	return g, nil
}

// plainMark writes typographic quotes and dashes as the treebanks have them.
func plainMark(s string) string {
	switch s {
	case "’s", "’S":
		return "'s"
	case "’":
		return "'"
	case "“", "”", "«", "»":
		return "\""
	case "–", "—", "--":
		return "-"
	case "…":
		return "..."
	case "n’t":
		return "n't"
	case "’re", "’ve", "’ll", "’d", "’m":
		return "'" + s[len("’"):]
	}
	return s
}
