package vocabulary

import (
	"fmt"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/sheet"
)

// dataOf is a notice with one free sheet 情况, the first row of which is the head; ^ repeats
// the cell above as a merged one.
func dataOf(rows ...string) *Data {
	t := &sheet.Table{File: "甲.xlsx", Sheet: "情况"}
	for i, head := range strings.Fields(rows[0]) {
		t.Columns = append(t.Columns, sheet.Column{Name: head, Index: i})
	}
	for i, row := range rows[1:] {
		r := sheet.Row{Number: i + 2}
		for c, text := range strings.Fields(row) {
			at := diag.Place{File: t.File, Sheet: t.Sheet, Cell: sheet.CellName(c, i+2)}
			v := sheet.Value{Kind: sheet.Text, Text: text, Place: at}
			if text == "^" {
				v = t.Rows[i-1].Values[c]
				origin := v.Origin()
				v.Place, v.Anchor, v.Covered = at, &origin, true
			}
			r.Values = append(r.Values, v)
		}
		t.Rows = append(t.Rows, r)
	}
	l := figures.NewLedger(figures.Options{})
	return &Data{Issue: &issue.Issue{}, Ledger: l, Kinds: inspection.Kinds(),
		Sheets: []*figures.Set{figures.NewSet(l, inspection.SheetListing(t))}}
}

// said is what a text comes to, and the findings of it and of its figures.
func said(d *Data, src string) (string, diag.Findings) {
	pieces, findings, _ := Speak(d, diag.Place{File: "body.md"}, src, false)
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Literal + document.InlineText(p.Inlines))
	}
	return b.String(), append(findings, d.Ledger.Findings()...)
}

func codesOf(fs diag.Findings) string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Code+"@"+f.Place.String())
	}
	return strings.Join(out, " ")
}

// TestSheetInSentences asks a sheet in sentences. A group whose cells say that there is
// nothing is in no list and meets no condition; a sentence that prints it is told.
func TestSheetInSentences(t *testing.T) {
	rows := []string{"单位 收到 得分率", "甲局 — —", "乙局 20 85.2%", "丙局 30 100%"}
	for _, c := range []struct {
		rows      []string
		src, want string
		told      string
	}{
		{rows, "{{情况.按单位.收到.列出(件)}}", "乙局20件、丙局30件", ""},
		{rows, "{{情况.按单位.收到.由高到低.排名(件)}}", "丙局第一（30件），乙局第二（20件）", ""},
		{rows, "{{情况.按单位.收到[≤20].列出(件)}}", "乙局20件", ""},
		{rows, "{{情况.按单位.收到.名单}}{{情况.按单位.收到.个数}}", "乙局、丙局2", ""},
		{rows, "低于90%的有{{情况.按单位.得分率[<90%].列出}}", "低于90%的有乙局85.2%", ""},
		{rows, "{{逐个 情况.按单位.收到}}{{本项.名称}}{{本项.数}}{{完}}", "乙局20丙局30", ""},
		{rows, "{{如果 情况[单位=甲局].收到 < 15}}少{{否则}}不明{{完}}", "不明", ""},
		{rows, "{{情况[单位=甲局].收到}}", "—", "no-values@body.md:1"},
		{rows, "{{情况.按单位.得分率[<90].列出}}", "乙局85.2%、丙局100%", "limit-percent@body.md:1"},
		{rows, "{{情况[收到<20%].行数}}", "0", "limit-percent@body.md:1"},
		{[]string{"单位 收到", "甲局 10", "乙局 50", "丙局 ^"}, "{{情况.按单位.收到.列出(件)}}", "甲局10件、乙局50件、丙局50件", "merged-number@甲.xlsx!情况!B3"},
		{[]string{"单位 收到", "甲局 10", "乙局 50", "丙局 ^"}, "{{情况.收到}}", "60", ""},
	} {
		if got, fs := said(dataOf(c.rows...), c.src); got != c.want || codesOf(fs) != c.told {
			t.Errorf("%s: %q, %s", c.src, got, codesOf(fs))
		}
	}
}

