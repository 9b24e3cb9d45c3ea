package article

import (
	"strings"

	"graphd/kg"
)

// findTitle chooses the block that is the title, by points: titles stand at the
// top, just above a byline or the body, are longer than the entries of menus, and
// pages repeat them.
func (c *classifier) findTitle() {
	end := c.start
	folded := make([]string, 0, end)
	for i := 0; i < end; i++ {
		folded = append(folded, kg.FoldText(c.blocks[i].text))
	}
	told := kg.FoldText(c.draft.title)
	above := false // there is a line above date and author that may well be the title
	for i := 0; i < c.anchor; i++ {
		above = above || c.maybeTitle(i) && (c.blocks[i].shape.words >= 4 || i == c.lead)
	}
	best, most := -1, 0
	for i := 0; i < end && i < 400; i++ {
		b := &c.blocks[i]
		if !c.maybeTitle(i) {
			continue
		}
		points := 1 + min(b.shape.words, 12)
		if i == 0 {
			points += 6
		}
		if i == c.lead {
			points += 12
		}
		switch b.tag {
		case headline:
			points += 20
		case heading:
			points += 4
		}
		if b.shape.words <= 2 {
			points -= 4
		}
		if b.shape.upper && b.shape.words <= 3 {
			points -= 6
		}
		if b.region == main {
			points += 3
		}
		if b.prose() && i != c.lead {
			points -= 10
		}
		if above && i > c.anchor {
			points -= 8
		} else if c.beforeByline(i) {
			points += 5
		}
		if next := i + 1; next < end && c.menuEntry(next) {
			points -= 5
		}
		for j := max(0, i-40); j < min(end, i+40); j++ {
			if j == i || len(folded[i]) < 12 || len(folded[j]) < 12 {
				continue
			}
			switch {
			case strings.HasSuffix(folded[j], folded[i]) || strings.HasPrefix(folded[j], folded[i]):
				points += 6
			case strings.HasSuffix(folded[i], folded[j]):
				points -= 6
			}
		}
		for k, t := range c.titles {
			if f := kg.FoldText(t); f == folded[i] || len(folded[i]) >= 12 && strings.Contains(f, folded[i]) {
				points += 20 - 3*min(k, 5)
				break
			}
		}
		if told != "" && told == folded[i] {
			points += 100
		}
		if points > most {
			best, most = i, points
		}
	}
	c.title = best
}

// maybeTitle reports whether block i can be a title at all.
func (c *classifier) maybeTitle(i int) bool {
	b := &c.blocks[i]
	if b.mark != unmarked || b.tag == caption || b.tag == item && c.blocks[0].tag == item || b.region >= navigation {
		return false
	}
	if b.tag == headline || i == c.lead {
		return true
	}
	if b.linky() && b.tag != heading || b.shape.words == 0 || b.shape.words > 45 || b.prose() && b.shape.words > 25 {
		return false
	}
	if _, ok := authorLine(b.text); ok && (i > 0 || c.markup) {
		return false
	}
	return true
}

// ownTitle puts a title that is told, and stands nowhere in the head, before the
// text, so that it can be read and quoted like the rest.
func (c *classifier) ownTitle() {
	title := c.draft.title
	if title == "" && c.title < 0 && len(c.titles) > 0 {
		title = c.titles[0]
	}
	if title == "" || c.title >= 0 && alike(kg.FoldText(c.blocks[c.title].text), kg.FoldText(title)) {
		return
	}
	c.blocks = append([]block{{text: title, tag: headline, shape: shapeOf(title)}}, c.blocks...)
	c.draft.blocks = c.blocks
	c.title = 0
	c.start++
	c.lead = -1
	if c.anchor >= 0 {
		c.anchor++
	}
}

// menuEntry reports whether block i looks like an entry of a menu.
func (c *classifier) menuEntry(i int) bool {
	b := &c.blocks[i]
	return b.mark == markMenu || b.mark == markShare || b.mark == unmarked && b.shape.words <= 2 && !b.authored()
}

