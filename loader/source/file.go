package source

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"graphd/kg"
)

// file reads an open file as one text, or as one text a line.
func (w *walker) file(path string, f io.Reader, media string, packed bool) bool {
	if w.Media != "" {
		media = w.Media
	}
	if packed {
		unpacked, err := unpack(f)
		if err != nil {
			return w.fail(path, kg.Invalid, err)
		}
		f = unpacked
	}
	if media == lines {
		return w.records(path, f)
	}
	content, err := readLimited(f, w.limit())
	if err != nil {
		return w.fail(path, readKind(err), cause(err))
	}
	return w.yield(Raw{Source: path, Media: media, Content: content}, nil)
}

// readLimited reads to the end, or fails with errTooLarge.
func readLimited(r io.Reader, limit int) ([]byte, error) {
	var b bytes.Buffer
	n, err := io.Copy(&b, io.LimitReader(r, int64(limit)+1))
	if err != nil {
		return nil, err
	}
	if n > int64(limit) {
		return nil, &tooLarge{fmt.Sprintf("over the limit of %d bytes for one text", limit)}
	}
	return b.Bytes(), nil
}

// A tooLarge is an error of kind kg.TooLarge.
type tooLarge struct{ reason string }

func (t *tooLarge) Error() string { return t.reason }

// readKind is the kind of an error met while reading.
func readKind(err error) kg.ErrorKind {
	var large *tooLarge
	switch {
	case errors.As(err, &large):
		return kg.TooLarge
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.Is(err, io.ErrUnexpectedEOF), isCorrupt(err):
		return kg.Invalid
	}
	return fileKind(err)
}

// stdin reads standard input.
func (w *walker) stdin() bool {
	in := w.Stdin
	if in == nil {
		in = os.Stdin
	}
	name := w.Name
	if w.Media == lines {
		if name == "" {
			name = "stdin"
		}
		return w.records(name, in)
	}
	content, err := w.readStdin(in)
	if name == "" {
		name = "stdin:" + shortHash(content)
	}
	if err != nil {
		return w.fail("stdin", readKind(err), cause(err))
	}
	media := w.Media
	if media == "" {
		media = sniff(content)
	}
	return w.yield(Raw{Source: name, Media: media, Content: content}, nil)
}

// readStdin gives up when the context ends: nothing else wakes a read from a
// terminal. The read itself then ends with the process.
func (w *walker) readStdin(in io.Reader) ([]byte, error) {
	type result struct {
		content []byte
		err     error
	}
	read := make(chan result, 1)
	go func() {
		content, err := readLimited(in, w.limit())
		read <- result{content, err}
	}()
	select {
	case r := <-read:
		return r.content, r.err
	case <-w.ctx.Done():
		return nil, w.ctx.Err()
	}
}

// shortHash is the beginning of the SHA-256 of content, in hex.
func shortHash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:6])
}

// directory reads the files below a directory, sorted by path. The root is held
// open, so that a link that appears while it is walked leads nowhere either.
func (w *walker) directory(path string) bool {
	root, err := os.OpenRoot(path)
	if err != nil {
		return w.fail(path, fileKind(err), cause(err))
	}
	defer func() {
		_ = root.Close() // it was only read
	}()
	more := true
	stop := func(goOn bool) error {
		if more = goOn; !more {
			return fs.SkipAll
		}
		return nil
	}
	err = fs.WalkDir(root.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		full := filepath.Join(path, filepath.FromSlash(name))
		if !w.alive(full) {
			return stop(false)
		}
		if err != nil {
			return stop(w.fail(full, fileKind(err), cause(err)))
		}
		if name == "." {
			return nil
		}
		if strings.HasPrefix(entry.Name(), ".") {
			if err := stop(w.skip(full, "hidden")); err != nil || !entry.IsDir() {
				return err
			}
			return fs.SkipDir
		}
		switch mode := entry.Type(); {
		case entry.IsDir():
			return nil
		case mode&fs.ModeSymlink != 0:
			return stop(w.skip(full, "a symbolic link"))
		case !mode.IsRegular():
			return stop(w.skip(full, "not a regular file"))
		}
		return stop(w.member(root, name, full))
	})
	if err != nil && more {
		return w.fail(path, fileKind(err), cause(err))
	}
	return more
}

// member reads one file of a directory.
func (w *walker) member(root *os.Root, name, full string) bool {
	media, packed := mediaOf(name)
	switch media {
	case "":
		return w.skip(full, fmt.Sprintf("files named %q are not read", "*"+filepath.Ext(name)))
	case record:
		return w.skip(full, "a .json file is read only when it is named itself")
	}
	f, err := root.Open(name)
	if err != nil {
		return w.fail(full, fileKind(err), cause(err))
	}
	defer f.Close()
	return w.file(full, f, media, packed)
}
