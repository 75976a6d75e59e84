package inspection

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/sheet"
)

// fullRules uses every key a rule set may have.
const fullRules = `title = "指标"
basis = "甲发〔2019〕1号"
[[grade]]
name = "合格"
words = ["达标"]
passed = true
[[grade]]
name = "较差"
passed = true
[[grade]]
name = "不合格"
[[grade]]
name = "不评"
rated = false
[[grade]]
name = "未查"
rated = false
inspected = false
[[measure]]
object = "网站"
name = "空白栏目数"
headers = ["空栏数"]
unit = "处"
blank = 0
[[measure]]
object = "网站"
name = "错链数"
[[measure]]
object = "网站"
name = "出错数"
[[measure]]
object = "网站"
name = "无服务"
kind = "是否"
[[category]]
object = "网站"
name = "空白栏目"
clause = "类别1"
words = ["空栏"]
[[rule]]
object = "网站"
clause = "否决1"
category = "空白栏目"
grade = "不合格"
when = [{ measure = "空白栏目数", compare = ">", threshold = 5 }]
finding = "{空白栏目数}个空白栏目"
[[rule]]
object = "网站"
clause = "否决2"
category = "链接"
when = [{ measures = ["错链数", "出错数"], than = "空白栏目数" }, { measure = "错链数", threshold = 50 }]
finding = "链接差"
[scoring]
object = "网站"
levels = ["门户"]
base = 100
pass = 60
bonus_above = 80
no_service = "无服务"
factor = "4/3"
grade = "较差"
clause = "评分"
finding = "得分{得分}分：{扣分}"
[[indicator]]
name = "链接"
points = 70
[[indicator]]
name = "服务"
points = 20
service = true
[[indicator]]
name = "亮点"
points = 10
bonus = true
[[item]]
indicator = "链接"
points = 3
each = true
when = [{ measure = "错链数", threshold = 1 }]
finding = "{错链数}条链接打不开"
clause = "链接1"
[[item]]
indicator = "亮点"
points = 5
when = [{ measure = "出错数", compare = "=", threshold = 0 }]
finding = "没有出错"
`

// ruleSheet has rows that each key decides something of.
const ruleSheet = `网站名称,类别,空栏数,错链数,出错数,无服务,检查结果,主要问题
甲,门户,6处,0,0,否,,
乙,门户,5,1,0,否,,
丙,门户,0,22,1,否,,
丁,门户,0,10,1,是,,
戊,一般,7,0,1,否,达标,
己,门户,,0,0,否,不合格,空栏
庚,门户,2,40,20,否,,
辛,门户,1,0,0,否,不合格,其他
壬,门户,1,0,0,否,不评,
癸,门户,1,0,0,否,未查,
子,门户,2,60,20,否,,
丑,门户,2,0,0,否,较差,
寅,门户,2,1,1,否,,
卯,一般,2,1,0,否,,
辰,门户,5,60,0,否,,`

// judgedBy is all that comes of judging the sheet by a rule set.
func judgedBy(t *testing.T, rules string) string {
	t.Helper()
	rs, findings := ParseRuleset("指标", []byte(rules), Kinds())
	g := sheet.Grid{File: "网站.csv", Sheet: "网站"}
	for r, line := range strings.Split(ruleSheet, "\n") {
		row := sheet.Row{Number: r + 1}
		for c, text := range strings.Split(line, ",") {
			at := diag.Place{File: g.File, Sheet: g.Sheet, Cell: sheet.CellName(c, r+1)}
			v := sheet.Value{Text: text, Place: at, Rows: 1, Cols: 1}
			if text != "" {
				v.Kind = sheet.Text
			}
			row.Values = append(row.Values, v)
		}
		g.Rows = append(g.Rows, row)
	}
	roster, told := Read(Site, &g, ReadOptions{Rules: rs, AsOf: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)})
	if roster == nil {
		t.Fatal(told)
	}
	in, more := Judge(roster, rs)
	var out strings.Builder
	for _, v := range in.Verdicts {
		fmt.Fprintf(&out, "%s %s %d %v", v.Object.Label(), v.Grade.Name, v.Outcome, v.Problems)
		for _, r := range v.Reasons {
			fmt.Fprintf(&out, " %s %s %s %s", r.Clause, r.Category, r.Grade, r.Text)
		}
		if v.Score != nil {
			fmt.Fprint(&out, " ", v.Score.Total.RatString())
		}
		out.WriteString("\n")
	}
	for _, f := range append(append(findings, told...), more...) {
		f.Place.Line = 0 // a line that is left out moves the others
		fmt.Fprintln(&out, f)
	}
	return out.String()
}

