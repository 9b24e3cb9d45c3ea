package nlp

// features calls emit with the hash of each feature of the Token at i, given
// the tags before it. The same function serves training and tagging.
func features(words []word, tags []string, i int, emit func(uint64)) {
	w := &words[i]
	p1, p2 := "<s>", "<s>"
	if i > 0 {
		p1 = tags[i-1]
	}
	if i > 1 {
		p2 = tags[i-2]
	}
	b1, b2 := &edge, &edge
	if i > 0 {
		b1 = &words[i-1]
	}
	if i > 1 {
		b2 = &words[i-2]
	}
	a1, a2 := &edge, &edge
	if i+1 < len(words) {
		a1 = &words[i+1]
	}
	if i+2 < len(words) {
		a2 = &words[i+2]
	}
	emit(hash(0, "", ""))
	emit(hash(1, w.norm, ""))
	emit(hash(2, w.suf3, ""))
	emit(hash(3, w.suf2, ""))
	emit(hash(4, w.suf1, ""))
	emit(hash(5, w.pre2, ""))
	emit(hash(6, p1, ""))
	emit(hash(7, p1, p2))
	emit(hash(8, p1, w.norm))
	emit(hash(9, b1.norm, ""))
	emit(hash(10, a1.norm, ""))
	emit(hash(11, b2.norm, ""))
	emit(hash(12, a2.norm, ""))
	emit(hash(13, w.shape, ""))
	emit(hash(14, w.shape, p1))
	emit(hash(15, a1.suf3, ""))
	emit(hash(16, b1.suf3, ""))
	emit(hash(17, w.norm, a1.norm))
	emit(hash(18, a1.shape, w.shape))
	emit(hash(19, p1, a1.norm))
	emit(hash(20, w.suf3, p1))
	emit(hash(21, w.last, ""))
}

// word holds the strings that features are made of.
type word struct{ norm, suf1, suf2, suf3, pre2, shape, last string }

var edge = word{norm: "<>", suf1: "<>", suf2: "<>", suf3: "<>", pre2: "<>", shape: "<>"}

// makeWord prepares a token for features. Digits become 0 so that numbers share
// weights; last is what follows the last hyphen.
func makeWord(text, lower string) word {
	n := digits(lower)
	w := word{norm: n, suf1: suffix(n, 1), suf2: suffix(n, 2), suf3: suffix(n, 3), pre2: prefix(n, 2), shape: shape(text)}
	for i := len(n) - 1; i > 0; i-- {
		if n[i] == '-' {
			w.last = n[i+1:]
			break
		}
	}
	return w
}

func digits(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if '1' <= s[i] && s[i] <= '9' {
			plain = false
			break
		}
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

func suffix(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[len(s)-n:]
}

func prefix(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return s[:n]
}

// shape is the outline of a word: its first kind of sign, and whether it holds
// capitals inside, digits, hyphens or stops.
func shape(s string) string {
	var first byte = 'o'
	var b [5]byte
	inner, digit, hyphen, dot, lower := false, false, false, false, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			if i == 0 {
				first = 'X'
			} else {
				inner = true
			}
		case 'a' <= c && c <= 'z' || c >= 0x80:
			if i == 0 {
				first = 'x'
			}
			lower = true
		case '0' <= c && c <= '9':
			if i == 0 {
				first = 'd'
			}
			digit = true
		case c == '-':
			hyphen = true
		case c == '.':
			dot = true
		}
	}
	b[0] = first
	b[1] = mark(inner, lower)
	b[2] = mark(digit, false)
	b[3] = mark(hyphen, false)
	b[4] = mark(dot, false)
	return string(b[:])
}

func mark(a, b bool) byte {
	switch {
	case a && b:
		return '3'
	case a:
		return '2'
	case b:
		return '1'
	}
	return '0'
}

// hash is FNV-1a over a template number and two parts.
func hash(template byte, a, b string) uint64 {
	h := uint64(14695981039346656037)
	h = (h ^ uint64(template)) * 1099511628211
	for i := 0; i < len(a); i++ {
		h = (h ^ uint64(a[i])) * 1099511628211
	}
	h = (h ^ 0xff) * 1099511628211
	for i := 0; i < len(b); i++ {
		h = (h ^ uint64(b[i])) * 1099511628211
	}
	return h
}
