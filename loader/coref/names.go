package coref

import (
	"slices"
	"strings"
	"unicode"

	"graphd/kg"
)

// acronyms joins short forms in capitals to what they abbreviate: the name right
// before them in brackets, or the one name whose initials they are.
func (d *document) acronyms() {
	for i, m := range d.m {
		if d.group[i] < 0 || m.Listed || !capitals(m.Name) {
			continue
		}
		if j := d.bracketed(i); j >= 0 {
			d.join(d.group[i], d.group[j])
			continue
		}
	}
	for i, m := range d.m {
		if d.group[i] >= 0 && m.Form == kg.Name && !m.Described {
			if j := d.knownAs(i); j >= 0 {
				d.join(d.group[j], d.group[i])
			}
		}
	}
	short := map[string][]int{} // initials to the names that have them
	for _, k := range d.live() {
		if d.clusters[k].class == kg.Objective {
			continue
		}
		for _, in := range initialsOf(d.clusters[k].name) {
			if list := short[in]; len(list) < crowd && !slices.Contains(list, k) {
				short[in] = append(list, k)
			}
		}
	}
	for _, k := range d.live() {
		c := d.clusters[k]
		if c.listed || len(c.words) != 1 || !capitals(c.name) {
			continue
		}
		if full := short[lettersOf(c.name)]; len(full) == 1 && full[0] != k {
			d.join(k, full[0])
		}
	}
}

// crowd bounds how many names are held against one, so that the work grows with
// the text and not with its square.
const crowd = 200

// bracketed gives the name that ends right before the bracket in which Mention i
// stands, or right after whose bracket it stands, -1 if there is none.
func (d *document) bracketed(i int) int {
	m := d.m[i]
	t := d.sents[m.Sentence].Tokens
	if m.First < 2 || t[m.First-1].Text != "(" {
		return -1
	}
	at := m.First - 2
	if t[at].Tag == "POS" {
		at--
	}
	best := -1
	for j := i - 1; j >= 0 && d.m[j].Sentence == m.Sentence; j-- {
		if d.group[j] >= 0 && d.m[j].Last == at && d.m[j].Kind != "Objective" {
			if best < 0 || initials(d.m[j].Name, m.Name) || d.m[j].First < d.m[best].First && !initials(d.m[best].Name, m.Name) {
				best = j
			}
		}
	}
	if best >= 0 && !initials(d.m[best].Name, m.Name) && d.m[best].Described {
		return -1
	}
	return best
}

// knownAs gives the mention that the text says is known by the name of Mention i:
// "a group known as X".
func (d *document) knownAs(i int) int {
	m := d.m[i]
	t := d.sents[m.Sentence].Tokens
	at := m.First - 1
	switch {
	case at >= 2 && t[at].Lower == "as" && (t[at-1].Lower == "known" || t[at-1].Lower == "alias"):
		at -= 2
	case at >= 1 && (t[at].Lower == "called" || t[at].Lower == "named" || t[at].Lower == "dubbed"):
		at--
	default:
		return -1
	}
	for at >= 0 && (t[at].Lower == "also" || t[at].Text == "," || t[at].Text == ")" || t[at].Lower == "commonly") {
		at--
	}
	class, _ := d.r.o.Class(m.Kind)
	for j := i - 1; j >= 0 && d.m[j].Sentence == m.Sentence; j-- {
		if c, _ := d.r.o.Class(d.m[j].Kind); d.group[j] >= 0 && c == class && d.m[j].Last <= at && d.m[j].Last >= at-3 && d.m[j].Form == kg.Name && !d.m[j].Listed {
			return j
		}
	}
	return -1
}

func capitals(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) || unicode.IsSpace(r) {
			return false
		}
	}
	return upper >= 2
}

// initials reports whether short is made of the first letters of full's words.
func initials(full, short string) bool { return slices.Contains(initialsOf(full), lettersOf(short)) }

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// initialsOf gives the short forms that a name of two or more words may have:
// small words count or not, and the last word may be left out of three or more.
func initialsOf(full string) []string {
	words := kg.Fold(strings.ReplaceAll(full, "-", " "))
	if len(words) < 2 {
		return nil
	}
	var all, main strings.Builder
	for _, w := range words {
		all.WriteByte(w[0])
		switch w {
		case "of", "the", "and", "for", "on", "in", "to", "a", "an":
		default:
			main.WriteByte(w[0])
		}
	}
	out := []string{all.String(), main.String()}
	if m := main.String(); len(m) > 3 {
		out = append(out, m[:len(m)-1])
	}
	return out
}

// people joins a part of a person's name to the one full name it fits.
func (d *document) people() {
	live := d.live()
	// Longer names first: "Machude Omar" is joined before "Omar" is looked for.
	slices.SortStableFunc(live, func(a, b int) int { return len(d.clusters[b].words) - len(d.clusters[a].words) })
	byWord := map[string][]int{} // a word to the persons with it in their name
	for _, k := range live {
		if c := d.clusters[k]; c.kind == "Person" && len(c.words) > 1 {
			for _, w := range c.words {
				if len(byWord[w]) < crowd {
					byWord[w] = append(byWord[w], k)
				}
			}
		}
	}
	for _, k := range live {
		c := d.clusters[k]
		if c.into >= 0 || c.listed || c.class != kg.Actor && c.class != kg.Place || c.kind != "Person" && (c.sure || len(c.words) > 2) {
			continue
		}
		full, many := -1, false
		for _, o := range byWord[c.words[len(c.words)-1]] {
			f := d.clusters[o]
			if o == k || f.into >= 0 || f.kind != "Person" || len(f.words) <= len(c.words) || !contains(f.words, c.words) {
				continue
			}
			if full >= 0 {
				many = true
			}
			full = o
		}
		if many && c.kind != "Person" {
			d.forget(k) // a family's name, not a body's
		}
		if full < 0 || many {
			continue
		}
		if c.kind != "Person" {
			c.kind, c.class = "Person", kg.Actor
		}
		d.join(k, full)
	}
}

