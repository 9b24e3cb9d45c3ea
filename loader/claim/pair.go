package claim

import (
	"strconv"
	"strings"

	"graphd/kg"
	"graphd/nlp"
	"graphd/nlp/linear"
)

// A Pair is two chains of one Sentence, in one direction, that may be related:
// what the rules say of them, and the features by which weights judge it.
type Pair struct {
	Sentence        int
	Subject, Object int // indices of Mentions; Subject is -1 if it is left unsaid
	Unsaid          int // the chain of the subject
	Onto            int // the chain of the object
	Said            []Claim
	Features        []uint32
	Commits         []uint32 // of its Status; only Pairs lists them
	apex            int      // the Chunk over both
}

// mostMentions bounds the Mentions of one Sentence that are paired with all
// others; in longer lists only neighbours are.
const mostMentions, neighbours = 40, 8

// leastWorth is what an end of a Pair must be worth.
const leastWorth = 0.12

// pairs lists the Pairs of the Sentence.
func (r *reader) pairs(doc *document) []Pair {
	type ends struct{ s, o int }
	said := map[ends][]Claim{}
	for _, c := range r.out {
		said[ends{c.Unsaid, r.m[c.Object].Chain}] = append(said[ends{c.Unsaid, r.m[c.Object].Chain}], c)
	}
	var chains []int
	of := map[int][]int{}
	for i := r.begin; i < r.end; i++ {
		if c := r.m[i].Chain; c >= 0 && r.m[i].Worth >= leastWorth {
			if of[c] == nil {
				chains = append(chains, c)
			}
			of[c] = append(of[c], i)
		}
	}
	var out []Pair
	for x, a := range chains {
		for y, b := range chains {
			if a == b || len(chains) > mostMentions && (x-y > neighbours || y-x > neighbours) {
				continue
			}
			p := r.pair(of[a], of[b])
			p.Said = said[ends{a, b}]
			if len(p.Said) > 0 && p.Said[0].Subject >= 0 {
				p.Subject, p.Object = p.Said[0].Subject, p.Said[0].Object
			}
			r.features(&p, said[ends{b, a}], doc, len(chains))
			out = append(out, p)
		}
	}
	if r.side >= 0 && of[r.side] == nil { // an end that is left unsaid: only what rules say
		for _, b := range chains {
			if s := said[ends{r.side, b}]; len(s) > 0 {
				p := Pair{Sentence: r.n, Subject: -1, Object: s[0].Object, Unsaid: r.side, Onto: b, Said: s, apex: -1}
				r.unsaid(&p, doc)
				out = append(out, p)
			}
		}
	}
	return out
}

// pair gives, of the Mentions of two chains, those that hang closest together.
func (r *reader) pair(as, bs []int) Pair {
	best, least := Pair{Sentence: r.n, Subject: as[0], Object: bs[0], apex: -1}, 1<<30
	for _, a := range as {
		for _, b := range bs {
			up, down, apex := r.path(r.m[a].Chunk, r.m[b].Chunk)
			cost := 100*(len(up)+len(down)) + abs(r.m[a].First-r.m[b].First)
			if apex < 0 {
				cost += 2000
			}
			if cost < least {
				least = cost
				best.Subject, best.Object, best.apex = a, b, apex
			}
		}
	}
	best.Unsaid, best.Onto = r.m[best.Subject].Chain, r.m[best.Object].Chain
	return best
}

func abs(x int) int { return max(x, -x) }

// path gives the Chunks from a up to the one over both (not included) and the
// same from b, and the one over both, -1 if there is none.
func (r *reader) path(a, b int) (up, down []int, apex int) {
	at := map[int]int{}
	for n, c := 0, a; c >= 0 && n < 12; n, c = n+1, r.s.Chunks[c].Up {
		if _, ok := at[c]; ok {
			break
		}
		at[c] = n
		up = append(up, c)
	}
	for n, c := 0, b; c >= 0 && n < 12; n, c = n+1, r.s.Chunks[c].Up {
		if k, ok := at[c]; ok {
			return up[:k], down, c
		}
		down = append(down, c)
	}
	return up, down, -1
}

var roleNames = [...]string{"none", "subj", "obj", "prep", "list", "appos", "owner", "that", "which", "to", "ing", "adv"}

func (r *reader) step(c int) string {
	g := r.s.Chunks[c]
	s := roleNames[g.Role]
	if g.Role == nlp.ByPrep && g.Via >= 0 {
		s = r.s.Words(g.Via)
	}
	if g.Kind == nlp.VerbGroup && g.Verb.Passive {
		s += "'"
	}
	return s
}

