package source

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestOnlyPublicAddressesAreDialled(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.216.34": true, "2606:2800:220:1::1": true, "::ffff:8.8.8.8": true, "64:ff9b::808:808": true,
		"127.0.0.1": false, "127.8.9.1": false, "::1": false, "::ffff:127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false,
		"169.254.169.254": false, "::ffff:169.254.169.254": false, "fe80::1": false, "fe80::1%eth0": false, "fd00::1": false, "100.64.0.1": false, "0.0.0.0": false, "0.1.2.3": false,
		"224.0.0.1": false, "ff02::1": false, "255.255.255.255": false, "240.0.0.1": false, "198.18.0.1": false, "192.0.2.1": false, "::": false,
		"64:ff9b::7f00:1": false, "2002:7f00:1::": false, "2002:a00:1::1": false, "::10.0.0.1": false, "2001:db8::1": false, "fec0::1": false,
	} {
		if got := public(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
}

// serve starts a server on this machine.
func serve(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	give := func(path, media, content string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", media)
			fmt.Fprint(w, content)
		})
	}
	give("/page", "text/html; charset=utf-8", "<p>é")
	give("/latin", "text/plain; charset=ISO-8859-2", "\xb1")
	give("/pdf", "application/pdf", "%PDF-1.7")
	give("/long", "text/plain", strings.Repeat("x", 5000))
	give("/records", "application/x-ndjson", `{"text":"one"}`+"\n"+`{"url":"https://example.org/2","text":"two"}`)
	mux.HandleFunc("/untyped", func(w http.ResponseWriter, _ *http.Request) {
		w.Header()["Content-Type"] = nil
		fmt.Fprint(w, "<!doctype html><p>x")
	})
	redirect := func(path, to string) { mux.Handle(path, http.RedirectHandler(to, http.StatusFound)) }
	redirect("/once", "/page")
	redirect("/loop", "/loop")
	redirect("/inside", "http://169.254.169.254/latest/meta-data")
	redirect("/file", "file:///etc/passwd")
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
	})
	mux.HandleFunc("/busy", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestAnAddressIsFetchedWithinItsLimits(t *testing.T) {
	s := serve(t)
	tests := []struct{ path, want string }{
		{"/page#part", "/page text/html <p>é"},
		{"/latin", "/latin text/plain ą"},
		{"/untyped", "/untyped text/html <!doctype html><p>x"},
		{"/once", "/once text/html <p>é"},
		{"/pdf", "/pdf INVALID"},
		{"/long", "/long TOO_LARGE"},
		{"/none", "/none NOT_FOUND"},
		{"/busy", "/busy UNAVAILABLE"},
		{"/slow", "/slow UNAVAILABLE"},
		{"/loop", "/loop INVALID"},
		{"/inside", "/inside FORBIDDEN"},
		{"/file", "/file FORBIDDEN"},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			var got []string
			for _, line := range told(t.Context(), "", []string{s.URL + tt.path}, Options{Loopback: true, Limit: 1000, Timeout: 300 * time.Millisecond, Redirects: 3}) {
				got = append(got, strings.TrimPrefix(line, s.URL))
			}
			if d := cmp.Diff([]string{tt.want}, got); d != "" {
				t.Error(d)
			}
		})
	}
	got := told(t.Context(), "", []string{s.URL + "/records"}, Options{Loopback: true})
	want := []string{s.URL + `/records#1 application/json {"text":"one"}`, `https://example.org/2 application/json {"text":"two"}`}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestThisMachineIsNotReadUnlessAllowed(t *testing.T) {
	s := serve(t)
	_, port, _ := strings.Cut(strings.TrimPrefix(s.URL, "http://"), ":")
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0"} {
		address := "http://" + host + ":" + port + "/page"
		got := told(t.Context(), "", []string{address}, Options{})
		if d := cmp.Diff([]string{address + " FORBIDDEN"}, got); d != "" {
			t.Error(d)
		}
	}
}
