package sheet

import (
	"fmt"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
)

var wantedSite = []Wanted{
	{Key: "unit", Title: "主管单位", Names: []string{"主管单位", "主办单位", "单位"}},
	{Key: "name", Title: "网站名称", Names: []string{"网站名称", "名称"}, Required: true},
	{Key: "problem", Title: "主要问题", Names: []string{"主要问题", "问题"}},
}

// describe writes a located table on a few lines.
func describe(t *Table) string {
	if t == nil {
		return "none"
	}
	var b strings.Builder
	texts := func(values []Value) string {
		var out []string
		for _, v := range values {
			out = append(out, v.Text)
		}
		return strings.Join(out, "|")
	}
	if len(t.Title) > 0 {
		fmt.Fprintln(&b, "title", texts(t.Title))
	}
	var heads []string
	for i, h := range t.Headers() {
		if k := t.Columns[i].Key; k != "" {
			h += "=" + k
		}
		heads = append(heads, h)
	}
	fmt.Fprintln(&b, "head", strings.Join(heads, "|"))
	for _, r := range t.Rows {
		group := ""
		if r.Group != nil {
			group = "[" + r.Group.Text + "]"
		}
		fmt.Fprintf(&b, "%d%s %s\n", r.Number, group, texts(r.Values))
	}
	for _, r := range t.Totals {
		fmt.Fprintln(&b, "total", texts(r.Values))
	}
	if len(t.Notes) > 0 {
		fmt.Fprintln(&b, "notes", texts(t.Notes))
	}
	return b.String()
}

