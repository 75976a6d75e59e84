package leftovers_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/leftovers"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/templates"
)

// The spring notice, and a summer one that has changed throughout.
const (
	spring = `[notice]
title = "关于{{期次}}政府网站检查情况的通报"
issuer = "云川市人民政府办公室"
number = "云政办发〔2026〕7号"
signed = 2026-04-09
published = 2026-04-10T09:00:00
deadline = 2026-04-20
[period]
year = 2026
quarter = 1
previous = "winter"
[portal]
site_name = "云川市政府网"
site_domain = "www.yunchuan.gov.cn"
site_id_code = "3799000001"
column_name = "通知公告"
column_description = "通报"
column_keywords = "通报"
column_type = "工作动态"
url = "https://www.yunchuan.gov.cn/2026/0410/1.html"
index = "YC-2026-7"
[sites]
as_of = 2026-03-10
from = 2026-03-02
to = 2026-03-10
[values]
"批次" = "春季"
"留言统计截止" = 2026-03-12
"办法施行" = 2026-01-01
[[attachment]]
title = "不合格名单"
rows = "sites"
where = "不合格"
period = "检查时间：{{网站.检查时间}}"
`
	springRows   = "网站名称,检查结果,主要问题,首页更新\n甲网,合格,,3月1日\n乙网,不合格,空白栏目,2月1日\n丙网,不合格,打不开,1月9日\n丁网,合格,,3月3日\n"
	springLetter = "单位,收到（件）,未答复（件）\n甲局,12,3\n乙局,7,1\n丙局,0,0\n"
	body         = "截至{{网站.截至}}，共检查{{网站.检查数}}个，不合格{{网站.不合格数}}个。\n"
)

// summer is the notice of the second quarter; the pairs replace what it says.
func summer(pairs ...string) string {
	s := strings.NewReplacer("7号", "23号", "2026-04-09", "2026-07-09", "2026-04-10T", "2026-07-10T", "2026-04-20", "2026-07-20",
		"quarter = 1", "quarter = 2", "winter", "spring", "0410", "0710", "YC-2026-7", "YC-2026-23", "2026-03-10", "2026-06-10",
		"2026-03-02", "2026-06-02", "2026-03-12", "2026-06-12", "春季", "夏季").Replace(spring)
	return strings.NewReplacer(pairs...).Replace(s)
}

var (
	autumn2025 = strings.NewReplacer("quarter = 1", "quarter = 3", "2026-04-", "2025-10-", "2026-03-", "2025-09-", "2026", "2025",
		"7号", "15号", "winter", "x").Replace(spring)
	notAgain   = strings.NewReplacer("丙网,不合格,打不开", "丙网,合格,", "甲网,合格,,3月1日", "甲网,不合格,打不开,5月1日").Replace(springRows)
	allPassed  = "网站名称,检查结果,主要问题,首页更新\n甲网,合格,,\n乙网,合格,,\n丙网,合格,,\n"
	newLetters = strings.Replace(springLetter, "12,3", "15,2", 1)
)

