package claim

import (
	"slices"
	"strings"

	"graphd/kg"
	"graphd/nlp"
	"graphd/ontology"
)

// direct and subjects are what frames call the direct object and the subjects
// among themselves.
const (
	direct   = "-"
	subjects = "subjects"
)

// argument is a Mention that a verb or noun relates to, and how it is joined.
type argument struct {
	prep string // direct, or a preposition
	at   int    // Mention
	far  int    // how many noun phrases lie between
}

// verb reads the Claims of one verb group.
func (r *reader) verb(v int) {
	g := r.s.Chunks[v]
	lemma := g.Verb.Lemma
	subs := r.subjects(v)
	args := r.arguments(v)
	if g.Verb.Passive {
		patients := subs
		subs = nil
		var rest []argument
		for _, a := range args {
			if a.prep == "by" && a.far == 0 {
				subs = append(subs, a.at)
			} else {
				rest = append(rest, a)
			}
		}
		for _, p := range patients {
			rest = append(rest, argument{prep: direct, at: p})
		}
		if len(subs) == 0 {
			r.agentless(v, patients, args)
			return
		}
		args = rest
	}
	frames := r.k.l.VerbFrames(lemma)
	for _, s := range subs {
		for _, a := range args {
			r.frame(v, frames, s, a)
		}
	}
	r.charged(v, frames, args)
	r.among(v, frames, subs)
	r.speech(v, subs)
	r.happened(v, append(args, forSubjects(subs)...))
}

// subjects gives the Mentions that verb group v is said of. Where those are
// persons described by whom they come from ("officials from both ministries"),
// the bodies count too; where a participle follows a work ("a message blaming"),
// who made it does.
func (r *reader) subjects(v int) []int {
	chunks := r.s.Subjects(v)
	subs := r.all(chunks)
	c := r.s.Chunks[v]
	if c.Role == nlp.Participle && c.Up >= 0 && r.s.Chunks[c.Up].Kind == nlp.NounPhrase && (r.speaks(v) || !slices.ContainsFunc(subs, func(m int) bool { return r.k.class(r.m[m].Kind) == kg.Actor })) {
		if g := r.s.Governor(c.Up); g >= 0 && g != v {
			if more := r.all(r.s.Subjects(g)); len(more) > 0 {
				subs = more
			}
		}
	}
	for _, n := range chunks {
		if len(r.heads[n]) > 0 && (r.m[r.heads[n][0]].Kind != "Person" || !r.m[r.heads[n][0]].Described) {
			continue
		}
		for _, p := range r.s.PrepPhrases(n) {
			if p.Prep != "from" && p.Prep != "of" {
				continue
			}
			for _, m := range r.heads[p.At] {
				if r.k.class(r.m[m].Kind) == kg.Actor && r.m[m].Kind != "Person" && !slices.Contains(subs, m) {
					subs = append(subs, m)
				}
			}
		}
	}
	return subs
}

// speaks reports whether verb group v is a participle of speech: "blaming".
func (r *reader) speaks(v int) bool {
	c := r.s.Chunks[v]
	if !c.Verb.Ing || c.Verb.Passive {
		return false
	}
	for _, f := range r.k.l.VerbFrames(c.Verb.Lemma) {
		if f.Predicate == "said" || f.Predicate == "accused_of" || f.Predicate == "criticizes" {
			return true
		}
	}
	return false
}

func forSubjects(subs []int) []argument {
	var out []argument
	for _, s := range subs {
		out = append(out, argument{prep: subjects, at: s})
	}
	return out
}

