package neo4jtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// User is the name to log in with, when the server has a password.
const User = "neo4j"

// Options say what sort of server to start.
type Options struct {
	Password string    // of User, at least 8 characters; empty: no authentication
	HeapMB   int       // Java's heap in MiB; 0: 512
	Log      io.Writer // what Maven says when Neo4j is fetched first; nil: standard error
}

// A Server is one running Neo4j on a port of 127.0.0.1.
type Server struct {
	options Options
	java    string
	lib     string
	home    string
	port    int
	unlock  func()

	mu    sync.Mutex
	run   *process // nil while stopped
	fresh bool     // the password was not set yet
}

// Start fetches Neo4j if needed and starts it; it returns when the server
// answers. The caller must Close it. It waits for another server of this checkout
// to be closed; ctx bounds the waiting.
func Start(ctx context.Context, o Options) (*Server, error) {
	if o.HeapMB == 0 {
		o.HeapMB = 512
	}
	if o.Log == nil {
		o.Log = os.Stderr
	}
	s := &Server{options: o, fresh: o.Password != ""}
	var err error
	if s.java, err = findJava(); err != nil {
		return nil, err
	}
	if s.lib, err = Fetch(ctx, o.Log); err != nil {
		return nil, err
	}
	if s.unlock, err = lock(ctx, filepath.Join(filepath.Dir(s.lib), "server.lock")); err != nil {
		return nil, fmt.Errorf("wait for the Neo4j of another test to be closed: %w", err)
	}
	err = s.prepare()
	if err == nil {
		err = s.Restart(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// prepare makes the server's home and its configuration.
func (s *Server) prepare() error {
	var err error
	if s.home, err = os.MkdirTemp("", "neo4jtest-"); err != nil {
		return err
	}
	if s.port, err = freePort(); err != nil {
		return err
	}
	conf := filepath.Join(s.home, "conf")
	if err := os.Mkdir(conf, 0o755); err != nil {
		return err
	}
	address := fmt.Sprintf("127.0.0.1:%d", s.port)
	lines := []string{
		"server.default_listen_address=127.0.0.1",
		"server.bolt.listen_address=" + address,
		"server.bolt.advertised_address=" + address,
		"server.http.enabled=false",
		"server.https.enabled=false",
		"server.memory.pagecache.size=64m",
		"db.tx_log.preallocate=false",
		"dbms.usage_report.enabled=false",
		"dbms.cypher.min_replan_interval=1h", // tests empty and fill the database all the time; planning again each time would take most of theirs
		"dbms.security.auth_lock_time=0s",    // tests give wrong passwords on purpose
		fmt.Sprintf("dbms.security.auth_enabled=%t", s.options.Password != ""),
	}
	return os.WriteFile(filepath.Join(conf, "neo4j.conf"), []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// URI is the address of the server: bolt://127.0.0.1:PORT. It stays the same when
// the server is stopped and started again.
func (s *Server) URI() string { return fmt.Sprintf("bolt://127.0.0.1:%d", s.port) }

// Password is that of User; empty if the server asks for none.
func (s *Server) Password() string { return s.options.Password }

// Driver opens a driver to the server. The caller closes it.
func (s *Server) Driver() (neo4j.DriverWithContext, error) {
	return neo4j.NewDriverWithContext(s.URI(), s.auth(s.options.Password))
}

func (s *Server) auth(password string) neo4j.AuthToken {
	if s.options.Password == "" {
		return neo4j.NoAuth()
	}
	return neo4j.BasicAuth(User, password, "")
}

// Restart starts the server again after Stop or Kill, with the data it had and
// at the same address, and waits until it answers. It does nothing while it runs.
func (s *Server) Restart(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.run != nil {
		return nil
	}
	log := filepath.Join(s.home, "logs", "debug.log")
	seen := int64(0) // what the log held before
	if old, err := os.Stat(log); err == nil {
		seen = old.Size()
	}
	run, err := start(exec.Command(s.java, javaArgs(s.lib, s.home, s.options.HeapMB)...), s.home)
	if err != nil {
		return err
	}
	if err := s.wait(ctx, run, log, seen); err != nil {
		return errors.Join(err, run.end(syscall.SIGKILL))
	}
	s.run = run
	if s.fresh {
		if err := s.setPassword(ctx); err != nil {
			return err
		}
		s.fresh = false
	}
	return nil
}

// wait returns when the log says that Bolt is enabled.
func (s *Server) wait(ctx context.Context, run *process, log string, seen int64) error {
	for {
		said, err := readFrom(log, seen)
		if err != nil && !os.IsNotExist(err) {
			return err
		}
		if bytes.Contains(said, []byte("Bolt enabled")) {
			return nil
		}
		select {
		case <-run.done:
			return fmt.Errorf("the server ended while it started: %v\n%s\n%s", run.err, tail(run.output(), 2000), tail(said, 2000))
		case <-ctx.Done():
			return fmt.Errorf("the server did not start in time: %w\n%s\n%s", ctx.Err(), tail(run.output(), 2000), tail(said, 2000))
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func readFrom(path string, offset int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if _, err := f.Seek(offset, io.SeekStart); err != nil {
		return nil, err
	}
	return io.ReadAll(f)
}

// setPassword changes the password that every new Neo4j comes with.
func (s *Server) setPassword(ctx context.Context) error {
	const first = "neo4j"
	d, err := neo4j.NewDriverWithContext(s.URI(), s.auth(first))
	if err != nil {
		return err
	}
	defer d.Close(ctx)
	session := d.NewSession(ctx, neo4j.SessionConfig{DatabaseName: "system"})
	defer session.Close(ctx)
	result, err := session.Run(ctx, "ALTER CURRENT USER SET PASSWORD FROM $old TO $new", map[string]any{"old": first, "new": s.options.Password})
	if err == nil {
		_, err = result.Consume(ctx)
	}
	if err != nil {
		return fmt.Errorf("set the password of the tests' Neo4j: %w", err)
	}
	return nil
}

// Stop ends the server as its administrator would, keeping its data.
func (s *Server) Stop() error { return s.end(syscall.SIGTERM) }

// Kill ends the server as a power cut would (kill -9), keeping its data.
func (s *Server) Kill() error { return s.end(syscall.SIGKILL) }

func (s *Server) end(with syscall.Signal) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.run == nil {
		return nil
	}
	err := s.run.end(with)
	s.run = nil
	return err
}

// Close ends the server, deletes all it wrote and lets the next one start.
func (s *Server) Close() error {
	defer s.unlock()
	err := s.Kill()
	if s.home == "" {
		return err
	}
	return errors.Join(err, os.RemoveAll(s.home))
}
