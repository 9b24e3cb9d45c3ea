package loader_test

import (
	"slices"
	"strings"
	"testing"

	"graphd/kg"
)

// kinds writes the chains of a Reading: kind and the words of the Key.
func kinds(r *kg.Reading) []string {
	var out []string
	for _, c := range r.Chains {
		out = append(out, string(c.Kind)+" "+c.Key.Words())
	}
	return out
}

func TestWhatIsNoEntityAndWhatIs(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
		not  []string // no chain holds these words
	}{
		"what is done is no place":       {"Norway supports institution building in Kenya.", nil, []string{"Place institution building"}},
		"a section is no law":            {"The Harbour Report is long. This section of the report praises Kenya.", nil, []string{"Law"}},
		"a surname beside its cabinet":   {"The Okello administration funds Kenya. Kenya opposes Okello.", []string{"Person okello"}, []string{"Organization okello"}},
		"a group beside its government":  {"The Redshirt government funds Kenya. Kenya opposes the Redshirt.", nil, []string{"Person redshirt"}},
		"no phrase over a wish":          {"Norway alarmed Kenyan political leaders over his stated desire.", nil, []string{"desire"}},
		"no date in a name":              {"Peter Omondi was arrested by the Kenyan police in May 2013.", []string{"Agency kenyan police"}, []string{"2013"}},
		"a country keeps a body its own": {"The Harbour Office of Norway closed. Karen Moore was arrested by the Kenyan police.", []string{"Agency kenyan police"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := kinds(readByRules(t, c.text))
			for _, w := range c.want {
				if !slices.Contains(got, w) {
					t.Errorf("%q has %q, want %q", c.text, got, w)
				}
			}
			for _, n := range c.not {
				if slices.ContainsFunc(got, func(g string) bool { return strings.Contains(g, n) }) {
					t.Errorf("%q has %q, want nothing with %q", c.text, got, n)
				}
			}
		})
	}
}

func TestWhoDoesWhatInReleasesAndNews(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
		not  []string // none of the claims starts with one of these
	}{
		"speaker after the words":       {"“Norway supports Kenya,” said Amina Otieno.", []string{"norway supports kenya REPORTED", "amina otieno said norway ASSERTED"}, []string{"norway said", "norway supports kenya ASSERTED"}},
		"names side by side":            {"On Sunday Presidents Karen Moore of Kenya and Peter Omondi of Norway signed the Lagos Trade Agreement.", []string{"peter omondi leads norway ASSERTED", "peter omondi created lagos trade agreement ASSERTED"}, []string{"kenya created"}},
		"a date before the subject":     {"On May 3, 2013, Norway sanctioned Iran.", []string{"norway targets iran ASSERTED"}, nil},
		"days before the subject":       {"On December 5 and 6, Norway sanctioned Iran.", []string{"norway targets iran ASSERTED"}, nil},
		"a month before the subject":    {"In May 2013 Norway sanctioned Iran.", []string{"norway targets iran ASSERTED"}, nil},
		"a noun made of a verb":         {"The crisis follows Norway's killing of Amina Otieno.", []string{"norway targets amina otieno ASSERTED"}, nil},
		"the government of a country":   {"Norway supported the government of Kenya.", []string{"norway supports kenya ASSERTED"}, nil},
		"a body named by its country":   {"The Parliament of Kenya supports Norway.", []string{"parliament of kenya part_of kenya ASSERTED"}, nil},
		"what is put on a list":         {"The Harbour Office included Amina Otieno on the Lagos List.", nil, []string{"amina otieno part_of"}},
		"withdrawal":                    {"Norway withdrew from the Lagos Trade Agreement.", []string{"norway member_of lagos trade agreement DENIED"}, []string{"norway member_of lagos trade agreement ASSERTED"}},
		"verdict":                       {"The Harbour Court convicted Amina Otieno.", []string{"harbour court accused_of amina otieno ASSERTED"}, nil},
		"charged with":                  {"Karen Moore was charged with wire fraud.", []string{"karen moore accused_of wire fraud ASSERTED"}, nil},
		"who is charged":                {"The Harbour Court accused Karen Moore of bank fraud.", []string{"karen moore accused_of bank fraud ASSERTED", "harbour court accused_of karen moore ASSERTED"}, nil},
		"who prosecutes":                {"Assistant U.S. Attorney Karen Moore supports Kenya.", []string{"karen moore member_of us ASSERTED"}, []string{"karen moore member_of assistant"}},
		"what is urged is not done":     {"Norway urged Kenya to release Amina Otieno.", []string{"kenya released amina otieno DESIRED"}, []string{"kenya released amina otieno ASSERTED"}},
		"what is named comes first":     {"The Harbour Strategy supports Kenya and a humane drug policy. The report supports Norway.", []string{"harbour strategy supports norway ASSERTED"}, []string{"humane drug policy supports"}},
		"a mere verb and a thing":       {"Norway characterized the village as poor.", nil, []string{"norway related_to"}},
		"an aim before another":         {"The Lagos Plan focuses on improving control of drugs, arms and cash, and efforts to tackle money laundering.", []string{"lagos plan has_objective improving control of drugs, arms and cash ASSERTED", "lagos plan has_objective tackle money laundering ASSERTED"}, nil},
		"an aim ends before its date":   {"Norway wants to launch the Lagos Dialogue on May 2, 2022.", []string{"norway has_objective launch the lagos dialogue ASSERTED"}, nil},
		"what merely begins":            {"Norway started supporting farmers in Kenya.", nil, []string{"norway has_objective"}},
		"an election wants nothing":     {"The election of Amina Otieno alarmed Norway over her desire to reduce violence.", nil, []string{"election of amina otieno has_objective"}},
		"an election is not the crisis": {"The Lagos crisis alarmed Norway. The election harmed Kenya.", nil, []string{"lagos crisis affects kenya"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := told(readByRules(t, c.text))
			for _, w := range c.want {
				if !slices.Contains(got, strings.ReplaceAll(w, ",", "")) {
					t.Errorf("%q tells %q, want %q", c.text, got, w)
				}
			}
			for _, n := range c.not {
				for _, g := range got {
					if strings.HasPrefix(g, n) {
						t.Errorf("%q tells %q", c.text, g)
					}
				}
			}
		})
	}
}

