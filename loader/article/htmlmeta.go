package article

import (
	"encoding/json"
	"strings"
)

// A told is what a page says of itself in its head, for machines.
type told struct {
	author, publisher, published string
	linkedData                   bool // the author stands in linked data, which is kept with care
}

// meta keeps what the tags of a page's head, and time elements, say.
func (p *pageReader) meta(name string, a attrs) {
	switch name {
	case "meta":
		key := strings.ToLower(a["property"] + a["name"])
		if key == "" {
			key = strings.ToLower(a["itemprop"])
		}
		value := oneLine(normalise(a["content"]))
		if value == "" {
			return
		}
		switch key {
		case "og:title", "twitter:title", "dc.title", "dcterms.title", "headline":
			p.titles = append(p.titles, value)
		case "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dcterms.date",
			"pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "article.published", "release_date":
			p.pageTold.date(value)
		case "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl":
			p.pageTold.writer(value)
		case "og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "copyright":
			if p.pageTold.publisher == "" && !strings.Contains(value, "://") {
				p.pageTold.publisher = value
			}
		}
	case "time":
		if a["datetime"] != "" && p.top().region < navigation {
			if p.timeFound == "" {
				if d, ok := findDate(a["datetime"]); ok {
					p.timeFound = d.iso
				}
			}
		}
	}
}

func (t *told) date(s string) {
	if t.published == "" {
		if d, ok := findDate(s); ok {
			t.published = d.iso
		}
	}
}

func (t *told) writer(s string) {
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "By "), "by "))
	if t.author == "" && s != "" && !strings.Contains(s, "://") && !strings.Contains(s, "@") && len(s) < 200 {
		t.author = properCase(s)
	}
}

// finish takes over title and linked data once the page is read.
func (p *pageReader) finish() {
	for _, text := range p.jsonLD {
		var v any
		if json.Unmarshal(text, &v) == nil { // broken linked data says nothing
			p.linked(v, 0)
		}
	}
	if t := oneLine(normalise(p.titleText.String())); t != "" {
		p.titles = append(p.titles, withoutSite(t))
	}
	if p.pageTold.published == "" {
		p.pageTold.published = p.timeFound
	}
}

// withoutSite cuts the name of the site off a page's title.
func withoutSite(t string) string {
	for _, sep := range []string{" | ", " » ", " « ", " — ", " – ", " - "} {
		if i := strings.LastIndex(t, sep); i > 0 && len(strings.Fields(t[:i])) >= 3 && len(t)-i < 60 {
			return t[:i]
		}
	}
	return t
}

var articleTypes = wordSet("NewsArticle Article BlogPosting ReportageNewsArticle PressRelease WebPage Report AnalysisNewsArticle OpinionNewsArticle")

// linked reads an article out of linked data (JSON-LD, schema.org).
func (p *pageReader) linked(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, w := range v {
			p.linked(w, depth+1)
		}
	case map[string]any:
		if g, ok := v["@graph"]; ok {
			p.linked(g, depth+1)
		}
		if !isArticle(v["@type"]) {
			return
		}
		if s := text(v["headline"]); s != "" {
			p.titles = append([]string{s}, p.titles...)
		}
		if s := text(v["datePublished"]); s != "" {
			if d, ok := findDate(s); ok {
				p.pageTold.published = d.iso
			}
		}
		if s := names(v["author"]); s != "" && !strings.Contains(s, "://") {
			p.pageTold.author, p.pageTold.linkedData = s, true
		}
		if s := names(v["publisher"]); s != "" {
			p.pageTold.publisher = s
		}
	}
}

func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return articleTypes[v]
	case []any:
		for _, w := range v {
			if isArticle(w) {
				return true
			}
		}
	}
	return false
}

func text(v any) string {
	s, _ := v.(string)
	return oneLine(normalise(s))
}

// names joins the names of one or more persons or bodies.
func names(v any) string {
	switch v := v.(type) {
	case string:
		return text(v)
	case map[string]any:
		return text(v["name"])
	case []any:
		var all []string
		for _, w := range v {
			if n := names(w); n != "" {
				all = append(all, n)
			}
		}
		return strings.Join(all, ", ")
	}
	return ""
}
