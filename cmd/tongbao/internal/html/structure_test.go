package html

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/templates"
)

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func elements(t *testing.T, page []byte, tag string) []*html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (tag == "*" || n.Data == tag) {
			out = append(out, n)
		}
	}
	return out
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// The policy names the hashes of exactly what stands in the page, and nothing in
// the page needs more than that.
func TestPolicyFitsThePage(t *testing.T) {
	page, _ := Page(small(), Options{})
	all := elements(t, page, "*")
	want, got := "", ""
	for _, n := range all {
		switch {
		case n.Data == "style":
			want += "default-src 'none'; style-src " + hash(text(n))
		case n.Data == "script" && attr(n, "type") == "":
			want += "; script-src " + hash(text(n)) + "; base-uri 'none'; form-action 'none'"
		case attr(n, "http-equiv") == "Content-Security-Policy":
			got = attr(n, "content")
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "src" {
				t.Errorf("<%s %s> asks for more than the policy gives", n.Data, a.Key)
			}
		}
	}
	if got != want {
		t.Errorf("policy\n got %s\nwant %s", got, want)
	}
}

func TestStructure(t *testing.T) {
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			page, _ := Page(f.notice(), Options{Downloads: offered()})
			ids := map[string]string{} // id → tag
			rank, h1 := 0, 0
			var targets []string
			for _, n := range elements(t, page, "*") {
				if id := attr(n, "id"); id != "" {
					if ids[id] != "" {
						t.Errorf("id %s twice", id)
					}
					ids[id] = n.Data
				}
				if href := attr(n, "href"); strings.HasPrefix(href, "#") {
					targets = append(targets, href[1:])
				}
				if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
					r := int(n.Data[1] - '0')
					if h1 > 0 && r > rank+1 {
						t.Errorf("h%d follows h%d", r, rank)
					}
					rank = r
					if r == 1 {
						h1++
					}
				}
			}
			if h1 != 1 {
				t.Errorf("%d h1", h1)
			}
			for _, to := range targets {
				if ids[to] == "" {
					t.Errorf("dead anchor #%s", to)
				}
			}
			for _, n := range elements(t, page, "table") {
				checkTable(t, n)
			}
		})
	}
}

// checkTable wants a full rectangle in each row group, a caption or a label, and
// headers that name header cells of the same table.
func checkTable(t *testing.T, table *html.Node) {
	t.Helper()
	heads := map[string]bool{}
	width, caption := 0, attr(table, "aria-labelledby") != ""
	for n := range table.Descendants() {
		switch n.Data {
		case "th":
			heads[attr(n, "id")] = true
			if attr(n, "scope") == "" {
				t.Errorf("th %q without a scope", text(n))
			}
		case "caption":
			caption = true
		}
	}
	if !caption {
		t.Error("table without a name")
	}
	for n := range table.Descendants() {
		for _, id := range strings.Fields(attr(n, "headers")) {
			if !heads[id] {
				t.Errorf("%q names no header cell %s", text(n), id)
			}
		}
		if n.Data == "thead" || n.Data == "tbody" {
			for i, w := range rowWidths(n) {
				if width == 0 {
					width = w
				}
				if w != width {
					t.Errorf("row %d of %s is %d columns wide, want %d", i+1, n.Data, w, width)
				}
			}
		}
	}
}

// rowWidths counts the columns of each row of a group, merged cells included, and
// 0 for a row into which a span reaches that the group does not have.
func rowWidths(group *html.Node) []int {
	var out []int
	var open []int // rows each span still reaches down
	for tr := range group.ChildNodes() {
		if tr.Data != "tr" {
			continue
		}
		w := 0
		for i := range open {
			if open[i] > 0 {
				w++
				open[i]--
			}
		}
		for c := range tr.ChildNodes() {
			cols, rows := spanOf(attr(c, "colspan")), spanOf(attr(c, "rowspan"))
			w += cols
			for range cols {
				open = append(open, rows-1)
			}
		}
		out = append(out, w)
	}
	for _, left := range open {
		if left > 0 {
			out = append(out, 0)
		}
	}
	return out
}

func spanOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return 1
}

