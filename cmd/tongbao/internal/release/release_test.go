package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// source is a small clone.
var source = fstest.MapFS{
	"fonts/README.md":           {Data: []byte("字体")},
	"fonts/gpl/仿宋.ttf":          {Data: []byte("face")},
	"fonts/LICENSES/OFL.txt":    {Data: []byte("licence")},
	"fonts/user/方正.ttf":         {Data: []byte("an office's own")},
	"fonts/ext/HanaMinA.ttf":    {Data: []byte("large")},
	"fonts/testdata/looked.txt": {Data: []byte("x")},
	"fonts/fonts.go":            {Data: []byte("package fonts")},
	"templates/notice.toml":     {Data: []byte("[notice]")},
	"templates/templates.go":    {Data: []byte("package templates")},
	sample + "/notice.toml":     {Data: []byte("[notice]")},
	"data/README.md": {Data: []byte("# 写一份通报\n\n见 [代号](CODES.md)、[填](#数据-怎么-填)。\n\n" +
		"## 数据 `怎么` 填\n\n| 词 | 意思 |\n|---|---|\n| 甲 | 乙 |\n")},
	"data/CODES.md": {Data: []byte("# 检查结果的代号\n\n## 文件夹\n\n回到 [手册](README.md)。\n")},
}

// zipped packs the source for a system.
func zipped(t *testing.T, system string) []byte {
	t.Helper()
	var tracked []string
	for name := range source { // in any order
		if strings.HasPrefix(name, "fonts/") || strings.HasPrefix(name, "templates/") || strings.HasPrefix(name, sample) {
			tracked = append(tracked, name)
		}
	}
	files, err := gather(tracked, source.ReadFile)
	if err != nil {
		t.Fatal(err)
	}
	data, err := pack("tongbao-1.0", append(onSystem(system, "1.0", []byte("program of "+system)), files...), time.Unix(1_700_000_000, 0))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestRelease(t *testing.T) {
	for system, program := range map[string]string{"windows/amd64": "tongbao.exe", "linux/loong64": "tongbao"} {
		data := zipped(t, system)
		if !bytes.Equal(data, zipped(t, system)) {
			t.Errorf("%s: two zips differ", system)
		}
		r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		want := []string{program, "先读我.txt", "使用手册.html", "SHA256SUMS", "fonts/README.md", "fonts/gpl/仿宋.ttf", "fonts/LICENSES/OFL.txt",
			"fonts/user/说明.txt", "templates/notice.toml", sample + "/notice.toml",
			"completion/tongbao.bash", "completion/_tongbao", "completion/tongbao.fish", "completion/tongbao.ps1"}
		if len(r.File) != len(want) {
			t.Errorf("%s: %d files, not %d", system, len(r.File), len(want))
		}
		for _, name := range want {
			if _, err := fs.Stat(r, path.Join("tongbao-1.0", name)); err != nil {
				t.Errorf("%s: %v", system, err)
			}
		}
		holdEntries(t, r, program)
	}
	if _, err := pack("x", []file{{name: "a"}, {name: "a"}}, time.Time{}); err == nil {
		t.Error("a name that is there twice is packed")
	}
}

// holdEntries holds names, times, rights and checksums of the files of a zip.
func holdEntries(t *testing.T, r *zip.Reader, program string) {
	t.Helper()
	sums, err := fs.ReadFile(r, "tongbao-1.0/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.File {
		name := strings.TrimPrefix(f.Name, "tongbao-1.0/")
		ascii := strings.IndexFunc(f.Name, func(r rune) bool { return r > 0x7f }) < 0
		if utf8Flag := f.Flags&0x800 != 0; utf8Flag == ascii {
			t.Errorf("%s: is UTF-8 said of its name? %v", f.Name, utf8Flag)
		}
		if f.Modified.Unix() != 1_700_000_000 || (f.Mode() == 0o755) != (name == program) {
			t.Errorf("%s: %v, %v", f.Name, f.Modified, f.Mode())
		}
		data, err := fs.ReadFile(r, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if line := fmt.Sprintf("%x  %s\n", sha256.Sum256(data), name); name != sumsName && !bytes.Contains(sums, []byte(line)) {
			t.Errorf("%s has no checksum", f.Name)
		}
	}
}

// TestStart holds that what is read first opens right on old systems, too.
func TestStart(t *testing.T) {
	for _, system := range systems {
		windows := strings.HasPrefix(system, "windows/")
		data := string(onSystem(system, "1.0", nil)[1].data)
		text, marked := strings.CutPrefix(data, "\ufeff")
		if marked != windows || strings.Count(text, "\r\n") != map[bool]int{true: strings.Count(text, "\n")}[windows] {
			t.Errorf("%s: mark %v, lines %q", system, marked, text[:100])
		}
		if _, err := simplifiedchinese.GBK.NewEncoder().String(text); err != nil {
			t.Errorf("%s: %v", system, err)
		}
		if !strings.Contains(text, system) || strings.Contains(text, "tongbao.exe") != windows || strings.Contains(text, `data\`) != windows {
			t.Errorf("%s reads %s", system, text)
		}
	}
}

// TestManual holds that the page stands alone: each link leads to a place of it.
func TestManual(t *testing.T) {
	page, err := manual(documents, source.ReadFile)
	if err != nil {
		t.Fatal(err)
	}
	ids, links := placesAndLinks(t, page)
	for _, want := range []string{"#p1-1", "#p1-2", "#p2-1", "#p2-2", "#p1", "#p2"} {
		if !links[want] || !ids[want[1:]] {
			t.Errorf("no link to %s, or no such place:\n%s", want, page)
		}
	}
	for _, want := range []string{`<a href="#p1-2">数据 怎么 填</a>`, `<a href="#p1-2">填</a>`, "<td>甲</td>", `<html lang="zh-CN">`} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("%s is not in\n%s", want, page)
		}
	}
	for _, text := range []string{"[x](elsewhere.md)", "[x](#nowhere)", "![x](picture.png)"} {
		read := func(string) ([]byte, error) { return []byte(text), nil }
		if _, err := manual([]string{"data/README.md"}, read); err == nil {
			t.Errorf("%s is in no release, and is linked to", text)
		}
	}
	if _, err := manual(documents, fstest.MapFS{}.ReadFile); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// TestManualOfThisSource holds that each link of the real manual leads somewhere.
func TestManualOfThisSource(t *testing.T) {
	read := func(name string) ([]byte, error) { return os.ReadFile(filepath.Join("../../../..", name)) }
	if _, err := manual(documents, read); err != nil {
		t.Error(err)
	}
}

// placesAndLinks are the ids and the destinations of links of a page.
func placesAndLinks(t *testing.T, page []byte) (ids, links map[string]bool) {
	t.Helper()
	ids, links = map[string]bool{}, map[string]bool{}
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		if z.Next() == html.ErrorToken {
			if z.Err() != io.EOF {
				t.Fatal(z.Err())
			}
			return ids, links
		}
		for _, a := range z.Token().Attr {
			switch a.Key {
			case "id":
				ids[a.Val] = true
			case "href":
				links[a.Val] = true
			}
		}
	}
}
