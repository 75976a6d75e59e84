package html

import (
	"net/url"
	"slices"
	"strings"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// tagClause is the rule behind the page's tags.
const tagClause = "国办发〔2017〕47号附件“网页标签规范”"

// meta is one <meta name content>.
type meta struct{ Name, Content string }

// pageTags lists the page's tags in the rule's order: site, column, article; no empty
// one. Package issue tells which of those the rule demands are missing; without [portal]
// there are those of the article.
func pageTags(n *document.Notice) []meta {
	w := n.Web
	return told(append(columnTags(SiteOf(w)), []meta{
		{"ArticleTitle", n.Title},
		{"PubDate", timeStamp(w.Published).Text},
		{"ContentSource", w.Source},
		{"Keywords", strings.Join(w.Keywords, ",")},
		{"Author", w.Author},
		{"Description", w.Description},
		{"Image", webAddress(w.Image)},
		{"Url", webAddress(w.URL)},
	}...))
}

// columnTags are the tags of a site and of a column, in the rule's order.
func columnTags(s Site) []meta {
	return told([]meta{
		{"SiteName", s.Name},
		{"SiteDomain", s.Domain},
		{"SiteIDCode", s.IDCode},
		{"ColumnName", s.Column.Name},
		{"ColumnDescription", s.Column.Description},
		{"ColumnKeywords", s.Column.Keywords},
		{"ColumnType", s.Column.Type},
	})
}

// told leaves out tags without content.
func told(tags []meta) []meta {
	return slices.DeleteFunc(tags, func(m meta) bool { return strings.TrimSpace(m.Content) == "" })
}

// cards are the tags by which other sites and programs show a link to the page.
func cards(n *document.Notice) []meta {
	w := n.Web
	all := []meta{
		{"og:type", "article"},
		{"og:locale", "zh_CN"},
		{"og:title", n.Title},
		{"og:site_name", w.SiteName},
		{"og:description", w.Description},
		{"og:url", webAddress(w.URL)},
		{"og:image", webAddress(w.Image)},
		{"article:published_time", timeStamp(w.Published).Datetime},
	}
	return slices.DeleteFunc(all, func(m meta) bool { return strings.TrimSpace(m.Content) == "" })
}

// checkPortal tells a page without tags, and addresses that cannot be written.
func checkPortal(n *document.Notice) diag.Findings {
	var fs diag.Findings
	at := diag.Place{File: diag.NoticeFile}
	if !n.Web.Portal {
		fs.Tell(codePortalMissing, at, "要在政府门户网站发布，请填写 [portal]。", "没有 [portal]，网页不写网站和栏目标签。")
		return fs
	}
	for _, u := range []string{n.Web.URL, n.Web.Image} {
		if u != "" && webAddress(u) == "" {
			fs.Tell(codePortalURL, at, "请写以 https:// 或者 http:// 开头的完整网址；这个网址没有写进网页。", "网址“%s”不能用。", shown(u))
		}
	}
	for _, u := range []string{n.Web.Foot.FindError, n.Web.Foot.Sitemap} {
		if u != "" && siteAddress(u) == "" {
			fs.Tell(codePortalURL, at, "请写以 https:// 或者 http:// 开头的完整网址；这个网址没有写进网页。", "网址“%s”不能用。", shown(u))
		}
	}
	if f := n.Web.Files; f != "" && !isFilesAddress(f) {
		fs.Tell(codePortalFiles, at, "请写上传文件的文件夹的完整网址；下载链接现在只写了文件名。", "文件的网址“%s”不能用。", shown(f))
	}
	return fs
}

// webAddress returns u when it is an absolute http or https address without
// blanks, and otherwise nothing: no other scheme is ever written to the page.
func webAddress(u string) string {
	if strings.ContainsAny(u, " \t\r\n<>\"\\") || document.Visible(u) != u {
		return ""
	}
	p, err := url.Parse(u)
	if err != nil || p.Host == "" || p.User != nil || p.Scheme != "http" && p.Scheme != "https" {
		return ""
	}
	return u
}
