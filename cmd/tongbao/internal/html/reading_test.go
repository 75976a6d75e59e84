package html

import (
	"bytes"
	"encoding/json"
	"fmt"
	stdhtml "html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/templates"
)

// driven is the page with a script of the test behind its own; the policy, which
// would rightly refuse it, is taken off.
func driven(page []byte, script string) []byte {
	page = policyTag.ReplaceAll(page, nil)
	return bytes.Replace(page, []byte("</body>"), []byte("<script>"+script+"</script></body>"), 1)
}

// answer is what the test's script left behind.
func answer(t *testing.T, page []byte, into any) {
	t.Helper()
	dom, _, console := visit(t, page)
	m := regexp.MustCompile(`data-answer="([^"]*)"`).FindStringSubmatch(dom)
	if m == nil {
		t.Fatalf("the script gave no answer; console %q", console)
	}
	if err := json.Unmarshal([]byte(stdhtml.UnescapeString(m[1])), into); err != nil {
		t.Fatal(err)
	}
}

func TestToolsByKeyboard(t *testing.T) {
	page, _ := Page(small(), Options{})
	var got struct {
		Walk    []string `json:"walk"`
		Stops   int      `json:"stops"`
		Size    []string `json:"size"`
		Pressed []string `json:"pressed"`
		Scan    []string `json:"scan"`
		Printed int      `json:"printed"`
		Same    bool     `json:"same"`
	}
	answer(t, driven(page, `
var bar = document.querySelector('[data-tools]'), root = document.documentElement, printed = 0;
var article = function () {
  var c = document.querySelector('article').cloneNode(true);
  c.querySelectorAll('[data-beside]').forEach(function (e) { e.remove(); });
  return c.textContent;
};
window.print = function () { printed++; };
var before = article(), a = { walk: [], size: [], pressed: [], scan: [] };
var focused = function () { return document.activeElement.textContent; };
bar.querySelector('[tabindex="0"]').focus(); a.walk.push(focused());
['ArrowRight', 'ArrowRight', 'ArrowLeft', 'End', 'ArrowRight', 'ArrowLeft', 'Home'].forEach(function (k) {
  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: k, bubbles: true, cancelable: true })); a.walk.push(focused());
});
a.stops = bar.querySelectorAll('[tabindex="0"]').length;
['large', '', 'small'].forEach(function (s) {
  var b = bar.querySelector('[data-size="' + s + '"]'); b.click();
  a.size.push(getComputedStyle(root).fontSize); a.pressed.push(bar.querySelector('[data-size][aria-pressed="true"]').textContent);
});
var scan = bar.querySelector('[data-do="scan"]');
[0, 1].forEach(function () {
  scan.click();
  a.scan.push(scan.getAttribute('aria-expanded') + ' ' + (document.getElementById('scan').offsetHeight > 0));
});
bar.querySelector('[data-do="print"]').click();
a.printed = printed; a.same = before === article();
root.dataset.answer = JSON.stringify(a);`), &got)
	if w := fmt.Sprint(got.Walk); w != "[大字号 中字号 小字号 中字号 扫一扫 大字号 扫一扫 大字号]" || got.Stops != 1 {
		t.Errorf("arrow keys went %s, %d stops of the tab key", w, got.Stops)
	}
	if s := fmt.Sprint(got.Size, got.Pressed); s != "[24px 16px 14.4px] [大字号 中字号 小字号]" {
		t.Errorf("sizes %s", s)
	}
	if s := strings.Join(got.Scan, ", "); s != "true true, false false" {
		t.Errorf("the panel of the QR code: %s", s)
	}
	if got.Printed != 1 || !got.Same {
		t.Errorf("printed %d times; article unchanged: %v", got.Printed, got.Same)
	}
}

// full reports whether every test is asked for, with sweeps that take minutes.
func full() bool { return os.Getenv("TONGBAO_FULL") != "" }

// TestReflow shows each page at the width of a phone and of a tablet, or in four widths
// where every test is asked for, in the largest type too: only a table may need to be
// scrolled sideways, in its own box that takes the focus.
func TestReflow(t *testing.T) {
	widths := []int{320, 768}
	if full() {
		widths = []int{320, 375, 768, 1280}
	}
	list, _ := Index(entries(), templates.Set{})
	pages := map[string][]byte{"index": list}
	for _, f := range fixtures {
		pages[f.name], _ = Page(f.notice(), Options{Downloads: offered()})
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString("<!DOCTYPE html><html><body>")
			for _, width := range widths {
				fmt.Fprintf(&b, `<iframe width="%d" height="800" style="border:0" srcdoc="%s"></iframe>`, width, stdhtml.EscapeString(string(page)))
			}
			b.WriteString(`<script>onload = function () {
  var out = [];
  document.querySelectorAll('iframe').forEach(function (f) {
    ['', 'large'].forEach(function (size) {
      var root = f.contentDocument.documentElement; root.dataset.size = size;
      if (root.scrollWidth > f.clientWidth) out.push(f.clientWidth + ' ' + size + ': page of ' + root.scrollWidth);
      f.contentDocument.querySelectorAll('article *').forEach(function (e) {
        if (e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(f.contentWindow.getComputedStyle(e).overflowX) && e.tabIndex !== 0)
          out.push(f.clientWidth + ': ' + e.className + ' cannot take the focus');
      });
    });
  });
  document.documentElement.dataset.answer = JSON.stringify(out);
};</script></body></html>`)
			var wide []string
			answer(t, []byte(b.String()), &wide)
			for _, w := range wide {
				t.Error(w)
			}
		})
	}
}

