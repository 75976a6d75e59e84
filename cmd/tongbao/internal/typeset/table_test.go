package typeset

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/gbt9704"
)

// attached lays a table out as the only attachment and returns the pages it takes.
func attached(t *testing.T, table *document.Table, o document.Orientation) (*Layout, []Page) {
	t.Helper()
	n := basic()
	n.Attachments[0].Blocks, n.Attachments[0].Orientation = []document.Block{table}, o
	l, findings := LayOut(n, fonts(t))
	if findings.Errors() > 0 {
		t.Fatal(findings)
	}
	checkLayout(t, n, l)
	for _, a := range l.Anchors {
		if a.Name == "fj1" {
			return l, l.Pages[a.Page-1:]
		}
	}
	t.Fatal("no attachment")
	return nil, nil
}

// runsOn returns the runs of a page; only artifacts or only the rest.
func runsOn(p Page, artifacts bool) []Run {
	var out []Run
	artifact := false
	for _, m := range p.Marks {
		switch m := m.(type) {
		case Tag:
			artifact = m.ID < 0
		case TagEnd:
			artifact = false
		case Run:
			if artifact == artifacts && m.Y < gbt9704.TypeBottom {
				out = append(out, m)
			}
		}
	}
	return out
}

// The header stands on every page, real on the first and an artifact on the others.
func TestHeaderRepeated(t *testing.T) {
	_, pages := attached(t, siteTable(60), document.OrientationAuto)
	if len(pages) < 3 {
		t.Fatalf("only %d pages", len(pages))
	}
	for i, p := range pages {
		found := 0
		for _, r := range runsOn(p, i > 0) {
			if strings.Contains("序号 主管单位 网站名称 网站标识码 主要问题", r.text()) {
				found++
			}
		}
		if found != 5 {
			t.Errorf("page %d: %d cells of the header", p.Number, found)
		}
	}
}

// A merged unit that goes on is named again on the next page, with the 续 mark.
func TestMergedUnitContinues(t *testing.T) {
	table := siteTable(60)
	mergeDown(table, 1, 0, 60)
	_, pages := attached(t, table, document.OrientationAuto)
	for i, p := range pages {
		var b strings.Builder
		for _, r := range runsOn(p, true) {
			b.WriteString(r.text())
		}
		if got := strings.Contains(b.String(), "（续）"); got != (i > 0) {
			t.Errorf("page %d of the table: 续 %v", i+1, got)
		}
	}
}

// Decimal points of a column stand below each other, whatever stands behind the numbers and
// beside them.
func TestNumbersAligned(t *testing.T) {
	for _, values := range [][]string{
		{"5", "12.5", "108.25", "7%", "93.3%", "—"},
		{"100%", "93.5%", "0%", "/", "未测"},
		{"93.5分", "100分", "8分", "—"},
		{"1,234", "12", "-3.5", "−12", "1，234，567.5"},
		{"12", "第3", "3～5", "8", "105"},
	} {
		table := document.Table{Columns: columns("单位", "数值")}
		for i, v := range values {
			table.Rows = append(table.Rows, row(document.DataRow, fmt.Sprintf("甲%d局", i+1), v))
		}
		_, pages := attached(t, document.NewTable(table), document.OrientationAuto)
		point := math.NaN()
		for _, r := range runsOn(pages[0], false) {
			i := slices.Index(values, r.text())
			whole := strings.TrimRight(r.text(), "%分")
			whole, _, _ = strings.Cut(whole, ".")
			if i < 0 || strings.Trim(whole, "-−0123456789,，") != "" || strings.Trim(whole, "-−,，") == "" {
				continue
			}
			at := r.X + r.Glyphs[len([]rune(whole))-1].Pen + gbt9704.Em(r.Size)/2 // digits are half an em wide
			if math.IsNaN(point) {
				point = at
			}
			if math.Abs(at-point) > 0.01 {
				t.Errorf("%q: its point at %.2f, others at %.2f", r.text(), at, point)
			}
		}
		if math.IsNaN(point) {
			t.Errorf("no numbers among %v", values)
		}
	}
}

// A group's name never stands last on a page, a row never on two.
func TestGroupsAndRowsStayWhole(t *testing.T) {
	table := siteTable(0)
	for i := range 90 {
		if i%4 == 0 {
			g := row(document.GroupRow, fmt.Sprintf("第%d组", i), "", "", "", "")
			g.Cells[0].ColSpan = 5
			for c := 1; c < 5; c++ {
				g.Cells[c].Covered, g.Cells[c].Text = true, g.Cells[0].Text
			}
			table.Rows = append(table.Rows, g)
		}
		table.Rows = append(table.Rows, siteTable(i + 1).Rows[i])
	}
	l, pages := attached(t, document.NewTable(*table), document.OrientationAuto)
	for _, p := range pages {
		runs := runsOn(p, false)
		if last := runs[len(runs)-1].text(); strings.HasPrefix(last, "第") && strings.HasSuffix(last, "组") {
			t.Errorf("page %d ends with %s", p.Number, last)
		}
	}
	if hasSplitRow(l) {
		t.Error("a cell stands on two pages")
	}
}

