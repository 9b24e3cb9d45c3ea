package nlp

// features appends the features of Token k of the started Sentence.
func (x *nameSetting) features(k int, out []uint32) []uint32 {
	f := nameTemplates{out: out, style: x.style}
	w, b1, b2, a1, a2 := &x.w[k], x.at(k-1), x.at(k-2), x.at(k+1), x.at(k+2)
	s := &x.sents[x.i]
	cased := "n"
	if s.AllCaps {
		cased = "A"
	} else if s.TitleCase {
		cased = "T"
	}
	f.styled(1, "", "", "")
	f.styled(2, w.lower, "", "")
	f.styled(3, w.form, w.tag, cased)
	f.add(4, w.suf2, "", "")
	f.add(5, w.suf3, w.form, "")
	f.add(6, w.suf4, "", "")
	f.add(7, w.pre3, "", "")
	f.add(8, w.shape, "", "")
	f.styled(9, w.tag, "", "")
	f.add(10, b1.lower, "", "")
	f.add(11, b2.lower, "", "")
	f.add(12, a1.lower, "", "")
	f.add(13, a2.lower, "", "")
	f.add(14, b1.lower, w.lower, "")
	f.add(15, w.lower, a1.lower, "")
	f.add(16, b1.form, w.form, a1.form)
	f.add(17, b1.tag, w.tag, a1.tag)
	f.add(18, b1.tag, b1.form, "")
	f.add(19, a1.tag, a1.form, "")
	f.add(20, b1.lower, w.form, a1.lower)
	f.add(21, b2.lower, b1.lower, w.form)
	f.add(22, w.form, a1.lower, a2.lower)
	f.add(23, a1.suf3, w.form, "")
	f.add(24, b1.suf3, w.form, "")
	f.styled(25, w.list, "", "")
	f.add(26, w.list, a1.list, "")
	f.add(27, w.list, b1.list, "")
	f.styled(28, w.role, w.form, "")
	f.add(29, b1.role, w.form, "")
	f.add(30, a1.role, w.form, "")
	f.add(31, w.list, w.lower, "")
	f.add(32, b1.role, b1.form, w.list)
	if x.classes != nil {
		f.styled(70, w.fine, w.form, "")
		f.add(71, w.coarse, w.form, "")
		f.add(72, b1.fine, "", "")
		f.add(73, a1.fine, "", "")
		f.add(74, b1.coarse, w.coarse, w.form)
		f.add(75, w.coarse, a1.coarse, w.form)
		f.add(76, b1.coarse, w.form, a1.coarse)
		f.add(77, b1.fine, w.form, "")
		f.add(78, w.form, a1.fine, "")
		f.add(79, b2.coarse, b1.coarse, w.form)
		f.add(80, w.form, a1.coarse, a2.coarse)
		f.add(81, b2.coarse, "", "")
		f.add(82, a2.coarse, "", "")
	}
	opens := "m"
	if opensSentence(s.Tokens, k) {
		opens = "o"
	}
	f.add(33, opens, w.form, w.tag)
	if w.run >= 0 {
		r := x.runs[w.run]
		first, last := &x.w[r.first], &x.w[r.last]
		before, after := x.at(r.first-1), x.at(r.last+1)
		place := placeIn(k-r.first, r.last-r.first+1)
		f.styled(40, place, few(r.last-r.first), opens)
		f.add(41, place, last.lower, "")
		f.add(42, place, first.lower, "")
		f.add(43, place, before.lower, "")
		f.add(44, place, after.lower, "")
		f.add(45, place, last.role, first.role)
		f.add(46, place, before.lower, after.lower)
		f.add(47, place, before.role, before.tag)
		f.add(48, place, after.tag, last.tag)
		f.add(49, last.suf3, place, "")
		f.add(50, first.list, last.list, place)
		if x.classes != nil {
			f.add(51, place, last.fine, "")
			f.add(52, place, first.fine, "")
			f.add(53, place, before.coarse, after.coarse)
			f.add(54, place, first.coarse, last.coarse)
			f.add(55, place, before.fine, "")
			f.add(56, place, after.fine, "")
		}
	}
	if !w.upper {
		return f.out
	}
	if seen := x.seen[s.Tokens[k].Lower]; seen != nil {
		f.add(60, few(seen.upper), few(seen.lower), opens+cased)
		for _, g := range seen.sights {
			if g.sentence == x.i && g.token == k {
				continue
			}
			f.add(61, g.before, "", "")
			f.add(62, g.after, "", "")
			f.add(63, g.beforeRole, g.firstRole, few(g.length))
			if g.length > 0 {
				f.add(64, g.runLast, "", "")
				f.add(65, g.runFirst, "", "")
			}
		}
	}
	return f.out
}

func few(n int) string {
	const names = "01234"
	n = min(n, 4)
	return names[n : n+1]
}

// nameTemplates collects the hashes of features.
type nameTemplates struct {
	out   []uint32
	style string
}

func (f *nameTemplates) add(template byte, a, b, c string) {
	f.out = append(f.out, nameHash(template, "", a, b, c))
}

// styled adds a feature for all texts and one for those of the style.
func (f *nameTemplates) styled(template byte, a, b, c string) {
	f.add(template, a, b, c)
	if f.style != "" {
		f.out = append(f.out, nameHash(template, f.style, a, b, c))
	}
}

func nameHash(template byte, parts ...string) uint32 {
	h := uint64(14695981039346656037)
	h = (h ^ uint64(template)) * 1099511628211
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint64(p[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	h ^= h >> 32
	h *= mixNames
	return uint32(h >> 32)
}

const mixNames = 0x9e3779b97f4a7c15
