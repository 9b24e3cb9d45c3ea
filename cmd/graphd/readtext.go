package main

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"graphd/kg"
	"graphd/loader"
	"graphd/loader/article"
	"graphd/loader/source"
	"graphd/nlp"
	"graphd/nlp/open"
)

// A textReader reads sentences and what they say, without an ontology.
type textReader struct {
	model *nlp.Model
	limit int
	lines bool // each line of a plain text is a sentence
	note  func(name string, d kg.Document)
}

// showTrees writes the sentences of a text with their trees.
func (t textReader) showTrees(w io.Writer, raw source.Raw) error {
	if treebank(raw.Source) {
		text, sents, err := t.trees(raw)
		if err != nil {
			return err
		}
		return nlp.WriteCoNLLU(w, text, sents)
	}
	d, at, err := t.zones(raw)
	if err != nil {
		return err
	}
	n := sentenceNumbers{}
	for i := range at {
		var part bytes.Buffer
		if err := nlp.WriteCoNLLU(&part, d.Text, t.model.Analyse(d.Text, at[i:i+1])); err != nil {
			return err
		}
		if err := n.write(w, part.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// sentenceNumbers numbers the sentences of parts of one text throughout.
type sentenceNumbers struct{ last int }

func (n *sentenceNumbers) write(w io.Writer, part []byte) error {
	const name = "# sent_id = "
	for line := range bytes.Lines(part) {
		if bytes.HasPrefix(line, []byte(name)) {
			n.last++
			line = fmt.Appendf(nil, "%s%d\n", name, n.last)
		}
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	return nil
}

// showOpen writes the open relations of a text, a line each.
func (t textReader) showOpen(w io.Writer, raw source.Raw) error {
	if !treebank(raw.Source) && (raw.Media == article.Plain || raw.Media == "") {
		if lines, ok := t.sentenceLines(raw.Content); ok {
			all := strings.Join(lines, "\n")
			t.note(raw.Source, kg.Document{Text: all, Zones: []kg.Zone{{Kind: kg.ZoneBody, Span: kg.Span{End: len(all)}}}})
			foreign := !languageOf(all).MayBeEnglish()
			for _, l := range lines {
				if told(l, foreign) {
					writeRelations(w, l, open.Line(t.model, l))
				}
			}
			return nil
		}
	}
	if treebank(raw.Source) {
		text, sents, err := t.trees(raw)
		if err != nil {
			return err
		}
		writeSentences(w, text, sents, !languageOf(text).MayBeEnglish())
		return nil
	}
	d, at, err := t.zones(raw)
	if err != nil {
		return err
	}
	foreign := !loader.Language(d).MayBeEnglish()
	for i := range at {
		writeSentences(w, d.Text, t.model.Analyse(d.Text, at[i:i+1]), foreign)
	}
	return nil
}

// writeSentences writes what sentences say; foreign says that their text is not
// English.
func writeSentences(w io.Writer, text string, sents []nlp.Sentence, foreign bool) {
	for i := range sents {
		if s := text[sents[i].Start:sents[i].End]; told(s, foreign) {
			writeRelations(w, s, open.Relations(&sents[i], text))
		}
	}
}

// told reports whether to tell what a sentence says: of one that is not English
// it would be chance.
func told(sentence string, foreign bool) bool {
	l := languageOf(sentence)
	return l.MayBeEnglish() && (!foreign || l.PlainlyEnglish())
}

func languageOf(text string) nlp.Language {
	return nlp.LanguageOf(text, []nlp.Stretch{{Start: 0, End: len(text)}})
}

// writeRelations writes the sentence, the confidence, the relation and its
// arguments: CaRB's form of a system's relations. The writer keeps its errors.
func writeRelations(w io.Writer, sentence string, rels []open.Relation) {
	for _, r := range rels {
		fields := append([]string{sentence, strconv.FormatFloat(r.Confidence, 'f', 3, 64), r.Words}, r.Args...)
		for i, f := range fields {
			fields[i] = strings.Join(strings.Fields(f), " ")
		}
		fmt.Fprintln(w, strings.Join(fields, "\t"))
	}
}

// trees gives the sentences of a treebank with trees of our own.
func (t textReader) trees(raw source.Raw) (string, []nlp.Sentence, error) {
	text, sents, err := nlp.ReadCoNLLU(bytes.NewReader(raw.Content))
	if err != nil {
		return "", nil, kg.E(kg.Invalid, "read", raw.Source, err)
	}
	if len(sents) == 0 {
		return "", nil, kg.Errorf(kg.Invalid, "read", raw.Source, "there is no sentence in it")
	}
	t.model.Annotate(sents)
	return text, sents, nil
}

// zones gives a Document and those of its stretches that are read. They are read
// one by one: the trees of a long text together would fill the memory.
func (t textReader) zones(raw source.Raw) (kg.Document, []nlp.Stretch, error) {
	d, err := article.Parse(raw.Content, article.Hint{Media: raw.Media, Limit: t.limit})
	if err != nil {
		return d, nil, kg.E(kg.KindOf(err), "read", raw.Source, err)
	}
	t.note(raw.Source, d)
	var at []nlp.Stretch
	for _, z := range d.Zones {
		if z.Kind.Read() {
			at = append(at, nlp.Stretch{Start: z.Start, End: z.End})
		}
	}
	return d, at, nil
}

// sentenceLines gives the lines of a text that holds one sentence in each: it
// was told so, or nothing speaks against it.
func (t textReader) sentenceLines(content []byte) ([]string, bool) {
	if !utf8.Valid(content) || bytes.ContainsRune(content, 0) {
		return nil, false
	}
	var out []string
	blank, ended, cut := 0, 0, 0
	for line := range strings.Lines(strings.TrimSpace(strings.TrimPrefix(string(content), "\ufeff"))) {
		line = strings.TrimSpace(line)
		if line == "" {
			blank++
			continue
		}
		out = append(out, line)
		if open.CutIntoWords(line) {
			cut++
		}
		if endsAsSentence(line) {
			ended++
		}
	}
	switch n := len(out); {
	case n == 0:
		return nil, false
	case t.lines || cut*10 >= n*9:
		return out, true
	default:
		return out, blank == 0 && n > 1 && ended*10 >= n*9 && t.oneEach(out)
	}
}

// oneEach reports whether the first lines hold hardly more than a sentence each.
func (t textReader) oneEach(lines []string) bool {
	lines = lines[:min(len(lines), 50)]
	n := 0
	for _, l := range lines {
		n += len(t.model.Analyse(l, []nlp.Stretch{{Start: 0, End: len(l)}}))
	}
	return n*10 <= len(lines)*12
}

// endsAsSentence reports whether a line ends in a full stop or the like, which a
// closing mark may follow.
func endsAsSentence(line string) bool {
	line = strings.TrimRight(line, " \"'”’)]»")
	return strings.HasSuffix(line, ".") || strings.HasSuffix(line, "!") || strings.HasSuffix(line, "?") || strings.HasSuffix(line, ":")
}