// rulers makes a person of a bare name that a government is called by: who says
// "Obama" beside "Obama administration" means the man. A name that stands after
// "the" is a group's.
func (d *document) rulers() {
	rule := map[string]bool{}
	for _, k := range d.live() {
		if c := d.clusters[k]; c.kind == "Government" && !c.listed && len(c.words) == 2 && ruling(c.words[1]) {
			rule[c.words[0]] = true
		}
	}
	for _, k := range d.live() {
		c := d.clusters[k]
		if len(c.words) != 1 || !rule[c.words[0]] || c.sure || c.listed || c.class != kg.Actor || capitals(c.name) || d.afterThe(c) {
			continue
		}
		c.kind, c.sure = d.r.l.DefaultKind(kg.Actor, "Person"), true
	}
}

func (d *document) afterThe(c *cluster) bool {
	return slices.ContainsFunc(c.mentions, func(i int) bool {
		m := d.m[i]
		return m.First > 0 && d.sents[m.Sentence].Tokens[m.First-1].Lower == "the"
	})
}

// ruling reports whether the folded word stands for who governs.
func ruling(w string) bool {
	return w == "government" || w == "administration" || w == "regime" || w == "cabinet"
}

// forget takes the Mentions of cluster k out of all chains.
func (d *document) forget(k int) {
	for _, i := range d.clusters[k].mentions {
		d.group[i] = -1
	}
	d.clusters[k].mentions = nil
}

// contains reports whether part stands in whole as a run of words that does not
// begin with whole's first word alone.
func contains(whole, part []string) bool {
	for i := 0; i+len(part) <= len(whole); i++ {
		if equal(whole[i:i+len(part)], part) && (i > 0 || len(part) > 1) {
			return true
		}
	}
	return false
}

func equal(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return len(a) == len(b)
}

// shortForms joins a name to the one longer name of its class that holds all its
// words in order and has the same head.
func (d *document) shortForms() {
	live := d.live()
	byHead, byFirst := map[string][]int{}, map[string][]int{}
	for _, k := range live {
		h := d.clusters[k].head
		if d.clusters[k].kind == "Government" {
			h = "" // "Obama government", "Obama administration"
		}
		if len(byHead[h]) < crowd {
			byHead[h] = append(byHead[h], k)
		}
		if w := d.clusters[k].words; len(w) > 1 {
			for _, x := range []string{w[0], w[len(w)-1]} {
				if len(byFirst[x]) < crowd {
					byFirst[x] = append(byFirst[x], k)
				}
			}
		}
	}
	for _, k := range live {
		c := d.clusters[k]
		if c.into >= 0 || c.listed || c.kind == "Person" || c.class == kg.Objective || c.class == kg.Place && c.sure {
			continue
		}
		if len(c.words) < 2 && (c.sure || capitals(c.name)) {
			continue
		}
		full, many := -1, false
		h := c.head
		if c.kind == "Government" {
			h = ""
		}
		among := byHead[h]
		if len(c.words) < 2 {
			among = byFirst[c.words[0]]
		}
		for _, o := range among {
			f := d.clusters[o]
			if len(c.words) < 2 && o != k && f.into < 0 && f.kind != "Person" && f.class != kg.Objective && !d.m[f.mentions[0]].Described {
				many = many || full >= 0
				full = o
				continue
			}
			if o == k || f.into >= 0 || f.class != c.class || f.kind == "Person" {
				continue
			}
			if !(len(f.words) > len(c.words) && f.head == c.head && subsequence(f.words, c.words)) && !(o < k && sameGovernment(f, c)) {
				continue
			}
			if full >= 0 {
				many = true
			}
			full = o
		}
		if full >= 0 && !many {
			d.join(k, full)
		}
	}
}

func subsequence(whole, part []string) bool {
	i := 0
	for _, w := range whole {
		if i < len(part) && part[i] == w {
			i++
		}
	}
	return i == len(part)
}

// sameGovernment reports whether two names differ in the word for government
// only: "Obama administration", "Obama government".
func sameGovernment(a, b *cluster) bool {
	n := len(a.words)
	if a.kind != "Government" || b.kind != "Government" || n != len(b.words) || n < 2 || !equal(a.words[:n-1], b.words[:n-1]) {
		return false
	}
	return ruling(a.words[n-1]) && ruling(b.words[n-1])
}

// objectives joins an objective to an earlier one that says nearly the same.
func (d *document) objectives() {
	var seen []int
	for _, k := range d.live() {
		c := d.clusters[k]
		if c.class != kg.Objective {
			continue
		}
		joined := false
		for _, o := range seen {
			if alike(d.clusters[o].words, c.words) {
				joined = d.join(k, o)
				break
			}
		}
		if !joined && len(seen) < 400 {
			seen = append(seen, k)
		}
	}
}

// alike reports whether two phrases share nearly all their words.
func alike(a, b []string) bool {
	count := map[string]int{}
	for _, w := range a {
		count[w]++
	}
	both := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	return 20*both >= 8*(len(a)+len(b)) && both > 1 // F1 of 0.8
}