func (r *reader) steps(chunks []int) string {
	var out []string
	for _, c := range chunks {
		out = append(out, r.step(c))
	}
	return strings.Join(out, ".")
}

func (r *reader) chunkLemma(c int) string {
	if c < 0 {
		return "-"
	}
	g := r.s.Chunks[c]
	if g.Kind == nlp.VerbGroup {
		if g.Verb.Passive {
			return g.Verb.Lemma + "'"
		}
		return g.Verb.Lemma
	}
	return r.s.Tokens[g.Head].Lemma
}

func bucket(n int) string {
	switch {
	case n < 4:
		return strconv.Itoa(n)
	case n < 6:
		return "5"
	case n < 10:
		return "9"
	case n < 20:
		return "19"
	}
	return "more"
}

// document is what features know of the Document.
type document struct {
	mentions map[int]int // of each chain: how many Mentions it has
	named    map[int]bool
	before   map[[2]int]int // chains that rules have related in earlier Sentences
	side     int
}

func newDocument(mentions []Mention, side int) *document {
	d := &document{mentions: map[int]int{}, named: map[int]bool{}, before: map[[2]int]int{}, side: side}
	for _, m := range mentions {
		if m.Chain >= 0 {
			d.mentions[m.Chain]++
			if m.Form == kg.Name && !m.Described {
				d.named[m.Chain] = true
			}
		}
	}
	return d
}

type featureSet struct{ out []uint32 }

func (f *featureSet) add(parts ...string) { f.out = append(f.out, linear.Hash(parts...)) }

// unsaid lists what holds of a Pair whose subject is left unsaid.
func (r *reader) unsaid(p *Pair, doc *document) {
	var f featureSet
	f.add("bias unsaid")
	o := r.m[p.Object]
	for _, c := range p.Said {
		f.add("unsaid", c.Rule)
		f.add("unsaid", c.Rule, string(o.Kind))
	}
	f.add("unsaid worth", strconv.Itoa(int(o.Worth*8)))
	f.add("unsaid kind", string(o.Kind))
	f.add("unsaid many", bucket(doc.mentions[o.Chain]))
	p.Features = f.out
}

