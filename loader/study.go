package loader

import (
	"slices"

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
	Forms []string

	Features []uint32 // of its worth
	Kinds    []uint32 // of its Kind, if that is weighed
}

// A Draft is a Document of which all is found and nothing judged: what does not
// depend on weights of worth and claims. It may be judged any number of times.
type Draft struct{ b builder }

// Draft finds what Read judges.
func (r *Reader) Draft(d kg.Document) Draft { return Draft{r.find(d)} }

// Redraft finds anew, by the weights of this Reader, in what another has analysed.
func (r *Reader) Redraft(d Draft) Draft { return Draft{r.group(d.b.d, slices.Clone(d.b.sents))} }

// ReadDraft gives the Reading of a Draft, as Read would.
func (r *Reader) ReadDraft(d Draft) (*kg.Reading, error) { return r.finish(d.b) }

// Study gives what Read weighs.
func (r *Reader) Study(draft Draft) Study {
	b := draft.b
	b.worth = r.worth.Worth(b.sents, forWorth(b.mentions, b.chains))
	d := b.d
	out := Study{Text: d.Text, Pairs: r.claim.Pairs(b.sents, forClaims(b.mentions, b.chains, b.of, b.worth), b.setting)}
	for _, s := range b.sents {
		out.Spans = append(out.Spans, sentence(s))
	}
	judged := forWorth(b.mentions, b.chains)
	for n, c := range b.chains {
		k := StudyChain{Name: c.Name, Kind: c.Kind, Features: r.worth.Features(b.sents, judged[n])}
		for _, i := range c.Mentions {
			if f := b.mentions[i].KindFeatures(); f != nil && k.Kinds == nil {
				k.Kinds = f
			}
			if m := b.mentions[i]; m.Form == kg.Name {
				k.Forms = append(k.Forms, m.Span.Of(d.Text))
			}
		}
		out.Chains = append(out.Chains, k)
	}
	return out
}
