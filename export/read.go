package export

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"graphd/kg"
)

// MaxLine bounds a line of an import, in bytes: a Document of 50 MB with its
// Reading fits.
const MaxLine = 512 << 20

// Counts say what an import did.
type Counts struct {
	Documents  int // Document lines
	Sources    int // of those Documents
	Judgements int
	Outcomes   map[kg.Outcome]int // of the Sources
}

// ReadJSONL loads what WriteJSONL wrote: each Document once for every Source, and
// the Judgements. The lines of Entities and Relations follow from these and are
// passed over; a line that is none of the four is refused. The store checks each
// Reading as it checks any other. An error names the line; what came before it
// is kept, and Counts tells how much that was. Running an import again is
// harmless.
func ReadJSONL(ctx context.Context, r io.Reader, s kg.Writer) (Counts, error) {
	in := reader{bufio.NewReaderSize(r, 1<<16), 0}
	n := Counts{Outcomes: map[kg.Outcome]int{}}
	for {
		text, err := in.line()
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		place := fmt.Sprintf("line %d", in.number)
		if err != nil {
			return n, kg.E(kg.KindOf(err), "import", place, err)
		}
		if err := readLine(ctx, text, s, &n); err != nil {
			return n, kg.E(kg.KindOf(err), "import", place, err)
		}
	}
}

// A line holds one of the four.
type line struct {
	Object
	Document  *Document        `json:"document"` // shadows that of Object, to tell whether it is there
	Entity    json.RawMessage  `json:"entity"`
	Relation  json.RawMessage  `json:"relation"`
	Judgement *json.RawMessage `json:"judgement"`
}

func readLine(ctx context.Context, text []byte, s kg.Writer, n *Counts) error {
	var l line
	if err := decode(text, &l); err != nil {
		return err
	}
	switch {
	case l.Document != nil:
		l.Object.Document = *l.Document
		return readDocument(ctx, l.Object, s, n)
	case l.Judgement != nil:
		var j kg.Judgement
		if err := decode(*l.Judgement, &j); err != nil {
			return err
		}
		if err := s.Judge(ctx, j); err != nil {
			return err
		}
		n.Judgements++
		return nil
	case l.Entity != nil, l.Relation != nil:
		return nil
	}
	return kg.Errorf(kg.Invalid, "", "", "neither a document nor an entity, a relation or a judgement")
}

func readDocument(ctx context.Context, o Object, s kg.Writer, n *Counts) error {
	if o.Reading == nil {
		return kg.Errorf(kg.Invalid, "read", string(o.Document.ID), `the document has no "reading"; only what "graphd export" wrote can be imported`)
	}
	if len(o.Document.Sources) == 0 {
		return kg.Errorf(kg.Invalid, "read", string(o.Document.ID), `the document has no "sources"`)
	}
	r := o.reading()
	for _, source := range o.Document.Sources {
		outcome, err := s.Put(ctx, r, source)
		if err != nil {
			return err
		}
		n.Sources++
		n.Outcomes[outcome]++
	}
	n.Documents++
	return nil
}

// decode reads one JSON value and refuses fields it does not know: they would be lost.
func decode(text []byte, to any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	err := d.Decode(to)
	if err == nil && d.More() {
		err = errors.New("more than one value")
	}
	return kg.E(kg.Invalid, "", "", err)
}

type reader struct {
	in     *bufio.Reader
	number int // of the line read last, from 1
}

// line returns the next line that is not blank, io.EOF after the last.
func (r *reader) line() ([]byte, error) {
	for {
		r.number++
		var text []byte
		for {
			part, err := r.in.ReadSlice('\n')
			text = append(text, part...)
			switch {
			case len(text) > MaxLine:
				return nil, kg.Errorf(kg.TooLarge, "", "", "longer than %d bytes", MaxLine)
			case errors.Is(err, bufio.ErrBufferFull):
				continue
			case errors.Is(err, io.EOF):
				if len(bytes.TrimSpace(text)) == 0 {
					return nil, io.EOF
				}
			case err != nil:
				return nil, kg.E(kg.Unavailable, "", "", err)
			}
			break
		}
		if text = bytes.TrimSpace(text); len(text) > 0 {
			return text, nil
		}
	}
}
