package issue

import (
	"regexp"
	"strings"
	"testing"
)

func TestTemplateReads(t *testing.T) {
	i, findings := parse([]byte(Template()))
	if i == nil || len(findings) > 0 {
		t.Fatalf("the template has findings: %v", findings)
	}
	if got := i.Period.Label(); got != "2026年第一季度" {
		t.Errorf("period of the template is %q", got)
	}
}

// commented is a key or header that the template leaves as a comment.
var commented = regexp.MustCompile(`(?m)^#([\["a-z])`)

// TestTemplateExamples puts every key to use. Only keys that exclude each other
// by meaning may then complain.
func TestTemplateExamples(t *testing.T) {
	_, findings := parse([]byte(commented.ReplaceAllString(Template(), "$1")))
	for _, f := range findings {
		switch f.Code {
		case "period-conflict", "table-conflict", "totals-conflict":
		default:
			t.Errorf("%v", f)
		}
	}
}

func TestTemplateNamesEveryKey(t *testing.T) {
	lines := indexLines(commented.ReplaceAllString(Template(), "$1")).lines
	var walk func(path []string, fields []field)
	walk = func(path []string, fields []field) {
		for _, f := range fields {
			at := append(append([]string{}, path...), f.key)
			if lines[strings.Join(at, pathSeparator)] == 0 {
				t.Errorf("%s is not in the template", strings.Join(at, "."))
			}
			if f.doc == "" || f.name == "" {
				t.Errorf("%s has no explanation", strings.Join(at, "."))
			}
			if f.kind == tables {
				at = element(at, 0)
			}
			walk(at, f.fields)
		}
	}
	walk(nil, schema())
}
