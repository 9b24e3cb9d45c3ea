package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"graphd/nlp"
)

// makeGroups groups words by the words beside them in the treebanks and the
// plain texts.
func makeGroups(o options) (map[string]uint16, error) {
	banks, err := readBanks(o.treebank, "train")
	if err != nil {
		return nil, err
	}
	var sents [][]string
	for _, b := range banks {
		for _, s := range b.sents {
			sents = append(sents, nlp.ClassWords(s.Tokens))
		}
	}
	raw, err := os.ReadFile(o.plain)
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", o.plain, err)
	}
	for d := json.NewDecoder(z); d.More(); {
		var release struct{ Text string }
		if err := d.Decode(&release); err != nil {
			return nil, fmt.Errorf("%s: %w", o.plain, err)
		}
		sents = append(sents, nlp.PlainWords(release.Text)...)
	}
	return nlp.TrainClasses(sents, o.classes), nil
}

// classes puts the groups and the kinds of words together.
func classes(o options, r *receipt) ([]byte, error) {
	var both [2]map[string]uint16
	for i, path := range []string{o.groups, o.kinds} {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if both[i], err = readNumbers(path, raw); err != nil {
			return nil, err
		}
		r.add("word classes: %s, sha256 %s, %d words", filepath.Base(path), sum(raw), len(both[i]))
	}
	return nlp.EncodeClasses(both[0], both[1]), nil
}

// A receipt says what weights were made from, how, and how good they are.
type receipt struct{ lines []string }

func (r *receipt) add(format string, args ...any) {
	r.lines = append(r.lines, fmt.Sprintf(format, args...))
}

func (r *receipt) write(path string) error {
	text := "made by: nlp/train\n" + strings.Join(r.lines, "\n") + "\n"
	fmt.Print(text)
	return os.WriteFile(path, []byte(text), 0o644)
}

// writeNumbers and readNumbers keep words with a number each, a word a line, packed.
func writeNumbers(path string, of map[string]uint16) error {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, w := range slices.Sorted(maps.Keys(of)) {
		if _, err := fmt.Fprintf(z, "%s %d\n", w, of[w]); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

func readNumbers(path string, raw []byte) (map[string]uint16, error) {
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	out := map[string]uint16{}
	lines := bufio.NewScanner(z)
	for lines.Scan() {
		var w string
		var k uint16
		if _, err := fmt.Sscanf(lines.Text(), "%s %d", &w, &k); err != nil {
			return nil, fmt.Errorf("%s: %q: %w", path, lines.Text(), err)
		}
		out[w] = k
	}
	return out, lines.Err()
}
