package publish

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestArchiveIsHeld changes a figure that a PDF for the archive carries: what is printed and what
// is counted from the data in it both contradict it.
func TestArchiveIsHeld(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "甲区")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"notice.toml": "[notice]\ntitle = \"关于政府网站检查情况的通报\"\nissuer = \"甲区人民政府办公室\"\nsigned = 2026-04-09\n" +
			"archive = \"全部\"\n[period]\nyear = 2026\nquarter = 1\n[sites]\nsheet = \"名单\"\n",
		"body.md": "检查网站{{网站.检查数}}个。\n",
		"名单.csv":  "网站名称,检查结果\n甲区教育网,合格\n甲区水利网,合格\n甲区民政网,合格\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	o := &Options{Fonts: "../../../../fonts", Only: []string{FormPDF}, Out: &bytes.Buffer{}, Err: &bytes.Buffer{}}
	set := o.templates(dir)
	e, err := examine(dir, set, o)
	if err != nil {
		t.Fatal(err)
	}
	held := func() string {
		r, err := e.finish(dir, set, o)
		if err != nil {
			t.Fatal(err)
		}
		a := &audit{o: o}
		for _, f := range r.files {
			if f.Name == archiveName {
				if err := a.holdArchive(f.Data, dir); err != nil {
					t.Fatal(err)
				}
			}
		}
		return strings.Join(append(a.changes, a.notes...), "; ")
	}
	if got := held(); got != "" {
		t.Errorf("of a sound one is told: %s", got)
	}
	e.result.Figures[0].Text = "30"
	if got := held(); !strings.Contains(got, "数字 网站.检查数：印的是“30”，现在算得“3”") {
		t.Errorf("told: %s", got)
	}
}
