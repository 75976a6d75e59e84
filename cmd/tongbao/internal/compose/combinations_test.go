package compose

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/intake"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/templates"
)

// asked is what a table of notice.toml asks for: values by key, as the file writes them.
type asked map[string]string

// without is the same table without a key.
func (a asked) without(key string) asked {
	out := maps.Clone(a)
	delete(out, key)
	return out
}

func (a asked) String() string {
	var lines []string
	for _, key := range slices.Sorted(maps.Keys(a)) {
		lines = append(lines, key+" = "+a[key])
	}
	return strings.Join(lines, "\n")
}

// bench makes tables of one folder, each once.
type bench struct {
	*testing.T
	dir    string
	folder *survey.Folder
	kinds  []conf.Member
	made   map[string]result
}

type result struct {
	table    string // as read, with what stands around it
	findings diag.Findings
}

// newBench writes a folder whose rows are such that every key has something to do.
func newBench(t *testing.T) *bench {
	b := &bench{T: t, dir: t.TempDir(), made: map[string]result{}}
	const rows = "甲局,东区,三街,1,合格,\n乙局,东区,一街,9,合格,\n戊局,东区,一街,3,合格,\n丙局,西区,二街,5,不合格,空白栏目\n丁局,西区,二街,5,合格,\n己局,西区,四街,17,合格,\n"
	b.write("留言.csv", "单位,地区,街道,件数,检查结果,原因\n"+rows)
	b.write("网站.csv", "网站名称,地区,街道,件数,检查结果,主要问题\n"+rows)
	b.write("文字.md", "填表的说明。\n")
	b.write("body.md", "情况{{见附件(网站)}}{{见附件(其他)}}。\n")
	b.notice(asked{"text": `"文字.md"`})
	folder, findings, err := survey.Read(b.dir, templates.Set{}, inspection.Kinds(), nil)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	b.folder = folder
	for _, k := range folder.Kinds {
		b.kinds = append(b.kinds, conf.Member{Key: k.Key, Name: k.Word})
	}
	return b
}

func (b *bench) write(name, text string) {
	b.Helper()
	if err := os.WriteFile(filepath.Join(b.dir, name), []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
}

// notice writes notice.toml with one attachment.
func (b *bench) notice(a asked) {
	b.Helper()
	b.write("notice.toml", "[notice]\ntitle = \"通报\"\nissuer = \"云川市人民政府办公室\"\n[period]\nyear = 2026\n[sites]\n"+
		"[[attachment]]\ntitle = \"附表\"\n"+a.String()+"\n")
}

// build makes the only attachment of a notice.
func (b *bench) build(a asked) result {
	b.Helper()
	key := a.String()
	if r, ok := b.made[key]; ok {
		return r
	}
	b.notice(a)
	i, findings, err := issue.Read(intake.Open(b.dir), b.kinds)
	if err != nil {
		b.Fatal(err)
	}
	folder := *b.folder
	folder.Issue = i
	found, told := survey.Judge(&folder)
	composed, more := Compose(found, false)
	r := result{findings: slices.Concat(findings, told, more)}
	for _, a := range composed.Notice.Attachments {
		for _, block := range a.Blocks {
			if t, ok := block.(*document.Table); ok {
				r.table += sketchTable(t) + fmt.Sprint(t.Widths, t.RowHeight) + strings.Join(append(t.Notes, t.Period, t.Unit), "\n")
			}
		}
		r.table += strings.Join(document.BlocksText(a.Blocks), "\n")
	}
	b.made[key] = r
	return r
}

// check holds that every key of a table but those of its content either changes the table or
// is named by a finding; and that the findings are gone with the keys they name.
func (b *bench) check(a asked, content ...string) {
	b.Helper()
	r := b.build(a)
	if len(r.findings) > 0 {
		less := maps.Clone(a)
		for _, f := range r.findings {
			for key := range a {
				if strings.Contains(f.Hint, key) && !slices.Contains(content, key) && strings.Contains(f.Hint, "删去 "+key) {
					delete(less, key)
				}
			}
		}
		if len(less) == len(a) {
			b.Errorf("no finding says which key to drop\n%v\n%v", a, r.findings)
		} else {
			b.check(less, content...)
		}
		return
	}
	for key := range a {
		if slices.Contains(content, key) {
			continue
		}
		if other := b.build(a.without(key)); len(other.findings) == 0 && other.table == r.table {
			b.Errorf("%s does nothing in\n%v", key, a)
		}
	}
}

// subsets calls ask with each choice of keys beside those of a.
func subsets(a asked, keys []string, values asked, ask func(asked)) {
	if len(keys) == 0 {
		ask(maps.Clone(a))
		return
	}
	subsets(a, keys[1:], values, ask)
	with := maps.Clone(a)
	with[keys[0]] = values[keys[0]]
	subsets(with, keys[1:], values, ask)
}

// tableSettings are values of the keys that a table may have whatever it shows.
var tableSettings = asked{
	"where": `"街道!=四街"`, "merge": `["街道"]`, "group": `"地区"`, "sort": `"件数"`, "halves": "2", "total": "true", "subtotal": "true",
	"columns": `["街道", "件数"]`, "by": `"街道"`, "file": `"留言.csv"`, "period": `"一月"`, "unit": `"件"`, "note": `"注：略。"`,
	"widths": "[1, 2]", "row_height": "12",
}

// TestTableSettings holds of every combination of the settings of a table that none of them
// is passed over in silence.
func TestTableSettings(t *testing.T) {
	b := newBench(t)
	for _, rows := range []string{"sites", "留言"} {
		for by, columns := range map[string]string{
			"": `["序号", "街道", "件数"]`, `"街道"`: `["街道", "件数"]`, `["街道", "检查结果"]`: `["街道", "检查结果", "件数"]`,
		} {
			a := asked{"rows": fmt.Sprintf("%q", rows), "columns": columns}
			if by != "" {
				a["by"] = by
			}
			keys := []string{"where", "merge", "group", "sort", "halves", "total", "subtotal"}
			subsets(a, keys, tableSettings, func(a asked) { b.check(a, "rows", "columns", "by") })
		}
	}
}

// TestContentSettings holds the same of tables that are no rows: of each key, and of each two.
func TestContentSettings(t *testing.T) {
	b := newBench(t)
	keys := slices.Sorted(maps.Keys(tableSettings))
	for content, a := range map[string]asked{
		"form":  {"form": "true", "rows": "2", "columns": `["单位"]`},
		"sheet": {"sheet": `"留言"`},
		"range": {"sheet": `"留言"`, "range": `"A1:D3"`},
		"text":  {"text": `"文字.md"`},
	} {
		own := slices.Collect(maps.Keys(a))
		if a["sheet"] != "" {
			own = append(own, "file") // the sheet is the only one of its name: it says what is so
		}
		for i, key := range keys {
			for _, other := range keys[i:] {
				with := maps.Clone(a)
				if _, ok := a[key]; !ok {
					with[key] = tableSettings[key]
				}
				if _, ok := a[other]; !ok {
					with[other] = tableSettings[other]
				}
				t.Run(content+" "+key+" "+other, func(t *testing.T) { b.T = t; b.check(with, own...) })
			}
		}
	}
}
