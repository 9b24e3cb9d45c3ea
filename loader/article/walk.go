package article

import (
	"strings"

	"graphd/kg"
)

// walk gives their zones to the blocks from the body on.
func (c *classifier) walk() {
	for i := c.start; i < len(c.blocks) && !c.blocks[i].ends(); i++ {
		if c.blocks[i].authored() {
			c.signed++
		}
	}
	ended, after := false, kg.ZoneFooter
	listed := false // the last paragraph announces a list
	var open []int  // headings, or the foot of the page: what follows will tell
	shut := func(z kg.ZoneKind) {
		for _, i := range open {
			c.blocks[i].zone = z
		}
		open = open[:0]
	}
	for i := c.start; i < len(c.blocks); i++ {
		b := &c.blocks[i]
		if !ended && b.ends() && i > c.start && !c.resumes(i) {
			ended = true
			shut(kg.ZoneFooter)
		}
		if ended {
			if b.mark >= endRelated {
				after = zoneOf(b.mark)
			}
			b.zone = after
			if b.mark == markShare || b.mark == markContact || b.mark == markBanner {
				b.zone = kg.ZoneFooter
			}
			continue
		}
		if b.zone = c.inside(i, listed); b.zone == kg.ZoneBody {
			shut(kg.ZoneHeading)
			listed = b.shape.colon || listed && b.listed()
			c.cutAddress(b)
		} else if b.zone == kg.ZoneHeading {
			open = append(open, i)
		}
	}
	shut(kg.ZoneFooter)
}

// ends reports whether a block is the head of what stands below an article. What
// markup sets apart says nothing about where the article ends.
func (b *block) ends() bool { return b.mark >= endRelated && b.region < navigation }

// inside gives the zone of a block before the end of the article. HEADING is
// provisional: it holds only if the body goes on.
func (c *classifier) inside(i int, listed bool) kg.ZoneKind {
	b := &c.blocks[i]
	switch {
	case i == c.start && b.mark < markBanner:
		return kg.ZoneBody
	case b.region >= navigation:
		return regionZone(b.region)
	case b.outside:
		return kg.ZoneFooter
	case b.mark == markBegin:
		return kg.ZoneHeading
	case b.mark == markWeak:
		if c.proseAhead(i) && b.prose() {
			return kg.ZoneBody
		}
		return kg.ZoneFooter
	case b.tag == caption:
		return kg.ZoneCaption
	case b.mark != unmarked:
		return zoneOf(b.mark)
	case b.tag == heading || b.tag == headline:
		return kg.ZoneHeading
	case b.linky() && b.shape.words < 40:
		return kg.ZoneRelated
	case b.shape.cutOff && !b.prose() && !(i > c.start && c.plainProse(i-1) && i+1 < len(c.blocks) && c.plainProse(i+1)):
		return kg.ZoneRelated
	case b.prose(), b.tag == item, b.tag == row:
		return kg.ZoneBody
	case listed && b.listed():
		return kg.ZoneBody
	case c.signed >= 3 && b.authored():
		return kg.ZoneBody
	case b.shape.terminal && !b.shape.upper, b.shape.colon && (b.shape.lowEnd || !titled(b.text)):
		return kg.ZoneBody
	case strings.HasSuffix(b.text, ",") || strings.HasSuffix(b.text, ";") || strings.HasSuffix(b.text, "—"):
		return kg.ZoneBody
	}
	return kg.ZoneHeading
}

// listed reports whether a block can be a member of an announced list.
func (b *block) listed() bool {
	return b.tag == item || b.tag == row || !b.prose() && strings.Contains(b.text, ": ") || !b.shape.terminal && !b.shape.colon && b.shape.words <= 40
}

// proseAhead reports whether running text follows block i before the end of the
// article.
func (c *classifier) proseAhead(i int) bool {
	for j := i + 1; j < len(c.blocks) && j <= i+6 && !c.blocks[j].ends(); j++ {
		if c.plainProse(j) && c.blocks[j].mark == unmarked && c.blocks[j].shape.words >= 20 {
			return true
		}
	}
	return false
}

// resumes reports whether the article goes on after the box that begins at
// block i: two paragraphs in a row, or a long one, before the next such head.
func (c *classifier) resumes(i int) bool {
	if c.blocks[i].mark != endRelated {
		return false
	}
	row := 0
	for j := i + 1; j < len(c.blocks) && j < i+40; j++ {
		if c.blocks[j].ends() {
			return false
		}
		if !c.plainProse(j) || c.blocks[j].shape.words < 8 {
			row = 0
			continue
		}
		if row++; row == 2 || c.blocks[j].shape.words >= 60 {
			return true
		}
	}
	return false
}

// cutAddress ends the zone of a paragraph before ", available at" and an
// address: it says where to read, not what is so.
func (c *classifier) cutAddress(b *block) {
	if b.cut > 0 || !addressed(b.text) {
		return
	}
	if m := tailPattern.FindStringIndex(b.text); m != nil && m[0] > 0 {
		b.cut = m[0]
	}
}

// zoneOf is the zone of a marked block inside of an article.
func zoneOf(m mark) kg.ZoneKind {
	switch m {
	case markDate, markByline:
		return kg.ZoneByline
	case markMenu, markBanner:
		return kg.ZoneNavigation
	case markTease, endRelated:
		return kg.ZoneRelated
	case markCaption:
		return kg.ZoneCaption
	}
	return kg.ZoneFooter
}

func regionZone(r region) kg.ZoneKind {
	switch r {
	case navigation:
		return kg.ZoneNavigation
	case related:
		return kg.ZoneRelated
	}
	return kg.ZoneFooter
}
