package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/publish"
)

// TestAtDesk holds what a window of the program's own shows, and whether it waits for its reader.
func TestAtDesk(t *testing.T) {
	t.Chdir(t.TempDir())
	dir := filepath.Join("年度", "n")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"notice.toml": "[notice\n", "正文.txt": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile("说明.txt", nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args   []string
		status int
		waits  bool
		says   string // pattern of what stands there
	}{
		{nil, publish.StatusGood, true, `拖到 tongbao\.exe 的图标上`},
		{[]string{dir}, publish.StatusFindings, true, `(?s)正在生成，输出放在 年度.output\n.*错误 notice.toml:1`},
		{[]string{filepath.Join(dir, "正文.txt")}, publish.StatusFindings, true, `notice.toml:1`},
		{[]string{"说明.txt"}, publish.StatusFailure, true, `说明.txt 旁边没有 notice.toml`},
		{[]string{"check", dir}, publish.StatusFindings, false, `notice.toml:1`}, // by a shortcut, or on a schedule
		{[]string{"nowhere"}, publish.StatusFailure, false, `没有命令“nowhere”`},
	} {
		var shown strings.Builder
		in := strings.NewReader("\n")
		status := atDesk(c.args, in, &shown, &shown)
		if status != c.status || in.Len() == 0 != c.waits || !regexp.MustCompile(c.says).MatchString(shown.String()) {
			t.Errorf("%q ends with %d, %d bytes unread: %s", c.args, status, in.Len(), shown.String())
		}
	}
}
