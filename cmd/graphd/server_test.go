package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// start runs a server until the test ends, and returns its address, what stops
// it, and what run returned.
func start(t *testing.T, s *server) (addr string, stop func(), ended <-chan error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.listener, s.log = l, slog.New(slog.DiscardHandler)
	if s.ready == nil {
		s.ready = func(context.Context) error { return nil }
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.run(ctx) }()
	return "http://" + l.Addr().String(), cancel, done
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, strings.TrimSpace(string(b))
}

func TestAStopFirstTakesReadinessThenFinishesWhatIsUnderWay(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent()) // a Neo4j of other tests may be watched
	defer http.DefaultClient.CloseIdleConnections()
	began, release := make(chan bool), make(chan bool)
	s := &server{drain: 400 * time.Millisecond, handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(began)
		<-release
		_, _ = io.WriteString(w, "whole answer")
	})}
	addr, stop, ended := start(t, s)
	if code, words := get(t, addr+"/readyz"); code != 200 || words != "ready" {
		t.Fatalf("before: /readyz says %d %s", code, words)
	}
	answer := make(chan string, 1)
	go func() {
		_, words := get(t, addr+"/slow")
		answer <- words
	}()
	<-began
	stop()
	for !s.going.Load() {
		time.Sleep(time.Millisecond)
	}
	if code, words := get(t, addr+"/readyz"); code != 503 || words != "stopping" {
		t.Errorf("while stopping: /readyz says %d %s", code, words)
	}
	if code, _ := get(t, addr+"/healthz"); code != 200 {
		t.Errorf("while stopping: /healthz says %d", code)
	}
	select {
	case err := <-ended:
		t.Fatalf("the server ended (%v) with a request under way", err)
	case <-time.After(s.drain + 200*time.Millisecond):
	}
	if r, err := http.Get(addr + "/healthz"); err == nil {
		r.Body.Close()
		t.Error("after the drain, a new connection was taken")
	}
	close(release)
	if got := <-answer; got != "whole answer" {
		t.Errorf("the request under way got %q", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("run: %v", err)
	}
}

func TestReadyzTellsWhetherTheStoreAnswersAndHealthzDoesNotCare(t *testing.T) {
	var down atomic.Bool
	addr, stop, ended := start(t, &server{handler: http.NotFoundHandler(), ready: func(context.Context) error {
		if down.Load() {
			return errors.New("dial tcp 10.0.0.7:7687: secret inner words")
		}
		return nil
	}})
	for _, c := range []struct {
		down  bool
		code  int
		words string
	}{{false, 200, "ready"}, {true, 503, "the store does not answer"}, {false, 200, "ready"}} {
		down.Store(c.down)
		if code, words := get(t, addr+"/readyz"); code != c.code || words != c.words {
			t.Errorf("down %v: %d %s", c.down, code, words)
		}
		if code, words := get(t, addr+"/healthz"); code != 200 || words != "alive" {
			t.Errorf("down %v: /healthz says %d %s", c.down, code, words)
		}
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestAPortInUseIsToldInWords(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, err = listen(t.Context(), l.Addr().String())
	if err == nil || !strings.Contains(err.Error(), l.Addr().String()) || !strings.Contains(err.Error(), "in use") || !strings.Contains(err.Error(), "--addr") {
		t.Errorf("%v", err)
	}
}
