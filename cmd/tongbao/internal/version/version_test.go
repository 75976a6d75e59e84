package version

import (
	"runtime"
	"strings"
	"testing"
)

func TestLine(t *testing.T) {
	line := Line()
	for _, want := range []string{"tongbao " + Source + "（从源代码编译）", runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH} {
		if !strings.Contains(line, want) {
			t.Errorf("%q does not tell %q", line, want)
		}
	}
	if strings.Contains(line, "\n") {
		t.Errorf("%q is more than a line", line)
	}
}

// TestReleaseIsTold holds that a release is known by its version alone.
func TestReleaseIsTold(t *testing.T) {
	stamped, stampedCommit = "2.3", "abc"
	defer func() { stamped, stampedCommit = "", "" }()
	if Program() != "2.3" || !strings.HasPrefix(Line(), "tongbao 2.3，提交 abc，") {
		t.Errorf("%q, %q", Program(), Line())
	}
	for _, want := range []string{"/internal/version.stamped=2.3 ", "/internal/version.stampedCommit=abc"} {
		if !strings.Contains(Stamp("2.3", "abc"), want) {
			t.Errorf("the linker is told %q", Stamp("2.3", "abc"))
		}
	}
}
