package nlp

// form is what the tagger's features see of a word: hashes of what it is written with.
type form struct {
	word           uint32
	s1, s2, s3, s4 uint32 // its last bytes
	p1, p2, p3     uint32 // its first bytes
	shape          uint32
	part           uint32 // what follows its last hyphen, or 0
	class, kind    uint16 // word classes
}

// makeForm prepares a word. Digits become 0 so that numbers share weights.
func (c *Classes) makeForm(text, lower string) form {
	n := digits(lower)
	f := form{
		word: wordHash(n), s1: suffix(n, 1), s2: suffix(n, 2), s3: suffix(n, 3), s4: suffix(n, 4),
		p1: prefix(n, 1), p2: prefix(n, 2), p3: prefix(n, 3), shape: shape(text),
	}
	for i := len(n) - 1; i > 0; i-- {
		if n[i] == '-' {
			f.part = wordHash(n[i+1:])
			break
		}
	}
	f.class, f.kind = c.of(f.word)
	return f
}

func suffix(s string, n int) uint32 { return wordHash(s[max(len(s)-n, 0):]) }
func prefix(s string, n int) uint32 { return wordHash(s[:min(len(s), n)]) }

// wordHash is FNV-1a.
func wordHash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// digits writes every digit as 0.
func digits(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] < '1' || s[i] > '9'
	}
	if plain {
		return s
	}
	b := []byte(s)
	for i, c := range b {
		if '0' <= c && c <= '9' {
			b[i] = '0'
		}
	}
	return string(b)
}

// shape is the outline of a word: its first kind of sign, and whether it holds
// capitals inside, small letters, digits, hyphens, stops and other signs.
func shape(s string) uint32 {
	const (
		upperFirst = 1 << iota
		lowerFirst
		digitFirst
		upper
		lower
		digit
		hyphen
		stop
		other
		short
	)
	out := uint32(0)
	if len(s) <= 1 {
		out = short
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			if i == 0 {
				out |= upperFirst
			} else {
				out |= upper
			}
		case 'a' <= c && c <= 'z' || c >= 0x80:
			if i == 0 {
				out |= lowerFirst
			}
			out |= lower
		case '0' <= c && c <= '9':
			if i == 0 {
				out |= digitFirst
			}
			out |= digit
		case c == '-':
			out |= hyphen
		case c == '.':
			out |= stop
		default:
			out |= other
		}
	}
	return out
}

var edge = form{word: 1, s1: 1, s2: 1, s3: 1, s4: 1, p1: 1, p2: 1, p3: 1, shape: 1 << 20}