// TestRepeatedHeadInSentences holds that a head of two columns is told wherever it is asked
// for, with both their names.
func TestRepeatedHeadInSentences(t *testing.T) {
	rows := []string{"单位 收到 收到 办结", "甲局 10 1 9", "乙局 20 2 18"}
	for src, want := range map[string]string{
		"{{情况.收到#1}}、{{情况.收到#2}}":       "30、3",
		"{{情况.按单位.收到#2.列出}}":            "甲局1、乙局2",
		"{{情况.办结.占(收到#1)}}":             "90%",
		"{{情况[收到#2≥2].行数}}":             "1",
		"{{如果 情况.有列(收到)}}有{{否则}}无{{完}}": "有",
	} {
		if got, fs := said(dataOf(rows...), src); got != want || len(fs) > 0 {
			t.Errorf("%s: %q, %v", src, got, fs)
		}
	}
	for _, src := range []string{"情况.收到", "情况.合计(收到)", "情况.按单位.收到.列出", "情况.按收到.其中", "情况.名单(收到)", "情况.办结.占(收到)", "情况.收到.占(办结)",
		"情况[收到≥2].行数", "情况[收到=2].行数", "情况[甲局].收到"} {
		_, fs := said(dataOf(rows...), "{{"+src+"}}")
		if len(fs) == 0 || fs.Errors() != len(fs) || !strings.Contains(fs[0].Text+fs[0].Hint, "收到#1、收到#2") || len(fs) > 1 {
			t.Errorf("%s: %v", src, fs)
		}
	}
}

// TestFigureOf holds that a column of a summary is a figure, or told.
func TestFigureOf(t *testing.T) {
	at := diag.Place{File: "notice.toml", Line: 9}
	d := dataOf("单位 收到 办结", "甲局 10 9", "乙局 — 18", "乙局 30 2")
	set := d.Sheets[0]
	for expression, want := range map[string]string{
		"收到": "40", "合计(办结)": "29", "平均(收到)": "20", "行数": "3", "办结.占(收到)": "73%", "[单位=乙局].行数": "2", "［单位=乙局］.收到": "30",
	} {
		if f, fs := FigureOf(d, set, set, expression, at); f == nil || f.Text != want || len(fs) > 0 {
			t.Errorf("%s: %+v, %v", expression, f, fs)
		}
	}
	for expression, want := range map[string]string{
		"好看率": "没有“好看率”", "名单(单位)": "是名单，不是数", "合计(颜色)": "没有“颜色”", "平均(": "缺少右括号",
	} {
		code := "expression"
		if strings.HasPrefix(want, "没有") {
			code = "unknown-column"
		}
		f, fs := FigureOf(d, set, set, expression, at)
		if f != nil || len(fs) != 1 || codesOf(fs) != code+"@notice.toml:9" || !strings.Contains(fs[0].Text, want) {
			t.Errorf("%s: %+v, %v", expression, f, fs)
		}
	}
	if f, fs := FigureOf(d, set, set, "单位", at); f != nil ||
		codesOf(fs) != "expression@notice.toml:9" || !strings.Contains(fs[0].Text, "一列是文字") {
		t.Errorf("a column of words: %+v, %v", f, fs)
	}
}

// sites is a roster of sites, "名称 类别 合格|不合格" a row.
func sites(l *figures.Ledger, period string, rows ...string) *figures.Set {
	src := &inspection.Listing{Key: "网站", Name: "网站", Period: period, Counter: "个", Columns: []inspection.RosterColumn{{Name: "类别"}}}
	for i, row := range rows {
		f := strings.Fields(row)
		at := diag.Place{File: "网站" + period, Cell: fmt.Sprintf("A%d", i+2)}
		r := inspection.Record{Name: f[0], Place: at, Outcome: inspection.Passed, Cells: []inspection.Cell{{Text: f[1], Place: at}}}
		if f[2] == "不合格" {
			r.Outcome = inspection.Failed
		}
		src.Records = append(src.Records, r)
	}
	return figures.NewSet(l, src)
}

// TestGroupAgainstBefore compares each group of a loop with the same group of the last
// period, whose rows stand in another order.
func TestGroupAgainstBefore(t *testing.T) {
	d := dataOf("单位", "甲局")
	d.Rosters = []*Roster{{Kind: inspection.Site,
		Set:    sites(d.Ledger, "", "甲 门户 合格", "乙 门户 不合格", "丙 部门 合格", "丁 部门 合格"),
		Before: sites(d.Ledger, "上期", "丁 部门 不合格", "丙 部门 合格", "乙 门户 不合格", "甲 门户 不合格")}}
	for src, want := range map[string]string{
		"{{逐个 网站.按类别 隔以“；”}}{{本项.名称}}{{本项.合格率}}，{{本项.合格率.较上期}}{{完}}": "门户50%，上升50个百分点；部门100%，上升50个百分点",
		"{{网站[类别=部门].合格率.较上期}}":                 "上升50个百分点",
		"{{设 门户 = 网站[类别=门户]}}{{门户.合格数.较上期(个)}}": "增加1个",
		"{{网站[类别=部门].上期.不合格.名单}}":               "丁",
	} {
		if got, fs := said(d, src); got != want || len(fs) > 0 {
			t.Errorf("%s: %q, %v", src, got, fs)
		}
	}
}
