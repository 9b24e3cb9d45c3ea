package loader

import (
	"strings"

	"graphd/kg"
	"graphd/loader/claim"
	"graphd/loader/coref"
	"graphd/loader/link"
	"graphd/loader/mention"
	"graphd/nlp"
)

// builder puts what the stages found together to a Reading.
type builder struct {
	r        *Reader
	d        kg.Document
	sents    []nlp.Sentence
	mentions []mention.Mention
	chains   []coref.Chain
	of       []int // of each Mention: its chain, -1 if none
	setting  claim.Setting
	worth    []float64 // of each chain
	least    float64   // the worth from which a chain is an Entity of which nothing is claimed
	claims   []claim.Claim
	dropped  []claim.Dropped

	keys  []kg.Key // of each chain
	byKey map[kg.Key]*kg.Chain
}

func (b *builder) build() *kg.Reading {
	out := &kg.Reading{Document: b.d}
	for _, s := range b.sents {
		out.Sentences = append(out.Sentences, sentence(s))
	}
	used := b.used()
	var chains []link.Chain
	at := make([]int, len(b.chains)) // of each chain: its place among those kept
	for k, c := range b.chains {
		at[k] = -1
		if !used[k] && (b.describedOnly(c) || b.worth[k] < b.least) {
			continue
		}
		at[k] = len(chains)
		chains = append(chains, b.chain(c))
	}
	kept, links, keys := b.r.link.Link(b.d.Text, chains)
	out.Chains, out.Links = kept, links
	b.keys = make([]kg.Key, len(b.chains))
	for k, i := range at {
		if i >= 0 {
			b.keys[k] = keys[i]
		}
	}
	b.byKey = map[kg.Key]*kg.Chain{}
	for i := range kept {
		b.byKey[kept[i].Key] = &kept[i]
	}
	out.Claims = b.makeClaims()
	out.Dropped = b.makeDropped()
	return out
}

func sentence(s nlp.Sentence) kg.Span { return kg.Span{Start: s.Start, End: s.End} }

// used tells which chains stand in a Claim.
func (b *builder) used() []bool {
	used := make([]bool, len(b.chains))
	for _, c := range b.claims {
		used[c.Unsaid], used[b.of[c.Object]] = true, true
	}
	return used
}

// describedOnly reports whether nothing names the chain: it is only described,
// and worth keeping only for what is claimed of it.
func (b *builder) describedOnly(c coref.Chain) bool {
	for _, i := range c.Mentions {
		if m := b.mentions[i]; m.Form == kg.Name && !m.Described {
			return false
		}
	}
	return true
}

func (b *builder) chain(c coref.Chain) link.Chain {
	out := link.Chain{Kind: c.Kind, Name: c.Name, Listed: c.Listed}
	for _, i := range c.Mentions {
		m := b.mentions[i]
		out.Mentions = append(out.Mentions, kg.Mention{Span: m.Span, Form: m.Form})
		if out.Description == "" && m.Title.First <= m.Title.Last {
			t := b.sents[m.Sentence].Tokens
			out.Description = strings.Join(strings.Fields(b.d.Text[t[m.Title.First].Start:t[m.Title.Last].End]), " ")
		}
	}
	return out
}

// end gives one end of a Claim: where the sentence mentions the chain, and the
// name it stands for if it is no name there.
func (b *builder) end(i int) (kg.End, bool) {
	chain := b.byKey[b.keys[b.of[i]]]
	if chain == nil {
		return kg.End{}, false
	}
	return chainEnd(chain, b.mentions[i].Span)
}

// subject gives the subject's end: as mentioned, or understood where the words
// that relate it stand.
func (b *builder) subject(c claim.Claim) (kg.End, bool) {
	if c.Subject >= 0 {
		return b.end(c.Subject)
	}
	at := b.sents[c.Sentence].Tokens[c.Trigger.First].Start
	chain := b.byKey[b.keys[c.Unsaid]]
	if chain == nil {
		return kg.End{}, false
	}
	best := -1
	for j, m := range chain.Mentions {
		if m.Form == kg.Name && (best < 0 || m.Start <= at) {
			best = j
		}
	}
	if best < 0 {
		return kg.End{}, false
	}
	antecedent := chain.Mentions[best].Span
	return kg.End{Key: chain.Key, Span: kg.Span{Start: at, End: at}, Antecedent: &antecedent}, true
}

func (b *builder) makeClaims() []kg.Claim {
	type identity struct {
		subject, object kg.Key
		predicate       kg.Predicate
		status          kg.Status
		sentence        int
	}
	seen := map[identity]bool{}
	var out []kg.Claim
	for _, c := range b.claims {
		subject, ok1 := b.subject(c)
		object, ok2 := b.end(c.Object)
		if !ok1 || !ok2 || subject.Key == object.Key {
			continue
		}
		kinds := [2]kg.Kind{b.byKey[subject.Key].Kind, b.byKey[object.Key].Kind}
		if !b.r.ontology.Allows(kinds[0], c.Predicate, kinds[1]) {
			continue
		}
		id := identity{subject.Key, object.Key, c.Predicate, c.Status, c.Sentence}
		if seen[id] {
			continue
		}
		seen[id] = true
		s := b.sents[c.Sentence]
		k := kg.Claim{Subject: subject, Predicate: c.Predicate, Object: object, Status: c.Status, Phrase: c.Phrase, When: c.When, Sentence: sentence(s),
			Trigger: kg.Span{Start: s.Tokens[c.Trigger.First].Start, End: s.Tokens[c.Trigger.Last].End}, Confidence: c.Confidence, Rule: c.Rule}
		if c.AttributedTo >= 0 && b.of[c.AttributedTo] >= 0 {
			if key := b.keys[b.of[c.AttributedTo]]; b.byKey[key] != nil && key != subject.Key {
				k.AttributedTo = key
				k.Attribution = b.mentions[c.AttributedTo].Span.Of(b.d.Text)
			}
		}
		out = append(out, k)
	}
	sortClaims(out)
	return out
}

func (b *builder) makeDropped() []kg.Dropped {
	var out []kg.Dropped
	for _, d := range b.dropped {
		s, o := b.keys[b.of[d.Subject]], b.keys[b.of[d.Object]]
		if b.byKey[s] == nil || b.byKey[o] == nil {
			continue
		}
		out = append(out, kg.Dropped{Subject: s, Object: o, Sentence: sentence(b.sents[d.Sentence]), Reason: d.Reason})
	}
	return sortDropped(out)
}
