package sheet

import (
	"strconv"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/numfmt"
)

// grid makes a sheet from lines of cells parted by |. A cell < belongs to the
// one on its left, ^ to the one above, as merged ranges do; plain numbers are
// numbers.
func grid(lines ...string) *Grid {
	g := &Grid{File: "inspection.xlsx", Sheet: "网站"}
	width := 0
	for _, l := range lines {
		width = max(width, strings.Count(l, "|")+1)
	}
	for i, l := range lines {
		row := Row{Number: i + 1, Values: make([]Value, width)}
		g.Rows = append(g.Rows, row)
		cells := strings.Split(l, "|")
		for c := range row.Values {
			at := diag.Place{File: g.File, Sheet: g.Sheet, Cell: CellName(c, i+1)}
			row.Values[c] = Value{Place: at, Rows: 1, Cols: 1}
			if c < len(cells) {
				row.Values[c].set(g, cells[c], c, i)
			}
		}
	}
	return g
}

func (v *Value) set(g *Grid, text string, c, i int) {
	switch text = strings.TrimSpace(text); text {
	case "":
	case "<":
		cover(g, v, g.Rows[i].Values[c-1])
	case "^":
		cover(g, v, g.Rows[i-1].Values[c])
	default:
		v.Kind, v.Text = Text, text
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			v.Kind, v.Number = Numeric, n
		}
	}
}

func cover(g *Grid, v *Value, near Value) {
	place := v.Place
	*v = near
	origin := near.Origin()
	v.Place, v.Anchor, v.Covered, v.Rows, v.Cols = place, &origin, true, 1, 1
	left, top, _ := ParseCell(origin.Cell)
	col, row, _ := ParseCell(place.Cell)
	anchor := &g.Rows[top-1].Values[left]
	anchor.Rows, anchor.Cols = max(anchor.Rows, int32(row-top+1)), max(anchor.Cols, int32(col-left+1))
}

func codes(findings diag.Findings) string {
	var out []string
	for _, f := range findings.Sorted() {
		out = append(out, strings.TrimPrefix(f.Place.String(), "inspection.xlsx!网站")+" "+f.Code)
	}
	return strings.Join(out, ",")
}

