package article

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const monthNames = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`

// datePatterns are the ways in which a full date is written. order says which
// group holds year, month and day.
var datePatterns = []struct {
	re    *regexp.Regexp
	order [3]int
}{
	{regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})(?:\b|T)`), [3]int{1, 2, 3}},
	{regexp.MustCompile(`(?i)\b` + monthNames + `\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:\b|\d{1,2}:\d\d)`), [3]int{3, 1, 2}},
	{regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+(?:of\s+)?` + monthNames + `\.?,?[\s-]+(\d{4})\b`), [3]int{3, 2, 1}},
	{regexp.MustCompile(`\b(\d{4})/(\d{1,2})/(\d{1,2})\b`), [3]int{1, 2, 3}},
	{regexp.MustCompile(`\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b`), [3]int{3, 2, 1}},
	{regexp.MustCompile(`\b(\d{1,2})/(\d{1,2})/(\d{4})\b`), [3]int{3, 1, 2}},
}

var monthWord = regexp.MustCompile(`^` + monthNames + `$`)

// A foundDate is a date and where it stands.
type foundDate struct {
	iso        string // YYYY-MM-DD
	start, end int
}

// findDate returns the first full date in s. A date in digits that could be read
// two ways ("03/04/2022") is no date.
func findDate(s string) (foundDate, bool) {
	best := foundDate{start: -1}
	if !strings.ContainsAny(s, "0123456789") {
		return best, false
	}
	for i, p := range datePatterns {
		m := p.re.FindStringSubmatchIndex(s)
		if m == nil || (best.start >= 0 && m[0] >= best.start) {
			continue
		}
		part := func(k int) string { g := p.order[k]; return s[m[2*g]:m[2*g+1]] }
		year, month, day := part(0), part(1), part(2)
		if i == len(datePatterns)-1 { // month/day or day/month
			a, b := number(month), number(day)
			if a > 12 {
				month, day = day, month
			} else if b <= 12 && a != b {
				continue
			}
		}
		if iso, ok := isoDate(number(year), monthNumber(month), number(day)); ok {
			best = foundDate{iso, m[0], m[1]}
		}
	}
	return best, best.start >= 0
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

func monthNumber(s string) int {
	if s[0] >= '0' && s[0] <= '9' {
		return number(s)
	}
	return strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(s[:3]))/3 + 1
}

func isoDate(y, m, d int) (string, bool) {
	if y < 1000 || m < 1 || d < 1 {
		return "", false
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || int(t.Month()) != m || t.Day() != d {
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), true
}

// dateWords stand beside a date without saying anything else.
var dateWords = wordSet(`mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
	published updated posted date dated last modified on at am pm a.m p.m am. edt est et cdt cst ct mdt mst pdt pst pt gmt utc bst cet cest z of release
	released issued created`)

// beside counts the words of a line beside its date, and says whether marks
// divide the line into fields.
func beside(s string, d foundDate) (words int, fields bool) {
	rest := s[:d.start] + " " + s[d.end:]
	for _, w := range strings.Fields(rest) {
		switch w {
		case "/", "|", "•", "·", "»", ">", "—", "–", "-":
			fields = true
			continue
		}
		w = strings.ToLower(strings.Trim(w, ".,:;()[]|/•·–—-+"))
		if w == "" || dateWords[w] || strings.Trim(w, "0123456789:+") == "" {
			continue
		}
		words++
	}
	return words, fields
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
