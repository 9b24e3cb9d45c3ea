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
	top := c.topLine()
	if c.titleBelowDate() {
		above, top = false, -1
	}
	best, most := -1, 0
	for i := 0; i < end && i < 400; i++ {
		b := &c.blocks[i]
		if !c.maybeTitle(i) {
			continue
		}
		points := 1 + min(b.shape.words, 12)
		if i == 0 {
			points += 4
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
		switch {
		case above && i > c.anchor:
			points -= 8
		case correspondent.MatchString(b.text) && c.beforeByline(i):
			points -= 4
		case i == top:
			points += 8
		case c.beforeByline(i):
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

// topLine is the first of the lines that stand together just above the byline: a
// title comes before its subtitle. -1 if there is none.
func (c *classifier) topLine() int {
	top := -1
	for i := c.anchor - 1; i >= 0; i-- {
		b := &c.blocks[i]
		if b.mark == markDate || b.mark == markByline || b.authored() || b.aside() || i > 0 && correspondent.MatchString(b.text) {
			continue
		}
		if !c.maybeTitle(i) || b.shape.words < 3 {
			break
		}
		top = i
	}
	return top
}

// titleBelowDate reports whether the head says "For immediate release", then the
// date, and then something longer before the body: that is the title.
func (c *classifier) titleBelowDate() bool {
	for i := 0; i+2 < c.start; i++ {
		if strings.EqualFold(strings.Trim(c.blocks[i].text, " :"), "for immediate release") && c.blocks[i+1].mark == markDate {
			return c.maybeTitle(i+2) && c.blocks[i+2].shape.words >= 4
		}
	}
	return false
}

// aside reports whether a block is a remark in brackets: "(Archived Content)".
func (b *block) aside() bool {
	return b.shape.words <= 5 && (strings.HasPrefix(b.text, "(") && strings.HasSuffix(b.text, ")") || strings.HasPrefix(b.text, "[") && strings.HasSuffix(b.text, "]"))
}

// menuEntry reports whether block i looks like an entry of a menu.
func (c *classifier) menuEntry(i int) bool {
	b := &c.blocks[i]
	return b.mark == markMenu || b.mark == markShare || b.mark == unmarked && b.shape.words <= 2 && !b.authored() && !b.aside()
}

// beforeByline reports whether a byline or the body comes next after block i.
func (c *classifier) beforeByline(i int) bool {
	for j := i + 1; j <= c.start && j < len(c.blocks); j++ {
		switch b := &c.blocks[j]; {
		case j == c.start, b.mark == unmarked && b.prose(), b.mark == markDate, b.mark == markByline:
			return true
		case b.mark == unmarked && !b.authored() && !b.aside():
			return false
		}
	}
	return false
}
