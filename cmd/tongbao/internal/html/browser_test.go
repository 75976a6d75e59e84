package html

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"

	"tongbao/templates"
)

// browser is the path of a real browser; the test is skipped where there is none.
func browser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p
		}
	}
	if os.Getenv("TONGBAO_STRICT") != "" {
		t.Fatal("没有找到 chromium")
	}
	t.Skip("没有找到 chromium，跳过浏览器测试")
	return ""
}

// visit loads the page from an address of the portal. The browser's only way out
// is a proxy of the test, which hands out the page and notes everything else that
// is asked for. It returns the document after the scripts ran, the requests and
// the lines of the console. A dialog, which would hold the browser for ever, is taken
// for what it is: a script of the data that runs.
func visit(t *testing.T, page []byte) (dom string, requests, console []string) {
	return visitWith(t, page, "", "")
}

// visitWith does so with a query in the address and a script of the test's that runs first.
func visitWith(t *testing.T, page []byte, query, script string) (dom string, requests, console []string) {
	t.Helper()
	address := "http://portal.test/notice.html" + query
	const noDialogs = `<script>alert=confirm=prompt=function(){document.documentElement.setAttribute('data-owned','dialog')}</script>`
	rest, found := bytes.CutPrefix(page, []byte("<!DOCTYPE html>"))
	if !found {
		t.Fatalf("the page begins %.40q", page)
	}
	if script != "" {
		script = "<script>" + script + "</script>"
	}
	page = slices.Concat([]byte("<!DOCTYPE html>"+noDialogs+script), rest)
	var mu sync.Mutex
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.String() == address {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write(page)
			return
		}
		mu.Lock()
		defer mu.Unlock()
		if !browsersOwn(r) {
			requests = append(requests, r.Method+" "+r.URL.String()+" "+r.Host)
		}
		http.Error(w, "nothing here", http.StatusNotFound)
	}))
	defer proxy.Close()
	cmd := exec.CommandContext(t.Context(), browser(t), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(),
		"--proxy-server="+strings.TrimPrefix(proxy.URL, "http://"), "--proxy-bypass-list=<-loopback>",
		"--enable-logging=stderr", "--dump-dom", address)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	for line := range strings.Lines(stderr.String()) {
		if strings.Contains(line, "CONSOLE") {
			console = append(console, strings.TrimSpace(line))
		}
	}
	mu.Lock()
	defer mu.Unlock()
	return string(out), requests, console
}

// browsersOwn reports whether the browser itself asks, not the page.
func browsersOwn(r *http.Request) bool {
	host := strings.Split(r.Host, ":")[0]
	for _, own := range []string{"google.com", "googleapis.com", "gvt1.com", "gstatic.com"} {
		if host == own || strings.HasSuffix(host, "."+own) {
			return true
		}
	}
	return host == "portal.test" && r.URL.Path == "/favicon.ico"
}

func TestPageInBrowser(t *testing.T) {
	list, _ := Index(entries(), templates.Set{})
	pages := map[string][]byte{"index": list}
	for _, f := range fixtures {
		pages[f.name], _ = Page(f.notice(), Options{Downloads: offered()})
	}
	fragment, _ := Fragment(hostile(), Options{}, false)
	pages["hostile fragment"] = append([]byte("<!DOCTYPE html><meta charset=utf-8><title>门户</title>"), fragment...)
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			dom, requests, console := visit(t, page)
			if len(requests) > 0 {
				t.Errorf("requests: %q", requests)
			}
			if len(console) > 0 {
				t.Errorf("console: %q", console)
			}
			if strings.Contains(dom, "<html data-owned") || strings.Contains(dom, `lang="zh-CN" data-owned`) {
				t.Error("a script of the data ran")
			}
			// The one small script ran under the policy: it shows the tools.
			if name != "hostile fragment" && !strings.Contains(dom, `data-tools=""`) && !strings.Contains(dom, `data-filter=""`) {
				t.Error("the page has no tools")
			}
			if strings.Contains(dom, `data-tools="" hidden`) || strings.Contains(dom, `data-filter="" hidden`) {
				t.Error("the tools are still hidden: the script did not run")
			}
		})
	}
}

// The net of the tests above does catch: a page that misbehaves is noticed.
func TestBrowserTestCatches(t *testing.T) {
	const page = `<!DOCTYPE html><html><body><script>%s;throw new Error('x')</script><img src="http://evil.example/a.png">`
	for _, script := range []string{"document.documentElement.setAttribute('data-owned','1')", "alert(1)"} {
		dom, requests, console := visit(t, fmt.Appendf(nil, page, script))
		if len(requests) == 0 || len(console) == 0 || !strings.Contains(dom, "<html data-owned") {
			t.Errorf("requests %q console %q dom %s", requests, console, dom)
		}
	}
}
