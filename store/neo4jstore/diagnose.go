package neo4jstore

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graphd/kg"
)

// A Finding is what one check of Diagnose found.
type Finding struct {
	Check  string // what was looked at: "address", "host name", "port" …
	OK     bool
	Words  string // what is the case, in a sentence
	Advice string // what to do; empty if nothing needs doing
}

// slowQuery is where the distance to the database begins to be felt.
const slowQuery = 40 * time.Millisecond

// maxSkew is how far the clocks may be apart before times in logs mislead.
const maxSkew = 5 * time.Second

// Diagnose says in words what is right and wrong with a database, step by step
// from the address to the data, and ends at the first step that makes the others
// impossible. It writes nothing that stays. Options.Rules may be nil.
func Diagnose(ctx context.Context, o Options) []Finding {
	o = o.withDefaults()
	o.RetryTime = -1
	d := &diagnosis{options: o}
	for _, step := range []func(context.Context) bool{d.address, d.resolve, d.port, d.encryption, d.login, d.database, d.data, d.role, d.distance} {
		if !step(ctx) {
			break
		}
	}
	return d.findings
}

type diagnosis struct {
	options  Options
	findings []Finding
	agent    string
}

func (d *diagnosis) good(check, format string, args ...any) bool {
	d.findings = append(d.findings, Finding{Check: check, OK: true, Words: fmt.Sprintf(format, args...)})
	return true
}

func (d *diagnosis) bad(check, words, advice string) bool {
	d.findings = append(d.findings, Finding{Check: check, Words: words, Advice: advice})
	return false
}

// trouble reports an error of the driver, under the check it belongs to.
func (d *diagnosis) trouble(check string, err error) bool {
	var known *kg.Error
	if errors.As(err, &known) {
		return d.bad(check, known.Err.Error(), "")
	}
	t := d.options.explain(err)
	return d.bad(check, t.words, t.advice)
}

func (d *diagnosis) address(context.Context) bool {
	if err := d.options.checkURI(); err != nil {
		var e *kg.Error
		words := err.Error()
		if errors.As(err, &e) {
			words = e.Err.Error()
		}
		return d.bad("address", words, "addresses look like neo4j://localhost:7687, bolt://localhost:7687 or neo4j+s://example.com")
	}
	return d.good("address", "%s is a well-formed address", d.options.URI)
}

func (d *diagnosis) resolve(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, d.options.ConnectTimeout)
	defer cancel()
	host := d.options.hostname()
	addresses, err := net.DefaultResolver.LookupHost(ctx, host)
	if err != nil {
		return d.trouble("host name", err)
	}
	return d.good("host name", "%s is %s", host, strings.Join(addresses, ", "))
}

func (d *diagnosis) port(ctx context.Context) bool {
	dialer := net.Dialer{Timeout: d.options.ConnectTimeout}
	c, err := dialer.DialContext(ctx, "tcp", d.options.host())
	if err != nil {
		return d.trouble("port", err)
	}
	if err := c.Close(); err != nil {
		return d.trouble("port", err)
	}
	return d.good("port", "something listens at %s", d.options.host())
}

// encryption finds a scheme that does not fit the server: it tries a TLS
// handshake, which a server without TLS refuses or ignores.
func (d *diagnosis) encryption(ctx context.Context) bool {
	const check = "encryption"
	u, err := url.Parse(d.options.URI)
	if err != nil {
		return d.trouble(check, err)
	}
	wanted := strings.Contains(u.Scheme, "+")
	ctx, cancel := context.WithTimeout(ctx, d.options.ConnectTimeout)
	defer cancel()
	dialer := tls.Dialer{Config: &tls.Config{ServerName: d.options.hostname(), InsecureSkipVerify: !wanted || strings.HasSuffix(u.Scheme, "+ssc"), MinVersion: tls.VersionTLS12}}
	c, err := dialer.DialContext(ctx, "tcp", d.options.host())
	if err == nil {
		err = c.Close()
	}
	var bad *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	switch {
	case wanted && err == nil:
		return d.good(check, "the connection is encrypted (TLS)")
	case wanted && (errors.As(err, &bad) || errors.As(err, &authority)):
		return d.trouble(check, err)
	case wanted:
		return d.bad(check, fmt.Sprintf("%s does not speak TLS, which the scheme %s asks for", d.options.host(), u.Scheme), "use the scheme "+strings.Split(u.Scheme, "+")[0]+", or switch TLS on in Neo4j (server.bolt.tls_level)")
	case err == nil && !loopback(d.options.hostname()):
		// A server may take both; then only the caller can know which was meant.
		return d.good(check, "the connection is not encrypted, though the server speaks TLS: %s+s would encrypt it", u.Scheme)
	case err == nil:
		return d.good(check, "the connection is not encrypted; it stays on this machine")
	}
	return d.good(check, "the connection is not encrypted")
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// with opens a driver for one step.
func (d *diagnosis) with(ctx context.Context, use func(*Store) error) error {
	driver, err := d.options.driver()
	if err != nil {
		return err
	}
	s := &Store{options: d.options, driver: driver, bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}), gate: newGate()}
	return errors.Join(use(s), driver.Close(context.WithoutCancel(ctx)))
}

