package loader

import (
	"cmp"
	"fmt"
	"slices"

	"graphd/kg"
	"graphd/loader/link"
	"graphd/loader/slot"
	"graphd/nlp"
	"graphd/ontology"
)

// newSlots gives the reader of slots of an ontology that has any, else nil.
func newSlots(o *ontology.Ontology) (*slot.Reader, error) {
	if len(o.Lexicon().Slots()) == 0 {
		return nil, nil
	}
	namer, err := nlp.DefaultNamer()
	if err != nil {
		return nil, err
	}
	w, err := slot.DefaultWeights()
	if err != nil {
		return nil, err
	}
	return slot.NewReader(o, namer, w), nil
}

// slotReceipt names the weights of slots.
func slotReceipt(s *slot.Reader) string {
	if s == nil {
		return ""
	}
	return fmt.Sprintf("; slots %.12s", slot.DefaultDigest())
}

// readSlots reads a Document by an ontology whose predicates are told by cues: who
// a Sentence is about, and what fills the predicates of it.
func (r *Reader) readSlots(d kg.Document) (*kg.Reading, error) {
	d.Receipt, d.Sources = r.receipt, nil
	b := slotBuilder{r: r, d: d, at: map[slotMention]int{}, chain: map[kg.Key]int{}}
	b.sents = r.nlp.Analyse(d.Text, readZones(d))
	b.fills = r.slots.Read(b.sents)
	reading := b.build()
	if err := kg.Validate(reading, r.ontology); err != nil {
		return nil, kg.E(kg.Internal, "read", string(b.d.ID), err)
	}
	return reading, nil
}

// slotBuilder puts Fills together to a Reading.
type slotBuilder struct {
	r      *Reader
	d      kg.Document
	sents  []nlp.Sentence
	fills  []slot.Fill
	chains []link.Chain
	votes  []map[kg.Kind]int   // of each chain
	chain  map[kg.Key]int      // chains by what names them
	at     map[slotMention]int // chains by their mentions
}

// slotMention is where a Sentence mentions an end of a class.
type slotMention struct {
	sentence, first, last int
	class                 kg.Class
}

func (b *slotBuilder) span(sentence int, c slot.Span) kg.Span {
	t := b.sents[sentence].Tokens
	return kg.Span{Start: t[c.First].Start, End: t[c.Last].End}
}

// mention puts an end into its chain, which it makes if there is none, and gives
// the chain. It is -1 for an end that no name stands for.
func (b *slotBuilder) mention(sentence int, c slot.Span, kind kg.Kind) int {
	class, _ := b.r.ontology.Class(kind)
	here := slotMention{sentence, c.First, c.Last, class}
	if k, ok := b.at[here]; ok {
		b.votes[k][kind]++
		return k
	}
	span := b.span(sentence, c)
	form := kg.Name
	var k int
	if c.Of != nil {
		form, k = c.Of.Form, b.mention(c.Of.Sentence, c.Of.Span, kind)
		if k < 0 {
			return -1
		}
	} else {
		key := kg.MakeKey(class, span.Of(b.d.Text))
		if key.Blank() {
			return -1
		}
		known, ok := b.chain[key]
		if !ok {
			known = len(b.chains)
			b.chain[key] = known
			name, listed := b.r.slots.Name(b.d.Text, &b.sents[sentence], c)
			b.chains = append(b.chains, link.Chain{Name: name, Listed: listed})
			b.votes = append(b.votes, map[kg.Kind]int{})
		}
		k = known
		b.votes[k][kind]++
	}
	b.chains[k].Mentions = append(b.chains[k].Mentions, kg.Mention{Span: span, Form: form})
	b.at[here] = k
	return k
}

func (b *slotBuilder) build() *kg.Reading {
	out := &kg.Reading{Document: b.d}
	for _, s := range b.sents {
		out.Sentences = append(out.Sentences, sentence(s))
	}
	type ends struct{ subject, object int }
	of := make([]ends, len(b.fills))
	for i, f := range b.fills {
		of[i] = ends{b.mention(f.Sentence, f.Subject, f.SubjectKind), b.mention(f.Sentence, f.Object, f.ObjectKind)}
	}
	for k := range b.chains {
		b.chains[k].Kind = mostVoted(b.votes[k])
	}
	kept, links, keys := b.r.link.Link(b.d.Text, b.chains)
	out.Chains, out.Links = kept, links
	byKey := map[kg.Key]*kg.Chain{}
	for i := range kept {
		byKey[kept[i].Key] = &kept[i]
	}
	for i, f := range b.fills {
		if of[i].subject < 0 || of[i].object < 0 {
			continue
		}
		s, o := byKey[keys[of[i].subject]], byKey[keys[of[i].object]]
		if s == nil || o == nil || s == o {
			continue
		}
		if !b.r.ontology.Allows(s.Kind, f.Predicate, o.Kind) {
			out.Dropped = append(out.Dropped, kg.Dropped{Subject: s.Key, Object: o.Key, Sentence: sentence(b.sents[f.Sentence]), Reason: "NOT_ALLOWED"})
			continue
		}
		if c, ok := b.claim(f, s, o); ok {
			out.Claims = append(out.Claims, c)
		}
	}
	sortClaims(out.Claims)
	out.Claims = slices.CompactFunc(out.Claims, func(x, y kg.Claim) bool { return x.Of() == y.Of() && x.Sentence == y.Sentence })
	slices.SortFunc(out.Dropped, func(x, y kg.Dropped) int {
		return cmp.Or(cmp.Compare(x.Sentence.Start, y.Sentence.Start), cmp.Compare(x.Subject, y.Subject), cmp.Compare(x.Object, y.Object), cmp.Compare(x.Reason, y.Reason))
	})
	out.Dropped = slices.Compact(out.Dropped)
	return out
}

func (b *slotBuilder) claim(f slot.Fill, s, o *kg.Chain) (kg.Claim, bool) {
	t := b.sents[f.Sentence].Tokens
	trigger := kg.Span{Start: t[f.Trigger.First].Start, End: t[f.Trigger.Last].End}
	subject, ok1 := chainEnd(s, b.span(f.Sentence, f.Subject))
	object, ok2 := chainEnd(o, b.span(f.Sentence, f.Object))
	return kg.Claim{Subject: subject, Predicate: f.Predicate, Object: object, Status: f.Status, Phrase: trigger.Of(b.d.Text),
		Sentence: sentence(b.sents[f.Sentence]), Trigger: trigger, Confidence: min(max(f.Score, 0.01), 1), Rule: f.Rule}, ok1 && ok2
}

// mostVoted gives the Kind with the most votes, of equals the least.
func mostVoted(votes map[kg.Kind]int) kg.Kind {
	var best kg.Kind
	n := 0
	for k, v := range votes {
		if v > n || v == n && k < best {
			best, n = k, v
		}
	}
	return best
}