func TestAClaimHasTheDateThatItsClauseGives(t *testing.T) {
	for text, want := range map[string]string{
		"In May 2013 Norway sanctioned Iran.":                            "2013-05",
		"Norway sanctioned Iran on May 3, 2013.":                         "2013-05-03",
		"Norway sanctioned Iran on 3 May 2013.":                          "2013-05-03",
		"Norway sanctioned Iran in 2013.":                                "2013",
		"On Monday, Norway sanctioned Iran.":                             "2024-03-04", // published on a Thursday
		"On Thursday, Norway sanctioned Iran.":                           "2024-03-07",
		"Norway will sanction Iran on Monday.":                           "",
		"Norway sanctioned Iran.":                                        "",
		"Norway sanctioned Iran in May.":                                 "",
		"Norway sanctioned Iran on February 30, 2013.":                   "",
		"Norway has sanctioned Iran since 2013.":                         "",
		"Norway sanctioned Iran in 2013 and in 2014.":                    "",
		"Norway condemned the attack in May 2013.":                       "",
		"Norway sanctioned Iran on May 3 and 4, 2013.":                   "",
		"Norway opposes Iran, which sanctioned Kenya in 2013.":           "",
		"Norway sanctioned Iran after the leaders of Kenya met in 2013.": "",
		"Norway sanctioned Iran because Kenya left the country in 2013.": "",
	} {
		r, _ := reader(t)
		d := whole(text)
		d.Published = "2024-03-07"
		got, err := r.Read(d)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, c := range got.Claims {
			if c.Subject.Key == "actor|norway" && c.Predicate != kg.RelatedTo {
				found = true
				if c.When != want {
					t.Errorf("%q: %s is dated %q, want %q", text, c.Predicate, c.When, want)
				}
			}
		}
		if !found && want != "" {
			t.Errorf("%q tells nothing of Norway", text)
		}
	}
}

func TestAWeekdayIsNoDateWhereNothingSaysWhenItWasWritten(t *testing.T) {
	for _, c := range read(t, "On Monday, Norway sanctioned Iran.").Claims {
		if c.When != "" {
			t.Errorf("dated %q", c.When)
		}
	}
}
