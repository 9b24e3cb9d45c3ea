package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"syscall"
	"time"
)

// Times that bound what one client can hold.
const (
	headerTime   = 5 * time.Second
	readTime     = 60 * time.Second
	writeTime    = 2 * time.Minute // fetching and reading a large document takes a while
	idleTime     = 2 * time.Minute
	readyTime    = 2 * time.Second
	shutdownTime = 30 * time.Second
	maxHeader    = 64 << 10
)

// A server serves one handler, with /healthz and /readyz beside it, until its
// context ends. Then it says on /readyz that it is going, goes on serving for the
// time drain, takes no more connections, and ends when the last request is
// answered (or after shutdownTime).
type server struct {
	listener net.Listener
	handler  http.Handler
	ready    func(context.Context) error // nil when the store answers
	drain    time.Duration
	log      *slog.Logger

	going atomic.Bool
}

// run serves until ctx ends. Requests under way do not end with ctx.
func (s *server) run(ctx context.Context) error {
	h := &http.Server{
		Handler:           s.routes(),
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       readTime,
		WriteTimeout:      writeTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(s.listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	s.going.Store(true)
	s.log.Info("stopping: no longer ready", "drain", s.drain.String())
	time.Sleep(s.drain)
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if err := h.Shutdown(end); err != nil {
		s.log.Warn("requests still under way were cut off", "after", shutdownTime.String())
		return h.Close()
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	s.log.Info("stopped: all requests answered")
	return nil
}

func (s *server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", s.logged(s.handler))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "alive") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if s.going.Load() {
			say(w, http.StatusServiceUnavailable, "stopping")
			return
		}
		ctx, cancel := context.WithTimeout(r.Context(), readyTime)
		defer cancel()
		if err := s.ready(ctx); err != nil {
			s.log.Warn("not ready", "error", err)
			say(w, http.StatusServiceUnavailable, "the store does not answer")
			return
		}
		say(w, http.StatusOK, "ready")
	})
	return mux
}

func say(w http.ResponseWriter, status int, words string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(words + "\n")) // a client that left needs no answer
}

// logged writes one line for each request, without its query string or body:
// these may hold what is nobody else's business.
func (s *server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("X-Frame-Options", "DENY")
		w.Header().Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(seen, r)
		s.log.Info("request", "method", r.Method, "path", r.URL.Path, "status", seen.status, "ms", time.Since(start).Milliseconds())
	})
}

// A statusWriter remembers the status that was written.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach what w wraps.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// listen opens addr. The error says in words what is wrong with it.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, failf("cannot listen on %s: the port is in use; another graphd may be running, or choose another with --addr", addr)
	case errors.Is(err, syscall.EACCES):
		return nil, failf("cannot listen on %s: not allowed; ports below 1024 need more rights", addr)
	case err != nil:
		return nil, failf("cannot listen on %s: %w", addr, err)
	}
	return l, nil
}

// loopbackAddr reports whether all addresses that HOST:PORT stands for are this
// machine's own.
func loopbackAddr(ctx context.Context, addr string) (bool, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false, usagef("--addr %q is not HOST:PORT", addr)
	}
	if host == "" {
		return false, nil // all addresses
	}
	if loopbackName(host) {
		return true, nil
	}
	ips, err := new(net.Resolver).LookupNetIP(ctx, "ip", host)
	if err != nil {
		return false, usagef("--addr %q: %w", addr, err)
	}
	for _, ip := range ips {
		if !ip.Unmap().IsLoopback() {
			return false, nil
		}
	}
	return len(ips) > 0, nil
}
