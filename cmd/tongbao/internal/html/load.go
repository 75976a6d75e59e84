package html

import (
	"crypto/sha256"
	"encoding/base64"
	"html"
	"html/template"
	"path"
	"regexp"
	"strings"
	"sync"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/templates"
)

const folder = "html"

// inside are the program's own templates: to parse and escape them takes longer than to
// write a page.
var inside = sync.OnceValues(func() (*set, error) { return parse(templates.Set{}) })

// load parses the templates of those names that the program has.
func load(from templates.Set) (*set, error) {
	if own := (templates.Set{}); from == own {
		return inside()
	}
	return parse(from)
}

func parse(from templates.Set) (*set, error) {
	s := &set{tree: template.New(folder), files: map[string]string{}}
	for _, full := range (templates.Set{}).Names(folder + "/*") {
		data, err := from.Read(full)
		if err != nil {
			return nil, err
		}
		name, text := path.Base(full), asBrowser(data)
		if !strings.HasSuffix(name, ".tmpl") {
			if err := checkRaw(name, text); err != nil {
				return nil, err
			}
			s.files[name] = text
			continue
		}
		if _, err := s.tree.New(name).Parse(text); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// asBrowser is a file with line ends of \n, as a browser sees them: the hashes of
// the policy are taken from what the browser reads.
func asBrowser(data []byte) string {
	return document.Visible(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data)))
}

// checkRaw refuses a style sheet or script that would end its own element.
func checkRaw(name, text string) error {
	low := strings.ToLower(text)
	for _, bad := range []string{"</style", "</script", "<!--"} {
		if at := strings.Index(low, bad); at >= 0 {
			return &rawError{name, 1 + strings.Count(low[:at], "\n"), bad}
		}
	}
	return nil
}

// rawError is what a style sheet or script may not hold, and where it does.
type rawError struct {
	file string
	line int
	bad  string
}

func (e *rawError) Error() string { return "“" + e.bad + "”不能写入网页" }

// policy is the content security policy of a page with one style element and one
// script: nothing is allowed but these two, known by their hashes.
func policy(style, script string) string {
	return "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(script) + "; base-uri 'none'; form-action 'none'"
}

var policyTag = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)

// Policy is the content security policy that a page has, for a server that sends it as a header: it
// names the hashes of the page's style and script. Nothing where the page has none.
func Policy(page []byte) string {
	m := policyTag.FindSubmatch(page)
	if m == nil {
		return ""
	}
	return html.UnescapeString(string(m[1]))
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
