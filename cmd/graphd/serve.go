package main

import (
	"context"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"graphd/kg"
	"graphd/loader/source"
	"graphd/ontology"
	"graphd/web"
)

// A serving holds the flags of serve.
type serving struct {
	addr   string
	open   bool
	hosts  []string
	drain  time.Duration
	load   []string
	hello  bool
	secure gate
}

func (p *program) serveVerb() *cobra.Command {
	var s serving
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer GraphQL, with a playground, over HTTP",
		Long: strings.TrimSpace(`
Serves /graphql, /playground, / and, for what watches over it, /healthz (it is
alive) and /readyz (the store answers). On SIGTERM or SIGINT it says on /readyz
that it is going, answers the requests it has, and closes the store.

Without a token, it answers on this machine only, and programs on this machine may
change the graph. With GRAPHD_TOKEN, or GRAPHD_TOKEN_FILE, it may listen anywhere:
all may read, and changes need "Authorization: Bearer TOKEN".`),
		Args: none,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.serve(cmd.Context(), &s)
		},
	}
	f := cmd.Flags()
	f.StringVar(&s.addr, "addr", "127.0.0.1:8080", "HOST:PORT to listen on")
	f.BoolVar(&s.open, "allow-unauthenticated-network", false, "listen on other than loopback addresses though no token is set; only reading is possible from there")
	f.StringSliceVar(&s.hosts, "trusted-host", nil, "name by which a proxy in front of it is asked")
	f.DurationVar(&s.drain, "drain", 0, "how long to go on answering after /readyz says it is going")
	f.StringSliceVar(&s.load, "load", nil, "load these files, directories or URLs first")
	f.BoolVar(&s.hello, "hello", false, "say what to open, and queries to try")
	return cmd
}

func (p *program) serve(ctx context.Context, s *serving) error {
	token, hasToken, err := p.secret("GRAPHD_TOKEN")
	if err != nil {
		return err
	}
	loopback, err := loopbackAddr(ctx, s.addr)
	if err != nil {
		return err
	}
	if !loopback && !hasToken && !s.open {
		return usagef("--addr %s can be reached from other machines: set GRAPHD_TOKEN, or say --allow-unauthenticated-network", s.addr)
	}
	s.secure = gate{token: token, loopback: loopback, hosts: lower(s.hosts)}
	l, err := listen(ctx, s.addr) // before the store is opened: another graphd may have it
	if err != nil {
		return err
	}
	defer l.Close() // closed before if all went well
	return p.withStore(ctx, false, func(o *ontology.Ontology, store kg.Store) error {
		if len(s.load) > 0 {
			if err := p.load(ctx, o, store, s.load, source.Options{}, runtime.GOMAXPROCS(0)); err != nil {
				return err
			}
		}
		handler, err := p.site(o, store, s.secure)
		if err != nil {
			return err
		}
		log := p.logger()
		log.Info("serving", "addr", l.Addr().String(), "store", p.store, "changes", changesBy(s.secure))
		if s.hello {
			p.hello(l.Addr().String())
		}
		return (&server{listener: l, handler: handler, ready: answers(store), drain: s.drain, log: log}).run(ctx)
	})
}

// site is all that is served to people and programs.
func (p *program) site(o *ontology.Ontology, store kg.Store, g gate) (http.Handler, error) {
	api, err := p.api(o, store, g.mayWrite)
	if err != nil {
		return nil, err
	}
	pages, err := web.Handler()
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", api)
	mux.Handle("/", pages)
	return g.guard(mux), nil
}

// answers returns a check that the store answers: one look-up of nothing.
func answers(s kg.Reader) func(context.Context) error {
	return func(ctx context.Context) error {
		_, err := s.Lookup(ctx, []kg.ID{kg.DocumentPrefix + "ready"})
		return err
	}
}

func (p *program) logger() *slog.Logger {
	if p.json {
		return slog.New(slog.NewJSONHandler(p.stderr, nil))
	}
	return slog.New(slog.NewTextHandler(p.stderr, nil))
}

func changesBy(g gate) string {
	if g.token != "" {
		return "with the token"
	}
	return "from this machine"
}

func lower(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = strings.ToLower(s)
	}
	return out
}