func value(text string) Value {
	v := grid(text + "|").Rows[0].Values[0]
	return v
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"　市水利局 \u00a0": "市水利局", "a\r\nb": "a\nb", "a\u200bb": "ab", "\ufeff名": "名", "a\tb": "a\tb", "a\x07": "a",
	} {
		if got, _ := Clean(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	if _, bad := Clean("a\u200bb"); bad != 0x200b {
		t.Errorf("invisible character: %U", bad)
	}
}

func TestFold(t *testing.T) {
	for _, pair := range [][2]string{{"合　计", "合计"}, {"ＡＰＰ（安卓）", "app(安卓)"}, {"１２", "12"}, {"区县（市）", "区县(市)"}} {
		if Fold(pair[0]) != pair[1] {
			t.Errorf("%q folds to %q", pair[0], Fold(pair[0]))
		}
	}
}

func TestNumberOf(t *testing.T) {
	var findings diag.Findings
	for in, want := range map[string]string{"92.5": "185/2", "92.5分": "185/2", "９２.５ 分": "185/2", "-3": "-3", "1,000": "1000"} {
		if n, ok := NumberOf(value(in), "得分", "分", &findings); !ok || n.RatString() != want {
			t.Errorf("%q: %v %v", in, n, findings)
		}
	}
	percent := value("0.985")
	percent.Format = numfmt.Parse("0.0%", false)
	for _, v := range []Value{value("98.5%"), value("９８.５％"), percent} {
		if n, ok := NumberOf(v, "比例", "%", &findings); !ok || n.RatString() != "197/2" {
			t.Errorf("%q: %v %v", v.Text, n, findings)
		}
	}
	for _, none := range []string{"", "—", "/"} {
		if _, ok := NumberOf(value(none), "得分", "分", &findings); ok || len(findings) > 0 {
			t.Errorf("%q is a number: %v", none, findings)
		}
	}
	if _, ok := NumberOf(value("优"), "得分", "分", &findings); ok || codes(findings) != "!A1 not-a-number" {
		t.Error(findings)
	}
}

func TestDateOf(t *testing.T) {
	stored := value("44222")
	stored.Format = numfmt.Parse("yyyy-mm-dd", false)
	monthDay := stored
	monthDay.Format = numfmt.Parse(`m"月"d"日"`, false)
	yearMonth := stored
	yearMonth.Format = numfmt.Parse("yyyy/m", false)
	twoDecimals := value("4.2")
	twoDecimals.Format = numfmt.Parse("0.00", false)
	for _, tt := range []struct {
		v        Value
		want     PartialDate
		findings string
	}{
		{value("2026-1-1 12:30"), PartialDate{2026, 1, 1}, ""}, {value("2026-1-12 9:08"), PartialDate{2026, 1, 12}, ""},
		{value("2026-01-02 10:08:00.0"), PartialDate{2026, 1, 2}, ""}, {value("2026-01-02T10:08:00"), PartialDate{2026, 1, 2}, ""},
		{value("2026年1月2日下午3：05"), PartialDate{2026, 1, 2}, ""}, {value("2026/1/2　3:05 PM"), PartialDate{2026, 1, 2}, ""},
		{value("2026-1-129:08"), PartialDate{}, "!A1 bad-date"}, {value("2026-01-02T"), PartialDate{}, "!A1 bad-date"},
		{value("2021-01-26"), PartialDate{2021, 1, 26}, ""}, {value("2021.1.26"), PartialDate{2021, 1, 26}, ""},
		{value("2021/1/26"), PartialDate{2021, 1, 26}, ""}, {value("2021年1月26日"), PartialDate{2021, 1, 26}, ""},
		{value("２０２１年1月"), PartialDate{2021, 1, 0}, ""}, {value("2021-01"), PartialDate{2021, 1, 0}, ""},
		{value("2021年"), PartialDate{2021, 0, 0}, ""}, {value("2月5日"), PartialDate{0, 2, 5}, ""},
		{value("4.21"), PartialDate{0, 4, 21}, ""}, {value("5.9"), PartialDate{0, 5, 9}, ""},
		{Value{Kind: Text, Text: "4.2"}, PartialDate{0, 4, 2}, ""},
		{value("2021-01-26 09:30"), PartialDate{2021, 1, 26}, ""}, {Value{Kind: Text, Text: "20210126"}, PartialDate{2021, 1, 26}, ""},
		{stored, PartialDate{2021, 1, 26}, ""}, {monthDay, PartialDate{0, 1, 26}, ""}, {yearMonth, PartialDate{2021, 1, 0}, ""},
		{twoDecimals, PartialDate{0, 4, 20}, ""},
		{value("44222"), PartialDate{2021, 1, 26}, "!A1 date-as-number"}, {value("44222.5"), PartialDate{2021, 1, 26}, "!A1 date-as-number"},
		{value("4.2"), PartialDate{}, "!A1 bad-date"}, // 4.20 stored as a number
		{value("2021-02-29"), PartialDate{}, "!A1 bad-date"}, {value("2021.13.1"), PartialDate{}, "!A1 bad-date"},
		{value("近期"), PartialDate{}, "!A1 bad-date"}, {value("26日"), PartialDate{}, "!A1 bad-date"},
		{value("21-1-26"), PartialDate{}, "!A1 bad-date"},
		{value("12"), PartialDate{}, "!A1 bad-date"},
	} {
		var findings diag.Findings
		got, ok := DateOf(tt.v, "最后更新", &findings)
		if got != tt.want || ok != !tt.want.IsZero() || codes(findings) != tt.findings {
			t.Errorf("%q: %+v %v %v", tt.v.Shown(), got, ok, findings)
		}
	}
}

func TestFaults(t *testing.T) {
	v := value("#REF!")
	v.Kind = Fault
	var findings diag.Findings
	Faulty(v, "名称", &findings)
	DateOf(v, "名称", &findings)
	NumberOf(v, "名称", "", &findings)
	if got := codes(findings); got != "!A1 error-value" { // three of the same
		t.Error(got)
	}
	if len(findings) != 3 {
		t.Errorf("%d findings", len(findings))
	}
}

func TestFindDates(t *testing.T) {
	for in, want := range map[string]string{
		"最后更新2026-1-1 12:30，见2026-1-12 9:08": "2026年1月1日 2026年1月12日",
		"不合格（最后更新日期2021年1月26日）":              "2021年1月26日", "最后更新日期2021年1月": "2021年1月", "（最后更新日期2月5日）": "2月5日",
		"无内容发布": "", "2020-12-01至2021.1.5": "2020年12月1日 2021年1月5日", "更新于2021年13月1日": "",
	} {
		var got []string
		for _, d := range FindDates(in) {
			got = append(got, d.String())
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %q", in, s)
		}
	}
}

func TestShown(t *testing.T) {
	formatted := func(text, code string) Value {
		v := value(text)
		v.Format = numfmt.Parse(code, false)
		return v
	}
	for want, v := range map[string]Value{
		"98.5%": formatted("0.985", "0.0%"), "0.13": formatted("0.125", "0.00_ "), "2021年1月": formatted("44222", `yyyy"年"m"月"`),
		"第文号": formatted("文", `"第"@"号"`), "-1": formatted("-1", "yyyy-mm-dd"),
		"0.333333333": value("0.3333333333333333"), "文": value("文"), "": {},
	} {
		if got := v.Shown(); got != want {
			t.Errorf("%q: %q", want, got)
		}
	}
}

func TestRange(t *testing.T) {
	g := grid("标题|<|<", "甲|1|2", "^|3|4", "^|5|6")
	part, findings := Range(g, "a3:B4")
	if len(findings) > 0 || len(part.Rows) != 2 || len(part.Rows[0].Values) != 2 {
		t.Fatal(part, findings)
	}
	first, below := part.Rows[0].Values[0], part.Rows[1].Values[0]
	if first.Text != "甲" || first.Covered || first.Rows != 2 || first.Place.Cell != "A3" || !below.Covered {
		t.Errorf("cut range: %+v %+v", first, below)
	}
	if g.Rows[2].Values[0].Rows != 1 || !g.Rows[2].Values[0].Covered {
		t.Error("the sheet itself was changed")
	}
	for name, want := range map[string]string{"A1:Z99": "!A1:Z99 range-beyond", "F1:G2": "!F1:G2 range-outside", "B2:A1": "", "x": ""} {
		if _, findings := Range(g, name); codes(findings) != want {
			t.Errorf("%s: %v", name, findings)
		}
	}
}

func TestCellNames(t *testing.T) {
	for name, want := range map[string][2]int{"A1": {0, 1}, "Z9": {25, 9}, "AA10": {26, 10}, "XFD1048576": {16383, 1048576}, "$B$2": {1, 2}} {
		if col, row, ok := ParseCell(name); !ok || col != want[0] || row != want[1] {
			t.Errorf("%s: %d %d", name, col, row)
		}
	}
	for _, name := range []string{"", "A", "1", "A0", "XFE1", "A1048577", "a1", "AAAA1", "A1B", "A-1", "A+1"} {
		if _, _, ok := ParseCell(name); ok {
			t.Errorf("%q is not a cell", name)
		}
	}
}
