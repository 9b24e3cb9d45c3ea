package claim

import (
	"strings"

	"graphd/kg"
	"graphd/nlp"
)

// offices relates persons to the bodies of their offices: "Mexican President
// Enrique Peña Nieto", "Okey Oramah, president of the bank".
func (r *reader) offices() {
	for i := r.begin; i < r.end; i++ {
		if m := r.m[i]; m.Chain >= 0 && m.Form == kg.Name && m.Title.First <= m.Title.Last {
			r.office(i, m.Title)
			if t := r.s.Tokens[m.Title.Last]; (t.Tag == "NNS" || t.Tag == "NNPS") && m.Chunk >= 0 {
				r.shared(m.Chunk, m.Title)
			}
		}
	}
	for n, c := range r.s.Chunks {
		if c.Kind != nlp.NounPhrase || c.Up < 0 || len(r.heads[n]) > 0 && r.m[r.heads[n][0]].Form == kg.Name && !r.m[r.heads[n][0]].Described {
			continue
		}
		var person []int
		switch {
		case c.Role == nlp.Apposition:
			person = r.heads[c.Up]
		case c.Role == nlp.Object && r.s.Chunks[c.Up].Verb.Copula:
			person = r.all(r.s.Subjects(c.Up))
		}
		for _, p := range person {
			r.described(p, n)
		}
	}
	for n, c := range r.s.Chunks { // "the director of the bank, Amina Otieno"
		if c.Kind != nlp.NounPhrase || c.Role != nlp.Apposition || len(r.heads[n]) == 0 || r.m[r.heads[n][0]].Kind != "Person" || !r.named(r.heads[n][0]) {
			continue
		}
		up := c.Up
		for range 3 {
			if up < 0 || r.s.Chunks[up].Kind != nlp.NounPhrase {
				break
			}
			if r.k.l.TitleWord(r.s.Tokens[r.s.Chunks[up].Head].Lower) {
				r.described(r.heads[n][0], up)
				break
			}
			up = r.s.Chunks[up].Up
		}
	}
}

// shared gives an office in the plural to the others of its list: "Presidents Ann
// of Kenya and Ben of Norway".
func (r *reader) shared(n int, title nlp.Range) {
	for j := n + 1; j < len(r.s.Chunks); j++ {
		if c := r.s.Chunks[j]; c.Kind != nlp.NounPhrase || c.Role != nlp.Member || c.Up != n || len(r.heads[j]) == 0 {
			continue
		}
		if i := r.heads[j][0]; r.m[i].Kind == "Person" && r.m[i].Title.First > r.m[i].Title.Last {
			r.office(i, title)
		}
	}
}

// office looks for the body of an office right before it, inside of it and, by
// "of", right after the person.
func (r *reader) office(person int, title nlp.Range) {
	predicate, words := r.title(title)
	if predicate == "" {
		return
	}
	t := r.s.Tokens
	for i := r.begin; i < r.end; i++ {
		m := r.m[i]
		if m.Chain < 0 || r.k.class(m.Kind) != kg.Actor && r.k.class(m.Kind) != kg.Place || m.Kind == "Person" {
			continue
		}
		before := m.Last < title.First && m.Last >= title.First-4 && r.small(m.Last+1, title.First-1) || m.Last == title.First-2 && t[title.First-1].Tag == "POS"
		inside := title.First <= m.First && m.Last <= title.Last
		after := m.First == r.m[person].Last+2 && t[m.First-1].Lower == "of"
		if before || inside || after {
			p := predicate
			if inside && (strings.HasPrefix(words, "ambassador") || strings.Contains(words, "envoy")) {
				p = kg.RelatedTo
			}
			r.tell(Claim{Subject: person, Object: i, Predicate: p, Trigger: title, Phrase: words, Rule: "title:" + string(p), Confidence: 0.8, AttributedTo: -1})
		}
	}
}

// title gives the Predicate of the office in the Tokens.
func (r *reader) title(at nlp.Range) (kg.Predicate, string) {
	t := r.s.Tokens
	var words []string
	for i := at.First; i <= at.Last; i++ {
		words = append(words, t[i].Lower)
	}
	for n := len(words); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			w := strings.Join(words[i:i+n], " ")
			for _, form := range []string{w, strings.TrimSuffix(w, "s")} {
				if p, ok := r.k.l.Title(form); ok {
					return p, w
				}
			}
		}
	}
	return "", ""
}

