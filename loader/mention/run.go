package mention

import (
	"strings"

	"graphd/kg"
	"graphd/nlp"
)

// run is a run of capitalised words that is to be cut into names and typed.
type run struct {
	p           *page
	first, last int
	next        int // where the search goes on
}

func (r *run) read() {
	p := r.p
	t := p.s.Tokens
	r.next = r.last + 1
	title := nlp.Range{First: r.first, Last: r.first - 1}
	// A small-lettered office right before the run belongs to it.
	left := r.first
	for left > 0 && (left < r.first && p.f.l.TitleModifier(t[left-1].Lower) || p.f.l.TitleWord(t[left-1].Lower)) && (t[left-1].Noun() || t[left-1].Tag[:1] == "J") && !t[left-1].Upper() {
		left--
	}
	if left < r.first && p.office(left, r.first-1) {
		title = nlp.Range{First: left, Last: r.first - 1}
	}
	if start, at := r.person(); start > 0 || at.Last >= at.First {
		if at.Last >= at.First {
			title = at
		}
		if title.Last >= title.First && start > 0 {
			if title.First > r.first {
				r.name(r.first, title.First-1, nlp.Range{First: 1})
			}
			r.inside(title)
			r.human(start, r.last, title)
			p.hold(min(title.First, r.first), r.last)
			return
		}
		if at.Last == r.last { // an office without a person: "Secretary of State"
			if at.First > r.first {
				r.name(r.first, at.First-1, nlp.Range{First: 1})
			}
			r.inside(at)
			r.officer(at)
			return
		}
	}
	if title.Last >= title.First && r.plainPerson(r.first, r.last) {
		r.human(r.first, r.last, title)
		p.hold(title.First, r.last)
		return
	}
	r.name(r.first, r.last, title)
}

// name types the Tokens as one name, or cuts a leading country from it.
func (r *run) name(first, last int, title nlp.Range) {
	p := r.p
	n := p.listed(first)
	if n == last-first+1 {
		r.listedName(first, last)
		p.hold(first, last)
		return
	}
	if n > 0 && first+n <= last {
		rest := first + n
		if joiner(p.s.Tokens[rest].Lower) || nameParticles[p.s.Tokens[rest].Lower] {
			p.hold(first, r.typed(first, last))
			return
		}
		k, _ := p.f.l.Known(kg.FoldText(p.words(first, rest-1)))
		if k.Kind == p.f.l.DefaultKind(kg.Place, "Place") && n == 1 && last-first >= 2 && p.kindByHead(first, last) == "" && r.unlisted(rest, last) && r.plainPerson(rest, last) {
			r.human(first, last, title)
			p.hold(first, last)
			return
		}
		r.listedName(first, rest-1)
		if !k.Adjective && p.f.l.GivenName(kg.FoldText(p.s.Tokens[rest].Text)) || p.kindByHead(rest, last) == "" && r.plainPerson(rest, last) && p.listed(rest) == 0 {
			r.name(rest, last, title)
			p.hold(first, rest-1)
			return
		}
		if p.listed(rest) == last-rest+1 {
			r.listedName(rest, last)
			p.hold(first, rest-1)
			p.hold(rest, last)
			return
		}
	}
	p.hold(first, r.typed(first, last))
}

// hold keeps the Tokens together as one noun phrase; what lies inside of them is
// no phrase of its own any more.
func (p *page) hold(first, last int) {
	out := p.held[:0]
	for _, h := range p.held {
		if h.Last < first || h.First > last {
			out = append(out, h)
		}
	}
	p.held = append(out, nlp.Range{First: first, Last: last})
	for i := len(p.held) - 1; i > 0 && p.held[i].First < p.held[i-1].First; i-- {
		p.held[i], p.held[i-1] = p.held[i-1], p.held[i]
	}
}

func (r *run) listedName(first, last int) {
	p := r.p
	k, _ := p.f.l.Known(kg.FoldText(p.words(first, last)))
	p.add(Mention{First: first, Last: last, Form: kg.Name, Kind: k.Kind, Name: k.Name, Listed: true, Sure: true, Head: p.noun(p.headOf(first, last))})
}

