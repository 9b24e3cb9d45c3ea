package storetest

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"graphd/kg"
)

// A Thing is a name as a Text uses it, with its Kind.
type Thing struct {
	Name string
	Kind kg.Kind
}

func (t Thing) key() kg.Key { return kg.MakeKey(classOf[t.Kind], t.Name) }

// Person, Agency and the others make Things.
func Person(name string) Thing    { return Thing{name, "Person"} }
func Agency(name string) Thing    { return Thing{name, "Agency"} }
func Strategy(name string) Thing  { return Thing{name, "Strategy"} }
func Objective(name string) Thing { return Thing{name, "Objective"} }
func Place(name string) Thing     { return Thing{name, "Place"} }
func Event(name string) Thing     { return Thing{name, "Event"} }

// A Means is a Link that a Text shows: "Full (Short) is known."
type Means struct {
	Kind        kg.LinkKind
	Short, Full Thing
}

// A Statement is one sentence: "Subject phrase Object." As says how it refers to
// the subject: kg.Name (the default), kg.Nominal ("the body") or kg.Pronoun
// ("it"); Unsaid leaves it out ("Then phrase Object.").
type Statement struct {
	Subject   Thing
	Predicate kg.Predicate
	Object    Thing
	Status    kg.Status // ASSERTED if empty
	As        kg.Form
	By        Thing // who says so; its Name may be empty
	Phrase    string
	When      string
}

// Unsaid is the way to refer to a subject that the sentence leaves out.
const Unsaid kg.Form = "UNSAID"

// A Text is a small Document to be: everything in it shows in its bytes, so
// different Texts are different Documents.
type Text struct {
	Title, Publisher, Published string
	Means                       []Means
	Says                        []Statement
	Knows                       []Thing // named in a sentence of their own
}

// Reading builds the Reading of the Text. What would be no valid Reading is left
// out: a Means whose Short is a Chain already, a Statement with one Chain at both
// ends or against the Rules.
func (t Text) Reading() *kg.Reading {
	w := writer{chains: map[kg.Key]*kg.Chain{}, stands: map[kg.Key]Thing{}, absent: map[kg.Key]Thing{}}
	w.title(t)
	for _, m := range t.Means {
		w.means(m)
	}
	for _, thing := range t.Knows {
		w.know(thing)
	}
	for _, s := range t.Says {
		w.say(s)
	}
	return w.reading(t)
}

// Reread is another Reading of the same Document: one Claim less, by other rules.
func Reread(r *kg.Reading) *kg.Reading {
	c := *r
	c.Document.Receipt += " again"
	if len(c.Claims) > 0 {
		c.Claims = c.Claims[:len(c.Claims)-1]
	}
	return &c
}

type writer struct {
	text   strings.Builder
	zones  []kg.Zone
	out    kg.Reading
	chains map[kg.Key]*kg.Chain
	stands map[kg.Key]Thing // the Full that a Short stands for in this Text
	absent map[kg.Key]Thing // a Full that is no Chain here, and the Short to write for it
}

// add writes s and returns its place.
func (w *writer) add(s string) kg.Span {
	start := w.text.Len()
	w.text.WriteString(s)
	return kg.Span{Start: start, End: w.text.Len()}
}

func (w *writer) title(t Text) {
	if t.Title != "" {
		w.zones = append(w.zones, kg.Zone{Kind: kg.ZoneTitle, Span: w.add(t.Title)})
		w.add("\n")
	}
	if line := strings.Join([]string{t.Publisher, t.Published}, " "); line != " " {
		w.zones = append(w.zones, kg.Zone{Kind: kg.ZoneByline, Span: w.add(line)})
		w.add("\n")
	}
}

// sentence writes a sentence by calling write, and notes its place.
func (w *writer) sentence(write func()) kg.Span {
	if w.text.Len() > 0 {
		w.add(" ")
	}
	start := w.text.Len()
	write()
	w.add(".")
	s := kg.Span{Start: start, End: w.text.Len()}
	w.out.Sentences = append(w.out.Sentences, s)
	return s
}

// full is the Thing that t stands for in this Text.
func (w *writer) full(t Thing) Thing {
	if short, ok := w.absent[t.key()]; ok {
		return short
	}
	if f, ok := w.stands[t.key()]; ok {
		return f
	}
	return t
}

func (w *writer) chain(t Thing) *kg.Chain {
	f := w.full(t)
	if w.chains[f.key()] == nil {
		w.chains[f.key()] = &kg.Chain{Key: f.key(), Kind: f.Kind}
		if f.Kind == "Person" {
			w.chains[f.key()].Description = "a person"
		}
	}
	return w.chains[f.key()]
}

// name writes the name of t and notes the Mention.
func (w *writer) name(t Thing) kg.Span {
	if short, ok := w.absent[t.key()]; ok {
		t = short
	}
	s := w.add(t.Name)
	c := w.chain(t)
	c.Mentions = append(c.Mentions, kg.Mention{Span: s, Form: kg.Name})
	return s
}

// named returns the first Mention by the very name of the Chain.
func (w *writer) named(t Thing) (kg.Span, bool) {
	c := w.chain(t)
	for _, m := range c.Mentions {
		if m.Form == kg.Name && kg.MakeKey(c.Key.Class(), m.Of(w.text.String())) == c.Key {
			return m.Span, true
		}
	}
	return kg.Span{}, false
}

