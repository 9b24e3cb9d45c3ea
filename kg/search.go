package kg

import "strings"

// A Hit is one result of a search: an Entity whose name matches, or Evidence
// whose quote does. Exactly one is set.
type Hit struct {
	Entity   *Entity
	Evidence *Evidence
	Rank     int64 // smaller is better; see RankEntity and RankEvidence
}

// HitMark is the Mark of a Hit.
func HitMark(h Hit) Mark {
	m := Mark{Order: ByRank, Number: h.Rank}
	if h.Entity != nil {
		m.Place = string(h.Entity.ID)
	} else {
		m.Place = EvidenceOrderMark(*h.Evidence).Place
	}
	return m
}

// MatchWords reports whether text, folded, holds all words (folded) of a query:
// the last as the beginning of a word, the others whole. No words match nothing.
func MatchWords(words []string, text string) bool {
	return matchFolded(words, Fold(text))
}

func matchFolded(words, in []string) bool {
	for i, w := range words {
		found := false
		for _, t := range in {
			if t == w || i == len(words)-1 && strings.HasPrefix(t, w) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return len(words) > 0
}

const tier = int64(1_000_000_000_000)

// RankEntity ranks an Entity for the folded words of a query by the best of its
// name and aliases: first those that are the query, then those that begin with
// it, then those that hold all its words; among equals the higher degree first.
// False if none matches.
func RankEntity(words []string, e Entity) (int64, bool) {
	best := int64(3)
	for _, text := range append([]string{e.Name}, e.Aliases...) {
		in := Fold(text)
		if !matchFolded(words, in) {
			continue
		}
		query, whole := strings.Join(words, " "), strings.Join(in, " ")
		switch {
		case whole == query:
			best = 0
		case strings.HasPrefix(whole, query):
			best = min(best, 1)
		default:
			best = min(best, 2)
		}
	}
	return best*tier - int64(e.Degree), best < 3
}

// RankEvidence ranks Evidence for the folded words of a query: behind all
// Entities, the latest published first. False if its quote does not match.
func RankEvidence(words []string, e Evidence) (int64, bool) {
	return 4*tier - dayNumber(e.Published), MatchWords(words, e.Quote)
}
