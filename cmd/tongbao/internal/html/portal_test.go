package html

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
)

// The foot says what the settings say, and who signs the notice is not who runs the site.
func TestFoot(t *testing.T) {
	foot := func(n *document.Notice) string {
		page, _ := Page(n, Options{})
		footers := elements(t, page, "footer")
		if len(footers) == 0 {
			return ""
		}
		out := strings.TrimSpace(text(footers[0]))
		for a := range footers[0].Descendants() {
			if a.Data == "a" {
				out += " " + attr(a, "href")
			}
		}
		return out
	}
	if got, want := foot(everything()), "主办单位：云川市人民政府办公室网站标识码：9901000001云ICP备05000001号云公网安备99010002000001号网站找错站点地图 "+
		"https://beian.miit.gov.cn/ https://beian.mps.gov.cn/#/query/webSearch?code=99010002000001 "+
		"https://www.yunchuan.gov.cn/error /sitemap.html"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := foot(small()); got != "网站标识码：9901000001" {
		t.Errorf("without settings the foot is %s", got)
	}
	if got := foot(bare()); got != "" {
		t.Errorf("without [portal] the foot is %s", got)
	}
	n := small()
	n.Web.Foot.FindError = "javascript:alert(1)"
	if _, told := Page(n, Options{}); len(told) != 1 || told[0].Code != "portal-url" {
		t.Errorf("told %v", told)
	}
}

// The tags of the article are written without [portal], too, and those by which other sites show a link.
func TestTagsOfTheArticle(t *testing.T) {
	n := bare()
	n.Web.Published, n.Web.Source = portal().Published, "云川市大数据局"
	page, _ := Page(n, Options{})
	var got []string
	for _, m := range elements(t, page, "meta") {
		if name := attr(m, "name") + attr(m, "property"); name != "" && name != "viewport" && name != "format-detection" {
			got = append(got, name+"="+attr(m, "content"))
		}
	}
	want := []string{"ArticleTitle=关于政务新媒体检查情况的通报", "PubDate=2026-04-10 15:00", "ContentSource=云川市大数据局", "og:type=article",
		"og:locale=zh_CN", "og:title=关于政务新媒体检查情况的通报", "article:published_time=2026-04-10T15:00+08:00"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	page, _ = Page(small(), Options{})
	for _, tag := range []string{`"og:url" content="https://www.yunchuan.gov.cn/`, `"og:site_name" content="云川市人民政府"`, `"og:description"`} {
		if !strings.Contains(string(page), tag) {
			t.Errorf("the page lacks %s", tag)
		}
	}
}

// A portal that sends policies as headers is told the page's own.
func TestPolicyForTheHeader(t *testing.T) {
	page, _ := Page(small(), Options{})
	got := Policy(page)
	if !strings.HasPrefix(got, "default-src 'none'; style-src 'sha256-") || strings.Count(got, "'sha256-") != 2 || strings.Contains(got, "&") {
		t.Errorf("policy %s", got)
	}
	if got := Policy([]byte("<p>")); got != "" {
		t.Errorf("a page without a policy has %s", got)
	}
}

// The summary links each figure to the place that prints it, and shows none that no place prints.
func TestSummary(t *testing.T) {
	page, _ := Page(everything(), Options{})
	var got []string
	for _, e := range elements(t, page, "section") {
		if attr(e, "class") != "summary" {
			continue
		}
		for a := range e.Descendants() {
			if a.Data == "a" {
				got = append(got, strings.TrimSpace(text(a)), strings.TrimPrefix(attr(a, "href"), "#"))
			}
		}
	}
	if len(got) != 2 || got[0] != "不合格政府网站 3个" {
		t.Fatalf("summary %q", got)
	}
	for _, e := range elements(t, page, "p") {
		if attr(e, "id") == got[1] && strings.Contains(text(e), "3个不合格") {
			return
		}
	}
	t.Errorf("no paragraph %s prints the figure", got[1])
}

// The size of type is remembered from page to page, and where nothing can be kept the page works all the same.
func TestSizeIsRemembered(t *testing.T) {
	page, _ := Page(small(), Options{})
	var got []string
	answer(t, driven(page, `
var root = document.documentElement, large = document.querySelector('[data-size="large"]'), a = [];
large.click(); a.push(localStorage.getItem('tongbao-size'), root.dataset.size);
Storage.prototype.setItem = function () { throw new Error('full'); };
document.querySelector('[data-size=""]').click(); a.push(String(root.dataset.size));
root.dataset.answer = JSON.stringify(a);`), &got)
	if s := fmt.Sprint(got); s != "[large large undefined]" {
		t.Errorf("sizes %s", s)
	}
	var again string
	answer(t, driven(keptSize(page), `document.documentElement.dataset.answer =
  JSON.stringify(document.documentElement.dataset.size + document.querySelector('[aria-pressed="true"]').dataset.size);`), &again)
	if again != "largelarge" {
		t.Errorf("a page opened later has the size %s", again)
	}
}

// keptSize is the page as a reader opens it who has chosen large type before.
func keptSize(page []byte) []byte {
	return []byte(strings.Replace(string(page), "<head>", "<head><script>localStorage.setItem('tongbao-size', 'large')</script>", 1))
}