func TestLocate(t *testing.T) {
	for _, tt := range []struct {
		name     string
		sheet    []string
		wanted   []Wanted
		want     string
		findings string
	}{
		{
			name: "title, merged units, blank and total rows, notes",
			sheet: []string{"第一季度网站名单|<|<|<", "填报单位：办公室||日期：3月3日|", "序号|主管单位|网站 名称|主要问题", "1|市水利局|甲网|空白", "2|^|乙网|", "", "3|市教育局|丙网|更新",
				"合　计|<|3|", "注：数据截至3月3日|<|<|<", "2.另一条说明|<|<|<"},
			wanted: wantedSite,
			want: "title 第一季度网站名单|填报单位：办公室|日期：3月3日\nhead 序号|主管单位=unit|网站 名称=name|主要问题=problem\n" +
				"4 1|市水利局|甲网|空白\n5 2|市水利局|乙网|\n7 3|市教育局|丙网|更新\ntotal 合　计|合　计|3|\nnotes 注：数据截至3月3日|2.另一条说明\n",
		},
		{
			name:  "a total under another name",
			sheet: []string{"单位|件数", "甲局|3", "乙局|4", "全市合计|8"},
			want:  "head 单位|件数\n2 甲局|3\n3 乙局|4\ntotal 全市合计|8\n",
		},
		{
			name:  "the whole is the sum",
			sheet: []string{"地区|件数", "东区|3", "西区|4", "全市|7"},
			want:  "head 地区|件数\n2 东区|3\n3 西区|4\ntotal 全市|7\n",
		},
		{
			name:  "the whole stands first",
			sheet: []string{"地区|件数", "全市|7", "东区|3", "西区|4"},
			want:  "head 地区|件数\n3 东区|3\n4 西区|4\ntotal 全市|7\n",
		},
		{
			name:  "the whole is no sum",
			sheet: []string{"地区|件数", "东区|3", "西区|4", "全市|8"},
			want:  "head 地区|件数\n2 东区|3\n3 西区|4\n4 全市|8\n",
		},
		{
			name:  "two levels, merged",
			sheet: []string{"序号|单位|发现存在突出问题的网站|<", "^|^|网站数|占检查数比例", "1|市直部门|5|16.1%", "合计|<|8|16.3%"},
			want:  "head 序号|单位|发现存在突出问题的网站/网站数|发现存在突出问题的网站/占检查数比例\n3 1|市直部门|5|16.1%\ntotal 合计|合计|8|16.3%\n",
		},
		{
			name:  "a wide header over data is no first level",
			sheet: []string{"单位|检查情况|<|备注", "甲|正常|较好|", "乙|正常|一般|x"},
			want:  "head 单位|检查情况|备注\n2 甲|正常|\n3 乙|正常|x\n", findings: "!C2 stray-value",
		},
		{
			name:  "two levels, names of single columns not merged",
			sheet: []string{"单位|突出问题网站|<|备注", "|数量|比例|", "甲|1|5%|", "乙|2|6%|"},
			want:  "head 单位|突出问题网站/数量|突出问题网站/比例|备注\n3 甲|1|5%|\n4 乙|2|6%|\n",
		},
		{
			name:  "two levels in csv",
			sheet: []string{"序号|单位|网站||新媒体|", "||检查数|不合格数|检查数|不合格数", "1|市直部门|31|5|49|6"},
			want:  "head 序号|单位|网站/检查数|网站/不合格数|新媒体/检查数|新媒体/不合格数\n3 1|市直部门|31|5|49|6\n",
		},
		{
			name:  "two levels, all grouped",
			sheet: []string{"网站|<|新媒体|<", "数量|合格率|数量|合格率", "60|93%|493|91%"},
			want:  "head 网站/数量|网站/合格率|新媒体/数量|新媒体/合格率\n3 60|93%|493|91%\n",
		},
		{
			name:   "merged title cells above the header are no second level",
			sheet:  []string{"填报单位：办公室|<|日期：3月|", "主管单位|网站名称|主要问题|备注", "市水利局|甲网|空白|"},
			wanted: wantedSite,
			want:   "title 填报单位：办公室|日期：3月\nhead 主管单位=unit|网站名称=name|主要问题=problem|备注\n3 市水利局|甲网|空白|\n",
		},
		{
			name:  "a header used twice",
			sheet: []string{"单位|微信公众号|检查情况|新浪微博|检查情况", "办公室|发布|正常|/|", "水利局|河长|正常||正常"},
			want:  "head 单位|微信公众号|检查情况|新浪微博|检查情况#2\n2 办公室|发布|正常|/|\n3 水利局|河长|正常||正常\n",
		},
		{
			name:     "a wanted header used twice",
			sheet:    []string{"网站名称|主要问题|主要问题", "甲网|a|b"},
			wanted:   wantedSite,
			want:     "head 网站名称=name|主要问题|主要问题#2\n2 甲网|a|b\n",
			findings: "!C1 ambiguous-column",
		},
		{
			name:   "mapped by position",
			sheet:  []string{"网站名称|主要问题|主要问题", "甲网|a|b"},
			wanted: []Wanted{wantedSite[1], {Key: "problem", Title: "主要问题", Names: wantedSite[2].Names, Mapped: "主要问题#2"}},
			want:   "head 网站名称=name|主要问题|主要问题#2=problem\n2 甲网|a|b\n",
		},
		{
			name:   "brackets behind a header",
			sheet:  []string{"网站名称（全称）|主要问题（可多项）", "甲网|a"},
			wanted: wantedSite,
			want:   "head 网站名称（全称）=name|主要问题（可多项）=problem\n2 甲网|a\n",
		},
		{
			name:     "a missing column",
			sheet:    []string{"主管单位|主要问题", "甲|a"},
			wanted:   wantedSite,
			want:     "head 主管单位=unit|主要问题=problem\n2 甲|a\n",
			findings: " missing-column",
		},
		{
			name:     "a mapped header that is not there",
			sheet:    []string{"网站名称|主要问题", "甲|a"},
			wanted:   []Wanted{{Key: "name", Title: "网站名称", Mapped: "站点", MappedAt: diag.Place{File: "notice.toml", Line: 7}}, wantedSite[2]},
			want:     "head 网站名称|主要问题=problem\n2 甲|a\n",
			findings: "notice.toml:7 missing-column",
		},
		{
			name:     "content without header",
			sheet:    []string{"网站名称|主要问题|", "甲|a|漏"},
			wanted:   wantedSite,
			want:     "head 网站名称=name|主要问题=problem\n2 甲|a\n",
			findings: "!C2 stray-value",
		},
		{
			name:     "group rows, a repeated header, numbered blank rows",
			sheet:    []string{"序号|网站名称|主要问题", "市直部门|<|<", "1|甲|a", "序号|网站名称|主要问题", "区县|<|<", "2|乙|b", "小计||1", "3||", "4|丁|d"},
			wanted:   wantedSite,
			want:     "head 序号|网站名称=name|主要问题=problem\n3[市直部门] 1|甲|a\n6[区县] 2|乙|b\n9[区县] 4|丁|d\ntotal 小计||1\n",
			findings: "!A4 repeated-header,!A8 serial-only",
		},
		{
			name:   "rows with gaps at the end are data",
			sheet:  []string{"主管单位|网站名称|主要问题", "市水利局|甲|a", "|乙|"},
			wanted: wantedSite,
			want:   "head 主管单位=unit|网站名称=name|主要问题=problem\n2 市水利局|甲|a\n3 |乙|\n",
		},
		{
			name:   "a row under a merged unit is data",
			sheet:  []string{"主管单位|网站名称|主要问题", "市水利局|甲|a", "^|乙|"},
			wanted: wantedSite,
			want:   "head 主管单位=unit|网站名称=name|主要问题=problem\n2 市水利局|甲|a\n3 市水利局|乙|\n",
		},
		{
			name:   "a list of one column",
			sheet:  []string{"网站名称", "甲", "乙"},
			wanted: wantedSite,
			want:   "head 网站名称=name\n2 甲\n3 乙\n",
		},
		{name: "empty", sheet: []string{"|"}, want: "none", findings: " sheet-empty"},
		{
			name:  "who filled it in stands above and below",
			sheet: []string{"填报单位：信访局||3月10日", "单位|收到|办结", "甲局|10|9", "乙局|20|18", "制表：张三|复核：李四|日期：3月10日", "负责人（签字）：", "（公章）"},
			want: "title 填报单位：信访局|3月10日\nhead 单位|收到|办结\n3 甲局|10|9\n4 乙局|20|18\n" +
				"notes 制表：张三|复核：李四|日期：3月10日|负责人（签字）：|（公章）\n",
		},
		{
			name:  "a remark in the next cell",
			sheet: []string{"单位|收到", "甲局|10", "乙局|20", "备注|含转办2件"},
			want:  "head 单位|收到\n2 甲局|10\n3 乙局|20\nnotes 备注|含转办2件\n",
		},
		{
			name:  "means and extremes are no records",
			sheet: []string{"单位|收到|得分", "甲局|10|88", "乙局|20|89", "丙局|25|92", "合计|55|269", "平均|18.3|89.7", "最高|25|92"},
			want:  "head 单位|收到|得分\n2 甲局|10|88\n3 乙局|20|89\n4 丙局|25|92\ntotal 合计|55|269\nnotes 平均|18.3|89.7|最高|25|92\n",
		},
		{
			name:  "a row that is called a mean and is none",
			sheet: []string{"指标|数值", "检查数|60", "合格数|56", "平均|88.5"},
			want:  "head 指标|数值\n2 检查数|60\n3 合格数|56\n4 平均|88.5\n",
		},
		{
			name:  "a total by its sign",
			sheet: []string{"单位|收到", "甲局|10", "乙局|20", "Σ|30"},
			want:  "head 单位|收到\n2 甲局|10\n3 乙局|20\ntotal Σ|30\n",
		},
		{name: "numbers only", sheet: []string{"1|2", "3|4"}, want: "none", findings: " no-header"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			table, findings := Locate(grid(tt.sheet...), "sites", tt.wanted)
			if got := describe(table); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
			if got := codes(findings); got != tt.findings {
				t.Errorf("findings %q, want %q: %v", got, tt.findings, findings)
			}
			for _, f := range findings {
				if f.Severity > diag.Info && f.Hint == "" {
					t.Errorf("no hint: %v", f)
				}
			}
		})
	}
}

