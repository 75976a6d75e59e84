package compose

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tongbao/cmd/tongbao/internal/survey"
)

var update = flag.Bool("update", false, "rewrite golden files")

// TestFaults holds what a clerk is told of each error a text can have, word for word: the
// golden file has texts about the notice of testdata, each with its findings.
func TestFaults(t *testing.T) {
	const file = "testdata/faults.txt"
	golden, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	finding := regexp.MustCompile(`(?m)^(?:错误|警告|提示) [^\n]*\n`)
	var got []string
	for section := range strings.SplitSeq(strings.TrimSuffix(string(golden), "\n"), "\n\n") {
		if strings.HasPrefix(section, "# ") { // what the texts below have in common
			got = append(got, section)
			continue
		}
		src := finding.ReplaceAllString(section+"\n", "")
		c := newComposer(wordsNotice(t))
		c.settle()
		c.blocks(survey.Text{Name: "body.md", Source: src})
		said := ""
		for _, f := range append(c.findings, c.in.Ledger.Findings()...).Sorted() {
			said += f.String() + "\n"
		}
		if said == "" {
			t.Errorf("nothing is told of %s", src)
		}
		got = append(got, strings.TrimSuffix(src+said, "\n"))
	}
	text := strings.Join(got, "\n\n") + "\n"
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if d := cmp.Diff(string(golden), text); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