func (d *diagnosis) login(ctx context.Context) bool {
	const check = "login"
	err := d.with(ctx, func(s *Store) error {
		info, err := s.driver.GetServerInfo(ctx)
		if err == nil {
			d.agent = info.Agent()
		}
		return err
	})
	if err != nil {
		return d.trouble(check, err)
	}
	if words := checkVersion(d.agent); words != "" {
		return d.bad("version", words, tooOldAdvice)
	}
	d.good("version", "the server is %s", d.agent)
	if d.options.User == "" {
		return d.good(check, "the server lets anybody in: no user was given and none was asked for")
	}
	return d.good(check, "user %q is let in", d.options.User)
}

func (d *diagnosis) database(ctx context.Context) bool {
	err := d.with(ctx, func(s *Store) error {
		_, err := s.run(ctx, neo4j.AccessModeRead, "RETURN 1", nil)
		return err
	})
	if err != nil {
		return d.trouble("database", err)
	}
	if d.options.Database == "" {
		return d.good("database", "the user's own database answers")
	}
	return d.good("database", "database %q answers", d.options.Database)
}

func (d *diagnosis) data(ctx context.Context) bool {
	var found state
	err := d.with(ctx, func(s *Store) (err error) {
		found, err = s.look(ctx)
		return err
	})
	if err != nil {
		return d.trouble("data", err)
	}
	if err := found.check(); err != nil {
		return d.bad("data", err.Error(), "")
	}
	if !found.ours {
		return d.good("data", "the database is empty: graphd will set it up when it first opens it")
	}
	if missing := d.missingTypes(found.types); len(missing) > 0 {
		return d.good("data", "the database is graphd's; predicates new to it will be added: %s", strings.ToLower(strings.Join(missing, ", ")))
	}
	return d.good("data", "the database is graphd's, in its present layout (%d)", found.version)
}

// missingTypes lists the relationship types of the ontology that the database
// does not know yet.
func (d *diagnosis) missingTypes(there []string) []string {
	if d.options.Rules == nil {
		return nil
	}
	types, err := relationshipTypes(d.options.Rules.Predicates())
	if err != nil {
		return nil // Open will say so; here the ontology is not the question
	}
	return slices.DeleteFunc(types, func(t string) bool { return slices.Contains(there, t) })
}

// role tries a write and takes it back.
func (d *diagnosis) role(ctx context.Context) bool {
	takenBack := errors.New("taken back")
	err := d.with(ctx, func(s *Store) error {
		session := s.session(ctx, neo4j.AccessModeWrite)
		_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
			if _, err := single(ctx, tx, "CREATE (n:GraphDTrial) DELETE n", nil); err != nil {
				return nil, err
			}
			return nil, takenBack
		})
		if errors.Is(err, takenBack) {
			err = nil
		}
		return errors.Join(err, session.Close(context.WithoutCancel(ctx)))
	})
	if err != nil {
		return d.trouble("role", err)
	}
	return d.good("role", "the user may write")
}

// distance measures the round trip and compares the clocks.
func (d *diagnosis) distance(ctx context.Context) bool {
	var least time.Duration
	var skew time.Duration
	err := d.with(ctx, func(s *Store) error {
		for i := range 5 {
			start := time.Now()
			record, err := s.run(ctx, neo4j.AccessModeRead, "RETURN datetime.realtime().epochMillis AS now", nil)
			if err != nil {
				return err
			}
			took := time.Since(start)
			if i > 0 && (least == 0 || took < least) { // the first also plans the query
				least = took
				skew = time.UnixMilli(int64(number(record.AsMap()["now"]))).Sub(start.Add(took / 2))
			}
		}
		return nil
	})
	if err != nil {
		return d.trouble("distance", err)
	}
	if least > slowQuery {
		d.bad("distance", fmt.Sprintf("one query takes %d ms, and a write has about fifteen", least.Milliseconds()), "bring graphd and Neo4j closer together, or see what keeps the server busy")
	} else {
		d.good("distance", "one query takes %.1f ms", float64(least.Microseconds())/1000)
	}
	if skew.Abs() > maxSkew {
		return d.bad("clock", fmt.Sprintf("the server's clock is %s off this machine's", skew.Round(time.Second)), "synchronise the clocks (NTP): times in logs do not compare")
	}
	return d.good("clock", "the clocks agree")
}
