package compose

import (
	"os"
	"strings"
	"testing"
)

// TestGuideNamesEveryFunction holds the clerks' guide against what templates can
// call.
func TestGuideNamesEveryFunction(t *testing.T) {
	guide, err := os.ReadFile("../../../../data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range (&functions{in: &counted{}}).funcMap(&marks{}) {
		if !strings.Contains(string(guide), "{{"+name) {
			t.Errorf("data/README.md does not say what {{%s}} is for", name)
		}
	}
}
