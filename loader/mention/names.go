package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"graphd/kg"
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
	p.learnedNames()
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

// nameParticles are small words inside of names.
var nameParticles = map[string]bool{"de": true, "la": true, "del": true, "los": true, "las": true, "bin": true, "ibn": true, "ould": true, "ag": true,
	"von": true, "van": true, "der": true, "den": true, "da": true, "dos": true, "di": true, "du": true, "y": true, "e": true, "al": true, "el": true, "&": true}

// noun gives the Token at i as a head noun is looked up.
func (p *page) noun(i int) string {
	t := p.s.Tokens[i]
	w := t.Lower
	if len(p.f.l.Kinds(w)) > 0 || acronym(t.Text) {
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
