package claim

import (
	"slices"

	"graphd/kg"
	"graphd/nlp"
)

// noun reads the frame of a noun: "the administration's support for X".
func (r *reader) noun(n int) {
	head := r.s.Tokens[r.s.Chunks[n].Head]
	frames := r.k.l.NounFrames(head.Lemma)
	if len(frames) == 0 {
		frames = r.k.l.NounFrames(head.Lower) // "killing", whose lemma is a verb's
	}
	if len(frames) == 0 {
		return
	}
	holders := r.all(r.s.Holders(n))
	if r.s.Chunks[n].Owner < 0 && len(r.heads[n]) == 0 {
		holders = append(holders, r.parts[n]...)
	}
	v := r.s.Governor(n)
	status, source := kg.Asserted, -1
	if v >= 0 {
		status, source = r.status(v).Stronger(r.held(v, n)), r.source(v)
	}
	if r.denies(n) {
		status = kg.Denied
	}
	phrases := r.s.PrepPhrases(n)
	for _, f := range frames {
		var objects []int
		prep := ""
		for _, p := range phrases {
			if slices.Contains(f.Preps, p.Prep) && r.s.Chunks[p.At].Kind == nlp.NounPhrase {
				objects = append(objects, r.refs(p.At)...)
				prep = p.Prep
			}
		}
		c := Claim{Predicate: f.Predicate, Trigger: r.trigger(n), Phrase: phrase(head.Lemma, prep), Status: r.ceased(v, n, f.Predicate).Stronger(status), AttributedTo: source, Rule: "noun:" + string(f.Predicate), Confidence: 0.5}
		if r.k.o.Symmetric(f.Predicate) && len(objects) > 1 && len(objects) < 6 && (prep == "between" || prep == "among") {
			for i := range objects {
				for j := i + 1; j < len(objects); j++ {
					c.Subject, c.Object, c.Rule = objects[i], objects[j], "nounpair:"+string(f.Predicate)
					r.tell(c)
				}
			}
			continue
		}
		for _, h := range holders {
			for _, o := range objects {
				if !r.k.o.Allows(r.m[h].Kind, f.Predicate, r.m[o].Kind) || !r.k.o.Fits(f.Objects, r.m[o].Kind) || !r.k.o.Fits(f.Subjects, r.m[h].Kind) {
					continue
				}
				c.Subject, c.Object = h, o
				r.tell(c)
			}
		}
	}
}

// phrase reads what stands close by: a preposition between two noun phrases, a
// possessor, a name inside of another.
func (r *reader) phrase(n int) {
	g := r.s.Chunks[n]
	status, source := kg.Asserted, -1
	if v := r.s.Governor(n); v >= 0 {
		source = r.source(v)
	}
	for _, p := range r.s.PrepPhrases(n) {
		if r.s.Chunks[p.At].Kind != nlp.NounPhrase {
			continue
		}
		for _, a := range r.heads[n] {
			for _, b := range r.refs(p.At) {
				f, ok := r.k.l.PrepFrame(p.Prep, r.m[a].Kind, r.m[b].Kind)
				if !ok {
					continue
				}
				c := Claim{Subject: a, Object: b, Predicate: f.Predicate, Trigger: r.via(p.At), Phrase: p.Prep, Status: status, AttributedTo: source,
					Rule: "prep:" + p.Prep + ":" + string(f.Predicate), Confidence: 0.5}
				if f.Reverse {
					c.Subject, c.Object = b, a
				}
				r.tell(c)
			}
		}
	}
	if g.Owner >= 0 {
		for _, a := range r.refs(g.Owner) {
			for _, b := range r.heads[n] {
				r.possess(a, b, nlp.Range{First: g.First, Last: g.First}, "owner")
			}
		}
	}
	for _, a := range r.parts[n] {
		for _, b := range r.heads[n] {
			if r.m[a].Form == kg.Pronoun {
				r.possess(a, b, nlp.Range{First: r.m[a].First, Last: r.m[a].Last}, "owner")
			} else if r.m[b].Kind == "Person" {
				continue // an office says more
			} else if r.m[b].Form == kg.Name && r.m[b].First < r.m[a].First && r.m[a].Last == r.m[b].Last {
				r.possess(a, b, nlp.Range{First: r.m[a].First - 1, Last: r.m[a].First - 1}, "within") // "Parliament of Kenya"
			} else if r.m[a].Last < r.m[b].First || r.m[b].Described && r.m[a].First == r.m[b].First {
				r.possess(a, b, nlp.Range{First: r.m[b].First, Last: r.m[b].Last}, "modifier")
			}
		}
	}
}

// possess reads "A's B" and "A B" by the Kinds of both.
func (r *reader) possess(a, b int, trigger nlp.Range, rule string) {
	if r.told(a, b) {
		return
	}
	ka, kb := r.m[a].Kind, r.m[b].Kind
	ca, cb := r.k.class(ka), r.k.class(kb)
	c := Claim{Trigger: trigger, Phrase: "of", Rule: rule, Confidence: 0.5, AttributedTo: -1}
	c.Subject, c.Object = a, b
	switch {
	case ca == kg.Actor && cb == kg.Program && (kb == "Agreement" || kb == "Document" || kb == "Strategy"):
		c.Predicate = "created"
	case ca == kg.Actor && cb == kg.Program:
		c.Predicate = "implements"
	case ca == kg.Actor && cb == kg.Event:
		c.Predicate = "implements"
	case ca == kg.Actor && cb == kg.Actor && kb == "Agency":
		c.Subject, c.Object, c.Predicate = b, a, "part_of"
	case (ca == kg.Actor || ca == kg.Place) && kb == "Person":
		c.Subject, c.Object, c.Predicate = b, a, "member_of"
	case (ka == "Government" || ca == kg.Place) && (kb == "Organization" || kb == "CriminalGroup" || cb == kg.Place):
		c.Subject, c.Object, c.Predicate = b, a, "located_in"
	case ca == kg.Actor && cb == kg.Actor:
		c.Subject, c.Object, c.Predicate = b, a, "part_of"
	default:
		c.Predicate = kg.RelatedTo
	}
	c.Rule += ":" + string(ka) + ":" + string(kb)
	if !r.k.o.Allows(r.m[c.Subject].Kind, c.Predicate, r.m[c.Object].Kind) {
		return
	}
	r.tell(c)
}

// via gives the Tokens of the preposition before the noun phrase n.
func (r *reader) via(n int) nlp.Range {
	for range 8 {
		c := r.s.Chunks[n]
		if c.Via >= 0 {
			return nlp.Range{First: r.s.Chunks[c.Via].First, Last: r.s.Chunks[c.Via].Last}
		}
		if c.Role != nlp.Member || c.Up < 0 {
			break
		}
		n = c.Up
	}
	return r.trigger(n)
}
