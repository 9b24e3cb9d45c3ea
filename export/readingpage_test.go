package export_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"graphd/export"
	"graphd/kg"
)

// A shown page, as a browser would understand it.
type shown struct {
	zones, quotes, scripts []string
	faults                 []string
}

// look parses a page and notes what no page may hold.
func look(t interface{ Fatal(...any) }, page []byte) shown {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var s shown
	s.walk(root, false)
	return s
}

func (s *shown) walk(n *html.Node, linked bool) {
	if n.Type == html.ElementNode {
		s.check(n, linked)
		linked = linked || n.Data == "a"
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.walk(c, linked)
	}
}

func (s *shown) check(n *html.Node, linked bool) {
	class := ""
	for _, a := range n.Attr {
		switch {
		case a.Key == "class":
			class = a.Val
		case strings.HasPrefix(a.Key, "on"), a.Key == "src", a.Key == "srcset", a.Key == "style", a.Key == "action",
			a.Key == "href" && !strings.HasPrefix(a.Val, "#"), a.Key == "http-equiv" && a.Val != "Content-Security-Policy":
			s.faults = append(s.faults, n.Data+" "+a.Key+"="+a.Val)
		}
	}
	switch {
	case n.Data == "a" && linked:
		s.faults = append(s.faults, "a link in a link")
	case n.Data == "script":
		s.scripts = append(s.scripts, textOf(n))
	case n.Data == "blockquote":
		s.quotes = append(s.quotes, textOf(n))
	case n.Data == "div" && class == "text":
		s.zones = append(s.zones, textOf(n))
	case slices.Contains([]string{"img", "iframe", "object", "embed", "svg", "math", "base", "link"}, n.Data):
		s.faults = append(s.faults, "an element "+n.Data)
	}
}

// textOf is what a person reads, without the numbers of sentences.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	for _, a := range n.Attr {
		if a.Key == "class" && a.Val == "n" {
			return ""
		}
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}

func page(t interface{ Fatal(...any) }, r *kg.Reading) []byte {
	var b bytes.Buffer
	if err := export.ReadingPage(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// hostile holds what a text may try to break out with.
var hostile = []string{"Kenya ", "the plan ", "<script>alert(1)</script> ", "</script> ", "\" onmouseover=\"x() ", "' autofocus onfocus='x() ", "<!-- ", "--> ", "&lt;b&gt; ",
	"</style><img src=x onerror=x()> ", "{{.Script}} ", "javascript:x() ", "é—ß ", "\u202eabc\u202c ", "]]> ", "<a href=//evil> ", "\\u003cscript\\u003e ", "`${x}` "}

// reading draws a Reading whose parts hold together, of hostile words.
func reading(t *rapid.T) *kg.Reading {
	words := rapid.SliceOfN(rapid.SampledFrom(hostile), 1, 30).Draw(t, "words")
	var starts []int
	text := ""
	for _, w := range words {
		starts = append(starts, len(text))
		text += w
	}
	starts = append(starts, len(text))
	span := func(name string) kg.Span {
		a := rapid.IntRange(0, len(starts)-2).Draw(t, name)
		b := rapid.IntRange(a+1, min(len(starts)-1, a+5)).Draw(t, name)
		return kg.Span{Start: starts[a], End: starts[b]}
	}
	cut := starts[rapid.IntRange(1, len(starts)-1).Draw(t, "cut")]
	r := &kg.Reading{Document: kg.Document{ID: "doc_x", Text: text, Title: words[0], Author: words[len(words)-1], Sources: []string{"a" + words[0]}}}
	for _, z := range []kg.Zone{{Kind: kg.ZoneBody, Span: kg.Span{End: cut}}, {Kind: kg.ZoneFooter, Span: kg.Span{Start: cut, End: len(text)}}} {
		if !z.Empty() {
			r.Document.Zones = append(r.Document.Zones, z)
		}
	}
	r.Sentences = []kg.Span{{Start: 0, End: cut}}
	subject, object := kg.Key("actor|subject"), kg.Key("place|object")
	for _, k := range []kg.Key{subject, object} {
		c := kg.Chain{Key: k, Kind: "Kind", Description: words[0]}
		for range rapid.IntRange(1, 8).Draw(t, "mentions") {
			c.Mentions = append(c.Mentions, kg.Mention{Span: span("mention"), Form: rapid.SampledFrom([]kg.Form{kg.Name, kg.Nominal, kg.Pronoun}).Draw(t, "form")})
		}
		r.Chains = append(r.Chains, c)
	}
	at := kg.Span{Start: 0, End: starts[1]}
	r.Claims = []kg.Claim{{Subject: kg.End{Key: subject, Span: at}, Predicate: "met_with", Object: kg.End{Key: object, Span: kg.Span{}}, Status: kg.Denied, Phrase: words[0],
		Sentence: r.Sentences[0], Trigger: at, AttributedTo: object, Attribution: words[0], When: "2020", Confidence: 0.5, Rule: words[0]}}
	r.Dropped = []kg.Dropped{{Subject: object, Object: subject, Sentence: r.Sentences[0], Reason: words[0]}}
	return r
}

// plainText is a text as HTML keeps it.
func plainText(s string) string { return strings.ReplaceAll(s, "\r", "\n") }

func TestAPageShowsTheTextAndRunsNothingOfIt(t *testing.T) {
	script := look(t, page(t, &kg.Reading{Document: kg.Document{Text: "x"}})).scripts[0]
	rapid.Check(t, func(t *rapid.T) {
		r := reading(t)
		p := page(t, r)
		s := look(t, p)
		if len(s.faults) > 0 {
			t.Fatalf("%q in\n%s", s.faults, p)
		}
		if len(s.scripts) != 1 || s.scripts[0] != script {
			t.Fatalf("scripts %q", s.scripts)
		}
		if len(s.zones) != len(r.Document.Zones) {
			t.Fatalf("%d zones, not %d", len(s.zones), len(r.Document.Zones))
		}
		for i, z := range r.Document.Zones {
			if want := plainText(z.Of(r.Document.Text)); s.zones[i] != want {
				t.Fatalf("zone %d shows %q, not %q", i, s.zones[i], want)
			}
		}
		if quote := r.Sentences[0].Of(r.Document.Text); len(s.quotes) != 1 || strings.TrimSpace(s.quotes[0]) != strings.TrimSpace(quote) {
			t.Fatalf("quotes %q, not %q", s.quotes, quote)
		}
	})
}

func TestAPageNeedsNoOtherHost(t *testing.T) {
	p := page(t, &kg.Reading{Document: kg.Document{Text: "x"}})
	for _, bad := range []string{"http:", "https:", "<script src", "@import", "url("} {
		if bytes.Contains(p, []byte(bad)) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if !bytes.Contains(p, []byte("default-src &#39;none&#39;")) {
		t.Error("the page has no policy")
	}
}

func TestAPageIsTheSameEachTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reading(t)
		if !bytes.Equal(page(t, r), page(t, r)) {
			t.Fatal("two pages of one Reading differ")
		}
	})
}
