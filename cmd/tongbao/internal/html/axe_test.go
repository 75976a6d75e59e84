package html

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	stdhtml "html"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/templates"
)

// everything is a notice that has all the page can show, and a long table.
func everything() *document.Notice {
	n := tables()
	n.Web.Charts = true
	n.Web.Foot = document.WebFoot{Sponsor: "云川市人民政府办公室", ICP: "云ICP备05000001号", Police: "云公网安备99010002000001号",
		FindError: "https://www.yunchuan.gov.cn/error", Sitemap: "/sitemap.html"}
	failed := n.Body[2].(*document.Paragraph).Text[1].Figure
	n.Summary = []document.Highlight{{Name: "不合格政府网站", Text: "3个", Figure: failed},
		{Name: "不在文中", Text: "1", Figure: &figures.Figure{Key: "别的"}}}
	n.Body = append(n.Body, tableOf(35, []string{"序号", "主办单位", "账号", "平台", "结果"},
		[]string{"#", "云川市第#街道办事处", "云川街道#号", "微信公众号", "合格"}))
	return n
}

// axeWidths are those of a small phone, a tablet and a desktop, in CSS pixels.
var axeWidths = []int{320, 768, 1280}

// axeFrames is a page of frames: each page in each width, light and dark, with axe in it.
func axeFrames(pages map[string][]byte, axe []byte) []byte {
	var b bytes.Buffer
	b.WriteString("<!DOCTYPE html><meta charset=utf-8><title>axe</title><body>")
	for name, page := range pages {
		page = bytes.Replace(policyTag.ReplaceAll(page, nil), []byte("</body>"), []byte(`<script src="/axe.js"></script></body>`), 1)
		dark := bytes.ReplaceAll(page, []byte("@media (prefers-color-scheme: dark)"), []byte("@media all"))
		for _, width := range axeWidths {
			for mode, text := range map[string][]byte{"light": page, "dark": dark} {
				fmt.Fprintf(&b, `<iframe title="%s %d %s" width="%d" height="800" srcdoc="%s"></iframe>`, name, width, mode, width,
					stdhtml.EscapeString(string(text)))
			}
		}
	}
	b.WriteString(`<script>onload = async function () {
  var found = [], tags = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] };
  for (var f of document.querySelectorAll('iframe')) {
    try {
      for (var v of (await f.contentWindow.axe.run(f.contentDocument, tags)).violations)
        for (var n of v.nodes.slice(0, 3)) found.push(f.title + ': ' + v.id + ' ' + n.target + ' ' + n.failureSummary);
    } catch (e) { found.push(f.title + ': ' + e); }
  }
  await fetch('/done', { method: 'POST', body: JSON.stringify(found) });
};</script>`)
	return b.Bytes()
}

// TestAxe holds the pages against the rules for accessible pages that a program can check, contrast
// above all, in three widths, light and dark. AXE is the folder of the npm package axe-core.
func TestAxe(t *testing.T) {
	modules := os.Getenv("AXE")
	if modules == "" {
		if os.Getenv("TONGBAO_STRICT") != "" {
			t.Fatal("AXE does not name the folder of the npm package axe-core")
		}
		t.Skip("AXE, the folder of the npm package axe-core, is not named")
	}
	axe, err := os.ReadFile(filepath.Join(modules, "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	list, _ := Index(entries(), templates.Set{})
	pages := map[string][]byte{"index": list}
	pages["everything"], _ = Page(everything(), Options{Downloads: offered()})
	for _, line := range axeSays(t, axeFrames(pages, axe), axe) {
		t.Error(line)
	}
}

// axeSays shows the frames in a browser until they have answered.
func axeSays(t *testing.T, frames, axe []byte) (found []string) {
	t.Helper()
	ctx, end := context.WithTimeout(t.Context(), time.Minute)
	defer end()
	portal := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/axe.js":
			w.Header().Set("Content-Type", "text/javascript")
			w.Write(axe)
		case "/done":
			if err := json.NewDecoder(r.Body).Decode(&found); err != nil {
				t.Error(err)
			}
			end()
		default:
			w.Write(frames)
		}
	}))
	defer portal.Close()
	cmd := exec.CommandContext(ctx, browser(t), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(),
		"--remote-debugging-port=0", portal.URL)
	var told strings.Builder
	cmd.Stderr = &told
	cmd.WaitDelay = time.Second
	if err := cmd.Run(); ctx.Err() != context.Canceled {
		t.Fatalf("%v\n%s", err, told.String())
	}
	return found
}
