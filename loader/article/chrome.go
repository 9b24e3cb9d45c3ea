package article

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A mark is what a block says it is, by the phrases that pages put around
// articles.
type mark int

// The marks. Those from endRelated on end the article if it has begun.
const (
	unmarked    mark = iota
	markDate         // a date line
	markByline       // says who wrote or spoke
	markMenu         // an entry of a menu
	markShare        // share lines, advertisements, appeals
	markBanner       // cookie notices and the like
	markTease        // one line that points to another article
	markContact      // whom to ask, where to read more
	markCaption
	markBegin  // "Begin text:"
	markWeak   // chrome only where no running text follows
	endRelated // the head of a list of other articles
	endFooter  // the head of what stands below every article
)

var (
	reachPattern    = regexp.MustCompile(`(?i)\S+@\S+\.\w+|\(\d{3}\) ?\d{3}|\+\d[\d -]{7,}|\b\d{3}-\d{3}-\d{4}\b`)
	reachWords      = regexp.MustCompile(`(?i)\b(contact|contacts|submit|submitted|provided?|send|sent|call|text|e-?mail|requests?|questions?|inquir(?:y|ies)|enquir(?:y|ies)|rsvp|tips?|reach|directed|register)\b`)
	viewPattern     = regexp.MustCompile(`(?i)\b(?:viewed|found|accessed|downloaded|read|available|online|visit|see|watch(?:ed)?|stream(?:ed)?)\b[^.]*\b(?:https?://|www\.)\S+\s*$`)
	creditPattern   = regexp.MustCompile(`\([^()]*(?:Getty|AFP|EPA|Shutterstock|Photo|Images|via AP|Associated Press|Credit:)[^()]*\)\.?$`)
	reporterPattern = regexp.MustCompile(`^\p{Lu}[\p{L}.’' -]+(?:, \p{Lu}[\p{L}.’' -]+)* (?:reported from|contributed to this|contributed reporting|contributed from)\b`)
	sitePattern     = regexp.MustCompile(`(?i)^(.{2,60}?) (?:[-–—|»:]|::) (?:press releases?|news|news releases?|newsroom|statements?|home|back to home|home ?page|official site|official website)$`)
	bareAddress     = regexp.MustCompile(`(?i)^(?:https?://|www\.)\S+$`)
	aboutPattern    = regexp.MustCompile(`^(?i:about) (?:(?i:us|me|our|this site|this project|the author|the authors)\b|[A-Z]\S*(?: \S+){0,4}$)`)
	countLine       = regexp.MustCompile(`(?i)^(?:\d+ )?(?:comments?|shares?|views?|likes?|min(?:ute)?s? read)(?: \(?\d+\)?)?$`)
	tailPattern     = regexp.MustCompile(`(?i), (?:which is |and is )?available (?:online |here )?(?:at|on):? ?(?:https?://|www\.)\S+$`)
)

