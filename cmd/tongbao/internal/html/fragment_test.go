package html

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tongbao/cmd/tongbao/internal/document"
)

// fragmentText is what a fragment says of the notice: the links to files stand beside it.
func fragmentText(t *testing.T, fragment []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(fragment))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			if c.Data != "a" {
				walk(c)
			}
		}
	}
	walk(root)
	return b.String()
}

// headless is a notice as a fragment says it below the title that the portal prints.
func headless(n *document.Notice) *document.Notice {
	out := *n
	out.Head = document.Head{}
	out.Title = ""
	return &out
}

var styles = regexp.MustCompile(` style="[^"]*"`)

// Editors keep what is in a fragment, and its styles add little to it.
func TestFragmentIsWhatEditorsKeep(t *testing.T) {
	kept := strings.Fields("html head body p h2 h3 table thead tbody tr th td strong a br")
	attributes := strings.Fields("style href border cellpadding colspan rowspan")
	for _, f := range fixtures {
		for _, full := range []bool{false, true} {
			fragment, _ := Fragment(f.notice(), Options{Downloads: offered()}, full)
			for _, n := range elements(t, fragment, "*") {
				if !slices.Contains(kept, n.Data) {
					t.Errorf("%s: <%s>", f.name, n.Data)
				}
				for _, a := range n.Attr {
					if !slices.Contains(attributes, a.Key) {
						t.Errorf("%s: <%s %s>", f.name, n.Data, a.Key)
					}
				}
			}
			if bare := len(styles.ReplaceAll(fragment, nil)); len(fragment)-bare > bare/2 {
				t.Errorf("%s: styles add %d bytes to %d", f.name, len(fragment)-bare, bare)
			}
		}
	}
}

func TestFragmentSaysTheNotice(t *testing.T) {
	for _, f := range fixtures {
		n := f.notice()
		for full, want := range map[bool]string{true: noticeText(n), false: noticeText(headless(n))} {
			fragment, fs := Fragment(n, Options{Downloads: offered()}, full)
			if fragment == nil {
				t.Fatal(fs)
			}
			if got := plain(fragmentText(t, fragment)); got != plain(want) {
				t.Errorf("%s, full %v: %s", f.name, full, firstDifference(plain(want), got))
			}
		}
	}
}

// A fragment keeps the merged cells of the page's tables, and the lines in a cell.
func TestFragmentTables(t *testing.T) {
	n := tables()
	n.Attachments[0].Blocks[0].(*document.Table).Rows[3].Cells[1].Text = "县政府\n部门"
	fragment, _ := Fragment(n, Options{}, false)
	if !bytes.Contains(fragment, []byte("<td>县政府<br>部门</td>")) {
		t.Error("a line of a cell is lost")
	}
	all := elements(t, fragment, "table")
	if len(all) != 2 {
		t.Fatalf("%d tables", len(all))
	}
	for _, table := range all {
		for group := range table.ChildNodes() {
			if widths := rowWidths(group); len(widths) > 0 && (slices.Min(widths) != 5 || slices.Max(widths) != 5) {
				t.Errorf("rows of %s are %v columns wide", group.Data, widths)
			}
		}
	}
}

func TestFragmentLinksToFiles(t *testing.T) {
	for _, tt := range []struct{ files, want string }{
		{"", "./%E9%80%9A%E6%8A%A5.pdf"},
		{"附件", "./%E9%80%9A%E6%8A%A5.pdf"},
		{"/files/2026", "/files/2026/%E9%80%9A%E6%8A%A5.pdf"},
		{"https://www.yunchuan.gov.cn/files/", "https://www.yunchuan.gov.cn/files/%E9%80%9A%E6%8A%A5.pdf"},
		{"//cdn.test/", "./%E9%80%9A%E6%8A%A5.pdf"},
		{"https://www.yunchuan.gov.cn/get?", "./%E9%80%9A%E6%8A%A5.pdf"},
		{"javascript:alert(1)//", "./%E9%80%9A%E6%8A%A5.pdf"},
	} {
		n := small()
		n.Web.Files = tt.files
		fragment, _ := Fragment(n, Options{Downloads: []Download{{Path: "通报.pdf", Size: 2000}}}, false)
		links := elements(t, fragment, "a")
		if len(links) != 1 || attr(links[0], "href") != tt.want || text(links[0]) != "通报.pdf（PDF 版式文件，2 KB）" {
			t.Errorf("%q: %s", tt.files, fragment[max(0, len(fragment)-200):])
		}
	}
}

// The guide opens in the Notepad of old, and asks for all that the portal's form has.
func TestGuide(t *testing.T) {
	for _, f := range fixtures {
		guide := string(Guide(f.notice(), "正文.html", offered(), false))
		if !strings.HasPrefix(guide, "\uFEFF") || strings.Count(guide, "\n") != strings.Count(guide, "\r\n") {
			t.Errorf("%s: not as Windows writes texts", f.name)
		}
		for _, asked := range []string{"标题", "索引号", "文号", "发布机构", "成文日期", "发布日期", "有效性", "体裁", "关键词", "内容概述", "来源", "责任编辑", "栏目"} {
			if !strings.Contains(guide, "\r\n"+asked+"：") {
				t.Errorf("%s: nothing of %s", f.name, asked)
			}
		}
	}
}

func firstDifference(want, got string) string {
	i := 0
	for i < min(len(got), len(want)) && got[i] == want[i] {
		i++
	}
	return "got …" + shown(got[max(0, i-30):]) + "\nwant …" + shown(want[max(0, i-30):])
}
