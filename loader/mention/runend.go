package mention

import (
	"unicode"
	"unicode/utf8"

	"graphd/kg"
	"graphd/nlp"
)

// runEnd gives the last Token of the name that starts at first and goes at least
// to j.
func (p *page) runEnd(first, j int) int {
	t := p.s.Tokens
	complement := false // after "of", "for" and their like
	for j+1 < len(t) {
		k := j + 1
		switch w := t[k]; {
		case p.proper(k):
			j = k
		case mark(w) && p.letters(k) > 0:
			j = p.letters(k)
		case numbered(t, j, k) && p.lawWord(j):
			j = k
		case w.Text == "(" && j > first && t[j].Tag == "CD" && w.Start == t[j].End && k+2 < len(t) && t[k+2].Text == ")" && len(t[k+1].Text) <= 3:
			j = k + 2
		case w.Text == "–" && w.Start == t[j].End && p.proper(k+1) && t[k+1].Start == w.End:
			j = k + 1
		case (w.Text == "“" || w.Text == "\"") && k+3 < len(t) && (t[k+2].Text == "”" || t[k+2].Text == "\"") && t[k+1].Upper() && p.proper(k+3):
			j = k + 3
		case nameParticles[w.Lower] && p.proper(k+1):
			j = k + 1
		case nameParticles[w.Lower] && k+2 < len(t) && nameParticles[t[k+1].Lower] && p.proper(k+2):
			j = k + 2
		case w.Lower == "and" && complement && p.titled(first) && p.capital(k+1) && p.f.l.TitleModifier(t[k+1].Lower):
			j = k + 1
		case (joiner(w.Lower) || w.Lower == "at" && complement && p.titled(first)) && (p.joins(first, j) || complement && p.titled(first)):
			n := k + 1
			if n < len(t) && t[n].Lower == "the" {
				n++
			}
			if !p.capital(n) {
				return j
			}
			j, complement = n, true
			if m := p.listed(n); m > 0 {
				j = n + m - 1
			}
		case w.Lower == "and" && p.capital(k+1) && p.continues(first, j, k+1, complement):
			j = k + 1
		case w.Text == "," && complement && p.capital(k+1) && p.commaList(k) && p.continues(first, j, k+1, true):
			j = k + 1
		case w.Text == "," && complement && k+2 < len(t) && t[k+1].Lower == "and" && p.capital(k+2) && p.continues(first, j, k+2, true):
			j = k + 2
		default:
			return j
		}
	}
	return j
}

// titled reports whether the run that starts at first starts with an office.
func (p *page) titled(first int) bool {
	t := p.s.Tokens
	for i := first; i < len(t) && i < first+5; i++ {
		if p.f.l.TitleWord(t[i].Lower) {
			return true
		}
		if !p.proper(i) {
			return false
		}
	}
	return false
}

// capital is proper, and takes a verb as well ("Strategy to Prevent Conflict").
func (p *page) capital(i int) bool {
	t := p.s.Tokens
	return i < len(t) && t[i].Upper() && (p.proper(i) || t[i].Verb() && !p.s.TitleCase) && !small[t[i].Lower]
}

func joiner(w string) bool {
	switch w {
	case "of", "for", "on", "to", "against":
		return true
	}
	return false
}

func numbered(t []nlp.Token, j, k int) bool {
	if t[k].Tag != "CD" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t[k].Text)
	return unicode.IsDigit(r) && t[k].Text[0] != '$'
}

// lawWord reports whether a number after the Token at j belongs to the name:
// "Executive Order 13382", "Section 353", "Act No. 7966".
func (p *page) lawWord(j int) bool {
	w := p.s.Tokens[j]
	if w.Is("no.", "e.o.", "volume", "part", "chapter") {
		return true
	}
	for _, k := range p.f.l.Kinds(p.noun(j)) {
		if c, _ := p.f.o.Class(k); c == kg.Program && k != "Program" && k != "Strategy" {
			return true
		}
	}
	return false
}

// joins reports whether a name that starts at first and so far ends at last may
// go on with the joining word after it.
func (p *page) joins(first, last int) bool {
	t := p.s.Tokens
	if last+1 >= len(t) || !joiner(t[last+1].Lower) {
		return false
	}
	join := t[last+1].Lower
	if p.f.l.TitleWord(t[last].Lower) && (join == "of" || join == "for" || join == "to" || join == "on") {
		return true
	}
	if join == "to" && last+2 < len(t) && !t[last+2].Verb() && !p.f.l.Objectives().Changes[t[last+2].Lower] {
		return false
	}
	for _, k := range p.f.l.Kinds(p.noun(last)) {
		c, _ := p.f.o.Class(k)
		switch join {
		case "of":
			if k != "Person" {
				return true
			}
		case "for", "against":
			if k != "Person" && k != "Government" && c != kg.Place {
				return true
			}
		case "on", "to":
			if c == kg.Program || c == kg.Event {
				return true
			}
		}
	}
	return false
}

// continues reports whether the capitalised words from k on, after "and" or a
// comma, belong to the name from first to last.
func (p *page) continues(first, last, k int, complement bool) bool {
	t := p.s.Tokens
	if complement && p.f.l.Objectives().Changes[t[k].Lower] {
		return true
	}
	if p.listed(k) > 0 || p.listed(last) > 0 && !complement || p.f.l.GivenName(kg.FoldText(t[k].Text)) || p.f.l.TitleWord(t[k].Lower) || acronym(t[k].Text) {
		return false
	}
	end := k
	for p.proper(end + 1) {
		end++
	}
	if complement {
		return !(end+1 < len(t) && joiner(t[end+1].Lower) && len(p.f.l.Kinds(p.noun(end))) > 0)
	}
	if acronym(t[last].Text) || p.f.l.GivenName(kg.FoldText(t[first].Text)) || p.f.l.TitleWord(t[last].Lower) {
		return false
	}
	return len(p.f.l.Kinds(p.noun(last))) == 0 && end > k && p.bodyWord(end)
}

// bodyWord reports whether the Token is the head noun of a body or a work.
func (p *page) bodyWord(i int) bool {
	for _, k := range p.f.l.Kinds(p.noun(i)) {
		if c, _ := p.f.o.Class(k); k != "Person" && (c == kg.Actor || c == kg.Program) {
			return true
		}
	}
	return false
}

// commaList reports whether the comma at k opens a list that "and" closes.
func (p *page) commaList(k int) bool {
	t := p.s.Tokens
	for j := k + 1; j < len(t) && j < k+16; j++ {
		switch {
		case t[j].Lower == "and":
			return p.capital(j + 1)
		case t[j].Text == "," || p.capital(j):
		default:
			return false
		}
	}
	return false
}
