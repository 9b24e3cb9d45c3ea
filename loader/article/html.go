package article

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

var charsetPattern = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})`)

// declaredCharset is the character set that a page names in its first bytes.
func declaredCharset(content []byte) string {
	m := charsetPattern.FindSubmatch(content[:min(len(content), 2048)])
	if m == nil {
		return ""
	}
	return string(m[1])
}

// readHTML cuts a page into blocks. What a page hides is left out, unless hardly
// anything is seen then: some pages are hidden until a script has run.
func (d *draft) readHTML(text string) {
	d.markup = true
	before := *d
	if hid := d.readPage(text, false); hid && d.seen() < fewWords {
		*d = before
		d.readPage(text, true)
	}
}

// seen counts the words of all blocks.
func (d *draft) seen() int {
	n := 0
	for i := range d.blocks {
		n += len(strings.Fields(d.blocks[i].text))
	}
	return n
}

// readPage works on the stream of tags and builds no tree, so that neither depth
// nor broken nesting costs more than their length. It reports whether it left
// out what is hidden.
func (d *draft) readPage(text string, all bool) (hid bool) {
	p := &pageReader{draft: d, open: map[string]int{}, all: all}
	p.containers = append(p.containers, container{parent: -1})
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken: // the end: reading from a string has no other error
			p.flush()
			d.containers = p.containers
			p.finish()
			return p.hid
		case html.TextToken:
			p.text(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := string(name)
			var attributes attrs
			if more {
				attributes = readAttrs(z)
			}
			p.start(tag, attributes)
		case html.EndTagToken:
			name, _ := z.TagName()
			p.end(string(name))
		}
	}
}

// attrs are the attributes of one tag, as far as they are of use.
type attrs map[string]string

var usedAttrs = wordSet("class id role style hidden aria-hidden rel itemprop property name content datetime type href")

func readAttrs(z *html.Tokenizer) attrs {
	a := attrs{}
	for {
		key, value, more := z.TagAttr()
		if k := string(key); usedAttrs[k] && len(a) < 20 {
			if _, twice := a[k]; !twice {
				a[k] = string(value[:min(len(value), 4096)])
			}
		}
		if !more {
			return a
		}
	}
}

// An element is an open tag.
type element struct {
	name      string
	region    region
	container int
	link      bool
	byline    bool
	tag       tag
	note      bool // in sup: perhaps the number of a note
	skip      bool // nothing in it is text of the page
}

// A pageReader is the state of reading one page.
type pageReader struct {
	*draft
	stack      []element
	open       map[string]int // how often each name is on the stack
	containers []container
	lines      []pageLine // of the block that is being read; br ends a line
	byline     bool       // markup says that some of them hold author or date
	pre        int        // open pre elements
	titleText  bytes.Buffer
	jsonLD     [][]byte
	keepLD     bool
	all        bool // what is hidden is read too
	hid        bool // something hidden was left out
}

// A pageLine is one line of a block.
type pageLine struct {
	text   []byte
	linked int
}

func (p *pageReader) top() element {
	if len(p.stack) == 0 {
		return element{}
	}
	return p.stack[len(p.stack)-1]
}

// start opens an element.
func (p *pageReader) start(name string, a attrs) {
	p.meta(name, a)
	switch name {
	case "br":
		p.newline()
		return
	case "hr":
		p.flush()
		return
	}
	if void[name] {
		return
	}
	up := p.top()
	e := element{name: name, region: up.region, container: up.container, link: up.link || name == "a" && a["href"] != "", byline: up.byline, tag: up.tag, note: up.note || name == "sup", skip: up.skip || dropped[name]}
	if !e.skip && !p.all && hiddenBy(a) {
		e.skip, p.hid = true, true
	}
	if name == "script" {
		p.keepLD = strings.Contains(strings.ToLower(a["type"]), "ld+json")
	}
	if blockTags[name] {
		if name == "td" || name == "th" {
			p.cell()
		} else {
			p.flush()
		}
		e.tag = tagOf(name, up.tag)
		if e.tag == item && name != "li" && up.tag != item {
			e.tag = paragraph
		}
	}
	if closedBySelf[name] && up.name == name {
		p.pop()
	}
	if name == "pre" {
		p.pre++
	}
	e.region, e.container = p.place(name, a, up)
	e.byline = e.byline || bylineBy(a)
	p.stack = append(p.stack, e)
	p.open[name]++
}

// end closes the nearest open element of that name and all within it; an end
// tag without one is left aside.
func (p *pageReader) end(name string) {
	if name == "br" || name == "p" && p.open[name] == 0 {
		p.flush()
		return
	}
	if p.open[name] == 0 {
		return
	}
	if blockTags[name] && name != "td" && name != "th" {
		p.flush()
	}
	for {
		if p.pop() == name {
			return
		}
	}
}

// pop closes the innermost element.
func (p *pageReader) pop() string {
	e := p.top()
	p.stack = p.stack[:len(p.stack)-1]
	p.open[e.name]--
	if e.name == "pre" {
		p.pre--
	}
	if e.tag != p.top().tag && blockTags[e.name] {
		p.flushAs(e)
	}
	return e.name
}

// text adds characters to the block that is being read.
func (p *pageReader) text(s []byte) {
	e := p.top()
	switch {
	case e.name == "title" && len(p.stack) > 0 && p.open["svg"] == 0:
		p.titleText.Write(s[:min(len(s), 4096)])
		return
	case e.name == "script" && p.keepLD && len(p.jsonLD) < 32 && len(s) < 1<<20:
		p.jsonLD = append(p.jsonLD, bytes.Clone(s))
		return
	case e.skip, e.note && (e.link || bytes.HasPrefix(s, []byte("["))):
		return
	}
	if p.pre > 0 {
		for i, part := range bytes.Split(s, []byte("\n")) {
			if i > 0 {
				p.newline()
			}
			p.add(part, e)
		}
		return
	}
	p.add(s, e)
}

func (p *pageReader) add(s []byte, e element) {
	if len(p.lines) == 0 {
		if len(bytes.TrimSpace(s)) == 0 {
			return
		}
		p.lines = append(p.lines, pageLine{})
	}
	p.byline = p.byline || e.byline
	l := &p.lines[len(p.lines)-1]
	l.text = append(l.text, s...)
	if e.link {
		l.linked += len(bytes.TrimSpace(s))
	}
}

// newline ends a line of the block.
func (p *pageReader) newline() {
	if len(p.lines) > 0 && !p.top().skip {
		p.lines = append(p.lines, pageLine{})
	}
}

// cell parts the cells of a table row, as it starts a new one.
func (p *pageReader) cell() {
	switch {
	case len(p.lines) == 0 || p.top().skip:
	case len(p.lines) > 1 || len(p.lines[0].text) > 200:
		p.flush() // a table that lays out the page, not one of facts
	default:
		p.add([]byte(" | "), element{})
	}
}

func (p *pageReader) flush() { p.flushAs(p.top()) }

// flushAs ends the block that was read, in element e. Its lines are joined or
// kept apart as lines of plain text are.
func (p *pageReader) flushAs(e element) {
	if len(p.lines) == 0 {
		return
	}
	for _, group := range p.groups() {
		var texts []sourceLine
		linked, total := 0, 0
		for _, l := range group {
			texts = append(texts, sourceLine{text: string(l.text)})
			linked += l.linked
			total += len(l.text)
		}
		for _, b := range appendGroup(nil, texts, 0, &hyphenator{}) {
			b.linked = linked * len(b.text) / total
			b.region, b.container, b.byline = e.region, e.container, p.byline
			if e.tag != paragraph {
				b.tag = e.tag
			}
			b.tight = b.tight || b.tag == item && len(p.blocks) > 0 && p.blocks[len(p.blocks)-1].tag == item || b.tag == row && len(p.blocks) > 0 && p.blocks[len(p.blocks)-1].tag == row
			p.blocks = append(p.blocks, b)
		}
	}
	p.lines, p.byline = p.lines[:0], false
}

// groups are the lines of the block, normalised, parted at empty ones.
func (p *pageReader) groups() [][]pageLine {
	var groups [][]pageLine
	var group []pageLine
	for _, l := range p.lines {
		s := oneLine(normalise(string(l.text)))
		s = strings.Trim(strings.ReplaceAll(s, "| |", "|"), " |")
		if s == "" {
			if len(group) > 0 {
				groups, group = append(groups, group), nil
			}
			continue
		}
		group = append(group, pageLine{[]byte(s), min(l.linked, len(s))})
	}
	if len(group) > 0 {
		groups = append(groups, group)
	}
	return groups
}
