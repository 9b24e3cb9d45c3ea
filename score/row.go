package score

import "fmt"

// Header names the columns of [Counts.Row].
const Header = "entities  P    R    F1  kind class | relations P    R    F1  typed | denied hedged wrong  status"

// Row writes the Counts as a line of a table.
func (c Counts) Row() string {
	e, r := c.Entities, c.Relations
	return fmt.Sprintf("%9.3f %.3f %.3f %.2f %.2f  | %9.3f %.3f %.3f %.3f | %3d/%-3d %3d/%-3d      %.2f", e.Precision(), e.Recall(), e.F1(),
		ratio(c.KindRight, c.Matched), ratio(c.ClassRight, c.Matched), r.Precision(), r.Recall(), r.F1(), c.Typed.F1(),
		c.NegatedWrong, c.NegatedHit, c.HedgedWrong, c.HedgedHit, ratio(c.StatusRight, c.StatusHit))
}