// told reads the notice summer among the folders and lists the findings as code@place. The
// files given replace those of the two clean notices; an empty one is not there.
func told(t *testing.T, files map[string]string) ([]string, diag.Findings) {
	t.Helper()
	all := map[string]string{
		"winter/notice.toml": "[notice\n", // unreadable: no notice to hold anything against
		"spring/notice.toml": spring, "spring/网站.csv": springRows, "spring/留言.csv": springLetter, "spring/body.md": body,
		"summer/notice.toml": summer(), "summer/网站.csv": notAgain, "summer/留言.csv": newLetters, "summer/body.md": body,
		"notes/readme.txt": "不是通报",
	}
	maps.Copy(all, files)
	root := t.TempDir()
	for name, content := range all {
		if content == "" {
			continue
		}
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	f, findings, err := survey.Read(filepath.Join(root, "summer"), templates.Set{}, inspection.Kinds(), nil)
	if err != nil || f.Issue == nil || findings.Errors() > 0 {
		t.Fatal(err, findings)
	}
	s, more := survey.Judge(f)
	if more.Errors() > 0 {
		t.Fatal(more)
	}
	found := leftovers.Check(s).Sorted()
	var out []string
	for _, f := range found {
		out = append(out, strings.TrimPrefix(f.Code, "leftover-")+"@"+f.Place.String())
	}
	return out, found
}

// unnamed is a summer notice that does not say which one came before it.
func unnamed(pairs ...string) string {
	return strings.Replace(summer(pairs...), "previous = \"spring\"\n", "", 1)
}

// inFull are failures told in words of their own.
const inFull = "网站名称,检查结果,主要问题,检查日期\n甲网,不合格,3个栏目空白,3月2日\n乙网,不合格,5条留言没有答复,3月3日\n丙网,合格,,3月4日\n" +
	"丁网,不合格,“办事指南”等3个栏目没有内容,3月5日\n戊网,合格,,3月6日\n"

// many is a long roster of which all but a few rows say the same in every version.
func many(version int) string {
	rows := inFull
	for k := range 20 {
		verdict := "合格,"
		if k == 0 && version == 0 {
			verdict = "不合格,首页打不开"
		}
		rows += fmt.Sprintf("%d号网,%s,3月9日\n", k, verdict)
	}
	if version > 0 {
		return strings.Replace(rows, "戊网,合格,,3月6日\n", "", 1)
	}
	return rows
}

// TestLeftovers holds each thing that is kept of an earlier notice to its place, and what
// may well be the same to silence.
func TestLeftovers(t *testing.T) {
	same := strings.Replace(spring, "[portal]", "[previous]\nlabel = \"2025年第四季度\"\n[portal]", 1)
	three := springRows + "戊网,不合格,链接失效,3月9日\n"
	for name, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"changed throughout": {nil, nil},
		"the folder as it was, but for its period": {map[string]string{
			"summer/notice.toml": strings.NewReplacer("quarter = 1", "quarter = 2", "winter", "spring").Replace(spring),
			"summer/网站.csv":      springRows, "summer/留言.csv": springLetter},
			[]string{"number@notice.toml:4", "workbook@网站.csv", "date@notice.toml:5", "date@notice.toml:6", "date@notice.toml:7",
				"address@notice.toml:20", "address@notice.toml:21", "date@notice.toml:23", "date@notice.toml:24", "date@notice.toml:25",
				"date@notice.toml:28", "sheet@留言.csv!留言"}},
		"a folder beside it that is not named": {map[string]string{
			"summer/notice.toml": unnamed("23号", "7号", "2026-07-20", "2026-04-20"), "summer/网站.csv": springRows, "summer/留言.csv": springLetter},
			[]string{"number@notice.toml:4", "workbook@网站.csv", "date@notice.toml:7", "sheet@留言.csv!留言"}},
		"the newest beside it, where an older one is named": {map[string]string{
			"autumn2025/网站.csv": notAgain, "autumn2025/留言.csv": newLetters,
			"autumn2025/notice.toml": autumn2025,
			"summer/notice.toml":     summer("\"spring\"", "\"autumn2025\""), "summer/网站.csv": "\ufeff" + springRows, "summer/留言.csv": springLetter},
			[]string{"compared@notice.toml:11", "sheet@留言.csv!留言", "sheet@网站.csv!网站"}},
		"an older one is meant to be named": {map[string]string{"spring/notice.toml": strings.ReplaceAll(spring, "sites", "accounts"),
			"autumn2025/网站.csv": springRows, "summer/notice.toml": summer("\"spring\"", "\"autumn2025\""),
			"autumn2025/notice.toml": autumn2025}, nil},
		"the number in other brackets": {map[string]string{
			"summer/notice.toml": summer("〔2026〕23号", "[2026] 7号")}, []string{"number@notice.toml:4"}},
		"a number still to come": {map[string]string{"summer/notice.toml": summer("23号", "　号"),
			"spring/notice.toml": strings.Replace(spring, "7号", "　号", 1)}, nil},
		"the address of the column": {map[string]string{"summer/notice.toml": summer("2026/0710/1.html", "tzgg/"),
			"spring/notice.toml": strings.Replace(spring, "2026/0410/1.html", "tzgg/", 1)}, nil},
		"another organ's": {map[string]string{"summer/notice.toml": unnamed("23号", "7号", "云川市人民政府", "云山县人民政府")}, nil},
		"a draft's": {map[string]string{"summer/notice.toml": unnamed("23号", "7号"),
			"spring/notice.toml": strings.Replace(spring, "signed = 2026-04-09\n", "", 1)}, nil},
		"a later notice's": {map[string]string{"summer/notice.toml": unnamed(),
			"autumn/notice.toml": summer("quarter = 2", "quarter = 3", "spring", "summer")}, nil},
		"the days of last quarter beside this one's name": {map[string]string{
			"spring/notice.toml": strings.Replace(spring, "quarter = 1", "quarter = 1\nfrom = 2026-03-02\nto = 2026-03-10", 1),
			"summer/notice.toml": unnamed("quarter = 2", "quarter = 2\nfrom = 2026-03-02\nto = 2026-03-10", "23号", "7号"),
			"summer/网站.csv":      springRows},
			[]string{"number@notice.toml:4", "workbook@网站.csv"}},
		"a year that was typed wrong": {map[string]string{"summer/notice.toml": unnamed("year = 2026", "year = 2025", "23号", "7号")},
			[]string{"number@notice.toml:4"}},
		"a copy of the same quarter": {map[string]string{"summer-b/notice.toml": summer(), "summer-b/网站.csv": notAgain},
			[]string{"copy@notice.toml:4"}},
		"a copy that has a number of its own and the address still": {map[string]string{"summer-b/网站.csv": notAgain,
			"summer-b/notice.toml": summer("23号", "24号")}, []string{"copy@notice.toml:20"}},
		"copies that are called so": {map[string]string{"summer - 副本/notice.toml": summer(), "summer_20260701/notice.toml": summer(),
			"summer备份/notice.toml": summer()}, nil},
		"a quarter that was not changed": {map[string]string{"spring/notice.toml": strings.Replace(spring, "quarter = 1", "quarter = 2", 1),
			"summer/notice.toml": unnamed()}, []string{"period@notice.toml:8"}},
		"a quarter told once more": {map[string]string{"spring/notice.toml": summer("23号", "20号", "2026-07-09", "2026-07-01", "0710", "0702",
			"YC-2026-23", "YC-2026-20"),
			"summer/notice.toml": unnamed()}, nil},
		"a copy of itself": {map[string]string{"summer (2)/notice.toml": summer(), "summer (2)/网站.csv": notAgain}, nil},
		"of the same time, about the accounts": {map[string]string{
			"summer2/notice.toml": strings.ReplaceAll(summer("[sites]", "[accounts]"), "\"sites\"", "\"accounts\""), "summer2/网站.csv": notAgain},
			[]string{"number@notice.toml:4", "address@notice.toml:20", "address@notice.toml:21"}},
		"of the same time, a supplement": {map[string]string{"summer2/网站.csv": notAgain,
			"summer2/notice.toml": summer("23号", "9号", "2026-07-09", "2026-07-02", "情况的通报", "情况的补充通报", "0710", "0702",
				"YC-2026-23", "YC-2026-9")}, nil},
		"a month of the quarter": {map[string]string{"june/网站.csv": notAgain,
			"june/notice.toml": summer("quarter = 2", "month = 6", "23号", "20号", "0710", "0702", "YC-2026-23", "YC-2026-20")}, nil},
		"the rows saved anew": {map[string]string{"summer/网站.csv": "\ufeff" + springRows}, []string{"sheet@网站.csv!网站"}},
		"only the verdicts": {map[string]string{"spring/网站.csv": three,
			"summer/网站.csv": strings.NewReplacer("3月", "6月", "空白栏目", "空白栏目2个", "打不开", "首页打不开", "链接失效", "死链").Replace(three)},
			[]string{"verdicts@网站.csv!网站!B2:B6"}},
		"two that have still not mended": {map[string]string{
			"summer/网站.csv": strings.NewReplacer("3月", "6月", "空白栏目", "空白栏目2个", "打不开", "首页打不开").Replace(springRows)}, nil},
		"one that is new": {map[string]string{"spring/网站.csv": three, "summer/网站.csv": three + "己网,合格,,6月1日\n"}, nil},
		"one that is new, and what was written in full": {map[string]string{"spring/网站.csv": inFull, "summer/网站.csv": inFull + "己网,合格,,6月1日\n"},
			[]string{"verdicts@网站.csv!网站!B2:B7"}},
		"one that is new, one gone and one mended of many": {map[string]string{"spring/网站.csv": many(0), "summer/网站.csv": many(1)},
			[]string{"verdicts@网站.csv!网站!B2:B25"}},
		"one that is new, and other words": {map[string]string{"spring/网站.csv": inFull,
			"summer/网站.csv": strings.NewReplacer("3个", "4个", "5条", "2条").Replace(inFull) + "己网,合格,,6月1日\n"}, nil},
		"one of two still fails": {map[string]string{"spring/网站.csv": "网站名称,检查结果\n甲网,合格\n乙网,不合格\n",
			"summer/网站.csv": "网站名称,检查结果\n甲网,合格\n乙网,不合格\n"}, nil},
		"everything passed, twice": {map[string]string{"spring/网站.csv": allPassed, "summer/网站.csv": allPassed}, nil},
		"a table of how many there are": {map[string]string{"spring/留言.csv": "地区,网站数,账号数\n东县,3,12\n西县,4,15\n",
			"summer/留言.csv": "地区,网站数,账号数\n东县,3,12\n西县,4,15\n"}, nil},
		"no messages, twice": {map[string]string{"spring/留言.csv": "单位,未答复（件）\n甲局,0\n乙局,1\n",
			"summer/留言.csv": "单位,未答复（件）\n甲局,0\n乙局,1\n"}, nil},
		"periods that did not move on": {map[string]string{"spring/notice.toml": same,
			"summer/notice.toml": unnamed("[portal]", "[previous]\nlabel = \"2025年第四季度\"\n[portal]")}, []string{"compared@notice.toml:12"}},
		"a text with last quarter's day": {map[string]string{
			"spring/notice.toml": strings.Replace(spring, "{{网站.检查时间}}", "2026年3月2日至10日", 1),
			"summer/notice.toml": summer("{{网站.检查时间}}", "2026年3月2日至10日"),
			"spring/body.md":     body + "\n截至3月12日，有2件没有答复。\n", "summer/body.md": body + "\n截至3月12日，有2件没有答复。\n\n新的一段。\n"},
			[]string{"text@body.md:3", "text@notice.toml:34"}},
		"a text whose days stand": {map[string]string{
			"spring/body.md": body + "\n《办法》自2026年1月1日起施行，2026年2月3日印发，每年3月1日前报送。\n",
			"summer/body.md": body + "\n《办法》自2026年1月1日起施行，2026年2月3日印发，每年3月1日前报送。\n"}, nil},
		"a body with last quarter's numbers": {map[string]string{
			"spring/body.md": body + "\n有5个栏目空白，占8.3%。\n\n# 要求\n\n3个工作日内整改，每月不少于2条，答复率达到100%。\n",
			"summer/body.md": body + "\n有5个栏目空白，占8.3%。\n\n# 要求\n\n3个工作日内整改，每月不少于2条，答复率达到100%。\n"},
			[]string{"text@body.md:3", "text@body.md:3"}},
		"a body whose numbers are asked for": {map[string]string{
			"spring/body.md": body + "\n{{留言[未答复≥3].名单(单位)}}有3件以上，{{网站.合格率[<60%]}}低于60%，为60%。\n",
			"summer/body.md": body + "\n{{留言[未答复≥3].名单(单位)}}有3件以上，{{网站.合格率[<60%]}}低于60%，为60%。\n"}, nil},
		"a text that names last quarter": {map[string]string{
			"spring/body.md": body + "\n# 问题\n\n第一季度，链接失效的多。每年第一季度普查。\n",
			"summer/body.md": body + "\n# 问题\n\n第一季度，链接失效的多。每年第一季度普查。\n"}, []string{"text@body.md:5"}},
		"a text about every year": {map[string]string{"spring/body.md": body + "\n# 问题\n\n每年第一季度普查，前一季度没有。\n",
			"summer/body.md": body + "\n# 问题\n\n每年第一季度普查，前一季度没有。\n"}, nil},
		"a note that names last quarter": {map[string]string{"spring/notice.toml": spring + "note = \"注：数据为第一季度的。\"\n",
			"summer/notice.toml": summer() + "note = \"注：数据为第一季度的。\"\n"}, []string{"text@notice.toml:35"}},
		"a text written anew about last quarter": {map[string]string{"summer/body.md": body + "\n# 整改\n\n第一季度不合格的已整改。\n"}, nil},
		"inspections by number": {map[string]string{
			"spring/notice.toml": strings.NewReplacer("quarter = 1", "nth = 1", "{{网站.检查时间}}", "3月2日").Replace(spring),
			"summer/notice.toml": summer("quarter = 2", "nth = 2", "{{网站.检查时间}}", "3月2日", "2026-07-20", "2026-04-20")},
			[]string{"date@notice.toml:7", "text@notice.toml:34"}},
		"months that are compared with one quarter": {map[string]string{
			"spring/notice.toml": strings.NewReplacer("quarter = 1", "month = 5", "[portal]", "[previous]\nlabel = \"2026年第一季度\"\n[portal]",
				"previous = \"winter\"", "").Replace(spring),
			"summer/notice.toml": unnamed("quarter = 2", "month = 6", "[portal]", "[previous]\nlabel = \"2026年第一季度\"\n[portal]")}, nil},
		"a value that names last quarter": {map[string]string{"spring/notice.toml": strings.Replace(spring, "春季", "第一季度", 1),
			"summer/notice.toml": summer("夏季", "第一季度")}, []string{"text@notice.toml:27"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got, found := told(t, c.files); !slices.Equal(got, c.want) {
				t.Errorf("%v\nwant %v\n%s", got, c.want, strings.Join(found.Lines(), "\n"))
			}
		})
	}
}
