package slot

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"

	"graphd/kg"
	"graphd/nlp/linear"
)

// Write stores the Weights.
func (w *Weights) Write(to io.Writer) error {
	var out bytes.Buffer
	out.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(w.Least)))
	for _, m := range []*linear.Model{w.Subject, w.Triple} {
		var b bytes.Buffer
		if err := m.Write(&b); err != nil {
			return err
		}
		out.Write(binary.LittleEndian.AppendUint32(nil, uint32(b.Len())))
		out.Write(b.Bytes())
	}
	_, err := to.Write(out.Bytes())
	return err
}

// ReadWeights gives the Weights that were written to raw.
func ReadWeights(raw []byte) (*Weights, error) {
	broken := func() (*Weights, error) {
		return nil, kg.Errorf(kg.Internal, "read weights of slots", "", "they are cut short")
	}
	if len(raw) < 8 {
		return broken()
	}
	w := &Weights{Least: math.Float64frombits(binary.LittleEndian.Uint64(raw))}
	raw = raw[8:]
	for _, to := range []**linear.Model{&w.Subject, &w.Triple} {
		if len(raw) < 4 || len(raw)-4 < int(binary.LittleEndian.Uint32(raw)) {
			return broken()
		}
		n := int(binary.LittleEndian.Uint32(raw))
		m, err := linear.Read(raw[4 : 4+n])
		if err != nil {
			return nil, kg.E(kg.Internal, "read weights of slots", "", err)
		}
		*to, raw = m, raw[4+n:]
	}
	return w, nil
}
