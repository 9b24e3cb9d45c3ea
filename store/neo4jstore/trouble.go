package neo4jstore

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"strings"
	"syscall"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"graphd/kg"
)

// trouble is what went wrong with the database, in words for the person who runs
// graphd: no query, no password, nothing of the driver. The cause stays within
// reach of errors.As, and is not printed.
type trouble struct {
	kind   kg.ErrorKind
	words  string
	advice string
	cause  error
}

func (t *trouble) Error() string { return t.words }
func (t *trouble) Unwrap() error { return t.cause }

// fail gives an error of this store its kind and its words. Errors that have a
// kind already, and nil, stay what they are.
func (o Options) fail(op, on string, err error) error {
	if err == nil {
		return nil
	}
	var known *kg.Error
	if errors.As(err, &known) {
		return err
	}
	t := o.explain(err)
	return kg.E(t.kind, op, on, t)
}

// explain finds the words for an error of the driver or the network.
func (o Options) explain(err error) *trouble {
	t := &trouble{cause: err}
	t.kind, t.words, t.advice = o.inWords(innermost(err))
	return t
}

// innermost looks through the driver's wrappers, which do not unwrap.
func innermost(err error) error {
	for {
		var limit *neo4j.TransactionExecutionLimit
		var lost *neo4j.ConnectivityError
		var login *neo4j.InvalidAuthenticationError
		switch {
		case errors.As(err, &limit) && len(limit.Errors) > 0:
			err = limit.Errors[len(limit.Errors)-1]
		case errors.As(err, &lost) && lost.Inner != nil:
			err = lost.Inner
		case errors.As(err, &login) && login.Unwrap() != nil:
			err = login.Unwrap()
		default:
			return err
		}
	}
}

func (o Options) inWords(err error) (kind kg.ErrorKind, words, advice string) {
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return o.serverWords(server)
	}
	var usage *neo4j.UsageError
	text := err.Error()
	switch {
	case errors.Is(err, errClosed):
		return kg.Unavailable, "the store is closed", ""
	case errors.Is(err, context.Canceled):
		return kg.Unavailable, "the call was cancelled", ""
	case strings.Contains(text, "server responded HTTP"):
		return kg.Invalid, fmt.Sprintf("%s speaks HTTP, not Bolt", o.host()), "give the Bolt port: it is 7687 unless configured otherwise; 7474 is the Browser's"
	case strings.Contains(text, "requested Bolt versions"), errors.As(err, &usage) && strings.Contains(text, "unsupported version"):
		return kg.Invalid, fmt.Sprintf("the server at %s is too old: it speaks no version of Bolt that graphd knows", o.host()), tooOldAdvice
	}
	return o.networkWords(err)
}

// networkWords tells apart the ways in which a server cannot be reached.
func (o Options) networkWords(err error) (kind kg.ErrorKind, words, advice string) {
	var dns *net.DNSError
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	var certificate x509.CertificateInvalidError
	var record tls.RecordHeaderError
	var timeout net.Error
	text := err.Error()
	switch {
	case errors.As(err, &dns):
		return kg.Unavailable, fmt.Sprintf("the host name %s is not known", o.hostname()), "check the spelling, and whether this machine can resolve it"
	case errors.Is(err, syscall.ECONNREFUSED):
		return kg.Unavailable, fmt.Sprintf("nothing listens at %s", o.host()), "start Neo4j, or check the port (Bolt's is 7687)"
	case errors.As(err, &authority), errors.As(err, &name), errors.As(err, &certificate), strings.Contains(text, "x509:"):
		return kg.Unavailable, fmt.Sprintf("the certificate of %s is not trusted", o.host()), "install its authority's certificate; or use the scheme with +ssc if it is self-signed and you trust the network"
	case errors.As(err, &record), strings.Contains(text, "tls:"), strings.Contains(text, "remote error"), strings.Contains(text, "TLS"):
		return kg.Unavailable, fmt.Sprintf("%s does not speak TLS", o.host()), "use the scheme without +s, or switch TLS on in Neo4j (server.bolt.tls_level)"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout(), strings.Contains(text, "timed out"), strings.Contains(text, "timeout"):
		return kg.Unavailable, fmt.Sprintf("%s did not answer in time", o.host()), "check firewalls, and whether the server is busy or still starting"
	}
	return kg.Unavailable, fmt.Sprintf("the connection to Neo4j at %s was lost", o.host()), "see whether the server is up: its debug.log says why it ended; if it demands TLS, use the scheme with +s"
}

// serverWords are for what the server itself answers.
func (o Options) serverWords(e *neo4j.Neo4jError) (kind kg.ErrorKind, words, advice string) {
	code := e.Code
	is := func(part string) bool { return strings.Contains(code, part) }
	switch {
	case is("Security.Unauthorized"):
		if o.User == "" {
			return kg.Forbidden, fmt.Sprintf("Neo4j at %s wants a user name and a password, and none was given", o.host()), "set NEO4J_USERNAME, and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE"
		}
		return kg.Forbidden, fmt.Sprintf("Neo4j at %s does not accept the password for user %q", o.host(), o.User), "check NEO4J_USERNAME, and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE"
	case is("Security.AuthenticationRateLimit"):
		return kg.Forbidden, fmt.Sprintf("Neo4j at %s got too many wrong passwords for user %q and accepts none for now", o.host(), o.User), "wait some seconds and give the right one"
	case is("Security.CredentialsExpired"):
		return kg.Forbidden, fmt.Sprintf("the password of user %q must be changed first", o.User), "run ALTER CURRENT USER SET PASSWORD in cypher-shell or the Browser"
	case is("Security."), is("ForbiddenOnReadOnlyDatabase"), is("WriteOnReadOnlyAccessDatabase"), is("Statement.AccessMode"):
		return kg.Forbidden, fmt.Sprintf("user %q may not do this in Neo4j", o.User), "give the user the role editor or publisher (for the first start, which makes indexes, architect), and see that the database is not read-only"
	case is("Database.DatabaseNotFound"):
		return kg.Invalid, fmt.Sprintf("Neo4j at %s has no database called %q", o.host(), o.Database), "see SHOW DATABASES; Community has one, called neo4j"
	case is("General.MemoryPoolOutOfMemoryError"), is("General.TransactionOutOfMemoryError"):
		return kg.TooLarge, "Neo4j has not enough memory for this", "give it a larger heap, or raise db.memory.transaction.max"
	case is("TransientError.Transaction"), is("Schema.ConstraintValidationFailed"), is("Transaction.TransactionTimedOut"), is("Cluster.NotALeader"):
		return kg.Conflict, "another write stood in the way, or Neo4j gave this one up", "try again"
	case is("TransientError"), is("General.DatabaseUnavailable"):
		return kg.Unavailable, fmt.Sprintf("Neo4j at %s does not serve the database now", o.host()), "see whether it is starting or stopping"
	}
	return kg.Internal, fmt.Sprintf("Neo4j refused a query of graphd (%s)", code), "this is a fault of graphd, or a server it was not made for"
}