// frame makes the Claim of a verb's subject and one argument.
func (r *reader) frame(v int, frames []ontology.Frame, s int, a argument) {
	lemma := r.s.Chunks[v].Verb.Lemma
	c := Claim{Subject: s, Object: a.at, Trigger: r.trigger(v), Phrase: phrase(lemma, a.prep),
		Status: r.status(v).Stronger(r.wished(v, a.prep)).Stronger(r.undone(v, a.at)), AttributedTo: r.source(v)}
	if f, ok := r.fits(frames, s, a); ok {
		if a.far > 0 && !reaches(f.Predicate, a.prep) || f.Predicate == "part_of" && f.Reverse && r.puts(v) {
			r.drop(s, a.at, NoFrame)
			return
		}
		c.Predicate, c.Rule, c.Confidence = f.Predicate, "verb:"+string(f.Predicate), 0.7
		if f.Reverse {
			c.Subject, c.Object = c.Object, c.Subject
		}
		c.Status = c.Status.Stronger(r.ended(v, f.Predicate))
		if f.Status != "" {
			c.Status = c.Status.Stronger(f.Status)
		}
		if a.far > 0 {
			c.Rule, c.Confidence = "verbfar:"+string(f.Predicate), 0.5
		}
		r.tell(c)
		return
	}
	c.Predicate, c.Confidence = kg.RelatedTo, 0.4
	if a.prep == direct || a.prep == "from" || r.k.l.VerbCue(lemma) == kg.Denied {
		c.Status = c.Status.Stronger(r.ended(v, kg.RelatedTo))
	}
	prepFrame, framed := r.k.l.PrepFrame(a.prep, r.m[s].Kind, r.m[a.at].Kind)
	framed = framed && a.prep != direct && a.prep != "of" && a.prep != "from" && a.prep != "to" && a.prep != "for" && !prepFrame.Reverse && a.far == 0
	if !framed && (r.s.Chunks[v].Verb.Copula || !r.k.l.Open(a.prep, a.far > 0) || a.prep == direct && !r.plainObject(v, s, a.at)) {
		r.drop(s, a.at, NoFrame)
		return
	}
	switch {
	case a.prep == direct:
		c.Rule = "open:object"
	case a.far > 0:
		c.Rule = "openfar:" + a.prep
	default:
		c.Rule = "open:" + a.prep
	}
	if framed {
		c.Predicate = prepFrame.Predicate
		c.Rule = "verbprep:" + a.prep
	}
	r.tell(c)
}

// reaches reports whether a frame of this Predicate may hold over a noun phrase
// between the verb and its argument: "delivered doses to Samoa", "met the
// minister at the summit". Most arguments there belong to the noun phrase.
func reaches(p kg.Predicate, prep string) bool {
	return p == "supports" || p == "operates_in" || p == "member_of" && prep == "at"
}

// puts reports whether verb group v says where its object is put: what somebody
// "included on a list" is no part of him.
func (r *reader) puts(v int) bool {
	for _, at := range append(r.s.Objects(v), v) { // the phrase may hang low, from the object
		if slices.ContainsFunc(r.s.PrepPhrases(at), func(p nlp.PrepPhrase) bool { return p.Prep == "on" || at == v && p.Prep == "in" || p.Prep == "among" }) {
			return true
		}
	}
	return false
}

// plainObject reports whether the direct object of a verb without a frame is
// worth a relation: the verb says an aim, or both ends are named and the object
// is itself what the verb acts on.
func (r *reader) plainObject(v, s, o int) bool {
	return len(r.aims[v]) > 0 || r.named(s) && r.named(o) && slices.Contains(r.heads[r.m[o].Chunk], o)
}

func (r *reader) fits(frames []ontology.Frame, s int, a argument) (ontology.Frame, bool) {
	for _, f := range frames {
		preps := f.Preps
		if len(preps) == 0 && a.prep != direct || len(preps) > 0 && !slices.Contains(preps, a.prep) {
			continue
		}
		if !r.k.o.Fits(f.Subjects, r.m[s].Kind) || !r.k.o.Fits(f.Objects, r.m[a.at].Kind) {
			continue
		}
		x, y := r.m[s].Kind, r.m[a.at].Kind
		if f.Reverse {
			x, y = y, x
		}
		if !r.k.o.Allows(x, f.Predicate, y) {
			continue
		}
		return f, true
	}
	return ontology.Frame{}, false
}

// arguments gives the objects of a verb group and what is joined to them and to
// it by prepositions, climbing at most two noun phrases down.
func (r *reader) arguments(v int) []argument {
	var out []argument
	if c := r.s.Chunks[v]; c.Role == nlp.RelClause && !c.Verb.Passive && len(r.s.Objects(v)) == 0 && c.Via >= 0 && r.s.Tokens[r.s.Chunks[c.Via].First].Tag != "WRB" {
		if subs := r.s.Subjects(v); len(subs) > 0 && !slices.Contains(subs, c.Up) { // "the summit which Peru will host"
			for _, m := range r.refs(c.Up) {
				out = append(out, argument{prep: direct, at: m})
			}
		}
	}
	for _, o := range r.s.Objects(v) {
		for _, m := range r.refs(o) {
			out = append(out, argument{prep: direct, at: m})
		}
		far := 0
		if len(r.heads[o]) > 0 {
			far = 1
		}
		out = r.below(out, o, far)
	}
	for _, p := range r.s.PrepPhrases(v) {
		if r.s.Chunks[p.At].Kind != nlp.NounPhrase {
			continue
		}
		for _, m := range r.refs(p.At) {
			out = append(out, argument{prep: p.Prep, at: m})
		}
		far := 0
		if len(r.heads[p.At]) > 0 {
			far = 1
		}
		out = r.below(out, p.At, far)
	}
	return out
}

