package web

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func bundle() fstest.MapFS {
	return fstest.MapFS{
		"dist/.keep":                      {},
		"dist/landing.html":               {Data: []byte("<!doctype html><title>landing</title>")},
		"dist/playground.html":            {Data: []byte("<!doctype html><title>playground</title>")},
		"dist/assets/playground-AB12.js":  {Data: []byte(strings.Repeat("let a = 1;\n", 100))},
		"dist/assets/playground-AB12.css": {Data: []byte("a{}")},
		"dist/assets/icon.svg":            {Data: []byte("<svg/>")},
	}
}

func get(t *testing.T, h http.Handler, method, path string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestPathsAreServedAsTheyAre(t *testing.T) {
	h, err := newHandler(bundle())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, path string
		status       int
		media, cache string
	}{
		{"GET", "/", 200, "text/html; charset=utf-8", "no-cache"},
		{"GET", "/playground", 200, "text/html; charset=utf-8", "no-cache"},
		{"GET", "/playground?example=path", 200, "text/html; charset=utf-8", "no-cache"},
		{"HEAD", "/playground/", 200, "text/html; charset=utf-8", "no-cache"},
		{"GET", "/assets/playground-AB12.js", 200, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
		{"GET", "/assets/playground-AB12.css", 200, "text/css; charset=utf-8", "public, max-age=31536000, immutable"},
		{"GET", "/assets/icon.svg", 200, "image/svg+xml", "no-cache"},
		{"GET", "/assets/", 404, "text/plain; charset=utf-8", ""},
		{"GET", "/assets/gone.js", 404, "text/plain; charset=utf-8", ""},
		{"GET", "/landing.html", 404, "text/plain; charset=utf-8", ""},
		{"GET", "/assets/../landing.html", 404, "text/plain; charset=utf-8", ""},
		{"GET", "/.keep", 404, "text/plain; charset=utf-8", ""},
		{"POST", "/", 405, "text/plain; charset=utf-8", ""},
	} {
		res := get(t, h, c.method, c.path)
		if res.StatusCode != c.status || res.Header.Get("Content-Type") != c.media || res.Header.Get("Cache-Control") != c.cache {
			t.Errorf("%s %s: %d, %q, %q; want %d, %q, %q", c.method, c.path, res.StatusCode, res.Header.Get("Content-Type"),
				res.Header.Get("Cache-Control"), c.status, c.media, c.cache)
		}
		if csp := res.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || !strings.Contains(csp, "script-src 'self';") {
			t.Errorf("%s %s: policy %q", c.method, c.path, csp)
		}
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		if c.method == "HEAD" && len(body) > 0 {
			t.Errorf("%s %s has a body", c.method, c.path)
		}
	}
}

func TestAssetsArePackedForThoseWhoAcceptIt(t *testing.T) {
	h, err := newHandler(bundle())
	if err != nil {
		t.Fatal(err)
	}
	for accept, want := range map[string]string{
		"gzip, deflate, br": "gzip", "br;q=1.0, gzip;q=0.5": "gzip", "GZIP": "gzip",
		"": "", "br": "", "gzip;q=0": "", "gzip; q=0.000": "", "x-gzip-like": "",
	} {
		res := get(t, h, "GET", "/assets/playground-AB12.js", "Accept-Encoding", accept)
		if got := res.Header.Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding %q: Content-Encoding %q, want %q", accept, got, want)
		}
		body := io.Reader(res.Body)
		if want == "gzip" {
			if body, err = gzip.NewReader(res.Body); err != nil {
				t.Fatal(err)
			}
		}
		got, err := io.ReadAll(body)
		if err != nil || string(got) != string(bundle()["dist/assets/playground-AB12.js"].Data) {
			t.Errorf("Accept-Encoding %q: %v, %d bytes", accept, err, len(got))
		}
	}
	if res := get(t, h, "GET", "/assets/playground-AB12.css", "Accept-Encoding", "gzip"); res.Header.Get("Content-Encoding") != "" {
		t.Error("a file that gzip makes longer was packed")
	}
}

func TestAPageThatDidNotChangeIsNotSentAgain(t *testing.T) {
	h, err := newHandler(bundle())
	if err != nil {
		t.Fatal(err)
	}
	etag := get(t, h, "GET", "/").Header.Get("ETag")
	if etag == "" || etag == get(t, h, "GET", "/playground").Header.Get("ETag") {
		t.Fatalf("etag %q", etag)
	}
	if res := get(t, h, "GET", "/", "If-None-Match", etag); res.StatusCode != http.StatusNotModified {
		t.Errorf("status %d", res.StatusCode)
	}
	if res := get(t, h, "GET", "/", "If-None-Match", `"other"`); res.StatusCode != http.StatusOK {
		t.Errorf("status %d", res.StatusCode)
	}
}

func TestWithoutABundleThePageSaysWhatToDo(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"fresh clone":  {"dist/.keep": {}},
		"half a build": {"dist/landing.html": {Data: []byte("x")}},
	} {
		h, err := newHandler(files)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{"/", "/playground"} {
			res := get(t, h, "GET", path)
			body, err := io.ReadAll(res.Body)
			if err != nil || res.StatusCode != http.StatusServiceUnavailable || !strings.Contains(string(body), "make web") {
				t.Errorf("%s, %s: %v, %d, %q", name, path, err, res.StatusCode, body)
			}
		}
	}
}

func TestAFileOfUnknownKindIsRefused(t *testing.T) {
	files := bundle()
	files["dist/assets/model.bin"] = &fstest.MapFile{Data: []byte{1}}
	if _, err := newHandler(files); err == nil || !strings.Contains(err.Error(), "model.bin") {
		t.Errorf("error %v", err)
	}
}

func TestTheEmbeddedBundleIsReadable(t *testing.T) {
	h, err := Handler()
	if err != nil {
		t.Fatal(err)
	}
	if res := get(t, h, "GET", "/"); res.StatusCode != 200 && res.StatusCode != 503 {
		t.Errorf("status %d", res.StatusCode)
	}
}