// Names stay on one line where a smaller size makes that possible.
func TestNamesStayWhole(t *testing.T) {
	_, pages := attached(t, siteTable(4), document.OrientationAuto)
	whole := 0
	for _, r := range runsOn(pages[0], false) {
		if r.text() == "云川市发展和改革委员会" {
			whole++
		}
	}
	if whole != 2 {
		t.Errorf("%d of 2 names stand on one line", whole)
	}
}

func TestOrientation(t *testing.T) {
	wideTable := wide(6).Attachments[0].Blocks[0].(*document.Table)
	for _, c := range []struct {
		name  string
		table *document.Table
		o     document.Orientation
		want  bool
	}{
		{"narrow", siteTable(6), document.OrientationAuto, false},
		{"wide", wideTable, document.OrientationAuto, true},
		{"narrow, asked for", siteTable(6), document.OrientationLandscape, true},
		{"wide, refused", wideTable, document.OrientationPortrait, false},
	} {
		_, pages := attached(t, c.table, c.o)
		if got := runsOn(pages[0], false)[0].Turned; got != c.want {
			t.Errorf("%s: turned %v, want %v", c.name, got, c.want)
		}
	}
}

// Page breaks in running text: a heading never ends a page, a short last line of
// a paragraph never begins one.
func TestPageBreaksInText(t *testing.T) {
	set := fonts(t)
	for n := 10; n < 700; n += 9 {
		notice := basic()
		notice.Attachments = nil
		notice.Body = []document.Block{para(prose(n)), heading(1, "一、", "情况", ""), heading(2, "（一）", "要求", ""), para(prose(33)),
			para(prose(n + 200))}
		l, _ := LayOut(notice, set)
		for i, p := range l.Pages[:len(l.Pages)-1] {
			runs := runsOn(p, false)
			last, next := runs[len(runs)-1].text(), runsOn(l.Pages[i+1], false)[0]
			if last == "一、情况" || last == "（一）要求" {
				t.Errorf("%d characters: page %d ends with the heading %s", n, p.Number, last)
			}
			if next.X < gbt9704.TypeLeft+gbt9704.Cell && next.right(gbt9704.Cell)-next.X < lonely*gbt9704.TypeWidth-gbt9704.Cell {
				t.Errorf("%d characters: page %d begins with %q", n, p.Number+1, next.text())
			}
		}
	}
}

// fitted fits a table to a page.
func fitted(t *testing.T, src *document.Table, f frame) *table {
	t.Helper()
	fit, findings := newTableSetter(newTypist(fonts(t))).fit(src, blockStyle{frame: f, rows: rowStyle{padY: cellPadY}})
	if fit == nil {
		t.Fatal(findings)
	}
	return fit
}

// siteProblems has web addresses beside problems: few rows are long, and the
// addresses would take all the width.
func siteProblems() *document.Table {
	names := []string{"序号", "名称", "网址", "结果", "问题描述"}
	t := document.Table{Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)}}
	for i := range 50 {
		problem := ""
		if i%5 == 0 {
			problem = "1个政策文件未说明具体内容、1条未在搜索结果第一页找到该内容，2条未公开答复单位"
		}
		t.Rows = append(t.Rows, row(document.DataRow, fmt.Sprint(i+1), "云川市住房和城乡建设局", "http://zjj.yunchuan.gov.cn/", "合格", problem))
	}
	return document.NewTable(t)
}

// Widths go where they save lines: no row of four lines and more when another
// division of the width avoids it.
func TestWidthsLowerRows(t *testing.T) {
	for _, c := range []struct {
		name  string
		table *document.Table
		f     frame
	}{
		{"addresses", siteProblems(), upright},
		{"wide", wide(12).Attachments[0].Blocks[0].(*document.Table), turned},
	} {
		for i, r := range fitted(t, c.table, c.f).rows {
			for k, cl := range r.cells {
				if len(cl.lines) > 3 {
					t.Errorf("%s: row %d, column %d has %d lines", c.name, i+1, k+1, len(cl.lines))
				}
			}
		}
	}
}

