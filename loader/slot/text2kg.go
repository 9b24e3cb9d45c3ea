package slot

import (
	"regexp"
	"strings"
)

var yearOnly = regexp.MustCompile(`^[12]\d\d\d$`)

// Text2KG writes an end as Text2KGBench writes it: a year by itself as the first of
// its January. All else stays as it is.
func Text2KG(words string) string {
	w := strings.TrimSpace(words)
	if yearOnly.MatchString(w) {
		return "01 January " + w
	}
	return w
}
