package loader

import (
	"graphd/kg"
	"graphd/loader/claim"
)

// A Study is what a Reader weighs when it reads a Document, for those who train
// its weights.
type Study struct {
	Chains []StudyChain
	Pairs  []claim.Pair // their chains are indices of Chains
	Text   string
	Spans  []kg.Span // of the Sentences
}

// A StudyChain is a chain of Mentions, kept or not.
type StudyChain struct {
	Name  string
	Kind  kg.Kind
	Named bool // something names it: it is an Entity whatever is claimed of it
	Forms []string
}

// Study gives what Read weighs.
func (r *Reader) Study(d kg.Document) Study {
	b := r.find(d)
	out := Study{Text: d.Text, Pairs: r.claim.Pairs(b.sents, forClaims(b.mentions, b.chains, b.of), b.setting)}
	for _, s := range b.sents {
		out.Spans = append(out.Spans, sentence(s))
	}
	for _, c := range b.chains {
		k := StudyChain{Name: c.Name, Kind: c.Kind, Named: !b.describedOnly(c)}
		for _, i := range c.Mentions {
			if m := b.mentions[i]; m.Form == kg.Name {
				k.Forms = append(k.Forms, m.Span.Of(d.Text))
			}
		}
		out.Chains = append(out.Chains, k)
	}
	return out
}