// A form's rows are high enough to write in, its empty columns wide enough.
func TestFormHasRoomToWrite(t *testing.T) {
	names := []string{"序号", "单位", "网站或账号名称", "存在的问题", "责任人"}
	src := document.Table{Form: true, Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)}}
	for i := range 8 {
		src.Rows = append(src.Rows, row(document.DataRow, fmt.Sprint(i+1), "", "", "", ""))
	}
	fit := fitted(t, document.NewTable(src), upright)
	for i, r := range fit.rows {
		if r.height < 10 {
			t.Errorf("row %d is %.1f mm high", i+1, r.height)
		}
	}
	for c := 1; c < len(names); c++ {
		if w := fit.edges[c+1] - fit.edges[c]; w < 25 {
			t.Errorf("column %s is %.1f mm wide", names[c], w)
		}
	}
	if w := fit.edges[1]; w > 15 {
		t.Errorf("序号 is %.1f mm wide", w)
	}
}

// No page of a table shows one row alone.
func TestNoLoneRow(t *testing.T) {
	for n := 2; n < 60; n += 1 + n/30 {
		table := siteTable(n)
		for i := range table.Rows {
			table.Rows[i].Cells[4].Text = []string{"空白栏目", strings.Repeat("首页栏目更新不及时。", 8)}[n%2]
		}
		_, pages := attached(t, document.NewTable(*table), document.OrientationAuto)
		for _, p := range pages {
			rows := 0
			for _, r := range runsOn(p, false) {
				if strings.HasPrefix(r.text(), "37030000") {
					rows++
				}
			}
			if rows < 2 {
				t.Errorf("%d rows: page %d shows %d", n, p.Number, rows)
			}
		}
	}
}

// A last page with the end of a table only is saved where closer rows can do so,
// and only there.
func TestCloserRowsSaveAPage(t *testing.T) {
	height := func(p Page) float64 { // of the row below the header
		var y []float64
		for _, m := range p.Marks {
			if r, ok := m.(Rule); ok && r.Y1 == r.Y2 && r.X1 < gbt9704.TypeLeft+1 {
				y = append(y, r.Y1)
			}
		}
		slices.Sort(y)
		return y[2] - y[1]
	}
	seen := map[bool]int{}
	for n := 40; n < 100; n++ {
		table := siteTable(n)
		for i := range table.Rows {
			table.Rows[i].Cells[4].Text = "空白栏目"
		}
		_, pages := attached(t, document.NewTable(*table), document.OrientationAuto)
		closed := height(pages[0]) < 1.7*gbt9704.Em(gbt9704.Size5)
		seen[closed]++
		last := pages[len(pages)-1]
		if runs := runsOn(last, false); closed && len(pages) > 1 && runs[len(runs)-1].Y < gbt9704.TypeTop+shortTail*gbt9704.TypeHeight {
			t.Errorf("%d rows: closer rows, and page %d is short all the same", n, last.Number)
		}
	}
	if seen[true] == 0 || seen[false] == 0 {
		t.Errorf("cases seen: %v", seen)
	}
}

// TestNumbersStayWhole holds that no number is parted in a table: columns of numbers are set,
// lying across where that is needed, or the table is refused with how many of them have room.
func TestNumbersStayWhole(t *testing.T) {
	for _, c := range []struct {
		columns int
		refused bool
	}{{12, false}, {24, false}, {40, true}, {60, true}, {200, true}} {
		names, cells := make([]string, c.columns), make([]string, c.columns)
		for i := range names {
			names[i], cells[i] = fmt.Sprintf("列%d", i+1), fmt.Sprint(1000+i)
		}
		table := document.Table{Caption: "测量结果", Columns: columns(names...), Head: []document.Row{row(document.DataRow, names...)},
			Rows: []document.Row{row(document.DataRow, cells...)}}
		n := with(basic(), func(n *document.Notice) {
			n.Attachments = []document.Attachment{{Label: "附件", Title: "测量结果", ID: "fj1", Blocks: []document.Block{document.NewTable(table)}}}
		})
		l, findings := LayOut(n, fonts(t))
		if c.refused {
			told := fmt.Sprintf("表格有%d列", c.columns)
			if len(findings) != 1 || findings[0].Code != codeTableTooWide.Name || !strings.Contains(findings[0].Text, told) {
				t.Errorf("%d columns: %v", c.columns, findings)
			}
			continue
		}
		text := ""
		for _, p := range l.Pages {
			for _, m := range p.Marks {
				if r, ok := m.(Run); ok {
					text += r.Text() + "\n"
				}
			}
		}
		for _, cell := range cells {
			if !strings.Contains(text, cell+"\n") {
				t.Errorf("%d columns: %s is parted", c.columns, cell)
			}
		}
		checkLayout(t, n, l)
	}
}
