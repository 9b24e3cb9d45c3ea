package main

import (
	"context"
	"io"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// A program is one call of graphd: where it reads and writes, and its settings.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	environ        func(string) (string, bool)

	store    string // --store
	ontology string // --ontology
	config   string // --config
	json     bool   // --json
}

// run carries out one command line and returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends it at once
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr, environ: lookupEnv}
	root := p.command()
	root.SetArgs(args)
	return exitCode(root.ExecuteContext(ctx), stderr)
}

// command builds the whole command tree.
func (p *program) command() *cobra.Command {
	root := &cobra.Command{
		Use:   "graphd",
		Short: "Documents in, a citable knowledge graph out, asked over GraphQL",
		Long: strings.TrimSpace(`
graphd reads documents, keeps who relates to whom, how, and in which sentence it
says so, and answers questions about that over GraphQL.

Each flag can also be given in the environment (--store as GRAPHD_STORE) or in
graphd.yaml (store: ...). A flag wins over the environment, the environment over
the file. The user and password of a Neo4j store come from NEO4J_USERNAME and
NEO4J_PASSWORD or NEO4J_PASSWORD_FILE only.

Exit codes: 0 all well, 1 failed, 2 called wrongly, 3 done in part.`),
		Example: `  graphd load examples/
  graphd serve
  graphd query '{ stats { documents entities relations } }'`,
		Version:       release,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return p.settle(cmd)
		},
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("there is no verb %q; see graphd --help", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usagef("%w; see %s --help", err, cmd.CommandPath())
	})
	flags := root.PersistentFlags()
	flags.StringVar(&p.store, "store", "graphd.db", "where the graph is kept: a file, neo4j://HOST, neo4j+s://HOST, bolt://HOST, or memory:")
	flags.StringVar(&p.ontology, "ontology", "", "ontology file to use instead of the one built in")
	flags.StringVar(&p.config, "config", "", "configuration file (default graphd.yaml, if there is one)")
	flags.BoolVar(&p.json, "json", false, "answer in JSON, for programs")
	root.AddCommand(p.verbs()...)
	return root
}
