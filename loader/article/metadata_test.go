package article

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const someProse = "The government of Mali sent help to the north of Chad on Monday, and the army carried it there."

// facts are what is known of a text besides its words.
type facts struct{ Title, Author, Publisher, Published string }

func TestHeadAndFootOfPlainTextTellAuthorAndDate(t *testing.T) {
	tests := []struct {
		name, head, foot string
		want             facts
	}{
		{"by and date", "By Ada Black\n\n3 May 2020", "", facts{"Rain in Chad", "Ada Black", "", "2020-05-03"}},
		{"fields", "CHAD / 3 MAY 2020 BY ADA BLACK-O'NEIL EN FR", "", facts{"Rain in Chad", "Ada Black-O'Neil", "", "2020-05-03"}},
		{"office", "May 3, 2020\n\nOffice of the Spokesperson", "", facts{"Rain in Chad", "Office of the Spokesperson", "", "2020-05-03"}},
		{"name and office", "May 3, 2020\n\nAda J. Black, Department Spokesperson", "", facts{"Rain in Chad", "Ada J. Black", "", "2020-05-03"}},
		{"speaker over office", "May 3, 2020\n\nOffice of the Spokesperson\n\nThe following is attributable to Spokesperson Ada Black:", "", facts{"Rain in Chad", "Ada Black", "", "2020-05-03"}},
		{"place is no author", "May 3, 2020\n\nN'Djamena, Chad", "", facts{"Rain in Chad", "", "", "2020-05-03"}},
		{"label", "From:\nMinistry of Water\nPublished\n3 May 2020", "", facts{"Rain in Chad", "Ministry of Water", "", "2020-05-03"}},
		{"correspondent", "Ada Black in N'Djamena\nSun 3 May 2020 11.03 BST", "", facts{"Rain in Chad", "Ada Black", "", "2020-05-03"}},
		{"several authors", "By Ada Black, Ben White\nPosted: 2020-05-03", "", facts{"Rain in Chad", "Ada Black", "", "2020-05-03"}},
		{"foot", "", "\n\nUpdated May 3, 2020\n\n© 2020 The Rain Gauge. All rights reserved.", facts{"Rain in Chad", "", "The Rain Gauge", "2020-05-03"}},
		{"about", "3 May 2020", "\n\nAbout Rain Watch\n\nRain Watch counts drops.", facts{"Rain in Chad", "", "Rain Watch", "2020-05-03"}},
		{"other articles' dates are not its date", "", "\n\nRelated content\n\nSnow in Chad\n\n3 May 2020", facts{"Rain in Chad", "", "", ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Parse([]byte("Rain in Chad\n\n"+tt.head+"\n\n"+someProse+tt.foot+"\n"), Hint{})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, facts{doc.Title, doc.Author, doc.Publisher, doc.Published}); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestWhatPagesTellMachinesIsTaken(t *testing.T) {
	const h1 = "<h1>Rain in Chad</h1>"
	linked := func(s string) string { return `<script type="application/ld+json">` + s + `</script>` + h1 }
	tests := []struct {
		name, head string
		want       facts
	}{
		{"open graph", `<meta property="og:title" content="Rain in Chad"><meta property="og:site_name" content="The Gauge"><meta property="article:published_time" content="2020-05-03T10:00:00Z"><meta name="author" content="ADA BLACK">`,
			facts{"Rain in Chad", "Ada Black", "The Gauge", "2020-05-03"}},
		{"Dublin Core", `<meta name="DC.title" content="Rain in Chad"><meta name="DC.creator" content="By Ada Black"><meta name="DC.publisher" content="The Gauge"><meta name="DC.date.issued" content="2020-05-03">`,
			facts{"Rain in Chad", "Ada Black", "The Gauge", "2020-05-03"}},
		{"linked data", linked(`{"@type":"NewsArticle","headline":"Rain in Chad","datePublished":"2020-05-03","author":[{"@type":"Person","name":"Ada Black"},{"name":"Ben White"}],"publisher":{"name":"The Gauge"}}`),
			facts{"Rain in Chad", "Ada Black, Ben White", "The Gauge", "2020-05-03"}},
		{"linked data in a graph", linked(`{"@graph":[{"@type":"WebSite","name":"No"},{"@type":["Report","Thing"],"author":"Ada Black","publisher":"The Gauge","datePublished":"2020-05-03T00:00:00+01:00"}]}`),
			facts{"Rain in Chad", "Ada Black", "The Gauge", "2020-05-03"}},
		{"linked data of something else", linked(`[{"@type":"Product","author":"No","datePublished":"2001-01-01"}]`), facts{"Rain in Chad", "", "", ""}},
		{"broken linked data", linked(`{"@type":"NewsArticle","author":`), facts{"Rain in Chad", "", "", ""}},
		{"time element", h1 + `<time datetime="2020-05-03T12:00">three days ago</time>`, facts{"Rain in Chad", "", "", "2020-05-03"}},
		{"time element of the menu", `<nav><time datetime="2001-01-01">x</time></nav>` + h1, facts{"Rain in Chad", "", "", ""}},
		{"author by markup", h1 + `<p><a rel="author" href="/a">Ada Black</a></p>`, facts{"Rain in Chad", "Ada Black", "", ""}},
		{"title without its site", `<title>Rain in Chad – The Gauge</title>` + h1, facts{"Rain in Chad", "", "", ""}},
		{"addresses are no authors", h1 + `<meta property="article:author" content="https://example.org/ada">`, facts{"Rain in Chad", "", "", ""}},
		{"deep linked data", linked(`[[[[[[[[[[{"@type":"NewsArticle","author":"No"}]]]]]]]]]]`), facts{"Rain in Chad", "", "", ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Parse([]byte(tt.head+"<p>"+someProse+"</p>"), Hint{Media: HTML})
			if err != nil {
				t.Fatal(err)
			}
			obeysLaws(t, doc)
			if d := cmp.Diff(tt.want, facts{doc.Title, doc.Author, doc.Publisher, doc.Published}); d != "" {
				t.Error(d)
			}
		})
	}
}
