package score

import (
	"cmp"
	"slices"
	"strings"
)

// A target is the relations of the gold between two entities by one sentence.
type target struct {
	subject, object string
	sentence        string
	free            bool // direction does not matter
	required        bool
	types           map[string]bool
	polarity        map[string]bool
	status          map[string]bool
	coref           string
	hits            []hit
}

type hit struct {
	relation Relation
	rule     string
}

type options struct{ direction, evidence bool }

func targets(gold Gold, o options) []*target {
	type key struct{ s, o, sentence string }
	at := map[key]*target{}
	var out []*target
	for _, r := range gold.Relations {
		sentence := ""
		if o.evidence {
			sentence = r.Evidence
		}
		free := !o.direction || symmetric[r.Type]
		k, back := key{r.Subject, r.Object, sentence}, key{r.Object, r.Subject, sentence}
		if at[k] == nil && at[back] != nil && (free || at[back].free) {
			k = back
		}
		t := at[k]
		if t == nil {
			t = &target{subject: k.s, object: k.o, sentence: sentence, types: map[string]bool{}, polarity: map[string]bool{}, status: map[string]bool{}, coref: r.Coref}
			at[k] = t
			out = append(out, t)
		}
		t.free = t.free || free
		t.required = t.required || !r.Optional
		t.types[r.Type] = true
		if p := r.Polarity; p != "" {
			t.polarity[p] = true
		} else {
			t.polarity["asserted"] = true
		}
		if r.Status != "" {
			t.status[r.Status] = true
		}
	}
	return out
}

// A Miss is a claim that hits nothing.
type Miss struct {
	Subject, Object string // gold entities where matched, else "?" and the name
	Type            string
	Rule            string
	Quote           string
	Near            string // what the gold has instead: "other direction", "other sentence", or nothing
}

type relationMatch struct {
	targets []*target
	misses  []Miss
	rules   map[string]*RuleCount
}

// matchRelations holds the relations of a Graph against those of the gold. place
// gives the gold entity of each entity of the Graph.
func matchRelations(gold Gold, relations []Relation, place map[string]string, o options) relationMatch {
	out := relationMatch{targets: targets(gold, o), rules: map[string]*RuleCount{}}
	type pair struct{ s, o string }
	ends := map[pair][]*target{}
	for _, t := range out.targets {
		ends[pair{t.subject, t.object}] = append(ends[pair{t.subject, t.object}], t)
		if t.free && t.subject != t.object {
			ends[pair{t.object, t.subject}] = append(ends[pair{t.object, t.subject}], t)
		}
	}
	type missed struct{ a, b, quote string }
	type spending struct{ s, o, quote string }
	misses, spent := map[missed]bool{}, map[spending]*target{}
	for _, r := range relations {
		s, ok1 := place[r.Subject]
		ob, ok2 := place[r.Object]
		if !ok1 {
			s = "?" + r.Subject
		}
		if !ok2 {
			ob = "?" + r.Object
		}
		evidence := r.Evidence
		if len(evidence) == 0 {
			evidence = []Evidence{{}}
		}
		for _, e := range evidence {
			count := out.rules[e.Rule]
			if count == nil {
				count = &RuleCount{}
				out.rules[e.Rule] = count
			}
			var found []*target
			for _, t := range ends[pair{s, ob}] {
				if !o.evidence || sameSentence(e.Quote, t.sentence) {
					found = append(found, t)
				}
			}
			if len(found) > 0 {
				best := slices.MinFunc(found, func(a, b *target) int {
					return cmp.Or(boolean(len(a.hits) > 0, len(b.hits) > 0), boolean(!a.required, !b.required))
				})
				k := spending{s, ob, plain(e.Quote)}
				if t := spent[k]; t != nil {
					best = t
				} else {
					spent[k] = best
				}
				best.hits = append(best.hits, hit{r, e.Rule})
				if best.required {
					count.Right++
				} else {
					count.Optional++
				}
				continue
			}
			count.Wrong++
			k := missed{s, ob, ""}
			if o.evidence {
				k.quote = plain(e.Quote)
			}
			if (!o.direction || symmetric[r.Type]) && k.a > k.b {
				k.a, k.b = k.b, k.a
			}
			if !misses[k] {
				misses[k] = true
				near := ""
				switch {
				case strings.HasPrefix(s, "?") || strings.HasPrefix(ob, "?"):
					near = "end unknown"
				case slices.ContainsFunc(ends[pair{ob, s}], func(t *target) bool { return sameSentence(e.Quote, t.sentence) }):
					near = "other direction"
				case len(ends[pair{s, ob}]) > 0:
					near = "other sentence"
				}
				out.misses = append(out.misses, Miss{s, ob, r.Type, e.Rule, e.Quote, near})
			}
		}
	}
	return out
}
