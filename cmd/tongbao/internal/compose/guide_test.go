package compose

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/language"
	"tongbao/cmd/tongbao/internal/vocabulary"
)

// TestGuideIsRead holds that every action the clerks' guide and the explained notice.toml
// write can be read, and none is in the notation of before.
func TestGuideIsRead(t *testing.T) {
	action := regexp.MustCompile(`\{\{(.*?)\}\}`)
	for _, file := range []string{"../../../../data/README.md", "../../../../templates/notice.toml"} {
		guide, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for n, line := range strings.Split(string(guide), "\n") {
			for _, m := range action.FindAllStringSubmatch(line, -1) {
				if strings.TrimSpace(m[1]) == "" { // {{ }} stands for any
					continue
				}
				found++
				if vocabulary.Former(m[1]) {
					t.Errorf("%s:%d %s is the notation of before", file, n+1, m[0])
				}
				if faults := readAction(strings.ReplaceAll(m[0], `\"`, `"`)); len(faults) > 0 {
					t.Errorf("%s:%d %s: %s", file, n+1, m[0], faults[0].Text)
				}
			}
		}
		if found == 0 {
			t.Errorf("%s has no action", file)
		}
	}
}

// readAction reads an action that may begin or end a block.
func readAction(action string) []language.Fault {
	_, first := language.ParseText(action)
	for _, around := range [][2]string{{"", "{{完}}"}, {"{{如有 甲}}", "{{完}}"}, {"{{如有 甲}}", ""}} {
		if _, faults := language.ParseText(around[0] + action + around[1]); len(faults) == 0 {
			return nil
		}
	}
	return first
}
