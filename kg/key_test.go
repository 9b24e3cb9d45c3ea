package kg

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFoldIgnoresCaseAccentsAndPunctuation(t *testing.T) {
	for text, want := range map[string]string{
		"The U.S.'s Peña-Nieto":     "the us pena nieto",
		"PEÑA NIETO":                "pena nieto",
		"Peña Nieto":                "pena nieto",
		"O'Neill’s Bureau":          "oneill bureau",
		"the States' rights":        "the states rights",
		"'s":                        "s",
		"Łódź Åland Øresund Đakovo": "lodz aland oresund dakovo",
		"İstanbul ı":                "istanbul i",
		"ﬁnance Ⅷ ½":                "finance viii 1 2",
		"a.b.c.":                    "abc",
		"  --- \t\n":                "",
		"":                          "",
		"😀 smile":                   "smile",
		"日本語":                       "日本語",
		"C-130/H":                   "c 130 h",
	} {
		if have := FoldText(text); have != want {
			t.Errorf("%q folds to %q, want %q", text, have, want)
		}
	}
}

func TestAKeyIsAFoldedNameWithItsClass(t *testing.T) {
	for _, c := range []struct {
		class Class
		name  string
		want  Key
	}{
		{Actor, "The White House", "actor|white house"},
		{Actor, "the the an A", "actor|a"},
		{Actor, "A", "actor|a"},
		{Program, "Mérida Initiative's", "program|merida initiative"},
		{Place, "", "place|"},
	} {
		k := MakeKey(c.class, c.name)
		if k != c.want || k.Class() != c.class || k.Blank() != (c.name == "") {
			t.Errorf("%s %q gives %q of class %s", c.class, c.name, k, k.Class())
		}
	}
	for _, k := range []Key{"", "actor", "thing|x", "actor|"} {
		if !k.Blank() {
			t.Errorf("%q names something", k)
		}
	}
}

func TestDifferentNamesHaveDifferentIDs(t *testing.T) {
	seen := map[ID]string{}
	for name, id := range map[string]ID{
		"key a": EntityID("actor|a"), "key b": EntityID("actor|b"),
		"document": DocumentID("text/plain", []byte("a")), "same bytes, other media": DocumentID("text/html", []byte("a")),
		"parts": RelationID(KeyRelation{"a", "b", "c", "d"}), "parts run together": RelationID(KeyRelation{"ab", "", "c", "d"}),
	} {
		if other, ok := seen[id]; ok {
			t.Errorf("%s and %s have one ID", name, other)
		}
		seen[id] = name
		if _, hash, ok := strings.Cut(string(id), "_"); !ok || len(hash) != 20 {
			t.Errorf("the ID %s has another form", id)
		}
	}
	if !EntityID("actor|a").Is(EntityPrefix) || EntityID("actor|a").Is(RelationPrefix) {
		t.Error("an ID does not tell what it names")
	}
}

func FuzzKeysAreSettled(f *testing.F) {
	for _, s := range []string{"The U.S.'s Peña-Nieto", "a.n. x", "İ", "ﬁ½", "ſtraße", "'s's", "ᾼ", "the an", "㎏", "\u1e9b\u0323", "ϴ", "Ω"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := Fold(s)
		if again := Fold(strings.Join(words, " ")); !slices.Equal(again, words) {
			t.Errorf("%q folds to %q, that to %q", s, words, again)
		}
		k := MakeKey(Actor, s)
		if again := MakeKey(Actor, k.Words()); again != k {
			t.Errorf("%q has the key %q, its words %q", s, k, again)
		}
		if utf8.ValidString(s) && !utf8.ValidString(string(k)) {
			t.Errorf("%q has a key that is no UTF-8", s)
		}
	})
}

func TestEveryLetterFoldsToSettledLetters(t *testing.T) {
	for r := rune(1); r <= utf8.MaxRune; r++ {
		folded := FoldText(string(r))
		if again := FoldText(folded); again != folded {
			t.Errorf("%q (%U) folds to %q, that to %q", r, r, folded, again)
		}
	}
}
