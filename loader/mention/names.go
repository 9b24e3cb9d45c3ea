package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"graphd/kg"
	"graphd/nlp"
)

// names finds the names of the Sentence: runs of capitalised words, with the
// small words that join them.
func (p *page) names() {
	t := p.s.Tokens
	for i := 0; i < len(t); {
		n := p.listed(i)
		if n == 0 && !p.proper(i) {
			i++
			continue
		}
		i = p.take(i, p.runEnd(i, i+max(n, 1)-1))
	}
}

// take types the run of Tokens and gives where to go on.
func (p *page) take(first, last int) int {
	r := run{p: p, first: first, last: last}
	r.read()
	return max(r.next, first+1)
}

// listed gives the length in Tokens of the longest name of the ontology that
// starts at i, 0 for none. The first letter must be a capital.
func (p *page) listed(i int) int {
	t := p.s.Tokens
	if !t[i].Upper() && !strings.HasPrefix(t[i].Lower, "al-") || p.s.AllCaps && len(t[i].Text) < 4 {
		return 0
	}
	words := kg.Fold(t[i].Text)
	if len(words) == 0 {
		return 0
	}
	longest := p.f.l.Longest(words[0])
	best := 0
	for j := i; ; j++ {
		if k, ok := p.f.l.Known(strings.Join(words, " ")); ok && k.Kind != "" && t[j].Text != "," && t[j].Tag != "POS" {
			best = j - i + 1
		}
		if len(words) >= longest || j+1 >= len(t) || t[j+1].Tag == "POS" && !p.possessiveName(words) {
			break
		}
		var more []string
		if t[j+1].Tag != "POS" {
			more = kg.Fold(t[j+1].Text)
		}
		if len(more) == 0 && t[j+1].Text != "," && t[j+1].Tag != "POS" {
			break
		}
		words = append(words, more...)
	}
	return best
}

// possessiveName lets a listed name run over a 's ("People's Republic of China").
func (p *page) possessiveName(words []string) bool {
	return p.f.l.Longest(words[0]) > len(words)+1
}

// small words are never part of a name by themselves.
var small = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`the a an this that these those in on at as by for from with without while when where if of to and or but nor
		although though however since after before because it he she they we you i its his her their our my your is are was were be been
		has have had do does did not no yes so yet both who whom whose which what why how there here today yesterday tomorrow then also
		will would shall should can could may might must than such each every all any some most many few other another more
		meanwhile moreover furthermore additionally despite during under over through until unless between among within into about
		mr mrs ms mr. mrs. ms. according`) {
		m[w] = true
	}
	return m
}()

var calendar = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july
		august september october november december jan feb mar apr jun jul aug sep sept oct nov dec am pm gmt utc est`) {
		m[w] = true
	}
	return m
}()

// proper reports whether the Token at i may be part of a name.
func (p *page) proper(i int) bool {
	t := p.s.Tokens
	if i < 0 || i >= len(t) {
		return false
	}
	w := t[i]
	if !w.Upper() && !particled(w.Text) || small[w.Lower] || calendar[strings.ReplaceAll(w.Lower, ".", "")] || w.Tag == "POS" {
		return false
	}
	if utf8.RuneCountInString(w.Text) == 1 && !(i > 0 && i+1 < len(t) && p.proper(i-1)) {
		return false
	}
	if p.s.AllCaps || participled(w.Text) {
		return false
	}
	if p.s.TitleCase {
		return p.seen[w.Text] > 0 || acronym(w.Text)
	}
	if opens(t, i) {
		switch {
		case w.Proper() || acronym(w.Text):
			return true
		case p.seen[w.Text] > 0 && (w.Noun() || w.Tag[:1] == "J"):
			return true
		}
		if w.Noun() || w.Tag[:1] == "J" || w.Tag == "VBG" || w.Tag == "VBN" {
			return i+1 < len(t) && t[i+1].Upper() && !small[t[i+1].Lower] && (t[i+1].Proper() || p.f.l.TitleModifier(w.Lower))
		}
		return false
	}
	switch w.Tag {
	case "PRP", "PRP$", "WP", "WRB", "WDT", "MD", "CC", "EX", "UH":
		return false
	}
	return true
}

// participled reports whether a word is a hyphened adjective, whatever name is in
// it: "U.S.-designated", "Yemen-based".
func participled(s string) bool {
	i := strings.LastIndexByte(s, '-')
	if i < 1 || i+3 > len(s) {
		return false
	}
	last := s[i+1:]
	return last == strings.ToLower(last) && (strings.HasSuffix(last, "ed") || strings.HasSuffix(last, "led") || strings.HasSuffix(last, "ing") || last == "wide" || last == "born")
}

// particled reports whether a word is a name in spite of its small first letter:
// "al-Jamal", "el-Sisi".
func particled(s string) bool {
	i := strings.IndexAny(s, "-'’")
	if i < 1 || i > 3 {
		return false
	}
	rest := strings.TrimLeft(s[i:], "-'’")
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r)
}

// acronym reports whether s is written in two or more capitals.
func acronym(s string) bool {
	upper := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r) && r != 's':
			return false
		}
	}
	return upper >= 2
}

var nameParticles = map[string]bool{"de": true, "la": true, "del": true, "los": true, "las": true, "bin": true, "ibn": true, "ould": true, "ag": true,
	"von": true, "van": true, "der": true, "den": true, "da": true, "dos": true, "di": true, "du": true, "y": true, "e": true, "al": true, "el": true, "&": true}

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

// noun gives the Token at i as a head noun is looked up.
func (p *page) noun(i int) string {
	t := p.s.Tokens[i]
	w := t.Lower
	if len(p.f.l.Kinds(w)) > 0 {
		return w
	}
	if n := strings.TrimSuffix(w, "s"); n != w && len(p.f.l.Kinds(n)) > 0 {
		return n
	}
	if n := strings.TrimSuffix(w, "ies"); n != w && len(p.f.l.Kinds(n+"y")) > 0 {
		return n + "y"
	}
	return w
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

// hyphens finds listed names that are a part of a word: "U.S.-designated".
func (p *page) hyphens() {
	for i, t := range p.s.Tokens {
		if !strings.ContainsRune(t.Text, '-') || p.listed(i) == 1 {
			continue
		}
		at := t.Start
		for _, part := range strings.Split(t.Text, "-") {
			span := kg.Span{Start: at, End: at + len(part)}
			at = span.End + 1
			if k, ok := p.f.l.Known(kg.FoldText(part)); ok && utf8.RuneCountInString(part) > 1 && startsUpper(part) && (k.Kind == "Government" || !k.Adjective) {
				p.add(Mention{First: i, Last: i, Span: span, Form: kg.Name, Kind: k.Kind, Name: k.Name, Listed: true, Sure: true, Head: strings.ToLower(part)})
			}
		}
	}
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
