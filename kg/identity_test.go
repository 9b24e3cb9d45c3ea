package kg

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func same(a, b Key) Judgement      { return Judgement{Verdict: Same, A: a, B: b} }
func different(a, b Key) Judgement { return Judgement{Verdict: Different, A: a, B: b} }

func TestIdentify(t *testing.T) {
	const epic, center, privacy = "actor|epic", "actor|el paso center", "actor|privacy center"
	const nieto, pena, ramon = "actor|nieto", "actor|pena nieto", "actor|ramon nieto"
	for name, c := range map[string]struct {
		links  []Link
		judged []Judgement
		want   string
	}{
		"keys without links stay alone":               {nil, nil, "[actor|a] [actor|b]"},
		"a link joins":                                {[]Link{{LinkAcronym, epic, center}}, nil, "[actor|el paso center actor|epic]"},
		"a chain of links joins all":                  {[]Link{{LinkAcronym, epic, center}, {LinkAlias, center, privacy}}, nil, "[actor|el paso center actor|epic actor|privacy center]"},
		"an acronym of two is of none":                {[]Link{{LinkAcronym, epic, center}, {LinkAcronym, epic, privacy}}, nil, "[actor|el paso center] [actor|epic] [actor|privacy center]"},
		"an acronym of two that are one is of both":   {[]Link{{LinkAcronym, epic, center}, {LinkAcronym, epic, privacy}}, []Judgement{same(center, privacy)}, "[actor|el paso center actor|epic actor|privacy center]"},
		"a judgement settles an ambiguous name":       {[]Link{{LinkShort, nieto, pena}, {LinkShort, nieto, ramon}}, []Judgement{same(nieto, ramon)}, "[actor|nieto actor|ramon nieto] [actor|pena nieto]"},
		"an alias comes before a short name":          {[]Link{{LinkShort, nieto, pena}, {LinkShort, nieto, ramon}, {LinkAlias, pena, ramon}}, nil, "[actor|nieto actor|pena nieto actor|ramon nieto]"},
		"an alias comes after an acronym":             {[]Link{{LinkAcronym, epic, center}, {LinkAcronym, epic, privacy}, {LinkAlias, center, privacy}}, nil, "[actor|el paso center actor|privacy center] [actor|epic]"},
		"an ontology name of two joins both":          {[]Link{{LinkOntology, "actor|us", "actor|usa"}, {LinkOntology, "actor|us", "actor|united states"}}, nil, "[actor|united states actor|us actor|usa]"},
		"different stops a link":                      {[]Link{{LinkAcronym, epic, center}}, []Judgement{different(center, epic)}, "[actor|el paso center] [actor|epic]"},
		"different stops what would join by way of b": {[]Link{{LinkAlias, "actor|a", "actor|b"}, {LinkAlias, "actor|b", "actor|c"}}, []Judgement{different("actor|c", "actor|a")}, "[actor|a actor|b] [actor|c]"},
		"different stops a same that comes later":     {nil, []Judgement{same("actor|a", "actor|b"), same("actor|b", "actor|c"), different("actor|a", "actor|c")}, "[actor|a actor|b] [actor|c]"},
		"classes never join":                          {[]Link{{LinkAlias, "actor|mexico", "place|mexico"}}, []Judgement{same("actor|mexico", "place|mexico")}, "[actor|mexico] [place|mexico]"},
		"a judgement on a key that is not there":      {nil, []Judgement{same("actor|a", "actor|zzz"), different("actor|a", "actor|zzz")}, "[actor|a]"},
	} {
		keys := []Key{}
		if name == "keys without links stay alone" {
			keys = append(keys, "actor|b", "actor|a", "actor|b")
		}
		for _, l := range c.links {
			keys = append(keys, l.Full, l.Short)
		}
		for _, j := range c.judged {
			for _, k := range []Key{j.A, j.B} {
				if k != "actor|zzz" {
					keys = append(keys, k)
				}
			}
		}
		have := ""
		for i, set := range Identify(Component{keys, c.links, c.judged}) {
			if i > 0 {
				have += " "
			}
			have += fmt.Sprint(set)
		}
		if have != c.want {
			t.Errorf("%s: %s, want %s", name, have, c.want)
		}
	}
}

// components draws a Component over the names a to h, in the given prefix.
func components(prefix string) *rapid.Generator[Component] {
	return rapid.Custom(func(t *rapid.T) Component {
		var c Component
		for i := range rapid.IntRange(1, 8).Draw(t, "keys") {
			c.Keys = append(c.Keys, Key(fmt.Sprintf("actor|%s%d", prefix, i)))
		}
		key := func() Key { return rapid.SampledFrom(c.Keys).Draw(t, "key") }
		for range rapid.IntRange(0, 12).Draw(t, "links") {
			if l := (Link{rapid.SampledFrom(LinkKinds()).Draw(t, "kind"), key(), key()}); l.Short != l.Full {
				c.Links = append(c.Links, l)
			}
		}
		for range rapid.IntRange(0, 5).Draw(t, "judgements") {
			if a, b := key(), key(); a != b {
				c.Judgements = append(c.Judgements, Judgement{Verdict: rapid.SampledFrom([]Verdict{Same, Different}).Draw(t, "verdict"), A: a, B: b})
			}
		}
		return c
	})
}

func TestIdentifyDoesNotDependOnOrderOrRepetition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := components("a").Draw(t, "component")
		want := fmt.Sprint(Identify(c))
		mixed := Component{rapid.Permutation(c.Keys).Draw(t, "keys"), rapid.Permutation(append(c.Links, c.Links...)).Draw(t, "links"), c.Judgements}
		if have := fmt.Sprint(Identify(mixed)); have != want {
			t.Fatalf("have %s, want %s", have, want)
		}
	})
}

func TestIdentifyOfAUnionIsTheUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := components("a").Draw(t, "one"), components("b").Draw(t, "other")
		// A DIFFERENT between them changes nothing: nothing would join them.
		across := []Judgement{different(a.Keys[0], b.Keys[0])}
		union := Component{slices.Concat(a.Keys, b.Keys), slices.Concat(a.Links, b.Links), slices.Concat(across, a.Judgements, b.Judgements)}
		if have, want := fmt.Sprint(Identify(union)), fmt.Sprint(append(Identify(a), Identify(b)...)); have != want {
			t.Fatalf("have %s, want %s", have, want)
		}
	})
}

func TestNoSetHoldsWhatIsDifferentAndEveryKeyIsInOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := components("a").Draw(t, "component")
		in := map[Key]int{}
		for i, set := range Identify(c) {
			for _, k := range set {
				if _, twice := in[k]; twice {
					t.Fatalf("%s is in two sets", k)
				}
				in[k] = i
			}
			if !slices.IsSorted(set) {
				t.Fatalf("%v is not sorted", set)
			}
		}
		if have := slices.Sorted(maps.Keys(in)); !slices.Equal(have, c.Keys) {
			t.Fatalf("%v are in sets, want %v", have, c.Keys)
		}
		for _, j := range c.Judgements {
			if j.Verdict == Different && in[j.A] == in[j.B] {
				t.Fatalf("%s and %s are different and in one set", j.A, j.B)
			}
		}
	})
}
