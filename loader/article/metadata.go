package article

import (
	"strings"

	"graphd/kg"
)

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
	if office == "" && c.title >= 0 {
		for i := c.title + 1; i < c.start; i++ {
			if m := correspondent.FindStringSubmatch(c.blocks[i].text); m != nil && personal(m[1]) && c.blocks[i].mark == unmarked {
				return m[1]
			}
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
			name, _, _ := strings.Cut(strings.TrimSuffix(strings.TrimSpace(m[1]), " All"), ". ")
			if name != "Crown" && name != "All" && name != "The" {
				return name
			}
		}
	}
	for i := range c.blocks {
		b := &c.blocks[i]
		if m := sitePattern.FindStringSubmatch(b.text); m != nil && i < c.start && b.mark == markMenu && personal(m[1]) {
			return m[1]
		}
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
