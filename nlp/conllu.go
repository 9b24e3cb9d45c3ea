package nlp

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// lineLimit bounds a line of a CoNLL-U file.
const lineLimit = 1 << 22

// ReadCoNLLU reads a CoNLL-U file and keeps its tokens, sentences, tags and
// trees as they stand. It gives the text they are of, written from the words:
// a space between words unless SpaceAfter=No, a blank line where a paragraph or
// a document starts. Lines of multiword tokens and of empty nodes are passed
// over: the words of "don't" are Tokens side by side.
//
// A field that is "_" is empty; a Token without a head has Head -1.
func ReadCoNLLU(r io.Reader) (string, []Sentence, error) {
	c := &conlluReader{}
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 1<<16), lineLimit)
	for lines.Scan() {
		c.line++
		if err := c.take(strings.TrimSuffix(lines.Text(), "\r")); err != nil {
			return "", nil, fmt.Errorf("CoNLL-U, line %d: %w", c.line, err)
		}
	}
	if err := lines.Err(); err != nil {
		return "", nil, fmt.Errorf("CoNLL-U, line %d: %w", c.line+1, err)
	}
	if err := c.sentence(); err != nil {
		return "", nil, fmt.Errorf("CoNLL-U, line %d: %w", c.line, err)
	}
	return c.text.String(), c.out, nil
}

type conlluReader struct {
	text   strings.Builder
	out    []Sentence
	tokens []Token
	line   int
	gap    string // what stands before the next word
	whole  int    // words up to this one belong to a multiword token
	after  string // what stands after that token
}

func (c *conlluReader) take(line string) error {
	switch {
	case line == "":
		return c.sentence()
	case line[0] == '#':
		name := strings.TrimSpace(line[1:])
		if (strings.HasPrefix(name, "newpar") || strings.HasPrefix(name, "newdoc")) && len(c.out) > 0 && len(c.tokens) == 0 {
			c.gap = "\n\n"
		}
		return nil
	}
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d columns, not 10", len(f))
	}
	after := " "
	if hasSpaceAfterNo(f[9]) {
		after = ""
	}
	if from, to, ok := strings.Cut(f[0], "-"); ok {
		a, err := strconv.Atoi(from)
		b, err2 := strconv.Atoi(to)
		if err != nil || err2 != nil || a != len(c.tokens)+1 || b < a {
			return fmt.Errorf("no range of words: %q", f[0])
		}
		c.whole, c.after = b, after
		return nil
	}
	if strings.Contains(f[0], ".") {
		return nil
	}
	return c.word(f, after)
}

func (c *conlluReader) word(f []string, after string) error {
	n := len(c.tokens) + 1
	if f[0] != strconv.Itoa(n) {
		return fmt.Errorf("word %q where word %d should be", f[0], n)
	}
	form := strings.Join(strings.Fields(f[1]), "\u00a0")
	if form == "" {
		return fmt.Errorf("word %d is empty", n)
	}
	c.text.WriteString(c.gap)
	t := token(form, 0, len(form))
	t.Start = c.text.Len()
	c.text.WriteString(form)
	t.End = c.text.Len()
	t.Lemma, t.UPOS, t.Tag, t.Rel = strings.ToLower(field(f[2])), field(f[3]), field(f[4]), field(f[7])
	t.Head = -1
	if head := field(f[6]); head != "" {
		h, err := strconv.Atoi(head)
		if err != nil || h < 0 {
			return fmt.Errorf("no head: %q", head)
		}
		t.Head = h - 1
	}
	c.tokens = append(c.tokens, t)
	switch {
	case n < c.whole:
		c.gap = ""
	case n == c.whole:
		c.gap = c.after
	default:
		c.gap = after
	}
	return nil
}

func (c *conlluReader) sentence() error {
	if len(c.tokens) == 0 {
		return nil
	}
	if c.whole > len(c.tokens) {
		return fmt.Errorf("words up to %d are missing", c.whole)
	}
	for i, t := range c.tokens {
		if t.Head >= len(c.tokens) || t.Head == i {
			return fmt.Errorf("word %d of %d depends on word %d", i+1, len(c.tokens), t.Head+1)
		}
	}
	c.out = append(c.out, newSentence(c.tokens))
	c.tokens, c.whole = nil, 0
	return nil
}

func field(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

func hasSpaceAfterNo(misc string) bool {
	for part := range strings.SplitSeq(misc, "|") {
		if part == "SpaceAfter=No" {
			return true
		}
	}
	return false
}

// WriteCoNLLU writes Sentences of a text in CoNLL-U form. A white space inside
// of "# text" is written as one space; a blank line of the text before a
// Sentence starts a paragraph.
func WriteCoNLLU(w io.Writer, text string, sents []Sentence) error {
	b := bufio.NewWriter(w)
	for i, s := range sents {
		if i == 0 || strings.Count(text[sents[i-1].End:s.Start], "\n") > 1 {
			fmt.Fprintf(b, "# newpar\n")
		}
		fmt.Fprintf(b, "# sent_id = %d\n# text = %s\n", i+1, strings.Join(strings.Fields(text[s.Start:s.End]), " "))
		for j, t := range s.Tokens {
			misc := "_"
			next := s.End
			if j+1 < len(s.Tokens) {
				next = s.Tokens[j+1].Start
			} else if i+1 < len(sents) {
				next = sents[i+1].Start
			}
			if next == t.End && (j+1 < len(s.Tokens) || i+1 < len(sents)) {
				misc = "SpaceAfter=No"
			}
			fmt.Fprintf(b, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n", j+1, filled(t.Text), filled(t.Lemma), filled(t.UPOS), filled(t.Tag), t.Head+1, filled(t.Rel), misc)
		}
		fmt.Fprintln(b)
	}
	return b.Flush()
}

// filled writes a field; the empty one is "_".
func filled(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
