package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A child is a graphd that runs as a process of its own.
type child struct {
	cmd    *exec.Cmd
	addr   string // http://HOST:PORT, of serve
	stderr func() string
}

// serveChild starts graphd serve on a free port and waits until it serves.
func serveChild(t *testing.T, env []string, args ...string) *child {
	t.Helper()
	cmd := exec.Command("graphd", append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	cmd.Dir = t.TempDir()
	cmd.Env = append(os.Environ(), env...)
	pipe, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended
		_ = cmd.Wait()         // likewise
	})
	var mu sync.Mutex
	var log bytes.Buffer
	addr := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(pipe)
		for lines.Scan() {
			mu.Lock()
			log.WriteString(lines.Text() + "\n")
			mu.Unlock()
			if m := regexp.MustCompile(`msg=serving addr=(\S+)`).FindStringSubmatch(lines.Text()); m != nil {
				addr <- "http://" + m[1]
			}
		}
		close(addr)
	}()
	c := &child{cmd: cmd, stderr: func() string { mu.Lock(); defer mu.Unlock(); return log.String() }}
	select {
	case a, ok := <-addr:
		if !ok {
			t.Fatalf("it ended before it served: %s", c.stderr())
		}
		c.addr = a
	case <-time.After(60 * time.Second):
		t.Fatalf("it does not serve: %s", c.stderr())
	}
	return c
}

// examples is where the examples are.
func examples(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join(root, "examples"))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// stop sends a signal and returns the exit code.
func (c *child) stop(t *testing.T, s os.Signal) int {
	t.Helper()
	if err := c.cmd.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
	err := c.cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return c.cmd.ProcessState.ExitCode()
}

