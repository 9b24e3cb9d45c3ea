package neo4jstore

import (
	"bytes"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
)

// commitMessage is Bolt's COMMIT as a chunk of its own.
var commitMessage = []byte{0x00, 0x02, 0xB0, 0x12, 0x00, 0x00}

// A proxy stands between a driver and a server and can lose connections.
type proxy struct {
	server    string
	listener  net.Listener
	lose      atomic.Int32 // so many COMMITs from now on are passed to the server, and the connection is cut before its answer
	connected sync.WaitGroup
}

func newProxy(t *testing.T, uri string) *proxy {
	t.Helper()
	u, err := url.Parse(uri)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{server: u.Host, listener: l}
	p.connected.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return // closed
			}
			p.connected.Go(func() { p.serve(c) })
		}
	})
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
		p.connected.Wait()
	})
	return p
}

func (p *proxy) uri() string { return "bolt://" + p.listener.Addr().String() }

// serve passes bytes both ways until either side, or the proxy, ends it.
func (p *proxy) serve(client net.Conn) {
	server, err := net.Dial("tcp", p.server)
	if err != nil {
		client.Close()
		return
	}
	var losing atomic.Bool
	var both sync.WaitGroup
	pass := func(from, to net.Conn, look func([]byte)) {
		buffer := make([]byte, 64<<10)
		for {
			n, err := from.Read(buffer)
			if n > 0 {
				look(buffer[:n])
				if losing.Load() && from == server {
					break // the answer to the COMMIT: it happened, and nobody will hear of it
				}
				if _, err := to.Write(buffer[:n]); err != nil {
					break
				}
			}
			if err != nil {
				break
			}
		}
		client.Close()
		server.Close()
	}
	both.Go(func() {
		pass(client, server, func(b []byte) {
			if bytes.Contains(b, commitMessage) && p.lose.Add(-1) >= 0 {
				losing.Store(true)
			}
		})
	})
	both.Go(func() { pass(server, client, func([]byte) {}) })
	both.Wait()
}
