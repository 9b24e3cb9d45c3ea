package export

import (
	"fmt"
	"strings"
	"unicode"

	"graphd/kg"
)

// ClaimsText lists what a valid Reading claims, for people: one line for each
// Claim, in the order of the text.
//
//	Obama administration — implements → strategy [ASSERTED] "The Obama administration ..." (rule)
//
// Dropped candidates follow, one line each, with their reason.
func ClaimsText(r *kg.Reading) string {
	g := kg.Build([]*kg.Reading{r}, nil)
	names := map[kg.ID]string{}
	for _, e := range g.Entities {
		names[e.ID] = e.Name
	}
	name := func(k kg.Key) string { return names[g.EntityOf[k]] }
	var out strings.Builder
	for _, c := range r.Claims {
		notes := []string{string(c.Status)}
		switch {
		case c.AttributedTo != "":
			notes = append(notes, "by "+name(c.AttributedTo))
		case c.Attribution != "":
			notes = append(notes, "by "+oneLine(c.Attribution))
		}
		if c.When != "" {
			notes = append(notes, c.When)
		}
		fmt.Fprintf(&out, "%s — %s → %s [%s] \"%s\" (%s)\n", oneLine(name(c.Subject.Key)), c.Predicate, oneLine(name(c.Object.Key)),
			strings.Join(notes, ", "), oneLine(c.Sentence.Of(r.Document.Text)), c.Rule)
	}
	for _, d := range r.Dropped {
		fmt.Fprintf(&out, "dropped: %s, %s [%s] \"%s\"\n", oneLine(name(d.Subject)), oneLine(name(d.Object)), d.Reason, oneLine(d.Sentence.Of(r.Document.Text)))
	}
	return out.String()
}

// oneLine joins the words of a text and drops control characters: the listing
// may go to a terminal.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.Join(strings.Fields(s), " "))
}