// What only the office sees says which figure each is; what is published does not.
func TestKeys(t *testing.T) {
	keyed := 0
	for _, f := range fixtures {
		page, _ := Page(f.notice(), Options{Keys: true})
		for _, n := range elements(t, page, "data") {
			if attr(n, "data-figure") != "" {
				keyed++
			}
		}
	}
	if keyed == 0 {
		t.Error("no figure says which it is")
	}
}

// A page says what a figure is, and of an abbreviation what it stands for; how the office
// counted and checked is not the readers'.
func TestNothingInternal(t *testing.T) {
	for _, f := range fixtures {
		page, _ := Page(f.notice(), Options{Downloads: offered()})
		for _, n := range elements(t, page, "*") {
			if tip := attr(n, "title"); tip != "" && n.Data != "abbr" {
				t.Errorf("%s: <%s> has the tooltip %q", f.name, n.Data, shown(tip))
			}
			if n.Data == "data" && (len(n.Attr) != 1 || strings.Trim(attr(n, "value"), "-.0123456789") != "") {
				t.Errorf("%s: <data> carries %v", f.name, n.Attr)
			}
		}
	}
}

// A page leads with its title: the skip link goes to it, and what stands beside the text comes behind.
func TestTitleComesFirst(t *testing.T) {
	n := long()
	page, _ := Page(n, Options{Downloads: offered()})
	var order []string
	for _, e := range elements(t, page, "*") {
		switch {
		case attr(e, "id") == "main", e.Data == "h1", e.Data == "nav", e.Data == "dl":
			order = append(order, e.Data)
		case e.Data == "p" && attr(e, "class") == "recipients flush":
			order = append(order, "text")
		}
	}
	if want := []string{"main", "h1", "nav", "text", "dl"}; !slices.Equal(order, want) {
		t.Errorf("order %v, want %v", order, want)
	}
}

func TestTwoLevelHeadNamesItsCells(t *testing.T) {
	page, _ := Page(tables(), Options{})
	texts := map[string]string{}
	var got []string
	for _, n := range elements(t, page, "*") {
		texts[attr(n, "id")] = text(n)
		if h := attr(n, "headers"); h != "" && text(n) == "7" {
			for _, id := range strings.Fields(h) {
				got = append(got, texts[id])
			}
		}
	}
	if want := []string{"区县网站", "发现存在突出问题的网站", "问题数", "青溪区", "区政府部门"}; !slices.Equal(got, want) {
		t.Errorf("headers of the cell 7: %q, want %q", got, want)
	}
}

func TestTags(t *testing.T) {
	n := small()
	n.Web.Image = "https://www.yunchuan.gov.cn/a.png"
	page, fs := Page(n, Options{})
	if len(fs) > 0 {
		t.Error(fs)
	}
	var got []string
	for _, m := range elements(t, page, "meta") {
		if name := attr(m, "name"); name != "" && name != "viewport" && name != "format-detection" {
			got = append(got, name)
		}
	}
	want := strings.Fields("SiteName SiteDomain SiteIDCode ColumnName ColumnDescription ColumnKeywords ColumnType ArticleTitle PubDate " +
		"ContentSource Keywords Author Description Image Url")
	if !slices.Equal(got, want) {
		t.Errorf("tags %q\nwant %q", got, want)
	}
	if !bytes.Contains(page, []byte(`name="PubDate" content="2026-04-10 15:00"`)) {
		t.Error("PubDate is not to the minute")
	}
}

func TestPortalFindings(t *testing.T) {
	for _, tt := range []struct {
		name     string
		change   func(*document.Web)
		code     string
		severity diag.Severity
	}{
		{"none", func(w *document.Web) { *w = document.Web{} }, "portal-missing", diag.Info},
		{"script", func(w *document.Web) { w.URL = "javascript:alert(1)" }, "portal-url", diag.Warning},
		{"files", func(w *document.Web) { w.Files = "D:\\附件" }, "portal-files", diag.Warning},
		{"host alone", func(w *document.Web) { w.Files = "//cdn.test/a" }, "portal-files", diag.Warning},
		{"long", func(w *document.Web) { w.URL = "https://x.cn/" + strings.Repeat("a", 4000) }, "portal-qr", diag.Warning},
	} {
		t.Run(tt.name, func(t *testing.T) {
			n := small()
			tt.change(&n.Web)
			_, fs := Page(n, Options{})
			if len(fs) != 1 || fs[0].Code != tt.code || fs[0].Severity != tt.severity {
				t.Fatalf("findings %v, want one %s", fs, tt.code)
			}
			if tt.code == "portal-url" && !strings.HasPrefix(fs[0].Clause, "违反") {
				t.Errorf("clause %q", fs[0].Clause)
			}
		})
	}
}

