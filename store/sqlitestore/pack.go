package sqlitestore

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"sync"

	"graphd/kg"
)

// packed is a Reading as it lies in the file: its canonical JSON, deflated if
// that makes it smaller.
type packed struct {
	hash []byte // SHA-256 of the JSON: equal for equal Readings
	size int    // of the JSON, in bytes, if body is deflated; 0 if body is the JSON
	body []byte

	reading *kg.Reading // what was packed; nil if it came from the file
}

// deflater packs Readings; it keeps the large buffers of the compressor.
type deflater struct{ pool sync.Pool }

func (d *deflater) pack(r *kg.Reading) (packed, error) {
	text, err := kg.Canonical(r)
	if err != nil {
		return packed{}, err
	}
	hash := sha256.Sum256(text)
	p := packed{hash: hash[:], body: text, reading: r}
	var b bytes.Buffer
	w, _ := d.pool.Get().(*flate.Writer)
	if w == nil {
		if w, err = flate.NewWriter(nil, flate.BestSpeed); err != nil {
			return p, err
		}
	}
	defer d.pool.Put(w)
	w.Reset(&b)
	if _, err := w.Write(text); err != nil {
		return p, err
	}
	if err := w.Close(); err != nil {
		return p, err
	}
	if b.Len() < len(text) {
		p.size, p.body = len(text), b.Bytes()
	}
	return p, nil
}

func (p packed) unpack() (*kg.Reading, error) {
	text := p.body
	if p.size > 0 {
		text = make([]byte, p.size)
		if _, err := io.ReadFull(flate.NewReader(bytes.NewReader(p.body)), text); err != nil {
			return nil, fmt.Errorf("%w: a Reading in it cannot be unpacked: %w", errDamaged, err)
		}
	}
	var r kg.Reading
	if err := json.Unmarshal(text, &r); err != nil {
		return nil, fmt.Errorf("%w: a Reading in it cannot be read: %w", errDamaged, err)
	}
	return &r, nil
}
