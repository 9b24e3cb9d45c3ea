package export

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"

	"graphd/kg"
)

//go:embed reading.html
var pageSource string

//go:embed reading.css
var pageStyle string

//go:embed reading.js
var pageScript string

// pageTemplate escapes by context whatever a text may hold.
var pageTemplate = template.Must(template.New("reading").Parse(pageSource))

// ReadingPage writes a valid Reading as one HTML page for a person to judge it
// by: the text with its mentions, each sentence with what it claims, and what was
// dropped and why. The page asks nothing of any host: style and script are in it,
// and its own policy lets nothing else run.
func ReadingPage(w io.Writer, r *kg.Reading) error {
	v := viewOf(r)
	v.Style, v.Script = template.CSS(pageStyle), template.JS(pageScript)
	v.Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '" + digest(pageStyle) + "'; script-src '" + digest(pageScript) + "'"
	b := bufio.NewWriter(w)
	if err := pageTemplate.Execute(b, v); err != nil {
		return err
	}
	return b.Flush()
}

// digest names an inline style or script in a policy.
func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
