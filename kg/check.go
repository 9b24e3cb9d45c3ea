package kg

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// CheckSource returns an error of kind Invalid for a Source that no Document can
// have come from: an empty one, or one that is not clean UTF-8.
func CheckSource(source string) error {
	if source == "" || !utf8.ValidString(source) || strings.ContainsRune(source, 0) {
		return Errorf(Invalid, "put", "", "a Source must be a path, a URL or a name in clean UTF-8, not %q", source)
	}
	return nil
}

// CheckJudgement returns an error of kind Invalid for a Judgement that
// NewJudgement did not make. A store calls it before it writes.
func CheckJudgement(j Judgement) error {
	made, err := NewJudgement(j)
	if err == nil && made.ID != j.ID {
		err = Errorf(Invalid, "judge", string(j.ID), "the ID does not belong to this Judgement")
	}
	return err
}

// Check returns an error of kind Invalid for a filter that cannot be meant.
func (f DocumentFilter) Check() error {
	return RelationFilter{PublishedFrom: f.PublishedFrom, PublishedTo: f.PublishedTo}.Check()
}

// Check returns an error of kind Invalid for a search that cannot be meant.
func (q SearchQuery) Check() error {
	if err := (RelationFilter{Statuses: q.Statuses}).Check(); err != nil {
		return err
	}
	_, _, err := q.Window.Bounds(ByRank)
	return err
}

// Check returns an error of kind Invalid for a step that cannot be meant.
func (q NeighbourQuery) Check() error {
	if q.Where.Subject != "" || q.Where.Object != "" || q.Where.Entity != "" {
		return Errorf(Invalid, "filter", "", "a step starts at the Entities it is asked from: subject, object and entity cannot be given")
	}
	if q.Limit < 0 {
		return Errorf(Invalid, "filter", "", "the limit must not be below 0, it is %d", q.Limit)
	}
	return q.Where.Check()
}

// Canonical writes a Reading so that two Readings are equal exactly if their
// bytes are: as JSON, without Sources, an absent list as an empty one.
func Canonical(r *Reading) ([]byte, error) {
	c := *r
	c.Document.Sources = nil
	full(&c.Document.Zones)
	full(&c.Sentences)
	full(&c.Links)
	full(&c.Claims)
	full(&c.Dropped)
	c.Chains = append([]Chain{}, c.Chains...)
	for i := range c.Chains {
		full(&c.Chains[i].Mentions)
	}
	b, err := json.Marshal(&c)
	return b, E(Internal, "write reading", string(r.Document.ID), err)
}

func full[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}
