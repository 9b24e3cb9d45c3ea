package neo4jstore

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"graphd/kg"
)

// Options say which database to use, and how.
type Options struct {
	URI      string // neo4j://host:7687, bolt://…, either also with +s (TLS) or +ssc (TLS, self-signed)
	User     string // empty: no authentication
	Password string
	Database string   // empty: the user's own, which is "neo4j" unless changed
	Rules    kg.Rules // what Readings are held to

	ConnectTimeout time.Duration // to open a connection; 0: 5 s
	RetryTime      time.Duration // to try again what failed for a passing reason; 0: 30 s, below 0: never
	MaxConnections int           // 0: 50
}

func (o Options) withDefaults() Options {
	if o.ConnectTimeout == 0 {
		o.ConnectTimeout = 5 * time.Second
	}
	if o.RetryTime == 0 {
		o.RetryTime = 30 * time.Second
	}
	if o.MaxConnections == 0 {
		o.MaxConnections = 50
	}
	return o
}

var schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// checkURI returns an error of kind Invalid for an address that no driver takes.
func (o Options) checkURI() error {
	const op = "open"
	u, err := url.Parse(o.URI)
	switch {
	case err != nil:
		return kg.Errorf(kg.Invalid, op, "", "the address of Neo4j is no URI: it should look like neo4j://localhost:7687")
	case !slices.Contains(schemes, u.Scheme):
		return kg.Errorf(kg.Invalid, op, u.Redacted(), "the scheme %q is not one of %s", u.Scheme, strings.Join(schemes, ", "))
	case u.Hostname() == "":
		return kg.Errorf(kg.Invalid, op, u.Redacted(), "the address names no host: it should look like %s://localhost:7687", u.Scheme)
	case u.User != nil:
		return kg.Errorf(kg.Invalid, op, u.Redacted(), "user and password do not belong in the address: set NEO4J_USERNAME, and NEO4J_PASSWORD or NEO4J_PASSWORD_FILE")
	case strings.Trim(u.Path, "/") != "":
		return kg.Errorf(kg.Invalid, op, u.Redacted(), "the address ends with a path; the name of a database is set apart from it")
	case u.RawQuery != "" && strings.HasPrefix(u.Scheme, "bolt"):
		return kg.Errorf(kg.Invalid, op, u.Redacted(), "a %s:// address takes no routing context: leave out what follows the question mark", u.Scheme)
	}
	return nil
}

// hostname and host are for messages.
func (o Options) hostname() string {
	u, err := url.Parse(o.URI)
	if err != nil {
		return "the address given"
	}
	return u.Hostname()
}

func (o Options) host() string {
	u, err := url.Parse(o.URI)
	if err != nil {
		return "the address given"
	}
	if u.Port() == "" {
		return u.Hostname() + ":7687"
	}
	return u.Host
}

// driver opens a driver; it does not connect.
func (o Options) driver() (neo4j.DriverWithContext, error) {
	auth := neo4j.NoAuth()
	if o.User != "" {
		auth = neo4j.BasicAuth(o.User, o.Password, "")
	}
	d, err := neo4j.NewDriverWithContext(o.URI, auth, func(c *config.Config) {
		c.SocketConnectTimeout = o.ConnectTimeout
		c.ConnectionAcquisitionTimeout = 2 * o.ConnectTimeout
		c.MaxTransactionRetryTime = max(o.RetryTime, 0)
		c.MaxConnectionPoolSize = o.MaxConnections
		c.FetchSize = neo4j.FetchAll // every query answers with one record
		c.UserAgent = "graphd/1"
		c.TelemetryDisabled = true
	})
	if err != nil {
		return nil, kg.Errorf(kg.Invalid, "open", o.URI, "the driver does not take this address")
	}
	return d, nil
}

const tooOldAdvice = "graphd needs Neo4j 5.26 (the long-term release of 5) or later"

var agentForm = regexp.MustCompile(`^Neo4j/(\d+)\.(\d+)`)

// checkVersion returns words for a server that is too old for graphd's queries,
// or is no Neo4j; "" if all is well. agent is how the server introduces itself.
func checkVersion(agent string) string {
	m := agentForm.FindStringSubmatch(agent)
	if m == nil {
		return fmt.Sprintf("the server calls itself %q, which is no Neo4j that graphd knows", agent)
	}
	major, errMajor := strconv.Atoi(m[1])
	minor, errMinor := strconv.Atoi(m[2])
	if errMajor != nil || errMinor != nil || major < 5 || major == 5 && minor < 26 {
		return fmt.Sprintf("the server is Neo4j %s.%s, which is too old: %s", m[1], m[2], tooOldAdvice)
	}
	return ""
}
