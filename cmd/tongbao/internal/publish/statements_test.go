package publish

import (
	"os"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/proof"
	"tongbao/cmd/tongbao/internal/vocabulary"
	"tongbao/templates"
)

// TestStatements holds sentences that say something of names, groups and days without a number
// against the data: one that is provably false is an error, one that only may be is a warning, and
// of what is true or cannot be proved nothing is told. So it is of the sentences with numbers.
func TestStatements(t *testing.T) {
	c := claimsNotice(t)
	words, _ := proof.Load(templates.Set{})
	words = words.Knowing(vocabulary.Claims(c.Data))
	told := func(text string) (out string) {
		for _, f := range proofreadText(c, words, text) {
			if f.Code == "name-differs" || f.Code == "text-window" || f.Code == "typed-differs" {
				out += f.Severity.String() + " "
			}
		}
		return strings.TrimSpace(out)
	}
	src, err := os.ReadFile("testdata/claims/statements.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := ""
	for _, line := range strings.Split(string(src), "\n") {
		if heading, ok := strings.CutPrefix(line, "== "); ok {
			want = map[string]string{"false": "错误", "doubtful": "警告"}[heading]
		} else if line != "" && line[0] != '#' {
			if got := told(line); got != want {
				t.Errorf("%s: %q, not %q", line, got, want)
			}
		}
	}
	for _, one := range claimCases(t) {
		if got := told(one.text); one.sort != "contradicting" && strings.Contains(got, "错误") {
			t.Errorf("%s: %s", one.text, got)
		}
	}
}