// onDisk is a templates folder with one file of the page.
func onDisk(t *testing.T, name, text string) templates.Set {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, folder), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, folder, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return templates.Open(os.DirFS(dir))
}

func TestTemplatesOnDiskWin(t *testing.T) {
	css := "body { color: #123456; }\r\n"
	page, fs := Page(small(), Options{Templates: onDisk(t, "page.css", css)})
	if len(fs) > 0 || !bytes.Contains(page, []byte("color: #123456; }\n")) {
		t.Errorf("own style sheet not used: %v", fs)
	}
	for name, data := range map[string]string{
		"article.html.tmpl": `{{define "article-open"}}{{.Nothing}}{{end}}`,
		"page.html.tmpl":    `{{define "page"}}{{`,
		"page.css":          `a{}</style><script>alert(1)</script>`,
	} {
		page, fs := Page(small(), Options{Templates: onDisk(t, name, data)})
		if page != nil || fs.Errors() != 1 || fs[len(fs)-1].Code != "html-template" {
			t.Errorf("%s: %v", name, fs)
		}
	}
	own := onDisk(t, "fragment.html.tmpl", `{{define "fragment"}}{{range .Signers}}<p>{{.}}</p>{{end}}{{end}}`)
	if out, fs := Fragment(small(), Options{Templates: own}, false); len(fs) > 0 || string(out) != "<p>云川市人民政府办公室</p>" {
		t.Errorf("own fragment not used: %s %v", out, fs)
	}
}

func TestStructuredData(t *testing.T) {
	page, _ := Page(small(), Options{Downloads: offered()})
	for _, s := range elements(t, page, "script") {
		if attr(s, "type") != "application/ld+json" {
			continue
		}
		var r report
		if err := json.Unmarshal([]byte(text(s)), &r); err != nil {
			t.Fatal(err)
		}
		if r.Type != "Report" || r.Published != "2026-04-10T15:00+08:00" || len(r.Parts) != 1 || len(r.Parts[0].Distribution) != 2 {
			t.Errorf("%+v", r)
		}
		return
	}
	t.Error("no structured data")
}

func TestChartsCanBeSwitchedOff(t *testing.T) {
	n := small()
	on, _ := Page(n, Options{})
	n.Web.Charts = false
	off, _ := Page(n, Options{})
	if !bytes.Contains(on, []byte(`class="charts"`)) || bytes.Contains(off, []byte(`class="charts"`)) {
		t.Error("charts do not follow the switch")
	}
	if plain(articleText(t, on)) != plain(articleText(t, off)) {
		t.Error("the formal text depends on the charts")
	}
}

func TestScale(t *testing.T) {
	for _, tt := range []struct {
		unit            string
		values          []float64
		low, high, step float64
	}{
		{"%", []float64{88, 95}, 88, 96, 2},
		{"%", []float64{100, 100}, 99, 100, 1},
		{"%", []float64{0, 100}, 0, 100, 50},
		{"个", []float64{3, 41}, 0, 60, 20},
		{"个", []float64{-4, 2}, -4, 2, 2},
		{"个", []float64{0}, 0, 1, 1},
	} {
		low, high, step, ok := scale([]series{{Values: tt.values}}, tt.unit)
		if !ok || low != tt.low || high != tt.high || step != tt.step {
			t.Errorf("%v%s: %v to %v by %v, want %v to %v by %v", tt.values, tt.unit, low, high, step, tt.low, tt.high, tt.step)
		}
	}
}

