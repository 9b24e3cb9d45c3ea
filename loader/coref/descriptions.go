package coref

import (
	"slices"

	"graphd/kg"
	"graphd/nlp"
)

// repeats joins a description that points back ("the campaign") to the last thing
// before it whose name or description has the same head and all its words.
func (d *document) repeats() {
	for k, c := range d.clusters {
		if c.into >= 0 || c.listed || c.class == kg.Objective || len(c.mentions) == 0 {
			continue
		}
		i := c.mentions[0]
		m := d.m[i]
		if !m.Described || !m.Definite || m.Head == "" {
			continue
		}
		for j := i - 1; j >= 0 && j > i-backwards; j-- {
			if d.group[j] < 0 {
				continue
			}
			o := d.root(d.group[j])
			f := d.clusters[o]
			if o == k || f.class == kg.Objective || f.head != c.head || d.m[j].Plural != m.Plural || !holdsAll(f.words, c.words) {
				continue
			}
			d.join(k, o)
			break
		}
	}
}

// holdsAll reports whether each word of part is one of whole.
func holdsAll(whole, part []string) bool {
	for _, w := range part {
		found := false
		for _, x := range whole {
			found = found || x == w
		}
		if !found {
			return false
		}
	}
	return true
}

// holds reports whether all the words stood before the person's name.
func holds(c *cluster, words []string) bool {
	for _, w := range words {
		if !c.person[w] {
			return false
		}
	}
	return true
}

// sexOf tells whether a pronoun or the word of an office stands for her (1) or
// him (-1), 0 if it does not say.
func sexOf(w string) int {
	switch w {
	case "she", "her", "hers", "herself", "mrs", "mrs.", "ms", "ms.", "queen", "princess", "lady", "dame", "spokeswoman", "chairwoman", "congresswoman":
		return 1
	case "he", "him", "his", "himself", "mr", "mr.", "king", "prince", "lord", "sir", "spokesman", "chairman", "congressman", "emir", "sultan", "pope":
		return -1
	}
	return 0
}

// acts reports whether Mention j is the subject of the verb of which the pronoun i
// is an object: who tells him is another.
func (d *document) acts(i, j int) bool {
	p, m := d.m[i], d.m[j]
	if p.Sentence != m.Sentence || p.Chunk < 0 || m.Chunk < 0 || p.Chunk == m.Chunk {
		return false
	}
	s := &d.sents[p.Sentence]
	a, b := s.Chunks[p.Chunk], s.Chunks[m.Chunk]
	return s.Tokens[p.First].Tag == "PRP" && (a.Role == nlp.Object || a.Role == nlp.ByPrep) && b.Role == nlp.Subject && a.Up >= 0 && a.Up == b.Up && d.subject(j)
}

// pair gives the clusters that "they" or "the leaders" stands for: the two of the
// kind ("" for persons or governments) that the sentence before speaks of, or the
// one before that; none where there are more or fewer.
func (d *document) pair(i int, kind kg.Kind) []int {
	m := d.m[i]
	for back := 0; back <= 2; back++ {
		people, states := []int{}, []int{}
		for j := i - 1; j >= 0 && d.m[j].Sentence >= m.Sentence-back; j-- {
			k := d.group[j]
			if k < 0 || d.m[j].Sentence != m.Sentence-back || d.m[j].Described || d.m[j].Last >= m.First && back == 0 {
				continue
			}
			switch c := d.clusters[k]; {
			case c.kind == "Person" && !slices.Contains(people, k):
				people = append(people, k)
			case c.kind == "Government" && kind == "" && !slices.Contains(states, k):
				states = append(states, k)
			}
		}
		for _, list := range [][]int{people, states} {
			if len(list) == 2 {
				slices.Sort(list)
				return list
			}
			if len(list) > 2 {
				return nil
			}
		}
	}
	return nil
}