func TestMissingColumnSaysHowToMapIt(t *testing.T) {
	_, findings := Locate(grid("主管单位|站点", "甲|乙"), "sites", wantedSite)
	if len(findings) != 1 {
		t.Fatal(findings)
	}
	for _, part := range []string{"“网站名称”", "[sites]", `columns = { name = "表里的表头" }`, "主管单位、站点", "inspection.xlsx!网站"} {
		if !strings.Contains(findings[0].String(), part) {
			t.Errorf("%q is not in: %v", part, findings[0])
		}
	}
}

func TestHiddenSheet(t *testing.T) {
	g := grid("网站名称|主要问题", "甲|a")
	g.Hidden = true
	if _, findings := Locate(g, "sites", wantedSite); codes(findings) != " hidden-sheet" {
		t.Error(findings)
	}
}

func TestColumn(t *testing.T) {
	table, _ := Locate(grid("单位|网站|<|检查情况|检查情况", "^|数量|不合格|^|^", "甲|1|2|a|b"), "sites", nil)
	for name, want := range map[string]int{"单位": 0, "网站/数量": 1, "不合格": 2, "检查情况": 3, "检查情况#1": 3, "检查情况#2": 4, "检查情况#3": -1, "检查情况#x": -1,
		"无": -1, "单 位": 0} {
		if got := table.Column(name); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
	table, _ = Locate(grid("单位|留言|<|来信|<", "^|收到|办结|收到|办结", "甲|3|2|5|4"), "留言", nil)
	for name, want := range map[string]int{"收到": -1, "留言/收到": 1, "来信/收到": 3} {
		if got := table.Column(name); got != want {
			t.Errorf("under two heads, %s: %d, want %d", name, got, want)
		}
	}
}

func FuzzLocate(f *testing.F) {
	f.Add("标题|<\n网站名称|主要问题\n甲|a\n合计|1\n注：x|<")
	f.Add("序号|网站|<\n^|数量|不合格\n1|2|3")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 || badMerge(text) {
			return
		}
		g := grid(strings.Split(text, "\n")...)
		table, findings := Locate(g, "sites", wantedSite)
		if table == nil {
			if len(findings) == 0 {
				t.Error("neither a table nor a finding")
			}
			return
		}
		accounted(t, g, table, findings)
	})
}

