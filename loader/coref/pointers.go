package coref

import (
	"cmp"
	"slices"
	"strings"

	"graphd/kg"
	"graphd/nlp"
)

// reach is how many sentences back a description or pronoun may point.
const reach = 5

// weighty is how many Mentions make a chain as likely to be meant as more would.
const weighty = 5

// backwards is how many Mentions back a description is looked for by its noun.
const backwards = 600

// pointers joins descriptions and pronouns to the chains they point back at, in
// the order of the text.
func (d *document) pointers() {
	author := d.author()
	d.speaker = -1
	d.count = make([]int, len(d.clusters))
	for _, k := range d.group {
		if k >= 0 {
			d.count[k]++
		}
	}
	for i, m := range d.m {
		if d.group[i] >= 0 {
			continue
		}
		k := -1
		switch {
		case m.Form == kg.Nominal && m.Plural && m.Count > 1:
			if list := d.most(i, m.Count); len(list) == m.Count {
				d.share(i, list)
			}
		case m.Form == kg.Pronoun && m.Group == "group" && len(d.listBefore(i)) > 1:
			d.share(i, d.listBefore(i))
		case m.Form == kg.Nominal:
			if k = d.description(i); k < 0 && m.Plural && m.Kind == "Person" {
				d.share(i, d.pair(i, "Person"))
			} else if k < 0 {
				k = d.promote(i)
			}
		case m.Form == kg.Pronoun && m.Group == "speaker":
			if !d.quoted(i) {
				k, d.speaker = author, author
			}
		case m.Form == kg.Pronoun:
			if k = d.pronoun(i); k < 0 && m.Group == "group" {
				d.share(i, d.pair(i, ""))
			}
		}
		d.group[i] = k
		for len(d.count) < len(d.clusters) {
			d.count = append(d.count, 0)
		}
		if k >= 0 {
			d.count[k]++
		}
	}
}

func (d *document) share(i int, clusters []int) {
	if len(clusters) == 0 {
		return
	}
	if d.shared == nil {
		d.shared = map[int][]int{}
	}
	d.shared[i] = clusters
}

// most gives the n Governments spoken of most before Mention i: "both countries".
// Ties go to the one named first.
func (d *document) most(i, n int) []int {
	if !slices.Contains(d.r.l.Described(d.m[i].Head), kg.Kind("Government")) {
		return nil
	}
	counts := map[int]int{}
	var order []int
	for j := i - 1; j >= 0 && j > i-backwards; j-- {
		k := d.group[j]
		if k < 0 || d.clusters[k].kind != "Government" || !d.clusters[k].listed {
			continue
		}
		if counts[k] == 0 {
			order = append(order, k)
		}
		counts[k]++
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Or(counts[b]-counts[a], a-b) })
	return order[:min(n, len(order))]
}

// listBefore gives the clusters of the named list that is the subject of the
// sentence before Mention i, or of its own sentence before it.
func (d *document) listBefore(i int) []int {
	m := d.m[i]
	for back := 0; back <= 1; back++ {
		n := m.Sentence - back
		if n < 0 {
			return nil
		}
		var out []int
		for j := i - 1; j >= 0 && d.m[j].Sentence >= n; j-- {
			k := d.group[j]
			if k < 0 || d.m[j].Sentence != n || d.m[j].Form != kg.Name || d.m[j].Described || d.clusters[k].class != kg.Actor || !d.inSubject(j) || slices.Contains(out, k) {
				continue
			}
			out = append(out, k)
		}
		if len(out) > 0 {
			if len(out) > 4 {
				return nil
			}
			slices.Sort(out)
			return out
		}
	}
	return nil
}

// inSubject reports whether Mention j heads a subject or a member of its list.
func (d *document) inSubject(j int) bool {
	m := d.m[j]
	if m.Chunk < 0 {
		return false
	}
	chunks := d.sents[m.Sentence].Chunks
	c := chunks[m.Chunk]
	if m.First > c.Head || c.Head > m.Last {
		return false
	}
	return c.Role == nlp.Subject || c.Role == nlp.Member && c.Up >= 0 && chunks[c.Up].Role == nlp.Subject
}

// promote makes a description that points at nothing before it a name of its own:
// "the palace". Only singular bodies, works and events are.
func (d *document) promote(i int) int {
	m := d.m[i]
	class, ok := d.r.o.Class(m.Kind)
	words := bare(kg.Fold(m.Name))
	if !ok || m.Plural && class != kg.Event || m.Kind == "Person" || m.Kind == "Government" || class == kg.Place || len(words) == 0 {
		return -1
	}
	d.clusters = append(d.clusters, &cluster{class: class, kind: m.Kind, name: m.Name, words: words, sure: true, head: m.Head, mentions: []int{i}, into: -1,
		person: map[string]bool{}, promoted: true})
	return len(d.clusters) - 1
}

// author guesses whose side "we" is: the Government in the publisher's name, else
// the one that does most: subjects count more than other mentions.
func (d *document) author() int {
	best, most := -1, 1
	spoken := map[int]bool{} // sentences with "we" in them
	for i, m := range d.m {
		if m.Group == "speaker" && !d.quoted(i) {
			spoken[m.Sentence] = true
		}
	}
	for k, c := range d.clusters {
		if c.into >= 0 || c.kind != "Government" || !c.listed {
			continue
		}
		n := 0
		for at, i := range c.mentions {
			switch {
			case d.subject(i):
				n += 5
			case spoken[d.m[i].Sentence]:
				n-- // who speaks says "we", not the name
			case at < 6:
				n++
			}
			for _, w := range d.publisher {
				if f := kg.Fold(d.m[i].Name); len(f) == 1 && f[0] == w {
					n += 100
				}
			}
		}
		if n > most {
			best, most = k, n
		}
	}
	return best
}

