package coref

import (
	"slices"
	"strings"

	"graphd/kg"
	"graphd/nlp"
	"graphd/ontology"
)

// A Mention is what coreference needs to know of a mention.
type Mention struct {
	Sentence    int
	First, Last int
	Form        kg.Form
	Kind        kg.Kind
	Name        string
	Listed      bool
	Sure        bool
	Of          string
	Head        string
	Plural      bool
	Count       int
	Definite    bool
	Described   bool
	Group       string
	Chunk       int
	Title       nlp.Range
}

// A Chain is all Mentions of one thing.
type Chain struct {
	Kind     kg.Kind
	Name     string // the form to show
	Listed   bool   // Name is one that the ontology lists
	Promoted bool   // the first Mention is a description that is to count as its name
	Speaker  bool   // the text is written from its side: "we"
	Mentions []int  // indices, ascending
}

// A Resolver groups Mentions by the words of an Ontology.
type Resolver struct {
	o *ontology.Ontology
	l *ontology.Lexicon
}

// NewResolver gives the Resolver of an Ontology.
func NewResolver(o *ontology.Ontology) *Resolver { return &Resolver{o: o, l: o.Lexicon()} }

// Resolve groups the Mentions of a Document's Sentences. publisher, which may be
// empty, helps to tell whose side "we" is.
func (r *Resolver) Resolve(publisher string, sents []nlp.Sentence, mentions []Mention) []Chain {
	d := &document{r: r, publisher: kg.Fold(publisher), sents: sents, m: mentions, group: make([]int, len(mentions))}
	d.byName()
	d.governments()
	d.acronyms()
	d.people()
	d.rulers()
	d.shortForms()
	d.repeats()
	d.objectives()
	d.settle()
	d.pointers()
	return d.chains()
}

// cluster is a set of names that are the same so far.
type cluster struct {
	class    kg.Class
	kind     kg.Kind
	name     string   // the form to show
	words    []string // folded
	listed   bool
	sure     bool
	titled   bool
	head     string
	mentions []int
	promoted bool            // a description that became a name
	into     int             // the cluster this one was joined to, -1 if none
	sex      int             // of a person: 1 for her, -1 for him, 0 where nothing tells
	person   map[string]bool // words of the offices that stood before the name
}

type document struct {
	r         *Resolver
	publisher []string // folded
	sents     []nlp.Sentence
	m         []Mention
	group     []int         // of each Mention: its cluster, -1 if none
	shared    map[int][]int // Mentions that stand for several clusters at once
	clusters  []*cluster
	count     []int // of each cluster: its Mentions so far
	speaker   int   // the cluster whose side "we" is, -1 if there is none
}

// byName makes a cluster of the names with equal folded words.
func (d *document) byName() {
	at := map[string]int{}
	for i, m := range d.m {
		d.group[i] = -1
		if m.Form != kg.Name {
			continue
		}
		class, _ := d.r.o.Class(m.Kind)
		words := bare(kg.Fold(m.Name))
		if len(words) == 0 {
			continue
		}
		if m.Of != "" {
			words = bare(kg.Fold(m.Of))
			if len(words) == 0 {
				continue
			}
		}
		key := strings.Join(words, " ")
		if class == kg.Objective {
			key = "objective|" + key
		} else if m.Described {
			key = "described|" + key
		}
		k, ok := at[key]
		if !ok {
			k = len(d.clusters)
			at[key] = k
			d.clusters = append(d.clusters, &cluster{class: class, kind: m.Kind, name: m.Name, words: words, listed: m.Listed, sure: m.Sure, head: m.Head, into: -1, person: map[string]bool{}})
		}
		c := d.clusters[k]
		if m.Sure && !c.sure || m.Listed && !c.listed {
			c.kind, c.class, c.sure, c.listed, c.head = m.Kind, class, m.Sure, m.Listed, m.Head
		}
		for t := m.Title.First; t <= m.Title.Last; t++ {
			c.titled = true
			w := d.sents[m.Sentence].Tokens[t].Lower
			c.person[w] = true
			if s := sexOf(w); s != 0 {
				c.sex = s
			}
		}
		c.mentions = append(c.mentions, i)
		d.group[i] = k
	}
}

func bare(words []string) []string {
	for len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	return words
}

// root follows joins to the cluster that stands for k.
func (d *document) root(k int) int {
	for d.clusters[k].into >= 0 {
		k = d.clusters[k].into
	}
	return k
}

// join makes cluster short a part of full. The classes must be equal, or short's
// unsure.
func (d *document) join(short, full int) bool {
	short, full = d.root(short), d.root(full)
	if short == full {
		return true
	}
	s, f := d.clusters[short], d.clusters[full]
	if s.class != f.class && s.sure && f.sure {
		return false
	}
	if s.listed && f.listed {
		return false
	}
	if s.listed || s.sure && !f.sure {
		f.kind, f.class, f.sure = s.kind, s.class, true
	}
	if s.listed {
		f.name, f.words, f.listed = s.name, s.words, true
	}
	s.into = full
	for w := range s.person {
		f.person[w] = true
	}
	f.titled = f.titled || s.titled
	if f.sex == 0 {
		f.sex = s.sex
	}
	f.mentions = append(f.mentions, s.mentions...)
	slices.Sort(f.mentions)
	s.mentions = nil
	return true
}

// live lists the clusters that stand for themselves.
func (d *document) live() []int {
	var out []int
	for k, c := range d.clusters {
		if c.into < 0 {
			out = append(out, k)
		}
	}
	return out
}

// governments joins "Government of Spain" and "Spanish government" to Spain.
func (d *document) governments() {
	byName := map[string]int{}
	for _, k := range d.live() {
		if c := d.clusters[k]; c.listed {
			byName[strings.Join(c.words, " ")] = k
		}
	}
	for _, k := range d.live() {
		c := d.clusters[k]
		if c.listed || c.kind != "Government" {
			continue
		}
		if len(c.words) > 2 && (c.words[0] == "government" || c.words[0] == "republic" || c.words[0] == "governments") && c.words[1] == "of" {
			rest := bare(c.words[2:])
			d.country(k, rest, byName)
			continue
		}
		if n := len(c.words); n > 1 && c.words[n-1] == "government" {
			d.country(k, c.words[:n-1], byName)
		}
	}
}

// country joins cluster k to the country of that name, or makes it the country's
// cluster if there is none yet.
func (d *document) country(k int, words []string, byName map[string]int) {
	known, ok := d.r.l.Known(strings.Join(words, " "))
	if !ok || known.Kind != "Government" {
		return
	}
	name := strings.Join(kg.Fold(known.Name), " ")
	if full, ok := byName[name]; ok {
		d.join(k, full)
		return
	}
	c := d.clusters[k]
	c.listed, c.sure, c.name, c.words = true, true, known.Name, kg.Fold(known.Name)
	byName[name] = k
}

// settle makes each Mention point at the cluster that stands for it.
func (d *document) settle() {
	for i, k := range d.group {
		if k >= 0 {
			d.group[i] = d.root(k)
		}
	}
}

func (d *document) chains() []Chain {
	members := make([][]int, len(d.clusters))
	for i, k := range d.group {
		if k >= 0 {
			members[k] = append(members[k], i)
		}
		for _, k := range d.shared[i] {
			members[k] = append(members[k], i)
		}
	}
	var out []Chain
	for k, c := range d.clusters {
		if len(members[k]) > 0 {
			out = append(out, Chain{Kind: c.kind, Name: c.name, Listed: c.listed, Promoted: c.promoted, Speaker: k == d.speaker, Mentions: members[k]})
		}
	}
	return out
}
