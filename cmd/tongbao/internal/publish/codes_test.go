package publish

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tongbao/cmd/tongbao/internal/diag"
	"tongbao/cmd/tongbao/internal/inspection"
	"tongbao/cmd/tongbao/internal/issue"
	"tongbao/cmd/tongbao/internal/survey"
	"tongbao/templates"
)

var update = flag.Bool("update", false, "write data/CODES.md and the words of data/README.md anew")

var kebab = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// TestCodes holds that each name stands for one thing, and that each code says in
// whole Chinese sentences what it means.
func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range codes() {
		if seen[c.Name] || !kebab.MatchString(c.Name) {
			t.Errorf("%s: told by two packages, or no name of a code", c.Name)
		}
		seen[c.Name] = true
		if !strings.HasSuffix(c.Help, "。") || strings.Count(c.Help, "。") > 3 ||
			!strings.ContainsFunc(c.Help, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s: help %q", c.Name, c.Help)
		}
	}
}

// TestAcknowledgedCodes holds that what the samples acknowledge are codes.
func TestAcknowledgedCodes(t *testing.T) {
	notices, err := filepath.Glob("../../../../data/*/" + issue.FileName)
	if err != nil || len(notices) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	names := codes().Names()
	for _, n := range notices {
		f, _, err := survey.Read(filepath.Dir(n), templates.Set{}, inspection.Kinds(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range f.Issue.Acknowledged {
			if !slices.Contains(names, a.Code) {
				t.Errorf("%s: no code %s", n, a.Code)
			}
		}
	}
}

// TestCodesPage holds data/CODES.md to what the packages register.
func TestCodesPage(t *testing.T) {
	const file = "../../../../data/CODES.md"
	if *update {
		if err := os.WriteFile(file, []byte(codesPage()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(data, []byte(codesPage())) {
		t.Errorf("data/CODES.md is not what the packages register; run go test ./cmd/tongbao/internal/publish -run TestCodesPage -update: %v",
			err)
	}
}

// codesPage is the manual's page of all codes, in markdown.
func codesPage() string {
	var b strings.Builder
	b.WriteString(`# 检查结果的代号

这一页由程序生成。检查结果末尾方括号里的是代号；` + "`tongbao help 代号`" + ` 列出全部，` + "`tongbao help duplicate-site`" + ` 解释其中一个。

错误必须改正，否则不生成通报；注明“可接受”的，核对后可以写进 notice.toml 的 ` + "`[[acknowledged]]`" + `。警告请核对，提示供参考，都可以接受。
`)
	for _, s := range stages() {
		fmt.Fprintf(&b, "\n## %s\n\n| 代号 | 程度 | 意思和办法 | 依据 |\n|---|---|---|---|\n", s.name)
		for _, c := range byName(s.codes) {
			severity := c.Severity.String()
			if c.Severity == diag.Error && c.Acknowledgeable {
				severity += "，可接受"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", c.Name, severity, strings.NewReplacer("|", `\|`, "*", `\*`, "<", "&lt;").Replace(c.Help),
				c.Clause)
		}
	}
	return b.String()
}
