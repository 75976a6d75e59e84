package publish

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tongbao/cmd/tongbao/internal/document"
	"tongbao/cmd/tongbao/internal/docx"
	"tongbao/cmd/tongbao/internal/docx/docxtest"
	"tongbao/cmd/tongbao/internal/typeface"
	"tongbao/cmd/tongbao/internal/typeset"
)

// wordPages are Word files with the pages that the print of the same notice has, and how often
// each character stands in them.
type wordPages struct {
	dir   string
	print map[string]int
	runes map[string]map[rune]int
}

func newWordPages(t *testing.T) *wordPages {
	return &wordPages{t.TempDir(), map[string]int{}, map[string]map[rune]int{}}
}

func (w *wordPages) add(t *testing.T, name string, n *document.Notice, layout *typeset.Layout) {
	t.Helper()
	w.print[name] = len(layout.Pages)
	data := docx.Write(n)
	w.runes[name] = hanOf(plainText(wordPart(t, data, "word/document.xml")))
	if err := os.WriteFile(filepath.Join(w.dir, name+".docx"), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// hanOf counts the Han characters of a text.
func hanOf(text string) map[rune]int {
	out := map[rune]int{}
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			out[r]++
		}
	}
	return out
}

// check renders all of them at once with LibreOffice, with the shipped faces under the names
// Word knows: each has as many pages as the print, or one more or less.
func (w *wordPages) check(t *testing.T) {
	t.Helper()
	soffice, pdfinfo := needed(t, "soffice"), needed(t, "pdfinfo")
	args := []string{"-env:UserInstallation=file://" + filepath.Join(w.dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", w.dir}
	for name := range w.print {
		args = append(args, filepath.Join(w.dir, name+".docx"))
	}
	convert := exec.Command(soffice, args...)
	convert.Env = append(os.Environ(), "FONTCONFIG_FILE="+w.faces(t))
	if out, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for name, want := range w.print {
		out, err := exec.Command(pdfinfo, filepath.Join(w.dir, name+".pdf")).Output()
		if err != nil {
			t.Fatal(err)
		}
		got := 0
		fmt.Sscan(string(regexp.MustCompile(`(?m)^Pages:(.*)$`).FindSubmatch(out)[1]), &got)
		if got < want-1 || got > want+1 {
			t.Errorf("%s: %d pages in LibreOffice, %d in print", name, got, want)
		}
		w.checkWhole(t, name)
	}
}

// checkWhole holds that a rendered file shows all its characters: what a row loses below the edge of a page
// is in the file and on no page.
func (w *wordPages) checkWhole(t *testing.T, name string) {
	t.Helper()
	text, err := exec.Command(needed(t, "pdftotext"), filepath.Join(w.dir, name+".pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	shown := hanOf(string(text))
	for r, n := range w.runes[name] {
		if shown[r] < n {
			t.Errorf("%s: %c stands %d times in the file and %d times on its pages", name, r, n, shown[r])
			return
		}
	}
}

// faces is a configuration of fontconfig under which Word's names are the shipped faces.
func (w *wordPages) faces(t *testing.T) string {
	t.Helper()
	fonts, err := filepath.Abs("../../../../fonts")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<fontconfig><dir>%s</dir><cachedir>%s</cachedir>", fonts, filepath.Join(w.dir, "cache"))
	for _, face := range [][2]string{{"仿宋_GB2312", "FandolFang GW"}, {"楷体_GB2312", "AR PL UKai CN GW"}, {"宋体", "AR PL UMing CN GW"},
		{"黑体", "Noto Sans SC Medium GW"}, {"方正小标宋简体", "Noto Serif SC Bold GW"}} {
		fmt.Fprintf(&b, `<alias binding="same"><family>%s</family><prefer><family>%s</family></prefer></alias>`, face[0], face[1])
	}
	file := filepath.Join(w.dir, "fonts.conf")
	if err := os.WriteFile(file, []byte(b.String()+"</fontconfig>"), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// needed skips a test whose program is missing, or fails it where everything has to be there.
func needed(t *testing.T, name string) string {
	t.Helper()
	file, err := exec.LookPath(name)
	switch {
	case err == nil:
	case os.Getenv("TONGBAO_STRICT") != "":
		t.Fatalf("%s is missing", name)
	default:
		t.Skipf("%s is missing", name)
	}
	return file
}

// turnedRows is a notice with a long turned table whose cells are merged over rows, and with a row that no page holds.
func turnedRows(t *testing.T) (*document.Notice, *typeset.Layout) {
	t.Helper()
	n := docxtest.Landscape(true)
	long, high := *docxtest.Failures(200), *docxtest.Failures(3)
	long.Fit, long.Notes = nil, []string{"注：数据截至3月31日。"}
	high.Fit, high.Rows = nil, slices.Clone(high.Rows)
	cells := slices.Clone(high.Rows[1].Cells)
	cells[len(cells)-1].Text = strings.Repeat("首页栏目长期没有更新，办事指南的内容与实际办理的要求不一致。", 120)
	high.Rows[1].Cells = cells
	n.Attachments[1].Blocks = []document.Block{&long, document.NewTable(high)}
	faces, _, err := typeface.Open(typeface.Options{Dirs: []string{"../../../../fonts"}})
	if err != nil {
		t.Fatal(err)
	}
	layout, findings := typeset.LayOut(n, faces)
	if findings.Errors() > 0 {
		t.Fatal(findings)
	}
	return settled(n, layout), layout
}
