package open

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"graphd/nlp"
)

// tree makes a Sentence of words written "form/UPOS/tag/head/relation", where
// the head is a number from 1, 0 for the root.
func tree(t *testing.T, words string) (*nlp.Sentence, string) {
	t.Helper()
	s, text := &nlp.Sentence{}, ""
	for i, w := range strings.Fields(words) {
		f := strings.Split(w, "/")
		if len(f) != 5 {
			t.Fatalf("%q is no word of a tree", w)
		}
		head, err := strconv.Atoi(f[3])
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			text += " "
		}
		s.Tokens = append(s.Tokens, nlp.Token{Start: len(text), End: len(text) + len(f[0]), Text: f[0], Lower: strings.ToLower(f[0]), UPOS: f[1], Tag: f[2], Head: head - 1, Rel: f[4]})
		text += f[0]
	}
	s.End = len(text)
	return s, text
}

func lines(rels []Relation) []string {
	var out []string
	for _, r := range rels {
		out = append(out, fmt.Sprintf("%s | %s | %s", r.Rule, r.Words, strings.Join(r.Args, " | ")))
	}
	return out
}

func TestClausesGiveTheirRelations(t *testing.T) {
	for _, c := range []struct {
		name, tree string
		want       []string
	}{
		{"an object", "Ada/PROPN/NNP/2/nsubj founded/VERB/VBD/0/root a/DET/DT/4/det club/NOUN/NN/2/obj in/ADP/IN/6/case Rome/PROPN/NNP/2/obl",
			[]string{"clause | founded | Ada | a club | in Rome"}},
		{"no object: the preposition relates", "Ada/PROPN/NNP/2/nsubj lives/VERB/VBZ/0/root quietly/ADV/RB/2/advmod in/ADP/IN/5/case Rome/PROPN/NNP/2/obl",
			[]string{"clause | lives quietly in | Ada | Rome"}},
		{"a place goes before a time", "Ada/PROPN/NNP/2/nsubj died/VERB/VBD/0/root in/ADP/IN/4/case 1900/NUM/CD/2/obl in/ADP/IN/6/case Rome/PROPN/NNP/2/obl",
			[]string{"clause | died in | Ada | Rome | in 1900"}},
		{"passive, negated", "It/PRON/PRP/4/nsubj:pass was/AUX/VBD/4/aux:pass not/PART/RB/4/advmod sold/VERB/VBN/0/root by/ADP/IN/6/case Ada/PROPN/NNP/4/obl:agent",
			[]string{"clause | was not sold by | It | Ada"}},
		{"lists", "Ada/PROPN/NNP/4/nsubj and/CCONJ/CC/3/cc Bo/PROPN/NNP/1/conj grow/VERB/VBP/0/root figs/NOUN/NNS/4/obj and/CCONJ/CC/7/cc plums/NOUN/NNS/5/conj",
			[]string{"clause | grow | Ada | figs", "clause | grow | Ada | plums", "clause | grow | Bo | figs", "clause | grow | Bo | plums"}},
		{"verbs that share subject and auxiliary", "Fish/NOUN/NN/3/nsubj:pass was/AUX/VBD/3/aux:pass caught/VERB/VBN/0/root in/ADP/IN/5/case nets/NOUN/NNS/3/obl and/CCONJ/CC/7/cc sold/VERB/VBN/3/conj in/ADP/IN/9/case Rome/PROPN/NNP/7/obl",
			[]string{"clause | was caught in | Fish | nets", "shared | was sold in | Fish | Rome"}},
		{"verbs that share an object", "We/PRON/PRP/2/nsubj buy/VERB/VBP/0/root and/CCONJ/CC/4/cc sell/VERB/VBP/2/conj fish/NOUN/NN/4/obj",
			[]string{"clause | buy | We | fish", "shared | sell | We | fish"}},
		{"a chain of verbs", "It/PRON/PRP/2/nsubj aims/VERB/VBZ/0/root to/PART/TO/4/mark stop/VERB/VB/2/xcomp theft/NOUN/NN/4/obj and/CCONJ/CC/7/cc help/VERB/VB/4/conj farmers/NOUN/NNS/7/obj",
			[]string{"clause | aims to stop | It | theft", "controlled | aims to help | It | farmers"}},
		{"an adjective with a verb", "Ada/PROPN/NNP/3/nsubj is/AUX/VBZ/3/cop able/ADJ/JJ/0/root to/PART/TO/5/mark help/VERB/VB/3/xcomp Bo/PROPN/NNP/5/obj",
			[]string{"clause | is able to help | Ada | Bo"}},
		{"a noun that says what it is, and a relative clause", "Ada/PROPN/NNP/4/nsubj is/AUX/VBZ/4/cop a/DET/DT/4/det baker/NOUN/NN/0/root who/PRON/WP/6/nsubj sells/VERB/VBZ/4/acl:relcl bread/NOUN/NN/6/obj",
			[]string{"clause | is | Ada | a baker", "relative | sells | Ada | bread"}},
		{"a relative clause with another subject", "They/PRON/PRP/2/nsubj saw/VERB/VBD/0/root houses/NOUN/NNS/2/obj that/PRON/WDT/6/obj Jack/PROPN/NNP/6/nsubj built/VERB/VBD/3/acl:relcl",
			[]string{"clause | saw | They | houses that Jack built", "clause | built | Jack | houses"}},
		{"what somebody says", "Ada/PROPN/NNP/2/nsubj said/VERB/VBD/0/root that/SCONJ/IN/5/mark Bo/PROPN/NNP/5/nsubj won/VERB/VBD/2/ccomp gold/NOUN/NN/5/obj",
			[]string{"clause | said that | Ada | Bo won gold", "clause | won | Bo | gold"}},
		{"a participle", "Goods/NOUN/NNS/4/nsubj made/VERB/VBN/1/acl here/ADV/RB/2/advmod cost/VERB/VBP/0/root money/NOUN/NN/4/obj",
			[]string{"clause | cost | Goods made here | money", "participle | are made | Goods | here"}},
		{"apposition and possessive", "Bo/PROPN/NNP/8/nsubj ,/PUNCT/,/6/punct Ada/PROPN/NNP/6/nmod:poss 's/PART/POS/3/case old/ADJ/JJ/6/amod friend/NOUN/NN/1/appos ,/PUNCT/,/6/punct left/VERB/VBD/0/root Rome/PROPN/NNP/8/obj",
			[]string{"clause | left | Bo | Rome", "apposition | is | Bo | Ada 's old friend", "possessive | has | Ada | old friend"}},
		{"a title before a name", "Mayor/PROPN/NNP/2/compound Ada/PROPN/NNP/4/nsubj Bell/PROPN/NNP/2/flat left/VERB/VBD/0/root Rome/PROPN/NNP/4/obj",
			[]string{"clause | left | Mayor Ada Bell | Rome", "title | is | Ada Bell | Mayor"}},
		{"an unsaid verb agrees with its subject and the time told of", "Boats/NOUN/NNS/4/nsubj built/VERB/VBN/1/acl here/ADV/RB/2/advmod sank/VERB/VBD/0/root fast/ADV/RB/4/advmod",
			[]string{"clause | sank | Boats built here | fast", "participle | were built | Boats | here"}},
		{"nothing to say", "apples/NOUN/NNS/0/root ,/PUNCT/,/3/punct pears/NOUN/NNS/1/conj", nil},
		{"a list without a verb", "Kenya/PROPN/NNP/0/root ,/PUNCT/,/3/punct Ghana/PROPN/NNP/1/appos", nil},
		{"a subject alone", "Ada/PROPN/NNP/2/nsubj left/VERB/VBD/0/root", nil},
	} {
		s, text := tree(t, c.tree)
		rels := Relations(s, text)
		if got := lines(rels); strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s\nnot\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
		for i, r := range rels {
			if r.Confidence <= 0 || r.Confidence >= 1 || i > 0 && r.Confidence > rels[i-1].Confidence {
				t.Errorf("%s: confidences are not in order: %v", c.name, rels)
			}
		}
	}
}

