package claim

import (
	"fmt"
	"strconv"
	"time"

	"graphd/kg"
	"graphd/nlp"
)

var weekdays = map[string]time.Weekday{"sunday": time.Sunday, "monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday,
	"thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday}

// when gives the date of what verb group v says, "" if the text gives none or
// several: "in 2003", "in May 2013", "on May 3, 2013", and for what is past a day
// of the week before the Document was published.
func (r *reader) when(v int) string {
	found := ""
	for n, c := range r.s.Chunks {
		if c.Kind != nlp.NounPhrase || c.Role != nlp.ByPrep || c.Via != n-1 {
			continue
		}
		prep := r.s.Words(c.Via)
		if prep != "on" && prep != "in" || r.datedVerb(n) != v {
			continue
		}
		d := r.date(n, prep, v)
		if d != "" && found != "" && d != found {
			return ""
		}
		if d != "" {
			found = d
		}
	}
	return found
}

// datedVerb gives the verb group that the date at Chunk n is about, -1 if it may
// be about something else: it hangs from the verb, or from names after it. What
// is said of an event or a work may date that.
func (r *reader) datedVerb(n int) int {
	for range 5 {
		n = r.s.Chunks[n].Up
		if n < 0 {
			return -1
		}
		if r.s.Chunks[n].Kind == nlp.VerbGroup {
			return n
		}
		for _, m := range r.refs(n) {
			if k := r.k.class(r.m[m].Kind); k == kg.Event || k == kg.Program || k == kg.Objective {
				return -1
			}
		}
		if _, dated := r.s.DateAt(r.s.Chunks[n].First); len(r.refs(n)) == 0 && !dated && r.s.Tokens[r.s.Chunks[n].Head].Tag != "CD" {
			return -1
		}
	}
	return -1
}

// date reads the date that Chunk n is.
func (r *reader) date(n int, prep string, v int) string {
	c, t := r.s.Chunks[n], r.s.Tokens
	if d, ok := r.s.DateAt(c.First); ok && d.Last == c.Last {
		switch {
		case d.Year == 0:
		case d.Day > 0:
			at := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
			if at.Day() == d.Day { // no February 30
				return at.Format(time.DateOnly)
			}
		case d.Last == d.First+1:
			return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
		}
		return ""
	}
	if c.First != c.Last {
		return ""
	}
	if y, err := strconv.Atoi(t[c.First].Text); prep == "in" && err == nil && y >= 1000 && y < 3000 {
		return fmt.Sprintf("%04d", y)
	}
	day, ok := weekdays[t[c.First].Lower]
	if !ok || prep != "on" || r.published.IsZero() || t[r.s.Chunks[v].Head].Tag != "VBD" && !r.s.Chunks[v].Verb.Passive || r.s.Chunks[v].Verb.Modal != "" {
		return ""
	}
	back := (int(r.published.Weekday()) - int(day) + 7) % 7
	return r.published.AddDate(0, 0, -back).Format(time.DateOnly)
}
