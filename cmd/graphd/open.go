package main

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"graphd/kg"
	"graphd/ontology"
	"graphd/store/memstore"
	"graphd/store/neo4jstore"
	"graphd/store/sqlitestore"
)

// openOntology reads the ontology that --ontology names, or the one built in.
func (p *program) openOntology() (*ontology.Ontology, error) {
	if p.ontology == "" {
		return ontology.Default()
	}
	return ontology.Load(p.ontology)
}

// An engine is what keeps a store.
type engine string

const (
	inFile   engine = "file"
	inMemory engine = "memory"
	inNeo4j  engine = "neo4j"
)

func neo4jSchemes() []string {
	return []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}
}

// engineOf tells what an address means. A wrong one is a usageError.
func engineOf(address string) (engine, error) {
	scheme, rest, isURL := strings.Cut(address, "://")
	switch {
	case address == "":
		return "", usagef("--store is empty; give a file, neo4j://HOST or memory:")
	case address == "memory:":
		return inMemory, nil
	case !isURL:
		return inFile, nil
	case !slices.Contains(neo4jSchemes(), scheme):
		return "", usagef("--store: no store is reached by %s://; give a file, memory:, or one of %s", scheme, strings.Join(neo4jSchemes(), ":// ")+"://")
	case rest == "":
		return "", usagef("--store %s names no host", address)
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", usagef("--store is not a valid address")
	}
	if u.User != nil {
		return "", usagef("--store must not hold a user or password: set NEO4J_USERNAME and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE")
	}
	return inNeo4j, nil
}

// neo4jRetry is how long a call is tried again by the store. A load tries a call
// that failed four more times, so that half a minute of absence is sat out.
const neo4jRetry = 5 * time.Second

// neo4jOptions are the settings of a Neo4j store, with the secret ones.
func (p *program) neo4jOptions(rules kg.Rules) (neo4jstore.Options, error) {
	password, hasPassword, err := p.secret("NEO4J_PASSWORD")
	if err != nil {
		return neo4jstore.Options{}, err
	}
	o := neo4jstore.Options{URI: p.store, Password: password, Rules: rules, RetryTime: neo4jRetry}
	if hasPassword {
		o.User = "neo4j" // what Neo4j calls its first user; without a password there is no log-in
	}
	if user, ok := p.environ("NEO4J_USERNAME"); ok && user != "" {
		o.User = user
	}
	if database, ok := p.environ("NEO4J_DATABASE"); ok {
		o.Database = database
	}
	return o, nil
}

// openStore opens the store, made anew if it is a file that is not there.
func (p *program) openStore(ctx context.Context, rules kg.Rules) (kg.Store, error) {
	kind, err := engineOf(p.store)
	if err != nil {
		return nil, err
	}
	switch kind {
	case inMemory:
		return memstore.New(rules), nil
	case inNeo4j:
		o, err := p.neo4jOptions(rules)
		if err != nil {
			return nil, err
		}
		return neo4jstore.Open(ctx, o)
	default:
		return sqlitestore.Open(ctx, p.store, sqlitestore.Options{Rules: rules})
	}
}

// openFilled is openStore for verbs that are of no use on an empty store: a file
// that is not there is an error instead of being made.
func (p *program) openFilled(ctx context.Context, rules kg.Rules) (kg.Store, error) {
	kind, err := engineOf(p.store)
	if err != nil {
		return nil, err
	}
	if kind == inFile {
		if _, err := os.Stat(p.store); errors.Is(err, fs.ErrNotExist) {
			return nil, failf("there is no store at %s: load documents first, or name another with --store", p.store)
		} else if err != nil {
			return nil, failf("store: %w", err)
		}
	}
	return p.openStore(ctx, rules)
}

// withStore runs f on a store that is closed afterwards; filled as in openFilled.
func (p *program) withStore(ctx context.Context, filled bool, f func(*ontology.Ontology, kg.Store) error) (err error) {
	o, err := p.openOntology()
	if err != nil {
		return err
	}
	open := p.openStore
	if filled {
		open = p.openFilled
	}
	s, err := open(ctx, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return f(o, s)
}
