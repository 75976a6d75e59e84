package survey_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/templates"
)

const (
	notice  = "[notice]\ntitle = \"关于{{period}}政府网站检查情况的通报\"\nissuer = \"云川市人民政府办公室\"\nsigned = 2026-04-09\n"
	quarter = "[period]\nyear = 2026\nquarter = 1\n"
)

// folder lays files out, by path, and reads and judges the notice n among them.
func folder(t *testing.T, files map[string]string) (*survey.Survey, diag.Findings) {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	set := templates.Open(os.DirFS(filepath.Join(root, "templates")))
	f, findings, err := survey.Read(filepath.Join(root, "n"), set, inspection.Kinds(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if f.Issue == nil {
		return &survey.Survey{Folder: f}, findings
	}
	s, told := survey.Judge(f)
	return s, append(findings, told...)
}

// codes lists errors and warnings as "code@place".
func codes(findings diag.Findings) []string {
	var out []string
	for _, f := range findings.Sorted() {
		if f.Severity != diag.Info {
			out = append(out, f.Code+"@"+f.Place.String())
		}
	}
	return out
}

// TestOtherFiles holds what is told of files that the notice is not made of: a large one is recorded
// nowhere, and a workbook whose name is no text is not read.
func TestOtherFiles(t *testing.T) {
	root := t.TempDir()
	for name, content := range map[string]string{
		"notice.toml": "[notice]\ntitle = \"关于{{期次}}检查情况的通报\"\nissuer = \"甲办\"\nsigned = 2026-04-09\n" +
			"[period]\nyear = 2026\nquarter = 1\n",
		"body.md": "文。", "录像.mp4": "", "名单.csv": "名称\n甲\n",
	} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"not-recorded@录像.mp4"}
	if err := os.Truncate(filepath.Join(root, "录像.mp4"), 1<<28+1); err != nil { // takes no room
		t.Fatal(err)
	}
	if os.WriteFile(filepath.Join(root, "\xc3\xfb.csv"), nil, 0o644) == nil { // some systems take no such name
		want = append([]string{"file-name@�.csv"}, want...)
	}
	f, findings, err := survey.Read(root, templates.Set{}, inspection.Kinds(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := codes(findings); !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
	if len(f.Inputs) != 3 || f.Inputs[0].Name != "body.md" {
		t.Errorf("inputs: %v", f.Inputs)
	}
}

// TestTold holds what is wrong with a folder to the place where it can be mended; the
// files of an earlier period bear their folder.
func TestTold(t *testing.T) {
	const sites = "网站名称,检查结果,主要问题\n甲,合格,\n乙,不合格,打不开\n"
	for name, c := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"all is well": {map[string]string{"n/notice.toml": notice + quarter + "[sites]\n", "n/网站.csv": sites}, nil},
		"no TOML":     {map[string]string{"n/notice.toml": "[notice\n"}, []string{"toml-syntax@notice.toml:1"}},
		"no sheet":    {map[string]string{"n/notice.toml": notice + quarter + "[sites]\n"}, []string{"missing-sheet@notice.toml:8"}},
		"two sheets": {map[string]string{"n/notice.toml": notice + quarter + "[sites]\nsheet = \"网站\"\n", "n/a/网站.csv": "",
			"n/网站.csv": sites, "n/网站.CSV": sites}, []string{"two-sheets@notice.toml:8"}},
		"heads only": {map[string]string{"n/notice.toml": notice + quarter + "[sites]\n", "n/网站.csv": "网站名称,检查结果\n"},
			[]string{"empty-roster@网站.csv!网站"}},
		"failures of nobody knows how many": {map[string]string{"n/notice.toml": notice + quarter + "[sites]\n",
			"n/网站.csv": "网站名称,检查结果,主要问题\n甲,不合格,打不开\n"},
			[]string{"only-failures@网站.csv!网站"}},
		"a summary that is none": {map[string]string{"n/notice.toml": notice + quarter +
			"[sites]\nlist = \"不合格\"\ntotals_from = [{ sheet = \"汇总\", by = \"类别\", inspected = \"检查数\", failed = \"不合格\" }]\n",
			"n/网站.csv": "网站名称,检查结果,主要问题\n乙,不合格,打不开\n", "n/汇总.csv": "类别,检查数\n县,1.5\n市,许多\n镇,—\n"},
			[]string{"unknown-column@汇总.csv!汇总", "not-a-count@汇总.csv!汇总!B2", "not-a-number@汇总.csv!汇总!B3"}},
		"a summary with two columns of a head": {map[string]string{"n/notice.toml": notice + quarter +
			"[sites]\nlist = \"不合格\"\ntotals_from = [{ sheet = \"汇总\", by = \"类别\", inspected = \"检查数\", failed = \"不合格#2\" }]\n",
			"n/网站.csv": "网站名称,类别,检查结果,主要问题\n乙,县,不合格,打不开\n", "n/汇总.csv": "类别,检查数,检查数,不合格,不合格\n县,5,6,2,1\n"},
			[]string{"unknown-column@汇总.csv!汇总"}},
		"texts that cannot be read": {map[string]string{"n/notice.toml": notice + quarter +
			"[sites]\n[[attachment]]\ntitle = \"一\"\ntext = \"甲.md\"\n" +
			"[[attachment]]\ntitle = \"二\"\ntext = \"没有.md\"\n", "n/网站.csv": sites, "n/body.md": "甲\x00", "n/甲.md": "乙\x00"},
			[]string{"encoding@body.md:1", "missing-text@notice.toml:12", "encoding@甲.md:1"}},
		"a text under another name": {map[string]string{"n/notice.toml": notice + quarter + "[sites]\n", "n/网站.csv": sites, "n/正文.txt": "甲"},
			[]string{"body-name@正文.txt"}},
		"a workbook of before, and the sheet it may have": {map[string]string{"n/notice.toml": notice + quarter + "[sites]\n[accounts]\n",
			"n/网站.csv": sites, "n/新媒体.XLS": "", "n/汇总.ods": "", "n/汇总.xlsx": "x"},
			[]string{"old-workbook@新媒体.XLS", "file-format@汇总.xlsx", "file-not-read@汇总.ods"}},
		"a workbook of before that nothing needs": {map[string]string{"n/notice.toml": notice + quarter + "[sites]\ninspected = 9\n",
			"n/名单.et": "", "n/body.md": "检查了网站。"}, []string{"file-not-read@名单.et"}},
		"texts that were saved beside themselves": {map[string]string{"n/notice.toml": notice + quarter + "[sites]\n", "n/网站.csv": sites,
			"n/notice.toml.txt": "", "n/body.md": "文。", "n/body.md.txt": ""},
			[]string{"twice-named@body.md.txt", "twice-named@notice.toml.txt"}},
		"templates that are no files": {map[string]string{"n/notice.toml": notice + quarter + "[sites]\nrules = \"ours\"\n", "n/网站.csv": sites,
			"templates/body/quarterly.md/x": "", "templates/rules/ours.toml/x": ""},
			[]string{"template-unreadable@notice.toml:1", "template-unreadable@notice.toml:8"}},
		"templates that are not there": {map[string]string{"n/notice.toml": notice + "template = \"别的\"\n" + quarter +
			"[sites]\nrules = \"别的\"\n", "n/网站.csv": sites},
			[]string{"missing-body@notice.toml:5", "unknown-rules@notice.toml:9"}},
		"earlier periods that are none": {map[string]string{
			"n/notice.toml": notice + quarter + "previous = \"n\"\nlast_year = \"没有\"\n[sites]\n", "n/网站.csv": sites},
			[]string{"period-itself@notice.toml:8", "missing-period@notice.toml:9"}},
		"an earlier period that is later": {map[string]string{
			"n/notice.toml": notice + quarter + "previous = \"m\"\n[sites]\n", "n/网站.csv": sites,
			"m/notice.toml": strings.Replace(notice, "signed = 2026-04-09", "signed = 2026-09-28", 1) +
				"[period]\nyear = 2026\nquarter = 3\n[sites]\n", "m/网站.csv": sites},
			[]string{"period-order@notice.toml:8"}},
		"an earlier period with errors": {map[string]string{
			"n/notice.toml": notice + quarter + "previous = \"m\"\nlast_year = \"k\"\n[sites]\n", "n/网站.csv": sites,
			"k/notice.toml": "[notice\n",
			"m/notice.toml": notice + "[period]\nyear = 2025\nquarter = 4\n[sites]\nlist = \"不合格\"\n" +
				"totals_from = [{ sheet = \"汇总\", by = \"类别\", inspected = \"检查数\" }]\n",
			"m/网站.csv": "网站名称,检查结果\n甲,大概\n", "m/汇总.csv": "类别,检查数\n县,许多\n"},
			[]string{"toml-syntax@k/notice.toml:1", "not-a-number@m/汇总.csv!汇总!B2", "unknown-verdict@m/网站.csv!网站!B2"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, findings := folder(t, c.files)
			if got := codes(findings); !slices.Equal(got, c.want) {
				t.Errorf("%v\nwant %v", got, c.want)
			}
		})
	}
}

// TestUnsaved holds which lock files are about a workbook of the folder.
func TestUnsaved(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"甲.xlsx", "乙.xlsx", "丙.csv", "丁.xlsx", "正文.docx",
		"~$甲.xlsx", ".~乙.xlsx", ".~lock.丙.csv#", "~$没有.xlsx", "~$正文.docx"} {
		if err := os.WriteFile(filepath.Join(root, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, f := range survey.Unsaved(intake.Open(root)).Sorted() {
		got = append(got, f.Code+"@"+f.Place.File)
	}
	if want := []string{"unsaved-changes@丙.csv", "unsaved-changes@乙.xlsx", "unsaved-changes@甲.xlsx"}; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}

// TestEarlierFolder holds that another period's roster, its stated numbers and the files
// it was read from are known by its folder, and what became of its failures.
func TestEarlierFolder(t *testing.T) {
	s, findings := folder(t, map[string]string{
		"n/notice.toml": notice + quarter + "previous = \"m\"\n[last_year.accounts]\ninspected = 9\n[sites]\n[accounts]\ninspected = 8\n",
		"n/网站.csv":      "网站名称,检查结果\n甲,合格\n乙,不合格\n丙,未检查\n",
		"m/notice.toml": notice + "[period]\nyear = 2025\nquarter = 4\n[sites]\nlist = \"不合格\"\n" +
			"totals_from = [{ sheet = \"汇总\", by = \"类别\", inspected = \"检查数\" }]\n",
		"m/网站.csv": "网站名称,类别,检查结果\n甲,县,不合格\n丙,县,不合格\n丁,县,不合格\n", "m/汇总.csv": "类别,检查数\n县,7\n",
	})
	if findings.Errors() > 0 || len(s.Rosters) != 2 {
		t.Fatal(findings, len(s.Rosters))
	}
	sites, accounts := s.Rosters[0], s.Rosters[1]
	before := sites.Before
	if before == nil || before.Name != "2025年第四季度" || before.Period != survey.LastPeriod || before.Records[0].Place.File != "m/网站.csv" {
		t.Fatalf("%+v", before)
	}
	if g := before.Groups[0]; g.Inspected.N != 7 || g.Inspected.Place.String() != "m/汇总.csv!汇总!B2" {
		t.Errorf("%+v at %s", g, g.Inspected.Place)
	}
	var became []string
	for _, r := range sites.FollowUp.Records {
		became = append(became, r.Name+r.Cells[len(r.Cells)-2].Text)
	}
	if got := strings.Join(became, " "); got != "甲已整改 丙未再检查 丁不在本期名单" {
		t.Error(got)
	}
	if y := accounts.YearAgo; y == nil || y.Groups[0].Inspected.N != 9 || y.Name != survey.LastYear ||
		accounts.Now.Coverage != inspection.StatedOnly {
		t.Errorf("%+v", y)
	}
	var inputs []string
	for _, in := range s.Inputs {
		inputs = append(inputs, in.Name)
	}
	if !slices.Contains(inputs, "m/汇总.csv") || !slices.Contains(inputs, "网站.csv") {
		t.Error(inputs)
	}
}