// TestRuleKeys holds of each key of a rule set that what is judged differs without it, or with
// another value.
func TestRuleKeys(t *testing.T) {
	changes := map[string][2]string{ // part of fullRules, and what takes its place
		"title": {`title = "指标"`, `title = "办法"`}, "basis": {"basis = \"甲发〔2019〕1号\"\n", ""},
		"grade.name": {`name = "合格"`, `name = "通过"`}, "grade.words": {"words = [\"达标\"]\n", ""},
		"grade.passed": {"name = \"较差\"\npassed = true", `name = "较差"`}, "grade.rated": {"name = \"不评\"\nrated = false", `name = "不评"`},
		"grade.inspected": {"rated = false\ninspected = false", "rated = false"},
		"measure.object":  {"object = \"网站\"\nname = \"无服务\"", "object = \"新媒体\"\nname = \"无服务\""},
		"measure.name":    {"name = \"出错数\"", "name = \"错误数\""}, "measure.headers": {"headers = [\"空栏数\"]\n", ""},
		"measure.kind": {"kind = \"是否\"\n", ""}, "measure.unit": {"unit = \"处\"\n", ""}, "measure.blank": {"blank = 0\n", ""},
		"category.object": {"object = \"网站\"\nname = \"空白栏目\"\nclause", "object = \"新媒体\"\nname = \"空白栏目\"\nclause"},
		"category.name":   {"name = \"空白栏目\"\nclause", "name = \"空栏目\"\nclause"}, "category.clause": {"clause = \"类别1\"\n", ""},
		"category.words": {"words = [\"空栏\"]\n", ""},
		"rule.object":    {"object = \"网站\"\nclause = \"否决2\"", "object = \"新媒体\"\nclause = \"否决2\""},
		"rule.clause":    {`"否决1"`, `"否决9"`}, "rule.category": {`category = "链接"`, `category = "断链"`},
		"rule.grade":   {"grade = \"不合格\"\n", "grade = \"较差\"\n"},
		"rule.finding": {`"链接差"`, `"链接坏"`}, "rule.when.measure": {`measure = "空白栏目数", compare`, `measure = "出错数", compare`},
		"rule.when.measures": {`["错链数", "出错数"]`, `["出错数"]`}, "rule.when.compare": {`compare = ">", `, ""},
		"rule.when.threshold": {"threshold = 5 ", "threshold = 6 "}, "rule.when.than": {`than = "空白栏目数"`, `threshold = 90`},
		"scoring.object": {"[scoring]\nobject = \"网站\"", "[scoring]\nobject = \"新媒体\""}, "scoring.levels": {"levels = [\"门户\"]\n", ""},
		"scoring.base": {"base = 100", "base = 101"}, "scoring.pass": {"pass = 60",
			"pass = 10"}, "scoring.bonus_above": {"bonus_above = 80\n", ""},
		"scoring.no_service": {"no_service = \"无服务\"\n", ""}, "scoring.factor": {`"4/3"`, `"5/4"`}, "scoring.grade": {"grade = \"较差\"\n", ""},
		"scoring.clause": {`"评分"`, `"计分"`}, "scoring.finding": {`"得分{得分}分：{扣分}"`, `"得分低"`},
		"indicator.name": {"", ""}, "indicator.points": {"points = 70", "points = 30"}, "indicator.bonus": {"bonus = true\n", ""},
		"indicator.service": {"service = true\n", ""}, "item.indicator": {"indicator = \"亮点\"", "indicator = \"服务\""},
		"item.points": {"points = 3", "points = 2"}, "item.each": {"each = true\n", ""}, "item.finding": {"条链接打不开", "条链接坏了"},
		"item.clause":        {"clause = \"链接1\"\n", ""},
		"item.when.measure":  {"measure = \"出错数\", compare", "measure = \"空白栏目数\", compare"},
		"item.when.measures": {"measure = \"出错数\", compare", "measures = [\"出错数\", \"空白栏目数\"], compare"},
		"item.when.compare":  {`compare = "=", `, ""}, "item.when.threshold": {"threshold = 0", "threshold = 9"},
		"item.when.than": {"threshold = 0", `than = "空白栏目数"`},
	}
	full := judgedBy(t, fullRules)
	keys := map[string]bool{}
	ruleKeys("", reflect.TypeFor[rulesetFile](), keys)
	for key := range keys {
		c, ok := changes[key]
		rules := strings.Replace(fullRules, c[0], c[1], 1)
		if key == "indicator.name" {
			rules = strings.ReplaceAll(fullRules, `"链接"`, `"网页"`)
		}
		switch {
		case !ok:
			t.Errorf("%s: no case shows what it does", key)
		case rules == fullRules:
			t.Errorf("%s: nothing is changed", key)
		case judgedBy(t, rules) == full:
			t.Errorf("%s does nothing", key)
		}
	}
	for key := range changes {
		if !keys[key] {
			t.Errorf("%s is no key of a rule set", key)
		}
	}
}

// ruleKeys collects the paths of the keys that hold values.
func ruleKeys(path string, of reflect.Type, out map[string]bool) {
	for _, f := range reflect.VisibleFields(of) {
		key, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
		below := f.Type
		for below.Kind() == reflect.Pointer || below.Kind() == reflect.Slice {
			below = below.Elem()
		}
		at := strings.TrimPrefix(path+"."+key, ".")
		switch {
		case key == "":
		case below.Kind() == reflect.Struct && below.PkgPath() == of.PkgPath():
			ruleKeys(at, below, out)
		default:
			out[at] = true
		}
	}
}
