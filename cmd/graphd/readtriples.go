package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"graphd/kg"
	"graphd/loader"
	"graphd/loader/article"
	"graphd/loader/slot"
	"graphd/ontology"
)

// triple is what a sentence says, as Text2KGBench writes it.
type triple struct {
	Subject  string `json:"sub"`
	Relation string `json:"rel"`
	Object   string `json:"obj"`
}

// sentenceTriples is one line of --as triples.
type sentenceTriples struct {
	ID      string   `json:"id"`
	Text    string   `json:"sent"`
	Triples []triple `json:"triples"`
}

// readTriples reads files of sentences, one a line, each by itself: a line is plain
// text, or a JSON object with sent and maybe id.
func (p *program) readTriples(paths []string) error {
	ont, err := p.openOntology()
	if err != nil {
		return err
	}
	reader, err := loader.NewReader(ont)
	if err != nil {
		return err
	}
	labels := map[kg.Predicate]string{}
	for _, d := range ont.PredicateDefs() {
		labels[d.Name] = d.Called()
	}
	enc := json.NewEncoder(p.stdout)
	enc.SetEscapeHTML(false)
	for _, path := range paths {
		in := p.stdin
		if path != "-" {
			f, err := os.Open(path)
			if err != nil {
				return kg.E(kg.NotFound, "read sentences", path, err)
			}
			defer f.Close()
			in = f
		}
		if err := triplesOf(in, path, reader, ont, labels, enc); err != nil {
			return err
		}
	}
	return nil
}

func triplesOf(in io.Reader, path string, reader *loader.Reader, ont *ontology.Ontology, labels map[kg.Predicate]string, enc *json.Encoder) error {
	return eachLine(in, func(n int, line string) error {
		s := sentenceTriples{ID: fmt.Sprint(n), Text: line}
		if strings.HasPrefix(line, "{") {
			if err := json.Unmarshal([]byte(line), &s); err != nil {
				return kg.Errorf(kg.Invalid, "read sentences", path, "line %d: %w", n, err)
			}
			if s.Text == "" {
				return kg.Errorf(kg.Invalid, "read sentences", path, "line %d: sent is missing", n)
			}
		}
		s.Text = strings.ReplaceAll(strings.ToValidUTF8(s.Text, "\ufffd"), "\x00", " ")
		r, err := reader.Read(sentenceDocument(s.Text))
		if err != nil {
			return kg.E(kg.KindOf(err), "read sentences", fmt.Sprintf("%s:%d", path, n), err)
		}
		s.Triples = []triple{}
		for _, c := range r.Claims {
			if c.Status == kg.Asserted {
				s.Triples = append(s.Triples, triple{endWords(r, c.Subject, ont), labels[c.Predicate], endWords(r, c.Object, ont)})
			}
		}
		return enc.Encode(s)
	})
}

// endWords gives the words that name an end, as Text2KGBench writes them.
func endWords(r *kg.Reading, e kg.End, ont *ontology.Ontology) string {
	span := e.Span
	if e.Antecedent != nil {
		span = *e.Antecedent
	}
	return slot.Text2KG(slot.Called(span.Of(r.Document.Text), ont.Lexicon()))
}

// sentenceDocument is a Document of one zone.
func sentenceDocument(text string) kg.Document {
	return kg.Document{ID: kg.DocumentID(article.Plain, []byte(text)), Media: article.Plain, SHA256: fmt.Sprintf("%x", sha256.Sum256([]byte(text))), Text: text,
		Zones: []kg.Zone{{Kind: kg.ZoneBody, Span: kg.Span{Start: 0, End: len(text)}}}}
}
