package publish

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"tongbao/cmd/tongbao/internal/vocabulary"
	"tongbao/templates"
)

// TestWordsTable holds the tables of words and of columns in the manual to the vocabulary and to what is
// recognised.
func TestWordsTable(t *testing.T) {
	const file = "../../../../data/README.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	columns, err := recognised(templates.Set{})
	if err != nil {
		t.Fatal(err)
	}
	want := withTable(t, withTable(t, string(data), "词表", wordsTable()), "列名表", columns)
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if string(data) != want {
		t.Error("the tables in data/README.md are not those of the program; run",
			"go test ./cmd/tongbao/internal/publish -run TestWordsTable -update")
	}
}

// withTable is a text with what stands between the marks of a table replaced.
func withTable(t *testing.T, text, name, table string) string {
	t.Helper()
	begin, end := "<!-- "+name+"开始：由程序生成 -->\n", "<!-- "+name+"结束 -->"
	before, rest, ok := strings.Cut(text, begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("data/README.md has no place for the table %s", name)
	}
	return before + begin + table + end + after
}

// wordsTable is the manual's table of all words, in markdown.
func wordsTable() string {
	var b strings.Builder
	b.WriteString("\n| 词 | 接在什么后面 | 意思 | 例子 | 印出 |\n|---|---|---|---|---|\n")
	cell := strings.NewReplacer("|", `\|`, "<", "&lt;")
	for _, w := range vocabulary.Words() {
		name, example := w.Name, ""
		if w.Args != "" {
			name += "(" + w.Args + ")"
		}
		if w.Example != "" {
			example = "`{{" + w.Example + "}}`"
		}
		on := strings.Replace(strings.Join(w.On, "、"), vocabulary.Beginning, "写在最前面", 1)
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", name, on, cell.Replace(w.Explain), cell.Replace(example), cell.Replace(w.Prints))
	}
	b.WriteString("\n括号里带问号的可以不写。\n\n")
	return b.String()
}
