package article

import (
	"strings"

	"graphd/kg"
)

// classify gives every block its zone, and the draft its title, author,
// publisher and date unless they were told.
func (d *draft) classify() {
	for i := range d.blocks {
		b := &d.blocks[i]
		b.shape = shapeOf(b.text)
		b.mark = markOf(b)
	}
	c := classifier{draft: d, blocks: d.blocks, title: -1}
	c.markDates()
	c.markRepeats()
	c.findLead()
	d.findMain()
	c.findBody()
	c.findTitle()
	c.ownTitle()
	c.head()
	c.walk()
	c.metadata()
}

// A classifier holds what is known while the blocks of one draft are sorted.
type classifier struct {
	*draft
	blocks []block
	title  int // the block that is the title, -1 if none is
	lead   int // the first block, if a date line or byline follows it; else -1
	anchor int // the last date line or byline above the body, -1 if there is none
	start  int // the first block of the body
	signed int // lines of the body that are a person with an office: who signs it, or takes part
}

// markDates marks date lines and bylines.
func (c *classifier) markDates() {
	running := false // there was running text above
	for i := range c.blocks {
		b := &c.blocks[i]
		running = running || b.mark == unmarked && b.shape.words > 12 && b.prose()
		if b.mark != unmarked && b.mark != endFooter && b.mark != markCaption {
			continue
		}
		if b.byline && b.shape.words <= 25 {
			b.mark = markByline
			continue
		}
		if b.shape.words > 20 || (b.shape.terminal && b.shape.words > 12) {
			continue
		}
		date, dated := findDate(b.text)
		if dated {
			words, fields := beside(b.text, date)
			_, by := authorBy(b.text)
			if words <= 1 || by && words <= 10 || i > 0 && (fields && words <= 10 || date.start == 0 && words <= 5) {
				if b.mark == unmarked {
					b.mark = markDate
				}
				continue
			}
		}
		if b.mark == unmarked && i > 0 && captionLabels[strings.ToLower(strings.Trim(c.blocks[i-1].text, " :,"))] {
			b.mark = markCaption
		}
		if b.mark == markCaption && i > 0 && b.shape.words <= 8 && running {
			if up := &c.blocks[i-1]; up.mark == unmarked && up.shape.words <= 12 && up.tag == paragraph {
				up.mark = markCaption // the credit stands below it
			}
		}
		if b.mark == unmarked && strings.HasPrefix(strings.ToLower(b.text), "by ") {
			if _, ok := authorBy(b.text); ok {
				b.mark = markByline
			}
		}
	}
}

// markRepeats marks whatever stands twice on the page: pages repeat their chrome,
// articles do not repeat themselves. Of a repeated paragraph the first stays.
func (c *classifier) markRepeats() {
	seen := map[string]int{}
	for i := range c.blocks {
		b := &c.blocks[i]
		if len(b.text) < 20 || b.shape.speaker || b.shape.words < 4 {
			continue
		}
		key := strings.ToLower(b.text)
		if _, again := seen[key]; again && b.mark == unmarked && i > 0 {
			if b.prose() {
				b.mark = markShare
			}
			continue
		}
		seen[key] = i
	}
}

// findLead finds the title of a text that begins with title and date line. Such
// a title may look like a sentence ("... President-Elect Marcos, Jr.").
func (c *classifier) findLead() {
	c.lead = -1
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.region >= navigation || b.mark != unmarked && b.mark < markContact {
			continue
		}
		if b.mark == unmarked && b.tag != item && b.shape.words <= 80 && !b.authored() && i+1 < len(c.blocks) {
			if next := c.blocks[i+1].mark; next == markDate || next == markByline {
				c.lead = i
			}
		}
		return
	}
}

// plainProse reports whether block i reads as text of the article.
func (c *classifier) plainProse(i int) bool {
	b := &c.blocks[i]
	return i != c.lead && (b.mark == unmarked || b.mark == markWeak) && b.region < navigation && !b.outside && !b.linky() && b.prose()
}

