package issue

import (
	"reflect"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/conf"
	"tongbao/templates"
)

func TestTemplateReads(t *testing.T) {
	i, findings := Parse([]byte(templates.Notice()), kinds)
	if i == nil || len(findings) > 0 {
		t.Fatalf("the template has findings: %v", findings)
	}
	if got := i.Period.Label(); got != "2026年第一季度" {
		t.Errorf("period of the template is %q", got)
	}
}

// TestTemplateExamples puts every key to use. Only keys that exclude each other
// by meaning may then complain.
func TestTemplateExamples(t *testing.T) {
	_, findings := Parse([]byte(conf.Uncomment(templates.Notice())), kinds)
	for _, f := range findings {
		switch f.Code {
		case "period-conflict", "table-conflict", "totals-conflict":
		default:
			t.Errorf("%v", f)
		}
	}
}

// TestTemplateExplainsEveryKey holds that each key stands in the template, on a
// line of its own below a comment or in the value of one that does.
func TestTemplateExplainsEveryKey(t *testing.T) {
	lines := strings.Split(conf.Uncomment(templates.Notice()), "\n")
	i, _ := Parse([]byte(strings.Join(lines, "\n")), kinds)
	var walk func(path []any, of reflect.Type)
	walk = func(path []any, of reflect.Type) {
		for f := range fields(of) {
			key, _, _ := strings.Cut(f.Tag.Get("toml"), ",")
			if key == "" || key[0] == '<' {
				continue
			}
			if f.Type.Kind() == reflect.Map {
				given := 0
				for _, k := range kinds {
					if table := append(append([]any{}, path...), k.Key); i.has(table...) {
						given++
						walk(table, f.Type.Elem().Elem())
					}
				}
				if given == 0 {
					t.Errorf("%v has no table of any kind of objects in the template", path)
				}
				continue
			}
			at := append(append([]any{}, path...), key)
			line := i.At(at...).Line
			if !i.has(at...) || !strings.HasPrefix(lines[line-2], "# ") {
				t.Errorf("%v is not explained in the template", at)
			}
			below := f.Type
			for below.Kind() == reflect.Pointer || below.Kind() == reflect.Slice {
				if below.Kind() == reflect.Slice {
					at = append(at, 0)
				}
				below = below.Elem()
			}
			walk(at, below)
		}
	}
	walk(nil, reflect.TypeFor[Issue]())
}

// fields yields the fields of a struct and of those embedded in it.
func fields(t reflect.Type) func(yield func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		if t.Kind() != reflect.Struct {
			return
		}
		for _, f := range reflect.VisibleFields(t) {
			if !yield(f) {
				return
			}
		}
	}
}
