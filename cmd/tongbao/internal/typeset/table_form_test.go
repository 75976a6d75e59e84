package typeset

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
)

// form is a form of numbered rows.
func form(rows int, names ...string) *document.Table {
	t := document.Table{Form: true, Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)}}
	for i := range rows {
		cells := make([]string, len(names))
		if names[0] == "序号" {
			cells[0] = fmt.Sprint(i + 1)
		}
		t.Rows = append(t.Rows, row(document.DataRow, cells...))
	}
	return document.NewTable(t)
}

func TestCharactersAsked(t *testing.T) {
	for text, want := range map[string]int{
		"做法介绍（不超过500字）": 500, "意见（150字以内）": 150, "说明\n（限 80 字）": 80, "事迹（三百字左右）": 300, "理由（一百五十字以内）": 150, "内容（不超过200个字）": 200,
		"文字说明": 0, "错别字": 0, "发文字号": 0, "近3年情况": 0,
	} {
		if got := charactersAsked(text); got != want {
			t.Errorf("%q asks for %d characters, want %d", text, got, want)
		}
	}
}

// TestFormFillsItsPage holds that few rows are spread over the page, that more rows take no page more
// than they need, and that what a head asks for can be written by hand.
func TestFormFillsItsPage(t *testing.T) {
	plain := []string{"序号", "单位", "网站名称", "存在的问题", "责任人"}
	limited := func(n int) []string {
		return []string{"序号", "单位", fmt.Sprintf("主要做法（不超过%d字）", n), "联系人"}
	}
	for _, c := range []struct {
		table  *document.Table
		pages  int
		height float64 // mm, least of a row
	}{
		{form(4, plain...), 1, 40},
		{form(8, plain...), 1, 20},
		{form(30, plain...), 2, 11},
		{form(3, limited(60)...), 1, 40},
		{form(2, limited(150)...), 1, 70},
		{form(2, limited(800)...), 2, 90},
	} {
		l, pages := attached(t, c.table, document.OrientationAuto)
		fit := l.Tables[c.table]
		if len(pages) != c.pages || leastRow(c.table, fit) < c.height {
			t.Errorf("%d rows of %v: %d pages of rows %.0f mm high", len(c.table.Rows), c.table.HeadPath(2), len(pages), leastRow(c.table, fit))
		}
		area := fit.Widths[2] * leastRow(c.table, fit)
		if n := charactersAsked(c.table.Columns[2].Name); n > 0 && n < 200 && area < float64(n)*handClose*handClose {
			t.Errorf("%d characters have %.0f × %.0f mm", n, fit.Widths[2], leastRow(c.table, fit))
		}
	}
}

// TestColumnsToFillIn holds that a form of many columns lies across rather than that nobody can
// write in them, and that columns for sentences are the widest.
func TestColumnsToFillIn(t *testing.T) {
	crowded := form(6, "序号", "单位", "网站", "标识码", "问题", "类别", "措施", "时限", "联系人", "电话")
	_, pages := attached(t, crowded, document.OrientationAuto)
	if !runsOn(pages[0], false)[0].Turned {
		t.Error("ten columns stand upright")
	}
	fit := fitted(t, form(6, "序号", "单位", "存在的问题", "责任人"), upright)
	w := make([]float64, 4)
	for c := range w {
		w[c] = fit.edges[c+1] - fit.edges[c]
	}
	if slices.Max(w) != w[2] || w[2] < 1.9*w[1] || w[0] > 15 {
		t.Errorf("widths %.0f", w)
	}
}

// TestLowTablesBreathe holds that rows of a short attachment are higher, up to 10 mm, and that those of
// one that fills its page, or goes on, are not.
func TestLowTablesBreathe(t *testing.T) {
	for _, c := range []struct {
		rows        int
		least, most float64
	}{{3, 10, 10}, {10, 10, 10}, {12, 7.7, 9.9}, {24, 6.5, 7.7}, {60, 7, 7.7}} {
		table := numbered(2, c.rows)
		l, pages := attached(t, table, document.OrientationAuto)
		if h := leastRow(table, l.Tables[table]); h < c.least-0.01 || h > c.most+0.01 {
			t.Errorf("%d rows are %.1f mm high", c.rows, h)
		}
		if c.rows < 20 && len(pages) > 1 {
			t.Errorf("%d rows take %d pages", c.rows, len(pages))
		}
	}
	inText := numbered(2, 3)
	l, _ := LayOut(with(basic(), func(n *document.Notice) { n.Body = append(n.Body, inText) }), fonts(t))
	if h := leastRow(inText, l.Tables[inText]); h > 7.7 {
		t.Errorf("rows in the text are %.1f mm high", h)
	}
}

// leastRow is the height of the lowest row below the head, mm.
func leastRow(t *document.Table, fit *document.Fit) float64 {
	least := math.Inf(1)
	for _, r := range fit.Rows[len(t.Head):] {
		least = min(least, r.Height)
	}
	return least
}