// badMerge reports marks of merged cells that have no cell to belong to.
func badMerge(text string) bool {
	for i, l := range strings.Split(text, "\n") {
		for c, s := range strings.Split(l, "|") {
			s = strings.TrimSpace(s)
			if s == "^" && (i == 0 || c >= 1) || s == "<" && c == 0 {
				return true
			}
		}
	}
	return false
}

// accounted checks that each row of the sheet ended up somewhere.
func accounted(t *testing.T, g *Grid, table *Table, findings diag.Findings) {
	rows := map[int]bool{}
	for _, list := range [][]Row{table.Head, table.Rows, table.Totals} {
		for _, r := range list {
			rows[r.Number] = true
		}
	}
	note := func(p diag.Place) {
		if _, row, ok := ParseCell(p.Cell); ok {
			rows[row] = true
		}
	}
	for _, list := range [][]Value{table.Title, table.Notes} {
		for _, v := range list {
			note(v.Place)
		}
	}
	for _, r := range table.Rows {
		if r.Group != nil {
			note(r.Group.Place)
		}
	}
	for _, f := range findings {
		note(f.Place)
	}
	for _, r := range g.Rows {
		only, single := onlyValue(r)
		if !blank(r) && !rows[r.Number] && !(single && only.Cols > 1) && !firstValue(r).Covered {
			t.Errorf("row %d is lost", r.Number)
		}
	}
}
