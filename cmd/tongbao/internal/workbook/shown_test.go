package workbook

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tongbao/cmd/tongbao/internal/sheet"
)

var update = flag.Bool("update", false, "write the workbooks and what LibreOffice shows of them anew")

// pair is a value under a number format with what spreadsheet programs show.
type pair struct {
	system      string // 1900 or 1904, from which days are counted
	format      string // a code, or id:N for one that is known by its number
	value       string // a number, or a text behind an apostrophe
	libreOffice string // what LibreOffice shows, in a Chinese profile
	excel       string // what Excel and WPS show, where that is something else
	reason      string // why they differ
}

// want is what a cell of ours shows. Outer white space, which formats have for aligning
// numbers, is not printed.
func (p pair) want() string {
	if p.reason != "" {
		return p.excel
	}
	return p.libreOffice
}

const pairsFile = "testdata/shown.tsv"

func readPairs(t *testing.T) []pair {
	t.Helper()
	data, err := os.ReadFile(pairsFile)
	if err != nil {
		t.Fatal(err)
	}
	var out []pair
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 6 {
			t.Fatalf("%s: line %d has %d fields", pairsFile, i+1, len(f))
		}
		if i > 0 {
			out = append(out, pair{f[0], f[1], f[2], f[3], f[4], f[5]})
		}
	}
	return out
}

// shownBook is a workbook with the values of one system, one below the other in column A.
func shownBook(t *testing.T, pairs []pair, system string) []byte {
	t.Helper()
	var formats, styles, rows strings.Builder
	ids := map[string]int{}
	n := 0
	for _, p := range pairs {
		if p.system != system {
			continue
		}
		style, known := ids[p.format]
		if !known {
			style = len(ids) + 1
			ids[p.format] = style
			id, builtin := strings.CutPrefix(p.format, "id:")
			if !builtin {
				id = strconv.Itoa(200 + style)
				fmt.Fprintf(&formats, `<numFmt numFmtId="%s" formatCode="%s"/>`, id, escaped(p.format))
			}
			fmt.Fprintf(&styles, `<xf numFmtId="%s" applyNumberFormat="1"/>`, id)
		}
		n++
		if text, is := strings.CutPrefix(p.value, "'"); is {
			fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" s="%d" t="inlineStr"><is><t>%s</t></is></c></row>`, n, n, style, escaped(text))
		} else {
			fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" s="%d"><v>%s</v></c></row>`, n, n, style, p.value)
		}
	}
	// LibreOffice drops empty lines at the end
	fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="inlineStr"><is><t>.</t></is></c></row>`, n+1, n+1)
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	return rewrite(t, base(t), map[string]string{
		sheetPath: `<worksheet ` + main + `><cols><col min="1" max="1" width="60" customWidth="1"/></cols><sheetData>` +
			rows.String() + `</sheetData></worksheet>`,
		"xl/styles.xml": `<styleSheet ` + main + `><numFmts>` + formats.String() +
			`</numFmts><fonts><font><sz val="11"/><name val="宋体"/></font></fonts>` +
			`<fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/>` +
			styles.String() + `</cellXfs></styleSheet>`,
		"xl/workbook.xml": `<workbook ` + main + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			`<workbookPr date1904="` + map[string]string{"1900": "0", "1904": "1"}[system] +
			`"/><sheets><sheet name="值" sheetId="1" r:id="rId1"/></sheets></workbook>`,
	})
}

func escaped(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err)
	}
	return b.String()
}

var systems = []string{"1900", "1904"}

func bookFile(system string) string { return "testdata/shown-" + system + ".xlsx" }

