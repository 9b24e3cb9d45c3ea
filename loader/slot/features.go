package slot

import (
	"slices"
	"strconv"
	"strings"

	"graphd/nlp/linear"
)

// bag collects features.
type bag struct{ out []uint32 }

func (b *bag) add(parts ...string) { b.out = append(b.out, linear.Hash(parts...)) }

func yes(v bool) string {
	if v {
		return "1"
	}
	return "0"
}

func gapBin(n int) string {
	switch {
	case n <= 2:
		return strconv.Itoa(n)
	case n <= 4:
		return "4"
	case n <= 8:
		return "8"
	case n <= 15:
		return "15"
	}
	return "far"
}

// look is how a Span looks, in short.
func (p *page) look(i int) string {
	c := p.spans[i]
	s := string(c.Sort)
	if c.Exact {
		s += "!"
	}
	if c.Listed == "people" {
		s = "people"
	} else if c.Listed != "" {
		s += "+"
	}
	return s
}

// subjectFeatures are those by which a Span is what the Sentence is about.
func (p *page) subjectFeatures(i int, slots []slotWords) []uint32 {
	var b bag
	c := p.spans[i]
	t := p.s.Tokens
	look := p.look(i)
	h := t[p.head[i]]
	b.add("s always")
	b.add("s look", look)
	b.add("s topic", yes(c.Topic), look)
	b.add("s first", gapBin(c.First), look)
	b.add("s first", gapBin(c.First), "topic", yes(c.Topic))
	b.add("s quoted", yes(c.Quoted), yes(c.Topic))
	b.add("s namer", yes(c.Namer), yes(c.Topic))
	b.add("s outer", yes(p.outer[i]), look)
	b.add("s rel", h.Rel, yes(c.Topic))
	b.add("s rel", h.Rel, look)
	b.add("s prep", p.prep[i], yes(c.Topic))
	b.add("s prep", p.prep[i], look)
	b.add("s length", gapBin(c.Last-c.First), look)
	b.add("s upper", yes(t[c.First].Upper()), yes(t[c.Last].Upper()))
	b.add("s the", yes(t[c.First].Is("the", "a", "an")), yes(c.Topic))
	next, before := "-", "-"
	if c.Last+1 < len(t) {
		next = shape(t[c.Last+1].Lower, t[c.Last+1].Tag)
	}
	if c.First > 0 {
		before = shape(t[c.First-1].Lower, t[c.First-1].Tag)
	}
	b.add("s next", next, look)
	b.add("s before", before, look)
	b.add("s around", before, next)
	fits, domain := false, false
	for k := range slots {
		fits = fits || slots[k].subject == c.Sort || slots[k].subject == Thing
		if c.First > 0 {
			domain = domain || slots[k].domain[lemma(t[c.First-1].Lower)]
		}
		if c.Last+1 < len(t) {
			domain = domain || slots[k].domain[lemma(t[c.Last+1].Lower)]
		}
	}
	wants := map[string]bool{}
	for k := range slots {
		wants[string(slots[k].subject)] = true
	}
	for _, w := range []string{"person", "body", "place", "work", "event", "thing", "term"} {
		if wants[w] {
			b.add("s wants", w, look)
			b.add("s wants topic", w, yes(c.Topic), look)
			b.add("s wants first", w, gapBin(c.First), yes(c.Topic))
			b.add("s wants rel", w, h.Rel, yes(c.Topic))
			b.add("s wants quoted", w, yes(c.Quoted), yes(c.Namer))
		}
	}
	b.add("s fits", yes(fits), look)
	b.add("s domain", yes(domain), look)
	pattern, verb := p.pattern(c)
	b.add("s pattern", pattern, yes(c.Topic))
	b.add("s verb", yes(verb), yes(c.Topic))
	b.add("s tags", t[c.First].Tag, t[c.Last].Tag, yes(c.Topic))
	for _, w := range []string{"person", "body", "place", "work", "event", "thing", "term"} {
		if wants[w] {
			b.add("s the", w, yes(t[c.First].Is("the", "a", "an")), pattern)
		}
	}
	in, more := false, 0
	for j, d := range p.spans {
		if j != i && d.First <= c.First && c.Last <= d.Last {
			in = in || d.Topic
			more++
		}
	}
	b.add("s in topic", yes(in), look)
	b.add("s in", gapBin(more))
	return b.out
}

