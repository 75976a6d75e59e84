package publish

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/templates"
)

// TestThirdKind holds that a further kind of objects is one more entry of the kinds: its
// table of notice.toml, its sheet, its rules, its figures, its tables and its line in the
// list of notices follow.
func TestThirdKind(t *testing.T) {
	apps := &inspection.Kind{
		Key: "apps", Word: "小程序", Name: "政务小程序", Title: "政务小程序", One: "小程序", Sheets: []string{"小程序"}, Compared: []string{"地区"},
		Columns: []inspection.Column{
			{Key: inspection.ColName, Name: "小程序名称", Required: true, Headers: []string{"小程序名称", "名称"}},
			{Key: inspection.ColSponsor, Name: "主办单位", Headers: []string{"主办单位"}},
		},
	}
	dir := filepath.Join(t.TempDir(), "n")
	for file, content := range map[string]string{
		"notice.toml": "[notice]\ntitle = \"关于{{期次}}政务小程序检查情况的通报\"\nissuer = \"云川市人民政府办公室\"\nsigned = 2026-04-09\n" +
			"[period]\nyear = 2026\nquarter = 1\n[previous.apps]\ninspected = 4\npassed = 3\nfailed = 1\n[apps]\nrules = \"apps\"\n" +
			"[[attachment]]\ntitle = \"不合格小程序名单\"\nrows = \"apps\"\nwhere = \"不合格\"\ncolumns = [\"序号\", \"小程序名称\", \"检查结果\"]\n",
		"小程序.csv": "小程序名称,主办单位,打不开的页面\n办事通,甲局,0\n一码通,乙局,3\n公交通,丙局,1\n",
		"body.md": "检查政务小程序{{小程序.检查数}}个，不合格{{小程序.不合格数}}个，合格率{{小程序.合格率}}，" +
			"{{小程序.合格率.较上期}}{{见附件(小程序)}}。\n",
		"templates/rules/apps.toml": "title = \"小程序检查指标\"\n[[grade]]\nname = \"合格\"\npassed = true\n[[grade]]\nname = \"不合格\"\n" +
			"[[measure]]\nobject = \"小程序\"\nname = \"打不开的页面\"\n[[category]]\nobject = \"小程序\"\nname = \"页面打不开\"\n" +
			"[[rule]]\nobject = \"小程序\"\nclause = \"1\"\ncategory = \"页面打不开\"\nfinding = \"{打不开的页面}个页面打不开\"\n" +
			"when = [{ measure = \"打不开的页面\", threshold = 2 }]\n",
	} {
		write(t, filepath.Join(dir, file), content)
	}
	folder, findings, err := survey.Read(dir, templates.Open(os.DirFS(filepath.Join(dir, "templates"))), append(inspection.Kinds(), apps), nil)
	if err != nil {
		t.Fatal(err)
	}
	found, told := survey.Judge(folder)
	composed, more := compose.Compose(found, false)
	if findings = slices.Concat(findings, told, more); findings.Errors() > 0 {
		t.Fatal(findings)
	}
	text := document.BlocksText(composed.Notice.Body)
	if want := "检查政务小程序3个，不合格1个，合格率66.7%，下降8.3个百分点（见附件）。"; strings.Join(text, "") != want {
		t.Errorf("%s, want %s", text, want)
	}
	rows := document.BlocksText(composed.Notice.Attachments[0].Blocks)
	if want := "序号\t小程序名称\t检查结果 1\t一码通\t不合格"; strings.Join(rows, " ") != want {
		t.Errorf("%s, want %s", rows, want)
	}
	if len(composed.Results) != 1 || composed.Results[0].Name != "政务小程序" || *composed.Results[0].Failed != 1 ||
		composed.Results[0].Rate != "66.7%" {
		t.Errorf("%+v", composed.Results)
	}
}