// Each cell is read as Excel and WPS show it: as LibreOffice does, and otherwise where a
// reason says so. The workbooks lie beside the list, for opening them in such a program.
func TestShown(t *testing.T) {
	pairs := readPairs(t)
	if len(pairs) < 400 {
		t.Errorf("only %d pairs", len(pairs))
	}
	for _, system := range systems {
		if *update {
			if err := os.WriteFile(bookFile(system), shownBook(t, pairs, system), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		data, err := os.ReadFile(bookFile(system))
		if err != nil {
			t.Fatal(err)
		}
		grids, _ := parse("值.xlsx", data)
		if len(grids) != 1 {
			t.Fatalf("%s: %d sheets", bookFile(system), len(grids))
		}
		n := 0
		for _, p := range pairs {
			if p.system != system {
				continue
			}
			v := grids[0].Rows[n].Values[0]
			n++
			if value := strings.TrimPrefix(p.value, "'"); v.Text != value && v.Text != plainNumber(value) {
				t.Fatalf("%s of %s: the workbook holds %q; make it anew with -update", p.format, p.value, v.Text)
			}
			if got := shownText(v); got != p.want() {
				t.Errorf("%s of %s shows %q, want %q", p.format, p.value, got, p.want())
			}
		}
	}
}

func plainNumber(text string) string {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// hashes stand for what a cell shows of a number it cannot show.
const hashes = "####"

func shownText(v sheet.Value) string {
	if _, ok := v.Format.Number(v.Number); !ok && v.Kind == sheet.Numeric {
		return hashes
	}
	return v.Shown()
}

// What LibreOffice shows of the workbooks is what the list says.
func TestShownByLibreOffice(t *testing.T) {
	pairs := readPairs(t)
	shown := map[string][]string{}
	for _, system := range systems {
		shown[system] = asLibreOffice(t, bookFile(system))
	}
	for i := range pairs {
		p := &pairs[i]
		lines := shown[p.system]
		got := strings.TrimSpace(lines[0])
		shown[p.system] = lines[1:]
		if got != p.libreOffice && !*update {
			t.Errorf("%s of %s: LibreOffice shows %q, the list says %q", p.format, p.value, got, p.libreOffice)
		}
		p.libreOffice = got
	}
	if *update {
		writePairs(t, pairs)
	}
}

func writePairs(t *testing.T, pairs []pair) {
	t.Helper()
	var b strings.Builder
	b.WriteString("system\tformat\tvalue\tlibreoffice\texcel\treason\n")
	for _, p := range pairs {
		b.WriteString(strings.Join([]string{p.system, p.format, p.value, p.libreOffice, p.excel, p.reason}, "\t") + "\n")
	}
	if err := os.WriteFile(pairsFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// profile is a LibreOffice of a Chinese desk: built-in formats follow the locale.
const profile = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N">` +
	`<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop></item></oor:items>`

// asLibreOffice returns the lines of a workbook's sheet as LibreOffice shows them.
func asLibreOffice(t *testing.T, file string) []string {
	t.Helper()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		missing(t)
	}
	dir := t.TempDir()
	user := filepath.Join(dir, "profile", "user")
	if err := os.MkdirAll(user, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(profile), 0o644); err != nil {
		t.Fatal(err)
	}
	const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1" // all sheets, UTF-8, as shown
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.Dir(user), "--headless",
		"--convert-to", filter, "--outdir", dir, file)
	cmd.Env = append(slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "LC_ALL=") }), "LC_ALL=C.UTF-8")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(dir, strings.TrimSuffix(filepath.Base(file), ".xlsx")+"-值.csv"))
	if err != nil { // without its spreadsheet program the office suite fails with success
		missing(t)
	}
	lines := strings.Split(strings.TrimPrefix(string(data), "\uFEFF"), "\n")
	for i, l := range lines {
		if quoted, ok := strings.CutPrefix(l, `"`); ok {
			lines[i] = strings.ReplaceAll(strings.TrimSuffix(quoted, `"`), `""`, `"`)
		}
	}
	return lines
}

func missing(t *testing.T) {
	t.Helper()
	if os.Getenv("TONGBAO_STRICT") != "" {
		t.Fatal("LibreOffice Calc is not installed")
	}
	t.Skip("LibreOffice Calc is not installed")
}

// A value that nobody sees in the sheet is told, and read all the same.
func TestHiddenValues(t *testing.T) {
	path := save(t, func(f *excelize.File) {
		formatted := func(cell string, v any, s excelize.Style) {
			put(f, "Sheet1", map[string]any{cell: v})
			f.SetCellStyle("Sheet1", cell, cell, style(f, &s))
		}
		day := excelize.Style{CustomNumFmt: ptr(`yyyy"年"m"月"d"日"`)}
		formatted("A1", 1234567.891, excelize.Style{NumFmt: 4})
		formatted("A2", 46086, day)
		formatted("A3", 46086, excelize.Style{CustomNumFmt: day.CustomNumFmt, Alignment: &excelize.Alignment{ShrinkToFit: true}})
		formatted("A4", 1234567.891, excelize.Style{}) // General shows less of it
		formatted("A5", "一段很长的文字", day)
		formatted("A6", 46086, day)
		formatted("C6", 46086, day) // as wide as B and C
		f.MergeCell("Sheet1", "A6", "B6")
		formatted("B7", 46086, day)
		f.SetColWidth("Sheet1", "A", "A", 5)
		formatted("D1", 5, excelize.Style{CustomNumFmt: ptr(";;;")})
		formatted("D2", "甲", excelize.Style{CustomNumFmt: ptr(";;;")})
		formatted("D3", 0, excelize.Style{CustomNumFmt: ptr("0;-0;;@")}) // a nought left out
		formatted("D4", 7, excelize.Style{CustomNumFmt: ptr(`[=1]"男";[=2]"女"`)})
		formatted("D5", -1, day)
		formatted("D6", 370300123456, excelize.Style{})
	})
	grids, findings := readPath(path)
	want := strings.Join([]string{
		"inspection.xlsx!Sheet1!A1 narrow-column", "inspection.xlsx!Sheet1!D1 hidden-value", "inspection.xlsx!Sheet1!D2 hidden-value",
		"inspection.xlsx!Sheet1!D4 hidden-value", "inspection.xlsx!Sheet1!D5 not-a-date", "inspection.xlsx!Sheet1!D6 hidden-value"}, "\n")
	if got := codes(findings); got != want {
		t.Errorf("findings:\n%s\nwant:\n%s", got, want)
	}
	for _, f := range findings {
		if f.Code == "narrow-column" && !strings.Contains(f.Text, "2格") {
			t.Error(f.Text)
		}
	}
	for name, want := range map[string]string{"A1": "1,234,567.89", "A2": "2026年3月5日", "D1": "", "D4": "7", "D6": "3.703E+11"} {
		if got := cell(t, grids[0], name).Shown(); got != want {
			t.Errorf("%s shows %q, want %q", name, got, want)
		}
	}
}
