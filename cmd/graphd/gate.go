package main

import (
	"crypto/sha256"
	"crypto/subtle"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"graphd/graph"
)

// A gate decides who may ask and who may change the graph. On loopback without a
// token, whoever runs programs on this machine may do both; but a page from
// elsewhere that runs in a browser on this machine may do neither, so the Host
// and the Origin of a request are looked at.
type gate struct {
	token    string   // if set, changes need it
	loopback bool     // bound to loopback addresses only
	hosts    []string // names that a proxy in front may ask for, beside loopback
}

// guard refuses requests for a host that is none of ours, where that can be told:
// on loopback, and where --trusted-host says by which names it is asked. Others
// come by DNS rebinding, from a page in a browser.
func (g gate) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if (g.loopback || len(g.hosts) > 0) && !g.ours(r.Host) {
			http.Error(w, "this server is not asked by this name; --trusted-host adds names", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// ours reports whether a Host header names this machine or a trusted host.
func (g gate) ours(host string) bool {
	name := hostOnly(host)
	return loopbackName(name) || slices.Contains(g.hosts, name)
}

// mayWrite reports whether a request may change the graph: it carries the token,
// or, where there is none, comes from a program on this machine that is neither a
// proxy for others nor a browser showing a page from elsewhere.
func (g gate) mayWrite(r *http.Request) bool {
	if g.token != "" {
		given, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(g.token))
		return ok && subtle.ConstantTimeCompare(a[:], b[:]) == 1
	}
	return graph.FromThisMachine(r)
}

// hostOnly is the name in HOST or HOST:PORT, in lower case, without brackets.
func hostOnly(hostport string) string {
	host, _, err := net.SplitHostPort(hostport)
	if err != nil {
		host = hostport
	}
	return strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
}

// loopbackName reports whether a host name or address is this machine's own by
// its very form, so that no name server has a say in it.
func loopbackName(name string) bool {
	if name == "localhost" {
		return true
	}
	a, err := netip.ParseAddr(name)
	return err == nil && a.Unmap().IsLoopback()
}
