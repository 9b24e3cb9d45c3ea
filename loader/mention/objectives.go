package mention

import (
	"strings"

	"graphd/kg"
	"graphd/nlp"
)

// longestObjective bounds the Tokens of an objective.
const longestObjective = 32

// objectives finds what somebody wants to bring about: verbs and nouns of change
// that stand after words of aim.
func (p *page) objectives() {
	kind := p.f.l.DefaultKind(kg.Objective, "Objective")
	if kind == "" {
		return
	}
	c := p.s.Chunks
	cue := make([]int, len(c))
	for i := range cue {
		cue[i] = -1
	}
	for i := range c {
		switch c[i].Kind {
		case nlp.VerbGroup:
			cue[i] = p.verbCue(i)
		case nlp.NounPhrase:
			cue[i] = p.nounCue(i)
		}
		if cue[i] < 0 && c[i].Role == nlp.Member && c[i].Up >= 0 && c[i].Up < i && cue[c[i].Up] >= 0 {
			cue[i] = cue[c[i].Up]
		}
		if g := c[i]; cue[i] < 0 && g.Kind == nlp.NounPhrase && g.Role == nlp.Member && g.Up >= 0 && g.Up < i && p.ownAim(i) {
			if v := c[g.Up].Up; v >= 0 && v < i {
				cue[i] = cue[v]
			}
		}
		if cue[i] >= 0 {
			p.objective(i, cue[i], kind)
		}
	}
}

// verbCue gives the Chunk whose words make an aim of the verb group v, or -1.
func (p *page) verbCue(v int) int {
	c, t := p.s.Chunks, p.s.Tokens
	g := c[v]
	up := g.Up
	if up < 0 || up >= v {
		if (g.Verb.To && v > 0 || g.Verb.Ing && !g.Verb.Finite && v == 0) && p.f.l.Objectives().Changes[g.Verb.Lemma] {
			return v // "Reducing the threat will require ..."
		}
		return -1
	}
	words := p.f.l.Objectives()
	change := words.Changes[g.Verb.Lemma]
	switch {
	case g.Role == nlp.Infinitive && g.Verb.To:
		if c[up].Kind == nlp.VerbGroup {
			if c[up].Verb.Copula && !change || words.Never[c[up].Verb.Lemma] {
				return -1
			}
			if words.Verbs[c[up].Verb.Lemma] || change {
				return up
			}
			return -1
		}
		if words.Nouns[t[c[up].Head].Lemma] {
			return up
		}
		if change {
			if v := p.s.Governor(up); v >= 0 && v < up && (words.Verbs[c[v].Verb.Lemma] || p.named(c[up])) {
				return v // "urge the members to implement"
			}
			return up
		}
	case g.Role == nlp.Participle && g.Verb.Ing && up == v-1 && c[up].Kind == nlp.VerbGroup:
		if change && !words.Never[c[up].Verb.Lemma] {
			return up // "discussed improving schools"
		}
	case g.Role == nlp.ByPrep && g.Verb.Ing && g.Via >= 0:
		prep := p.s.Words(g.Via)
		if c[up].Kind == nlp.VerbGroup {
			if words.VerbPreps[c[up].Verb.Lemma+" "+prep] {
				return up
			}
			if change && aimPreps[prep] {
				return up
			}
			return -1
		}
		if words.Nouns[t[c[up].Head].Lemma] && (words.NounPreps[prep] || prep == "away from") || change && aimPreps[prep] {
			return up
		}
	}
	return -1
}

// aimPreps are prepositions after which a verb of change is an aim.
var aimPreps = map[string]bool{"for": true, "towards": true, "toward": true, "to": true, "on": true, "in": true, "at": true, "of": true}

// nounCue gives the Chunk whose words make an aim of the noun phrase n, or -1.
func (p *page) nounCue(n int) int {
	c, t := p.s.Chunks, p.s.Tokens
	g := c[n]
	if g.Up < 0 || g.Up >= n || !p.action(n) {
		return -1
	}
	words := p.f.l.Objectives()
	up := c[g.Up]
	switch g.Role {
	case nlp.Object:
		if words.Direct[up.Verb.Lemma] && p.verbCue(g.Up) < 0 && up.Role != nlp.Member {
			return g.Up
		}
	case nlp.ByPrep:
		prep := p.s.Words(g.Via)
		if prep == "towards" || prep == "toward" {
			return g.Up
		}
		if up.Kind == nlp.VerbGroup && words.VerbPreps[up.Verb.Lemma+" "+prep] {
			return g.Up
		}
		if up.Kind == nlp.NounPhrase && words.Nouns[t[up.Head].Lemma] && words.NounPreps[prep] && prep != "of" && prep != "in" {
			return g.Up
		}
	}
	return -1
}

// ownAim reports whether the member j of a list names an action, while what the
// list starts with names a thing: "building institutions, training and support".
func (p *page) ownAim(j int) bool {
	up := p.s.Chunks[j].Up
	return p.action(j) && !p.action(up) && p.s.Chunks[up].Role == nlp.Object
}

// action reports whether the noun phrase names something to be brought about.
func (p *page) action(n int) bool {
	c := p.s.Chunks[n]
	t := p.s.Tokens[c.Head]
	if t.Proper() || t.Tag == "PRP" || t.Tag == "CD" || p.named(c) {
		return false
	}
	if p.f.l.Objectives().Actions[t.Lemma] || p.f.l.Objectives().Actions[t.Lower] {
		return true
	}
	for _, end := range []string{"ation", "ition", "ment", "tion"} {
		if strings.HasSuffix(t.Lemma, end) && len(t.Lemma) > len(end)+3 && p.f.l.KindOf(t.Lemma) == "" && p.hasOf(n) {
			return true
		}
	}
	return false
}

