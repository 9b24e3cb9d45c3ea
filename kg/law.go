package kg

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Validate checks a Reading against the laws of the graph. A store calls it
// before it writes, so nothing that breaks a law is ever kept. The error is of
// kind LawBroken and says which law, where.
func Validate(r *Reading, rules Rules) error {
	v := validator{r: r, rules: rules, chains: map[Key]*Chain{}, names: map[Key]map[Key]bool{}}
	for _, check := range []func() error{v.document, v.sentences, v.links, v.mentions, v.claims, v.dropped} {
		if err := check(); err != nil {
			return E(LawBroken, "validate", string(r.Document.ID), err)
		}
	}
	return nil
}

type validator struct {
	r      *Reading
	rules  Rules
	chains map[Key]*Chain
	names  map[Key]map[Key]bool // Chain Key to the Keys that name it
}

var (
	dateForm = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`)
	whenForm = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)
)

func (v *validator) document() error {
	d := v.r.Document
	switch {
	case !d.ID.Is(DocumentPrefix):
		return fmt.Errorf("the Document's ID is %q", d.ID)
	case !utf8.ValidString(d.Text):
		return fmt.Errorf("the text is not valid UTF-8")
	case strings.ContainsRune(d.Text, 0):
		return fmt.Errorf("the text holds a NUL")
	case d.Receipt == "":
		return fmt.Errorf("the Reading has no receipt")
	case d.Published != "" && !dateForm.MatchString(d.Published):
		return fmt.Errorf("published is %q, not a date", d.Published)
	}
	for _, s := range v.strings() {
		if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
			return fmt.Errorf("%q is not clean UTF-8", s)
		}
	}
	at := 0
	for _, z := range d.Zones {
		if !z.In(d.Text) || z.Start < at || z.Empty() {
			return fmt.Errorf("zone %s at %d:%d is empty, out of order or not on rune boundaries", z.Kind, z.Start, z.End)
		}
		if !slices.Contains(ZoneKinds(), z.Kind) {
			return fmt.Errorf("unknown zone kind %q", z.Kind)
		}
		at = z.End
	}
	return nil
}

// strings lists all texts of the Reading but the Document's own and those that
// are compared with it.
func (v *validator) strings() []string {
	d := v.r.Document
	out := []string{string(d.ID), d.Media, d.Title, d.Author, d.Publisher, d.SHA256, d.Receipt}
	for _, c := range v.r.Chains {
		out = append(out, c.Description)
	}
	for _, c := range v.r.Claims {
		out = append(out, c.Phrase, c.Attribution, c.Rule)
	}
	for _, x := range v.r.Dropped {
		out = append(out, x.Reason)
	}
	return out
}

// read reports whether s lies in one zone that is read for Claims.
func (v *validator) read(s Span) bool {
	z, ok := v.r.Document.zoneAt(s.Start)
	return ok && z.Kind.Read() && z.Contains(s)
}

func (v *validator) sentences() error {
	at := 0
	for _, s := range v.r.Sentences {
		if !s.In(v.r.Document.Text) || s.Empty() || s.Start < at {
			return fmt.Errorf("sentence at %d:%d is empty, out of order or not on rune boundaries", s.Start, s.End)
		}
		if !v.read(s) {
			return fmt.Errorf("sentence at %d:%d does not lie in a TITLE or BODY zone", s.Start, s.End)
		}
		at = s.End
	}
	return nil
}

func (v *validator) links() error {
	for i := range v.r.Chains {
		c := &v.r.Chains[i]
		if i > 0 && v.r.Chains[i-1].Key >= c.Key {
			return fmt.Errorf("chain %q is out of order or there twice", c.Key)
		}
		class, ok := v.rules.Class(c.Kind)
		if c.Key.Blank() || !ok || class != c.Key.Class() {
			return fmt.Errorf("chain %q has kind %q, which the ontology does not put in its class", c.Key, c.Kind)
		}
		v.chains[c.Key] = c
		v.names[c.Key] = map[Key]bool{c.Key: true}
	}
	for i, l := range v.r.Links {
		switch {
		case i > 0 && CompareLinks(v.r.Links[i-1], l) >= 0:
			return fmt.Errorf("link %v is out of order or there twice", l)
		case !slices.Contains(LinkKinds(), l.Kind):
			return fmt.Errorf("unknown link kind %q", l.Kind)
		case v.chains[l.Short] != nil && v.chains[l.Full] != nil:
			return fmt.Errorf("link between %q and %q, which are two chains here", l.Short, l.Full)
		case v.chains[l.Full] == nil && (l.Kind != LinkOntology || v.chains[l.Short] == nil):
			return fmt.Errorf("link from %q leads to %q, which is no chain here", l.Short, l.Full)
		case l.Short.Blank() || l.Short.Class() != l.Full.Class():
			return fmt.Errorf("link between %q and %q crosses classes", l.Short, l.Full)
		case !l.Short.settled() || !l.Full.settled():
			return fmt.Errorf("link between %q and %q, which are not folded", l.Short, l.Full)
		}
		if names := v.names[l.Full]; names != nil {
			names[l.Short] = true
		}
	}
	return nil
}

func (v *validator) mentions() error {
	for _, c := range v.r.Chains {
		named := false
		for i, m := range c.Mentions {
			if !m.In(v.r.Document.Text) || m.Empty() || i > 0 && compareSpans(c.Mentions[i-1].Span, m.Span) >= 0 {
				return fmt.Errorf("a mention of %q at %d:%d is empty, out of order or not on rune boundaries", c.Key, m.Start, m.End)
			}
			if !v.read(m.Span) {
				return fmt.Errorf("a mention of %q at %d:%d does not lie in a TITLE or BODY zone", c.Key, m.Start, m.End)
			}
			switch m.Form {
			case Nominal, Pronoun:
			case Name:
				key := MakeKey(c.Key.Class(), m.Of(v.r.Document.Text))
				if !v.names[c.Key][key] {
					return fmt.Errorf("%q at %d:%d names %q, which no link joins to %q", m.Of(v.r.Document.Text), m.Start, m.End, key, c.Key)
				}
				named = named || key == c.Key
			default:
				return fmt.Errorf("unknown form %q of a mention", m.Form)
			}
		}
		if !named {
			return fmt.Errorf("chain %q has no mention by that name", c.Key)
		}
	}
	return nil
}

func compareSpans(a, b Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

func (v *validator) claims() error {
	seen := map[ID]bool{}
	for _, c := range v.r.Claims {
		if err := v.claim(c); err != nil {
			return fmt.Errorf("claim %q %s %q (%s): %w", c.Subject.Key, c.Predicate, c.Object.Key, c.Rule, err)
		}
		id := c.id(v.r.Document.ID)
		if seen[id] {
			return fmt.Errorf("claim %q %s %q (%s) is there twice", c.Subject.Key, c.Predicate, c.Object.Key, c.Rule)
		}
		seen[id] = true
	}
	return nil
}

func (v *validator) claim(c Claim) error {
	i, found := slices.BinarySearchFunc(v.r.Sentences, c.Sentence, compareSpans)
	subject, object := v.chains[c.Subject.Key], v.chains[c.Object.Key]
	switch {
	case subject == nil || object == nil:
		return fmt.Errorf("an end is no chain of this Reading")
	case subject == object:
		return fmt.Errorf("both ends are the same chain")
	case !found || v.r.Sentences[i] != c.Sentence:
		return fmt.Errorf("the cited sentence %d:%d is none of this Reading", c.Sentence.Start, c.Sentence.End)
	case c.Trigger.Empty() || !c.Trigger.In(v.r.Document.Text) || !c.Sentence.Contains(c.Trigger):
		return fmt.Errorf("the trigger %d:%d does not lie in the cited sentence", c.Trigger.Start, c.Trigger.End)
	case !c.Status.Valid():
		return fmt.Errorf("unknown status %q", c.Status)
	case c.Phrase == "" || c.Rule == "":
		return fmt.Errorf("no phrase or no rule")
	case !(c.Confidence > 0 && c.Confidence <= 1):
		return fmt.Errorf("confidence %v is not in (0, 1]", c.Confidence)
	case c.AttributedTo != "" && v.chains[c.AttributedTo] == nil:
		return fmt.Errorf("attributed to %q, which is no chain of this Reading", c.AttributedTo)
	case c.When != "" && !whenForm.MatchString(c.When):
		return fmt.Errorf("when is %q, not a date", c.When)
	case !v.rules.Allows(subject.Kind, c.Predicate, object.Kind):
		return fmt.Errorf("the ontology does not allow %s %s %s", subject.Kind, c.Predicate, object.Kind)
	}
	if err := v.end(c, c.Subject, subject); err != nil {
		return fmt.Errorf("subject: %w", err)
	}
	if err := v.end(c, c.Object, object); err != nil {
		return fmt.Errorf("object: %w", err)
	}
	return nil
}

func (v *validator) end(c Claim, e End, chain *Chain) error {
	if !e.Span.In(v.r.Document.Text) || !c.Sentence.Contains(e.Span) {
		return fmt.Errorf("%d:%d does not lie in the cited sentence", e.Span.Start, e.Span.End)
	}
	form := Form("unsaid")
	if !e.Span.Empty() {
		m, ok := chain.at(e.Span)
		if !ok {
			return fmt.Errorf("%d:%d is no mention of %q", e.Span.Start, e.Span.End, chain.Key)
		}
		form = m.Form
	}
	switch {
	case form == Name && e.Antecedent != nil:
		return fmt.Errorf("a name needs no antecedent")
	case form == Name:
		return nil
	case e.Antecedent == nil:
		return fmt.Errorf("an end that is not named (%s) needs the antecedent that names it", form)
	}
	if m, ok := chain.at(*e.Antecedent); !ok || m.Form != Name {
		return fmt.Errorf("the antecedent %d:%d does not name %q", e.Antecedent.Start, e.Antecedent.End, chain.Key)
	}
	return nil
}

// at returns the Mention with exactly this Span.
func (c *Chain) at(s Span) (Mention, bool) {
	i, ok := slices.BinarySearchFunc(c.Mentions, s, func(m Mention, s Span) int { return compareSpans(m.Span, s) })
	if !ok {
		return Mention{}, false
	}
	return c.Mentions[i], true
}

func (v *validator) dropped() error {
	for _, d := range v.r.Dropped {
		_, found := slices.BinarySearchFunc(v.r.Sentences, d.Sentence, compareSpans)
		if !found || v.chains[d.Subject] == nil || v.chains[d.Object] == nil || d.Reason == "" {
			return fmt.Errorf("dropped candidate %q, %q has no reason, no sentence or no chain", d.Subject, d.Object)
		}
	}
	return nil
}
