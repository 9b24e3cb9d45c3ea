package article

import (
	"regexp"
	"strings"
)

var (
	atxPattern    = regexp.MustCompile(`^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$`)
	rulePattern   = regexp.MustCompile(`^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	memberPattern = regexp.MustCompile(`^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)$`)
	refPattern    = regexp.MustCompile(`^ {0,3}\[[^\]]+\]:`)
	tablePattern  = regexp.MustCompile(`^[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|[ \t:|-]*$`)
	frontPattern  = regexp.MustCompile(`^(title|author|date|published|publisher)[ \t]*:[ \t]*(.+)$`)
)

// A markdownReader is the state of reading one Markdown text, line by line.
type markdownReader struct {
	*draft
	lines  []string // of the paragraph or list member that is being read
	tag    tag
	fence  string // that ends the code block that is being read
	parted bool   // a blank line stands before
}

// readMarkdown cuts Markdown into blocks. Only what a reader sees stays: marks
// of emphasis, addresses of links and references go, code becomes a caption.
func (d *draft) readMarkdown(text string) {
	d.markup = true
	m := &markdownReader{draft: d}
	for line := range strings.SplitSeq(m.frontMatter(normalise(text)), "\n") {
		m.line(line)
	}
	m.flush()
}

// frontMatter reads the block of metadata above a text and returns the rest.
func (m *markdownReader) frontMatter(text string) string {
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return text
	}
	head, body, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		return text
	}
	for line := range strings.SplitSeq(head, "\n") {
		f := frontPattern.FindStringSubmatch(line)
		if f == nil {
			continue
		}
		value := oneLine(strings.Trim(f[2], " \t\"'"))
		switch f[1] {
		case "title":
			m.titles = append(m.titles, value)
		case "author":
			m.pageTold.writer(value)
			m.pageTold.linkedData = m.pageTold.author != ""
		case "publisher":
			m.pageTold.publisher = value
		default:
			m.pageTold.date(value)
		}
	}
	return body
}

func (m *markdownReader) line(line string) {
	trimmed := strings.TrimSpace(line)
	if m.fence != "" {
		if strings.HasPrefix(trimmed, m.fence) && strings.Trim(trimmed, m.fence[:1]) == "" {
			m.flush()
			m.fence = ""
		} else if trimmed != "" {
			m.lines = append(m.lines, trimmed)
		}
		return
	}
	if strings.HasPrefix(trimmed, "```") || strings.HasPrefix(trimmed, "~~~") {
		m.flush()
		m.fence, m.tag = trimmed[:3], caption
		return
	}
	if under := strings.Trim(trimmed, "="); trimmed != "" && (under == "" || strings.Trim(trimmed, "-") == "") && len(m.lines) == 1 && m.tag == paragraph {
		m.tag = heading
		if under == "" {
			m.tag = headline
		}
		m.flush()
		return
	}
	for strings.HasPrefix(trimmed, ">") {
		trimmed = strings.TrimSpace(trimmed[1:])
		line = trimmed
	}
	switch {
	case trimmed == "" || rulePattern.MatchString(line) || refPattern.MatchString(line):
		m.flush()
		m.parted = true
		return
	case tablePattern.MatchString(line):
		m.flush()
		return
	case strings.HasPrefix(trimmed, "|"):
		m.flush()
		m.tag = row
		m.lines = append(m.lines, strings.Trim(trimmed, "| "))
		m.flush()
		return
	}
	if h := atxPattern.FindStringSubmatch(trimmed); h != nil {
		m.flush()
		m.tag = heading
		if len(h[1]) == 1 {
			m.tag = headline
		}
		m.lines = append(m.lines, h[2])
		m.flush()
		return
	}
	if l := memberPattern.FindStringSubmatch(line); l != nil {
		m.flush()
		m.tag, trimmed = item, l[1]
	}
	m.lines = append(m.lines, trimmed)
	if strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`) {
		m.lines[len(m.lines)-1] = strings.TrimSuffix(trimmed, `\`)
		m.flush()
	}
}

// flush ends the block that is being read.
func (m *markdownReader) flush() {
	text, linked := strings.Join(m.lines, " "), 0
	if m.fence == "" {
		text, linked = inline(text)
	}
	text = oneLine(text)
	tight := !m.parted && m.tag == item && len(m.blocks) > 0 && m.blocks[len(m.blocks)-1].tag == item
	if text != "" {
		m.blocks = append(m.blocks, block{text: text, tag: m.tag, linked: linked, tight: tight})
		m.parted = false
	}
	m.lines, m.tag = m.lines[:0], paragraph
}
