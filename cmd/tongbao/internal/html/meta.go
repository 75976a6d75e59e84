package html

import (
	"net/url"
	"regexp"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// tagClause is the rule behind the page's tags.
const tagClause = "国办发〔2017〕47号附件“网页标签规范”"

// meta is one <meta name content>.
type meta struct {
	Name, Content string
	need          bool   // required by the rule
	chinese       string // what it is, for a message
}

// tags lists the page's tags in the rule's order: site, column, article.
func tags(n *document.Notice) []meta {
	w := n.Web
	published := ""
	if !w.Published.IsZero() {
		published = w.Published.Format("2006-01-02 15:04")
	}
	return []meta{
		{"SiteName", w.SiteName, true, "网站名称"},
		{"SiteDomain", w.SiteDomain, true, "网站域名"},
		{"SiteIDCode", w.SiteIDCode, true, "网站标识码"},
		{"ColumnName", w.Column.Name, true, "栏目名称"},
		{"ColumnDescription", w.Column.Description, true, "栏目描述"},
		{"ColumnKeywords", w.Column.Keywords, true, "栏目关键词"},
		{"ColumnType", w.Column.Type, true, "栏目类别"},
		{"ArticleTitle", n.Title, true, "标题"},
		{"PubDate", published, false, "发布日期"}, // package issue tells when it is missing: there it has a line
		{"ContentSource", w.Source, true, "来源"},
		{"Keywords", strings.Join(w.Keywords, ","), false, "关键词"},
		{"Author", w.Author, false, "作者"},
		{"Description", w.Description, false, "摘要"},
		{"Image", webAddress(w.Image), false, "图片"},
		{"Url", webAddress(w.URL), false, "网址"},
	}
}

// pageTags are the tags that are written: none without [portal], and no empty ones.
func pageTags(n *document.Notice) []meta {
	if !n.Web.Portal {
		return nil
	}
	var out []meta
	for _, m := range tags(n) {
		if strings.TrimSpace(m.Content) != "" {
			out = append(out, m)
		}
	}
	return out
}

var (
	siteCode   = regexp.MustCompile(`^([0-9]{10}|bm[0-9]{8})$`)
	siteDomain = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)+$`)
)

// checkPortal holds [portal] against the rule for tags.
func checkPortal(n *document.Notice) diag.Findings {
	var fs diag.Findings
	at := diag.Place{File: "notice.toml"}
	w := n.Web
	if !w.Portal {
		fs.Tell(codePortalMissing, at, "要在政府门户网站发布，请填写 [portal]。", "没有 [portal]，网页不写网站、栏目和文章标签。")
		return fs
	}
	must := func(code diag.Code, hint, format string, args ...any) {
		fs.Tell(code, at, hint, format, args...)
	}
	for _, m := range tags(n) {
		if m.need && strings.TrimSpace(m.Content) == "" {
			must(codePortalTagMissing, "请补上，文章页的这一标签必须有。", "[portal] 缺少%s（标签 %s）。", m.chinese, m.Name)
		}
	}
	if w.SiteIDCode != "" && !siteCode.MatchString(w.SiteIDCode) {
		must(codePortalSiteCode, "网站标识码是十位数字，部门网站是 bm 加八位数字。", "网站标识码“%s”的格式不对。", shown(w.SiteIDCode))
	}
	if w.SiteDomain != "" && !siteDomain.MatchString(w.SiteDomain) {
		must(codePortalDomain, "只写域名，例如 www.example.gov.cn，不写 http:// 和斜杠。", "网站域名“%s”的格式不对。", shown(w.SiteDomain))
	}
	for _, u := range []string{w.URL, w.Image} {
		if u != "" && webAddress(u) == "" {
			must(codePortalUrl, "请写以 https:// 或者 http:// 开头的完整网址；这个网址没有写进网页。", "网址“%s”不能用。", shown(u))
		}
	}
	return fs
}

// webAddress returns u when it is an absolute http or https address without
// blanks, and otherwise nothing: no other scheme is ever written to the page.
func webAddress(u string) string {
	if strings.ContainsAny(u, " \t\r\n<>\"\\") || stripInvisible(u) != u {
		return ""
	}
	p, err := url.Parse(u)
	if err != nil || p.Host == "" || p.User != nil || p.Scheme != "http" && p.Scheme != "https" {
		return ""
	}
	return u
}
