package source

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"graphd/kg"
)

// The media types that are told apart here.
const (
	plainText = "text/plain"
	html      = "text/html"
	markdown  = "text/markdown"
	record    = "application/json"
	lines     = "application/x-ndjson"
)

// A Raw is one text as bytes, and what is known of it. Content is unpacked. Of a
// record it is the record without its url, written in one fixed way, so that the
// same text under two addresses has the same bytes.
type Raw struct {
	Source  string
	Media   string // text/plain, text/html, text/markdown or application/json
	Content []byte
}

// Options say how inputs are read. The zero value is good for use.
type Options struct {
	Name      string        // the Source of standard input; empty: made from what is read
	Media     string        // what files and standard input hold, or application/x-ndjson; empty: by name and first bytes
	Stdin     io.Reader     // for "-"; nil: os.Stdin
	Limit     int           // bytes of one text; 0: 16 MiB
	Timeout   time.Duration // for one address, from dialling to the last byte; 0: 30 s
	Redirects int           // to follow for one address; 0: 5, below 0: none
	Loopback  bool          // let addresses be on this machine; for tests
}

func (o Options) limit() int {
	if o.Limit > 0 {
		return o.Limit
	}
	return 16 << 20
}

// A Skip says why an input was passed over. It is no fault.
type Skip struct{ Reason string }

func (s *Skip) Error() string { return "skipped: " + s.Reason }

// Open reads the inputs that args name, in their order. With an error the Raw
// has no more than its Source. A *Skip among the errors (errors.As) is something
// passed over; all others have a kind. After the context ends there is one
// last error.
func Open(ctx context.Context, args []string, o Options) iter.Seq2[Raw, error] {
	return func(yield func(Raw, error) bool) {
		w := &walker{ctx: ctx, Options: o, yield: yield}
		for _, arg := range args {
			if !w.input(arg) {
				return
			}
		}
	}
}

// A walker is one run over inputs. Its methods report whether to go on.
type walker struct {
	Options
	ctx   context.Context
	yield func(Raw, error) bool
}

// fail reports an input that could not be read. If the context has ended, that
// is the reason, and the last thing told.
func (w *walker) fail(source string, kind kg.ErrorKind, err error) bool {
	if ended := w.ctx.Err(); ended != nil {
		w.yield(Raw{Source: source}, kg.E(kg.Unavailable, "read", source, ended))
		return false
	}
	return w.yield(Raw{Source: source}, kg.E(kind, "read", source, err))
}

func (w *walker) skip(source, reason string) bool {
	return w.yield(Raw{Source: source}, kg.E(kg.Invalid, "read", source, &Skip{reason}))
}

// alive reports whether the context goes on, and says so if not.
func (w *walker) alive(source string) bool {
	if err := w.ctx.Err(); err != nil {
		return w.fail(source, kg.Unavailable, err)
	}
	return true
}

func (w *walker) input(arg string) bool {
	if !w.alive(arg) {
		return false
	}
	scheme, _, isAddress := strings.Cut(arg, "://")
	switch {
	case arg == "":
		return w.fail(arg, kg.Invalid, errors.New("an input without a name"))
	case arg == "-":
		return w.stdin()
	case isAddress && !strings.ContainsAny(scheme, `/\`):
		return w.address(arg)
	}
	path, err := filepath.Abs(arg)
	if err != nil {
		return w.fail(arg, kg.Invalid, err)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return w.fail(path, fileKind(err), cause(err))
	case info.IsDir():
		return w.directory(path)
	case !info.Mode().IsRegular():
		return w.fail(path, kg.Invalid, errors.New("it is neither a file nor a directory"))
	}
	f, err := os.Open(path)
	if err != nil {
		return w.fail(path, fileKind(err), cause(err))
	}
	defer f.Close()
	media, packed := mediaOf(path)
	if media == "" {
		media = plainText // it was named, so it is meant
	}
	return w.file(path, f, media, packed)
}

// fileKind is the kind of an error of the file system.
func fileKind(err error) kg.ErrorKind {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return kg.NotFound
	case errors.Is(err, fs.ErrPermission):
		return kg.Forbidden
	}
	return kg.Unavailable
}

// cause is the error without the path, which the caller names itself.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// mediaOf tells by a file's name what it holds and whether it is packed; the
// media type is empty if the name does not say.
func mediaOf(path string) (media string, packed bool) {
	ext := strings.ToLower(filepath.Ext(path))
	if ext == ".gz" {
		packed = true
		ext = strings.ToLower(filepath.Ext(path[:len(path)-len(ext)]))
	}
	switch ext {
	case ".txt", ".text":
		media = plainText
	case ".html", ".htm", ".xhtml":
		media = html
	case ".md", ".markdown":
		media = markdown
	case ".json":
		media = record
	case ".jsonl", ".ndjson":
		media = lines
	}
	return media, packed
}

// sniff tells HTML from plain text by its first bytes.
func sniff(content []byte) string {
	head := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(content[:min(len(content), 512)]), "\ufeff")))
	for _, start := range []string{"<!doctype html", "<html", "<head", "<body", "<!--", "<p>", "<div", "<article", "<meta", "<?xml"} {
		if strings.HasPrefix(head, start) {
			return html
		}
	}
	return plainText
}
