package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestManualBesideTheProgram holds that the page of a release is named, and that a program alone prints
// the manual without the marks of what is generated.
func TestManualBesideTheProgram(t *testing.T) {
	program := filepath.Join(t.TempDir(), "tongbao")
	said := func() string {
		t.Helper()
		var out strings.Builder
		if err := helpManual(&out, pageBeside(program)); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	if got := said(); !strings.HasPrefix(got, "# 使用手册\n") || strings.Contains(got, "<!--") {
		t.Errorf("alone it prints %.200s", got)
	}
	page := filepath.Join(filepath.Dir(program), manualPage)
	if err := os.WriteFile(page, []byte("<html>"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got, want := said(), "使用手册是网页，用浏览器打开："+page+"\n"; got != want {
		t.Errorf("beside its page it says %q, want %q", got, want)
	}
}
