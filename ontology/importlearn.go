package ontology

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"graphd/kg"
)

var dateLike = regexp.MustCompile(`^(\d{1,2} +)?(January|February|March|April|May|June|July|August|September|October|November|December)? *\d{4}$`)

// sortOfExamples gives what most of the objects look like, AnySort where they do
// not tell.
func sortOfExamples(objects []string) Sort {
	dates, terms, numbers := 0, 0, 0
	for _, o := range objects {
		switch {
		case dateLike.MatchString(o):
			dates++
		case strings.Trim(o, "0123456789.,+ ") == "":
			numbers++
		case !strings.ContainsFunc(o, unicode.IsUpper):
			terms++
		}
	}
	most := len(objects) * 6 / 10
	switch {
	case len(objects) < 3:
	case dates > most:
		return DateSort
	case numbers > most:
		return NumberSort
	case terms > most:
		return TermSort
	}
	return AnySort
}

// The bounds of what is learned.
const (
	mostLearned  = 30  // words of a predicate
	mostNames    = 600 // names of a kind
	leastLearned = 2   // sentences that a word must stand in
)

// learn takes from the examples the words that tell each predicate from the others,
// and the names of kinds.
func (m *importer) learn(examples []Example) {
	if len(examples) == 0 {
		return
	}
	all, total := map[string]float64{}, 0.0
	of, sents := map[string]map[string]float64{}, map[string]float64{}
	names := map[kg.Kind]map[string]int{}
	for _, e := range examples {
		label := kg.FoldText(e.Relation)
		if of[label] == nil {
			of[label] = map[string]float64{}
		}
		for w := range wordsOf(e) {
			of[label][w]++
			all[w]++
		}
		sents[label]++
		total++
		if i := slices.IndexFunc(m.predicates, func(p *PredicateDef) bool { return kg.FoldText(p.Label) == label }); i >= 0 && strings.Contains(strings.ToLower(e.Sentence), strings.ToLower(e.Object)) {
			k := kg.Kind(m.predicates[i].Objects[0])
			if names[k] == nil {
				names[k] = map[string]int{}
			}
			names[k][strings.ToLower(e.Object)]++
		}
	}
	for _, p := range m.predicates {
		label := kg.FoldText(p.Label)
		p.Learned = learned(of[label], all, sents[label], total)
	}
	for _, key := range m.order {
		k := m.kinds[key]
		k.Names = namesOf(names[k.Name], k.Sort)
	}
}

// wordsOf gives the words of an Example that are not of its ends.
func wordsOf(e Example) map[string]bool {
	out := map[string]bool{}
	for _, w := range kg.Fold(e.Sentence) {
		if strings.ContainsFunc(w, unicode.IsLetter) && len(w) > 1 {
			out[w] = true
		}
	}
	for _, w := range append(kg.Fold(e.Subject), kg.Fold(e.Object)...) {
		delete(out, w)
	}
	return out
}

// learned gives the words that stand more often with a predicate than without, and
// how much more often, as a logarithm.
func learned(of, all map[string]float64, with, total float64) map[string]float64 {
	type word struct {
		w    string
		x, n float64
	}
	var words []word
	for w, n := range of {
		if n < leastLearned {
			continue
		}
		x := math.Log((n+0.5)/(with+1)) - math.Log((all[w]-n+0.5)/(total-with+1))
		if x > 0.7 && n/with > 0.01 {
			words = append(words, word{w, x, n})
		}
	}
	slices.SortFunc(words, func(a, b word) int {
		return cmp.Or(cmp.Compare(b.x*math.Log(1+b.n), a.x*math.Log(1+a.n)), cmp.Compare(a.w, b.w))
	})
	out := map[string]float64{}
	for _, w := range words[:min(len(words), mostLearned)] {
		out[w.w] = math.Round(100*w.x*min(1, w.n/with*8)/2) / 100
	}
	return out
}

// namesOf gives the names of a kind that examples show: all of plain terms, of
// others those seen more than once.
func namesOf(seen map[string]int, sort Sort) []string {
	if sort == PersonSort || sort == DateSort || sort == NumberSort {
		return nil
	}
	var out []string
	for n, c := range seen {
		if sort == TermSort || c > 1 {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(seen[b], seen[a]), cmp.Compare(a, b)) })
	out = out[:min(len(out), mostNames)]
	slices.Sort(out)
	return out
}