func (p *page) named(c nlp.Chunk) bool {
	for _, r := range p.held {
		if r.First <= c.Head && c.Head <= r.Last {
			return true
		}
	}
	return false
}

// objective adds the objective that starts with Chunk i.
func (p *page) objective(i, cue int, kind kg.Kind) {
	c, t := p.s.Chunks, p.s.Tokens
	first := c[i].First
	for first < c[i].Last && (t[first].Tag == "TO" || t[first].Lower == "to" || t[first].Tag == "DT" || t[first].Tag == "PRP$" || t[first].Tag == "POS" ||
		first < c[i].Head && t[first].Tag == "RB") {
		first++
	}
	last := p.objectiveEnd(i)
	if last-first+1 > longestObjective {
		last = first + longestObjective - 1
	}
	if c[i].Kind == nlp.VerbGroup && (last == first || c[i].Verb.Passive && c[i].Verb.To || c[i].Verb.Copula || t[c[i].Head].Tag[:1] == "J") {
		return
	}
	if c[i].Kind == nlp.NounPhrase && (t[first].Proper() || last == first && c[cue].Kind == nlp.NounPhrase) {
		return
	}
	p.add(Mention{First: first, Last: last, Form: kg.Name, Kind: kind, Name: p.words(first, last), Sure: true,
		Head: t[c[i].Head].Lemma, Chunk: i, Cue: cue})
}

// objectiveEnd gives the last Token of what belongs to the aim of Chunk i.
func (p *page) objectiveEnd(i int) int {
	c, t := p.s.Chunks, p.s.Tokens
	last := c[i].Last
	head := i
	if c[i].Role == nlp.Member {
		head = c[i].Up
	}
	for j := i + 1; j < len(c); j++ {
		g := c[j]
		switch g.Kind {
		case nlp.NounPhrase:
			if g.Role == nlp.Subject || g.Role == nlp.Member && (g.Up < i || g.Up == head && c[i].Kind == nlp.NounPhrase) || g.Role == nlp.NoRole {
				return last
			}
			last = g.Last
		case nlp.VerbGroup:
			switch {
			case g.Role == nlp.Member && (g.Up <= i || g.Up == head):
				return last
			case g.Role == nlp.RelClause && g.Up >= i, g.Role == nlp.Participle && g.Up > i && c[j-1].Kind != nlp.Comma:
				last = g.Last
			case g.Role == nlp.Infinitive && g.Up >= i && c[g.Up].Kind == nlp.VerbGroup:
				last = g.Last
			case g.Role == nlp.ByPrep && g.Up >= i && g.Via >= 0 && !t[c[g.Via].First].Is("by", "through", "including"):
				last = g.Last
			case g.Role == nlp.Member && g.Up > i:
				last = g.Last
			default:
				return last
			}
		case nlp.Prep:
			if t[g.First].Is("on", "in") && j+1 < len(c) && p.dated(c[j+1]) { // when it is done is no part of what is wanted
				return last
			}
			if t[g.First].Is("including", "despite", "while", "as", "by", "via", "under", "after", "before", "during", "pursuant", "since", "because", "through") {
				return last
			}
		case nlp.Comma, nlp.Coord:
			if !p.listGoesOn(j, i) {
				return last
			}
		case nlp.Adjective, nlp.Adverb:
			if j+1 < len(c) && (c[j+1].Kind == nlp.Comma || c[j+1].Kind == nlp.Stop) {
				last = g.Last
			}
		case nlp.Relative, nlp.Other:
		case nlp.Mark:
			return last
		case nlp.Stop:
			if !t[g.First].Is("\"", "“", "”", "(", ")", "’", "‘") {
				return last
			}
			if t[g.First].Is(")", "\"", "”") && j+1 < len(c) {
				last = g.Last
			}
		}
	}
	return last
}

// startsAim reports whether the noun phrase j announces an aim of its own: "and
// efforts to tackle".
func (p *page) startsAim(j int) bool {
	c := p.s.Chunks
	return p.f.l.Objectives().Nouns[p.s.Tokens[c[j].Head].Lemma] && j+1 < len(c) && c[j+1].Kind == nlp.VerbGroup && c[j+1].Verb.To && c[j+1].Up == j
}

// listGoesOn reports whether after the comma or "and" at j a member of a list
// follows that started inside of the aim of Chunk i.
func (p *page) listGoesOn(j, i int) bool {
	c := p.s.Chunks
	for ; j < len(c); j++ {
		switch c[j].Kind {
		case nlp.Comma, nlp.Coord, nlp.Adverb:
		case nlp.NounPhrase, nlp.VerbGroup:
			if c[j].Kind == nlp.NounPhrase && c[j].Role == nlp.Member && c[j].Up > i && p.ownAim(j) {
				return false
			}
			if c[j].Kind == nlp.NounPhrase && p.startsAim(j) {
				return false
			}
			return c[j].Role == nlp.Member && c[j].Up > i || c[j].Role == nlp.OwnerOf && c[j+1].Role == nlp.Member && c[j+1].Up > i
		case nlp.Adjective:
		default:
			return false
		}
	}
	return false
}
