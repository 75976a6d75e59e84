package language

import (
	"regexp"
	"strings"
	"testing"
)

var wholeAction = regexp.MustCompile(`(?s)\{\{.*?\}\}`)

// FuzzText holds that a text is read or refused; that what stands outside of braces is
// kept, all of it, in its order; and that every expression comes back as itself.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"共{{网站.总数}}个", "{{如果 甲>1}}a{{又如 乙}}b{{否则}}c{{完}}", "{{逐个 甲，以“、”隔开}}{{本项}}{{否则}}无{{完}}", "｛｛甲｝｝{{",
		"{{片段 x}}y{{完}}{{用 x(甲)}}", "{{设 甲 = 乙.总数}}\n{{完}}", "{{如有 甲}}\n\n{{完}}}}", "{{{甲}}}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		blocks, faults := ParseText(src)
		lines := strings.Count(src, "\n") + 1
		for _, x := range faults {
			if x.Line < 1 || x.Line > lines || x.Text == "" || x.Hint == "" {
				t.Errorf("%q: fault %+v without line, text or hint", src, x)
			}
		}
		var printed strings.Builder
		walk(t, blocks, lines, &printed)
		if len(faults) > 0 {
			return
		}
		if want := wholeAction.ReplaceAllString(HalfBraces(src), ""); printed.String() != want {
			t.Errorf("%q keeps %q, want %q", src, printed.String(), want)
		}
	})
}

// walk writes the literal text of blocks and looks at their lines and expressions.
func walk(t *testing.T, blocks []Block, lines int, printed *strings.Builder) {
	for _, b := range blocks {
		if b.Line < 1 || b.Line > lines {
			t.Errorf("block in line %d of %d", b.Line, lines)
		}
		printed.WriteString(b.Text)
		comesBack(t, b.Expr)
		for _, br := range b.Branches {
			comesBack(t, br.Condition)
			walk(t, br.Blocks, lines, printed)
		}
	}
}

func comesBack(t *testing.T, n *Node) {
	if n == nil {
		return
	}
	if again, err := Parse(n.String()); err != nil || again.String() != n.String() {
		t.Errorf("%q gives %v %v", n, again, err)
	}
}
