package link

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"graphd/kg"
	"graphd/ontology"
)

// A Chain is all Mentions of one thing, before it has a Key.
type Chain struct {
	Kind        kg.Kind
	Name        string // the form to show
	Listed      bool   // Name is one that the ontology lists
	Description string
	Mentions    []kg.Mention // in order
}

// A Linker makes Keys and Links by an Ontology.
type Linker struct{ o *ontology.Ontology }

// NewLinker gives the Linker of an Ontology.
func NewLinker(o *ontology.Ontology) *Linker { return &Linker{o} }

// Link gives kg.Chains and Links, and for each given chain the Key it got, ""
// where it has no name that makes one.
func (l *Linker) Link(text string, chains []Chain) ([]kg.Chain, []kg.Link, []kg.Key) {
	keys := make([]kg.Key, len(chains))
	byKey := map[kg.Key]*kg.Chain{}
	listed := map[kg.Key]kg.Key{} // chain Key to the listed one
	for i, c := range chains {
		class, ok := l.o.Class(c.Kind)
		if !ok {
			continue
		}
		key := l.key(text, class, c)
		if key.Blank() {
			continue
		}
		keys[i] = key
		if byKey[key] == nil {
			byKey[key] = &kg.Chain{Key: key, Kind: c.Kind, Description: c.Description}
		}
		byKey[key].Mentions = append(byKey[key].Mentions, c.Mentions...)
		if full := kg.MakeKey(class, c.Name); c.Listed && full != key && !full.Blank() {
			listed[key] = full
		}
	}
	out := make([]kg.Chain, 0, len(byKey))
	for _, c := range byKey {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b kg.Chain) int { return cmp.Compare(a.Key, b.Key) })
	return out, l.links(text, out, listed), keys
}

// key chooses the form that the chain is known by in this Document: the listed
// one if it stands there, else the fullest.
func (l *Linker) key(text string, class kg.Class, c Chain) kg.Key {
	full := kg.MakeKey(class, c.Name)
	var best kg.Key
	for _, m := range c.Mentions {
		if m.Form != kg.Name {
			continue
		}
		k := kg.MakeKey(class, m.Of(text))
		if k == full && c.Listed {
			return full
		}
		if !k.Blank() && (best == "" || fuller(k, best)) {
			best = k
		}
	}
	return best
}

// fuller reports whether a says more than b; ties go by order, so that the choice
// depends on nothing else.
func fuller(a, b kg.Key) bool {
	x, y := strings.Count(a.Words(), " "), strings.Count(b.Words(), " ")
	if x != y {
		return x > y
	}
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return a < b
}

// links joins every other form of each chain to its Key. A form that is another
// chain's Key, or names two chains, is made NOMINAL.
func (l *Linker) links(text string, chains []kg.Chain, listed map[kg.Key]kg.Key) []kg.Link {
	taken := map[kg.Key]kg.Key{}
	for _, c := range chains {
		taken[c.Key] = c.Key
	}
	claimed := map[kg.Key]map[kg.Key]bool{}
	for _, c := range chains {
		for _, m := range c.Mentions {
			if m.Form == kg.Name {
				k := kg.MakeKey(c.Key.Class(), m.Of(text))
				if claimed[k] == nil {
					claimed[k] = map[kg.Key]bool{}
				}
				claimed[k][c.Key] = true
			}
		}
	}
	var out []kg.Link
	for key, full := range listed {
		if taken[full] == "" {
			out = append(out, kg.Link{Kind: kg.LinkOntology, Short: key, Full: full})
		}
	}
	for i := range chains {
		c := &chains[i]
		slices.SortStableFunc(c.Mentions, func(a, b kg.Mention) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(rank(a.Form), rank(b.Form)))
		})
		c.Mentions = slices.CompactFunc(c.Mentions, func(a, b kg.Mention) bool { return a.Span == b.Span })
		for j := range c.Mentions {
			m := &c.Mentions[j]
			if m.Form != kg.Name {
				continue
			}
			k := kg.MakeKey(c.Key.Class(), m.Of(text))
			switch {
			case k == c.Key:
			case k.Blank() || taken[k] != "" || len(claimed[k]) > 1 || plain(m.Of(text)):
				m.Form = kg.Nominal
			default:
				out = append(out, kg.Link{Kind: l.kind(m.Of(text), k, c.Key), Short: k, Full: c.Key})
			}
		}
	}
	slices.SortFunc(out, kg.CompareLinks)
	return slices.Compact(out)
}

func rank(f kg.Form) int {
	switch f {
	case kg.Name:
		return 0
	case kg.Nominal:
		return 1
	}
	return 2
}

// plain reports whether a form is one small word ("people", "partners"): it says
// what a thing is, in every Document another one, and so links nothing.
func plain(form string) bool {
	return !strings.ContainsFunc(form, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsSpace(r) || unicode.IsDigit(r) })
}

// kind says what sort of form k is of full.
func (l *Linker) kind(form string, k, full kg.Key) kg.LinkKind {
	if known, ok := l.o.Lexicon().Known(k.Words()); ok {
		if other, ok := l.o.Lexicon().Known(full.Words()); ok && other.Name == known.Name {
			return kg.LinkOntology
		}
	}
	upper, lower := 0, 0
	for _, r := range form {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	switch {
	case upper >= 2 && lower == 0 && !strings.ContainsRune(form, ' '):
		return kg.LinkAcronym
	case strings.HasPrefix(k.Words(), "government of ") || strings.HasSuffix(k.Words(), " government"):
		return kg.LinkAlias
	}
	return kg.LinkShort
}
