package claim

import (
	"slices"

	"graphd/kg"
	"graphd/nlp"
	"graphd/nlp/linear"
)

// Weights judge Pairs: whether one is related, and by which Predicate.
type Weights struct {
	Related *linear.Model // of one class
	Type    *linear.Model // its classes are Predicates
	Status  *linear.Model // its classes are Statuses

	Said    Bounds // of Pairs of which a rule says that they are related
	Guessed Bounds // of others
}

// Bounds are what a Pair must reach to be a Claim.
type Bounds struct {
	Probability float64
	Worth       float64 // of both its ends
}

// judge makes Claims of the Pairs that the Weights take for related.
func (r *reader) judge(pairs []Pair) []Claim {
	var out []Claim
	for _, p := range pairs {
		bound := r.k.w.Guessed
		if len(p.Said) > 0 {
			bound = r.k.w.Said
		}
		worth := r.m[p.Object].Worth
		if p.Subject >= 0 {
			worth = min(worth, r.m[p.Subject].Worth)
		}
		probability := 0.0
		if worth >= bound.Worth {
			probability = r.k.w.Related.Scores(p.Features)[0]
		}
		if probability < bound.Probability {
			if len(p.Said) > 0 {
				r.drop(p.Subject, p.Object, Unlikely)
			}
			continue
		}
		c, reason := r.claim(p)
		if reason != "" {
			r.drop(p.Subject, p.Object, reason)
			continue
		}
		if c.Predicate != "said" && !standing(c.Rule) && r.reported(p) {
			c.Status = c.Status.Stronger(kg.Reported)
		}
		c.Status = r.weighStatus(p, c.Status)
		if r.left(p.Onto) {
			c.Status = kg.Denied
		}
		c.Confidence = float64(int(probability*100)) / 100
		back := r.k.o.Symmetric(c.Predicate) && slices.ContainsFunc(out, func(d Claim) bool {
			return d.Predicate == c.Predicate && d.Unsaid == p.Onto && r.m[d.Object].Chain == p.Unsaid
		})
		if len(out) < mostClaims && !back {
			out = append(out, c)
		}
	}
	return out
}

// How much more a hedge and a denial count than a plain word: a fact that is none
// is worse than a doubt too many.
const hedged, denial = 1.5, 2

// weighStatus gives the Status of a Pair of which rules say the given one. What rules
// say is no fact is none; the weights may see more.
func (r *reader) weighStatus(p Pair, says kg.Status) kg.Status {
	if r.k.w.Status == nil || says != kg.Asserted {
		return says
	}
	aim := r.k.class(r.m[p.Object].Kind) == kg.Objective // to have it is the fact
	best, top := says, -1.0
	for i, x := range r.k.w.Status.Scores(r.statusFeatures(p)) {
		s := kg.Status(r.k.w.Status.Classes()[i])
		switch {
		case s == kg.Asserted:
		case aim && s != kg.Reported: // what an objective is about may be hedged, or denied by rules
			continue
		case s == kg.Denied:
			x *= denial
		default:
			x *= hedged
		}
		if x > top {
			best, top = s, x
		}
	}
	return best
}

// left reports whether the Sentence turns away from an objective: "away from X".
func (r *reader) left(chain int) bool {
	for i := r.begin; i < r.end; i++ {
		if r.m[i].Chain == chain && r.k.class(r.m[i].Kind) == kg.Objective && r.away(i) {
			return true
		}
	}
	return false
}

// overrule is how many times likelier than a rule's Predicate another must be.
const overrule = 6

// claim makes the Claim of a Pair: as a rule says it, or by the way the two hang
// together. Else it gives the reason for dropping it.
func (r *reader) claim(p Pair) (Claim, string) {
	kinds := [2]kg.Kind{r.sideKind, r.m[p.Object].Kind}
	if p.Subject >= 0 {
		kinds[0] = r.m[p.Subject].Kind
	}
	scores := r.k.w.Type.Scores(p.Features)
	best, top := kg.Predicate(""), -1.0
	for i, name := range r.k.w.Type.Classes() {
		if name := kg.Predicate(name); scores[i] > top && r.k.o.Allows(kinds[0], name, kinds[1]) {
			best, top = name, scores[i]
		}
	}
	if best == "" {
		return Claim{}, NotAllowed
	}
	if len(p.Said) > 0 { // a rule's word holds unless the weights are much surer of another
		c, most := p.Said[0], -1.0
		for _, said := range p.Said {
			if i := slices.Index(r.k.w.Type.Classes(), string(said.Predicate)); i >= 0 && scores[i] > most {
				c, most = said, scores[i]
			}
		}
		if most*overrule < top {
			c.Predicate = best
			c.Rule += "/" + string(best)
		}
		return c, ""
	}
	c := Claim{Sentence: p.Sentence, Subject: p.Subject, Object: p.Object, Unsaid: p.Unsaid, Predicate: best, Status: kg.Asserted, AttributedTo: -1, Rule: "pair:" + string(best)}
	c.Trigger, c.Phrase = r.between(p)
	var sure bool
	if best == "said" {
		c.Status = r.saidStatus(p)
	} else if c.Status, sure = r.pairStatus(p, best); !sure {
		return Claim{}, Unsure
	}
	if v := r.verbOver(p); v >= 0 {
		c.AttributedTo, c.When = r.source(v), r.when(v)
	}
	return c, ""
}

// verbOver gives the verb group that the apex of a Pair is or hangs from, -1 for none.
func (r *reader) verbOver(p Pair) int {
	c := p.apex
	for range 12 {
		if c < 0 || r.s.Chunks[c].Kind == nlp.VerbGroup {
			return c
		}
		c = r.s.Chunks[c].Up
	}
	return -1
}

// between gives the Tokens that relate a Pair, and their words.
func (r *reader) between(p Pair) (nlp.Range, string) {
	if p.apex >= 0 {
		g := r.s.Chunks[p.apex]
		return nlp.Range{First: g.First, Last: g.Last}, r.chunkLemma(p.apex)
	}
	o := r.m[p.Object]
	return nlp.Range{First: o.First, Last: o.Last}, r.s.Tokens[o.Last].Lemma
}
