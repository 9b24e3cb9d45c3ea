package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"graphd/kg"
)

// A line is one record of JSON Lines.
type line struct {
	URL       string `json:"url,omitempty"`
	Title     string `json:"title,omitempty"`
	Author    string `json:"author,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Published string `json:"published,omitempty"`
	Text      string `json:"text,omitempty"`
	HTML      string `json:"html,omitempty"`
}

// records reads one record a line. A bad line is reported as PATH#LINE and the
// next one read.
func (w *walker) records(path string, r io.Reader) bool {
	// JSON writes a byte in at most six; one line may hold one text.
	read := lineReader{r: bufio.NewReaderSize(r, 64<<10), limit: 6*w.limit() + 64<<10}
	for {
		content, err := read.next()
		at := fmt.Sprintf("%s#%d", path, read.number)
		if errors.Is(err, io.EOF) {
			return true
		}
		if !w.alive(at) {
			return false
		}
		if err != nil {
			if !w.fail(at, readKind(err), cause(err)) {
				return false
			}
			if errors.Is(err, errLine) {
				continue
			}
			return true // the rest cannot be read, but the next input can
		}
		if len(content) == 0 {
			continue
		}
		raw, err := recordOf(content, w.limit())
		if err != nil {
			if !w.fail(at, readKindOf(err), err) {
				return false
			}
			continue
		}
		if raw.Source == "" {
			raw.Source = at
			if path == "stdin" {
				raw.Source = "stdin:" + shortHash(raw.Content)
			}
		}
		if !w.yield(raw, nil) {
			return false
		}
	}
}

// readKindOf is the kind of an error in one record.
func readKindOf(err error) kg.ErrorKind {
	var large *tooLarge
	if errors.As(err, &large) {
		return kg.TooLarge
	}
	return kg.Invalid
}

// recordOf reads one line. Source is empty if the record has no url.
func recordOf(content []byte, limit int) (Raw, error) {
	if !utf8.Valid(content) {
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(content)
		if err != nil {
			return Raw{}, fmt.Errorf("the line is not UTF-8: %w", err)
		}
		content = decoded
	}
	var l line
	if err := json.Unmarshal(content, &l); err != nil {
		return Raw{}, fmt.Errorf("the line is no record in JSON: %w", err)
	}
	if n := max(len(l.Text), len(l.HTML)); n > limit {
		return Raw{}, &tooLarge{fmt.Sprintf("%d bytes, over the limit of %d for one text", n, limit)}
	}
	source := ""
	if l.URL != "" {
		if u, err := url.Parse(l.URL); err != nil || u.Scheme == "" {
			return Raw{}, fmt.Errorf("the url %q of the record is no address", l.URL)
		}
		source = l.URL
	}
	l.URL = ""
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(l); err != nil {
		return Raw{}, err
	}
	return Raw{Source: source, Media: record, Content: bytes.TrimSuffix(b.Bytes(), []byte("\n"))}, nil
}

// errLine is a line that cannot be read, where those after it can.
var errLine = errors.New("line")

type lineTooLong struct{ tooLarge }

func (l *lineTooLong) Unwrap() []error { return []error{errLine, &l.tooLarge} }

// A lineReader reads lines of limited length. Of a longer one it keeps nothing.
type lineReader struct {
	r      *bufio.Reader
	limit  int
	number int // of the line read last, from 1
}

// next returns the next line without white space around it, io.EOF after the
// last one. The bytes are the caller's.
func (l *lineReader) next() ([]byte, error) {
	var content []byte
	long := false
	l.number++
	for {
		part, err := l.r.ReadSlice('\n')
		if long = long || len(content)+len(part) > l.limit; long {
			content = nil
		} else {
			content = append(content, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		ended := errors.Is(err, io.EOF)
		if err != nil && !ended {
			return nil, err
		}
		if long {
			return nil, &lineTooLong{tooLarge{fmt.Sprintf("a line of more than %d bytes", l.limit)}}
		}
		if ended && len(content) == 0 {
			return nil, io.EOF
		}
		if l.number == 1 {
			content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
		}
		return bytes.TrimSpace(content), nil
	}
}
