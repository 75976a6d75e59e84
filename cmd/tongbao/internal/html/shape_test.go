package html

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tongbao/cmd/tongbao/internal/document"
)

// tableOf is a table of these columns and of rows whose cells say what they are told.
func tableOf(rows int, columns, cells []string) *document.Table {
	t := document.Table{Caption: "名单", Columns: names(columns...), Head: []document.Row{row(document.DataRow, columns...)}}
	for i := range rows {
		r := row(document.DataRow, cells...)
		for c := range r.Cells {
			r.Cells[c].Text = strings.ReplaceAll(r.Cells[c].Text, "#", fmt.Sprint(i+1))
			r.Cells[c].Content = document.ContentOf(r.Cells[c].Text)
		}
		t.Rows = append(t.Rows, r)
	}
	return document.NewTable(t)
}

// shown is the table as the page shows it.
func shownTable(t *document.Table) *tableView { return newBuilder(&document.Notice{}).table(t, "") }

// A table is shown as what it is: small ones as they are, rows of prose as cards, others in a box that scrolls.
func TestShapesOfTables(t *testing.T) {
	prose := "首页超过两周没有更新，12个栏目没有及时更新"
	for _, tt := range []struct {
		name  string
		table *document.Table
		class string
		long  bool
	}{
		{"numbers", tableOf(5, []string{"地区", "检查数", "不合格数", "合格率"}, []string{"青溪区#", "1#", "2", "93.3%"}), "", false},
		{"two columns", tableOf(5, []string{"地区", "问题"}, []string{"青溪区#", prose}), "", false},
		{"records", tableOf(30, []string{"序号", "单位", "网站", "问题"}, []string{"#", "云川市统计局#", "云川统计信息网", prose}), "cards", false},
		{"many records", tableOf(31, []string{"序号", "单位", "网站", "问题"}, []string{"#", "云川市统计局#", "云川统计信息网", prose}), "wide", true},
		{"many numbers", tableOf(5, strings.Fields("地区 甲 乙 丙 丁 戊 己 庚 辛 壬"), strings.Fields("青溪区# 1 2 3 4 5 6 7 8 9")), "wide dense", false},
		{"names", tableOf(12, []string{"单位", "账号", "平台", "结果"}, []string{"云川市人力资源局#", "云川人社发布#号", "微信公众号", "合格"}), "wide", false},
		{"vast", tableOf(501, []string{"地区", "检查数"}, []string{"青溪区#", "#"}), "vast", true},
	} {
		if v := shownTable(tt.table); v.Class != tt.class || v.Long != tt.long {
			t.Errorf("%s: %q long %v, want %q %v", tt.name, v.Class, v.Long, tt.class, tt.long)
		}
	}
}

// The number of order is no label of a card, and the name of the row stands first.
func TestCards(t *testing.T) {
	v := shownTable(tableOf(2, []string{"序号", "主管单位", "网站名称", "网站标识码", "主要问题"},
		[]string{"#", "云川市青溪区文化旅游局#", "云川统计信息网", "9901000023", "动态类栏目12个没有及时更新，其中3个超过一年"}))
	var got []string
	for _, c := range v.Bodies[0].Rows()[0].Cells {
		got = append(got, c.Label+"|"+c.Class)
	}
	if want := []string{"|c n no", "主管单位|c key", "网站名称|c n", "网站标识码|c n", "主要问题|l"}; v.Class != "cards" || !slices.Equal(got, want) {
		t.Errorf("cards %q, want %q", got, want)
	}
}

func TestFinder(t *testing.T) {
	table := tableOf(40, []string{"序号", "地区", "账号", "结果", "得分"}, []string{"#", "青溪区", "云川#号", "合格", "9#"})
	for i := range 10 {
		table.Rows[i].Cells[1].Text, table.Rows[i].Cells[3].Text = "临江县", "不合格"
	}
	v := shownTable(table).Finder
	if v == nil || v.Rows != 40 {
		t.Fatalf("finder %+v", v)
	}
	want := []filterView{{1, "地区", []string{"临江县", "青溪区"}}, {3, "结果", []string{"不合格", "合格"}}}
	if fmt.Sprint(v.Filters) != fmt.Sprint(want) {
		t.Errorf("filters %v, want %v", v.Filters, want)
	}
	if v := shownTable(tableOf(30, []string{"地区", "结果"}, []string{"青溪区#", "合格"})).Finder; v != nil {
		t.Errorf("a short table has the finder %+v", v)
	}
}

