package slot

import (
	"strings"
	"unicode"

	"graphd/nlp"
)

// A Sort is what a run of Tokens looks like.
type Sort string

// The Sorts.
const (
	Person  Sort = "person"
	Body    Sort = "body"
	Place   Sort = "place"
	Work    Sort = "work"
	Happens Sort = "event"
	Date    Sort = "date"
	Number  Sort = "number"
	Term    Sort = "term"  // a thing called by a plain word: a genre, a trade
	Thing   Sort = "thing" // named, of no known sort
)

// A Span is a run of Tokens that may be an end.
type Span struct {
	First, Last int // both included
	Sort        Sort
	Exact       bool // of a date: with the day
	Topic       bool // what stands before the main verb
	Quoted      bool
	Listed      string      // the list of names that it is on, "" for none
	Namer       bool        // the model of names found just this
	Of          *Antecedent // what it stands for, nil for a name
}

// Words are what spans need to know of the ontology.
type Words interface {
	NameAt(words []string, i int) (n int, list string)
	Role(word string) string
}

// joins are small words inside of names and titles.
var joins = set("of the and in on for a an to at de la le du von van der del & with from or by is")

// breaks are those at which a longer run is also cut.
var breaks = set("of and in on for to at with from by or is :")

// spans finds the runs of a Sentence that may be ends, each once, in order.
func spans(s *nlp.Sentence, names []nlp.Name, w Words) []Span {
	f := &finder{s: s, w: w, at: map[[2]int]int{}}
	for _, n := range names {
		f.namer(n)
	}
	f.runs()
	f.quoted()
	f.topic()
	f.dates()
	f.terms()
	f.listed()
	return f.out
}

type finder struct {
	s   *nlp.Sentence
	w   Words
	out []Span
	at  map[[2]int]int
}

// add keeps a Span, or what is new of one that is there already.
func (f *finder) add(c Span) {
	t := f.s.Tokens
	for c.First < c.Last && punct(t[c.First]) {
		c.First++
	}
	for c.Last > c.First && (punct(t[c.Last]) || t[c.Last].Tag == "POS") {
		c.Last--
	}
	if c.First > c.Last || c.First == c.Last && (punct(t[c.First]) || joins[t[c.First].Lower]) || c.Last-c.First > 14 {
		return
	}
	key := [2]int{c.First, c.Last}
	if i, ok := f.at[key]; ok {
		old := &f.out[i]
		old.Topic, old.Quoted = old.Topic || c.Topic, old.Quoted || c.Quoted
		if old.Sort == Thing || old.Sort == Term || c.Sort == Date {
			old.Sort = c.Sort
		}
		return
	}
	f.at[key] = len(f.out)
	f.out = append(f.out, c)
}