// graphd runs graphd to its end.
func graphd(t *testing.T, env []string, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "graphd", args...)
	cmd.Env = append(os.Environ(), env...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// must runs graphd, which must exit with 0, and returns what it printed.
func must(t *testing.T, env []string, args ...string) string {
	t.Helper()
	stdout, stderr, code := graphd(t, env, args...)
	if code != exitOK {
		t.Fatalf("graphd %v exits with %d: %s%s", args, code, stdout, stderr)
	}
	return stdout
}

// ask posts a GraphQL request.
func ask(t *testing.T, addr, query string, header ...string) (status int, answer string) {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, addr+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
			continue
		}
		r.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

const loadNote = `mutation { loadDocument(input: {text: "The World Bank supports the Coastal Plan in Kenya.", source: "note"}) { document { id } } }`

func TestServeAnswersAndStopsWholeOnASignal(t *testing.T) {
	store := filepath.Join(t.TempDir(), "g.db")
	for _, signal := range []os.Signal{syscall.SIGTERM, syscall.SIGINT} {
		c := serveChild(t, nil, "--store", store, "--load", examples(t))
		for _, path := range []string{"/healthz", "/readyz"} {
			if code, words := get(t, c.addr+path); code != 200 {
				t.Errorf("%s says %d %s", path, code, words)
			}
		}
		if _, answer := ask(t, c.addr, `{ stats { documents } }`); !strings.Contains(answer, `"documents":3`) && !strings.Contains(answer, `"documents":4`) {
			t.Errorf("answer: %s", answer)
		}
		if _, answer := ask(t, c.addr, loadNote); !strings.Contains(answer, `"id":"doc_`) {
			t.Errorf("a program on this machine may load: %s", answer)
		}
		for _, header := range [][]string{{"Origin", "http://evil.example"}, {"X-Forwarded-For", "192.0.2.1"}} {
			if _, answer := ask(t, c.addr, loadNote, header...); !strings.Contains(answer, "FORBIDDEN") {
				t.Errorf("%v: %s", header, answer)
			}
		}
		if status, answer := ask(t, c.addr, `{ stats { documents } }`, "Host", "evil.example"); status != http.StatusMisdirectedRequest {
			t.Errorf("by another name: %d %s", status, answer)
		}
		if code := c.stop(t, signal); code != exitOK {
			t.Errorf("after %v it exits with %d: %s", signal, code, c.stderr())
		}
		if files, err := filepath.Glob(store + "*"); err != nil || len(files) != 1 {
			t.Errorf("after %v there are %v: the store was not closed", signal, files)
		}
	}
	if out := must(t, nil, "query", "--store", store, `{ documents { totalCount } }`); !strings.Contains(out, `"totalCount": 4`) {
		t.Errorf("after all: %s", out)
	}
}

func TestServeWithATokenLetsOnlyItChangeTheGraph(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte("s3cret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := serveChild(t, []string{"GRAPHD_TOKEN_FILE=" + file}, "--store", "memory:")
	if _, answer := ask(t, c.addr, `{ stats { documents } }`); !strings.Contains(answer, `"documents":0`) {
		t.Errorf("reading: %s", answer)
	}
	if _, answer := ask(t, c.addr, loadNote); !strings.Contains(answer, "FORBIDDEN") {
		t.Errorf("without the token: %s", answer)
	}
	if _, answer := ask(t, c.addr, loadNote, "Authorization", "Bearer s3cret"); !strings.Contains(answer, `"id":"doc_`) {
		t.Errorf("with the token: %s", answer)
	}
	if log := c.stderr(); strings.Contains(log, "s3cret") {
		t.Error("the log tells the token")
	}
}

func TestServeRefusesWhatItCannotDo(t *testing.T) {
	c := serveChild(t, nil, "--store", "memory:")
	used := strings.TrimPrefix(c.addr, "http://")
	for _, x := range []struct {
		args  []string
		code  int
		words string
	}{
		{[]string{"--addr", used}, exitFailed, "cannot listen on " + used + ": the port is in use"},
		{[]string{"--addr", "0.0.0.0:0"}, exitUsage, "--allow-unauthenticated-network"},
		{[]string{"--addr", ":0"}, exitUsage, "GRAPHD_TOKEN"},
		{[]string{"--addr", "nonsense"}, exitUsage, "HOST:PORT"},
	} {
		_, stderr, code := graphd(t, nil, append([]string{"serve", "--store", "memory:"}, x.args...)...)
		if code != x.code || !strings.Contains(stderr, x.words) {
			t.Errorf("%v: exit %d, %s", x.args, code, stderr)
		}
	}
}

func TestDoctorAsksAServer(t *testing.T) {
	c := serveChild(t, nil, "--store", "memory:")
	if out := must(t, nil, "doctor", "--server", c.addr); !strings.Contains(out, "ok   server alive: alive\nok   server ready: ready\n") {
		t.Error(out)
	}
}

func TestALoadThatIsInterruptedTellsWhatIsStored(t *testing.T) {
	dir, store := t.TempDir(), filepath.Join(t.TempDir(), "g.db")
	writeTexts(t, dir, 400)
	cmd := exec.Command("graphd", "load", "--json", "--store", store, dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	reported, last := 0, ""
	for lines := bufio.NewScanner(out); lines.Scan(); {
		last = lines.Text()
		if strings.Contains(last, `"event":"LOADED"`) {
			if reported++; reported == 20 {
				if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitPartly {
		t.Errorf("it ended with %v", err)
	}
	var report struct {
		Report struct {
			Documents int
			Stopped   *struct{ Source string }
		}
	}
	if err := json.Unmarshal([]byte(last), &report); err != nil || report.Report.Documents != reported || report.Report.Stopped == nil {
		t.Errorf("%d were reported as loaded; the report says %s (%v)", reported, last, err)
	}
	must(t, nil, "verify", "--store", store)
	if n := countDocuments(t, store); n != reported {
		t.Errorf("%d were reported as loaded, %d are there", reported, n)
	}
}

func countDocuments(t *testing.T, store string) int {
	t.Helper()
	var answer struct {
		Data struct {
			Stats struct{ Documents int }
		}
	}
	if err := json.Unmarshal([]byte(must(t, nil, "query", "--store", store, `{ stats { documents } }`)), &answer); err != nil {
		t.Fatal(err)
	}
	return answer.Data.Stats.Documents
}
