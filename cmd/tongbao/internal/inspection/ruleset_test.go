package inspection

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func ruleFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "templates", "rules", name+".toml"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRulesetsOfTheProgram(t *testing.T) {
	rs, findings := ParseRuleset("gov-2019", ruleFile(t, "gov-2019"), Kinds())
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	clauses := map[string]map[string]bool{Site.Word: {}, Account.Word: {}}
	for _, r := range rs.Rules {
		clauses[r.Object][r.Clause] = true
	}
	if len(clauses[Site.Word]) != 6 || len(clauses[Account.Word]) != 3 {
		t.Errorf("%d vetoes for sites, %d for accounts; the national indicators have six and three", len(clauses[Site.Word]),
			len(clauses[Account.Word]))
	}
	if rs.Scoring != nil || rs.Title != "政府网站与政务新媒体检查指标" || rs.Basis != "国办秘函〔2019〕19号" {
		t.Errorf("%s %s %v", rs.Title, rs.Basis, rs.Scoring)
	}
	local, findings := ParseRuleset("local-example", ruleFile(t, "local-example"), Kinds())
	if len(findings) > 0 || local.Scoring == nil || len(local.Scoring.Indicators) != 5 || local.Scoring.Factor.RatString() != "4/3" {
		t.Errorf("local: %v %+v", findings, local.Scoring)
	}
}

const smallRules = `title = "指标"
[[grade]]
name = "合格"
passed = true
[[grade]]
name = "不合格"
words = ["单否"]
[[measure]]
object = "网站"
name = "空白栏目数"
[[category]]
object = "网站"
name = "空白栏目"
[[rule]]
object = "网站"
clause = "否决1"
category = "空白栏目"
when = [{ measure = "空白栏目数", threshold = 5 }]
finding = "{空白栏目数}个空白栏目"
`

func TestRulesetFindings(t *testing.T) {
	if _, findings := ParseRuleset("small", []byte(smallRules), Kinds()); len(findings) > 0 {
		t.Fatal(findings)
	}
	for _, c := range []struct{ old, new, want string }{
		{`title = "指标"`, ``, "small.toml missing-key title"},
		{`title = "指标"`, `title = 3`, "small.toml:1 wrong-type title"},
		{`title = "指标"`, `title = "指标"` + "\nversion = 2", "small.toml:2 unknown-key version"},
		{`passed = true`, `pased = true`, "small.toml:4 unknown-key pased"},
		{`words = ["单否"]`, `words = ["合格"]`, "small.toml:7 duplicate-word 合格"},
		{`words = ["单否"]`, `words = [1]`, "small.toml:7 wrong-type words"},
		{`words = ["单否"]`, "inspected = false", "small.toml:6 grade-contradicts"},
		{`name = "空白栏目数"`, `name = "空白栏目数"` + "\nkind = \"颜色\"", "small.toml:11 unknown-value 颜色"},
		{`object = "网站"` + "\nclause", `object = "网页"` + "\nclause", "small.toml:15 unknown-value 网页"},
		{`threshold = 5`, `threshold = "五"`, "small.toml:18 wrong-type threshold"},
		{`threshold = 5`, `threshold = nan`, "small.toml:18 wrong-type threshold"},
		{`threshold = 5`, `threshold = 5, mesure = "a"`, "small.toml:18 unknown-key 第 1 个 [[rule]] 的第 1 个 [[when]] 没有“mesure”"},
		{`threshold = 5`, `threshold = 1e300`, "small.toml:18 wrong-type threshold"},
		{`threshold = 5`, `than = "空栏目"`, "small.toml:18 unknown-value 空栏目"},
		{`threshold = 5`, `threshold = 5, than = "空白栏目数"`, "small.toml:18 missing-key"},
		{`threshold = 5`, `threshold = 5, compare = "约"`, "small.toml:18 unknown-value 约"},
		{`threshold = 5`, `threshhold = 5`, "small.toml:18 unknown-key threshhold"},
		{`when = [{ measure = "空白栏目数", threshold = 5 }]`, `when = []`, "small.toml:18 missing-key"},
		{`category = "空白栏目"`, `category = "空栏目"`, "small.toml:17 unknown-value 空栏目"},
		{`category = "空白栏目"`, `category = "空白栏目"` + "\ngrade = \"优\"", "small.toml:18 unknown-value 优"},
		{`{空白栏目数}个`, `{空栏目}个`, "small.toml:19 unknown-value 空栏目"},
		{`[[rule]]`, `[rule]`, "wrong-type rule"},
		{`title = "指标"`, "title = \"指标\"\n[[item]]\n", "missing-key scoring"},
		{`title = "指标"`, `title = "指标`, "small.toml:1 toml-syntax"},
	} {
		_, findings := ParseRuleset("small", []byte(strings.Replace(smallRules, c.old, c.new, 1)), Kinds())
		var got []string
		for _, f := range findings {
			got = append(got, f.Place.String()+" "+f.Code+" "+f.Text)
		}
		found := false
		for _, g := range got {
			ok := true
			for _, part := range strings.Fields(c.want) {
				ok = ok && strings.Contains(g, part)
			}
			found = found || ok
		}
		if !found || findings.Errors() == 0 {
			t.Errorf("%s → %s:\ngot  %s\nwant %s", c.old, c.new, strings.Join(got, "\n     "), c.want)
		}
	}
	if rs, findings := ParseRuleset("bad", []byte("\xff\xff\xff"), Kinds()); rs != nil || findings.Errors() != 1 {
		t.Errorf("bytes that are no text were taken: %v", findings)
	}
}

func FuzzParseRuleset(f *testing.F) {
	f.Add([]byte(smallRules))
	f.Add(ruleFile(f, "local-example"))
	f.Add([]byte("[[rule]]\nwhen=[{}]\n[scoring]\nbase=\"1/0\"\n[[indicator]]\n[[item]]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		rs, findings := ParseRuleset("fuzz", data, Kinds())
		if rs == nil {
			if findings.Errors() == 0 {
				t.Error("no rule set, and no reason why")
			}
			return
		}
		for _, r := range rs.Rules {
			checkJudgeable(t, rs, r.When, r.Object)
			if _, ok := rs.grade(r.Grade); !ok && findings.Errors() == 0 {
				t.Errorf("rule gives grade %q", r.Grade)
			}
		}
		if rs.Scoring == nil {
			return
		}
		for _, i := range rs.Scoring.Indicators {
			for _, item := range i.Items {
				checkJudgeable(t, rs, item.When, rs.Scoring.Object)
				if i.Points == nil || item.Points == nil {
					t.Errorf("%s has no points", i.Name)
				}
			}
		}
	})
}

// checkJudgeable holds that conditions can be judged by, whatever else is wrong with
// their rule set.
func checkJudgeable(t *testing.T, rs *Ruleset, when []Condition, object string) {
	t.Helper()
	for _, c := range when {
		if c.Threshold == nil && c.Than == "" || len(c.Measures) == 0 {
			t.Errorf("a condition without a limit or a measure: %+v", c)
		}
	}
	for _, name := range conditionMeasures(when) {
		if rs.measure(object, name) == nil {
			t.Errorf("a condition uses %q, which nobody defined", name)
		}
	}
}
