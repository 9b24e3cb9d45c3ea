package mention

import (
	"strings"

	"graphd/kg"
)

// headOf gives the Token that carries the meaning of a name: the last one before
// "of", "for" and their like, or the first where a number ends it.
func (p *page) headOf(first, last int) int {
	t := p.s.Tokens
	for i := first + 1; i <= last; i++ {
		if joiner(t[i].Lower) {
			return i - 1
		}
	}
	for i := last; i > first; i-- {
		if t[i].Tag != "CD" && len(p.f.l.Kinds(p.noun(i))) > 0 {
			if i == last || t[i+1].Tag == "CD" || t[i+1].Is("no.") {
				return i
			}
		}
	}
	return last
}

// kindByHead gives the Kind that the head noun of a name says, "" if none does.
func (p *page) kindByHead(first, last int) kg.Kind {
	h := p.headOf(first, last)
	if h > first {
		if k := p.f.l.KindOf(strings.ToLower(p.words(h-1, h))); k != "" {
			return k
		}
	}
	if k := p.f.l.KindOf(p.noun(h)); k != "" && (first < last || p.f.o.Fits([]string{"Agency", "Program", "Event"}, k)) {
		return k
	}
	if first < last { // "Operation Peace Spring", "Bank Sputnik", "Embassy Kyiv"
		if k := p.f.l.KindOf(p.noun(first)); k != "" && k != "Person" && k != "Government" {
			return k
		}
	}
	return ""
}

// typeOf gives the Kind of a name, and whether a word of the ontology decides it.
func (p *page) typeOf(first, last int) (kg.Kind, bool) {
	l := p.f.l
	t := p.s.Tokens
	person := l.DefaultKind(kg.Actor, "Person")
	organization := l.DefaultKind(kg.Actor, "Organization")
	place := l.DefaultKind(kg.Place, "Place")
	if k := p.kindByHead(first, last); k != "" {
		if k == person && !l.GivenName(kg.FoldText(t[first].Text)) {
			return organization, false
		}
		return k, true
	}
	if l.GivenName(kg.FoldText(t[first].Text)) && first < last {
		return person, true
	}
	if k := p.learnedKind(first, last); k != "" {
		return k, false
	}
	if first > 0 && t[first-1].Is("mr.", "mrs.", "ms.", "mr", "mrs", "ms", "dr.", "dr") {
		return person, true
	}
	if last+2 < len(t) && t[last+1].Text == "," && p.listed(last+2) > 0 && !acronym(t[last].Text) {
		if k, ok := l.Known(kg.FoldText(p.words(last+2, last+1+p.listed(last+2)))); ok && !k.Adjective && (k.Kind == "Government" || k.Kind == place) && first > 0 && locative(t[first-1].Lower) {
			return place, false
		}
	}
	if first == last && acronym(t[first].Text) {
		return organization, false
	}
	if first > 0 && locative(t[first-1].Lower) {
		return place, false
	}
	if first > 1 && t[first-1].Lower == "the" && first == last {
		return organization, false
	}
	if first < last && last-first < 5 {
		for i := first; i <= last; i++ {
			if w := t[i]; !w.Upper() && !nameParticles[w.Lower] && !particled(w.Text) || acronym(w.Text) && len(w.Text) > 3 {
				return organization, false
			}
		}
		if first > 0 && t[first-1].Lower == "the" {
			return organization, false
		}
		return person, false
	}
	return organization, false
}

func locative(w string) bool {
	switch w {
	case "in", "at", "near", "from", "outside", "inside", "towards", "toward", "across", "throughout", "around":
		return true
	}
	return false
}
