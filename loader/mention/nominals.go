package mention

import (
	"strings"

	"graphd/kg"
	"graphd/nlp"
)

// nominals finds noun phrases that describe: those that point back ("the report")
// and those that stand for themselves ("US officials").
func (p *page) nominals() {
	for i := range p.s.Chunks {
		if p.s.Chunks[i].Kind == nlp.NounPhrase && !p.named(p.s.Chunks[i]) {
			p.nominal(i)
		}
	}
}

func (p *page) nominal(i int) {
	c, t := p.s.Chunks[i], p.s.Tokens
	h := t[c.Head]
	if h.Tag == "PRP" || h.Tag == "CD" || h.Tag == "EX" || !h.Noun() && h.Tag != "VBG" && h.Tag != "JJ" {
		return
	}
	first := c.First
	definite, indefinite, owned := false, false, c.Owner >= 0
	for first < c.Head {
		switch {
		case t[first].Tag == "DT" || t[first].Tag == "PDT":
			indefinite = indefinite || t[first].Is("a", "an")
			definite = definite || t[first].Is("the", "this", "that", "these", "those", "both")
		case t[first].Tag == "PRP$":
			owned = true
		case t[first].Tag == "POS":
		default:
			goto modifiers
		}
		first++
	}
modifiers:
	kind := p.f.l.KindOf(h.Lemma)
	if kind == "" {
		kind = p.f.l.KindOf(h.Lower)
	}
	bare := first == c.Head
	if c.Head > first {
		if k := p.f.l.KindOf(t[c.Head-1].Lower + " " + h.Lemma); k != "" {
			kind = k
		}
		if c.Head-1 > first {
			if k := p.f.l.KindOf(t[c.Head-2].Lower + " " + t[c.Head-1].Lower + " " + h.Lemma); k != "" {
				kind = k
			}
		}
	}
	if p.f.l.Light(h.Lemma) && p.hasOf(i) {
		of := p.s.Chunks[i+2]
		if k := p.f.l.KindOf(t[of.Head].Lemma); k != "" && !p.named(of) {
			p.add(Mention{First: first, Last: of.Last, Form: kg.Name, Kind: k, Name: p.words(first, of.Last), Head: t[of.Head].Lemma,
				Definite: definite, Described: true, Sure: true, Chunk: i})
			return
		}
	}
	if last := p.governs(i); last > 0 && first == c.Head {
		p.add(Mention{First: first, Last: last, Form: kg.Name, Kind: kind, Name: p.words(first, last), Head: h.Lemma, Sure: true, Chunk: i})
		return
	}
	if p.doing(c, first, kind) || p.section(h, first, c.Head) {
		return
	}
	described := p.f.l.Described(h.Lemma)
	if kind == "" && len(described) == 0 {
		return
	}
	plural := h.Tag == "NNS"
	proper, whose := false, false // a name, or an adjective of a country, is in it
	for k := first; k < c.Head; k++ {
		proper = proper || t[k].Upper() && t[k].Proper()
		whose = whose || proper || p.listed(k) > 0
	}
	if c.Role == nlp.Apposition && (h.Rel == "" || h.Rel == "appos") || c.Role == nlp.Object && c.Up >= 0 && p.s.Chunks[c.Up].Verb.Copula {
		return
	}
	class, _ := p.f.o.Class(kind)
	if definite && len(described) > 0 && c.Head-first <= 2 && !whose && !(class == kg.Event && p.hasOf(i)) && !(class == kg.Place && c.Head > first && t[c.Head-1].Noun()) {
		p.add(Mention{First: c.First + p.skipOwner(c), Last: c.Head, Form: kg.Nominal, Count: p.count(c), Kind: kind, Name: p.words(first, c.Head), Head: h.Lemma, Plural: plural,
			Definite: true, Described: p.count(c) == 0, Chunk: i})
		return
	}
	if kind == "" || bare && !(indefinite && p.f.o.Fits([]string{"Program", "Event"}, kind)) && !(plural && p.f.o.Fits([]string{"Government"}, kind)) && !p.hasOf(i) || owned && bare && kind != "Program" {
		return
	}
	if !proper && p.f.l.NamesOnly(h.Lemma) {
		return
	}
	last := c.Head
	if class == kg.Event && p.hasOf(i) {
		last = p.complement(i)
	}
	if strings.TrimSpace(p.words(first, last)) == "" {
		return
	}
	m := Mention{First: first, Last: last, Form: kg.Name, Kind: kind, Name: p.words(first, last), Head: h.Lemma, Plural: plural,
		Definite: definite, Described: !proper || kind == "Person", Sure: true, Chunk: i}
	p.add(m)
	if full := p.fullEnd(i); full > last {
		m.Last, m.Of = full, m.Name
		m.Name = p.words(first, full)
		p.add(m)
	}
}

// governs gives the last Token of "government of" and a country at Chunk i, 0 if
// something else stands there.
func (p *page) governs(i int) int {
	c, t := p.s.Chunks, p.s.Tokens
	if t[c[i].Head].Lemma != "government" || !p.hasOf(i) {
		return 0
	}
	of := c[i+2]
	first := of.First
	if t[first].Tag == "DT" {
		first++
	}
	if n := p.listed(first); n > 0 && first+n-1 == of.Last {
		if k, _ := p.f.l.Known(kg.FoldText(p.words(first, of.Last))); k.Kind == "Government" && !k.Adjective {
			return of.Last
		}
	}
	return 0
}

