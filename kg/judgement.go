package kg

import (
	"cmp"
	"slices"
)

// A Verdict is what a Judgement says.
type Verdict string

// The Verdicts.
const (
	Same      Verdict = "SAME"      // A and B name one Entity
	Different Verdict = "DIFFERENT" // A and B never name one Entity
	Unsure    Verdict = "UNSURE"    // withdraws an earlier word on A and B
	Reject    Verdict = "REJECT"    // the Relation A, Predicate, B, Status is not to be shown
	Undo      Verdict = "UNDO"      // the Judgement in Undoes does not count
)

// A Judgement is a person's word. Judgements are kept as a log and never
// changed; they speak of Keys, so they hold when Documents come and go.
type Judgement struct {
	ID        ID        `json:"id"` // see NewJudgement
	Verdict   Verdict   `json:"verdict"`
	A         Key       `json:"a,omitempty"`
	B         Key       `json:"b,omitempty"`
	Predicate Predicate `json:"predicate,omitempty"` // REJECT only
	Status    Status    `json:"status,omitempty"`    // REJECT only
	Undoes    ID        `json:"undoes,omitempty"`    // UNDO only
	By        string    `json:"by"`
	When      string    `json:"when"` // RFC 3339 in UTC, given by the caller
	Why       string    `json:"why,omitempty"`
}

// NewJudgement gives j its ID, a hash of everything else in it, and checks it.
func NewJudgement(j Judgement) (Judgement, error) {
	j.ID = makeID(JudgementPrefix, string(j.Verdict), string(j.A), string(j.B), string(j.Predicate), string(j.Status), string(j.Undoes), j.By, j.When, j.Why)
	const op = "judge"
	pair := j.A != j.B && !j.A.Blank() && !j.B.Blank()
	switch j.Verdict {
	case Same:
		if !pair || j.A.Class() != j.B.Class() {
			return j, Errorf(Invalid, op, string(j.ID), "SAME needs two Keys of one Class, not %q and %q", j.A, j.B)
		}
	case Different, Unsure:
		if !pair {
			return j, Errorf(Invalid, op, string(j.ID), "%s needs two Keys, not %q and %q", j.Verdict, j.A, j.B)
		}
	case Reject:
		if !pair || j.Predicate == "" || !j.Status.Valid() {
			return j, Errorf(Invalid, op, string(j.ID), "REJECT needs two Keys, a Predicate and a Status")
		}
	case Undo:
		if !j.Undoes.Is(JudgementPrefix) {
			return j, Errorf(Invalid, op, string(j.ID), "UNDO needs the ID of a Judgement, not %q", j.Undoes)
		}
	default:
		return j, Errorf(Invalid, op, string(j.ID), "unknown verdict %q", j.Verdict)
	}
	if j.When == "" {
		return j, Errorf(Invalid, op, string(j.ID), "a Judgement needs the time it was made")
	}
	return j, nil
}

// SortJudgements puts a log in its order: by time, then ID.
func SortJudgements(log []Judgement) {
	slices.SortFunc(log, func(a, b Judgement) int { return cmp.Or(cmp.Compare(a.When, b.When), cmp.Compare(a.ID, b.ID)) })
}

// InForce returns those Judgements of a log that count, in log order: not
// undone (an UNDO may be undone), and of SAME, DIFFERENT and UNSURE on one pair
// only the last. UNSURE and UNDO themselves are not returned.
func InForce(log []Judgement) []Judgement {
	log = slices.Clone(log)
	SortJudgements(log)
	undone := map[ID]bool{}
	for i := len(log) - 1; i >= 0; i-- { // a later UNDO is settled before what it undoes
		if j := log[i]; j.Verdict == Undo && !undone[j.ID] {
			undone[j.Undoes] = true
		}
	}
	last := map[[2]Key]ID{}
	for _, j := range log {
		if !undone[j.ID] && (j.Verdict == Same || j.Verdict == Different || j.Verdict == Unsure) {
			last[j.pair()] = j.ID
		}
	}
	var out []Judgement
	for _, j := range log {
		switch {
		case undone[j.ID], j.Verdict == Undo, j.Verdict == Unsure:
		case j.Verdict == Reject, last[j.pair()] == j.ID:
			out = append(out, j)
		}
	}
	return out
}

func (j Judgement) pair() [2]Key {
	if j.B < j.A {
		return [2]Key{j.B, j.A}
	}
	return [2]Key{j.A, j.B}
}

// Of returns the KeyRelation that a REJECT speaks of.
func (j Judgement) Of() KeyRelation { return KeyRelation{j.A, j.Predicate, j.B, j.Status} }
