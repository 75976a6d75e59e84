package publish

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/version"
)

// builtNotice builds a small notice with an attachment, and returns the folder of its files; the
// data are gone.
func builtNotice(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "甲区")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"notice.toml": `[notice]
kind = "通报"
title = "关于政府网站检查情况的通报"
issuer = "甲区人民政府办公室"
recipients = ["各镇人民政府"]
signed = 2026-04-09
[period]
year = 2026
quarter = 1
[sites]
sheet = "名单"
as_of = 2026-03-31
[[attachment]]
title = "不合格网站名单"
rows = "sites"
where = "不合格"
columns = ["序号", "主管单位", "网站名称"]
`,
		"body.md": "本季度检查网站{{网站.检查数}}个，不合格{{网站.不合格数}}个（见{{附件1}}），现予通报。\n",
		"名单.csv":  "序号,主管单位,网站名称,检查结果\n1,区教育局,甲区教育网,合格\n2,区水利局,甲区水利网,不合格\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	o := Options{Output: t.TempDir(), Fonts: "../../../../fonts", Out: &out, Err: &errs}
	if status, err := Build([]string{dir}, o); err != nil || status != StatusGood {
		t.Fatal(err, errs.String())
	}
	if err := os.RemoveAll(dir); err != nil { // files alone are held: quick
		t.Fatal(err)
	}
	return filepath.Join(o.Output, "甲区")
}

// flips is at how many places of a file one byte is made another.
const flips = 16

// TestOneByteIsTold makes one byte of one file another, at places all over each file of a
// notice, its manifest and its open data among them: verify names the file each time.
func TestOneByteIsTold(t *testing.T) {
	folder := builtNotice(t)
	verify := func() (int, string) {
		var out bytes.Buffer
		status, err := Verify([]string{folder}, "", Options{Out: &out, Err: &out})
		if err != nil {
			t.Fatal(err)
		}
		return status, out.String()
	}
	if status, told := verify(); status != StatusGood {
		t.Fatal(told)
	}
	files := 0
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		whole, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for i := range flips {
			at := i * (len(whole) - 1) / (flips - 1)
			changed := bytes.Clone(whole)
			changed[at] ^= 1 << (i % 7)
			if err := os.WriteFile(path, changed, 0o644); err != nil {
				return err
			}
			if status, told := verify(); status != StatusFindings || !strings.Contains(told, d.Name()) {
				t.Errorf("%s, byte %d of %d: status %d\n%s", d.Name(), at, len(whole), status, told)
			}
		}
		return os.WriteFile(path, whole, 0o644)
	})
	if err != nil || files < 8 {
		t.Fatal(files, err)
	}
}

// TestVerifyReadsNothingOutside holds that neither a link nor a name in a manifest leads verify
// out of the folder.
func TestVerifyReadsNothingOutside(t *testing.T) {
	folder := builtNotice(t)
	outside := filepath.Join(t.TempDir(), "outside.md")
	if err := os.Rename(filepath.Join(folder, "notice.md"), outside); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(folder, "notice.md")); err != nil {
		if os.Getenv("TONGBAO_STRICT") != "" {
			t.Fatal(err)
		}
		t.Skip(err) // needs a right on Windows
	}
	if err := os.Rename(filepath.Join(folder, "attachments"), filepath.Join(filepath.Dir(outside), "attachments")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(filepath.Dir(outside), "attachments"), filepath.Join(folder, "attachments")); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	status, err := Verify([]string{folder}, "", Options{Out: &out, Err: &out})
	if err != nil || status != StatusFindings || !strings.Contains(out.String(), "notice.md 不是普通文件") ||
		!strings.Contains(out.String(), "读不到 attachments/") {
		t.Error(status, err, out.String())
	}
}

// TestAnotherVersionIsNoChange holds that a notice of another version of the program is as it was:
// that is told beside, and not as a change.
func TestAnotherVersionIsNoChange(t *testing.T) {
	a := audit{dir: t.TempDir(), o: &Options{}, m: Manifest{Program: "0.9"}}
	if err := a.equipment(); err != nil || len(a.changes) > 0 {
		t.Errorf("%v, %v", err, a.changes)
	}
	if want := "生成时的程序是 0.9，现在的是 " + version.Program(); !slices.Contains(a.notes, want) {
		t.Errorf("%q is not among %q", want, a.notes)
	}
}
