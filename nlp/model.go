package nlp

import (
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"fmt"
	"sync"
)

//go:embed model/classes.bin
var classWeights []byte

//go:embed model/tagger.bin
var taggerWeights []byte

//go:embed model/parser.bin
var parserWeights []byte

// A Model tags Tokens and finds the trees of Sentences.
type Model struct {
	tagger *tagger
	parser *parser
}

// Default gives the Model whose weights are built in. They are read once.
var Default = sync.OnceValues(func() (*Model, error) { return ReadModel(classWeights, taggerWeights, parserWeights) })

// DefaultDigest is the SHA-256 of the built-in weights, in hex.
var DefaultDigest = sync.OnceValue(func() string {
	h := sha256.New()
	for _, w := range [][]byte{classWeights, taggerWeights, parserWeights} {
		fmt.Fprintln(h, len(w))
		h.Write(w)
	}
	return fmt.Sprintf("%x", h.Sum(nil))
})

// ReadModel makes a Model of what TrainClasses, TrainTagger and TrainParser
// gave. Without a parser's weights it only tags.
func ReadModel(classes, tagger, parser []byte) (*Model, error) {
	c, err := ReadClasses(classes)
	if err != nil {
		return nil, err
	}
	m := &Model{}
	if m.tagger, err = readTagger(tagger, c); err != nil {
		return nil, err
	}
	if len(parser) > 0 {
		m.parser, err = readParser(parser, c)
	}
	return m, err
}

// decoder reads little-endian numbers; past the end it gives zeros and notes it.
type decoder struct {
	b     []byte
	short bool
}

var zeros [8]byte

func (d *decoder) take(n int) []byte {
	if len(d.b) < n {
		d.short, d.b = true, nil
		return zeros[:min(n, len(zeros))]
	}
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

func (d *decoder) u8() uint8 {
	if len(d.b) == 0 {
		d.short = true
		return 0
	}
	x := d.b[0]
	d.b = d.b[1:]
	return x
}

func (d *decoder) uvarint() uint64 {
	x, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.short, d.b = true, nil
		return 0
	}
	d.b = d.b[n:]
	return x
}
func (d *decoder) u16() uint16  { return binary.LittleEndian.Uint16(d.take(2)) }
func (d *decoder) u32() uint32  { return binary.LittleEndian.Uint32(d.take(4)) }
func (d *decoder) text() string { return string(d.take(int(d.u8()))) }
