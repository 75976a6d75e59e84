package figures

import (
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
)

// free makes a sheet of rows "地区 单位 检查数 不合格数 占比"; rows that begin with 合计 or
// 小计 are total rows, ^ repeats the cell above as a merged one, _ is empty.
func free(rows ...string) *sheet.Table {
	t := &sheet.Table{File: "甲.xlsx", Sheet: "汇总", Columns: []sheet.Column{{Name: "地区"}, {Name: "单位"}, {Name: "检查数"}, {Name: "不合格数"},
		{Name: "占比"}}}
	var above sheet.Row
	for i, line := range rows {
		row := sheet.Row{Number: i + 2}
		for c, text := range strings.Fields(line) {
			at := diag.Place{File: t.File, Sheet: t.Sheet, Cell: sheet.CellName(c, i+2)}
			v := sheet.Value{Kind: sheet.Text, Text: strings.ReplaceAll(text, "_", ""), Place: at}
			if text == "^" {
				v = above.Values[c]
				origin := v.Origin()
				v.Place, v.Anchor, v.Covered = at, &origin, true
			}
			row.Values = append(row.Values, v)
		}
		above = row
		if strings.HasSuffix(row.Values[0].Text, "计") {
			t.Totals = append(t.Totals, row)
		} else {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func TestTable(t *testing.T) {
	l := NewLedger(Options{Format: Format{Decimals: 1}})
	tab := NewSet(l, inspection.SheetListing(free(
		"东区 一局 1,200 12 1.0%", "^ 二局 ３０ / /", "小计 _ 1230 12 _",
		"西区 三局 20 1 5.0%", "^ 一局 — 3 _", "小计 _ 20 4 _", "合计 _ 1250 16 1.3%")))
	tab.Used()
	for _, c := range []struct {
		figure          *Figure
		key, text, from string // from: the cells, or "" not to look
	}{
		{tab.Count(), "汇总.行数", "4", ""},
		{tab.Sum("检查数"), "汇总.合计(检查数)", "1250", "C2:C3 C5:C6"},
		{tab.Cell("三局", "检查数"), "汇总[三局].检查数", "20", "A2 B2:B3 C2:C3 D2:D3 E2:E3 B5 C5"},
		{tab.Share("不合格数", "检查数"), "汇总.不合格数.占(检查数)", "1.3%", "D2:D3 D5:D6 C2:C3 C5:C6"},
		{seriesOf(tab, "单位", "不合格数").Entries()[0].Figure, "汇总[单位=一局].不合格数", "15", "B2:B3 D2 B5:B6 D6"},
		{seriesOf(tab, "地区", "不合格数.占(检查数)").Entries()[1].Figure, "汇总[地区=西区].不合格数.占(检查数)", "20.0%", "A2 A5 D5:D6 C5:C6"},
		{tab.Cell("合计", "不合格数"), "汇总[合计].不合格数", "16", ""},
		{tab.Max("检查数"), "汇总.最大(检查数)", "1,200", ""},
		{tab.Limited("检查数", "≥", "30").Count(), "汇总[检查数≥30].行数", "2", "C2:C3 C5:C6"},
		{tab.Where("地区", "西区").Not("单位", "一局").Count(), "汇总[单位≠一局][地区=西区].行数", "1", "A2 A5 B5:B6"},
		{tab.Where("地区", "西区").Share("不合格数", "检查数"), "汇总[地区=西区].不合格数.占(检查数)", "20.0%", ""},
	} {
		var from []string
		for _, p := range c.figure.Sources {
			from = append(from, p.Cell)
		}
		if c.figure.Key != c.key || c.figure.Text != c.text || c.from != "" && strings.Join(from, " ") != c.from {
			t.Errorf("%s = %s from %v, want %s = %s from %s", c.figure.Key, c.figure.Text, from, c.key, c.text, c.from)
		}
	}
	if f := l.Findings(); len(f) > 0 {
		t.Error(f)
	}
}

func TestTableFindings(t *testing.T) {
	for name, c := range map[string]struct {
		rows []string
		ask  func(*Set)
		want string
	}{
		"total":          {[]string{"东 甲 3 1 _", "西 乙 4 1 _", "合计 _ 8 2 _"}, func(t *Set) { t.Used() }, "错误 total-mismatch@C4"},
		"subtotal":       {[]string{"东 甲 3 1 _", "小计 _ 3 2 _", "西 乙 4 1 _", "小计 _ 4 1 _"}, func(t *Set) { t.Used() }, "错误 total-mismatch@D3"},
		"words":          {[]string{"东 甲 三 1 _"}, func(t *Set) { t.Sum("检查数") }, "错误 not-a-number@C2"},
		"column":         {[]string{"东 甲 3 1 _"}, func(t *Set) { t.Sum("颜色") }, "错误 unknown-column@"},
		"row":            {[]string{"东 甲 3 1 _"}, func(t *Set) { t.Cell("丙", "检查数") }, "错误 no-such-row@"},
		"empty cell":     {[]string{"东 甲 _ 1 _"}, func(t *Set) { t.Cell("甲", "检查数") }, "错误 figure-unknown@C2"},
		"word in a cell": {[]string{"东 甲 三 1 _"}, func(t *Set) { t.Cell("甲", "检查数") }, "错误 not-a-number@C2"},
		"two rows of a name": {[]string{"东 甲 3 1 _", "西 甲 4 1 _", "合计 _ 7 2 _"}, func(t *Set) {
			t.Cell("甲", "检查数")
			t.Where("地区", "西").Cell("甲", "检查数")
		},
			"错误 ambiguous-cell@C3"},
		"a number of two units": {[]string{"东 甲 3 1 _", "^ 乙 ^ 2 _"}, func(t *Set) { seriesOf(t, "单位", "检查数") }, "错误 merged-number@C2"},
		"its share": {[]string{"东 甲 3 1 _", "^ 乙 ^ 2 _"}, func(t *Set) { t.Where("单位", "乙").Share("不合格数", "检查数") },
			"错误 merged-number@C2"},
		"its row":                  {[]string{"东 甲 3 1 _", "^ 乙 ^ 2 _"}, func(t *Set) { t.Cell("乙", "检查数") }, "错误 merged-number@C2"},
		"a number of one region":   {[]string{"东 甲 3 1 _", "^ 乙 ^ 2 _", "西 丙 3 1 _"}, func(t *Set) { seriesOf(t, "地区", "检查数") }, ""},
		"a word of two units":      {[]string{"东 甲 — 1 _", "^ 乙 ^ 2 _"}, func(t *Set) { seriesOf(t, "单位", "检查数") }, ""},
		"the whole of merged rows": {[]string{"东 甲 3 1 _", "^ 乙 ^ 2 _"}, func(t *Set) { t.Sum("检查数") }, ""},
		"one cell of two rows":     {[]string{"东 甲 3 1 _", "^ 乙 ^ 2 _"}, func(t *Set) { t.Cell("东", "检查数") }, ""},
		"a blank part":             {[]string{"东 甲 3 _ _", "西 乙 4 1 _"}, func(t *Set) { seriesOf(t, "单位", "不合格数.占(检查数)") }, "错误 blank-number@D2"},
		"a blank whole":            {[]string{"东 甲 _ 2 _", "西 乙 4 1 _"}, func(t *Set) { t.Share("不合格数", "检查数") }, "错误 blank-number@C2"},
		"a stroke is nothing":      {[]string{"东 甲 3 — _", "西 乙 0 _ _"}, func(t *Set) { t.Share("不合格数", "检查数") }, ""},
		"a sum of nothing":         {[]string{"东 甲 3 — _", "西 乙 0 _ _"}, func(t *Set) { t.Sum("不合格数") }, "警告 no-values@"},
		"a sum of no rows":         {[]string{"东 甲 3 — _"}, func(t *Set) { t.Where("地区", "").Sum("不合格数") }, ""},
		"a group of blanks":        {[]string{"东 甲 3 _ _", "西 乙 4 1 _"}, func(t *Set) { seriesOf(t, "单位", "不合格数") }, "错误 blank-number@D2"},
		"blank where 0 stands":     {[]string{"东 甲 3 _ _", "西 乙 4 0 _"}, func(t *Set) { t.Sum("不合格数") }, "错误 blank-number@D2"},
		"blank is none":            {[]string{"东 甲 3 _ _", "西 乙 4 1 _"}, func(t *Set) { t.Sum("不合格数") }, ""},
		"not used":                 {[]string{"东 甲 3 5 _", "合计 _ 4 5 _"}, func(*Set) {}, ""},
		"used": {[]string{"东 甲 3 5 _", "合计 _ 4 5 _"}, func(t *Set) { t.Used().Used() },
			"错误 total-mismatch@C3 错误 part-over-whole@D2"},
		"by no column": {[]string{"东 甲 3 1 _"}, func(t *Set) { seriesOf(t, "颜色", "检查数") }, "错误 unknown-column@"},
		"no label":     {[]string{"_ 甲 3 1 _"}, func(t *Set) { seriesOf(t, "地区", "检查数") }, "警告 empty-cell@A2"},
		"by no number": {[]string{"东 甲 3 1 _", "西 乙 3 1 _"}, func(t *Set) { seriesOf(t, "地区", "颜色"); seriesOf(t, "地区", "检查数.占(颜色)") },
			"错误 unknown-column@"},
		"no such value": {[]string{"东 甲 3 1 _"}, func(t *Set) { t.Where("地区", "南").Count() }, "警告 no-such-value@"},
		"names of what": {[]string{"东 甲 3 1 _"}, func(t *Set) { t.Names(); t.Names("地区"); t.Units() }, "错误 unknown-column@"},
		"two columns":   {[]string{"东 甲 3 1 _"}, func(t *Set) { t.Names("地区", "单位") }, "错误 unknown-column@"},
		"verdicts":      {[]string{"东 甲 3 1 _"}, func(t *Set) { t.PassRate(); t.Failed().Count(); t.Inspected().Names("地区") }, "错误 no-verdicts@"},
		"rates":         {[]string{"东 甲 3 1 _"}, func(t *Set) { seriesOf(t, "地区", "合格率"); t.Passed().ShareOf(t) }, "错误 no-verdicts@"},
		"grades":        {[]string{"东 甲 3 1 _"}, func(t *Set) { t.Graded("合格").Count() }, "错误 no-verdicts@"},
		"problems":      {[]string{"东 甲 3 1 _"}, func(t *Set) { t.ByProblem(); t.Problem("不更新").Count(); t.Reasons() }, "错误 no-verdicts@"},
		"asks only":     {[]string{"东 甲 3 1 _"}, func(t *Set) { t.Rated(); t.Known(); t.RateKnown(); t.Standing() }, ""},
		"0 of 0":        {[]string{"东 甲 0 0 _"}, func(t *Set) { t.Share("不合格数", "检查数") }, "警告 zero-denominator@C2"},
		"a wrong share": {[]string{"东 甲 3 1 34%"}, func(t *Set) { t.Used() }, "警告 rate-contradicts@E2"},
		"a cut share":   {[]string{"东 甲 3 2 66%"}, func(t *Set) { t.Used() }, ""},
	} {
		l := NewLedger(Options{})
		c.ask(NewSet(l, inspection.SheetListing(free(c.rows...))))
		var got []string
		for _, f := range l.Findings() {
			got = append(got, f.Severity.String()+" "+f.Code+"@"+f.Place.Cell)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", name, s, c.want)
		}
		for _, f := range l.Figures() {
			if strings.Contains(c.want, codeNoVerdicts.Name) && !f.Unknown {
				t.Errorf("%s: %s is %s, and the sheet has no verdicts", name, f.Key, f.Text)
			}
		}
	}
}

func TestReformat(t *testing.T) {
	l := NewLedger(Options{Decimals: []Decimals{{Key: "新媒体.检查率", N: 2}}})
	s := NewSet(l, sample())
	f := s.InspectedRate()
	if g := l.Reformat(f, 1); f.Text != "83.33%" || g.Text != "83.3%" || g.Key != "新媒体.检查率.1位小数" || l.Reformat(s.Count(), 1) != s.Count() {
		t.Errorf("%s and %s (%s)", f.Text, g.Text, g.Key)
	}
}

// TestRepeatedHead holds that a head that two columns have is no name of one of them: 收到#1
// and 收到#2 are.
func TestRepeatedHead(t *testing.T) {
	tab := free("东 甲 10 1 _", "西 乙 20 2 _")
	tab.Columns[2].Name, tab.Columns[3].Name = "收到", "收到"
	l := NewLedger(Options{})
	s := NewSet(l, inspection.SheetListing(tab))
	if got := strings.Join(s.Columns(), " "); got != "地区 单位 收到#1 收到#2 占比" || s.Has("收到") || s.Head("收到#2") != "收到" || s.Head("占比") != "占比" {
		t.Errorf("columns %s", got)
	}
	for column, want := range map[string]string{"收到#1": "30", "收到#2": "3"} {
		if f := s.Column(column); f.Text != want || f.Key != "汇总.合计("+column+")" {
			t.Errorf("%s = %s", f.Key, f.Text)
		}
	}
	if f := s.Where("单位", "乙").Column("收到#2"); f.Text != "2" || f.Key != "汇总[单位=乙].收到#2" || codes(l) != "" {
		t.Errorf("%s = %s, %s", f.Key, f.Text, codes(l))
	}
	for name, ask := range map[string]func(*Set){
		"sum":   func(s *Set) { s.Column("收到") },
		"group": func(s *Set) { seriesOf(s, "单位", "收到") },
		"by":    func(s *Set) { s.By("收到") },
		"where": func(s *Set) { s.Where("收到", "10").Count() },
		"limit": func(s *Set) { s.Limited("收到", "≥", "10").Count() },
		"share": func(s *Set) { s.Share("收到", "占比") },
		"row":   func(s *Set) { s.Cell("甲", "收到") },
		"list":  func(s *Set) { s.Distinct("收到") },
		"line":  func(s *Set) { s.Lines()[0].Cell("收到") },
	} {
		l := NewLedger(Options{})
		ask(NewSet(l, inspection.SheetListing(tab)))
		if fs := l.Findings(); len(fs) != 1 || fs[0].Text != "表“汇总”有2列都叫“收到”，从左起要写成收到#1、收到#2" || fs.Errors() != 1 {
			t.Errorf("%s: %v", name, fs)
		}
	}
}
