package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"graphd/kg"
	"graphd/ontology"
)

func (p *program) queryVerb() *cobra.Command {
	var variables, operation string
	cmd := &cobra.Command{
		Use:   "query 'GRAPHQL'|@FILE|-",
		Short: "Ask the graph in GraphQL, without a server",
		Long: strings.TrimSpace(`
Answers a GraphQL request (given as it is, from @FILE, or from standard input) by
the API that "graphd serve" offers, and prints the answer as JSON. The exit code
is 1 if the answer holds errors.`),
		Example: `  graphd query '{ search(text: "merida") { nodes { ... on Entity { name } } } }'
  graphd query @relations.graphql --variables '{"name": "EPIC"}'`,
		Args: exactly(1, "a GraphQL request, @FILE or - (standard input)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			query, err := p.argument(args[0], true)
			if err != nil {
				return err
			}
			request := map[string]any{"query": query}
			if operation != "" {
				request["operationName"] = operation
			}
			if variables != "" {
				text, err := p.argument(variables, false)
				if err != nil {
					return err
				}
				var v map[string]any
				if err := json.Unmarshal([]byte(text), &v); err != nil {
					return usagef("--variables is no JSON object: %w", err)
				}
				request["variables"] = v
			}
			return p.withStore(cmd.Context(), true, func(o *ontology.Ontology, s kg.Store) error {
				return p.query(cmd.Context(), o, s, request)
			})
		},
	}
	cmd.Flags().StringVar(&variables, "variables", "", "variables of the request: a JSON object, or @FILE")
	cmd.Flags().StringVar(&operation, "operation", "", "which operation of the request to run, if it has several")
	return cmd
}

// argument is text given as it is, from @FILE, or (if stdin is set) by "-".
func (p *program) argument(arg string, stdin bool) (string, error) {
	switch {
	case stdin && arg == "-":
		b, err := io.ReadAll(p.stdin)
		return string(b), err
	case strings.HasPrefix(arg, "@"):
		b, err := os.ReadFile(arg[1:])
		if err != nil {
			return "", usagef("%w", err)
		}
		return string(b), nil
	}
	return arg, nil
}

func (p *program) query(ctx context.Context, o *ontology.Ontology, s kg.Store, request map[string]any) error {
	api, err := p.api(o, s, func(*http.Request) bool { return true }) // whoever can run graphd here can open the store too
	if err != nil {
		return err
	}
	body, err := json.Marshal(request)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://localhost/graphql", bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.RemoteAddr = "127.0.0.1:1"
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json")
	answer := &answerBuffer{header: http.Header{}}
	api.ServeHTTP(answer, r)
	var parsed struct {
		Errors []json.RawMessage `json:"errors"`
	}
	if err := json.Unmarshal(answer.body.Bytes(), &parsed); err != nil {
		return failf("the API gave no JSON (status %d): %s", answer.status, strings.TrimSpace(answer.body.String()))
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, bytes.TrimSpace(answer.body.Bytes()), "", "  "); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(p.stdout, pretty.String()); err != nil {
		return err
	}
	if len(parsed.Errors) > 0 {
		return errTold
	}
	return nil
}

// An answerBuffer keeps an answer of an http.Handler.
type answerBuffer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *answerBuffer) Header() http.Header         { return a.header }
func (a *answerBuffer) WriteHeader(status int)      { a.status = status }
func (a *answerBuffer) Write(b []byte) (int, error) { return a.body.Write(b) }