func punct(t nlp.Token) bool {
	return !strings.ContainsFunc(t.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func (f *finder) namer(n nlp.Name) {
	sort := Thing
	switch nlp.Broader(n.Type) {
	case "person":
		sort = Person
	case "organisation":
		sort = Body
	case "location":
		sort = Place
	case "event":
		sort = Happens
	case "work":
		sort = Work
	}
	f.add(Span{First: n.First, Last: n.Last, Sort: sort, Namer: true})
}

// nameLike reports whether a Token may stand in a name by itself.
func (f *finder) nameLike(i int) bool {
	t := f.s.Tokens[i]
	if t.Upper() {
		return true
	}
	return t.Text[0] >= '0' && t.Text[0] <= '9' && (i+1 < len(f.s.Tokens) && f.s.Tokens[i+1].Upper() || i > 0 && f.s.Tokens[i-1].Upper())
}

// runs finds runs of capitalised words, whole and cut at small words.
func (f *finder) runs() {
	t := f.s.Tokens
	for i := 0; i < len(t); {
		if !f.nameLike(i) {
			i++
			continue
		}
		end, small := i, 0
		for j := i + 1; j < len(t) && small < 3; j++ {
			switch {
			case f.nameLike(j):
				end, small = j, 0
			case joins[t[j].Lower] || t[j].Tag == "POS" || t[j].Text == "-" || t[j].Text == ":" || t[j].Text == "'":
				small++
			default:
				small = 3
			}
		}
		f.cut(i, end)
		i = end + 1
	}
}

// cut adds a run, and its parts between the words at which it may end.
func (f *finder) cut(first, last int) {
	t := f.s.Tokens
	f.add(Span{First: first, Last: last, Sort: Thing})
	if t[first].Is("the", "a", "an", "in", "on", "at", "by", "for", "from") && first < last {
		f.cut(first+1, last)
		return
	}
	begin := first
	for i := first; i <= last; i++ {
		if breaks[t[i].Lower] || t[i].Tag == "POS" {
			if i > begin {
				f.add(Span{First: begin, Last: i - 1, Sort: Thing})
				f.add(Span{First: first, Last: i - 1, Sort: Thing})
			}
			begin = i + 1
			for begin < last && joins[t[begin].Lower] {
				begin++
			}
			if begin <= last {
				f.add(Span{First: begin, Last: last, Sort: Thing})
			}
		}
	}
	if begin > first && begin <= last {
		f.add(Span{First: begin, Last: last, Sort: Thing})
	}
}

// quoted finds what stands in quotation marks.
func (f *finder) quoted() {
	open := -1
	for i, t := range f.s.Tokens {
		switch t.Text {
		case "“", "«":
			open = i
		case "\"", "''", "``", "”", "»":
			if open >= 0 && i-open > 1 {
				f.add(Span{First: open + 1, Last: i - 1, Sort: Work, Quoted: true})
				open = -1
			} else {
				open = i
			}
		}
	}
}

// topic finds what stands before the main verb, up to a bracket or comma.
func (f *finder) topic() {
	t := f.s.Tokens
	end := -1
	for i := range t {
		if i > 0 && (t[i].Text == "(" || t[i].Text == "," || finite(t[i])) {
			end = i - 1
			break
		}
	}
	if end < 0 {
		return
	}
	first := 0
	if t[0].Is("the", "a", "an") && end > 0 {
		f.add(Span{First: 0, Last: end, Sort: Thing, Topic: true})
		first = 1
	}
	if t[0].Tag == "IN" || t[0].Tag == "PRP" || t[0].Tag == "VBN" || t[0].Tag == "VBG" || t[0].Tag == "RB" {
		return
	}
	f.add(Span{First: first, Last: end, Sort: Thing, Topic: true})
}

func finite(t nlp.Token) bool {
	return t.Tag == "VBZ" || t.Tag == "VBD" || t.Tag == "VBP" || t.Tag == "MD" || t.Is("is", "was", "are", "were")
}

func (f *finder) dates() {
	t := f.s.Tokens
	for i := 0; i < len(t); i++ {
		if d, ok := f.s.DateAt(i); ok && d.Year > 0 {
			f.add(Span{First: d.First, Last: d.Last, Sort: Date, Exact: d.Day > 0})
			i = d.Last
			continue
		}
		if year(t[i].Text) {
			f.add(Span{First: i, Last: i, Sort: Date})
		} else if t[i].Tag == "CD" {
			f.add(Span{First: i, Last: i, Sort: Number})
		}
	}
}

func year(s string) bool {
	return len(s) == 4 && (s[0] == '1' || s[0] == '2' && s[1] == '0') && strings.Trim(s, "0123456789") == ""
}

// mostTerm is how many words a plain term has at most.
const mostTerm = 4

// terms finds nouns with what stands before them, and adjectives.
func (f *finder) terms() {
	t := f.s.Tokens
	for end := range t {
		if !t[end].Noun() && t[end].Tag != "JJ" && t[end].Tag != "VBG" {
			continue
		}
		for first := end; first >= 0 && end-first < mostTerm; first-- {
			w := t[first]
			if !w.Noun() && w.Tag != "JJ" && w.Tag != "VBG" && w.Tag != "HYPH" && w.Text != "-" && w.Tag != "CD" && !(w.Tag == "POS" && first < end) {
				break
			}
			if w.Tag != "POS" && !punct(w) {
				f.add(Span{First: first, Last: end, Sort: Term})
			}
		}
	}
}

// listed marks the Spans that the ontology lists, and finds adjectives of peoples.
func (f *finder) listed() {
	words := make([]string, len(f.s.Tokens))
	for i, t := range f.s.Tokens {
		words[i] = t.Text
	}
	for i, t := range f.s.Tokens {
		if !t.Upper() {
			continue
		}
		if n, list := f.w.NameAt(words, i); n > 0 {
			f.add(Span{First: i, Last: i + n - 1, Sort: Place})
			if at, ok := f.at[[2]int{i, i + n - 1}]; ok {
				f.out[at].Listed = list
			}
		}
	}
}

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