// A row is linked to by what it is, and by its number where two are called the same.
func TestRowAnchors(t *testing.T) {
	for _, tt := range []struct {
		table *document.Table
		want  string
	}{
		{tableOf(2, []string{"网站", "网站标识码", "数"}, []string{"甲网", "990100000#", "1"}), "[t1-9901000001 t1-9901000002]"},
		{tableOf(2, []string{"地区", "数"}, []string{"青溪区#", "1"}), "[t1-青溪区1 t1-青溪区2]"},
		{tableOf(2, []string{"地区", "数"}, []string{"青溪区", "1"}), "[t1-r1 t1-r2]"},
		{tableOf(2, []string{"地区", "数"}, []string{"甲（#）", "1"}), "[t1-r1 t1-r2]"},
		{tableOf(2, nil, nil), "[t1-r1 t1-r2]"},
	} {
		var got []string
		for _, r := range shownTable(tt.table).Bodies[0].Rows() {
			got = append(got, r.ID)
		}
		if fmt.Sprint(got) != tt.want {
			t.Errorf("anchors %v, want %s", got, tt.want)
		}
	}
}

// No line breaks a date, an address, or the words these notices are about.
func TestUnbrokenWords(t *testing.T) {
	var kept []string
	for _, p := range (wordCutter{}).unbroken("网站www.yunchuan.gov.cn自2026年3月3日起没有更新（2026-03-04核对）。") {
		if p.Keep {
			kept = append(kept, p.Text)
		}
	}
	if want := []string{"网站", "www.yunchuan.gov.cn", "2026年3月3日", "2026-03-04"}; !slices.Equal(kept, want) {
		t.Errorf("kept %q, want %q", kept, want)
	}
}

// A vast table comes in parts that a browser can leave out of sight; no merged cell reaches over their ends.
func TestPartsOfVastTables(t *testing.T) {
	table := tableOf(600, []string{"单位", "账号"}, []string{"第一街道", "云川#号"})
	for i := 0; i < 600; i += 3 {
		merge(table.Rows, i, 0, 3, 1)
	}
	v := shownTable(document.NewTable(*table))
	rows := 0
	for _, b := range v.Bodies {
		rows += len(b.Rows())
	}
	if len(v.Bodies) != 12 || rows != 600 || len(v.Bodies[0].Rows()) != 51 {
		t.Errorf("%d parts of %d rows, the first of %d", len(v.Bodies), rows, len(v.Bodies[0].Rows()))
	}
	page, _ := Page(long(), Options{})
	for _, n := range elements(t, page, "td") {
		if attr(n, "data-label") != "" {
			t.Fatal("a table that is never a card names its cells twice")
		}
	}
}

// Finding and choosing by script: merged cells are parted, sums and empty parts hidden, and what does not
// scroll is no stop of the tab key.
func TestFindInTable(t *testing.T) {
	n := bare()
	table := tableOf(60, []string{"地区", "主办单位", "账号", "结果"}, []string{"青溪区", "第#街道", "云川#号", "合格"})
	for i := range 6 {
		table.Rows[i].Cells[3].Text = "不合格"
	}
	for i := 0; i < 60; i += 4 {
		merge(table.Rows, i, 1, 4, 1)
	}
	sum := row(document.TotalRow, "合计", "", "60", "")
	table.Rows = append(table.Rows, sum)
	n.Body = append(n.Body, document.NewTable(*table))
	n.Body = append(n.Body, tableOf(3, []string{"地区", "数"}, []string{"青溪区#", "1"}))
	page, _ := Page(n, Options{})
	var got struct {
		All, Chosen, Found, Text string
		Sum, Stops               int
	}
	answer(t, driven(page, `
var bar = document.querySelector('[data-finder]'), root = document.documentElement, out = bar.querySelector('output');
var a = { all: (bar.hidden ? 'hidden ' : '') + out.textContent, stops: document.querySelectorAll('.table-wrap[tabindex]').length };
var rows = document.querySelector('.table-block table').tBodies[0].rows;
var shown = function () { return Array.prototype.filter.call(rows, function (r) { return r.offsetHeight > 0; }); };
var select = bar.querySelector('select'), input = bar.querySelector('input');
select.value = '不合格'; select.dispatchEvent(new Event('input', { bubbles: true }));
a.chosen = out.textContent; a.text = shown()[5].textContent; a.sum = shown().length;
select.value = ''; input.value = '云川7号'; input.dispatchEvent(new Event('input', { bubbles: true }));
a.found = out.textContent;
root.dataset.answer = JSON.stringify(a);`), &got)
	want := "{ 找到6行，共60行 找到1行，共60行 青溪区第5街道云川6号不合格 6 0}"
	if s := fmt.Sprint(got); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

// boxes are the boxes of tables in a page.
func boxes(t *testing.T, page []byte) []*html.Node {
	t.Helper()
	return slices.DeleteFunc(elements(t, page, "*"), func(n *html.Node) bool { return !strings.Contains(attr(n, "class"), "table-wrap") })
}

// Every table stands in a box, and only a box that may scroll is a stop of the tab key before the script looks.
func TestBoxesOfTables(t *testing.T) {
	var got []string
	for _, n := range []*document.Notice{tables(), long()} {
		page, _ := Page(n, Options{})
		for _, b := range boxes(t, page) {
			got = append(got, b.Data+attr(b, "tabindex"))
		}
	}
	if want := []string{"div", "div", "section0"}; !slices.Equal(got, want) {
		t.Errorf("boxes %q, want %q", got, want)
	}
}
