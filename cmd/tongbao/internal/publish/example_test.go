package publish

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/compose"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/figures"
	"tongbao/cmd/tongbao/internal/figures/figurestest"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/sheet"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/templates"
)

// The example is an invented city with full rosters and raw measures; its second
// quarter is compared with its first.
const (
	exampleBefore = "example-2026-q1"
	exampleNow    = "example-2026-q2"
)

// readExample reads the second quarter with the first beside it.
func readExample(t *testing.T) *survey.Folder {
	t.Helper()
	root := filepath.Join("..", "..", "..", "..")
	set := templates.Open(os.DirFS(filepath.Join(root, "templates")))
	f, _, err := survey.Read(filepath.Join(root, "data", exampleNow), set, inspection.Kinds(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// counted composes the notice; its figures by key, and the findings.
func counted(f *survey.Folder) (map[string]*figures.Figure, diag.Findings) {
	found, findings := survey.Judge(f)
	composed, more := compose.Compose(found, false)
	out := map[string]*figures.Figure{}
	for _, f := range composed.Figures {
		out[f.Key] = f
	}
	return out, append(findings, more...)
}

// What became of last quarter's failures, and how the numbers moved: counted by
// hand from the two workbooks.
func TestExampleComparison(t *testing.T) {
	figs, findings := counted(readExample(t))
	for _, f := range findings {
		if f.Severity == diag.Error {
			t.Error(f)
		}
	}
	for key, want := range map[string]string{
		"网站.总数": "60", "网站.检查数": "60", "网站.合格数": "56", "网站.不合格数": "4", "网站.合格率": "93.3%",
		"上期.网站.合格率": "91.5%", "去年同期.网站.合格率": "90.0%",
		"网站.总数.较上期.增减数": "0", "网站.合格率.较上期.百分点": "1.8个百分点", "网站.合格率.较去年同期.百分点": "3.3个百分点",
		"新媒体.总数": "492", "新媒体.合格数": "460", "新媒体.不合格数": "32", "新媒体.合格率": "93.5%", "上期.新媒体.不合格数": "38",
		"新媒体.总数.较上期.增减数": "8", "新媒体.合格率.较上期.百分点": "1.1个百分点", "新媒体.不合格数.较上期.增减率": "15.8%", "新媒体.不合格数.较去年同期.增减率": "27.3%",
		// five sites: three put right, one of them renamed; one closed; one fails again
		"上期不合格网站.总数": "5", "上期不合格网站[整改情况=已整改].总数": "3", "上期不合格网站[整改情况=不在本期名单].总数": "1",
		"上期不合格网站[整改情况=不在本期名单].名单": "柳塬县水务局", "上期不合格网站.不合格.名单": "沧屏县农业农村局", "上期不合格网站.不合格数": "1",
		// 38 accounts: 24 put right, 8 closed, 6 fail again, one of them under a new name
		"上期不合格新媒体.总数": "38", "上期不合格新媒体[整改情况=已整改].总数": "24", "上期不合格新媒体[整改情况=不在本期名单].总数": "8", "上期不合格新媒体.不合格数": "6",
		"上期不合格新媒体.检查数": "30", "上期不合格新媒体.检查.合格率": "80.0%", "上期不合格新媒体.不合格.名单(本期名称)": "云川双拥、云川气象、南渠长堰镇在线、石泓体育、望淇双拥、望淇审计",
	} {
		if f := figs[key]; f == nil || f.Text != want {
			t.Errorf("%s = %v, want %s", key, f, want)
		}
	}
}

// cellChange is one cell given another value.
type cellChange struct {
	folder, sheet, cell string
	value               string
	decisive            bool // turns a verdict over
}

func (c cellChange) String() string {
	return fmt.Sprintf("%s!%s!%s=%s", c.folder, c.sheet, c.cell, c.value)
}

// apply returns a copy of what was read with the cell changed, in the first quarter
// when the cell is one of its.
func (c cellChange) apply(t *testing.T, f *survey.Folder) *survey.Folder {
	t.Helper()
	out := *f
	if c.folder == exampleNow {
		out.Grids = c.changed(t, f.Grids)
		return &out
	}
	out.Earlier = slices.Clone(f.Earlier)
	for i := range out.Earlier {
		if e := &out.Earlier[i]; e.Folder != nil && e.Folder.Name == c.folder {
			before := *e.Folder
			before.Grids = c.changed(t, before.Grids)
			e.Folder = &before
		}
	}
	return &out
}

// changed copies the grids with the cell changed.
func (c cellChange) changed(t *testing.T, grids []sheet.Grid) []sheet.Grid {
	t.Helper()
	out, done := slices.Clone(grids), false
	for g := range out {
		out[g].Rows = slices.Clone(out[g].Rows)
		for r := range out[g].Rows {
			values := slices.Clone(out[g].Rows[r].Values)
			out[g].Rows[r].Values = values
			for i := range values {
				if out[g].Sheet == c.sheet && values[i].Place.Cell == c.cell {
					values[i].Format, values[i].Kind = nil, sheet.Text
					values[i].Text, done = c.value, true
				}
			}
		}
	}
	if !done {
		t.Fatalf("%s: there is no such cell", c)
	}
	return out
}

// named reports whether the figure names the cell among its sources.
func (c cellChange) named(f *figures.Figure) bool {
	file := "inspection.xlsx"
	if c.folder != exampleNow {
		file = c.folder + "/" + file
	}
	return f != nil && figurestest.Depends(f.Sources, diag.Place{File: file, Sheet: c.sheet, Cell: c.cell})
}

// Columns of the sheets of the example, by letter, with what a cell there may
// become. Rows begin below the heads.
var exampleColumns = []struct {
	sheet, column string
	first, last   int
	values        []string
}{
	{"网站", "B", 4, 60, []string{"云川市新名网站"}},
	{"网站", "C", 4, 60, []string{"某单位"}},
	{"网站", "D", 4, 60, []string{"从前的网站"}},
	{"网站", "E", 4, 60, []string{"3799990001"}},
	{"网站", "G", 4, 60, []string{"区县部门网站", "市直部门网站"}},
	{"网站", "J", 4, 60, []string{"是"}},
	{"网站", "L", 4, 60, []string{"0", "14", "30"}},
	{"网站", "O", 4, 60, []string{"1", "10", "25"}},
	{"网站", "Q", 4, 60, []string{"是", "否"}},
	{"网站", "W", 4, 60, []string{"合格", "不合格"}},
	{"新媒体", "B", 3, 480, []string{"更名的账号"}},
	{"新媒体", "E", 3, 480, []string{"新浪微博", "抖音", "快手"}},
	{"新媒体", "F", 3, 480, []string{"市直", "青埠区", "沧屏县", "云川高新区"}},
	{"新媒体", "G", 3, 480, []string{"市级", "乡镇街道"}},
	{"新媒体", "H", 3, 480, []string{"2026-01-05", "2026-03-09"}},
	{"新媒体", "I", 3, 480, []string{"是", "否"}},
	{"新媒体", "L", 3, 480, []string{"合格", "不合格"}},
	{"留言", "B", 2, 18, []string{"500"}},
	{"留言", "C", 2, 18, []string{"1"}},
	{"留言", "E", 2, 18, []string{"7"}},
}

// sampleChanges picks cells at random, always the same ones, and adds some that turn a
// verdict over: each column in one of the quarters, or in both where every test is
// asked for.
func sampleChanges() []cellChange {
	random := rand.New(rand.NewPCG(2026, 2))
	out := []cellChange{
		{exampleNow, "新媒体", "I3", "否", true}, // 云川发布 passed
		{exampleNow, "网站", "P4", "9", true},  // the city's portal passed
	}
	full := os.Getenv("TONGBAO_FULL") != ""
	for quarter, folder := range []string{exampleNow, exampleBefore} {
		for i, c := range exampleColumns {
			if !full && i%2 != quarter {
				continue
			}
			cell := fmt.Sprintf("%s%d", c.column, c.first+random.IntN(c.last-c.first+1))
			out = append(out, cellChange{folder: folder, sheet: c.sheet, cell: cell, value: c.values[random.IntN(len(c.values))]})
		}
	}
	return out
}

// A figure that changes with a cell has named the cell; a figure that does not
// name it stays as it was. Of a cell that turns a verdict over, every count of
// passed or failed objects that names it changes.
func TestExampleCellsAndFigures(t *testing.T) {
	base := readExample(t)
	before, _ := counted(base)
	moved := 0
	for _, c := range sampleChanges() {
		after, _ := counted(c.apply(t, base))
		changed := changedFigures(before, after)
		moved += len(changed)
		for _, key := range changed {
			if !c.named(before[key]) && !c.named(after[key]) {
				t.Errorf("%s: %s changed from %s to %s without naming the cell", c, key, textOf(before[key]), textOf(after[key]))
			}
		}
		if !c.decisive {
			continue
		}
		for key, f := range before {
			verdicts := strings.HasSuffix(key, ".合格数") || strings.HasSuffix(key, ".不合格数")
			if strings.Contains(key, "[问题=") {
				continue // which problem it would be depends on the cell, and this value is of another
			}
			if verdicts && c.named(f) && !slices.Contains(changed, key) {
				t.Errorf("%s: %s names the cell and stays %s", c, key, f.Text)
			}
		}
	}
	if moved < 100 {
		t.Errorf("only %d figures changed; the sample does not try much", moved)
	}
}

func textOf(f *figures.Figure) string {
	if f == nil {
		return "nothing"
	}
	return f.Text
}

// changedFigures lists the keys whose value or printed form differs, sorted.
func changedFigures(before, after map[string]*figures.Figure) []string {
	var out []string
	for key, f := range before {
		if g := after[key]; g == nil || g.Text != f.Text || g.Num*f.Den != f.Num*g.Den {
			out = append(out, key)
		}
	}
	for key := range after {
		if before[key] == nil {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}
