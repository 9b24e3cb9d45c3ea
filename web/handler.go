package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// dist holds what `npm run build` made; of a fresh clone only .keep.
//
//go:embed all:dist
var dist embed.FS

// The pages, by the path they are served at.
var pages = map[string]string{
	"/":            "landing.html",
	"/playground":  "playground.html",
	"/playground/": "playground.html",
}

// An asset is one file of the bundle, ready to be sent.
type asset struct {
	media  string
	body   []byte
	packed []byte // gzipped; nil where that saves nothing
	etag   string
	keep   bool // its name changes with its content
}

// Handler serves /, /playground and /assets/; everything else is 404. It reads
// the bundle once, here.
func Handler() (http.Handler, error) { return newHandler(dist) }

// newHandler serves the bundle in the folder dist of files.
func newHandler(files fs.FS) (http.Handler, error) {
	assets, err := readBundle(files)
	if err != nil {
		return nil, fmt.Errorf("read the embedded pages: %w", err)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, isPage := pages[r.URL.Path]
		secure(w.Header(), name)
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are answered here", http.StatusMethodNotAllowed)
			return
		}
		if !isPage {
			name = strings.TrimPrefix(r.URL.Path, "/")
			if !strings.HasPrefix(name, "assets/") {
				name = ""
			}
		}
		a, ok := assets[name]
		switch {
		case ok:
			a.serve(w, r)
		case isPage:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Cache-Control", "no-store")
			w.WriteHeader(http.StatusServiceUnavailable)
			if r.Method == http.MethodGet {
				_, _ = w.Write([]byte(missingPage)) // the client is gone if this fails
			}
		default:
			http.NotFound(w, r)
		}
	}), nil
}

// readBundle reads the files of dist, by their path in it. Without both pages
// there is no bundle, and it is empty.
func readBundle(files fs.FS) (map[string]asset, error) {
	assets := map[string]asset{}
	err := fs.WalkDir(files, "dist", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		body, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		a, err := newAsset(name, body)
		assets[strings.TrimPrefix(name, "dist/")] = a
		return err
	})
	for _, page := range pages {
		if _, ok := assets[page]; !ok {
			return nil, err
		}
	}
	return assets, err
}

// mediaTypes are those of the files that the bundle may hold. They are listed
// because the tables that package mime reads differ from machine to machine.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".svg":  "image/svg+xml",
	".txt":  "text/plain; charset=utf-8",
}

func newAsset(name string, body []byte) (asset, error) {
	media, ok := mediaTypes[path.Ext(name)]
	if !ok {
		return asset{}, fmt.Errorf("%s: no media type is known for this file", name)
	}
	sum := sha256.Sum256(body)
	a := asset{
		media: media, body: body, etag: `"` + hex.EncodeToString(sum[:16]) + `"`,
		keep: strings.Contains(path.Base(name), "-") && path.Ext(name) != ".html",
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(body); err != nil {
		return asset{}, err
	}
	if err := z.Close(); err != nil {
		return asset{}, err
	}
	if packed.Len() < len(body) {
		a.packed = packed.Bytes()
	}
	return a, nil
}

func (a asset) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", a.media)
	h.Set("ETag", a.etag)
	h.Add("Vary", "Accept-Encoding")
	h.Set("Cache-Control", "no-cache")
	if a.keep {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	if strings.Contains(r.Header.Get("If-None-Match"), a.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	body := a.body
	if a.packed != nil && acceptsGzip(r.Header.Get("Accept-Encoding")) {
		h.Set("Content-Encoding", "gzip")
		body = a.packed
	}
	h.Set("Content-Length", fmt.Sprint(len(body)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(body) // the client is gone if this fails
	}
}

// acceptsGzip reports whether an Accept-Encoding header names gzip and does not
// rule it out with q=0.
func acceptsGzip(header string) bool {
	for _, part := range strings.Split(header, ",") {
		coding, params, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(strings.TrimSpace(coding), "gzip") {
			q := strings.ReplaceAll(params, " ", "")
			return strings.Trim(strings.TrimPrefix(q, "q="), "0.") != "" || q == ""
		}
	}
	return false
}

// policy lets a page load scripts, styles, pictures and answers from this server
// and from nowhere else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// playgroundPolicy also allows style elements, by which GraphiQL's dialogs lock the
// scrolling of the page, and pictures in data: URLs, which its style sheet has.
var playgroundPolicy = strings.NewReplacer("style-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self'", "img-src 'self' data:").Replace(policy)

func secure(h http.Header, page string) {
	h.Set("Content-Security-Policy", policy)
	if page == "playground.html" {
		h.Set("Content-Security-Policy", playgroundPolicy)
	}
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
}

// missingPage is shown by a binary that was built before its pages were.
const missingPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>graphd: the pages are not built</title></head>
<body>
<h1>The pages are not built</h1>
<p>This graphd was built before its pages were bundled, so it has none to show. Build them and then the program again:</p>
<pre>make web
go build -o bin/graphd ./cmd/graphd</pre>
<p>The GraphQL API at <code>/graphql</code> works without them.</p>
</body>
</html>
`