// shape is a Token as features see it: small words by themselves, others by tag.
func shape(lower, tag string) string {
	switch tag {
	case "IN", "DT", "TO", "CC", ",", ":", "-LRB-", "-RRB-", "''", "WDT", "WP", ".", "POS", "PRP$":
		return lower
	}
	return tag
}

// filling holds what is weighed of a Span in a slot, whatever the subject.
type filling struct {
	features []uint32
	at       int    // the word that says the slot, -1 for none
	fit      string // what is wanted and what the Span looks like
}

// tripleFeatures are those by which a Span fills a slot of a subject, beyond the
// filling's own.
func (p *page) tripleFeatures(s int, subject string, w *slotWords, o int, of filling) []uint32 {
	b := bag{out: slices.Clip(of.features)}
	c, sub, wants := p.spans[o], p.spans[s], string(w.wants)
	b.add("subject", subject)
	b.add("subject", subject, string(w.subject), p.look(s))
	switch {
	case c.First > sub.Last:
		b.add("after", gapBin(c.First-sub.Last), wants)
		b.add("steps", strconv.Itoa(p.steps(p.head[s], p.lead[o])), of.fit)
	default:
		b.add("before", gapBin(sub.First-c.Last), wants)
		b.add("before", of.fit)
	}
	return b.out
}

// fillingOf works out what does not depend on the subject, but for the words inside
// of subject s, which say no slot; s is -1 if there are none.
func (p *page) fillingOf(s, k int, slots []slotWords, o int) filling {
	var b bag
	w := &slots[k]
	t := p.s.Tokens
	c := p.spans[o]
	look, wants := p.look(o), string(w.wants)
	fit := wants + ">" + look
	b.add("always")
	b.add("fit", fit)
	b.add("fit", fit, w.alike)
	best, at := p.nearest(k, s, o)
	b.add("cue", best)
	b.add("cue", best, fit)
	b.add("cue", best, w.alike)
	rival := false
	if at < 0 || best[0] != 'a' {
		for j := range slots {
			if j != k {
				if other, _ := p.nearest(j, s, o); other[0] == 'a' {
					rival = true
				}
			}
		}
	} else {
		b.add("cue tag", t[at].Tag, p.prep[o], wants)
	}
	b.add("rival", yes(rival), best[:1])
	b.add("rival", yes(rival), best[:1], fit)
	b.add("said", yes(len(p.cues[k]) > 0), fit)
	b.add("prep", p.prep[o], fit)
	h := t[p.lead[o]]
	b.add("listed in", yes(p.lead[o] != p.head[o]), best[:1], wants)
	inner := ""
	for i := c.First; i < c.Last; i++ {
		if joins[t[i].Lower] || punct(t[i]) {
			inner = t[i].Lower
		}
	}
	b.add("inner", inner, fit)
	b.add("inner", inner, yes(c.Namer), wants)
	b.add("cut", yes(c.Last+1 < len(t) && t[c.Last+1].Upper()), yes(c.First > 0 && t[c.First-1].Upper()), look)
	if at >= 0 && t[p.lead[o]].Head == at {
		b.add("arc", t[p.lead[o]].Rel, t[at].Tag, p.prep[o], best[1:2], wants)
		b.add("arc", t[p.lead[o]].Rel, p.prep[o], fit)
	} else if at >= 0 && t[at].Head == p.lead[o] {
		b.add("arc down", t[at].Rel, wants)
	}
	up := "-"
	if h.Head >= 0 {
		up = shape(t[h.Head].Lower, t[h.Head].Tag[:min(2, len(t[h.Head].Tag))])
	}
	b.add("rel", h.Rel, fit)
	b.add("rel", h.Rel, up, wants)
	b.add("outer", yes(p.outer[o]), fit)
	kin := string(w.subject) // things of one sort are told of in one way
	b.add("kin", kin, fit)
	b.add("kin", kin, fit, w.alike)
	b.add("kin cue", kin, best, wants)
	b.add("kin near", kin, best[:min(2, len(best))], fit)
	b.add("kin prep", kin, p.prep[o], fit)
	b.add("kin rel", kin, h.Rel, fit)
	b.add("kin rival", kin, yes(rival), best[:1], wants)
	b.add("length", gapBin(c.Last-c.First), fit)
	b.add("namer", yes(c.Namer), fit)
	b.add("quoted", yes(c.Quoted), fit)
	b.add("upper", yes(t[c.First].Upper()), yes(t[c.Last].Upper()), wants)
	pattern, verb := p.pattern(c)
	b.add("pattern", pattern, fit)
	b.add("verb", yes(verb), wants)
	b.add("tags", t[c.First].Tag, t[c.Last].Tag, wants)
	last := lemma(t[c.Last].Lower)
	near := ""
	for i := max(0, c.First-2); i <= min(len(t)-1, c.Last+2); i++ {
		if w.ranges[lemma(t[i].Lower)] {
			switch {
			case i < c.First:
				near += "<"
			case i > c.Last:
				near += ">"
			default:
				near += "="
			}
		}
	}
	b.add("range", near, fit)
	b.add("range last", yes(w.ranges[last]), look)
	words := foldTokens(p, c)
	b.add("listed", yes(w.names[words]), yes(p.outer[o]))
	if w.names[words] {
		b.add("listed", best[:1])
	} else if len(w.names) > 0 {
		b.add("not listed", wants)
	}
	about := false
	for a := range p.about {
		about = about || w.domain[a]
	}
	b.add("about", yes(about), wants)
	b.add("kin about", string(w.subject), yes(about), fit)
	b.add("about", yes(about), best[:1])
	if c.First > 0 {
		b.add("prev", shape(t[c.First-1].Lower, t[c.First-1].Tag), fit)
	}
	if c.Last+1 < len(t) {
		b.add("next", shape(t[c.Last+1].Lower, t[c.Last+1].Tag), fit)
		if w.label[lemma(t[c.Last+1].Lower)] || w.ranges[lemma(t[c.Last+1].Lower)] {
			b.add("next is", wants)
		}
	}
	return filling{b.out, at, fit}
}