// below appends what hangs by prepositions from the noun phrase n.
func (r *reader) below(out []argument, n, far int) []argument {
	if far > 2 {
		return out
	}
	for _, p := range r.s.PrepPhrases(n) {
		if r.s.Chunks[p.At].Kind != nlp.NounPhrase {
			continue
		}
		for _, m := range r.refs(p.At) {
			out = append(out, argument{prep: p.Prep, at: m, far: far})
		}
		next := far
		if len(r.heads[p.At]) > 0 {
			next++
		}
		out = r.below(out, p.At, next)
	}
	return out
}

// agentless reads a passive whose agent is unsaid: what hangs from it relates to
// its subject ("was held in Niamey").
func (r *reader) agentless(v int, patients []int, args []argument) {
	lemma := r.s.Chunks[v].Verb.Lemma
	frames := r.k.l.VerbFrames(lemma)
	r.sideActs(v, frames, patients)
	for _, p := range patients {
		for _, a := range args {
			if a.far > 0 {
				continue
			}
			c := Claim{Subject: p, Object: a.at, Predicate: kg.RelatedTo, Trigger: r.trigger(v), Phrase: phrase("be "+lemma, a.prep),
				Status: r.status(v), AttributedTo: r.source(v), Rule: "passive:" + a.prep, Confidence: 0.4}
			if f, ok := r.fits(frames, p, a); ok && a.prep != direct {
				c.Predicate, c.Rule = f.Predicate, "passive:"+string(f.Predicate)
				if f.Reverse {
					c.Subject, c.Object = c.Object, c.Subject
				}
			} else if f, ok := r.k.l.PrepFrame(a.prep, r.m[p].Kind, r.m[a.at].Kind); ok && !f.Reverse {
				c.Predicate = f.Predicate
			} else if !r.k.l.Open(a.prep, false) || a.prep == direct || a.prep == "with" || a.prep == "through" {
				r.drop(p, a.at, NoFrame) // "was done with X" says how
				continue
			}
			r.tell(c)
		}
	}
}

// among relates the subjects of a verb to one another: "X and Y agreed".
func (r *reader) among(v int, frames []ontology.Frame, subs []int) {
	if len(subs) < 2 || len(subs) > 5 {
		return
	}
	for _, f := range frames {
		if !slices.Contains(f.Preps, subjects) {
			continue
		}
		for i := range subs {
			for j := i + 1; j < len(subs); j++ {
				if r.k.o.Allows(r.m[subs[i]].Kind, f.Predicate, r.m[subs[j]].Kind) {
					r.tell(Claim{Subject: subs[i], Object: subs[j], Predicate: f.Predicate, Trigger: r.trigger(v), Phrase: r.s.Chunks[v].Verb.Lemma,
						Status: r.status(v), AttributedTo: r.source(v), Rule: "among:" + string(f.Predicate), Confidence: 0.5})
				}
			}
		}
		return
	}
	if len(subs) == 2 && !r.m[subs[0]].Described && !r.m[subs[1]].Described && r.m[subs[0]].Kind == "Government" && r.m[subs[1]].Kind == "Government" {
		r.tell(Claim{Subject: subs[0], Object: subs[1], Predicate: "cooperates_with", Trigger: r.trigger(v), Phrase: r.s.Chunks[v].Verb.Lemma,
			Status: r.status(v), AttributedTo: r.source(v), Rule: "jointly", Confidence: 0.5})
	}
}

func (r *reader) named(m int) bool { return r.m[m].Form == kg.Name && !r.m[m].Described }

// trigger gives the Tokens of a Chunk that relate its arguments.
func (r *reader) trigger(v int) nlp.Range {
	c := r.s.Chunks[v]
	return nlp.Range{First: c.First, Last: c.Last}
}

func phrase(words, prep string) string {
	if prep == direct || prep == "" {
		return words
	}
	return strings.TrimSpace(words + " " + prep)
}

// sideActs reads a passive without an agent in a text that speaks for one side:
// "X is designated" says that the side designates X.
func (r *reader) sideActs(v int, frames []ontology.Frame, patients []int) {
	if r.side < 0 || r.s.Chunks[v].Role == nlp.RelClause || r.s.Chunks[v].Role == nlp.Participle {
		return
	}
	for _, p := range patients {
		for _, f := range frames {
			if f.Predicate == "targets" && r.k.o.Fits(f.Objects, r.m[p].Kind) && (len(f.Preps) == 0 || slices.Contains(f.Preps, direct)) {
				r.tell(Claim{Subject: -1, Object: p, Predicate: f.Predicate, Trigger: r.trigger(v), Phrase: r.s.Chunks[v].Verb.Lemma,
					Status: r.status(v), AttributedTo: -1, Rule: "side:" + string(f.Predicate), Confidence: 0.4})
			}
		}
	}
}