// doing reports whether the noun phrase names what is done and not a place:
// "institution building" is no building.
func (p *page) doing(c nlp.Chunk, first int, kind kg.Kind) bool {
	class, _ := p.f.o.Class(kind)
	return class == kg.Place && c.Head > first && strings.HasSuffix(p.s.Tokens[c.Head].Lower, "ing") && first == c.First && p.s.Tokens[c.Head-1].Tag == "NN"
}

// section reports whether the head is a part of a text that no number or name
// tells from the others: "this section of the report" is no law.
func (p *page) section(h nlp.Token, first, head int) bool {
	return h.Is("section", "sections", "clause", "clauses", "provision", "provisions", "chapter", "chapters", "volume", "volumes") && first == head
}

// count gives how many things the noun phrase says it stands for.
func (p *page) count(c nlp.Chunk) int {
	for k := c.First; k < c.Head; k++ {
		switch t := p.s.Tokens[k]; {
		case t.Is("two", "both"):
			return 2
		case t.Is("three"):
			return 3
		case t.Is("four"):
			return 4
		}
	}
	return 0
}

// skipOwner is 1 where the phrase starts with a possessive 's, which is left out.
func (p *page) skipOwner(c nlp.Chunk) int {
	if p.s.Tokens[c.First].Tag == "POS" && c.First < c.Head {
		return 1
	}
	return 0
}

// hasOf reports whether "of" and a noun phrase follow Chunk i.
func (p *page) hasOf(i int) bool {
	c := p.s.Chunks
	return i+2 < len(c) && c[i+1].Kind == nlp.Prep && p.s.Tokens[c[i+1].First].Lower == "of" && c[i+2].Kind == nlp.NounPhrase && c[i+2].Role == nlp.ByPrep
}

// complement gives the last Token of the noun phrase after "of".
func (p *page) complement(i int) int { return p.s.Chunks[i+2].Last }

// fullEnd gives the last Token of the noun phrase with the prepositional phrases
// that belong to it, at most two.
func (p *page) fullEnd(i int) int {
	c := p.s.Chunks
	last := c[i].Last
	head := p.s.Tokens[c[i].Head]
	person := p.f.l.KindOf(head.Lemma) == "Person"
	for n := 0; n < 2 && i+2 < len(c); n++ {
		if c[i+1].Kind != nlp.Prep || c[i+2].Kind != nlp.NounPhrase || c[i+2].Role != nlp.ByPrep || c[i+2].Up != i {
			break
		}
		switch p.s.Words(i + 1) {
		case "of", "for", "on", "in", "against", "between", "across", "throughout", "at", "from", "with", "to", "over":
		default:
			return last
		}
		if p.dated(c[i+2]) || p.owned(c[i+2]) || person && !from[p.s.Words(i+1)] {
			return last
		}
		i += 2
		last = c[i].Last
		for i+2 < len(c) && c[i+1].Kind == nlp.Coord && c[i+2].Kind == nlp.NounPhrase && c[i+2].Role == nlp.Member && c[i+2].Up == i {
			last = c[i+2].Last
			break
		}
	}
	return last
}

// from are the prepositions that say whose persons are or where they are from:
// "officials of the ministry", not "leaders over his plans".
var from = map[string]bool{"of": true, "from": true, "in": true, "at": true, "across": true, "throughout": true, "for": true, "with": true}

// dated reports whether a noun phrase is a day, a month or a year.
func (p *page) dated(c nlp.Chunk) bool {
	h := p.s.Tokens[c.Head]
	return calendar[h.Lower] || calendar[p.s.Tokens[c.First].Lower] || year(h.Text)
}

// owned reports whether a noun phrase starts with a possessive pronoun.
func (p *page) owned(c nlp.Chunk) bool { return p.s.Tokens[c.First].Tag == "PRP$" }

// pronouns finds pronouns, possessive ones too, and words of the author's side.
func (p *page) pronouns() {
	for i, t := range p.s.Tokens {
		speaker := p.f.l.Speaker(t.Lower)
		group, ok := p.f.l.Pronoun(t.Lower)
		if !speaker && (!ok || t.Tag != "PRP" && t.Tag != "PRP$" && !(t.Tag == "DT" && p.alone(i))) {
			continue
		}
		if speaker {
			if t.Tag != "PRP" && t.Tag != "PRP$" || t.Text == "US" {
				continue
			}
			group = "speaker"
		}
		p.add(Mention{First: i, Last: i, Form: kg.Pronoun, Name: t.Text, Head: t.Lower, Plural: group == "group", Group: group, Chunk: p.chunkOf(i)})
	}
}

func (p *page) chunkOf(tok int) int {
	for i, c := range p.s.Chunks {
		if c.First <= tok && tok <= c.Last {
			return i
		}
	}
	return -1
}

// alone reports whether the determiner at i is a whole noun phrase: "This marks".
func (p *page) alone(i int) bool {
	for _, c := range p.s.Chunks {
		if c.First == i && c.Last == i && c.Kind == nlp.NounPhrase {
			return true
		}
	}
	return false
}
