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
	stamped = "2.3"
	defer func() { stamped = "" }()
	if Program() != "2.3" || !strings.HasPrefix(Line(), "tongbao 2.3，") {
		t.Errorf("%q, %q", Program(), Line())
	}
	variable, value, _ := strings.Cut(strings.TrimPrefix(Stamp("2.3"), "-X "), "=")
	if !strings.HasSuffix(variable, "/internal/version.stamped") || value != "2.3" {
		t.Errorf("the linker is told %q", Stamp("2.3"))
	}
}
