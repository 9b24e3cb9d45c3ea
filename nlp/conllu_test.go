package nlp

import (
	"bytes"
	"strings"
	"testing"
)

func TestCoNLLUIsReadAsItIsWritten(t *testing.T) {
	text := "The ministers didn't sign. \"It's late,\" one said.\n\nNothing new."
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	want := m.Analyse(text, []Stretch{{0, len(text)}})
	var b bytes.Buffer
	if err := WriteCoNLLU(&b, text, want); err != nil {
		t.Fatal(err)
	}
	again, got, err := ReadCoNLLU(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if again != text {
		t.Errorf("text %q, want %q", again, text)
	}
	if len(got) != len(want) {
		t.Fatalf("%d sentences, want %d", len(got), len(want))
	}
	for i := range want {
		for j, w := range want[i].Tokens {
			w.Common, w.Group, w.Sense = false, 0, 0 // not in the file
			if g := got[i].Tokens[j]; g != w {
				t.Errorf("got %+v\nwant %+v", g, w)
			}
		}
	}
	var c bytes.Buffer
	if err := WriteCoNLLU(&c, again, got); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), c.Bytes()) {
		t.Errorf("written again it is\n%s\nnot\n%s", c.String(), b.String())
	}
	m.Annotate(got)
	for i := range want {
		for j, w := range want[i].Tokens {
			if g := got[i].Tokens[j]; g.Tag != w.Tag || g.Head != w.Head || g.Rel != w.Rel {
				t.Errorf("read and tagged again, %q is %s %d %s, not %s %d %s", g.Text, g.Tag, g.Head, g.Rel, w.Tag, w.Head, w.Rel)
			}
		}
	}
}

func TestWordsOfMultiwordTokensStandSideBySide(t *testing.T) {
	text, sents, err := ReadCoNLLU(strings.NewReader("1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tca\tcan\tAUX\tMD\t_\t3\taux\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_\n3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n3.1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n4\t!\t!\tPUNCT\t.\t_\t3\tpunct\t_\t_\n"))
	if err != nil {
		t.Fatal(err)
	}
	if text != "can't go!" || len(sents) != 1 || len(sents[0].Tokens) != 4 || sents[0].Tokens[1].Text != "n't" || sents[0].Tokens[2].Head != -1 {
		t.Errorf("%q %+v", text, sents)
	}
}

func TestBrokenCoNLLUIsRefusedWithItsLine(t *testing.T) {
	for name, raw := range map[string]string{
		"columns":       "1\ta\n",
		"number":        "2\ta\ta\tX\tX\t_\t0\troot\t_\t_\n",
		"head":          "1\ta\ta\tX\tX\t_\t5\tdep\t_\t_\n\n",
		"own head":      "1\ta\ta\tX\tX\t_\t1\tdep\t_\t_\n\n",
		"no number":     "1\ta\ta\tX\tX\t_\tx\tdep\t_\t_\n",
		"empty word":    "1\t\ta\tX\tX\t_\t0\troot\t_\t_\n",
		"words missing": "1-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n\n",
		"backward":      "2-1\tab\t_\t_\t_\t_\t_\t_\t_\t_\n",
	} {
		if _, _, err := ReadCoNLLU(strings.NewReader(raw)); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add(school)
	f.Add("1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tca\t_\t_\t_\t_\t_\t_\t_\t_\n2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Fuzz(func(t *testing.T, raw string) {
		text, sents, err := ReadCoNLLU(strings.NewReader(strings.ToValidUTF8(raw, "")))
		if err != nil {
			return
		}
		for _, s := range sents {
			for _, k := range s.Tokens {
				if text[k.Start:k.End] != k.Text || k.Head >= len(s.Tokens) {
					t.Fatalf("%+v does not lie in %q", k, text)
				}
			}
		}
		var b bytes.Buffer
		if err := WriteCoNLLU(&b, text, sents); err != nil {
			t.Fatal(err)
		}
		if _, again, err := ReadCoNLLU(&b); err != nil || len(again) != len(sents) {
			t.Fatalf("what was written is not read: %d sentences, not %d: %v", len(again), len(sents), err)
		}
	})
}
