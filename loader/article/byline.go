package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// roles are the words by which the part of a line after a name is known to say
// the person's office.
var roles = wordSet(`secretary spokesperson spokesman spokeswoman president minister director ambassador officer attorney administrator
	commissioner coordinator representative envoy counsel counselor counsellor editor correspondent reporter writer chair chairman chairwoman
	chairperson governor senator chief general head deputy adviser advisor analyst fellow professor principal staff mayor judge inspector
	superintendent premier chancellor dean producer columnist contributor`)

// bodies are the first words of a line that names an office as the author.
var bodies = wordSet(`office bureau ministry department embassy mission delegation directorate agency secretariat press media communications
	commission council cabinet government newsroom`)

// fromLabels are lines that say that the author comes next.
var fromLabels = wordSet("from by author authors source")

var languageCodes = wordSet("EN ES PT FR DE IT AR RU ZH")

var (
	byPattern      = regexp.MustCompile(`(?i)(?:^|[\s/|•·–—,-])(?:written\s+by|reported\s+by|by|author:)\s+(\S.*)$`)
	speaksPattern  = regexp.MustCompile(`(?i)^(?:the )?(?:below|following|statement|text)\b.{0,40}\battributable to (.+?):?$`)
	correspondent  = regexp.MustCompile(`^(\p{Lu}[\p{L}.'’-]+(?: \p{L}[\p{L}.'’-]*){1,3}),? in \p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}$`)
	fieldSeparator = regexp.MustCompile(`\s*[|/•·]\s*|\s+[–—-]\s+|\s{2,}`)
)

// authorBy returns the author in a line that says "by".
func authorBy(s string) (string, bool) {
	m := byPattern.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	name := m[1]
	if d, ok := findDate(name); ok {
		name = name[:d.start]
	}
	name = fieldSeparator.Split(name, 2)[0]
	name, _, _ = strings.Cut(name, ",")
	words := strings.Fields(name)
	for len(words) > 1 && languageCodes[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && dated(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	name = strings.Join(words, " ")
	if !personal(name) {
		return "", false
	}
	return properCase(name), true
}

// dated reports whether a word is part of a date.
func dated(w string) bool {
	w = strings.ToLower(strings.Trim(w, ".,:"))
	return dateWords[w] || monthWord.MatchString(w) || strings.ContainsAny(w, "0123456789")
}

// authorLine returns the author in a line that is nothing but a name with an
// office ("Ned Price, Department Spokesperson") or an office ("Office of the
// Spokesperson").
func authorLine(s string) (string, bool) {
	if len(s) > 250 || strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "Jr.") {
		return "", false
	}
	name, role, ok := strings.Cut(s, ",")
	if !ok {
		words := strings.Fields(s)
		if len(words) < 2 || len(words) > 12 || !titled(s) {
			return "", false
		}
		if officeWords(words) || len(words) <= 4 && roles[strings.ToLower(words[len(words)-1])] && personal(s) {
			return s, true
		}
		return "", false
	}
	if !personal(name) || len(strings.Fields(name)) < 2 {
		return "", false
	}
	if words := strings.Fields(name); officeWords(words) && titled(s) && len(strings.Fields(s)) <= 14 {
		return s, true // "U.S. Attorney's Office, Southern District of New York"
	}
	for _, w := range strings.FieldsFunc(role, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if roles[strings.ToLower(w)] || roles[strings.ToLower(strings.TrimSuffix(w, "Bureau"))] {
			return properCase(name), true
		}
	}
	return "", false
}

// officeWords reports whether a line names an office: "Office of the
// Spokesperson", "U.S. Attorney's Office", "European Commission".
func officeWords(words []string) bool {
	first := strings.ToLower(words[0])
	if first == "the" && len(words) > 2 {
		first = strings.ToLower(words[1])
	}
	if bodies[first] {
		return true
	}
	last := strings.ToLower(words[len(words)-1])
	return last == "office" || last == "ministry" || last == "spokesperson"
}

// speaker returns the person in "The following is attributable to Spokesperson
// Ned Price:".
func speaker(s string) (string, bool) {
	m := speaksPattern.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	words := strings.Fields(m[1])
	for len(words) > 2 && (roles[strings.ToLower(words[0])] || strings.EqualFold(words[0], "department") || strings.EqualFold(words[0], "the") || strings.EqualFold(words[0], "acting")) {
		words = words[1:]
	}
	name := strings.Join(words, " ")
	return name, personal(name)
}

// personal reports whether s can be one or more names of persons or bodies: up
// to ten words, all of them with capitals but for joining words.
func personal(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 10 || strings.ContainsAny(s, "0123456789?!:;@") {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, `"'“‘(`))
		if unicode.IsUpper(r) {
			continue
		}
		switch w {
		case "and", "&", "de", "del", "la", "van", "von", "der", "den", "bin", "al", "da", "dos", "di", "of", "the", "for", "y":
		default:
			return false
		}
	}
	return true
}

// properCase writes a name in capitals with small letters after the first.
func properCase(s string) string {
	if strings.ToUpper(s) != s {
		return s
	}
	letters := 0 // of the part of a name that is being written
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r):
			if letters++; letters > 1 {
				return unicode.ToLower(r)
			}
		case r != '\'' && r != '’' || letters == 1: // "O'Neil", but "Women's"
			letters = 0
		}
		return r
	}, s)
}
