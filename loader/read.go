package loader

import (
	"fmt"

	"graphd/kg"
	"graphd/loader/claim"
	"graphd/loader/coref"
	"graphd/loader/link"
	"graphd/loader/mention"
	"graphd/loader/slot"
	"graphd/loader/worth"
	"graphd/nlp"
	"graphd/ontology"
)

// rulesVersion names the state of the rules of all stages: it goes up with every
// change that may change a Reading.
const rulesVersion = "4"

// The stages of reading.
type (
	// An analyser gives the tagged Sentences of stretches of a text.
	analyser interface {
		Analyse(text string, at []nlp.Stretch) []nlp.Sentence
	}
	// A finder shapes Sentences and finds their Mentions.
	finder interface {
		Find(text string, sents []nlp.Sentence) []mention.Mention
	}
	// A resolver groups Mentions into chains.
	resolver interface {
		Resolve(publisher string, sents []nlp.Sentence, mentions []coref.Mention) []coref.Chain
	}
	// A judge tells how much chains are worth.
	judge interface {
		Worth(sents []nlp.Sentence, chains []worth.Chain) []float64
		Features(sents []nlp.Sentence, c worth.Chain) []uint32
	}
	// A maker reads Claims.
	maker interface {
		Make(sents []nlp.Sentence, mentions []claim.Mention, of claim.Setting) ([]claim.Claim, []claim.Dropped)
		Pairs(sents []nlp.Sentence, mentions []claim.Mention, of claim.Setting) []claim.Pair
	}
	// A linker names chains by Keys.
	linker interface {
		Link(text string, chains []link.Chain) ([]kg.Chain, []kg.Link, []kg.Key)
	}
)

// A Reader reads Documents.
type Reader struct {
	ontology *ontology.Ontology
	nlp      analyser
	mention  finder
	coref    resolver
	worth    judge
	claim    maker
	link     linker
	slots    *slot.Reader // of an ontology whose predicates are told by cues; nil for others
	least    float64
	receipt  string
}

// NewReader gives a Reader that goes by the ontology, and by the weights that
// graphd ships if they were learned with the words of that ontology.
func NewReader(o *ontology.Ontology) (*Reader, error) {
	w, err := DefaultWeights()
	if err != nil {
		return nil, err
	}
	if !w.fit(o) {
		return NewReaderWith(o, Weights{})
	}
	r, err := NewReaderWith(o, w)
	if err == nil {
		r.receipt += fmt.Sprintf("; reading %.12s", weightsDigest())
	}
	return r, err
}

// NewReaderWith gives a Reader that goes by the ontology and the weights.
func NewReaderWith(o *ontology.Ontology, w Weights) (*Reader, error) {
	model, err := nlp.Default()
	if err != nil {
		return nil, kg.E(kg.Internal, "make reader", "", err)
	}
	namer, err := nlp.DefaultNamer()
	if err != nil {
		return nil, kg.E(kg.Internal, "make reader", "", err)
	}
	slots, err := newSlots(o)
	if err != nil {
		return nil, kg.E(kg.Internal, "make reader", "", err)
	}
	return &Reader{
		ontology: o, nlp: model, slots: slots,
		mention: mention.NewFinder(o, w.Kinds).WithNamer(namer), coref: coref.NewResolver(o), worth: worth.NewJudge(o, w.Worth), least: w.Least, claim: claim.NewMaker(o, w.Claims), link: link.NewLinker(o),
		receipt: fmt.Sprintf("ontology %s %.12s; rules %s; nlp %.12s; names %.12s", o.Name(), o.Digest(), rulesVersion, nlp.DefaultDigest(), nlp.NamesDigest()) + slotReceipt(slots),
	}, nil
}

// Receipt names the ontology, rules and weights that the Reader goes by.
func (r *Reader) Receipt() string { return r.receipt }

// Read gives the Reading of a Document: what its TITLE and BODY zones say. It
// sets the Receipt. The Reading keeps all laws; an error of kind Internal would
// tell of a fault in a stage.
func (r *Reader) Read(d kg.Document) (*kg.Reading, error) {
	if r.slots != nil {
		return r.readSlots(d)
	}
	return r.finish(r.find(d))
}