// pattern gives the run of kinds of words of a Span ("U" with a capital, "l" without,
// "j" joins, "d" digits, "p" marks), each once in a row, and whether a verb is among
// them.
func (p *page) pattern(c Span) (string, bool) {
	out, verb := "", false
	for i := c.First; i <= c.Last; i++ {
		t := p.s.Tokens[i]
		k := "l"
		switch {
		case punct(t):
			k = "p"
		case t.Text[0] >= '0' && t.Text[0] <= '9':
			k = "d"
		case t.Upper():
			k = "U"
		case joins[t.Lower]:
			k = "j"
		}
		verb = verb || finite(t)
		if !strings.HasSuffix(out, k) && len(out) < 5 {
			out += k
		}
	}
	return out, verb
}

func foldTokens(p *page, c Span) string {
	var words []string
	for i := c.First; i <= c.Last; i++ {
		words = append(words, p.s.Tokens[i].Lower)
	}
	return strings.Join(words, " ")
}

// nearest gives the word of slot k that stands nearest to Span o, as a feature
// that starts with "a" for a word close by, "b" for one in the Sentence and "c" for
// none; and the Token, -1 for none.
func (p *page) nearest(k, s, o int) (string, int) {
	best, at, least := "c", -1, 1<<20
	c := p.spans[o]
	for _, q := range p.cues[k] {
		if s >= 0 && p.spans[s].First <= q.at && q.at <= p.spans[s].Last {
			continue
		}
		where, gap := "<", c.First-q.at
		switch {
		case q.at > c.Last:
			where, gap = ">", q.at-c.Last
		case q.at >= c.First:
			where, gap = "=", 0
		}
		steps := p.steps(q.at, p.lead[o])
		cost := 3*steps + gap
		if q.strength == "weak" {
			cost += 4
		}
		if cost < least {
			least, at = cost, q.at
			near := "b"
			if steps <= 2 || gap <= 4 {
				near = "a"
			}
			best = near + q.strength + where + strconv.Itoa(steps) + gapBin(gap)
		}
	}
	return best, at
}
