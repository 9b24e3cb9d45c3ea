package loader

import "graphd/kg"

// A Stage is how far one input has come.
type Stage string

// The Stages. Each input has STARTED and then one of the others; one that is
// stored has READ between the two.
const (
	Started Stage = "STARTED"
	Read    Stage = "READ"    // its text is read; nothing is stored yet
	Loaded  Stage = "LOADED"  // it is stored: see Outcome
	Skipped Stage = "SKIPPED" // passed over, which is no fault: see Reason
	Failed  Stage = "FAILED"  // not stored: see Kind and Reason
)

// An Event tells of one input. Events come in the order of the inputs, whatever
// the number of jobs; the same inputs give the same Events.
type Event struct {
	Stage    Stage        `json:"event"`
	Source   string       `json:"source"`
	Document kg.ID        `json:"document,omitempty"`
	Title    string       `json:"title,omitempty"`
	Outcome  kg.Outcome   `json:"outcome,omitempty"`
	Kind     kg.ErrorKind `json:"kind,omitempty"`
	Reason   string       `json:"reason,omitempty"`
	Counts   *Counts      `json:"counts,omitempty"` // of READ and LOADED
}

// Counts say how much there is of one Document or of all.
type Counts struct {
	Bytes     int `json:"bytes"` // of the text as it was loaded
	Sentences int `json:"sentences"`
	Entities  int `json:"entities"`  // named in a Document; over Documents, not yet joined
	Relations int `json:"relations"` // likewise
	Evidence  int `json:"evidence"`
	Dropped   int `json:"dropped"` // candidates for relations that were not made
}

func (c *Counts) add(o Counts) {
	c.Bytes += o.Bytes
	c.Sentences += o.Sentences
	c.Entities += o.Entities
	c.Relations += o.Relations
	c.Evidence += o.Evidence
	c.Dropped += o.Dropped
}

// count counts what a Reading says.
func count(r *kg.Reading, bytes int) Counts {
	relations := map[kg.KeyRelation]bool{}
	for _, c := range r.Claims {
		relations[c.Of()] = true
	}
	return Counts{
		Bytes:     bytes,
		Sentences: len(r.Sentences),
		Entities:  len(r.Chains),
		Relations: len(relations),
		Evidence:  len(r.Claims),
		Dropped:   len(r.Dropped),
	}
}