// markOf reads the phrases of a block.
func markOf(b *block) mark {
	low := strings.TrimLeft(strings.ToLower(b.text), "*•·–—-♦◆■►▶● ")
	bare := strings.Trim(low, " .:;,!?…*→›»«‹|[]()-–—_=>+▼▲•·")
	if bare == "" {
		if strings.ContainsAny(low, "_=-–—*") || len(low) < 4 {
			return markShare // a rule drawn with characters
		}
		bare = low
	}
	words := b.shape.words
	if words <= 12 && sitePattern.MatchString(b.text) || words <= 40 && b.tag != row && trail(b.text) {
		return markMenu
	}
	if words <= 8 {
		for _, m := range []mark{markMenu, markByline, markShare, markBegin, endRelated, endFooter} {
			if exactly[m][bare] {
				return m
			}
		}
		if aboutPattern.MatchString(b.text) && !strings.HasPrefix(bare, "about the ") {
			return endFooter
		}
		if countLine.MatchString(bare) || bareAddress.MatchString(b.text) {
			return markShare
		}
	}
	if words <= 12 && words > 0 && allIn(bare, shareWords) {
		return markShare
	}
	if words <= 25 {
		if _, ok := speaker(b.text); ok {
			return markByline
		}
	}
	for _, g := range beginnings {
		if words > g.longest || b.shape.colon && b.shape.words >= 8 {
			continue
		}
		for _, p := range g.phrases {
			if strings.HasPrefix(low, p) {
				return g.mark
			}
		}
	}
	if addressed(b.text) && tailPattern.MatchString(b.text) {
		return unmarked // a sentence that ends in an address: see cutAddress
	}
	if words <= 60 && strings.HasSuffix(strings.TrimSuffix(b.text, "."), ")") && creditPattern.MatchString(b.text) {
		return markCaption
	}
	if words <= 25 && reporterPattern.MatchString(b.text) {
		return markShare
	}
	if words <= 100 {
		if from := contactFrom(b.text); from == 0 {
			return markContact
		} else if from > 0 {
			b.cut = from
			return unmarked
		}
	}
	if words <= 40 && addressed(b.text) && viewPattern.MatchString(b.text) {
		if b.cut = lastSentence(b.text); b.cut > 0 {
			return unmarked
		}
		return markContact
	}
	if words <= 80 {
		for _, p := range appeals {
			if strings.Contains(low, p) {
				return markShare
			}
		}
		hits, first := 0, len(low)
		for _, p := range weakly {
			if i := strings.Index(low, p); i >= 0 {
				hits++
				first = min(first, i)
			}
		}
		if hits > 1 || hits == 1 && words <= 25 {
			if len(low) == len(b.text) {
				b.cut = lastSentence(b.text[:first])
			}
			if b.cut > 0 {
				return unmarked
			}
			return markWeak
		}
	}
	return unmarked
}

// addressed reports whether s can hold the address of a page.
func addressed(s string) bool {
	return strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.Contains(s, "WWW.")
}

// contactFrom returns where the sentence begins that says whom to write to or
// call, -1 if there is none.
func contactFrom(s string) int {
	if !strings.ContainsAny(s, "@+") && strings.Count(s, "-") < 2 && !strings.Contains(s, ") ") {
		return -1
	}
	m := reachPattern.FindStringIndex(s)
	if m == nil || !reachWords.MatchString(s) {
		return -1
	}
	from := lastSentence(s[:m[0]])
	if !reachWords.MatchString(s[from:]) {
		return -1
	}
	return from
}

// lastSentence returns where the last sentence begins, roughly.
func lastSentence(s string) int {
	from := 0
	for _, end := range sentenceEnd.FindAllStringIndex(s, -1) {
		if _, n := utf8.DecodeLastRuneInString(s[:end[1]]); end[0] > 20 {
			from = end[1] - n
		}
	}
	return from
}

// sentenceEnd is a rough end of a sentence: a word of small letters, its full
// stop, and a capital.
var sentenceEnd = regexp.MustCompile(`[\p{Ll}\d)’”"'][.!?][”"’)]? \p{Lu}`)

// trail reports whether s is a menu, or the path to a page, on one line: three or
// more short fields ("Home | About | Contact", "Home > News > Rain").
func trail(s string) bool {
	fields := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("|•·>»›", r) })
	if len(fields) < 3 || strings.HasPrefix(strings.ToLower(s), "by ") {
		return false
	}
	short := 0
	for _, f := range fields {
		if n := len(strings.Fields(f)); n <= 3 {
			short++
		}
	}
	if _, dated := findDate(s); dated {
		return false
	}
	return short*4 >= len(fields)*2
}

func allIn(s string, set map[string]bool) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" /|•·,:()", r) }) {
		if !set[w] && strings.Trim(w, "0123456789") != "" {
			return false
		}
	}
	return true
}

func phrases(list string) []string {
	var out []string
	for _, p := range strings.Split(list, ";") {
		if p = oneLine(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func phraseSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, p := range phrases(list) {
		set[p] = true
	}
	return set
}

// rightsPattern finds who claims rights in the foot of a page.
var rightsPattern = regexp.MustCompile(`(?:©|\(c\)|Copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by )?([A-Z][\w&'’.-]*(?: (?:[A-Z][\w&'’-]*|of|the|and|for|&))*)`)