// printedPages is the text of each page the browser prints.
func printedPages(t *testing.T, page []byte) []string {
	t.Helper()
	chromium := browser(t)
	for _, tool := range []string{"pdftotext", "pdfinfo"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("TONGBAO_STRICT") != "" {
				t.Fatalf("没有找到 %s", tool)
			}
			t.Skipf("没有找到 %s，跳过打印测试", tool)
		}
	}
	dir := t.TempDir()
	in, out := filepath.Join(dir, "notice.html"), filepath.Join(dir, "notice.pdf")
	if err := os.WriteFile(in, page, 0o644); err != nil {
		t.Fatal(err)
	}
	run := func(name string, args ...string) string {
		b, err := exec.Command(name, args...).Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return string(b)
	}
	run(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"), "--no-pdf-header-footer",
		"--print-to-pdf="+out, "file://"+in)
	for line := range strings.Lines(run("pdfinfo", "-f", "1", "-l", "99", out)) {
		if f := strings.Fields(line); strings.HasPrefix(line, "Page ") && strings.Contains(line, " size:") {
			if s := f[3] + "x" + f[5]; s != "594.96x841.92" && s != "841.92x594.96" {
				t.Errorf("a page of %s points, not A4", s)
			}
		}
	}
	text := strings.Split(run("pdftotext", "-layout", out, "-"), "\f")
	return text[:len(text)-1]
}

// TestPrint prints pages with a sign-off below little text and at the head of a page;
// with more of it between where every test is asked for.
func TestPrint(t *testing.T) {
	lengths := []int{0, 15}
	if full() {
		lengths = []int{0, 3, 6, 9, 12, 15}
	}
	for _, lines := range lengths {
		n := small()
		for i := range lines {
			n.Body = append(n.Body, para(document.Inline{Text: fmt.Sprintf("第%d项要求。请有关单位按照要求认真整改，举一反三，建立长效机制，并将结果报送市府办。", i+1)}))
		}
		tb := n.Attachments[0].Blocks[0].(*document.Table)
		for i := range 60 {
			tb.Rows = append(tb.Rows, row(document.DataRow, fmt.Sprint(i+4), "市林业局", "云川林业网", "9901000024", "首页超过两周没有更新"))
		}
		*tb = *document.NewTable(*tb)
		page, _ := Page(n, Options{Downloads: offered()})
		pages := printedPages(t, page)
		attachment := false
		for i, p := range pages {
			p = strings.Join(strings.Fields(p), "") // a line may end within a word
			for _, s := range []string{"打印", "扫一扫", "发布时间", "索引号", "文件下载", "数据图示", "跳到正文"} {
				if strings.Contains(p, s) {
					t.Errorf("%d lines: page %d prints %s", lines, i+1, s)
				}
			}
			if !strings.Contains(p, fmt.Sprintf("—%d—", i+1)) {
				t.Errorf("%d lines: page %d has no number", lines, i+1)
			}
			words := strings.Join(strings.Fields(p), "") // a line may end inside a word
			if strings.Contains(words, "2026年4月9日") && !strings.Contains(words, "完成整改") && !strings.Contains(words, "市府办") {
				t.Errorf("%d lines: the sign-off stands without text:\n%s", lines, p)
			}
			if attachment = attachment || strings.Contains(p, "主管单位"); attachment && !strings.Contains(p, "网站标识码") {
				t.Errorf("%d lines: page %d lacks the head of the table", lines, i+1)
			}
		}
		last := strings.Join(strings.Fields(pages[len(pages)-1]), "")
		if !strings.Contains(last, "网址："+n.Web.URL) || !strings.Contains(last, "发布日期：2026年4月10日") {
			t.Errorf("%d lines: the last page does not say where and when the page stood", lines)
		}
		if len(pages) < 4 || !attachment {
			t.Errorf("%d lines: only %d pages", lines, len(pages))
		}
	}
}

// The head of a table that begins at the foot of a printed page goes to the next one with its first row.
func TestNoLoneHeadOnPaper(t *testing.T) {
	for _, lines := range []int{15} { // after which the first page has room for the head alone
		n := bare()
		for range lines {
			n.Body = append(n.Body, para(txt("一行。")...))
		}
		n.Body = append(n.Body, tableOf(12, []string{"地区", "合计数"}, []string{"青溪区#", "#"}))
		page, _ := Page(n, Options{})
		for i, p := range printedPages(t, page) {
			if strings.Contains(p, "合计数") && !strings.Contains(p, "青溪区") {
				t.Errorf("%d lines: page %d has a head without rows", lines, i+1)
			}
		}
	}
}
