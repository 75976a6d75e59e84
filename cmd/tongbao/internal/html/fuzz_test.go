package html

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tongbao/templates"
)

// FuzzTemplate takes any text for a template that an office has changed: it makes a page
// or is refused with a reason.
func FuzzTemplate(f *testing.F) {
	for _, s := range []string{`{{define "page"}}{{.Title}}{{end}}`, "<p>{{range .Body}}{{.}}{{end}}", "{{template \"page\" .}}", "{{",
		"</style>", "<script>x={{.}}"} {
		f.Add(uint8(0), s)
		f.Add(uint8(1), s)
	}
	names := (templates.Set{}).Names(folder + "/*")
	dir := f.TempDir()
	if err := os.Mkdir(filepath.Join(dir, folder), 0o755); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		name := names[int(which)%len(names)]
		changed := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.WriteFile(changed, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		defer os.Remove(changed)
		page, findings := Page(bare(), Options{Templates: templates.Open(os.DirFS(dir))})
		if (page == nil) != (findings.Errors() > 0) {
			t.Errorf("%s: a page of %d bytes and %v", name, len(page), findings)
		}
		for _, x := range findings {
			if x.Text == "" || x.Hint == "" {
				t.Errorf("finding without text or hint: %v", x)
			}
		}
	})
}

// FuzzIndex lists notices whose manifests anyone may have written: whatever they say, the
// list is one page without a script of theirs whose links stay in its folder, and the
// feed is well-formed.
func FuzzIndex(f *testing.F) {
	few := entries()
	for _, e := range [][]Entry{few[4:5], few[5:]} {
		data, err := json.Marshal(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`[{"path":"javascript:alert(1)","title":"<script>","issuer":"甲","signed":"2026-01-02T00:00:00Z","url":"javascript:x"}]`))
	f.Add([]byte(`[{"path":"a/n.html","period":"2026年","issuer":"甲","results":[{"name":"x","checked":-1,"failed":9,"rate":"1e9%"}]}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var list []Entry
		if json.Unmarshal(data, &list) != nil || len(list) > 5 {
			return
		}
		page, findings := Index(list, templates.Set{})
		if page == nil {
			t.Fatal(findings)
		}
		if n := len(elements(t, page, "script")); n != 1 {
			t.Errorf("%d scripts", n)
		}
		for _, a := range elements(t, page, "a") {
			if href := attr(a, "href"); !staysInside(href) {
				t.Errorf("a link leads to %q", href)
			}
		}
		noHandlers(t, page)
		var feed atomFeed
		if err := xml.Unmarshal(Feed(list), &feed); err != nil {
			t.Error(err)
		}
	})
}

// staysInside reports a link to what lies beside the page, or to a place of the page.
func staysInside(href string) bool {
	scheme, _, found := strings.Cut(href, ":")
	return !strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "..") && (!found || strings.ContainsAny(scheme, "/#?"))
}

func noHandlers(t *testing.T, page []byte) {
	t.Helper()
	for _, n := range elements(t, page, "*") {
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || n.Type == html.ElementNode && a.Key == "style" {
				t.Errorf("%s has %s=%q", n.Data, a.Key, a.Val)
			}
		}
	}
}
