package ontology

import (
	"bytes"
	"fmt"

	"github.com/goccy/go-yaml"
)

// inherit takes the general words of English from the built-in ontology where the
// file asks for them ("base: english") and has none of its own: countries, places,
// given names, words of status, pronouns, titles' words. Kinds, predicates and
// frames are never taken.
func (f *file) inherit() error {
	switch f.Base {
	case "":
		return nil
	case "english":
	default:
		return fmt.Errorf("base %q is unknown: it is english, or left out", f.Base)
	}
	var b file
	if err := yaml.NewDecoder(bytes.NewReader(builtin), yaml.Strict()).Decode(&b); err != nil {
		return err
	}
	if f.Status == nil {
		f.Status = b.Status
	}
	if f.Pronouns == nil {
		f.Pronouns = b.Pronouns
	}
	take(&f.Countries, b.Countries)
	take(&f.Places, b.Places)
	take(&f.States, b.States)
	take(&f.GivenNames, b.GivenNames)
	take(&f.TitleMods, b.TitleMods)
	return nil
}

func take[T any](to *[]T, from []T) {
	if *to == nil {
		*to = from
	}
}
