package link

import "testing"

func matcher(t *testing.T) *Matcher {
	t.Helper()
	m, err := NewMatcher()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestNamesOfOneAreAlike(t *testing.T) {
	m := matcher(t)
	for _, c := range []struct {
		a, b string
		kind NameKind
	}{
		{"Enrique Peña Nieto", "Enrique Pena Nieto", PersonName},
		{"Merkel, Angela", "Angela Merkel", PersonName},
		{"Mohammed bin Rashid", "Muhammad bin Rashid", PersonName},
		{"Dr. Emmanuel Macron", "Emmanuel Macron", PersonName},
		{"Михаил Горбачёв", "Mikhail Gorbachev", PersonName},
		{"Yusuf Rahman Khan", "Joseph Rahman Khan", PersonName},
		{"Robert Fico", "ROBERT FICO", PersonName},
		{"Gazprom OAO", "Gazprom JSC", BodyName},
		{"Bosch Gesellschaft mit beschränkter Haftung", "Bosch GmbH", BodyName},
		{"Acme Holdings Limited", "Acme Holdings Ltd.", BodyName},
	} {
		if l := m.Compare(c.a, c.b, c.kind); l.Score < Same {
			t.Errorf("%s | %s: %.2f %v", c.a, c.b, l.Score, l.Why)
		}
	}
}

func TestNamesOfTwoAreNot(t *testing.T) {
	m := matcher(t)
	for _, c := range []struct {
		a, b string
		kind NameKind
	}{
		{"George Bush", "Barbara Bush", PersonName}, // a surname alone says nothing
		{"Hillary Clinton", "William Clinton", PersonName},
		{"Angela Merkel", "Donald Tusk", PersonName},
		{"Deutsche Bank AG", "Deutsche Telekom AG", BodyName},
		{"Banco Central de Chile", "Banco Central de Bolivia", BodyName},
		{"", "Angela Merkel", PersonName},
	} {
		if l := m.Compare(c.a, c.b, c.kind); l.Score >= Same {
			t.Errorf("%s | %s: %.2f %v", c.a, c.b, l.Score, l.Why)
		}
	}
}

func TestLikenessIsSymmetricAndExplained(t *testing.T) {
	m := matcher(t)
	names := []string{"Ángel Gómez", "Gomez, Angel", "A. Gomez", "Société Générale S.A.", "Societe Generale", "Сергей Лавров", "이재명", "", "3%ers", "PLA", "the", "İ"}
	for _, kind := range []NameKind{AnyName, PersonName, BodyName} {
		for _, a := range names {
			for _, b := range names {
				x, y := m.Compare(a, b, kind), m.Compare(b, a, kind)
				if x.Score != y.Score {
					t.Errorf("%q | %q: %v one way, %v the other", a, b, x.Score, y.Score)
				}
				if len(x.Why) == 0 || x.Score < 0 || x.Score > 1 {
					t.Errorf("%q | %q: score %v, why %v", a, b, x.Score, x.Why)
				}
			}
		}
	}
}

func TestOtherScriptsAreWrittenInLatin(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Зеленский", "Zelenskii"}, {"Ελλάδα", "Ellada"}, {"김", "gim"}, {"バラク", "baraku"}, {"नरेन्द्र", "narendr"}, {"Peña", "Peña"}, {"ប៉ុល", "ប៉ុល"},
	} {
		if got := latin(c.in); got != c.want {
			t.Errorf("%s is %s, not %s", c.in, got, c.want)
		}
	}
}

func FuzzLikeness(f *testing.F) {
	m, err := NewMatcher()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Kim Jong-un", "김정은")
	f.Add("\xff, ,", "l.l.c")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) > 200 || len(b) > 200 {
			return
		}
		if l := m.Compare(a, b, AnyName); !(l.Score >= 0 && l.Score <= 1) {
			t.Fatalf("%q | %q: %v", a, b, l.Score)
		}
	})
}
