package nlp

import (
	"strconv"
	"strings"
)

// A Date is a day, a month of a year or a year that stands in a Sentence. Year,
// Month and Day are 0 where it does not say them.
type Date struct {
	First, Last      int // Tokens, both included
	Year, Month, Day int
}

var months = map[string]int{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
	"november": 11, "december": 12, "jan.": 1, "feb.": 2, "aug.": 8, "sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12}

// DateAt reads the date of at least two parts that starts at Token i: "May 2013",
// "May 3", "May 3, 2013", "3 May 2013".
func (s *Sentence) DateAt(i int) (Date, bool) {
	d := Date{First: i, Last: i}
	if n := s.number(i, 1, 31); n > 0 && s.month(i+1) > 0 {
		d.Day, d.Month, d.Last = n, s.month(i+1), i+1
	} else if m := s.month(i); m > 0 {
		d.Month = m
		if n := s.number(i+1, 1, 31); n > 0 {
			d.Day, d.Last = n, i+1
		} else if s.days(i + 1) {
			d.Last = i + 1
		}
		if at := d.Last + 1; d.Last > i && at < len(s.Tokens) && s.Tokens[at].Is("and", "to", "-", "–") && s.number(at+1, 1, 31) > 0 {
			d.Day, d.Last = 0, at+1 // "May 3 and 4" is no one day
		}
	} else {
		return Date{}, false
	}
	at := d.Last + 1
	if d.Last > i && at < len(s.Tokens) && s.Tokens[at].Text == "," {
		at++
	}
	if y := s.number(at, 1000, 2999); y > 0 {
		d.Year, d.Last = y, at
	}
	if d.Last == i {
		return Date{}, false
	}
	return d, true
}

func (s *Sentence) month(i int) int {
	if i >= len(s.Tokens) || !s.Tokens[i].Upper() {
		return 0
	}
	return months[s.Tokens[i].Lower]
}

// number gives the plain number at Token i if it lies between the bounds, else 0.
func (s *Sentence) number(i, least, most int) int {
	if i >= len(s.Tokens) {
		return 0
	}
	n, err := strconv.Atoi(s.Tokens[i].Text)
	if err != nil || n < least || n > most {
		return 0
	}
	return n
}

// days reports whether the Token at i is a run of days: "5-6".
func (s *Sentence) days(i int) bool {
	if i >= len(s.Tokens) {
		return false
	}
	from, to, ok := strings.Cut(strings.ReplaceAll(s.Tokens[i].Text, "–", "-"), "-")
	_, err1 := strconv.Atoi(from)
	_, err2 := strconv.Atoi(to)
	return ok && err1 == nil && err2 == nil && len(from) < 3 && len(to) < 3
}

// date gives the date that is a noun phrase of its own at Token i: it follows
// "in" or "on", or no noun that it describes follows ("the May 2013 summit").
func (c *chunker) date(i int) (Date, bool) {
	d, ok := c.s.DateAt(i)
	if ok && i > 0 && d.Year > 0 && c.s.Tokens[i-1].Is("in", "on") {
		return d, true
	}
	if !ok || d.Last+1 < len(c.s.Tokens) && (c.s.Tokens[d.Last+1].Noun() && !c.s.Tokens[d.Last+1].Upper() || c.s.Tokens[d.Last+1].Tag == "POS") {
		return Date{}, false
	}
	return d, true
}

// timely reports whether Chunk i says when: a day of the week, or a date.
func (a *attacher) timely(i int) bool {
	h := a.s.Tokens[a.c[i].Head]
	return times[h.Lower] || h.Upper() && months[h.Lower] > 0
}