func (w *writer) know(t Thing) {
	f := w.full(t)
	w.sentence(func() { w.name(f); w.add(" is known") })
}

func (w *writer) means(m Means) {
	short, long := m.Short.key(), m.Full.key()
	_, lesser := w.stands[long]
	link := kg.Link{Kind: m.Kind, Short: short, Full: long}
	if short == long || short.Class() != long.Class() || lesser || w.chains[short] != nil || w.absent[short].Name+w.absent[long].Name != "" || slices.Contains(w.out.Links, link) {
		return
	}
	w.out.Links = append(w.out.Links, link)
	if m.Kind == kg.LinkOntology && w.chains[long] == nil && w.stands[short].Name == "" {
		w.absent[long] = m.Short // the text has the lesser name only
		w.know(m.Short)
		return
	}
	if _, taken := w.stands[short]; taken { // it could mean either, here already
		w.know(m.Full)
		return
	}
	w.stands[short] = m.Full
	w.sentence(func() {
		w.name(m.Full)
		w.add(" (")
		w.name(m.Short)
		w.add(") is known")
	})
}

func (w *writer) say(s Statement) {
	subject, object := w.full(s.Subject), w.full(s.Object)
	if subject.key() == object.key() {
		return
	}
	if !(rules{}).Allows(w.kind(subject), s.Predicate, w.kind(object)) {
		return
	}
	if s.Status == "" {
		s.Status = kg.Asserted
	}
	if s.Phrase == "" {
		s.Phrase = strings.ReplaceAll(string(s.Predicate), "_", " ")
	}
	for _, t := range []Thing{s.Subject, s.Object, s.By} {
		if t.Name == "" {
			continue
		}
		if _, ok := w.named(t); !ok && (w.full(t) != t || s.As != "" && s.As != kg.Name) {
			w.know(t)
		}
	}
	c := kg.Claim{Predicate: s.Predicate, Status: s.Status, Phrase: s.Phrase, When: s.When, Confidence: 0.75, Rule: "storetest"}
	c.Subject.Key, c.Object.Key = subject.key(), object.key()
	c.Sentence = w.sentence(func() {
		c.Subject.Span = w.refer(s.Subject, s.As)
		if s.As != "" && s.As != kg.Name {
			antecedent, _ := w.named(s.Subject)
			c.Subject.Antecedent = &antecedent
		}
		w.add(" ")
		if s.Status != kg.Asserted {
			w.add("(" + strings.ToLower(string(s.Status)) + ") ")
		}
		c.Trigger = w.add(s.Phrase)
		w.add(" ")
		c.Object.Span = w.name(s.Object)
		if s.By.Name != "" {
			w.add(", says ")
			c.Attribution = s.By.Name
			w.name(s.By)
			c.AttributedTo = w.full(s.By).key()
		}
	})
	w.out.Claims = append(w.out.Claims, c)
}

// kind is the Kind of a Thing's Chain: that of the first use in the Text.
func (w *writer) kind(t Thing) kg.Kind {
	if c := w.chains[t.key()]; c != nil {
		return c.Kind
	}
	return t.Kind
}

func (w *writer) refer(t Thing, as kg.Form) kg.Span {
	word := map[kg.Form]string{kg.Nominal: "the body", kg.Pronoun: "it"}[as]
	switch as {
	case Unsaid:
		s := w.add("Then")
		return kg.Span{Start: s.End, End: s.End}
	case kg.Nominal, kg.Pronoun:
		s := w.add(word)
		c := w.chain(t)
		c.Mentions = append(c.Mentions, kg.Mention{Span: s, Form: as})
		return s
	}
	return w.name(t)
}

func (w *writer) reading(t Text) *kg.Reading {
	r := w.out
	text := w.text.String()
	start := 0
	if len(w.zones) > 0 {
		start = w.zones[len(w.zones)-1].End + 1
	}
	if start < len(text) {
		w.zones = append(w.zones, kg.Zone{Kind: kg.ZoneBody, Span: kg.Span{Start: start, End: len(text)}})
	}
	sum := sha256.Sum256([]byte(text))
	r.Document = kg.Document{ID: kg.DocumentID("text/plain", []byte(text)), Media: "text/plain", Title: t.Title, Publisher: t.Publisher,
		Published: t.Published, SHA256: hex.EncodeToString(sum[:]), Text: text, Zones: w.zones, Receipt: "storetest"}
	for _, c := range w.chains {
		slices.SortFunc(c.Mentions, func(a, b kg.Mention) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
		r.Chains = append(r.Chains, *c)
	}
	slices.SortFunc(r.Chains, func(a, b kg.Chain) int { return cmp.Compare(a.Key, b.Key) })
	slices.SortFunc(r.Links, kg.CompareLinks)
	if len(r.Claims) > 1 {
		c := r.Claims[0]
		r.Dropped = []kg.Dropped{{Subject: c.Object.Key, Object: c.Subject.Key, Sentence: c.Sentence, Reason: "NO_FRAME"}}
	}
	return &r
}