func TestDatesAndAbbreviations(t *testing.T) {
	got := fmt.Sprint(plainPieces("2026年3月3日和2026年2月30日，支持IPv6，以下简称“市府办”。", false))
	want := fmt.Sprint([]piece{
		{Text: "2026年3月3日", Datetime: "2026-03-03"}, {Text: "和2026年2月30日，支持"}, {Text: "IPv6", Full: "互联网协议第6版"},
		{Text: "，以下简称“"}, {Text: "市府办", Defined: true}, {Text: "”。"},
	})
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestTitleKeepsPhrases(t *testing.T) {
	got := fmt.Sprint(titlePieces("关于政务新媒体检查情况的通报", []string{"政务", "政务新媒体", "", "检查情况", "关于政务新媒体检查情况的通报"}))
	if want := fmt.Sprint([]titlePiece{{Text: "关于"}, kept("政务新媒体"), kept("检查情况的通报")}); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	// The phrases of the field stay whole even where the notice names none.
	got = fmt.Sprint(titlePieces("关于第二季度全市政府网站和政务新媒体抽查情况的通报", nil))
	if want := fmt.Sprint([]titlePiece{{Text: "关于"}, kept("第二季度"), kept("全市政府网站"), kept("和政务新媒体"), kept("抽查情况的通报")}); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func kept(text string) titlePiece { return titlePiece{Text: text, Keep: true} }

// TestTitleBreaksAsThePrint: a title is cut at the line ends of the print, where these are all of it.
func TestTitleBreaksAsThePrint(t *testing.T) {
	const title = "关于第二季度检查情况的通报"
	got := fmt.Sprint(titleLines(title, []string{"关于第二季度", "检查情况的通报"}, nil))
	want := []titlePiece{{Line: []titlePiece{{Text: "关于"}, kept("第二季度")}}, {Line: []titlePiece{kept("检查情况的通报")}}}
	if got != fmt.Sprint(want) {
		t.Errorf("%s, want %v", got, want)
	}
	for _, lines := range [][]string{nil, {title}, {"关于第二季度", "通报"}} {
		if got, want := fmt.Sprint(titleLines(title, lines, nil)), fmt.Sprint(titlePieces(title, nil)); got != want {
			t.Errorf("lines %q: %s, want %s", lines, got, want)
		}
	}
}

// FuzzPage feeds any text and spans that do not fit: the page stays one article
// with the notice's text and full tables.
func FuzzPage(f *testing.F) {
	f.Add("网站", "s1", 2, 2, uint16(6))
	for _, s := range evil {
		f.Add(s, s, 1<<30, -1, uint16(0xffff))
	}
	f.Fuzz(func(t *testing.T, s, id string, down, right int, covered uint16) {
		if !utf8.ValidString(s+id) || strings.Contains(s+id, "\x00") {
			return // what is read is text
		}
		n := bare()
		n.Attachments = []document.Attachment{{Label: "附件", Title: s, ID: "fj1", Blocks: []document.Block{document.NewTable(document.Table{
			Caption: s, Columns: names("甲", "乙", "丙", "丁", "戊"), Head: []document.Row{row(document.DataRow, "甲", "乙", s, "丁", "戊")},
		})}}}
		n.Body = append(n.Body, heading(1+down&3, id, s, s, s), para(document.Inline{Text: s}))
		tb := n.Attachments[0].Blocks[0].(*document.Table)
		for r := range 3 {
			line := row(document.RowKind(r%4), s, "甲", s, s, "乙")
			for c := range line.Cells {
				line.Cells[c].RowSpan, line.Cells[c].ColSpan = down, right
				line.Cells[c].Covered = covered>>(r*5+c)&1 == 1
			}
			tb.Rows = append(tb.Rows, line)
		}
		*tb = *document.NewTable(*tb)
		page, _ := Page(n, Options{})
		if got, want := plain(articleText(t, page)), plain(noticeText(n)); got != want {
			t.Errorf("text\n got %q\nwant %q", got, want)
		}
		for _, n := range elements(t, page, "table") {
			checkTable(t, n)
		}
		if out, _ := Fragment(n, Options{}, false); out == nil || bytes.Contains(out, []byte("class=")) {
			t.Error("no clean fragment")
		}
	})
}
