package issue

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/diag"
)

func TestTotalsFrom(t *testing.T) {
	const head = "[notice]\ntitle = \"甲\"\nissuer = \"乙\"\ntemplate = \"short\"\n[period]\nyear = 2026\n[percent]\nzero = \"0\"\n"
	i, findings := Parse([]byte(head+"[sites]\nlist = \"部分\"\n"+
		"totals_from = [{ sheet = \"汇总\", by = \"单位\", column = \"类别\", inspected = \"检查数\" }]\n"), kinds)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	want := []Summary{{Sheet: "汇总", By: "单位", Column: "类别", Inspected: "检查数", Place: diag.Place{File: FileName, Line: 11}}}
	if d := cmp.Diff(want, i.Rosters["sites"].Summaries); d != "" {
		t.Error(d)
	}
	if i.Rosters["sites"].Kind != RosterPart || i.Percent.Zero != "0" || i.Notice.Template != "short" {
		t.Errorf("list %q, zero %q, template %q", i.Rosters["sites"].Kind, i.Percent.Zero, i.Notice.Template)
	}
	for text, code := range map[string]string{
		"[sites]\nlist = \"部分\"\n":                                   "missing-key",
		"[sites]\ntotals_from = [{ sheet = \"汇总\", by = \"单位\" }]\n": "missing-key",
		"[sites]\ntotals = { a = 1 }\ntotals_from = [{ sheet = \"汇总\", by = \"单位\", inspected = \"检查数\" }]\n": "totals-conflict",
	} {
		if _, findings := Parse([]byte(head+text), kinds); len(findings) != 1 || findings[0].Code != code {
			t.Errorf("%s: %v, want %s", text, findings, code)
		}
	}
	i, _ = Parse([]byte(head+"[sites]\ntotals_from = [{ sheet = \"汇总\", by = \"单位\", inspected = \"检查数\" }]\n"), kinds)
	if f := i.CheckSheets([]string{"汇总表"}); len(f) != 1 || f[0].Code != "unknown-sheet" {
		t.Errorf("a summary that is not there: %v", f)
	}
}
