package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"graphd/kg"
)

// address fetches one text over HTTP.
func (w *walker) address(arg string) bool {
	u, err := url.Parse(arg)
	if err != nil {
		return w.fail(arg, kg.Invalid, errors.New("it is no address"))
	}
	u.Fragment = ""
	u.Scheme = strings.ToLower(u.Scheme)
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return w.fail(u.Redacted(), kg.Invalid, fmt.Errorf("addresses of %s are not read, only http and https", u.Scheme))
	case u.Host == "":
		return w.fail(arg, kg.Invalid, errors.New("the address has no host"))
	case u.User != nil:
		return w.fail(u.Redacted(), kg.Forbidden, errors.New("an address with a user name or password in it would be kept in the store"))
	}
	name := u.String()
	raw, err := w.fetch(name)
	if err != nil {
		kind := kg.KindOf(err)
		var large *tooLarge
		if errors.As(err, &large) {
			kind = kg.TooLarge
		}
		return w.fail(name, kind, err)
	}
	if raw.Media == lines {
		return w.records(name, bytes.NewReader(raw.Content))
	}
	return w.yield(raw, nil)
}

// fetch reads the text at an address. All its errors but a tooLarge have a kind.
func (w *walker) fetch(address string) (Raw, error) {
	timeout := w.Timeout
	if timeout <= 0 {
		timeout = 30 * time.Second
	}
	ctx, cancel := context.WithTimeout(w.ctx, timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return Raw{}, kg.E(kg.Invalid, "fetch", "", err)
	}
	req.Header.Set("User-Agent", "graphd (reads one document)")
	req.Header.Set("Accept", "text/html, application/xhtml+xml, text/markdown, text/plain, application/json, application/x-ndjson")
	client, closeIdle := w.client()
	defer closeIdle()
	resp, err := client.Do(req)
	if err != nil {
		return Raw{}, fetchError(err)
	}
	defer resp.Body.Close()
	switch {
	case resp.StatusCode == http.StatusNotFound || resp.StatusCode == http.StatusGone:
		return Raw{}, kg.Errorf(kg.NotFound, "fetch", "", "the server answers %s", resp.Status)
	case resp.StatusCode == http.StatusUnauthorized || resp.StatusCode == http.StatusForbidden:
		return Raw{}, kg.Errorf(kg.Forbidden, "fetch", "", "the server answers %s", resp.Status)
	case resp.StatusCode != http.StatusOK:
		return Raw{}, kg.Errorf(kg.Unavailable, "fetch", "", "the server answers %s", resp.Status)
	}
	media, charset, err := contentType(resp.Header.Get("Content-Type"))
	if err != nil {
		return Raw{}, err
	}
	content, err := readLimited(resp.Body, w.limit())
	if err != nil {
		var large *tooLarge
		if errors.As(err, &large) {
			return Raw{}, err
		}
		return Raw{}, fetchError(err)
	}
	if media == "" {
		media = sniff(content)
	}
	return Raw{Source: address, Media: media, Content: toUTF8(content, charset)}, nil
}

// contentType reads the media type of an answer; it is empty if the server does
// not say.
func contentType(header string) (media, charset string, err error) {
	if header == "" {
		return "", "", nil
	}
	media, params, err := mime.ParseMediaType(header)
	if err != nil {
		return "", "", kg.Errorf(kg.Invalid, "fetch", "", "the content type %q cannot be read", header)
	}
	switch media {
	case plainText, html, markdown, record, lines:
	case "application/xhtml+xml":
		media = html
	case "text/x-markdown":
		media = markdown
	case "application/jsonl", "application/ndjson", "application/x-jsonlines":
		media = lines
	default:
		return "", "", kg.Errorf(kg.Invalid, "fetch", "", "content of type %s is not read", media)
	}
	return media, params["charset"], nil
}

// toUTF8 applies the character set that a server names. It is told outside of the
// bytes, so it is applied before they become a Document's content.
func toUTF8(content []byte, charset string) []byte {
	if charset == "" || utf8.Valid(content) {
		return content
	}
	enc, err := htmlindex.Get(charset)
	if err != nil {
		return content
	}
	out, err := enc.NewDecoder().Bytes(content)
	if err != nil {
		return content
	}
	return out
}

// client makes a client that connects to public addresses only. It uses no
// proxy: a proxy would connect wherever it is told.
func (w *walker) client() (*http.Client, func()) {
	redirects := w.Redirects
	if redirects == 0 {
		redirects = 5
	}
	dialer := &net.Dialer{
		Timeout: 10 * time.Second,
		// Control sees the address that is dialled, after its name was resolved:
		// there is no moment in which the name could change its meaning.
		Control: func(_, address string, _ syscall.RawConn) error {
			return w.mayDial(address)
		},
	}
	transport := &http.Transport{
		DialContext:            dialer.DialContext,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  20 * time.Second,
		MaxResponseHeaderBytes: 1 << 20,
	}
	return &http.Client{
		Transport: transport,
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			if len(via) > redirects {
				return kg.Errorf(kg.Invalid, "fetch", "", "more than %d redirects", max(redirects, 0))
			}
			if req.URL.Scheme != "http" && req.URL.Scheme != "https" {
				return kg.Errorf(kg.Forbidden, "fetch", "", "redirected to an address of %s", req.URL.Scheme)
			}
			req.Header.Del("Referer")
			return nil
		},
	}, transport.CloseIdleConnections
}

// fetchError gives an error of the network its kind, and takes the address off
// it, which the caller names.
func fetchError(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	var known *kg.Error
	if errors.As(err, &known) {
		return known
	}
	var dns *net.DNSError
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return kg.E(kg.NotFound, "fetch", "", err)
	case errors.Is(err, context.DeadlineExceeded):
		return kg.Errorf(kg.Unavailable, "fetch", "", "no full answer within the time limit: %w", err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return kg.Errorf(kg.Unavailable, "fetch", "", "the answer breaks off: %w", err)
	}
	return kg.E(kg.Unavailable, "fetch", "", err)
}
