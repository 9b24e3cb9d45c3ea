package mention

import (
	"strings"

	"graphd/kg"
	"graphd/nlp"
)

// office reports whether the Tokens hold an office.
func (p *page) office(first, last int) bool {
	for i := first; i <= last; i++ {
		for j := last; j >= i; j-- {
			if _, ok := p.f.l.Title(strings.ToLower(p.words(i, j))); ok {
				return true
			}
		}
		if w := p.s.Tokens[i].Lower; strings.HasSuffix(w, "s") {
			if _, ok := p.f.l.Title(strings.TrimSuffix(w, "s")); ok {
				return true
			}
		}
	}
	return false
}

// person looks for an office inside of the run. It gives the first Token of the
// person's name after it (0 if there is none) and the office's Tokens.
func (r *run) person() (int, nlp.Range) {
	p := r.p
	t := p.s.Tokens
	none := nlp.Range{First: r.first, Last: r.first - 1}
	lastTitle := -1
	for i := r.first; i <= r.last; i++ {
		if p.f.l.TitleWord(strings.TrimSuffix(t[i].Lower, "s")) || p.f.l.TitleWord(t[i].Lower) || p.f.l.TitleWord(strings.TrimSuffix(t[i].Lower, ".")) {
			lastTitle = i
		}
	}
	if lastTitle < 0 {
		if g := r.given(r.first + 1); g > 0 && p.bodyWord(g-1) {
			r.name(r.first, g-1, none)
			return g, nlp.Range{First: r.first, Last: g - 1}
		}
		return 0, none
	}
	begin := lastTitle
	for begin > r.first && (p.f.l.TitleModifier(t[begin-1].Lower) && p.listed(begin-1) == 0 || t[begin-1].Lower == "and" && begin-1 > r.first && p.f.l.TitleModifier(t[begin-2].Lower)) {
		begin--
	}
	if b := begin - 1; b > r.first && p.listed(b) == 1 && p.f.l.TitleModifier(t[b-1].Lower) { // "Assistant U.S. Attorney"
		for begin = b - 1; begin > r.first && p.f.l.TitleModifier(t[begin-1].Lower); {
			begin--
		}
	}
	for first := r.first; first < begin; first++ { // an office further left with its body: "Secretary of State for ..."
		if p.f.l.TitleWord(t[first].Lower) && joiner(t[first+1].Lower) && !p.f.l.GivenName(kg.FoldText(t[first].Text)) {
			begin = first
			for begin > r.first && p.f.l.TitleModifier(t[begin-1].Lower) && p.listed(begin-1) == 0 {
				begin--
			}
			break
		}
	}
	if !p.office(begin, lastTitle) {
		return 0, none
	}
	after := lastTitle + 1
	if after > r.last {
		if len(p.f.l.Kinds(p.noun(lastTitle))) > 1 && begin > r.first {
			return 0, none // a body that is called like an office
		}
		return 0, nlp.Range{First: begin, Last: r.last}
	}
	if !joiner(t[after].Lower) {
		if !r.plainPerson(after, r.last) {
			return 0, none
		}
		return after, nlp.Range{First: begin, Last: lastTitle}
	}
	if start := r.afterBody(after + 1); start > 0 {
		return start, nlp.Range{First: begin, Last: start - 1}
	}
	return 0, nlp.Range{First: begin, Last: r.last}
}

// afterBody gives where the person's name starts in what follows "of", "for" or
// "to" after an office: after the body, 0 if there is no name.
func (r *run) afterBody(i int) int {
	p := r.p
	t := p.s.Tokens
	if start := r.given(i + 1); start > 0 {
		return start
	}
	if i <= r.last && t[i].Lower == "the" {
		i++
	}
	if n := p.listed(i); n > 0 && i+n <= r.last && !joiner(t[i+n].Lower) {
		if r.plainPerson(i+n, r.last) {
			return i + n
		}
	}
	start := r.last - 1
	if start > i && len(t[start].Text) == 2 && t[start].Text[1] == '.' {
		start--
	}
	if start > i && r.unlisted(start, r.last) && !p.bodyWord(r.last) && !p.bodyWord(start) && t[start].Upper() && t[r.last].Upper() {
		return start
	}
	return 0
}

// given gives the first common given name of the run from i on, 0 if there is none.
func (r *run) given(i int) int {
	for ; i < r.last; i++ {
		if r.p.f.l.GivenName(kg.FoldText(r.p.s.Tokens[i].Text)) {
			return i
		}
	}
	return 0
}

func (r *run) unlisted(first, last int) bool {
	for i := first; i <= last; i++ {
		if r.p.listed(i) > 0 {
			return false
		}
	}
	return true
}

// plainPerson reports whether the Tokens may be a person's name: no head noun of
// a body, no listed name.
func (r *run) plainPerson(first, last int) bool {
	p := r.p
	if last-first > 5 {
		return false
	}
	for i := first; i <= last; i++ {
		w := p.s.Tokens[i]
		if joiner(w.Lower) || w.Lower == "and" || acronym(w.Text) && len(w.Text) > 3 {
			return false
		}
	}
	if p.listed(first) == last-first+1 {
		return false
	}
	return !(p.bodyWord(last) && first < last) && !(first == last && p.bodyWord(last))
}

func (r *run) human(first, last int, title nlp.Range) {
	if title.First > title.Last {
		first = r.p.personFirst(nlp.Name{First: first, Last: last})
	}
	r.p.add(Mention{First: first, Last: last, Form: kg.Name, Kind: r.p.f.l.DefaultKind(kg.Actor, "Person"),
		Name: r.p.words(first, last), Head: "person", Sure: true, Title: title})
}

// officer adds who holds the office, where the text points at him by it alone:
// "the Prime Minister".
func (r *run) officer(at nlp.Range) {
	p := r.p
	t := p.s.Tokens
	last := at.First
	for last < at.Last && !joiner(t[last+1].Lower) {
		last++
	}
	if !p.definite(at.First) || !p.f.l.TitleWord(t[last].Lower) {
		return
	}
	p.add(Mention{First: at.First, Last: last, Form: kg.Nominal, Kind: p.f.l.DefaultKind(kg.Actor, "Person"), Name: p.words(at.First, last),
		Head: t[last].Lower, Definite: true, Described: true})
}

// definite reports whether a word before the Token first says that what it starts
// is known already.
func (p *page) definite(first int) bool {
	return first > 0 && p.s.Tokens[first-1].Is("the", "this", "that", "these", "those", "such", "both")
}

// inside finds the names within an office: "Secretary of State", "president of Mexico".
func (r *run) inside(at nlp.Range) {
	p := r.p
	t := p.s.Tokens
	for i := at.First; i <= at.Last; i++ {
		if n := p.listed(i); n > 0 && i+n-1 <= at.Last {
			r.listedName(i, i+n-1)
			p.hold(i, i+n-1)
			i += n - 1
			continue
		}
		if i > at.First && p.proper(i) && (joiner(t[i-1].Lower) || t[i-1].Lower == "the") {
			j := i
			for j+1 <= at.Last && (p.proper(j+1) || t[j+1].Lower == "and" && j+2 <= at.Last && p.proper(j+2)) {
				j++
			}
			if p.bodyWord(j) && !t[j].Is("affairs", "services", "security") {
				p.hold(i, r.typed(i, j))
			}
			i = j
		}
	}
}
