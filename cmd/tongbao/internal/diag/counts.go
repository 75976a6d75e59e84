package diag

import (
	"fmt"
	"strings"
)

// Counts says how many findings of each severity there are, as the last line of a
// report: 错误1类3处，警告2类5处. Those of one code are one kind. Empty: there are none.
func (fs Findings) Counts() string {
	var parts []string
	for _, severity := range []Severity{Error, Warning, Info} {
		kinds, n := map[string]bool{}, 0
		for _, f := range fs {
			if f.Severity == severity {
				kinds[f.Code] = true
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s%d类%d处", severity, len(kinds), n))
		}
	}
	return strings.Join(parts, "，")
}

// Warns reports a warning among the findings.
func (fs Findings) Warns() bool {
	for _, f := range fs {
		if f.Severity == Warning {
			return true
		}
	}
	return false
}