func TestLinesThatWereCutIntoWordsKeepThem(t *testing.T) {
	m, err := nlp.Default()
	if err != nil {
		t.Fatal(err)
	}
	sents := Sentences(m, "The co - op -LRB- a shop -RRB- did n't sell `` ripe '' figs - .")
	var got []string
	for _, w := range sents[0].Tokens {
		got = append(got, w.Text)
	}
	if want := "The co-op ( a shop ) did n't sell “ ripe ” figs - ."; len(sents) != 1 || strings.Join(got, " ") != want {
		t.Errorf("%q, not %q", strings.Join(got, " "), want)
	}
	if r := Line(m, "The shop - owner found a key under the house ."); len(r) != 1 || r[0].Args[0] != "The shop - owner" {
		t.Errorf("the words of the line are not kept: %v", r)
	}
	for line, cut := range map[string]bool{"Ada left Rome .": true, "Ada left Rome.": false, "Ada , Bo and Cy left .": true, "": false, "...": false} {
		if CutIntoWords(line) != cut {
			t.Errorf("%q is cut into words: %v", line, !cut)
		}
	}
}

func TestAnyLineCanBeRead(t *testing.T) {
	m, err := nlp.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"", " ", ".", "- - -", ") ) (", "-RRB-", "\x00", "a - ", "- a .", "``", strings.Repeat("and the man who ", 200), strings.Repeat("( ", 300) + "."} {
		for _, r := range Line(m, line) {
			if len(r.Args) < 2 || r.Words == "" {
				t.Errorf("%.30q: %+v", line, r)
			}
		}
	}
}

func FuzzRelations(f *testing.F) {
	f.Add("Ada , who is old , said that Bo left and ( Cy ) stayed .", uint64(7))
	f.Add("a b c d e f g", uint64(99))
	f.Fuzz(func(t *testing.T, line string, seed uint64) {
		words := strings.Fields(line)
		if len(words) < 2 || len(words) > 60 {
			return
		}
		s, text := &nlp.Sentence{}, ""
		pick := func(list string) string {
			seed = seed*6364136223846793005 + 1442695040888963407
			of := strings.Fields(list)
			return of[int(seed>>33)%len(of)]
		}
		for i, w := range words {
			at := len(text)
			text += w + " "
			seed = seed*6364136223846793005 + 1442695040888963407
			head := -1
			if i > 0 {
				head = int(seed>>33) % i // a tree: every head stands before
			}
			s.Tokens = append(s.Tokens, nlp.Token{Start: at, End: at + len(w), Text: w, Lower: strings.ToLower(w), Head: head,
				UPOS: pick("VERB NOUN PROPN ADJ AUX ADP PUNCT PRON"), Tag: pick("VBD VBN VB NN NNP IN WDT , CC"),
				Rel: pick("nsubj obj obl conj cc acl acl:relcl xcomp ccomp cop aux advmod appos nmod:poss case mark advcl punct")})
		}
		rels := Relations(s, text)
		if len(rels) > 200*len(words) {
			t.Fatalf("%d relations of %d words", len(rels), len(words))
		}
		for _, r := range rels {
			if len(r.Args) < 2 || r.Args[0] == "" || r.Args[1] == "" || r.Words == "" || r.Confidence <= 0 || r.Confidence >= 1 {
				t.Fatalf("%+v", r)
			}
		}
	})
}