// beforeByline reports whether a byline or the body comes next after block i.
func (c *classifier) beforeByline(i int) bool {
	for j := i + 1; j <= c.start && j < len(c.blocks); j++ {
		switch b := &c.blocks[j]; {
		case j == c.start, b.mark == unmarked && b.prose(), b.mark == markDate, b.mark == markByline:
			return true
		case b.mark == unmarked && !b.authored():
			return false
		}
	}
	return false
}

// metadata fills what was not told from title, head and foot of the text.
func (c *classifier) metadata() {
	d := c.draft
	if d.title == "" {
		switch {
		case c.title >= 0:
			d.title = c.blocks[c.title].text
		case len(c.titles) > 0:
			d.title = c.titles[0]
		}
	}
	told := d.pageTold
	author := c.author
	if told.linkedData {
		author = func() string { return told.author }
	}
	d.published = firstOf(d.published, told.published, c.published())
	d.author = firstOf(d.author, author(), told.author)
	d.publisher = firstOf(d.publisher, told.publisher, c.publisher())
}

// alike reports whether one of two folded titles is the other, or the main part
// of it.
func alike(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a)*2 > len(b) && strings.Contains(b, a)
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// published is the date of the head, or what the foot says of itself.
func (c *classifier) published() string {
	for i := 0; i < c.start; i++ {
		if b := &c.blocks[i]; b.zone == kg.ZoneByline {
			if date, ok := findDate(b.text); ok {
				return date.iso
			}
		}
	}
	for i := c.start; i < len(c.blocks); i++ {
		b := &c.blocks[i]
		if b.zone == kg.ZoneByline {
			if date, ok := findDate(b.text); ok {
				return date.iso
			}
		}
		low := strings.ToLower(b.text)
		if strings.HasPrefix(low, "updated") || strings.HasPrefix(low, "published") || strings.HasPrefix(low, "last updated") {
			if date, ok := findDate(b.text); ok && b.shape.words <= 8 {
				return date.iso
			}
		}
	}
	return ""
}

// author is the person or, failing that, the office that the head names.
func (c *classifier) author() string {
	office := ""
	for i := 0; i < len(c.blocks) && i <= c.start; i++ {
		b := &c.blocks[i]
		if b.zone != kg.ZoneByline {
			continue
		}
		if b.mark != unmarked {
			if name, ok := speaker(b.text); ok {
				return name
			}
			if name, ok := authorBy(b.text); ok {
				return name
			}
		}
		if i > 0 && c.afterLabel(i) {
			return properCase(b.text)
		}
		if name, ok := authorLine(b.text); ok && office == "" {
			office = name
		} else if b.byline && office == "" && personal(b.text) {
			office = properCase(b.text)
		}
	}
	return office
}

// publisher is the name that the foot claims rights for, or tells about.
func (c *classifier) publisher() string {
	for i := len(c.blocks) - 1; i >= 0; i-- {
		b := &c.blocks[i]
		if b.shape.words > 30 || !strings.Contains(b.text, "©") && !strings.Contains(b.text, "(c)") && !strings.Contains(b.text, "(C)") && !strings.Contains(b.text, "Copyright") {
			continue
		}
		if m := rightsPattern.FindStringSubmatch(b.text); m != nil {
			if name := strings.TrimSuffix(strings.TrimSpace(m[1]), " All"); name != "Crown" && name != "All" && name != "The" {
				return name
			}
		}
	}
	for i := range c.blocks {
		b := &c.blocks[i]
		if name, ok := strings.CutPrefix(b.text, "About "); ok && b.mark == endFooter && personal(name) && i > c.start && c.names(name) {
			return name
		}
	}
	return ""
}

// names reports whether a name stands in more than one block.
func (c *classifier) names(name string) bool {
	n := 0
	for i := range c.blocks {
		if strings.Contains(c.blocks[i].text, name) {
			n++
		}
	}
	return n > 1
}
