package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"graphd/kg"
)

// A Checker reads local Sources again to tell whether they still hold what was
// loaded. It keeps the hashes of the last file of records, so that checking
// its lines one by one reads it once. One goroutine at a time.
type Checker struct {
	Options
	path   string
	hashes map[int]string
}

// Check returns the SHA-256, in hex, of what a Source holds now, as bytes that
// would be loaded. known is false if the Source is not on this machine (an
// address, standard input), so that nothing can be said. The error's kind is
// kg.NotFound if it is gone.
func (c *Checker) Check(ctx context.Context, source string) (sum string, known bool, err error) {
	if !filepath.IsAbs(source) {
		return "", false, nil
	}
	path, number, isLine := source, 0, false
	if _, err := os.Stat(source); errors.Is(err, os.ErrNotExist) {
		if i := strings.LastIndexByte(source, '#'); i > 0 {
			if n, err := strconv.Atoi(source[i+1:]); err == nil {
				path, number, isLine = source[:i], n, true
			}
		}
	}
	if isLine {
		if c.path != path || c.hashes == nil {
			if c.hashes, err = c.lines(ctx, path); err != nil {
				c.path = ""
				return "", true, err
			}
			c.path = path
		}
		if sum = c.hashes[number]; sum == "" {
			return "", true, kg.Errorf(kg.NotFound, "check", source, "there is no record on line %d any more", number)
		}
		return sum, true, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return "", true, kg.E(fileKind(err), "check", source, cause(err))
	}
	defer f.Close()
	var r io.Reader = f
	if _, packed := mediaOf(path); packed {
		if r, err = unpack(f); err != nil {
			return "", true, kg.E(kg.Invalid, "check", source, err)
		}
	}
	content, err := readLimited(r, c.limit())
	if err != nil {
		return "", true, kg.E(readKind(err), "check", source, cause(err))
	}
	return hash(content), true, nil
}

// lines hashes the records of a file by line.
func (c *Checker) lines(ctx context.Context, path string) (map[int]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, kg.E(fileKind(err), "check", path, cause(err))
	}
	defer f.Close()
	o := c.Options
	o.Media = lines
	hashes := map[int]string{}
	w := &walker{ctx: ctx, Options: o, yield: func(r Raw, err error) bool {
		if n, convErr := strconv.Atoi(strings.TrimPrefix(r.Source, path+"#")); err == nil && convErr == nil {
			hashes[n] = hash(r.Content)
		}
		return ctx.Err() == nil
	}}
	_, packed := mediaOf(path)
	w.file(path, f, lines, packed)
	if err := ctx.Err(); err != nil {
		return nil, kg.E(kg.Unavailable, "check", path, err)
	}
	return hashes, nil
}

// Check is Checker.Check for one Source.
func Check(ctx context.Context, source string) (sum string, known bool, err error) {
	var c Checker
	return c.Check(ctx, source)
}

func hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
