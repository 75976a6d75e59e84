package publish

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/templates"
)

// usualFolders are notices without a body.md, from a full roster to a bare total.
// {} in notice.toml is replaced by the name of the text.
var usualFolders = map[string]map[string]string{
	"full rosters": {
		"notice.toml": usualHead + "report_to = \"电子政务科\"\ncontact = { phone = \"3180150\" }\nbasis = [\"《检查指标》\"]\n" + usualPeriod +
			"[previous]\nsites = { inspected = 3, passed = 1, failed = 2, still_failing = 1 }\n" +
			"accounts = { inspected = 4, passed = 4, failed = 0, still_failing = 0 }\n" +
			"[last_year.sites]\ninspected = 3\npassed = 3\nfailed = 0\n" +
			"[sites]\nas_of = 2026-03-03\nrules = \"gov-2019\"\n[accounts]\nrules = \"gov-2019\"\n" +
			"[[attachment]]\ntitle = \"网站检查结果\"\nrows = \"sites\"\n[[attachment]]\ntitle = \"不合格账号名单\"\nrows = \"accounts\"\nwhere = \"不合格\"\n" +
			"[[attachment]]\ntitle = \"整改情况表\"\nform = true\nrows = 3\ncolumns = [\"序号\", \"单位\"]\n",
		"网站.csv": "序号,网站名称,类别,主办单位,检查结果,主要问题\n1,甲区门户,区县门户网站,甲区政府,合格,\n2,乙局网站,市直部门网站,乙局,不合格,空白栏目数超过5个\n3,丙局网站,市直部门网站,丙局,合格,\n",
		"新媒体.csv": "序号,账号名称,平台,地区,主办单位,检查结果,主要问题\n1,甲区发布,微信公众号,甲区,甲区政府,合格,\n2,乙局发布,新浪微博,市直,乙局,不合格,2周内未更新\n3,丙局发布,微信公众号,市直,丙局,合格,\n" +
			"4,丁局发布,微信公众号,市直,丁局,不合格,未提供有效互动功能\n",
		"留言超期.csv": "单位,件数\n乙局,3\n丁局,1\n",
		"典型做法.csv": "主题,单位,做法\n互动交流,甲区政府,开通网上问答\n办事服务,丙局,推出办事地图\n互动交流,丁局,限时回复留言\n",
	},
	"failures of sites": {
		"notice.toml": usualHead + usualPeriod + "[sites]\nrules = \"gov-2019\"\ntotals = { \"区县门户网站\" = 11, \"市直部门网站\" = 48 }\n" +
			"[[attachment]]\ntitle = \"不合格网站名单\"\nrows = \"sites\"\nwhere = \"不合格\"\n",
		"网站.csv": "序号,网站名称,类别,检查结果,主要问题\n1,乙局网站,市直部门网站,不合格,空白栏目数超过5个\n2,丙局网站,市直部门网站,不合格,首页长期未更新\n",
	},
	"all pass": {
		"notice.toml": usualHead + usualPeriod + "[sites]\n[accounts]\n",
		"网站.csv":      "网站名称,检查结果\n甲县门户,合格\n乙局网站,合格\n",
		"新媒体.csv":     "账号名称,平台,检查结果\n甲县发布,微信公众号,合格\n",
	},
	"bare totals of accounts": {
		"notice.toml": usualHead + usualPeriod + "[accounts]\ninspected = 500\n",
	},
	"a rate alone": {
		"notice.toml": usualHead + usualPeriod + "[accounts]\nexisting = 500\n[[stated]]\nkey = \"新媒体.合格率\"\nvalue = \"91.3%\"\n",
	},
	"nobody inspected": {
		"notice.toml": usualHead + usualPeriod + "[sites]\n[accounts]\n",
		"网站.csv":      "网站名称,检查结果\n甲县门户,未检查\n乙局网站,未检查\n",
		"新媒体.csv":     "账号名称,平台,检查结果\n甲县发布,微信公众号,未检查\n",
	},
	"a sample": {
		"notice.toml": usualHead + "action = \"抽查\"\n" + usualPeriod + "[sites]\n[accounts]\ninspected = 300\n",
		"网站.csv":      "网站名称,类别,检查结果,主要问题\n甲县门户,区县门户网站,合格,\n乙局网站,市直部门网站,不合格,空白栏目\n",
	},
	"part of the accounts inspected": {
		"notice.toml": usualHead + "deadline = 2026-04-20\n" + usualPeriod +
			"[accounts]\nlist = \"不合格\"\nexisting = 500\ninspected = 100\nrules = \"gov-2019\"\n",
		"新媒体.csv": "账号名称,平台,主办单位,主要问题\n甲局发布,微信公众号,甲局,2周内未更新\n",
	},
}

const (
	usualHead = "[notice]\ntitle = \"关于{{期次}}检查情况的通报\"\nissuer = \"云川市人民政府办公室\"\nrecipients = [\"各区县人民政府\"]\nsigned = 2026-04-09\n" +
		"template = \"{}\"\n"
	usualPeriod = "[period]\nyear = 2026\nquarter = 1\n"
)

// stubs are what a left-out part leaves behind when a text is careless.
var stubs = regexp.MustCompile(`[，、；：][，、；。）]|。。|（）|为。|—|有。|^[，。、；]|\s个`)

// TestUsualTexts builds each text with each folder: no finding may remain, and no
// sentence may show that something is missing.
func TestUsualTexts(t *testing.T) {
	for _, text := range []string{"quarterly", "monthly", "follow-up", "good-practice", "short"} {
		for name, files := range usualFolders {
			t.Run(text+" "+name, func(t *testing.T) {
				dir := filepath.Join(t.TempDir(), "n")
				for file, content := range files {
					if text == "monthly" { // it compares with the month before
						content = strings.Replace(content, "quarter = 1", "month = 3", 1)
					}
					write(t, filepath.Join(dir, file), strings.ReplaceAll(content, "{}", text))
				}
				r, err := prepare(dir, &Options{Shelf: shelf, Only: []string{FormMD}, Fonts: "../../../../fonts", Templates: "../../../../templates"})
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range r.Findings {
					if f.Code != "portal-missing" && f.Severity != diag.Info {
						t.Errorf("%v", f)
					}
				}
				if r.Notice == nil {
					t.Fatal("no notice")
				}
				for _, b := range r.Notice.Body {
					checkSentence(t, b)
				}
			})
		}
	}
}

// checkSentence holds that a paragraph is whole sentences.
func checkSentence(t *testing.T, b document.Block) {
	t.Helper()
	var words string
	switch b := b.(type) {
	case *document.Paragraph:
		words = document.InlineText(b.Text)
	case *document.Heading:
		words = document.InlineText(b.RunIn)
	}
	if words == "" {
		return
	}
	if s := stubs.FindString(words); s != "" || !strings.HasSuffix(words, "。") && !strings.HasSuffix(words, "：") {
		t.Errorf("stub %q in: %s", s, words)
	}
}

// TestUnknownText says which texts there are when the name fits none.
func TestUnknownText(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "n")
	write(t, filepath.Join(dir, "notice.toml"), strings.ReplaceAll(usualHead+usualPeriod, "{}", "shrot"))
	_, findings, err := survey.Read(dir, templates.Set{}, inspection.Kinds(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if f.Code == "missing-body" && f.Place.Line == 6 && strings.Contains(f.Hint, "short") {
			return
		}
	}
	t.Errorf("no finding names the texts: %v", findings)
}
