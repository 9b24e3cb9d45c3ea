package article

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"

	"graphd/kg"
)

// signatures are the first bytes of files that are no text, with what to call
// them in the error.
var signatures = []struct{ start, name string }{
	{"%PDF-", "a PDF"},
	{"PK\x03\x04", "a ZIP archive or office document"},
	{"\x1f\x8b", "gzip data"},
	{"\x89PNG", "a PNG image"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"GIF8", "a GIF image"},
	{"\x7fELF", "a program"},
	{"MZ\x90\x00", "a program"},
	{"\xd0\xcf\x11\xe0", "an office document"},
	{"{\\rtf", "an RTF document"},
	{"SQLite format 3\x00", "an SQLite database"},
}

// decode turns bytes into text. declared is the character set that the text
// itself names, or empty; valid UTF-8 is believed over it.
func decode(b []byte, declared string) (string, error) {
	for _, s := range signatures {
		if bytes.HasPrefix(b, []byte(s.start)) {
			return "", kg.Errorf(kg.Invalid, "decode", "", "it is not text but %s", s.name)
		}
	}
	text, wide := decodeUTF16(b)
	if !wide {
		var err error
		if text, err = decodeBytes(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), declared); err != nil {
			return "", err
		}
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", kg.Errorf(kg.Invalid, "decode", "", "it is not text: it holds a NUL at byte %d", i)
	}
	controls := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1b", rune(c)) {
			controls++
		}
	}
	if controls > len(text)/50 {
		return "", kg.Errorf(kg.Invalid, "decode", "", "it is not text: %d of its %d bytes are control characters", controls, len(text))
	}
	return text, nil
}

// decodeUTF16 decodes UTF-16 that has a byte order mark, or shows by its zero
// bytes that it is UTF-16. A lone surrogate becomes U+FFFD.
func decodeUTF16(b []byte) (string, bool) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		order, b = binary.LittleEndian, b[2:]
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		order, b = binary.BigEndian, b[2:]
	default:
		order = zeroOrder(b)
	}
	if order == nil {
		return "", false
	}
	units := make([]uint16, 0, len(b)/2+1)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, order.Uint16(b[i:]))
	}
	if len(b)%2 == 1 {
		units = append(units, utf8.RuneError)
	}
	return string(utf16.Decode(units)), true
}

// zeroOrder guesses the byte order of UTF-16 without a mark: text that is mostly
// Latin has its zeros in one half of the bytes only.
func zeroOrder(b []byte) binary.ByteOrder {
	if len(b)%2 == 1 || len(b) < 8 {
		return nil
	}
	sample := b[:min(len(b), 1<<16)]
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(sample) / 2
	switch {
	case zeros[1]*10 > half*4 && zeros[0]*50 < half:
		return binary.LittleEndian
	case zeros[0]*10 > half*4 && zeros[1]*50 < half:
		return binary.BigEndian
	}
	return nil
}

// decodeBytes decodes text of one byte a unit.
func decodeBytes(b []byte, declared string) (string, error) {
	if utf8.Valid(b) {
		return string(b), nil
	}
	if declared != "" {
		enc, err := htmlindex.Get(declared)
		if name, _ := htmlindex.Name(enc); err == nil && name != "utf-8" && name != "utf-16le" && name != "utf-16be" {
			if s, err := enc.NewDecoder().Bytes(b); err == nil {
				return string(s), nil
			}
		}
	}
	return decodeMixed(b)
}

// decodeMixed decodes text that is not valid UTF-8: as UTF-8 with stray bytes if
// most of its non-ASCII stretches are UTF-8, else as Windows-1252. A stray byte
// is read as Windows-1252; surrogates that were written as UTF-8 are paired, and
// become U+FFFD if they stand alone.
//
// Windows-1252 is a guess, and only text that is mostly ASCII shows that it is
// right: a text of which every other byte is foreign was written in something
// else, and is refused.
func decodeMixed(b []byte) (string, error) {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case n > 1:
			good++
		case r == utf8.RuneError:
			if _, m := surrogate(b[i:]); m > 0 {
				good, n = good+1, m
			} else {
				bad++
			}
		}
		i += n
	}
	if good < bad && bad*10 > len(b)*3 {
		return "", kg.Errorf(kg.Invalid, "decode", "", "its encoding is not known: it is not UTF-8, and %d of its %d bytes are no ASCII; write it as UTF-8", bad, len(b))
	}
	var out strings.Builder
	out.Grow(len(b) + bad)
	for i := 0; i < len(b); {
		if good >= bad {
			if r, n := utf8.DecodeRune(b[i:]); r != utf8.RuneError || n > 1 {
				out.WriteRune(r)
				i += n
				continue
			}
			if hi, n := surrogate(b[i:]); n > 0 {
				lo, m := surrogate(b[i+n:])
				r := utf16.DecodeRune(hi, lo)
				if m > 0 && r != utf8.RuneError {
					n += m
				}
				out.WriteRune(r)
				i += n
				continue
			}
		}
		r := charmap.Windows1252.DecodeByte(b[i])
		if r >= 0x80 && r < 0xA0 {
			r = utf8.RuneError // one of the five bytes that stand for nothing
		}
		out.WriteRune(r)
		i++
	}
	return out.String(), nil
}

// surrogate reads a surrogate that was encoded as if it were a character, and
// returns its length in bytes, 0 if there is none.
func surrogate(b []byte) (rune, int) {
	if len(b) < 3 || b[0] != 0xED || b[1] < 0xA0 || b[1] > 0xBF || b[2]&0xC0 != 0x80 {
		return 0, 0
	}
	return 0xD000 | rune(b[1]&0x3F)<<6 | rune(b[2]&0x3F), 3
}