// finish runs the stages that judge what was found.
func (r *Reader) finish(b builder) (*kg.Reading, error) {
	b.r, b.worth, b.least = r, r.worth.Worth(b.sents, forWorth(b.mentions, b.chains)), r.least
	if !Language(b.d).MayBeEnglish() {
		b.least = 0 // what was learned from English cannot tell: names are names in every language
	}
	b.claims, b.dropped = r.claim.Make(b.sents, forClaims(b.mentions, b.chains, b.of, b.worth), b.setting)
	reading := b.build()
	DropForeign(reading)
	if err := kg.Validate(reading, r.ontology); err != nil {
		return nil, kg.E(kg.Internal, "read", string(b.d.ID), err)
	}
	return reading, nil
}

// find runs the stages up to the chains.
func (r *Reader) find(d kg.Document) builder {
	d.Receipt = r.receipt
	d.Sources = nil
	return r.group(d, r.nlp.Analyse(d.Text, readZones(d)))
}

// group finds Mentions in the Sentences of a Document and groups them to chains.
func (r *Reader) group(d kg.Document, sents []nlp.Sentence) builder {
	found := r.mention.Find(d.Text, sents)
	chains := r.coref.Resolve(d.Publisher, sents, forCoref(found))
	mentions, of := unshare(found, chains)
	setting := claim.Setting{Published: d.Published, Side: -1}
	for k, c := range chains {
		if c.Promoted {
			m := &mentions[c.Mentions[0]]
			m.Form, m.Described = kg.Name, true
		}
		if c.Speaker {
			setting.Side, setting.SideKind = k, c.Kind
		}
	}
	return builder{r: r, d: d, sents: sents, mentions: mentions, chains: chains, of: of, setting: setting}
}

// unshare repeats each Mention that is in several chains, once for each, so that
// every Mention has one chain. It gives the Mentions and their chains (-1 for
// none) and makes the chains point at them.
func unshare(in []mention.Mention, chains []coref.Chain) ([]mention.Mention, []int) {
	member := make([][]int, len(in))
	for k, c := range chains {
		for _, i := range c.Mentions {
			member[i] = append(member[i], k)
		}
	}
	for k := range chains {
		chains[k].Mentions = nil
	}
	var out []mention.Mention
	var of []int
	for i, m := range in {
		if len(member[i]) == 0 {
			member[i] = []int{-1}
		}
		for _, k := range member[i] {
			if k >= 0 {
				chains[k].Mentions = append(chains[k].Mentions, len(out))
			}
			out, of = append(out, m), append(of, k)
		}
	}
	return out, of
}

func forCoref(in []mention.Mention) []coref.Mention {
	out := make([]coref.Mention, len(in))
	for i, m := range in {
		out[i] = coref.Mention{Sentence: m.Sentence, First: m.First, Last: m.Last, Form: m.Form, Kind: m.Kind, Name: m.Name, Listed: m.Listed,
			Sure: m.Sure, Of: m.Of, Head: m.Head, Plural: m.Plural, Count: m.Count, Definite: m.Definite, Described: m.Described, Group: m.Group, Chunk: m.Chunk, Title: m.Title}
	}
	return out
}

func forWorth(in []mention.Mention, chains []coref.Chain) []worth.Chain {
	out := make([]worth.Chain, len(chains))
	for k, c := range chains {
		out[k] = worth.Chain{Kind: c.Kind, Listed: c.Listed}
		for _, i := range c.Mentions {
			m := in[i]
			out[k].Mentions = append(out[k].Mentions, worth.Mention{Sentence: m.Sentence, First: m.First, Last: m.Last, Form: m.Form, Head: m.Head, Described: m.Described,
				Sure: m.Sure, Titled: m.Title.First <= m.Title.Last, Loose: m.Loose, Learned: m.Learned, Chunk: m.Chunk, Cue: m.Cue})
		}
	}
	return out
}

func forClaims(in []mention.Mention, chains []coref.Chain, of []int, worth []float64) []claim.Mention {
	out := make([]claim.Mention, len(in))
	for i, m := range in {
		kind, much := m.Kind, 0.0
		if of[i] >= 0 {
			kind, much = chains[of[i]].Kind, worth[of[i]]
		}
		out[i] = claim.Mention{Sentence: m.Sentence, First: m.First, Last: m.Last, Form: m.Form, Kind: kind, Chain: of[i], Head: m.Head,
			Described: m.Described, Chunk: m.Chunk, Cue: m.Cue, Title: m.Title, Worth: much}
	}
	return out
}