// quoted reports whether Mention i stands inside of quotation marks.
func (d *document) quoted(i int) bool {
	in := false
	for k, t := range d.sents[d.m[i].Sentence].Tokens {
		if k >= d.m[i].First {
			break
		}
		switch t.Text {
		case "\"":
			in = !in
		case "“":
			in = true
		case "”":
			in = false
		}
	}
	return in
}

// description finds the chain that "the" with a noun points back at: one with
// the same head noun, else the last one of a Kind that the noun may stand for.
func (d *document) description(i int) int {
	m := d.m[i]
	kinds := d.r.l.Described(m.Head)
	words := kg.Fold(m.Name)
	fits := 0                               // how well last does
	officer := -1                           // the last who holds an office with that head
	last, told, same, most := -1, -1, -1, 0 // told is the last that is only described
	for j := i - 1; j >= 0 && j > i-backwards; j-- {
		k := d.group[j]
		if k < 0 || d.m[j].Form == kg.Pronoun {
			continue
		}
		c := d.clusters[k]
		if c.class == kg.Objective {
			continue
		}
		if c.kind == "Person" && c.person[m.Head] {
			if holds(c, words) {
				return k
			}
			if officer < 0 {
				officer = k
			}
			continue
		}
		if c.head == m.Head && slices.Contains(kinds, c.kind) {
			if n := d.count[k]; n > most {
				same, most = k, n
			}
			continue
		}
		if !m.Plural && slices.Contains(kinds, c.kind) && c.kind != "Person" && m.Sentence-d.m[j].Sentence <= reach && !(d.m[j].Sentence == m.Sentence && d.m[j].Last >= m.First) {
			if c.kind == "Government" && !d.prominent(k) || !d.compatible(m, c) {
				continue
			}
			if d.m[j].Described {
				if told < 0 {
					told = k
				}
				continue
			}
			s := 2*min(d.count[k], weighty) - 3*(m.Sentence-d.m[j].Sentence)
			if d.subject(j) {
				s += 2
			}
			if last < 0 || s > fits {
				last, fits = k, s
			}
		}
	}
	switch {
	case officer >= 0:
		return officer
	case same >= 0:
		return same
	case last >= 0:
		return last
	}
	return told
}

// kin are nouns for places and events that may point at one another; other nouns
// point at what has the same head only: a "region" is no building, an "election"
// no debate.
var kin = []string{
	"meeting summit conference dialogue talks ministerial session forum event ceremony visit workshop hearing",
	"attack strike war conflict crisis event bombing explosion invasion offensive coup assassination killing shooting murder",
	"outbreak epidemic pandemic crisis event earthquake hurricane flood",
	"election vote referendum event",
	"region area zone territory border coast peninsula gulf valley province district hemisphere",
	"city town village capital",
	"base camp site facility plant airport field",
}

// compatible reports whether a description of a place or an event may point at
// the cluster by the nouns of both.
func (d *document) compatible(m Mention, c *cluster) bool {
	if c.class != kg.Place && c.class != kg.Event || m.Head == c.head || d.r.l.KindOf(c.head) == "" {
		return true
	}
	for _, words := range kin {
		if list := strings.Fields(words); slices.Contains(list, m.Head) && slices.Contains(list, c.head) {
			return true
		}
	}
	return false
}

// prominent reports whether the chain is named more than once.
func (d *document) prominent(k int) bool { return len(d.clusters[k].mentions) > 1 }

// pronoun finds the chain that a pronoun points back at: the last subject that
// fits, in this sentence or the one before, else the last that fits.
func (d *document) pronoun(i int) int {
	m := d.m[i]
	best, score := -1, 0
	for j := i - 1; j >= 0 && m.Sentence-d.m[j].Sentence <= 2; j-- {
		k := d.group[j]
		if k < 0 || d.m[j].Last >= m.First && d.m[j].Sentence == m.Sentence && d.m[j].Form != kg.Name {
			continue
		}
		if !d.agrees(m, d.m[j], d.clusters[k]) || d.clusters[k].sex*sexOf(m.Head) < 0 || d.acts(i, j) {
			continue
		}
		s := 10 - 3*(m.Sentence-d.m[j].Sentence)
		if d.subject(j) {
			s += 4
		}
		if d.m[j].Form == kg.Pronoun && d.m[j].Head == m.Head {
			s += 3
		}
		if s > score {
			best, score = k, s
		}
	}
	if best >= 0 && d.clusters[best].sex == 0 {
		d.clusters[best].sex = sexOf(m.Head)
	}
	return best
}

func (d *document) agrees(p, m Mention, c *cluster) bool {
	switch p.Group {
	case "person":
		return c.kind == "Person" && !m.Plural
	case "thing":
		if p.Head == "this" || p.Head == "that" {
			return false
		}
		return c.kind != "Person" && c.class != kg.Objective && c.class != kg.Place && !m.Plural
	case "group":
		return m.Plural && c.class == kg.Actor
	}
	return false
}

// subject reports whether the Mention heads a noun phrase that is a subject.
func (d *document) subject(j int) bool {
	m := d.m[j]
	if m.Chunk < 0 {
		return false
	}
	c := d.sents[m.Sentence].Chunks[m.Chunk]
	return c.Kind == nlp.NounPhrase && c.Role == nlp.Subject && m.First <= c.Head && c.Head <= m.Last
}
