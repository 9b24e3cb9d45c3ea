package nlp

// maxClimb bounds how far questions about a Sentence follow its Chunks.
const maxClimb = 12

// Subjects gives the noun phrases that the verb group v is said of: its own
// subject with the members of its list, or the one it shares or is controlled by.
func (s *Sentence) Subjects(v int) []int { return s.subjects(v, 0) }

func (s *Sentence) subjects(v, depth int) []int {
	if depth > maxClimb || v < 0 {
		return nil
	}
	if out := s.hanging(v, Subject); len(out) > 0 {
		return s.withMembers(out)
	}
	c := s.Chunks[v]
	if c.Up < 0 {
		return nil
	}
	up := s.Chunks[c.Up]
	switch c.Role {
	case Member:
		return s.subjects(c.Up, depth+1)
	case RelClause:
		if s.Tokens[s.Chunks[c.Via].First].Tag == "WRB" {
			return nil
		}
		return s.withMembers([]int{c.Up})
	case Participle, Infinitive, ByPrep:
		if up.Kind != NounPhrase {
			if c.Role == Infinitive {
				if o := s.Objects(c.Up); len(o) > 0 {
					return o
				}
			}
			return s.subjects(c.Up, depth+1)
		}
		if c.Role == Participle || c.Role == Infinitive && s.controlled(c.Up) {
			return []int{c.Up}
		}
		return s.holders(c.Up, depth+1)
	}
	return nil
}

// controlled reports whether the noun phrase n is the object of a verb that has
// somebody do something: "urged members to pay".
func (s *Sentence) controlled(n int) bool {
	c := s.Chunks[n]
	return c.Role == Object && c.Up >= 0 && control[s.Chunks[c.Up].Verb.Lemma]
}

var control = wordSet("urge ask encourage allow help enable force order require tell persuade invite want expect permit press push direct instruct request authorize convince compel let make cause lead")

// Holders gives who has or does what the noun phrase n names ("the
// administration's commitment"): its possessor, or the subject of its verb.
func (s *Sentence) Holders(n int) []int { return s.holders(n, 0) }

func (s *Sentence) holders(n, depth int) []int {
	if depth > maxClimb || n < 0 {
		return nil
	}
	if o := s.Chunks[n].Owner; o >= 0 {
		return []int{o}
	}
	c := s.Chunks[n]
	switch {
	case c.Role == Subject:
		return nil
	case c.Up < 0:
		return nil
	case s.Chunks[c.Up].Kind == VerbGroup:
		return s.subjects(c.Up, depth+1)
	case s.Chunks[c.Up].Kind == NounPhrase && c.Role != OwnerOf:
		return s.holders(c.Up, depth+1)
	}
	return nil
}

// Objects gives the direct objects of the verb group v with their lists.
func (s *Sentence) Objects(v int) []int { return s.withMembers(s.hanging(v, Object)) }

// A PrepPhrase is a noun phrase or gerund joined by a preposition.
type PrepPhrase struct {
	Prep string
	At   int // the noun phrase's or gerund's Chunk
}

// PrepPhrases gives what hangs from chunk i by prepositions, with lists.
func (s *Sentence) PrepPhrases(i int) []PrepPhrase {
	var out []PrepPhrase
	for j := range s.Chunks {
		if c := s.Chunks[j]; c.Up == i && c.Role == ByPrep {
			prep := s.Words(c.Via)
			for _, k := range s.withMembers([]int{j}) {
				out = append(out, PrepPhrase{prep, k})
			}
		}
	}
	return out
}

// Words gives the lower-case words of Chunk i.
func (s *Sentence) Words(i int) string {
	c := s.Chunks[i]
	out := s.Tokens[c.First].Lower
	for k := c.First + 1; k <= c.Last; k++ {
		out += " " + s.Tokens[k].Lower
	}
	return out
}

// Members gives i and the further members of the list it opens.
func (s *Sentence) Members(i int) []int { return s.withMembers([]int{i}) }

func (s *Sentence) hanging(up int, r Role) []int {
	var out []int
	for j, c := range s.Chunks {
		if c.Up == up && c.Role == r {
			out = append(out, j)
		}
	}
	return out
}

func (s *Sentence) withMembers(list []int) []int {
	var out []int
	for _, i := range list {
		out = append(out, i)
		for j := i + 1; j < len(s.Chunks); j++ {
			if c := s.Chunks[j]; c.Up == i && c.Role == Member {
				out = append(out, j)
			}
		}
	}
	return out
}

// Governor climbs from a noun phrase over prepositions and lists to the verb
// group it belongs to, or -1.
func (s *Sentence) Governor(n int) int {
	for range maxClimb {
		if n < 0 {
			return -1
		}
		if s.Chunks[n].Kind == VerbGroup {
			return n
		}
		n = s.Chunks[n].Up
	}
	return -1
}
