package mention

import (
	"slices"
	"strconv"

	"graphd/kg"
	"graphd/nlp"
	"graphd/nlp/linear"
)

// learnedAs gives the type of the learned name that ends where first to last does,
// or goes on, and starts no later than a word after first; "" if there is none.
func (p *page) learnedAs(first, last int) string {
	for _, n := range p.learned {
		if n.First <= last && n.Last >= last && n.First <= first+1 {
			return nlp.Broader(n.Type)
		}
	}
	return ""
}

// learnedKind gives the Kind that a learned type stands for.
func (p *page) learnedKind(first, last int) kg.Kind {
	l := p.f.l
	switch p.learnedAs(first, last) {
	case "person":
		return l.DefaultKind(kg.Actor, "Person")
	case "organisation":
		return l.DefaultKind(kg.Actor, "Organization")
	case "location":
		return l.DefaultKind(kg.Place, "Place")
	case "event":
		return l.DefaultKind(kg.Event, "Event")
	case "work":
		if first == last && acronym(p.s.Tokens[first].Text) {
			return "" // mostly a body
		}
		return l.DefaultKind(kg.Program, "Program")
	}
	return ""
}

// nameFeatures lists what tells the Kind of a name, which rules take for guess.
func (p *page) nameFeatures(first, last int, guess kg.Kind) []uint32 {
	t := p.s.Tokens
	var out []uint32
	add := func(parts ...string) { out = append(out, linear.Hash(parts...)) }
	says := string(guess)
	learned, exact := p.learnedAs(first, last), ""
	for _, n := range p.learned {
		if n.First == first && n.Last == last {
			exact = n.Type
		}
	}
	head := p.headOf(first, last)
	add("name")
	add("name says", says)
	add("name learned", learned)
	add("name learned", learned, says)
	add("name exact", exact)
	add("name exact", exact, says)
	add("name head", t[head].Lower)
	add("name head end", t[head].Lower[max(0, len(t[head].Lower)-4):])
	add("name head sense", itoa(t[head].Sense), learned)
	add("name head group", itoa(t[head].Group), learned)
	for j := first; j <= last && j < first+10; j++ {
		add("name word", t[j].Lower)
		add("name word sense", itoa(t[j].Sense))
		add("name word group", itoa(t[j].Group), learned)
		if p.f.l.GivenName(kg.FoldText(t[j].Text)) {
			add("name given", strconv.FormatBool(j == first), learned)
		}
	}
	add("name length", strconv.Itoa(min(last-first, 4)), learned)
	add("name acronym", strconv.FormatBool(first == last && acronym(t[first].Text)), learned)
	add("name common", strconv.FormatBool(p.allCommon(first, last)), learned)
	add("name opens", strconv.FormatBool(opens(t, first)), learned)
	if first > 0 {
		add("name before", t[first-1].Lower)
		add("name before", t[first-1].Lower, learned)
		add("name before sense", itoa(t[first-1].Sense), learned)
	}
	if first > 1 {
		add("name before two", t[first-2].Lower, t[first-1].Lower)
	}
	if last+1 < len(t) {
		add("name after", t[last+1].Lower, learned)
		add("name after sense", itoa(t[last+1].Sense), learned)
	}
	add("name rel", t[last].Rel, learned)
	if h := t[last].Head; h >= 0 && h < len(t) {
		add("name over", t[h].Lemma, t[last].Rel)
		add("name over sense", itoa(t[h].Sense), t[last].Rel)
	}
	return out
}

// weighName gives the likeliest Kind of a name by what was learned, the guess
// where nothing was.
func (p *page) weighName(features []uint32, guess kg.Kind) kg.Kind {
	if p.f.kinds == nil || p.f.kinds.Size() == 0 {
		return guess
	}
	best, top := guess, 0.5 // what is less sure than a coin is no reason to leave the rules,
	was, _ := p.f.o.Class(guess)
	scores := p.f.kinds.Scores(features)
	for c, name := range p.f.kinds.Classes() {
		if class, ok := p.f.o.Class(kg.Kind(name)); ok && class != kg.Objective && scores[c] > top && (class == was || scores[c] > surely) {
			best, top = kg.Kind(name), scores[c]
		}
	}
	return best
}

// surely is how likely a Kind of another Class than the guess must be: Class is
// part of a Key, and a name that is an Agency here and a Program there is two.
const surely = 0.75

// learnedNames adds the names that were learned and that rules cut otherwise.
func (p *page) learnedNames() {
	found := map[nlp.Range]bool{}
	for _, m := range p.out {
		found[nlp.Range{First: m.First, Last: m.Last}] = true
	}
	for _, n := range p.learned {
		at := nlp.Range{First: n.First, Last: n.Last}
		if found[at] || nlp.Broader(n.Type) == "person" && p.inPerson(at) || n.Last-n.First > longestName || p.s.AllCaps || p.s.TitleCase {
			continue
		}
		r := run{p: p, first: n.First, last: n.Last}
		if p.listed(n.First) == n.Last-n.First+1 {
			r.listedName(n.First, n.Last)
		} else {
			kind, sure := p.typeOf(n.First, n.Last)
			m := Mention{First: n.First, Last: n.Last, Form: kg.Name, Kind: kind, Name: p.words(n.First, n.Last), Head: p.noun(p.headOf(n.First, n.Last))}
			if m.Sure = sure; !sure {
				m.features = p.nameFeatures(n.First, n.Last, kind)
				m.Kind = p.weighName(m.features, kind)
			}
			p.add(m)
		}
		p.hold(n.First, n.Last)
	}
}

// inPerson reports whether the Tokens lie in a person's longer name.
func (p *page) inPerson(r nlp.Range) bool {
	return slices.ContainsFunc(p.out, func(m Mention) bool {
		return m.Kind == "Person" && m.Form == kg.Name && m.First <= r.First && r.Last <= m.Last
	})
}

// longestName is how many Tokens more than one a learned name may have.
const longestName = 16

// evidence tells how well a learned name fits the Tokens: its type if it is these,
// what it is to them if not, "" if there is none.
func (p *page) evidence(first, last int) string {
	out := ""
	for _, n := range p.learned {
		switch {
		case n.First == first && n.Last == last:
			return nlp.Broader(n.Type)
		case n.Last < first || n.First > last:
		case n.First <= first && n.Last >= last:
			out = "inside " + nlp.Broader(n.Type)
		case n.First >= first && n.Last <= last:
			out = "around " + nlp.Broader(n.Type)
		default:
			out = "across"
		}
	}
	return out
}
