package proof

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
)

// What no reader could see, and the error of a formula, is found wherever it stands,
// with its place; text that only speaks of such an error may stand.
func TestUnprintable(t *testing.T) {
	at := diag.Place{File: "inspection.xlsx", Sheet: "网站", Cell: "C3"}
	table := func(text string) []document.Block {
		return []document.Block{document.NewTable(document.Table{Columns: make([]document.Column, 3), Rows: []document.Row{{
			Cells: []document.Cell{{Text: text, ColSpan: 2, Place: at}, {Text: text, Covered: true}, {Text: "乙"}}}}})}
	}
	for _, c := range []struct {
		change func(*document.Notice)
		want   string
		text   string
	}{
		{func(n *document.Notice) { n.Web.Author = "李\u202e明" }, "invisible-character@notice.toml", "[portal] 的值“李明”含有不可见字符 U+202E"},
		{func(n *document.Notice) { n.Imprint.PrintedBy += "\x00" }, "invisible-character@notice.toml", "U+0000"},
		{func(n *document.Notice) { n.Body = table("青溪\u200b区") }, "invisible-character@inspection.xlsx!网站!C3", "单元格“青溪区”"},
		{func(n *document.Notice) { n.Body = append(n.Body, paragraph("¦甲\xff乙。")) }, "invisible-character@body.md:8", "0xFF（不是 UTF-8）"},
		{func(n *document.Notice) { n.Body = table("王⽂⻥") }, "lookalike-character@inspection.xlsx!网站!C3",
			"“王⽂⻥”里的“⽂”（U+2F42）不是通用的汉字，只是与“文”（U+6587）"},
		{func(n *document.Notice) { n.Body = table("周﨑、周崎、頻") }, "", ""},
		{func(n *document.Notice) { n.Body = table("#REF!") }, "error-value@inspection.xlsx!网站!C3", "错误值 #REF!"},
		{func(n *document.Notice) { n.Body = append(n.Body, paragraph("见<#N/A>。")) }, "error-value@inspection.xlsx!网站!F17", "错误值 #N/A"},
		{func(n *document.Notice) { n.Body = table("甲#REF!乙") }, "", ""},
	} {
		n, i := sample()
		c.change(n)
		p := newPaper(n, i, nil, worthReading)
		unprintable(p)
		found := p.Findings
		if got := strings.Join(codes(found), " "); got != c.want || got != "" && !strings.Contains(found[0].Text, c.text) {
			t.Errorf("%v, want %s", found, c.want)
		}
	}
}
