package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// release is the version in the making; commit is set by the linker.
const release = "0.1.0"

var commit string

// A build says what was built from what.
type build struct {
	Version  string `json:"version"`
	Commit   string `json:"commit"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
	Ontology string `json:"ontology"`
	Digest   string `json:"ontologyDigest"`
}

func (p *program) versionVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Say which graphd this is, and by which ontology it reads",
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			o, err := p.openOntology()
			if err != nil {
				return err
			}
			b := build{Version: release, Commit: builtFrom(), Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH, Ontology: o.Name(), Digest: o.Digest()}
			if p.json {
				return p.printJSON(b)
			}
			_, err = fmt.Fprintf(p.stdout, "graphd %s (%s)\nbuilt with %s for %s\nontology %s, sha256 %s\n", b.Version, b.Commit, b.Go, b.Platform, b.Ontology, b.Digest)
			return err
		},
	}
}

// builtFrom is the commit given by the linker, else the one that the Go tool saw.
func builtFrom() string {
	if commit != "" {
		return commit
	}
	if b, ok := debug.ReadBuildInfo(); ok {
		for _, s := range b.Settings {
			if s.Key == "vcs.revision" {
				return s.Value[:min(12, len(s.Value))]
			}
		}
	}
	return "unknown commit"
}

// printJSON prints a value as indented JSON with a line end.
func (p *program) printJSON(v any) error {
	enc := json.NewEncoder(p.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
