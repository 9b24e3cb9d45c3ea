package loader

import "graphd/kg"

// A Report says what one run did.
type Report struct {
	Documents   int `json:"documents"` // stored, by whichever Outcome
	Added       int `json:"added"`
	Replaced    int `json:"replaced"`
	Reread      int `json:"reread"`
	SourceAdded int `json:"sourceAdded"`
	Unchanged   int `json:"unchanged"`

	Counts  Counts    `json:"counts"`
	Skipped []Problem `json:"skipped"` // in the order of the inputs
	Failed  []Problem `json:"failed"`  // likewise

	// Stopped is set if the run ended early. Its Source is the first input that
	// was not stored because of that; nothing after it was stored either.
	Stopped *Problem `json:"stopped,omitempty"`
}

// A Problem is an input that was not stored, and why.
type Problem struct {
	Source string       `json:"source"`
	Kind   kg.ErrorKind `json:"kind,omitempty"` // empty for what was passed over
	Reason string       `json:"reason"`
}

// Complete reports whether everything that was to be stored is stored.
func (r *Report) Complete() bool { return len(r.Failed) == 0 && r.Stopped == nil }

// stored counts one Document.
func (r *Report) stored(o kg.Outcome, c Counts) {
	r.Documents++
	switch o {
	case kg.Added:
		r.Added++
	case kg.Replaced:
		r.Replaced++
	case kg.Reread:
		r.Reread++
	case kg.SourceAdded:
		r.SourceAdded++
	case kg.Unchanged:
		r.Unchanged++
	}
	r.Counts.add(c)
}
