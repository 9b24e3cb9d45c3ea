package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
)

// A Model weighs features. Its zero value knows none.
type Model struct {
	classes []string
	rows    map[uint32]int32 // of each feature: its row of weights
	weights []int8           // rows of len(classes)
	scale   []float64        // of each class: what one step of a weight is worth
}

// Hash makes a feature of its parts (FNV-1a over the parts and a mark between).
func Hash(parts ...string) uint32 {
	h := uint32(2166136261)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	return h
}

// Classes gives the names of the classes in the order of their scores.
func (m *Model) Classes() []string { return m.classes }

// Size gives the number of features that have weights.
func (m *Model) Size() int { return len(m.rows) }

// Scores gives the probability of each class: of one class, that it holds; of
// several, that it is the one.
func (m *Model) Scores(features []uint32) []float64 {
	out := make([]float64, len(m.classes))
	n := len(m.classes)
	for _, f := range features {
		row, ok := m.rows[f]
		if !ok {
			continue
		}
		for c, w := range m.weights[int(row)*n : int(row)*n+n] {
			out[c] += float64(w) * m.scale[c]
		}
	}
	squash(out)
	return out
}

// squash turns sums of weights into probabilities, in place.
func squash(x []float64) {
	if len(x) == 1 {
		x[0] = 1 / (1 + math.Exp(-x[0]))
		return
	}
	top, sum := slices.Max(x), 0.0
	for i := range x {
		x[i] = math.Exp(x[i] - top)
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}

const magic = "lin1"

// Write stores the Model.
func (m *Model) Write(w io.Writer) error {
	out := []byte(magic)
	out = binary.AppendUvarint(out, uint64(len(m.classes)))
	for c, name := range m.classes {
		out = binary.AppendUvarint(out, uint64(len(name)))
		out = append(out, name...)
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(m.scale[c]))
	}
	keys := slices.Sorted(maps.Keys(m.rows))
	out = binary.AppendUvarint(out, uint64(len(keys)))
	n, last := len(m.classes), uint32(0)
	for _, k := range keys {
		out = binary.AppendUvarint(out, uint64(k-last))
		last = k
		row := m.weights[int(m.rows[k])*n:][:n]
		var some []byte
		count := 0
		for c, x := range row {
			if x != 0 {
				some = append(some, byte(c), byte(x))
				count++
			}
		}
		out = append(out, byte(count))
		out = append(out, some...)
	}
	_, err := w.Write(out)
	return err
}

var errFormat = errors.New("not the weights of a linear model")

// Read gives the Model that was written to raw.
func Read(raw []byte) (*Model, error) {
	if len(raw) < len(magic) || string(raw[:len(magic)]) != magic {
		return nil, errFormat
	}
	r := reader{raw: raw[len(magic):]}
	m := &Model{rows: map[uint32]int32{}}
	n := r.uvarint()
	if n == 0 || n > 255 {
		return nil, errFormat
	}
	for range n {
		m.classes = append(m.classes, string(r.bytes(r.uvarint())))
		m.scale = append(m.scale, math.Float64frombits(r.uint64()))
	}
	size := r.uvarint()
	if size > uint64(len(r.raw)) {
		return nil, fmt.Errorf("%w: %d features in %d bytes", errFormat, size, len(r.raw))
	}
	m.weights = make([]int8, int(size)*int(n))
	key := uint32(0)
	for row := range int(size) {
		key += uint32(r.uvarint())
		m.rows[key] = int32(row)
		for range r.byte() {
			c, w := r.byte(), int8(r.byte())
			if uint64(c) >= n {
				return nil, errFormat
			}
			m.weights[row*int(n)+int(c)] = w
		}
	}
	if r.bad || len(r.raw) > 0 {
		return nil, fmt.Errorf("%w: cut short or too long", errFormat)
	}
	return m, nil
}

// reader takes bytes off the front; bad is set when there are too few.
type reader struct {
	raw []byte
	bad bool
}

func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.raw)) {
		r.bad, r.raw = true, nil
		return nil
	}
	out := r.raw[:n]
	r.raw = r.raw[n:]
	return out
}

func (r *reader) byte() byte {
	if b := r.bytes(1); len(b) == 1 {
		return b[0]
	}
	return 0
}

func (r *reader) uint64() uint64 {
	if b := r.bytes(8); len(b) == 8 {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

func (r *reader) uvarint() uint64 {
	x, n := binary.Uvarint(r.raw)
	if n <= 0 {
		r.bad, r.raw = true, nil
		return 0
	}
	r.raw = r.raw[n:]
	return x
}
