package mention

import (
	"strings"
	"unicode/utf8"

	"graphd/kg"
	"graphd/nlp"
)

// mark reports whether a Token is an apostrophe that may stand for a letter of
// another script: "‘Ali", "Jami’".
func mark(t nlp.Token) bool {
	switch t.Text {
	case "‘", "’", "'", "`", "ʻ", "ʿ", "ʾ":
		return true
	}
	return false
}

// letters gives the Token after the apostrophes at k that belong to a name, 0 if
// they do not: a letter of another script ends or begins a word beside a capital.
func (p *page) letters(k int) int {
	t := p.s.Tokens
	n := k
	for n < len(t) && n < k+2 && mark(t[n]) {
		n++
	}
	if n == k || n >= len(t) || k == 0 || !t[n].Upper() || !p.proper(n) {
		return 0
	}
	if t[n-1].End == t[n].Start && (n-k == 1 && t[k-1].End < t[k].Start || n-k == 2 && t[k-1].End == t[k].Start) {
		for j := n + 1; j < len(t) && j < n+6; j++ { // a quotation would be closed again
			if (t[j].Text == "’" || t[j].Text == "'" && t[j].Tag != "POS") && !(j+1 < len(t) && mark(t[j+1])) {
				return 0
			}
		}
		return n
	}
	return 0
}

// persons mends the persons among learned names: what an apostrophe parts is one
// name, the office and the country before it are no part of it, nor is a list.
func (p *page) persons(in []nlp.Name) []nlp.Name {
	var out []nlp.Name
	for _, n := range in {
		if nlp.Broader(n.Type) != "person" {
			out = append(out, n)
			continue
		}
		if last := len(out) - 1; last >= 0 && nlp.Broader(out[last].Type) == "person" && p.letters(out[last].Last+1) == n.First {
			out[last].Last = n.Last
			continue
		}
		n.First = p.personFirst(n)
		n.Last = p.ofCountry(n)
		out = append(out, n)
	}
	return out
}

// personFirst gives the Token at which a person's name begins.
func (p *page) personFirst(n nlp.Name) int {
	t := p.s.Tokens
	first := n.First
	for k := first; k < n.Last; k++ { // "Environment Jose Fernandez" after a comma or a small word
		if t[k].Text == "," || t[k].Lower == "and" || t[k].Lower == "for" {
			for j := k + 1; j < n.Last; j++ {
				if utf8.RuneCountInString(t[j].Text) > 1 && p.f.l.GivenName(kg.FoldText(t[j].Text)) {
					first = j
					break
				}
			}
		}
	}
	if given := func(k int) bool { return p.f.l.GivenName(kg.FoldText(t[k].Text)) }; t[first].Common && !given(first) && first+2 <= n.Last && given(first+1) {
		first++ // "... and the Environment Jose Fernandez"
	}
	for first < n.Last {
		word := strings.TrimSuffix(t[first].Lower, ".")
		if p.f.l.TitleModifier(word) || p.f.l.TitleModifier(t[first].Lower) {
			first++
			continue
		}
		if m := p.listed(first); m > 0 && first+m < n.Last && p.f.l.TitleModifier(t[first+m].Lower) {
			first += m
			continue
		}
		break
	}
	return first
}

// ofCountry gives the last Token of a person's name without the country after it:
// "Ana Lima of Brazil".
func (p *page) ofCountry(n nlp.Name) int {
	for k := n.First + 1; k < n.Last; k++ {
		if p.s.Tokens[k].Lower == "of" && p.listed(k+1) == n.Last-k {
			return k - 1
		}
	}
	return n.Last
}