// findBody finds the first block of the body: the first running text, below the
// byline if there is one near the top.
func (c *classifier) findBody() {
	first, words := -1, 0
	c.anchor = -1
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.region >= navigation {
			continue
		}
		if (b.mark == markDate || b.mark == markByline) && words <= 70 && (first < 0 || i <= first+6) {
			c.anchor = i
			if first >= 0 && c.mainProse(i, false) == 0 && (words >= 12 || c.mainProse(i, true) < fewWords) {
				c.anchor = -1 // it stands below the article
			}
		}
		if b.ends() && first >= 0 {
			break
		}
		if c.plainProse(i) && b.mark != markWeak {
			if first < 0 {
				first = i
			}
			words += b.shape.words
			if words > 70 {
				break
			}
		}
	}
	c.start = first
	if c.anchor >= 0 && first >= 0 && c.anchor > first {
		// Running text above the byline: a standfirst if only a line or two lie
		// between them, else part of the page.
		c.start = first
		for i := first; i < c.anchor; i++ {
			if c.plainProse(i) && (c.anchor-i > 3 || c.blocks[i].shape.words < standfirst) {
				c.start = -1
			} else if c.start < 0 && c.plainProse(i) {
				c.start = i
			}
		}
		if c.start < 0 {
			for i := c.anchor; i < len(c.blocks); i++ {
				if c.plainProse(i) {
					c.start = i
					break
				}
			}
		}
	}
	if c.start < 0 {
		c.start = c.listBody()
	}
}

// mainProse counts the words of running text from block i on, up to what looks
// like the end of the article, or all.
func (c *classifier) mainProse(i int, all bool) int {
	words := 0
	for ; i < len(c.blocks) && (all || !c.blocks[i].ends()); i++ {
		if c.plainProse(i) {
			words += c.blocks[i].shape.words
		}
	}
	return words
}

// listBody is the first block of the body of a text without running text: all
// but its first line, or the line itself.
func (c *classifier) listBody() int {
	var open []int
	for i := range c.blocks {
		if b := &c.blocks[i]; (b.mark == unmarked || b.mark == markWeak) && b.region < navigation {
			open = append(open, i)
		}
	}
	switch len(open) {
	case 0:
		return 0
	case 1:
		return open[0]
	}
	return open[1]
}

// standfirst is how many words a sentence above the byline has if it belongs to
// the article; shorter ones are slogans.
const standfirst = 10

// head gives their zones to the blocks above the body.
func (c *classifier) head() {
	for i := 0; i < c.start; i++ {
		b := &c.blocks[i]
		switch {
		case i == c.title:
			b.zone = kg.ZoneTitle
		case (b.mark == markDate || b.mark == markByline) && (b.region < navigation || i > c.title):
			b.zone = kg.ZoneByline
		case b.mark == markCaption || b.tag == caption:
			b.zone = kg.ZoneCaption
		case i > 0 && c.afterLabel(i):
			b.zone = kg.ZoneByline
		case c.title < 0 && b.mark == unmarked && b.authored():
			b.zone = kg.ZoneByline
		case b.mark == unmarked && b.region < navigation && !b.outside && i > c.title && c.title >= 0 && !b.linky():
			switch {
			case b.tag != heading && b.tag != headline && b.prose() && b.shape.words >= standfirst:
				b.zone = kg.ZoneBody
			case b.tag == heading || b.tag == headline || b.shape.words >= 6 && !b.authored():
				b.zone = kg.ZoneHeading
			default:
				b.zone = kg.ZoneByline
			}
		default:
			b.zone = kg.ZoneNavigation
		}
	}
}

// authored reports whether a block is a line that names an author.
func (b *block) authored() bool {
	_, ok := authorLine(b.text)
	return ok && b.region < navigation && !b.outside
}

// afterLabel reports whether the line above block i says that the author comes
// next.
func (c *classifier) afterLabel(i int) bool {
	up := &c.blocks[i-1]
	return up.mark == markByline && fromLabels[strings.ToLower(strings.Trim(up.text, " :"))] && personal(c.blocks[i].text)
}
