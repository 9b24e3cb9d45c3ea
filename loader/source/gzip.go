package source

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// Unpacked data may grow by packRatio and no more, once packFloor bytes have come
// out. Texts pack to a tenth, the most repetitive logs to a hundredth; only data
// made for it packs to less than that.
const (
	packFloor = 8 << 20
	packRatio = 200
)

// unpack reads gzip. A stream that grows out of all measure fails with a
// tooLarge.
func unpack(r io.Reader) (io.Reader, error) {
	in := &counter{r: bufio.NewReader(r)}
	z, err := gzip.NewReader(in)
	if err != nil {
		return nil, fmt.Errorf("it is not gzip: %w", err)
	}
	return &unpacker{in: in, out: z}, nil
}

type counter struct {
	r *bufio.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// ReadByte keeps gzip from reading ahead of what it was given.
func (c *counter) ReadByte() (byte, error) {
	b, err := c.r.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

type unpacker struct {
	in  *counter
	out io.Reader
	n   int64
}

func (u *unpacker) Read(p []byte) (int, error) {
	n, err := u.out.Read(p)
	u.n += int64(n)
	if u.n > packFloor && u.n > u.in.n*packRatio {
		return 0, &tooLarge{fmt.Sprintf("gzip data that grows more than %d times", packRatio)}
	}
	return n, err
}

func isCorrupt(err error) bool {
	var c flate.CorruptInputError
	return errors.As(err, &c)
}