// typed adds the name with its Kind and gives the last Token it takes.
func (r *run) typed(first, last int) int {
	p := r.p
	t := p.s.Tokens
	if first == last && direction[t[first].Lower] {
		return last
	}
	if h := p.noun(first); first == last && first > 0 && t[first-1].Is("the", "this", "our") && len(p.f.l.Described(h)) > 0 {
		p.add(Mention{First: first, Last: last, Form: kg.Nominal, Kind: p.f.l.KindOf(h), Name: p.words(first, last), Head: h, Definite: true, Described: true})
		return last
	}
	if first == last && (t[first].Tag[:1] == "J" && adjectival(t[first].Lower) || p.common[t[first].Lower] || t[first].Common && !acronym(t[first].Text) && p.kindByHead(first, last) == "" || p.demonym(t[first].Lower)) {
		return last
	}
	if first < last && p.allCommon(first, last) && p.kindByHead(first, last) == "" && !(last+1 < len(t) && p.headNoun(last+1)) {
		return last
	}
	if last-first == 1 && adjectival(t[last].Lower) && p.typedAdjective(first, last) {
		return last
	}
	if n := last + 1; n < len(t) && !t[n].Upper() && t[n].Start > t[last].End && p.headNoun(n) && p.openHead(first, last) && !(n+1 < len(t) && p.f.l.TitleWord(t[n+1].Lower)) {
		last = n // "Merida initiative", "Obama administration"
		r.next = max(r.next, n+1)
	}
	kind, sure := p.typeOf(first, last)
	if n := last + 4; n < len(t) && t[last+1].Text == "(" && acronym(t[last+2].Text) && t[last+3].Text == ")" && p.headNoun(n) && p.openHead(first, last) {
		kind, sure = p.f.l.KindOf(p.noun(n)), true // "Free Trade Area (FTA) agreement"
	}
	m := Mention{First: first, Last: last, Form: kg.Name, Kind: kind, Name: p.words(first, last), Sure: sure, Head: p.noun(p.headOf(first, last))}
	if p.judged && !sure {
		m.features = p.nameFeatures(first, last, kind)
		m.Kind = p.weighName(m.features, kind)
		m.Sure = sure && m.Kind == kind
	}
	p.add(m)
	r.countryOf(first, last, kind)
	if h := p.headOf(first, last); h > first && h < last && joiner(t[h+1].Lower) && t[h+1].Lower != "of" {
		m.Last, m.Of = h, m.Name // "Solidarity Event for ..." is called "Solidarity Event" too
		m.Name = p.words(first, h)
		p.add(m)
		m.Last, m.Name, m.Of = last, m.Of, ""
	}
	if first > 0 && year(t[first-1].Text) && first < last {
		if class, _ := p.f.o.Class(kind); class == kg.Program || class == kg.Event {
			m.First, m.Of = first-1, m.Name
			m.Name = p.words(first-1, last)
			p.add(m)
		}
	}
	return last
}

// countryOf adds the country that ends the name of a body of it: "Parliament of
// Kenya".
func (r *run) countryOf(first, last int, kind kg.Kind) {
	p := r.p
	if class, _ := p.f.o.Class(kind); class != kg.Actor || kind == "Government" || kind == "Person" {
		return
	}
	t := p.s.Tokens
	for i := first + 1; i < last; i++ {
		if t[i].Lower != "of" {
			continue
		}
		at := i + 1
		if t[at].Lower == "the" && at < last {
			at++
		}
		if p.listed(at) != last-at+1 {
			continue
		}
		if k, _ := p.f.l.Known(kg.FoldText(p.words(at, last))); k.Kind == "Government" && !k.Adjective {
			r.listedName(at, last)
		}
	}
}

// openHead reports whether the name's own head leaves its Kind open: none is
// known, or it is a place's.
func (p *page) openHead(first, last int) bool {
	k := p.kindByHead(first, last)
	c, _ := p.f.o.Class(k)
	return k == "" || c == kg.Place
}

// headNoun reports whether the small-lettered Token at i is the head noun of a
// body, a work or an event.
func (p *page) headNoun(i int) bool {
	h := p.noun(i)
	k := p.f.l.KindOf(h)
	if k == "" || k == "Person" || p.s.Tokens[i].Verb() || p.s.Tokens[i].Tag == "NNS" {
		return false
	}
	c, _ := p.f.o.Class(k)
	return c != kg.Place || len(p.f.l.Described(h)) > 0
}

// year reports whether a word is a year or a span of years: "2013", "2022-2023".
func year(w string) bool {
	from, to, found := strings.Cut(w, "-")
	ok := func(s string) bool {
		return len(s) == 4 && (s[0] == '1' || s[0] == '2') && strings.Trim(s, "0123456789") == ""
	}
	return ok(from) && (!found || ok(to))
}

// direction words are part of longer names only.
var direction = map[string]bool{"west": true, "east": true, "north": true, "south": true, "western": true, "eastern": true, "northern": true, "southern": true,
	"state": true, "federal": true, "national": true, "central": true}

// adjectival reports whether a capitalised adjective by itself names no thing:
// "European", "Middle Eastern".
func adjectival(w string) bool {
	return strings.HasSuffix(w, "an") || strings.HasSuffix(w, "ern") || strings.HasSuffix(w, "ish") || strings.HasSuffix(w, "ic")
}

// demonym reports whether the word is a people's name ("Yemenis").
func (p *page) demonym(w string) bool {
	k, ok := p.f.l.Known(kg.FoldText(strings.TrimSuffix(w, "s")))
	return ok && k.Adjective && strings.HasSuffix(w, "s")
}

// typedAdjective reports whether the two words describe and name nothing: "West
// African", "Middle Eastern".
func (p *page) typedAdjective(first, last int) bool {
	t := p.s.Tokens
	return t[last].Tag[:1] == "J" && (direction[t[first].Lower] || t[first].Tag[:1] == "J") && p.kindByHead(first, last) == ""
}

// allCommon reports whether all Tokens are plain words in capitals.
func (p *page) allCommon(first, last int) bool {
	for i := first; i <= last; i++ {
		if t := p.s.Tokens[i]; t.Upper() && (!t.Common || acronym(t.Text)) {
			return false
		}
	}
	return true
}
