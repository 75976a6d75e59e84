package figures

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures/figurestest"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// practice is a free sheet of themes, units and numbers.
func practice(l *Ledger) *Set {
	t := &sheet.Table{File: "甲.xlsx", Sheet: "做法", Columns: []sheet.Column{{Name: "主题"}, {Name: "单位"}, {Name: "件数"}}}
	for i, row := range []string{"互动 一局 2", "服务 二局 3", "互动 三局 4"} {
		var r sheet.Row
		r.Number = i + 2
		for c, text := range strings.Fields(row) {
			at := diag.Place{File: "甲.xlsx", Sheet: "做法", Cell: sheet.CellName(c, i+2)}
			r.Values = append(r.Values, sheet.Value{Text: text, Place: at})
		}
		t.Rows = append(t.Rows, r)
	}
	return NewSet(l, inspection.SheetListing(t))
}

func TestPart(t *testing.T) {
	l := NewLedger(Options{})
	whole := practice(l)
	part := whole.Where("主题", "互动")
	for _, c := range []struct {
		figure          *Figure
		key, text, from string
	}{
		{part.Count(), "做法[主题=互动].行数", "2", "甲.xlsx!做法!A2:A4"},
		{part.Sum("件数"), "做法[主题=互动].合计(件数)", "6", "甲.xlsx!做法!A2:A4 甲.xlsx!做法!C2 甲.xlsx!做法!C4"},
		{part.Names("单位").Count(), "做法[主题=互动].名单(单位).个数", "2", "甲.xlsx!做法!A2:A4 甲.xlsx!做法!B2 甲.xlsx!做法!B4"},
		{whole.Not("主题", "互动").Count(), "做法[主题≠互动].行数", "1", "甲.xlsx!做法!A2:A4"},
		{part.Where("单位", "三局").Cell("三局", "件数"), "做法[主题=互动][单位=三局][三局].件数", "4", "甲.xlsx!做法!B2 甲.xlsx!做法!A4 甲.xlsx!做法!B4 甲.xlsx!做法!C4"},
	} {
		var from []string
		for _, p := range c.figure.Sources {
			from = append(from, p.String())
		}
		if c.figure.Key != c.key || c.figure.Text != c.text || strings.Join(from, " ") != c.from {
			t.Errorf("%s = %s from %v, want %s = %s from %s", c.figure.Key, c.figure.Text, from, c.key, c.text, c.from)
		}
	}
	var got []string
	for _, p := range whole.By("主题") {
		for _, line := range p.Lines() {
			got = append(got, p.Label()+line.Cell("单位").Text+"@"+line.Cell("单位").Place.Cell)
		}
	}
	if d := cmp.Diff([]string{"互动一局@B2", "互动三局@B4", "服务二局@B3"}, got); d != "" {
		t.Error(d)
	}
	if f := l.Findings(); len(f) > 0 {
		t.Errorf("findings: %v", f)
	}
	whole.Where("题目", "互动")
	if got := codes(l); got != "错误 unknown-column" {
		t.Errorf("an unknown column: %s", got)
	}
}

func TestAverage(t *testing.T) {
	l := NewLedger(Options{})
	at := diag.Place{File: "notice.toml", Line: 7}
	items, units, columns := l.Given("条数", "条数", 422, at), l.Given("单位数", "单位数", 35, at), l.Given("栏目数", "栏目数", 6, at)
	f := l.Reformat(Combine(l, "/", Interim("/", items, units), columns), 0)
	if f.Text != "2" || f.Formula != "422÷35÷6" || f.Num != 211 || f.Den != 105 || f.Key != "(条数÷单位数÷栏目数).0位小数" {
		t.Errorf("%+v", f)
	}
	if g := Combine(l, "/", items, l.Given("无", "无", 0, at)); !g.Unknown || codes(l) != "警告 zero-denominator" {
		t.Errorf("divided by nothing: %+v, %v", g, l.Findings())
	}
}

// TestPartial holds that a list of one group is held against what is stated of
// that group only, and that numbers are those stated.
func TestPartial(t *testing.T) {
	src := sample()
	src.Coverage = inspection.Partial
	src.Groups = []inspection.Group{
		{Column: "类别", Value: "市直", Inspected: &inspection.Number{N: 3}}, // the rows have two
		{Column: "类别", Value: "区县", Inspected: &inspection.Number{N: 3}},
		{Column: "类别", Value: "乡镇", Inspected: &inspection.Number{N: 70}}, // without a row
	}
	l := NewLedger(Options{Stated: []Stated{{Key: "新媒体.合格率", Text: "90%"}}})
	s := NewSet(l, src)
	if got := s.Count().Text + " " + s.Where("类别", "乡镇").Count().Text + " " + s.PassRate().Text; got != "76 70 90%" {
		t.Errorf("counts and rate: %s", got)
	}
	if got := codes(l); got != "错误 total-mismatch" {
		t.Errorf("findings: %s", got)
	}
}

func TestLinesOfObjects(t *testing.T) {
	l := NewLedger(Options{})
	s := NewSet(l, sample())
	var got []string
	for _, line := range s.Failed().Lines() {
		got = append(got, line.Cell("单位").Text+line.Cell("level").Text+"@"+line.Cell("平台").Place.Cell)
	}
	if d := cmp.Diff([]string{"一局市直@C3", "三局区县@C6"}, got); d != "" || codes(l) != "" {
		t.Error(d, codes(l))
	}
	if c := s.Lines()[0].Cell("颜色"); c.Text != "" || codes(l) != "错误 unknown-column" {
		t.Errorf("an unknown column: %v, %s", c, codes(l))
	}
}

func TestGivenDecimal(t *testing.T) {
	at := diag.Place{File: "notice.toml", Line: 7}
	l := NewLedger(Options{})
	for text, want := range map[string]string{"21.4": "21.4", "0.05": "0.05", "-3.25": "-3.25", "7": "7"} {
		if f := l.GivenDecimal("写明."+text, "万数", text, at); f.Text != want || f.Rounding != "" || !figurestest.Depends(f.Sources, at) {
			t.Errorf("%s: %+v", text, f)
		}
	}
	if got := codes(l); got != "" {
		t.Error(got)
	}
	for _, text := range []string{"+Inf", "NaN", "1e999999999", "1/3"} {
		l := NewLedger(Options{})
		if f := l.GivenDecimal("写明", "万数", text, at); !f.Unknown || codes(l) != "错误 not-a-number" {
			t.Errorf("%s: %+v, %s", text, f, codes(l))
		}
	}
}
