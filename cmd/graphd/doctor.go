package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"graphd/kg"
	"graphd/ontology"
	"graphd/store/neo4jstore"
)

// A diagnosis is one thing that doctor looked at.
type diagnosis struct {
	Check  string `json:"check"`
	OK     bool   `json:"ok"`
	Words  string `json:"words"`
	Advice string `json:"advice,omitempty"`
}

func (p *program) doctorVerb() *cobra.Command {
	var serverURL string
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Say in words what is wrong with a store, or with a server",
		Long: strings.TrimSpace(`
Looks at the ontology and the store that are set, step by step, and says of the
first step that fails what is wrong and what helps. With --server it asks a running
server instead whether it is alive and ready, as container health checks do.`),
		Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var list []diagnosis
			if serverURL != "" {
				base, err := url.Parse(serverURL)
				if err != nil || base.Scheme != "http" && base.Scheme != "https" || base.Host == "" {
					return usagef("--server %q is not an address such as http://127.0.0.1:8080", serverURL)
				}
				list = askServer(cmd.Context(), base)
			} else {
				var err error
				if list, err = p.examine(cmd.Context()); err != nil {
					return err
				}
			}
			return p.tellDiagnosis(list)
		},
	}
	cmd.Flags().StringVar(&serverURL, "server", "", "address of a running server to ask, such as http://127.0.0.1:8080")
	return cmd
}

func (p *program) tellDiagnosis(list []diagnosis) error {
	ill := false
	for _, d := range list {
		ill = ill || !d.OK
	}
	if p.json {
		if err := p.printJSON(list); err != nil {
			return err
		}
	} else {
		for _, d := range list {
			mark := "ok  "
			if !d.OK {
				mark = "FAIL"
			}
			fmt.Fprintf(p.stdout, "%s %s: %s\n", mark, d.Check, plainText(d.Words))
			if d.Advice != "" {
				fmt.Fprintf(p.stdout, "     %s\n", plainText(d.Advice))
			}
		}
	}
	if ill {
		return errTold
	}
	return nil
}

// askServer asks /healthz and /readyz.
func askServer(ctx context.Context, base *url.URL) []diagnosis {
	client := &http.Client{Timeout: 4 * time.Second}
	ask := func(check, path, advice string) diagnosis {
		d := diagnosis{Check: check, Advice: advice}
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, base.JoinPath(path).String(), nil)
		if err != nil {
			d.Words = err.Error()
			return d
		}
		resp, err := client.Do(r)
		if err != nil {
			d.Words = "no answer: " + err.Error()
			return d
		}
		defer resp.Body.Close() // only read from
		body, err := io.ReadAll(io.LimitReader(resp.Body, 200))
		if err != nil {
			d.Words = "the answer broke off: " + err.Error()
			return d
		}
		d.OK = resp.StatusCode == http.StatusOK
		d.Words = strings.TrimSpace(string(body))
		if d.OK {
			d.Advice = ""
		}
		return d
	}
	alive := ask("server alive", "/healthz", "is graphd serve running there?")
	if !alive.OK {
		return []diagnosis{alive}
	}
	return []diagnosis{alive, ask("server ready", "/readyz", "run graphd doctor with the store that the server uses")}
}

// examine looks at the ontology, then at the store.
func (p *program) examine(ctx context.Context) ([]diagnosis, error) {
	kind, err := engineOf(p.store)
	if err != nil {
		return nil, err
	}
	o, found := p.examineOntology()
	list := []diagnosis{found}
	if !found.OK {
		return list, nil
	}
	switch kind {
	case inMemory:
		return append(list, diagnosis{Check: "store", OK: true, Words: "in memory: it is forgotten when graphd ends"}), nil
	case inNeo4j:
		options, err := p.neo4jOptions(o)
		if err != nil {
			return nil, err
		}
		for _, f := range neo4jstore.Diagnose(ctx, options) {
			list = append(list, diagnosis{f.Check, f.OK, f.Words, f.Advice})
		}
		if !healthy(list) {
			return list, nil
		}
	default:
		list = append(list, examineFile(p.store)...)
		if _, err := os.Stat(p.store); !healthy(list) || errors.Is(err, fs.ErrNotExist) {
			return list, nil
		}
	}
	return append(list, p.examineContent(ctx, o)), nil
}

// examineOntology reads the ontology; it is nil if there is a fault in it.
func (p *program) examineOntology() (*ontology.Ontology, diagnosis) {
	o, err := p.openOntology()
	if err != nil {
		return nil, diagnosis{Check: "ontology", Words: err.Error(), Advice: "correct the file, or leave --ontology out to use the one built in"}
	}
	return o, diagnosis{Check: "ontology", OK: true, Words: fmt.Sprintf("%s, %d kinds, %d predicates", o.Name(), len(o.Kinds()), len(o.Predicates()))}
}

func healthy(list []diagnosis) bool {
	for _, d := range list {
		if !d.OK {
			return false
		}
	}
	return true
}

// examineFile looks at the file of a store from outside.
func examineFile(path string) []diagnosis {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		dir, err := os.Stat(filepath.Dir(path))
		if err != nil || !dir.IsDir() {
			return []diagnosis{{Check: "store file", Words: path + " cannot be made: there is no directory " + filepath.Dir(path), Advice: "make the directory, or name another file with --store"}}
		}
		return []diagnosis{{Check: "store file", OK: true, Words: path + " is not there yet; the first load makes it"}}
	case err != nil:
		return []diagnosis{{Check: "store file", Words: err.Error(), Advice: "are its directories yours to read?"}}
	case info.IsDir():
		return []diagnosis{{Check: "store file", Words: path + " is a directory", Advice: "name a file with --store"}}
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return []diagnosis{{Check: "store file", Words: err.Error(), Advice: "graphd needs to read and write it, and to make files beside it"}}
	}
	if err := f.Close(); err != nil {
		return []diagnosis{{Check: "store file", Words: err.Error()}}
	}
	return []diagnosis{{Check: "store file", OK: true, Words: fmt.Sprintf("%s, %d bytes", path, info.Size())}}
}

// examineContent opens the store and counts what is in it.
func (p *program) examineContent(ctx context.Context, o *ontology.Ontology) diagnosis {
	d := diagnosis{Check: "store content"}
	s, err := p.openStore(ctx, o)
	if err != nil {
		d.Words, d.Advice = err.Error(), storeAdvice(err)
		return d
	}
	n, err := s.Stats(ctx, kg.RelationFilter{Statuses: kg.Statuses()})
	if err := errors.Join(err, s.Close()); err != nil {
		d.Words, d.Advice = err.Error(), storeAdvice(err)
		return d
	}
	d.OK = true
	d.Words = fmt.Sprintf("%s, %s, %s, %s of evidence", plural(n.Documents, "document", "documents"), plural(n.Entities, "entity", "entities"),
		plural(n.Relations, "relation", "relations"), plural(n.Evidence, "piece", "pieces"))
	return d
}

func storeAdvice(err error) string {
	if kg.KindOf(err) == kg.Invalid {
		return "name another file with --store; this one is left as it is"
	}
	return "nothing was changed; try again when the cause is mended"
}
