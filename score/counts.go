package score

import "slices"

// A Rate is what precision, recall and F1 are made of.
type Rate struct{ Found, Wrong, Required int }

// Precision, Recall and F1 are in 0..1; 0 where they are not defined.
func (r Rate) Precision() float64 { return ratio(r.Found, r.Found+r.Wrong) }

// Recall is the share of the required that was found.
func (r Rate) Recall() float64 { return ratio(r.Found, r.Required) }

// F1 is the harmonic mean of precision and recall.
func (r Rate) F1() float64 {
	p, q := r.Precision(), r.Recall()
	if p+q == 0 {
		return 0
	}
	return 2 * p * q / (p + q)
}

func (r *Rate) add(o Rate) { r.Found += o.Found; r.Wrong += o.Wrong; r.Required += o.Required }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Counts are the scores of one or more documents.
type Counts struct {
	Entities, Relations, Typed Rate
	Matched                    int // entities, generic ones too
	KindRight, ClassRight      int // of the matched
	StatusHit, StatusRight     int
	NegatedHit, NegatedWrong   int // denied in the gold, and not DENIED
	HedgedHit, HedgedWrong     int // hedged in the gold, and ASSERTED
	Chrome                     int // entities from the page around the text
}

// Add adds the counts of further documents.
func (c *Counts) Add(o Counts) {
	c.Entities.add(o.Entities)
	c.Relations.add(o.Relations)
	c.Typed.add(o.Typed)
	c.Matched += o.Matched
	c.KindRight += o.KindRight
	c.ClassRight += o.ClassRight
	c.StatusHit += o.StatusHit
	c.StatusRight += o.StatusRight
	c.NegatedHit += o.NegatedHit
	c.NegatedWrong += o.NegatedWrong
	c.HedgedHit += o.HedgedHit
	c.HedgedWrong += o.HedgedWrong
	c.Chrome += o.Chrome
}

// RuleCount says how the claims of one rule fared.
type RuleCount struct{ Right, Optional, Wrong int }

// A Result is the score of one document, and what lies behind it.
type Result struct {
	Counts
	Rules     map[string]*RuleCount
	Lost      []Loss
	Misses    []Miss
	Unmatched []Entity          // entities of the Graph that match nothing
	Unfound   []GoldEntity      // required entities that nothing matches
	Kinds     map[string][3]int // by kind: found, missed (both by the gold's kind), wrong
}

// A Loss is a required relation of the gold that was not found, and the stage
// that lost it.
type Loss struct {
	Subject, Object, Type, Sentence, Coref string
	Stage                                  string
}

// Document scores one Graph against its gold.
func Document(gold Gold, graph Graph) Result {
	m := matchEntities(gold.Entities, graph.Entities)
	out := Result{Rules: map[string]*RuleCount{}}
	found := map[int]bool{}
	place := map[string]string{}
	for p, g := range m.double {
		place[graph.Entities[p].ID] = gold.Entities[g].ID
	}
	for p, g := range m.one {
		e := gold.Entities[g]
		place[graph.Entities[p].ID] = e.ID
		found[g] = true
		if !e.Generic {
			out.Entities.Found++
		}
		kinds := []string{e.Type, e.TypeAlso}
		if e.TypeAlso == "" {
			kinds = kinds[:1]
		}
		if slices.Contains(kinds, graph.Entities[p].Type) {
			out.KindRight++
		}
		if slices.ContainsFunc(kinds, func(k string) bool { return class(k) == class(graph.Entities[p].Type) }) {
			out.ClassRight++
		}
	}
	out.Matched = len(m.one)
	out.Entities.Wrong = len(graph.Entities) - len(m.one)
	for i, e := range gold.Entities {
		if !e.Generic {
			out.Entities.Required++
			if !found[i] {
				out.Unfound = append(out.Unfound, e)
			}
		}
	}
	for i, e := range graph.Entities {
		if _, one := m.one[i]; !one {
			out.Unmatched = append(out.Unmatched, e)
		}
	}
	out.Kinds = map[string][3]int{}
	tick := func(kind string, i int) {
		n := out.Kinds[kind]
		n[i]++
		out.Kinds[kind] = n
	}
	for i, e := range gold.Entities {
		if !e.Generic && found[i] {
			tick(e.Type, 0)
		} else if !e.Generic {
			tick(e.Type, 1)
		}
	}
	for _, e := range out.Unmatched {
		tick(e.Type, 2)
	}
	r := matchRelations(gold, graph.Relations, place, options{direction: true, evidence: true})
	out.Rules, out.Misses = r.rules, r.misses
	out.Relations.Wrong = len(r.misses)
	for _, t := range r.targets {
		out.tally(t)
		if t.required && len(t.hits) == 0 {
			out.Lost = append(out.Lost, loss(gold, t, graph, place))
		}
	}
	out.Typed.Required = out.Relations.Required
	out.Typed.Wrong = len(r.misses) + out.Relations.Found - out.Typed.Found
	return out
}

func (out *Result) tally(t *target) {
	if t.required {
		out.Relations.Required++
		if len(t.hits) > 0 {
			out.Relations.Found++
			if slices.ContainsFunc(t.hits, func(h hit) bool {
				return t.types[h.relation.Type] || h.relation.Type == "related_to" && t.types["other"]
			}) {
				out.Typed.Found++
			}
		}
	}
	if len(t.hits) == 0 {
		return
	}
	said := map[string]bool{}
	for _, h := range t.hits {
		said[h.relation.Status] = true
	}
	if len(t.status) > 0 {
		out.StatusHit++
		right := true
		for s := range said {
			right = right && t.status[s]
		}
		if right {
			out.StatusRight++
		}
	}
	if t.polarity["negated"] {
		out.NegatedHit++
		if len(t.polarity) == 1 && (len(said) != 1 || !said["DENIED"]) {
			out.NegatedWrong++
		}
	}
	if t.polarity["hedged"] {
		out.HedgedHit++
		if len(t.polarity) == 1 && said["ASSERTED"] {
			out.HedgedWrong++
		}
	}
}

func sortedKeys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
