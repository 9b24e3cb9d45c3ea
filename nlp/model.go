package nlp

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"fmt"
	"io"
	"sort"
	"sync"
)

//go:embed model/tagger.bin
var taggerWeights []byte

// A Model tags Tokens: an averaged perceptron over hashed features, and a list
// of words that have one tag only.
type Model struct {
	tags  []string
	known map[string]uint8   // words with one tag
	index map[uint64]stretch // feature to its weights
	tag   []uint8            // weights: which tag
	value []int16            // weights: how much
}

type stretch struct{ at, n uint32 }

// Default gives the Model whose weights are built in. They are read once.
var Default = sync.OnceValues(func() (*Model, error) { return ReadModel(bytes.NewReader(taggerWeights)) })

// DefaultDigest is the SHA-256 of the built-in weights, in hex.
var DefaultDigest = sync.OnceValue(func() string { return fmt.Sprintf("%x", sha256.Sum256(taggerWeights)) })

// Weights maps features to what each says of each tag; training makes it.
type Weights map[uint64]map[uint8]int16

// modelLimit bounds what a weights file may unpack to.
const modelLimit = 64 << 20

// WriteModel writes weights in the form that ReadModel reads: the same weights
// give the same bytes.
func WriteModel(w io.Writer, tags []string, known map[string]uint8, weights Weights) error {
	var b bytes.Buffer
	words := make([]string, 0, len(known))
	for k := range known {
		words = append(words, k)
	}
	sort.Strings(words)
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) } // a bytes.Buffer does not fail
	put(uint32(len(tags)))
	for _, t := range tags {
		b.WriteByte(byte(len(t)))
		b.WriteString(t)
	}
	put(uint32(len(words)))
	for _, k := range words {
		b.WriteByte(byte(len(k)))
		b.WriteString(k)
		b.WriteByte(known[k])
	}
	keys := make([]uint64, 0, len(weights))
	for k := range weights {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	put(uint32(len(keys)))
	put(keys)
	for _, k := range keys {
		b.WriteByte(byte(len(weights[k])))
	}
	for _, k := range keys {
		for t := range tags {
			if v, ok := weights[k][uint8(t)]; ok {
				b.WriteByte(byte(t))
				put(v)
			}
		}
	}
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(b.Bytes()); err != nil {
		return err
	}
	return z.Close()
}

// ReadModel reads what WriteModel wrote.
func ReadModel(r io.Reader) (*Model, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("tagger weights: %w", err)
	}
	raw, err := io.ReadAll(io.LimitReader(z, modelLimit))
	if err != nil {
		return nil, fmt.Errorf("tagger weights: %w", err)
	}
	d := &decoder{b: raw}
	m := &Model{known: map[string]uint8{}}
	for range d.u32() {
		m.tags = append(m.tags, d.text())
	}
	for range d.u32() {
		w := d.text()
		m.known[w] = d.u8()
	}
	n := d.u32()
	if uint64(n)*9 > uint64(len(raw)) {
		return nil, fmt.Errorf("tagger weights: %d features do not fit %d bytes", n, len(raw))
	}
	keys := make([]uint64, n)
	for i := range keys {
		keys[i] = d.u64()
	}
	m.index = make(map[uint64]stretch, n)
	at := uint32(0)
	for i := range keys {
		c := uint32(d.u8())
		m.index[keys[i]] = stretch{at, c}
		at += c
	}
	if uint64(at)*3 > uint64(len(raw)) {
		return nil, fmt.Errorf("tagger weights: %d weights do not fit %d bytes", at, len(raw))
	}
	m.tag, m.value = make([]uint8, at), make([]int16, at)
	for i := range m.tag {
		m.tag[i] = d.u8()
		m.value[i] = int16(d.u16())
	}
	if d.short {
		return nil, fmt.Errorf("tagger weights: cut short")
	}
	for _, t := range m.tag {
		if int(t) >= len(m.tags) {
			return nil, fmt.Errorf("tagger weights: no tag %d", t)
		}
	}
	for w, t := range m.known {
		if int(t) >= len(m.tags) {
			return nil, fmt.Errorf("tagger weights: no tag %d for %q", t, w)
		}
	}
	return m, nil
}

// decoder reads little-endian numbers; past the end it gives zeros and notes it.
type decoder struct {
	b     []byte
	short bool
}

func (d *decoder) take(n int) []byte {
	if len(d.b) < n {
		d.short = true
		d.b = nil
		return make([]byte, n)
	}
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

func (d *decoder) u8() uint8    { return d.take(1)[0] }
func (d *decoder) u16() uint16  { return binary.LittleEndian.Uint16(d.take(2)) }
func (d *decoder) u32() uint32  { return binary.LittleEndian.Uint32(d.take(4)) }
func (d *decoder) u64() uint64  { return binary.LittleEndian.Uint64(d.take(8)) }
func (d *decoder) text() string { return string(d.take(int(d.u8()))) }
