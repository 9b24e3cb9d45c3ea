package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func request(peer, host string, header ...string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/graphql", nil)
	r.RemoteAddr, r.Host = peer, host
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return r
}

func TestWhoMayChangeTheGraph(t *testing.T) {
	const peer, host = "127.0.0.1:5000", "localhost:8080"
	open, token := gate{loopback: true}, gate{token: "s3cret"}
	for _, c := range []struct {
		name string
		gate gate
		r    *http.Request
		want bool
	}{
		{"a program on this machine", open, request(peer, host), true},
		{"over IPv6", open, request("[::1]:5000", "[::1]:8080"), true},
		{"over IPv4 in IPv6", open, request("[::ffff:127.0.0.1]:5000", "127.0.0.1:8080"), true},
		{"our own page", open, request(peer, host, "Origin", "http://localhost:8080", "Sec-Fetch-Site", "same-origin"), true},
		{"another machine", open, request("192.0.2.7:5000", host), false},
		{"a page of another origin", open, request(peer, host, "Origin", "http://evil.example"), false},
		{"a page on another port", open, request(peer, host, "Origin", "http://localhost:9999"), false},
		{"a page without an origin", open, request(peer, host, "Origin", "null"), false},
		{"cross site", open, request(peer, host, "Sec-Fetch-Site", "cross-site"), false},
		{"same site, other port", open, request(peer, host, "Sec-Fetch-Site", "same-site"), false},
		{"a name that was bound to loopback", open, request(peer, "evil.example:8080"), false},
		{"a name that begins like ours", open, request(peer, "localhost.evil.example"), false},
		{"through a proxy on this machine", open, request(peer, host, "X-Forwarded-For", "192.0.2.7"), false},
		{"no peer", open, request("", host), false},
		{"with the token", token, request("192.0.2.7:5000", "example.org", "Authorization", "Bearer s3cret"), true},
		{"with another token", token, request("192.0.2.7:5000", "example.org", "Authorization", "Bearer s3cres"), false},
		{"with an empty token", token, request(peer, host, "Authorization", "Bearer "), false},
		{"with the token as a password", token, request(peer, host, "Authorization", "Basic s3cret"), false},
		{"on this machine, but without the token", token, request(peer, host), false},
	} {
		if got := c.gate.mayWrite(c.r); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestAServerOnLoopbackAnswersByItsOwnNamesOnly(t *testing.T) {
	for _, c := range []struct {
		gate gate
		host string
		want int
	}{
		{gate{loopback: true}, "localhost:8080", 200},
		{gate{loopback: true}, "127.0.0.1", 200},
		{gate{loopback: true}, "127.1.2.3:1", 200},
		{gate{loopback: true}, "[::1]:8080", 200},
		{gate{loopback: true}, "LOCALHOST", 200},
		{gate{loopback: true}, "evil.example:8080", 421},
		{gate{loopback: true}, "127.0.0.1.evil.example", 421},
		{gate{loopback: true}, "", 421},
		{gate{loopback: true, hosts: []string{"graph.example"}}, "graph.example", 200},
		{gate{hosts: []string{"graph.example"}}, "other.example", 421},
		{gate{hosts: []string{"graph.example"}}, "127.0.0.1:8080", 200},
		{gate{}, "any.example", 200},
	} {
		w := httptest.NewRecorder()
		c.gate.guard(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})).ServeHTTP(w, request("127.0.0.1:1", c.host))
		if w.Code != c.want {
			t.Errorf("%+v, host %q: %d", c.gate, c.host, w.Code)
		}
	}
}

func TestWhichAddressesAreLoopback(t *testing.T) {
	for addr, want := range map[string]bool{
		"127.0.0.1:8080": true, "localhost:0": true, "[::1]:8080": true, "127.9.9.9:1": true,
		":8080": false, "0.0.0.0:8080": false, "[::]:8080": false, "192.0.2.1:8080": false,
	} {
		if got, err := loopbackAddr(t.Context(), addr); err != nil || got != want {
			t.Errorf("%s: %v, %v", addr, got, err)
		}
	}
	if _, err := loopbackAddr(t.Context(), "8080"); err == nil {
		t.Error("8080 is no HOST:PORT")
	}
}