// features lists what holds of the Pair.
func (r *reader) features(p *Pair, back []Claim, doc *document, chains int) {
	var f featureSet
	s, o := r.m[p.Subject], r.m[p.Object]
	t := r.s.Tokens
	ks, ko := string(s.Kind), string(o.Kind)
	cs, co := string(r.k.class(s.Kind)), string(r.k.class(o.Kind))
	up, down, apex := r.path(s.Chunk, o.Chunk)
	us, ds := r.steps(up), r.steps(down)
	lemma := r.chunkLemma(apex)
	order := "<"
	if s.First > o.First {
		order = ">"
	}
	f.add("bias")
	f.add("kinds", ks, ko)
	f.add("classes", cs, co, order)
	f.add("order", order)
	lo, hi := min(s.Last, o.Last)+1, max(s.First, o.First)
	f.add("distance", bucket(hi-lo), order)
	between := 0
	for i := r.begin; i < r.end; i++ {
		if m := r.m[i]; m.Chain >= 0 && m.First >= lo && m.Last < hi {
			between++
		}
	}
	f.add("between", bucket(between), order)
	f.add("between kinds", bucket(between), cs, co, order)
	fs, fo := form(s), form(o)
	f.add("forms", fs, fo)
	f.add("form s", fs, ks)
	f.add("form o", fo, ko)
	f.add("head s", s.Head, cs)
	f.add("head o", o.Head, co)
	f.add("heads", s.Head, ko)
	f.add("heads o", ks, o.Head)
	// how they hang together
	pa := us + "^" + ds
	f.add("path", pa)
	f.add("path kinds", pa, ks, ko)
	f.add("path classes", pa, cs, co)
	f.add("path lemma", pa, lemma)
	f.add("path long", bucket(len(up)), bucket(len(down)))
	f.add("lemma", lemma)
	f.add("lemma classes", lemma, cs, co, order)
	topS, topO := "=", "="
	if len(up) > 0 {
		topS = r.step(up[len(up)-1])
	}
	if len(down) > 0 {
		topO = r.step(down[len(down)-1])
	}
	f.add("tops", topS, topO)
	f.add("tops lemma", topS, topO, lemma)
	f.add("tops classes", topS, topO, cs, co)
	f.add("tops long", topS, topO, bucket(len(up)), bucket(len(down)))
	if apex >= 0 {
		g := r.s.Chunks[apex]
		f.add("apex", strconv.Itoa(int(g.Kind)), topS, topO)
		frames := r.k.l.VerbFrames(g.Verb.Lemma)
		if g.Kind == nlp.NounPhrase {
			frames = r.k.l.NounFrames(t[g.Head].Lemma)
		}
		for _, fr := range frames {
			f.add("frame", string(fr.Predicate), topS, topO)
			f.add("frame classes", string(fr.Predicate), topS, topO, cs, co)
		}
	}
	if len(up) > 0 {
		f.add("role s", r.step(up[0]), fs)
	}
	if len(down) > 0 {
		f.add("role o", r.step(down[0]), fo)
	}
	for _, c := range up {
		if c != s.Chunk {
			f.add("via s", r.chunkLemma(c))
		}
	}
	for _, c := range down {
		if c != o.Chunk {
			f.add("via o", r.chunkLemma(c))
		}
	}
	r.treeFeatures(&f, p, ks, ko, cs, co, order)
	// the words between
	if n := hi - lo; n >= 0 && n <= 4 {
		var w []string
		for i := lo; i < hi; i++ {
			w = append(w, t[i].Lemma)
		}
		f.add("words", strings.Join(w, " "), order)
		f.add("words classes", strings.Join(w, " "), cs, co, order)
	} else if n <= 12 {
		for i := lo; i < hi; i++ {
			if t[i].Verb() || t[i].Noun() || t[i].Tag == "IN" {
				f.add("word", t[i].Lemma, order)
			}
		}
	}
	if s.First >= o.First && s.Last <= o.Last {
		f.add("inside o", cs, co)
	}
	if o.First >= s.First && o.Last <= s.Last {
		f.add("inside s", cs, co)
	}
	if co == string(kg.Objective) && o.Cue >= 0 && o.Cue < len(r.s.Chunks) {
		r.aimFeatures(&f, s, o, cs)
	}
	// what rules say
	for _, c := range p.Said {
		f.add("said", c.Rule)
		f.add("said kinds", c.Rule, cs, co)
		f.add("said predicate", string(c.Predicate))
	}
	for _, c := range back {
		f.add("back", c.Rule)
		f.add("back predicate", string(c.Predicate))
	}
	if len(p.Said) == 0 {
		f.add("unsaid pair", cs, co)
		if len(back) == 0 {
			f.add("nothing said")
		}
	}
	f.add("worth s", strconv.Itoa(int(s.Worth*8)))
	f.add("worth o", strconv.Itoa(int(o.Worth*8)))
	f.add("worth", strconv.Itoa(int(min(s.Worth, o.Worth)*8)))
	f.add("worth both", strconv.Itoa(int(s.Worth*o.Worth*10)))
	// where it stands
	if r.s.TitleCase {
		f.add("title")
		f.add("title classes", cs, co)
	}
	f.add("chains", bucket(chains))
	f.add("many s", bucket(doc.mentions[s.Chain]), cs)
	f.add("many o", bucket(doc.mentions[o.Chain]), co)
	f.add("named", strconv.FormatBool(doc.named[s.Chain]), strconv.FormatBool(doc.named[o.Chain]))
	f.add("before", bucket(doc.before[[2]int{s.Chain, o.Chain}]), strconv.FormatBool(len(p.Said) > 0))
	if s.Chain == doc.side {
		f.add("side s", co)
	}
	if o.Chain == doc.side {
		f.add("side o", cs)
	}
	p.Features = f.out
}

func form(m Mention) string {
	if m.Described {
		return "described"
	}
	return string(m.Form)
}

// aimFeatures tell how s stands to the words that announce the objective o.
func (r *reader) aimFeatures(f *featureSet, s, o Mention, cs string) {
	cue := r.chunkLemma(o.Cue)
	up, down, _ := r.path(s.Chunk, o.Cue)
	way := r.steps(up) + "^" + r.steps(down)
	f.add("aim", cue, cs)
	f.add("aim way", way)
	f.add("aim way class", way, cs)
	f.add("aim cue", way, cue)
	f.add("aim long", bucket(len(up)), bucket(len(down)), cs)
	if s.First > o.First {
		f.add("aim after", cs)
		return
	}
	nearest := true
	for i := r.begin; i < r.end; i++ {
		if m := r.m[i]; m.Chain >= 0 && m.Chain != s.Chain && m.First > s.First && m.Last < o.First && r.k.class(m.Kind) == kg.Actor {
			nearest = false
		}
	}
	f.add("aim nearest", strconv.FormatBool(nearest), cs)
}
