package main

import "github.com/spf13/cobra"

// verbs lists the verbs, each made by the file of its name.
func (p *program) verbs() []*cobra.Command {
	return []*cobra.Command{
		p.loadVerb(), p.serveVerb(), p.queryVerb(), p.readVerb(), p.exportVerb(), p.importVerb(),
		p.deleteVerb(), p.verifyVerb(), p.ontologyVerb(), p.doctorVerb(), p.versionVerb(),
	}
}
