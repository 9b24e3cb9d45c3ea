package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"graphd/kg"
	"graphd/ontology"
)

// A check says how one thing stands that verify looked at.
type check string

const (
	drifted check = "DRIFT"  // it is not what was loaded, or the store contradicts its own text
	gone    check = "GONE"   // the source is no longer there
	remote  check = "REMOTE" // the source is not on this machine; it was not looked at
)

// remoteLines is how many remote sources are named in words; they are no fault,
// and there may be thousands. With --json all are.
const remoteLines = 10

// A finding is one thing that is not as it was loaded, or could not be looked at.
type finding struct {
	Check    check  `json:"check"`
	Document kg.ID  `json:"document"`
	Source   string `json:"source,omitempty"`
	Reason   string `json:"reason"`
}

// A verification is all that verify found.
type verification struct {
	Documents int       `json:"documents"`
	Sources   int       `json:"sources"` // looked at
	Mentions  int       `json:"mentions"`
	Quotes    int       `json:"quotes"`
	Drift     int       `json:"drift"`
	Gone      int       `json:"gone"`
	Remote    int       `json:"remote"`
	Findings  []finding `json:"findings"`
}

func (v *verification) find(c check, d kg.ID, source, format string, args ...any) {
	switch c {
	case drifted:
		v.Drift++
	case gone:
		v.Gone++
	case remote:
		v.Remote++
	}
	v.Findings = append(v.Findings, finding{c, d, source, fmt.Sprintf(format, args...)})
}

func (p *program) verifyVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "Check that the graph still says what its sources say",
		Long: strings.TrimSpace(`
Reads each local source again and compares its hash with that of what was loaded,
and checks that every quote and every mention in the store is, letter for letter,
the text at its place. The exit code is 1 if something drifted, and 3 if nothing
did but a source is gone and could not be compared. Sources on other machines are
not fetched; they are told and change no exit code.`),
		Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withStore(cmd.Context(), true, func(o *ontology.Ontology, s kg.Store) error {
				v, err := verify(cmd.Context(), s, o)
				if err != nil {
					return err
				}
				if err := p.tellVerification(v); err != nil {
					return err
				}
				switch {
				case v.Drift > 0:
					return errTold
				case v.Gone > 0:
					return errPartly
				}
				return nil
			})
		},
	}
}

func (p *program) tellVerification(v *verification) error {
	if p.json {
		return p.printJSON(v)
	}
	var b strings.Builder
	elsewhere := 0
	for _, f := range v.Findings {
		if f.Check == remote {
			if elsewhere++; elsewhere > remoteLines {
				continue
			}
		}
		on := f.Source
		if on == "" {
			on = string(f.Document)
		}
		if on == "" {
			on = p.store
		}
		fmt.Fprintf(&b, "%-6s %s: %s\n", strings.ToLower(string(f.Check)), plainText(on), plainText(f.Reason))
	}
	if elsewhere > remoteLines {
		fmt.Fprintf(&b, "%-6s and %d more\n", strings.ToLower(string(remote)), elsewhere-remoteLines)
	}
	fmt.Fprintf(&b, "Checked %s, %s, %s and %s: ", plural(v.Documents, "document", "documents"), plural(v.Sources, "source", "sources"),
		plural(v.Mentions, "mention", "mentions"), plural(v.Quotes, "quote", "quotes"))
	if v.Drift == 0 {
		b.WriteString("no drift")
	} else {
		fmt.Fprintf(&b, "%d drifted", v.Drift)
	}
	if v.Gone > 0 {
		fmt.Fprintf(&b, ", %s gone", plural(v.Gone, "source", "sources"))
	}
	if v.Remote > 0 {
		fmt.Fprintf(&b, ", %d not on this machine", v.Remote)
	}
	_, err := fmt.Fprintln(p.stdout, b.String())
	return err
}
