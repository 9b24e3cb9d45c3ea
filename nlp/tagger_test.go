package nlp

import (
	"strings"
	"testing"
)

func TestTagsAndLemmas(t *testing.T) {
	for text, want := range map[string]string{
		"The ministers announced new programs in 2013.":            "DT NNS VBD JJ NNS IN CD .",
		"She wants to strengthen communities and reduce violence.": "PRP VBZ TO VB NNS CC VB NN .",
		"They have been sanctioned.":                               "PRP VBP VBN VBN .",
	} {
		var got []string
		for _, k := range analyse(t, text)[0].Tokens {
			got = append(got, k.Tag)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("tags of %q: %v, want %s", text, got, want)
		}
	}
	for _, c := range []struct{ form, tag, want string }{
		{"announced", "VBD", "announce"}, {"planning", "VBG", "plan"}, {"countries", "NNS", "country"}, {"is", "VBZ", "be"},
		{"designates", "VBZ", "designate"}, {"met", "VBD", "meet"}, {"focused", "VBN", "focus"}, {"crises", "NNS", "crisis"},
		{"pledged", "VBD", "pledge"}, {"supporting", "VBG", "support"}, {"improving", "VBG", "improve"}, {"dismantling", "VBG", "dismantle"},
		{"agreed", "VBD", "agree"}, {"tackling", "VBG", "tackle"}, {"produced", "VBN", "produce"}, {"attacks", "NNS", "attack"}, {"designed", "VBN", "design"},
		{"launched", "VBD", "launch"}, {"used", "VBN", "use"}, {"issued", "VBD", "issue"}, {"forcing", "VBG", "force"}, {"created", "VBN", "create"},
	} {
		if got := lemma(c.form, c.tag); got != c.want {
			t.Errorf("lemma(%s, %s) = %s, want %s", c.form, c.tag, got, c.want)
		}
	}
}