// described relates a person to the body in a description of an office: "the
// president of Benin".
func (r *reader) described(person, n int) {
	c := r.s.Chunks[n]
	if r.m[person].Kind != "Person" {
		r.identity(person, n)
		return
	}
	predicate, words := r.title(nlp.Range{First: c.First, Last: c.Head})
	if predicate == "" {
		return
	}
	bodies := append([]int{}, r.parts[n]...)
	if c.Owner >= 0 {
		bodies = append(bodies, r.refs(c.Owner)...)
	}
	for _, p := range r.s.PrepPhrases(n) {
		if p.Prep == "of" || p.Prep == "for" || p.Prep == "at" || p.Prep == "to" {
			bodies = append(bodies, r.refs(p.At)...)
		}
	}
	for _, b := range bodies {
		if r.m[b].Form == kg.Pronoun && r.m[b].Chain == r.m[person].Chain {
			continue
		}
		r.tell(Claim{Subject: person, Object: b, Predicate: predicate, Trigger: nlp.Range{First: c.First, Last: c.Head}, Phrase: words, Rule: "apposition:" + string(predicate), Confidence: 0.6, AttributedTo: -1})
	}
}

// identity relates a thing to what its description names: "Niamey, Niger's
// capital", "Bank Sputnik, a Russian bank".
func (r *reader) identity(thing, n int) {
	c := r.s.Chunks[n]
	others := append([]int{}, r.parts[n]...)
	if c.Owner >= 0 {
		others = append(others, r.refs(c.Owner)...)
	}
	trigger := nlp.Range{First: c.First, Last: c.Head}
	for _, o := range others {
		p := kg.Predicate("located_in")
		if r.m[thing].Kind == "Agency" {
			p = "part_of"
		}
		if !r.k.o.Allows(r.m[thing].Kind, p, r.m[o].Kind) {
			p = kg.RelatedTo
		}
		r.tell(Claim{Subject: thing, Object: o, Predicate: p, Trigger: trigger, Phrase: r.s.Tokens[c.Head].Lemma, Rule: "apposition:" + string(p), Confidence: 0.5, AttributedTo: -1})
	}
	for _, p := range r.s.PrepPhrases(n) {
		for _, o := range r.refs(p.At) {
			if f, ok := r.k.l.PrepFrame(p.Prep, r.m[thing].Kind, r.m[o].Kind); ok && !f.Reverse {
				r.tell(Claim{Subject: thing, Object: o, Predicate: f.Predicate, Trigger: trigger, Phrase: phrase(r.s.Tokens[c.Head].Lemma, p.Prep), Rule: "apposition:" + p.Prep, Confidence: 0.5, AttributedTo: -1})
			}
		}
	}
}

// small reports whether the Tokens are words without a capital, none of them a
// mark or a joining word.
func (r *reader) small(first, last int) bool {
	for i := first; i <= last; i++ {
		t := r.s.Tokens[i]
		if t.Upper() || !t.Noun() && t.Tag[:1] != "J" && t.Lower != "and" {
			return false
		}
	}
	return true
}

// addresses relates a place to the larger one that follows it after a comma:
// "Niamey, Niger".
func (r *reader) addresses() {
	t := r.s.Tokens
	for i := r.begin; i+1 < r.end; i++ {
		a := r.m[i]
		if a.Chain < 0 || r.k.class(a.Kind) != kg.Place || a.Form != kg.Name || a.Last+2 >= len(t) || t[a.Last+1].Text != "," || a.First > 0 && (t[a.First-1].Text == "," || t[a.First-1].Lower == "and") {
			continue
		}
		for j := i + 1; j < r.end; j++ {
			b := r.m[j]
			if b.First == a.Last+2 && b.Form == kg.Name && b.Chain >= 0 && (r.k.class(b.Kind) == kg.Place || b.Kind == "Government") && !r.listGoesOn(b.Last+1) {
				r.tell(Claim{Subject: i, Object: j, Predicate: "located_in", Trigger: nlp.Range{First: a.Last + 1, Last: a.Last + 1}, Phrase: "in", Rule: "address", Confidence: 0.6, AttributedTo: -1})
				break
			}
		}
	}
}

// listGoesOn reports whether at Token i a list of places goes on: "and", or a
// comma with one more.
func (r *reader) listGoesOn(i int) bool {
	t := r.s.Tokens
	if i >= len(t) {
		return false
	}
	if t[i].Tag == "POS" || t[i].Lower == "and" && i+1 < len(t) && t[i+1].Upper() {
		return true
	}
	return t[i].Text == "," && i+1 < len(t) && (t[i+1].Upper() || t[i+1].Lower == "and")
}
